"""Headers in the shapes that real offices give them, on small documents of our own. All texts are invented."""

from __future__ import annotations

import pytest
from drawn import BOLD, PLAIN, Drawing, Style, Text

import skparse
from skparse.plan import Lampiran, Node, Plan
from skparse.read import ReaderName
from skparse.table.header.column_numbers import is_column_numbers
from skparse.text.headings import correct_heading, role_of

readers = pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
LOST = {"unplaced-text", "unplaced-fill", "ledger-difference"}


def read(drawing: Drawing, reader: ReaderName = "pdfium") -> tuple[Plan, Lampiran]:
    """The plan and its only table; no word of it may be without a place."""
    plan = skparse.parse(drawing.pdf(), reader=reader)
    assert not LOST & {f.code for f in plan.findings}
    assert len(plan.lampiran) == 1
    return plan, plan.lampiran[0]


def shown(nodes: tuple[Node, ...] | list[Node]) -> list[tuple[str | None, str]]:
    return [(node.marker, node.text) for node in nodes]


def headings(lampiran: Lampiran) -> list[tuple[str, str]]:
    return [(column.heading, column.role) for column in lampiran.columns]


def sheet(*widths: float) -> Drawing:
    return Drawing(widths).title("RENCANA KERJA TAHUN 2026")


# One heading's cell is merged with the cell below it, in the first row of the body.

WORK = ["No", "KEGIATAN", "RENCANA AKSI", "WAKTU", "% REALISASI"]


def _merged(heading: str, value: Text = None) -> Drawing:
    drawing = sheet(25, 150, 150, 80, 60).goes_on(4)
    drawing.row([*WORK[:4], heading], BOLD)
    drawing.goes_on()
    drawing.row(["1", "Menata arsip", "Menyusun daftar arsip", "Maret 2026", value])
    return drawing.row(["2", "Melatih petugas", "Mengadakan pelatihan", "Juni 2026", "80"])


@readers
@pytest.mark.parametrize("heading", ["REALISASI", "%\nREALISASI", "\n\nREALISASI"])
def test_a_heading_merged_with_the_body_is_a_heading_and_no_more(heading: str, reader: ReaderName) -> None:
    _, lampiran = read(_merged(heading), reader)
    assert headings(lampiran)[-1] == (" ".join(heading.split()), "attribute")
    assert shown(lampiran.nodes) == [("1", "Menata arsip"), ("2", "Melatih petugas")]
    first, second = (node.children[0] for node in lampiran.nodes)
    assert (first.bulan, second.bulan) == ((3,), (6,))
    assert (first.extra, second.extra) == ({}, {"realisasi": "80"})


def test_the_value_below_a_merged_heading_is_its_rows() -> None:
    drawing = sheet(25, 150, 150, 80, 60).goes_on(1)
    drawing.row(["No", "KEGIATAN", "RENCANA AKSI", "WAKTU", "OUTPUT"], BOLD)
    drawing.goes_on()
    drawing.row(["1", "\nMenata arsip", "Menyusun daftar arsip", "Maret 2026", "Daftar"])
    drawing.row(["2", "Melatih petugas", "Mengadakan pelatihan", "Juni 2026", "Laporan"])
    _, lampiran = read(drawing)
    assert headings(lampiran)[0] == ("KEGIATAN", "level")
    assert shown(lampiran.nodes) == [("1", "Menata arsip"), ("2", "Melatih petugas")]


def test_sub_headings_are_the_header_s_although_most_headings_end_above() -> None:
    drawing = sheet(25, 150, 60, 60, 60, 60, 70).goes_on(0)
    drawing.row(["No", "KEGIATAN", "TARGET", "", "ANGGARAN", "", "WAKTU"], BOLD, {2: 2, 4: 2})
    drawing.goes_on()
    drawing.row([None, "", "Volume", "Satuan", "Pagu", "Sumber", ""], BOLD)
    drawing.row(["1", "Menata arsip", "3", "dokumen", "500", "APBD", "Mei 2026"])
    drawing.row(["2", "Melatih petugas", "1", "laporan", "200", "APBN", "Juni 2026"])
    _, lampiran = read(drawing)
    names = ["KEGIATAN", "Volume", "Satuan", "Pagu", "Sumber", "WAKTU"]
    assert [heading for heading, _ in headings(lampiran)] == names
    assert shown(lampiran.nodes) == [("1", "Menata arsip"), ("2", "Melatih petugas")]


# The header is printed again, one of its headings merged with a cell of the body that the page's end has cut.


def _repeated(merged: str, beside: str = "Menata arsip lama") -> Drawing:
    drawing = sheet(110, 130, 110, 80)
    header = ["PROGRAM", "KEGIATAN", "OUTPUT", "WAKTU"]
    drawing.row(header, BOLD)
    drawing.row(["Tata kelola", "1. Menata arsip", "Daftar arsip", "Maret 2026"])
    drawing.row(["", "2. Melatih petugas", "Laporan", "Juni 2026"])
    drawing.next_page().goes_on(0)
    drawing.row([merged, *header[1:]], BOLD)
    drawing.row([None, f"3. {beside}", "Daftar lama", "Juli 2026"])
    drawing.goes_on()
    drawing.row([None, "4. Memilah surat", "Berita acara", "Agustus 2026"])
    return drawing.row(["Layanan", "1. Membuka loket", "Loket", "Mei 2026"])


@readers
def test_a_repeated_heading_merged_with_the_body_swallows_no_row(reader: ReaderName) -> None:
    _, lampiran = read(_repeated("PROGRAM"), reader)
    assert shown(lampiran.nodes) == [(None, "Tata kelola"), (None, "Layanan")]
    assert [node.marker for node in lampiran.nodes[0].children] == ["1.", "2.", "3.", "4."]
    assert [node.bulan for node in lampiran.nodes[0].children] == [(3,), (6,), (7,), (8,)]
    assert lampiran.nodes[0].children[2].extra == {"output": "Daftar lama"}


def test_other_words_in_a_repeated_header_are_said_to_have_no_place() -> None:
    header = ["No", "KEGIATAN", *map(str, range(1, 13)), "KET"]
    blank = [""] * 12
    drawing = sheet(25, 150, *[18] * 12, 90)
    drawing.row(header, BOLD).row(["1", "Menata arsip", "x", *blank])
    drawing.next_page()
    drawing.row([*header[:-1], "Gedung Balai"], BOLD).row(["2", "Melatih petugas", "", "x", *blank[1:]])
    plan = skparse.parse(drawing.pdf())
    assert shown(plan.lampiran[0].nodes) == [("1", "Menata arsip"), ("2", "Melatih petugas")]
    assert [f.params["text"] for f in plan.findings if f.code == "unplaced-text"] == ["Gedung Balai"]


# Rows that number the columns.


@pytest.mark.parametrize(
    "row",
    [
        "1 2 3 4 5",
        "(1) (2) (3) (4) (5)",
        "(01) (02) (03) (04) (05)",
        "2 3 7 8 9 10 14",
        "7 8 8 9",
        "1 2 3=2:1 4",
        "6 7 8=6+7 9",
        "a b c d",
        "(a) (b) (c)",
    ],
)
def test_column_numbers(row: str) -> None:
    assert is_column_numbers(row.split())


@pytest.mark.parametrize(
    "row",
    [
        ["2", "3", "", "", "", "4"],
        ["12", "15", "20", "40"],
        ["3", "2", "1"],
        ["5", "5", "5", "5"],
        ["0", "1", "2"],
        ["1", "2"],
        ["x", "y", "z"],
        ["v", "v", "v"],
        ["1", "Rapat", "3", "4"],
        ["100", "101", "102"],
    ],
)
def test_values_are_no_column_numbers(row: list[str]) -> None:
    assert not is_column_numbers(row)


@readers
@pytest.mark.parametrize("numbers", [["2", "3", "7", "8", "9"], ["(01)", "(02)", "(03)", "(04)", "(05)"], [*"abcde"]])
def test_a_row_of_column_numbers_is_no_item(numbers: list[str], reader: ReaderName) -> None:
    drawing = sheet(25, 150, 150, 80, 60)
    drawing.row(WORK, BOLD).row(numbers)
    drawing.row(["1", "Menata arsip", "Menyusun daftar arsip", "Maret 2026", "10"])
    drawing.row(["2", "Melatih petugas", "Mengadakan pelatihan", "Juni 2026", "80"])
    _, lampiran = read(drawing, reader)
    assert shown(lampiran.nodes) == [("1", "Menata arsip"), ("2", "Melatih petugas")]


def test_column_numbers_stand_between_quarters_and_their_halves() -> None:
    drawing = sheet(130, 130, *[30] * 8, 70)
    blank = [""] * 7
    drawing.goes_on(0, 1, 10)
    drawing.row(["KEGIATAN", "RENCANA AKSI", "TRIWULAN", *blank, "PELAKSANA"], BOLD, {2: 8})
    drawing.goes_on()
    pairs = {2: 2, 4: 2, 6: 2, 8: 2}
    drawing.row([None, None, "I", "", "II", "", "III", "", "IV", "", None], BOLD, pairs)
    drawing.goes_on(0, 1, 10)
    drawing.row(["2", "3", "7", "", "8", "", "9", "", "10", "", "14"], PLAIN, pairs)
    drawing.goes_on()
    drawing.row([None, None, *["K", "Rp"] * 4, None], BOLD)
    drawing.row(["Menata arsip", "Menyusun daftar", "1", "500", *[""] * 6, "Bagian Umum"])
    drawing.row(["Melatih petugas", "Mengadakan kelas", *[""] * 6, "2", "700", "Bagian Umum"])
    _, lampiran = read(drawing)
    assert shown(lampiran.nodes) == [(None, "Menata arsip"), (None, "Melatih petugas")]
    assert [node.children[0].bulan for node in lampiran.nodes] == [(1, 2, 3), (10, 11, 12)]


# Headings of many words.

LONG = [
    "Program dan Kegiatan\nyang Akan Dilaksanakan",
    "Indikator Kinerja Program\ndan Keluaran Kegiatan",
    "Waktu Pelaksanaan Kegiatan\npada Tahun Anggaran",
    "Perangkat Daerah yang\nMenjadi Penanggung Jawab",
]
ITEM = ["Penataan program arsip lama", "Daftar arsip lama selesai", "Maret 2026", "Bidang Umum dan Arsip"]
SHADED = Style(bold=True, ground="#DDEBF7")


@readers
def test_long_headings_are_known_by_their_looks(reader: ReaderName) -> None:
    drawing = sheet(160, 160, 150, 150).row(LONG, SHADED).row(ITEM).row(["Pelatihan petugas arsip", *ITEM[1:]])
    _, lampiran = read(drawing, reader)
    assert [heading for heading, _ in headings(lampiran)] == [" ".join(text.split()) for text in LONG]


@readers
def test_long_headings_are_known_by_the_numbers_below_them(reader: ReaderName) -> None:
    drawing = sheet(160, 160, 150, 150).row(LONG).row([*"2356"]).row(ITEM).row(["Pelatihan petugas arsip", *ITEM[1:]])
    _, lampiran = read(drawing, reader)
    assert [heading for heading, _ in headings(lampiran)] == [" ".join(text.split()) for text in LONG]


def test_long_headings_are_known_by_the_heading_of_the_numbering() -> None:
    drawing = sheet(25, 160, 160, 150, 150).row(["No", *LONG]).row(["1", *ITEM]).row(["2", *ITEM])
    _, lampiran = read(drawing)
    assert [heading for heading, _ in headings(lampiran)] == [" ".join(text.split()) for text in LONG]


def test_long_texts_that_look_like_the_rest_are_no_headings() -> None:
    drawing = sheet(160, 160, 150, 150)
    drawing.row(["Penataan program arsip lama", "Indikator kegiatan arsip selesai", "Jadwal disusun sejak Mei", "Umum"])
    drawing.row(["Pelatihan petugas arsip lama", "Indikator pelatihan petugas selesai", "Jadwal disusun lagi", "Umum"])
    (lampiran,) = skparse.parse(drawing.pdf()).lampiran
    assert lampiran.kind == "lain"


# Months and quarters, broken words, and what a heading says.


@readers
def test_months_that_are_numbered_may_begin_the_table(reader: ReaderName) -> None:
    drawing = sheet(*[18] * 12, 25, 180, 90).goes_on(12, 13, 14)
    drawing.row(["JADWAL", *[""] * 11, "No", "KEGIATAN", "KET"], BOLD, {0: 12})
    drawing.goes_on()
    drawing.row([*map(str, range(1, 13)), None, None, None], BOLD)
    drawing.row(["", "", "x", *[""] * 9, "1", "Menata arsip", ""])
    drawing.row(["x", *[""] * 11, "2", "Melatih petugas", "rutin"])
    _, lampiran = read(drawing, reader)
    assert [(node.text, node.bulan) for node in lampiran.nodes] == [("Menata arsip", (3,)), ("Melatih petugas", (1,))]


@pytest.mark.parametrize(
    ("printed", "heading"),
    [
        ("Perangk at Daerah", "Perangkat Daerah"),
        ("Pejabat yang Bertanggu ng Jawab", "Pejabat yang Bertanggung Jawab"),
        ("Data di Rektorat", "Data di Rektorat"),
    ],
)
def test_a_broken_word_of_a_heading_is_whole(printed: str, heading: str) -> None:
    assert correct_heading(printed) == heading


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("JADWAL DAN WAKTU PELAKSANAAN RENCANA AKSI", "schedule"),
        ("Rencana Aksi dan Jadwal", "level"),
        ("Target dan Waktu Kegiatan", "attribute"),
    ],
)
def test_the_first_known_word_tells_a_schedule_from_a_level(heading: str, role: str) -> None:
    assert role_of(heading) == role


def test_quarters_whose_headings_have_hyphens_are_quarters() -> None:
    drawing = sheet(25, 180, *[40] * 4, 90)
    drawing.row(["No", "KEGIATAN", *(f"TRIWU-\nLAN {n}" for n in ("I", "II", "III", "IV")), "PIC"], BOLD)
    drawing.row(["1", "Menata arsip", "x", "", "", "", "Tim"]).row(["2", "Melatih petugas", "", "x", "", "x", "Tim"])
    _, lampiran = read(drawing)
    assert [node.bulan for node in lampiran.nodes] == [(1, 2, 3), (4, 5, 6, 10, 11, 12)]
