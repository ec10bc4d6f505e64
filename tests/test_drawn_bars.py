"""Bars, lines, arrows and hatchings over the cells of a table mark months; strips of shading in a header mark none."""

from __future__ import annotations

import io

import pikepdf
import pytest
from drawn import Drawing
from drawn_plans import (
    APR,
    DES,
    HIGH,
    JAN,
    JUL,
    JUN,
    KEGIATAN,
    KET,
    MAR,
    MEI,
    MONTHS,
    SEP,
    codes,
    item,
    months,
    pictures,
    read,
    readers,
    sheet,
)
from shapes import arrow, bar, hatched, line, picture, strips

from skparse.read import ReaderName

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


def test_a_bar_that_is_higher_than_its_row_marks_no_other() -> None:
    drawing = item(item(sheet(), 1, "Menyapu lorong"), 2, "Mengangkut sampah", HIGH)
    assert months(drawing.over(JAN, MAR, bar(raised=28, high=22))) == {"1": (1, 2, 3), "2": ()}


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
        nodes, _ = read(file.getvalue(), reader)
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
