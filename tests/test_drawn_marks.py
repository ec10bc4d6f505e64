"""Pictures over the cells of a table: ticks that mark months, stamps, logos, and what cannot be read."""

from __future__ import annotations

import io

import pikepdf
from drawn import Drawing, Style
from drawn_plans import (
    APR,
    DES,
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
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from shapes import TICK, bar, picture

import skparse
from skparse.geometry import Box
from skparse.read import ReaderName


@readers
def test_pictures_of_ticks_mark_their_months(reader: ReaderName) -> None:
    drawing = item(item(sheet(), 1, "Menyapu lorong").over(MAR, MAR, picture()), 2, "Mengangkut sampah")
    drawing.over(JAN, JAN, picture()).over(DES, DES, picture(size=14, aside=3))
    nodes, plan = read(drawing, reader)
    assert {name: node.bulan for name, node in nodes.items()} == {"1": (3,), "2": (1, 12)}
    assert [(j.periode, j.tanda, j.warna) for j in nodes["1"].jadwal] == [("3", None, None)]
    assert pictures(plan) == {"mark": 3}
    assert codes(plan) == ["picture-marks"]


def test_second_readers_do_not_doubt_marks_that_are_pictures() -> None:
    drawing = item(item(sheet(), 1, "Menyapu lorong").over(MAR, MAR, picture()), 2, "Mengangkut sampah")
    plan = skparse.parse(drawing.pdf(), verify=True)
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
