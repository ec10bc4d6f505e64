"""Ruled boxes around a decree that are no table: letterheads, stamps, frames of e-signatures; and a scan's heading."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from itertools import pairwise

import pypdfium2 as pdfium
import pytest
from drawn import Drawing
from reportlab.pdfgen.canvas import Canvas

import skparse
from skparse.plan import Plan
from skparse.read import ReaderName

WIDTH, HEIGHT = 595.0, 842.0
MONTHS = [str(month) for month in range(1, 13)]
OFFICE, PART = "PEMERINTAH KABUPATEN TELUKSARI", "DINAS PERIKANAN"
ADDRESS = "Jalan Pantai Nomor 5 Telepon (0287) 11111"
DECREE = [
    "KEPUTUSAN KEPALA DINAS PERIKANAN",
    "NOMOR 14 TAHUN 2026",
    "TENTANG",
    "RENCANA AKSI DINAS PERIKANAN",
]
SIGNED = ["Ditetapkan di Teluksari", "pada tanggal 5 Januari 2026", "KEPALA DINAS PERIKANAN,", "ttd", "SITI MARYAM"]


def cells(canvas: Canvas, xs: Sequence[float], ys: Sequence[float], texts: Sequence[Sequence[str]]) -> None:
    """Ruled cells, from the page's top down."""
    canvas.setFont("Vera", 8)
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (x0, x1) in enumerate(pairwise(xs)):
            canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top)
            canvas.drawString(x0 + 4, HEIGHT - top - 12, texts[row][column])


def double_rule(canvas: Canvas, top: float) -> None:
    for y, thick in ((top, 2.0), (top + 3, 0.5)):
        canvas.setLineWidth(thick)
        canvas.line(50, HEIGHT - y, 545, HEIGHT - y)
    canvas.setLineWidth(0.5)


def _letterhead(canvas: Canvas) -> None:
    cells(canvas, (50, 130, 545), (30, 110), [["LOGO", OFFICE]])
    double_rule(canvas, 112)


def _letterhead_of_two_rows(canvas: Canvas) -> None:
    cells(canvas, (50, 350, 545), (30, 80, 100), [[OFFICE, PART], [ADDRESS, "Kode Pos 56311"]])


def _letterhead_with_its_address_below(canvas: Canvas) -> None:
    cells(canvas, (50, 130, 545), (30, 80), [["LOGO", OFFICE]])
    cells(canvas, (50, 545), (80, 100), [[ADDRESS]])


def _stamp_of_receipt(canvas: Canvas) -> None:
    texts = [["DITERIMA", "12 Jan 2026"], ["No. Agenda", "45"], ["Paraf", "ttd"]]
    cells(canvas, (60, 120, 200), (690, 710, 730, 750), texts)


def _initials(canvas: Canvas) -> None:
    cells(canvas, (60, 120, 200), (690, 710, 730, 750), [["Jabatan", "Paraf"], ["Sekretaris", ""], ["Kabid", ""]])


def _electronic_signature(canvas: Canvas) -> None:
    texts = [["Dokumen ini telah ditandatangani secara elektronik", "BSrE"], ["Pindai kode QR", "UU ITE"]]
    cells(canvas, (60, 310, 410), (690, 710, 730), texts)


def _framed_title(canvas: Canvas) -> None:
    cells(canvas, (60, 150), (690, 715), [["Tahap A"]])
    canvas.line(150, HEIGHT - 690, 500, HEIGHT - 690)
    canvas.drawString(154, HEIGHT - 702, "Kegiatan awal tahun")


def _small_table(canvas: Canvas) -> None:
    cells(canvas, (60, 150, 230), (690, 710, 730, 750), [["Unsur", "Bobot"], ["Mutu", "40"], ["Waktu", "60"]])


def document(box: Callable[[Canvas], None]) -> Plan:
    """A decree with a box on its page, and its plan on the next page."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.setFont("Vera", 10)
    for number, line in enumerate(DECREE):
        canvas.drawCentredString(WIDTH / 2, HEIGHT - 150 - 15 * number, line)
    canvas.drawString(70, HEIGHT - 240, "Menimbang : bahwa perlu rencana aksi;")
    canvas.drawCentredString(WIDTH / 2, HEIGHT - 270, "MEMUTUSKAN :")
    canvas.drawString(70, HEIGHT - 300, "KESATU : Menetapkan rencana aksi.")
    for number, line in enumerate(SIGNED):
        canvas.drawString(330, HEIGHT - 400 - 15 * number, line)
    box(canvas)
    canvas.showPage()
    xs = [40.0, 70, 200, 280, *(280 + 20 * month for month in range(1, 13))]
    rows = [["No", "KEGIATAN", "PIC", *MONTHS]]
    rows += [[f"{n}.", f"Kegiatan {n}", "Subbag", *("v" if m == n else "" for m in range(12))] for n in range(1, 5)]
    cells(canvas, xs, [100 + 18 * row for row in range(6)], rows)
    canvas.save()
    return skparse.parse(file.getvalue())


@pytest.mark.parametrize(
    "box",
    [
        _letterhead,
        _letterhead_of_two_rows,
        _letterhead_with_its_address_below,
        _stamp_of_receipt,
        _initials,
        _electronic_signature,
        _framed_title,
    ],
)
def test_a_box_is_no_table(box: Callable[[Canvas], None]) -> None:
    plan = document(box)
    assert [(one.kind, one.pages, len(one.nodes)) for one in plan.lampiran] == [("rencana_aksi", (2, 2), 4)]
    assert plan.findings == ()
    assert plan.keputusan is not None and plan.keputusan.tentang == "RENCANA AKSI DINAS PERIKANAN"
    assert plan.keputusan.penandatangan is not None and plan.keputusan.penandatangan.nama == "SITI MARYAM"


def test_a_small_table_is_kept() -> None:
    assert [one.kind for one in document(_small_table).lampiran] == ["lain", "rencana_aksi"]


def lampiran_alone() -> bytes:
    title = "LAMPIRAN KEPUTUSAN KPU KABUPATEN TELUKSARI NOMOR 23 TAHUN 2026"
    drawing = Drawing([25, 120, *[22] * 12]).title(title, "TENTANG RENCANA AKSI TAHUN 2026")
    drawing.row(["No", "KEGIATAN", *MONTHS])
    for number in range(1, 4):
        drawing.row([f"{number}.", f"Rapat bagian {number}", *("v" if m == number else "" for m in range(12))])
    return drawing.pdf()


def check_alone(plan: Plan) -> None:
    decree = plan.keputusan
    assert decree is not None
    assert (decree.lembaga, decree.nomor, decree.tahun) == ("KPU KABUPATEN TELUKSARI", "23", 2026)
    assert decree.tentang == "RENCANA AKSI TAHUN 2026"
    assert [one.code for one in plan.findings if one.code.startswith("decree")] == ["decree-absent"]


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_the_file_of_a_lampiran_alone_names_its_decree(reader: ReaderName) -> None:
    check_alone(skparse.parse(lampiran_alone(), reader=reader))


@pytest.mark.ocr
def test_the_scan_of_a_lampiran_alone_names_its_decree() -> None:
    picture = pdfium.PdfDocument(lampiran_alone())[0].render(scale=250 / 72).to_pil().convert("L")
    file = io.BytesIO()
    picture.save(file, "PDF", resolution=250)
    plan = skparse.parse(file.getvalue())
    assert plan.source.kind == "scanned"
    check_alone(plan)


def test_a_letter_around_its_table() -> None:
    """The table stands on the letter's first page, the signature below it."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.setFont("Vera", 10)
    for number, line in enumerate(["SURAT EDARAN NOMOR 5 TAHUN 2026", "TENTANG", "RENCANA AKSI"]):
        canvas.drawCentredString(WIDTH / 2, HEIGHT - 60 - 15 * number, line)
    canvas.drawString(50, HEIGHT - 115, "1. Latar Belakang")
    xs = [40.0, 70, 280, *(280 + 20 * month for month in range(1, 13))]
    rows = [["No", "KEGIATAN", *MONTHS], ["1.", "Rapat", "v", *[""] * 11], ["2.", "Laporan", "", "v", *[""] * 10]]
    cells(canvas, xs, [140, 158, 176, 194], rows)
    canvas.setFont("Vera", 10)
    for number, line in enumerate(SIGNED):
        canvas.drawString(330, HEIGHT - 300 - 15 * number, line)
    canvas.save()
    plan = skparse.parse(file.getvalue())
    assert [len(one.nodes) for one in plan.lampiran] == [2]
    decree = plan.keputusan
    assert decree is not None and (decree.nomor, decree.tentang) == ("5", "RENCANA AKSI")
    assert (decree.tempat, decree.tanggal) == ("Teluksari", "2026-01-05")
    assert not [one for one in plan.findings if one.code in ("decree-incomplete", "signer-doubtful")]
