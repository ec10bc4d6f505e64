"""Marks that are no text and no fill of a cell: pictures of ticks, bars, arrows, hatchings, and their likes."""

from __future__ import annotations

import io

import pikepdf
import pytest
from drawn import PLAIN, Drawing, Style
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from shapes import TICK, arrow, bar, hatched, line, picture, strips

import skparse
from skparse.geometry import Box
from skparse.plan import Node, Plan
from skparse.read import ReaderName

readers = pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])

JAN, MAR, APR, MEI, JUN, JUL, SEP, DES = (1 + month for month in (1, 3, 4, 5, 6, 7, 9, 12))
"""Columns of months."""
KEGIATAN, KET = 1, 14
MONTHS = [str(month) for month in range(1, 13)]
HIGH = "\n\n\n"
"""Four lines."""


def sheet() -> Drawing:
    drawing = Drawing([24, 150, *[25] * 12, 60]).title("RENCANA AKSI KEBERSIHAN PASAR TAHUN 2026")
    return drawing.row(["NO", "KEGIATAN", *MONTHS, "KET"], Style(bold=True))


def item(drawing: Drawing, number: int, text: str, lines: str = "", style: Style = PLAIN) -> Drawing:
    return drawing.row([f"{number}.", text + lines, *[""] * 12, "rutin"], style)


def read(drawing: Drawing | bytes, reader: ReaderName = "pdfium") -> tuple[dict[str, Node], Plan]:
    plan = skparse.parse(drawing if isinstance(drawing, bytes) else drawing.pdf(), reader=reader)
    assert not {"unplaced-text", "unplaced-fill", "ledger-difference"} & {f.code for f in plan.findings}
    return {node.id: node for node in plan.lampiran[0].nodes}, plan


def months(drawing: Drawing | bytes, reader: ReaderName = "pdfium") -> dict[str, tuple[int, ...]]:
    return {name: node.bulan for name, node in read(drawing, reader)[0].items()}


def codes(plan: Plan) -> list[str]:
    return [f.code for f in plan.findings]


def pictures(plan: Plan) -> dict[str, int]:
    return {kind: count for kind, count in plan.source.pictures.items() if count}


# Pictures


@readers
def test_pictures_of_ticks_mark_their_months(reader: ReaderName) -> None:
    drawing = item(item(sheet(), 1, "Menyapu lorong").over(MAR, MAR, picture()), 2, "Mengangkut sampah")
    drawing.over(JAN, JAN, picture()).over(DES, DES, picture(size=14, aside=3))
    nodes, plan = read(drawing, reader)
    assert {name: node.bulan for name, node in nodes.items()} == {"1": (3,), "2": (1, 12)}
    assert [(j.periode, j.tanda, j.warna) for j in nodes["1"].jadwal] == [("3", None, None)]
    assert pictures(plan) == {"mark": 3}
    assert codes(plan) == ["picture-marks"]


def test_a_picture_in_a_form_and_one_cut_into_strips() -> None:
    drawing = item(sheet(), 1, "Menyapu lorong")

    def in_form(canvas: Canvas, box: Box) -> None:
        canvas.beginForm("tanda", 0, 0, 20, 20)
        canvas.drawImage(TICK, 0, 0, 12, 12)
        canvas.endForm()
        canvas.translate(box.center_x - 6, box.center_y - 6)
        canvas.doForm("tanda")

    def in_strips(canvas: Canvas, box: Box) -> None:
        for n in range(4):
            canvas.drawImage(TICK, box.center_x - 6, box.center_y - 6 + 3 * n, 12, 3)

    nodes, plan = read(drawing.over(MEI, MEI, in_form).over(JUL, JUL, in_strips))
    assert nodes["1"].bulan == (5, 7)
    assert pictures(plan) == {"mark": 2}


@readers
def test_pictures_that_cannot_be_seen_mark_nothing(reader: ReaderName) -> None:
    drawing = item(sheet(), 1, "Menyapu lorong").over(MEI, MEI, picture())

    def transparent(canvas: Canvas, box: Box) -> None:
        canvas.setFillColor(Color(0, 0, 0, alpha=0))
        picture()(canvas, box)

    def clipped(canvas: Canvas, box: Box) -> None:
        path = canvas.beginPath()
        path.rect(0, 0, 5, 5)
        canvas.clipPath(path, stroke=0, fill=0)
        picture()(canvas, box)

    drawing.over(JAN, JAN, transparent).over(MAR, MAR, clipped).over(SEP, SEP, picture(size=0.9))
    nodes, plan = read(drawing, reader)
    assert nodes["1"].bulan == (5,)
    assert pictures(plan) == {"mark": 1}


@readers
def test_a_cropped_picture_is_where_it_can_be_seen(reader: ReaderName) -> None:
    def cropped(canvas: Canvas, box: Box) -> None:
        path = canvas.beginPath()
        path.rect(box.x0 + 5, box.top + 2, 12, box.height - 4)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.drawImage(TICK, box.x0 + 5, box.top - 90, 180, 180)

    nodes, plan = read(item(sheet(), 1, "Menyapu lorong").over(APR, APR, cropped), reader)
    assert nodes["1"].bulan == (4,)
    assert pictures(plan) == {"mark": 1}


def test_a_stamp_over_many_cells_is_no_tick_but_is_reported() -> None:
    drawing = item(item(item(sheet(), 1, "Menyapu lorong"), 2, "Mengangkut sampah"), 3, "Menyiram jalan")
    nodes, plan = read(drawing.over(MEI, SEP, picture(size=60)))
    assert [node.bulan for node in nodes.values()] == [(), (), ()]
    assert pictures(plan) == {"stamp": 1}
    (finding,) = (f for f in plan.findings if f.code.startswith("picture"))
    assert (finding.code, finding.page) == ("picture-unread", 1)
    assert "1 picture lies over several cells of the schedule" in finding.message


def test_pictures_in_cells_of_text_are_one_finding_of_their_page() -> None:
    drawing = item(sheet(), 1, "Menyapu lorong").over(KEGIATAN, KEGIATAN, picture(aside=50))
    item(drawing, 2, "Mengangkut sampah").over(KET, KET, picture(aside=20))
    nodes, plan = read(drawing)
    assert [node.bulan for node in nodes.values()] == [(), ()]
    assert pictures(plan) == {"unread": 2}
    assert codes(plan) == ["picture-unread"]
    assert "2 pictures stand in cells of the table" in plan.findings[0].message


def test_a_logo_on_each_page_a_background_and_an_electronic_signature_are_known() -> None:
    drawing = item(sheet(), 1, "Menyapu lorong").over(KEGIATAN, KEGIATAN, picture(aside=50))
    drawing.over(0, KET, lambda canvas, box: canvas.drawImage(TICK, 0, 0, 700, 420))
    drawing.next_page().row(["NO", "KEGIATAN", *MONTHS, "KET"], Style(bold=True))
    item(drawing, 2, "Mengangkut sampah").over(KEGIATAN, KEGIATAN, picture(aside=40))
    signed = "Dokumen ini telah ditandatangani secara elektronik"
    drawing.row(["", signed, *[""] * 13]).over(KET, KET, picture(size=14))
    _, plan = read(drawing)
    assert pictures(plan) == {"decoration": 4}
    assert not [code for code in codes(plan) if code.startswith("picture")]


def test_a_picture_beside_the_table_is_outside() -> None:
    drawing = item(sheet(), 1, "Menyapu lorong")
    drawing.over(0, KET, lambda canvas, box: canvas.drawImage(TICK, box.x0, box.top - 60, 40, 40))
    _, plan = read(drawing)
    assert pictures(plan) == {"outside": 1}
    assert codes(plan) == []


def test_a_picture_in_a_merged_cell_marks_all_of_its_months_and_rows() -> None:
    drawing = sheet().goes_on(JAN)
    drawing.row(["1.", "Menyapu lorong", *[""] * 12, "rutin"], spans={JAN: 3}).goes_on()
    drawing.row(["2.", "Mengangkut sampah", None, *[""] * 11, "rutin"], spans={JAN: 3})
    assert months(drawing.over(JAN, MAR, picture())) == {"1": (1, 2, 3), "2": (1, 2, 3)}


def test_a_picture_in_a_column_of_words_is_not_read() -> None:
    drawing = Drawing([24, 200, 120, 60]).title("RENCANA AKSI KEBERSIHAN PASAR TAHUN 2026")
    drawing.row(["NO", "KEGIATAN", "WAKTU PELAKSANAAN", "KET"], Style(bold=True))
    drawing.row(["1.", "Menyapu lorong", "Januari s.d. Maret", "rutin"])
    drawing.row(["2.", "Mengangkut sampah", "", "rutin"]).over(2, 2, picture())
    nodes, plan = read(drawing)
    assert [(node.bulan, len(node.jadwal)) for node in nodes.values()] == [((1, 2, 3), 1), ((), 0)]
    assert pictures(plan) == {"unread": 1}


@readers
def test_a_page_that_lies_sideways(reader: ReaderName) -> None:
    drawing = sheet()
    for number in range(1, 5):
        item(drawing, number, "Menyapu lorong barat dan lorong timur").over(JUN, JUN, picture())
        drawing.over(JAN, MAR, bar()).over(DES, DES, lambda canvas, box: canvas.circle(box.center_x, box.center_y, 5))
    pdf = pikepdf.open(io.BytesIO(drawing.pdf()))
    pdf.pages[0].rotate(90, relative=True)
    file = io.BytesIO()
    pdf.save(file)
    nodes, plan = read(file.getvalue(), reader)
    assert [node.bulan for node in nodes.values()] == [(1, 2, 3, 6, 12)] * 4
    assert pictures(plan) == {"mark": 8}


def test_pictures_of_a_table_that_is_no_plan_are_booked() -> None:
    drawing = Drawing([24, 200, 120]).title("DAFTAR TIM KERJA")
    drawing.row(["NO", "NAMA", "JABATAN"], Style(bold=True))
    drawing.row(["1.", "Sari Dewi Lestari", "Ketua"]).over(1, 1, picture(aside=60))
    _, plan = read(drawing)
    assert plan.lampiran[0].kind == "lain"
    assert pictures(plan) == {"other_table": 1}


# Bars, lines and arrows


@readers
@pytest.mark.parametrize("outline", [True, False])
def test_bars_mark_the_months_that_they_cover_by_half(outline: bool, reader: ReaderName) -> None:
    drawing = item(sheet(), 1, "Menyapu lorong", HIGH)
    drawing.over(JAN, MAR, bar(outline=outline)).over(JUN, JUL, bar(outline=outline))  # two in one row
    item(drawing, 2, "Mengangkut sampah").over(MAR, JUN, bar(left=6, right=18, outline=outline))
    item(drawing, 3, "Menyiram jalan").over(SEP, SEP, bar(left=15, right=2, outline=outline))  # in one month
    nodes, plan = read(drawing, reader)
    assert {name: node.bulan for name, node in nodes.items()} == {"1": (1, 2, 3, 6, 7), "2": (3, 4, 5), "3": (9,)}
    assert nodes["2"].jadwal[0].warna == "#4472C4"
    assert plan.source.fills["month"] == 4
    assert codes(plan) == []


@readers
def test_a_bar_over_two_rows_marks_the_one_whose_middle_is_nearer(reader: ReaderName) -> None:
    drawing = item(item(sheet(), 1, "Menyapu lorong", HIGH), 2, "Mengangkut sampah", HIGH)
    drawing.over(JAN, MAR, bar(raised=20, high=14)).over(JUN, JUL, bar(raised=26, high=14))
    assert months(drawing, reader) == {"1": (6, 7), "2": (1, 2, 3)}


@readers
def test_the_outline_of_a_bar_cuts_no_cells(reader: ReaderName) -> None:
    drawing = item(sheet(), 1, "Menyapu lorong").over(MAR, JUN, bar(left=9, right=9))
    drawing.row(["2.", "Menyiram jalan", "", "", "x", *[""] * 9, "rutin"])
    nodes, plan = read(drawing, reader)
    assert [(n.bulan, n.ket) for n in nodes.values()] == [((3, 4, 5, 6), "rutin"), ((3,), "rutin")]
    assert len(plan.lampiran[0].columns) == 14


@readers
def test_arrows_and_thick_lines_mark_months(reader: ReaderName) -> None:
    drawing = item(sheet(), 1, "Menyapu lorong", HIGH).over(MAR, MEI, arrow)
    item(drawing, 2, "Mengangkut sampah", HIGH).over(JAN, APR, line(2.5))
    item(drawing, 3, "Menyiram jalan").over(JAN, APR, line(5))
    item(drawing, 4, "Memeriksa air").over(MEI, SEP, line(1, "filled"))
    item(drawing, 5, "Mencuci tangga").over(MEI, SEP, line(0.5, "open"))
    item(drawing, 6, "Mengecat pagar").over(JUN, SEP, line(1.5, "filled", right=18))
    nodes, plan = read(drawing, reader)
    may_to_september = (5, 6, 7, 8, 9)
    assert {name: node.bulan for name, node in nodes.items()} == {
        "1": (3, 4, 5),
        "2": (1, 2, 3, 4),
        "3": (1, 2, 3, 4),
        "4": may_to_september,
        "5": may_to_september,
        "6": (6, 7, 8),
    }
    assert not plan.source.fills["unplaced"] and "unread" not in pictures(plan)


def test_a_rule_between_two_halves_of_a_row_is_no_line() -> None:
    drawing = sheet().goes_on(0, KEGIATAN, KET)
    drawing.row(["1.", "Menyapu lorong", "x", *[""] * 11, "rutin"]).goes_on()
    drawing.row([None, None, "", "v", *[""] * 10, None])
    assert months(drawing) == {"1": (1, 2)}


# Hatching, figures and strips


@readers
@pytest.mark.parametrize("slant", ["slanted", "level", "upright", "crossed"])
@pytest.mark.parametrize("gap", [1.2, 3.0])
def test_hatching_marks_a_cell_as_a_fill_does(slant: str, gap: float, reader: ReaderName) -> None:
    drawing = item(sheet(), 1, "Menyapu lorong", HIGH).over(MAR, MAR, hatched(slant, gap))
    drawing.over(JUN, JUL, hatched(slant, gap))
    item(drawing, 2, "Mengangkut sampah").over(APR, APR, picture())
    nodes, _ = read(drawing, reader)
    assert [(n.bulan, n.ket) for n in nodes.values()] == [((3, 6, 7), "rutin"), ((4,), "rutin")]


def test_a_pattern_of_tiles_marks_a_cell_as_a_fill_does() -> None:
    # Word's and Excel's shading in per cent is a pattern of dots.
    pdf = pikepdf.open(io.BytesIO(item(sheet(), 1, "Menyapu lorong").over(APR, MEI, bar(outline=False)).pdf()))
    tile = pikepdf.Dictionary(
        Type=pikepdf.Name.Pattern,
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=[0, 0, 4, 4],
        XStep=4,
        YStep=4,
        Resources=pikepdf.Dictionary(),
    )
    page = pdf.pages[0]
    page.Resources.Pattern = pikepdf.Dictionary(P0=pdf.make_stream(b"0 0 1 1 re f", tile))
    content = page.Contents.read_bytes().replace(b".266667 .447059 .768627 rg", b"/Pattern cs /P0 scn")
    assert b"/P0 scn" in content
    page.Contents = pdf.make_stream(content)
    file = io.BytesIO()
    pdf.save(file)
    for reader in ("pdfium", "pdfplumber"):
        nodes, _ = read(file.getvalue(), reader)  # type: ignore[arg-type]
        assert nodes["1"].bulan == (4, 5)


@readers
def test_a_circle_marks_its_month_and_a_cell_that_is_crossed_out_is_reported(reader: ReaderName) -> None:
    drawing = item(sheet(), 1, "Menyapu lorong")
    drawing.over(JUL, JUL, lambda canvas, box: canvas.circle(box.center_x, box.center_y, 6))
    drawing.over(SEP, SEP, lambda canvas, box: canvas.line(*box))
    nodes, plan = read(drawing, reader)
    assert nodes["1"].bulan == (7,)
    assert pictures(plan) == {"mark": 1, "crossed": 1}
    assert codes(plan) == ["picture-unread", "picture-marks"]


@readers
def test_strips_of_shading_in_a_header_belong_to_it(reader: ReaderName) -> None:
    drawing = Drawing([24, 150, *[25] * 12, 60]).title("RENCANA AKSI KEBERSIHAN PASAR TAHUN 2026")
    drawing.goes_on(0, KEGIATAN, KET)
    drawing.row(["NO", "KEGIATAN", "JADWAL\nPELAKSANAAN\nTAHUN 2026", *[""] * 11, "KET"], spans={JAN: 12})
    for first, last in ((0, 0), (KEGIATAN, KEGIATAN), (JAN, DES), (KET, KET)):
        drawing.over(first, last, strips)
    drawing.goes_on()
    drawing.row([None, None, *MONTHS, None])
    for month in range(JAN, DES + 1):
        drawing.over(month, month, strips)
    item(drawing, 1, "Menyapu lorong").over(APR, APR, picture())
    nodes, plan = read(drawing, reader)
    assert nodes["1"].bulan == (4,)
    assert codes(plan) == ["picture-marks"]
    assert plan.source.fills["header"] >= 20 and plan.source.fills["unplaced"] == 0
