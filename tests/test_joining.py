"""Which grids with the same headings are one table, and which are tables of their own."""

from __future__ import annotations

import pytest
from drawn import BOLD, Drawing

import skparse
from skparse.plan import Plan

HEADINGS = ["NO", "KEGIATAN", "INDIKATOR", "WAKTU", "KET"]
WIDTHS = [30, 180, 150, 80, 60]
MONTHS = {1: "Januari", 2: "Februari", 3: "Maret", 4: "April", 5: "Mei", 6: "Juni"}


def rows(drawing: Drawing, first: int, last: int, name: str = "Kegiatan") -> None:
    for n in range(first, last + 1):
        drawing.row([f"{n}.", f"{name} nomor {n}", f"Laporan {n}", MONTHS[n], ""])


def header(drawing: Drawing) -> None:
    drawing.row(HEADINGS, BOLD)


def markers(plan: Plan) -> list[list[str | None]]:
    """Of each table the markers of its items."""
    assert not {"unplaced-text", "ledger-difference"} & {f.code for f in plan.findings}
    return [[node.marker for node in lampiran.nodes] for lampiran in plan.lampiran]


def begun() -> Drawing:
    drawing = Drawing(WIDTHS)
    drawing.title("RENCANA AKSI KELOMPOK TATA LAKSANA")
    header(drawing)
    rows(drawing, 1, 2)
    return drawing


def read(drawing: Drawing) -> list[list[str | None]]:
    return markers(skparse.parse(drawing.pdf()))


ONE, TWO = ["1.", "2."], ["1.", "2."]


def test_a_header_printed_anew_on_the_next_page_goes_on() -> None:
    drawing = begun().next_page()
    header(drawing)
    rows(drawing, 3, 4)
    assert read(drawing) == [["1.", "2.", "3.", "4."]]


def test_other_text_between_begins_another_table() -> None:
    drawing = begun().next_page()
    drawing.title("RENCANA AKSI KELOMPOK PENGAWASAN")
    header(drawing)
    rows(drawing, 1, 2)
    assert read(drawing) == [ONE, TWO]


def test_two_tables_of_one_page_under_titles_of_their_own() -> None:
    drawing = begun()
    drawing.title("RENCANA AKSI KELOMPOK PENGAWASAN")
    header(drawing)
    rows(drawing, 1, 2)
    assert read(drawing) == [ONE, TWO]


def test_text_below_the_last_part_begins_another_table() -> None:
    drawing = begun()
    drawing.title("Kelompok ini bekerja sampai akhir tahun.", "Kelompok berikut melanjutkan.")
    drawing.next_page()
    header(drawing)
    rows(drawing, 1, 2)
    assert read(drawing) == [ONE, TWO]


def test_pages_without_the_table_begin_another() -> None:
    drawing = begun().next_page()
    drawing.title("Uraian tentang kelompok berikut")
    drawing.next_page()
    header(drawing)
    rows(drawing, 1, 2)
    assert read(drawing) == [ONE, TWO]


@pytest.mark.parametrize(
    "line",
    [
        "RENCANA AKSI KELOMPOK TATA LAKSANA",  # the title again, on every page
        "Tabel 1 (lanjutan)",
        "- 2 -",
        "jdih.contoh.go.id",
    ],
)
def test_what_is_no_text_between_does_not_part_a_table(line: str) -> None:
    """Neither number goes on here, so that the line alone decides."""
    drawing = begun().next_page()
    drawing.title(line)
    header(drawing)
    rows(drawing, 2, 2, "Lanjutan kegiatan")
    assert len(read(drawing)) == 1


def test_an_empty_page_does_not_part_a_table() -> None:
    drawing = begun().next_page().next_page()
    header(drawing)
    rows(drawing, 3, 4)
    assert len(read(drawing)) == 1


def test_a_running_foot_and_a_signature_do_not_part_a_table() -> None:
    drawing = begun()
    drawing.title("Rencana aksi kelompok kami tahun ini", "Wonosari, 4 Maret 2026", "KEPALA BAGIAN", "RATNA WIDURI")
    drawing.next_page()
    header(drawing)
    rows(drawing, 2, 2, "Lanjutan kegiatan")
    drawing.title("Rencana aksi kelompok kami tahun ini")
    assert len(read(drawing)) == 1


def test_numbers_that_go_straight_on_keep_a_table_together() -> None:
    drawing = begun().next_page()
    drawing.title("Kelompok Pengawasan")
    header(drawing)
    rows(drawing, 3, 4)
    assert read(drawing) == [["1.", "2.", "3.", "4."]]


def test_a_header_in_mid_page_below_rows_that_went_over_goes_on() -> None:
    drawing = begun().next_page()
    drawing.title("Kelompok Pengawasan")
    drawing.row(["", "dan laporannya yang kedua", "", "", ""])
    header(drawing)
    rows(drawing, 2, 3)
    assert len(read(drawing)) == 1


def test_columns_in_another_order_are_another_table() -> None:
    drawing = begun().next_page()
    drawing.row(["NO", "INDIKATOR", "KEGIATAN", "WAKTU", "KET"], BOLD)
    for n in (3, 4):
        drawing.row([f"{n}.", f"Laporan {n}", f"Kegiatan {n}", MONTHS[n], ""])
    plan = skparse.parse(drawing.pdf())
    assert [[c.heading for c in one.columns] for one in plan.lampiran] == [
        ["KEGIATAN", "INDIKATOR", "WAKTU", "KET"],
        ["INDIKATOR", "KEGIATAN", "WAKTU", "KET"],
    ]
    assert [one.nodes[0].text for one in plan.lampiran] == ["Kegiatan nomor 1", "Laporan 3"]
