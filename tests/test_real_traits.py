"""What real documents taught (tests/test_real.py reads those, where they are), on small documents of our own.

Each document has the trait of a real one that was read wrongly once; its texts are invented.
"""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from drawn import BOLD, PLAIN, WHITE_ON_BLACK, Drawing, Style, Text

import skparse
from skparse.plan import Lampiran, Node, Plan
from skparse.read import ReaderName

MONTHS = [str(month) for month in range(1, 13)]
GREEN = "#70AD47"
Tree = tuple[str | None, str, tuple[int, ...], tuple["Tree", ...]]
"""Marker, text, months, children."""

readers = pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])


def tree(node: Node) -> Tree:
    return (node.marker, node.text, node.bulan, tuple(map(tree, node.children)))


def read(data: bytes, reader: ReaderName = "pdfium", as_plan: bool = False) -> tuple[Plan, Lampiran]:
    """The plan and its only table; no word and no shade of it may be without a place."""
    plan = skparse.parse(data, reader=reader, as_plan=as_plan)
    assert not {"unplaced-text", "unplaced-fill", "ledger-difference"} & {f.code for f in plan.findings}
    assert len(plan.lampiran) == 1
    return plan, plan.lampiran[0]


def fills(*spans: tuple[int, int]) -> dict[tuple[int, int], str]:
    """Green rectangles, each over the months from the first to the last."""
    return {(2 + first, 2 + last): GREEN for first, last in spans}


# A three-level header, months under quarters; one fill over several months; no numbering, programs in bold type; on the
# second page rows go on first and the header stands again in mid-page (dishub-jabar-2016-rencana-aksi).


def _header(drawing: Drawing) -> None:
    blank = [""] * 11
    style = Style(bold=True, ground="#DDEBF7")
    drawing.goes_on(0, 1, 2)
    drawing.row(["PROGRAM dan KEGIATAN", "RENCANA AKSI", "PENANGGUNG JAWAB", "JADWAL KEGIATAN", *blank], style, {3: 12})
    quarters = ["Trw I", "", "", "Trw II", "", "", "Trw III", "", "", "Trw IV", "", ""]
    drawing.row([None, None, None, *quarters], style, {3: 3, 6: 3, 9: 3, 12: 3})
    drawing.goes_on()
    drawing.row([None, None, None, *MONTHS], style)


def _item(drawing: Drawing, name: Text, action: str, *spans: tuple[int, int]) -> None:
    drawing.row([name, action, "Bidang Udara", *[""] * 12], fills=fills(*spans))


@pytest.fixture(scope="module")
def transport() -> bytes:
    drawing = Drawing([140, 140, 90, *[18] * 12])
    drawing.title("RENCANA AKSI DINAS PERHUBUNGAN TAHUN 2016")
    _header(drawing)
    program = ["", "", *[""] * 12]
    drawing.row(["Program Pembangunan Bandara", *program], BOLD)
    _item(drawing, "Penyusunan dokumen\nkawasan bandara", "Melaksanakan penyusunan\ndokumen", (7, 8))
    _item(drawing, "Pembangunan pagar", "Melaksanakan pembangunan\npagar", (1, 6), (10, 10))
    drawing.row(["Program Kelayakan Kendaraan", *program], BOLD)
    _item(drawing, "Pembinaan pengujian", "Melaksanakan pembinaan", (1, 1), (4, 4), (7, 7), (10, 10))
    drawing.next_page()
    _item(drawing, "Pengawasan pengujian", "Melaksanakan pengawasan", (10, 11))
    _header(drawing)
    _item(drawing, "Sertifikasi penguji", "Melaksanakan sertifikasi", (1, 9))
    return drawing.pdf()


@readers
def test_fills_over_several_months_are_months_of_all_rows(transport: bytes, reader: ReaderName) -> None:
    plan, _ = read(transport, reader)
    assert [(node.bulan, node.extra) for node in plan.walk() if node.bulan] == [
        ((7, 8), {"penanggung_jawab": "Bidang Udara"}),
        ((1, 2, 3, 4, 5, 6, 10), {"penanggung_jawab": "Bidang Udara"}),
        ((1, 4, 7, 10), {"penanggung_jawab": "Bidang Udara"}),
        ((10, 11), {"penanggung_jawab": "Bidang Udara"}),
        ((1, 2, 3, 4, 5, 6, 7, 8, 9), {"penanggung_jawab": "Bidang Udara"}),
    ]


def _without_font_names(data: bytes) -> bytes:
    """The same file, its fonts embedded under names that say nothing."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        names = 0
        for font in pdf.objects:
            if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/Font":
                names += 1
                font.BaseFont = pikepdf.Name(f"/F{names}")
        assert names >= 2
        pdf.save(saved := io.BytesIO())
    return saved.getvalue()


@readers
@pytest.mark.parametrize("change", [bytes, _without_font_names])
def test_bold_programs_are_parents_and_the_header_in_mid_page_is_none(
    transport: bytes, reader: ReaderName, change: Callable[[bytes], bytes]
) -> None:
    _, lampiran = read(change(transport), reader)
    assert [(node.text, [child.text for child in node.children]) for node in lampiran.nodes] == [
        ("Program Pembangunan Bandara", ["Penyusunan dokumen kawasan bandara", "Pembangunan pagar"]),
        ("Program Kelayakan Kendaraan", ["Pembinaan pengujian", "Pengawasan pengujian", "Sertifikasi penguji"]),
    ]
    assert [child.text for child in lampiran.nodes[1].children[1].children] == ["Melaksanakan pengawasan"]


@readers
def test_a_plain_text_below_a_bold_one_over_a_page_end_is_no_doubt(reader: ReaderName) -> None:
    drawing = Drawing([140, 140, 90, *[18] * 12])
    _header(drawing)
    for _ in range(6):
        drawing.row(["Program Pembangunan Bandara", "", "", *[""] * 12], BOLD)
        _item(drawing, "Pembangunan pagar", "Melaksanakan pembangunan", (7, 8))
    drawing.row(["Program Pembangunan Dermaga", "", "", *[""] * 12], BOLD, closed=False)
    drawing.next_page()
    _item(drawing, "Penyusunan dokumen", "Melaksanakan penyusunan", (4, 5))
    plan, lampiran = read(drawing.pdf(), reader)
    assert [child.text for child in lampiran.nodes[-1].children] == ["Penyusunan dokumen"]
    assert "seam-doubtful" not in {finding.code for finding in plan.findings}


# One narrow column per numbering level, white text on a black header (permenpanrb-90-2021).


def _entry(drawing: Drawing, depth: int, marker: str, text: str, *values: str, style: Style = PLAIN) -> None:
    before = [""] * depth
    cells = [*before, marker, text, *[""] * (4 - depth), *values]
    drawing.row(cells, style, {depth + 1: 5 - depth} if depth < 4 else {})


@pytest.fixture(scope="module")
def work_sheet() -> bytes:
    drawing = Drawing([16, 16, 16, 18, 16, 170, 40, 190, 60, 50, 40])
    drawing.title("LEMBAR KERJA ZONA INTEGRITAS")
    headings = ["Bobot", "Penjelasan", "Pilihan\nJawaban", "Jawaban", "Nilai"]
    drawing.row(["Penilaian", *[""] * 5, *headings], WHITE_ON_BLACK, {0: 6})
    _entry(drawing, 0, "A.", "PENGUNGKIT", "60,00", "", "", "", "60,00", style=BOLD)
    _entry(drawing, 1, "I.", "PEMENUHAN", "30,00", "", "", "", "30,00", style=BOLD)
    _entry(drawing, 2, "1.", "MANAJEMEN PERUBAHAN", "4,00", "", "", "", "4,00", style=BOLD)
    _entry(drawing, 3, "i.", "Penyusunan Tim Kerja", "0,50", "", "", "", "0,50", style=BOLD)
    _entry(drawing, 4, "a.", "Unit kerja telah membentuk tim", "", "Ya, jika dibentuk.", "Ya/Tidak", "Ya", "1,00")
    choices = "a. Jika prosedur jelas dan\nmewakili seluruh unsur\nb. Jika tidak di seleksi"
    _entry(drawing, 4, "b.", "Penentuan anggota Tim\ndipilih melalui prosedur", "", choices, "A/B", "A", "1,00")
    _entry(drawing, 3, "ii.", "Rencana Pembangunan", "1,00", "", "", "", "1,00", style=BOLD)
    _entry(drawing, 4, "a.", "Terdapat dokumen rencana kerja", "", "Ya, jika ada.", "Ya/Tidak", "Ya", "1,00")
    drawing.next_page()
    _entry(drawing, 2, "2.", "PENATAAN TATALAKSANA", "3,50", "", "", "", "3,50", style=BOLD)
    _entry(drawing, 3, "i.", "Prosedur Operasional Tetap", "1,50", "", "", "", "1,50", style=BOLD)
    _entry(drawing, 4, "a.", "SOP mengacu pada peta proses", "", "Ya, jika mengacu.", "A/B/C", "A", "1,00")
    _entry(drawing, 1, "II.", "REFORM", "30,00", "", "", "", "30,00", style=BOLD)
    _entry(drawing, 2, "1.", "MANAJEMEN PERUBAHAN", "4,00", "", "", "", "4,00", style=BOLD)
    _entry(drawing, 3, "i.", "Komitmen dalam perubahan", "2,00", "", "", "", "2,00", style=BOLD)
    _entry(drawing, 4, "a.", "Agen perubahan telah membuat\nperubahan konkret", "", "Persentase", "%", "90", "2,00")
    return drawing.pdf()


def chains(nodes: tuple[Node, ...], above: str = "") -> dict[str, Node]:
    """Each node under its chain of markers, "A. I. 1."; "-" for a node without one."""
    found: dict[str, Node] = {}
    for node in nodes:
        chain = f"{above} {node.marker or '-'}".strip()
        assert chain not in found, chain
        found |= {chain: node} | chains(node.children, chain)
    return found


@readers
def test_a_work_sheet_with_a_column_for_each_number_is_a_tree(work_sheet: bytes, reader: ReaderName) -> None:
    _, lampiran = read(work_sheet, reader, as_plan=True)
    found = chains(lampiran.nodes)
    assert {chain: node.text for chain, node in found.items()} == {
        "A.": "PENGUNGKIT",
        "A. I.": "PEMENUHAN",
        "A. I. 1.": "MANAJEMEN PERUBAHAN",
        "A. I. 1. i.": "Penyusunan Tim Kerja",
        "A. I. 1. i. a.": "Unit kerja telah membentuk tim",
        "A. I. 1. i. b.": "Penentuan anggota Tim dipilih melalui prosedur",
        "A. I. 1. ii.": "Rencana Pembangunan",
        "A. I. 1. ii. a.": "Terdapat dokumen rencana kerja",
        "A. I. 2.": "PENATAAN TATALAKSANA",
        "A. I. 2. i.": "Prosedur Operasional Tetap",
        "A. I. 2. i. a.": "SOP mengacu pada peta proses",
        "A. II.": "REFORM",
        "A. II. 1.": "MANAJEMEN PERUBAHAN",
        "A. II. 1. i.": "Komitmen dalam perubahan",
        "A. II. 1. i. a.": "Agen perubahan telah membuat perubahan konkret",
    }
    assert found["A. I. 2."].extra == {"bobot": "3,50", "nilai": "3,50"}
    assert found["A. I. 1. i. b."].extra == {
        "penjelasan": "a. Jika prosedur jelas dan mewakili seluruh unsur b. Jika tidak di seleksi",
        "pilihan_jawaban": "A/B",
        "jawaban": "A",
        "nilai": "1,00",
    }


# The header on the first page only; numbers in front of the texts; lists that go on over a page end, and an item that a
# page end cuts, while the cells of their parents go on beside them (kepmendikbud-433-m-2021).

UNIVERSITY_LEVELS = (0, 1, 2)


@pytest.fixture(scope="module")
def university() -> bytes:
    drawing = Drawing([26, 130, 130, 170, 90, 60, 60])
    drawing.title("RENCANA STRATEGIS")
    drawing.row(["NO", "STANDAR", "INDIKATOR", "SUB INDIKATOR", "SATUAN", "THN 2020", "TAHUN 1"], BOLD)
    drawing.goes_on(*UNIVERSITY_LEVELS)
    drawing.row(["I", "Isi", "1. Penerimaan\nmahasiswa", "a. Sarjana", "Mahasiswa/Tahun", "10", "20"])
    drawing.row([None, None, None, "b. Magister", "Mahasiswa/Tahun", "3", "4"])
    drawing.next_page()
    drawing.goes_on()
    drawing.row([None, None, None, "c. Doktor", "Mahasiswa/Tahun", "0", "1"])
    drawing.goes_on(0, 1)
    cut = [None, None, "2. Registrasi", "1. Ketersediaan informasi\nmelalui", "Variasi Media", "web", "web"]
    drawing.row(cut, closed=False)
    drawing.next_page()
    drawing.row([None, None, None, "media berbasis jaringan", "", "dan cetak", "dan email"])
    drawing.goes_on()
    drawing.row([None, None, "3. Kelulusan", "1. Waktu tunggu lulusan", "Bulan", "3", "2"])
    drawing.row(["II", "Proses", "1. Kurikulum", "1. Peninjauan", "Tersedia/Tidak", "Tersedia", "Tersedia"])
    return drawing.pdf()


@readers
def test_lists_go_on_over_a_page_end_inside_a_cell(university: bytes, reader: ReaderName) -> None:
    _, lampiran = read(university, reader, as_plan=True)
    assert lampiran.pages == (1, 3)
    found = chains(lampiran.nodes)
    assert {chain: node.text for chain, node in found.items() if not node.children} == {
        "I 1. a.": "Sarjana",
        "I 1. b.": "Magister",
        "I 1. c.": "Doktor",
        "I 2. 1.": "Ketersediaan informasi melalui media berbasis jaringan",
        "I 3. 1.": "Waktu tunggu lulusan",
        "II 1. 1.": "Peninjauan",
    }
    assert found["I 1. c."].extra == {"satuan": "Mahasiswa/Tahun", "thn_2020": "0", "tahun_1": "1"}
    assert found["I 2. 1."].extra == {
        "satuan": "Variasi Media",
        "thn_2020": "web dan cetak",
        "tahun_1": "web dan email",
    }


# Full-width rows and the schedule in words (zi-rencana-kerja-2021, zi-monev-2021).

ZONE_HEADINGS = ["No", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "TARGET DAN WAKTU", "% REALISASI"]


def zone_sheet() -> Drawing:
    drawing = Drawing([24, 110, 150, 150, 110, 80])
    return drawing.title("RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS")


def section(drawing: Drawing, text: str) -> None:
    drawing.row([text, "", "", "", "", ""], BOLD, {0: 6})


@readers
def test_full_width_rows_are_the_level_above_and_months_are_told_in_words(reader: ReaderName) -> None:
    drawing = zone_sheet().row(ZONE_HEADINGS, BOLD)
    section(drawing, "I. MANAJEMEN PERUBAHAN")
    drawing.row(
        ["1", "Tim Kerja", "a. Tim dibuat sesuai\nprosedur", "Menyusun mekanisme", "Maret s.d. Juni 2021", "100"]
    )
    drawing.row(["", "", "b. Anggota dipilih", "Memilih anggota", "Januari dan April 2021", "90"])
    drawing.next_page()
    section(drawing, "II. PENATAAN TATALAKSANA")
    drawing.row(["1", "SOP", "a. SOP ditinjau", "Meninjau SOP", "September 2021", "70"])
    _, lampiran = read(drawing.pdf(), reader)
    assert {chain: (node.text, node.bulan) for chain, node in chains(lampiran.nodes).items()} == {
        "I.": ("MANAJEMEN PERUBAHAN", ()),
        "I. 1": ("Tim Kerja", ()),
        "I. 1 a.": ("Tim dibuat sesuai prosedur", ()),
        "I. 1 a. -": ("Menyusun mekanisme", (3, 4, 5, 6)),
        "I. 1 b.": ("Anggota dipilih", ()),
        "I. 1 b. -": ("Memilih anggota", (1, 4)),
        "II.": ("PENATAAN TATALAKSANA", ()),
        "II. 1": ("SOP", ()),
        "II. 1 a.": ("SOP ditinjau", ()),
        "II. 1 a. -": ("Meninjau SOP", (9,)),
    }


def test_the_number_of_a_section_may_have_a_cell_of_its_own() -> None:
    drawing = zone_sheet().row(ZONE_HEADINGS, BOLD)
    drawing.row(["I", "MANAJEMEN PERUBAHAN", "", "", "", ""], BOLD, {1: 5})
    drawing.row(["1", "Tim Kerja", "a. Tim dibuat", "Menyusun mekanisme", "Januari 2021", "100"])
    _, lampiran = read(drawing.pdf())
    assert [(node.marker, node.text) for node in lampiran.nodes] == [("I", "MANAJEMEN PERUBAHAN")]


def test_a_heading_merged_into_the_first_row_is_a_heading() -> None:
    drawing = zone_sheet().goes_on(5)
    drawing.row(ZONE_HEADINGS, BOLD)
    drawing.goes_on()
    drawing.row(["I", "MANAJEMEN PERUBAHAN", "", "", "", None], BOLD, {1: 4})
    drawing.row(["1", "Tim Kerja", "a. Tim dibuat", "Menyusun mekanisme", "Januari 2021", "100"])
    plan = skparse.parse(drawing.pdf())
    assert [node.text for node in plan.walk() if not node.children] == ["Menyusun mekanisme"]
