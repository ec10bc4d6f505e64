"""Columns headed by years: marks below them are the schedule, values are attributes, and no year is an item."""

from __future__ import annotations

import io

import pytest
from drawn import BOLD, Drawing, Text
from openpyxl import load_workbook

import skparse
from skparse.check import check_plan
from skparse.plan import Lampiran, Plan
from skparse.text.years import is_year_heading
from skparse.write import to_xlsx

GREEN = "#70AD47"
YEARS = ["2025", "2026", "2027"]


def below(heading: str, years: list[str] = YEARS, rows: list[list[str]] | None = None, fills: bool = False) -> bytes:
    """A plan of three items with a column for each year. ``rows``: what stands below the years."""
    count = len(years)
    drawing = Drawing([24, 120, 130, *[60] * count, 80]).title("RENCANA AKSI 2025-2027")
    drawing.goes_on(0, 1, 2, 3 + count)
    drawing.row(["NO", "PROGRAM", "KEGIATAN", heading, *[""] * (count - 1), "PIC"], BOLD, {3: count})
    drawing.goes_on()
    drawing.row([None, None, None, *years, None], BOLD)
    for n, name in enumerate(("Menata arsip", "Melatih petugas", "Membuka loket")):
        cells: list[Text] = [f"{n + 1}.", name, f"Menyusun bahan {n + 1}"]
        cells += rows[n] if rows else [""] * count
        marks = {(3 + n, 3 + min(n + 1, count - 1)): GREEN} if fills else {}
        drawing.row([*cells, "Bagian Umum"], fills=marks)
    return drawing.pdf()


def read(data: bytes, findings: tuple[str, ...] = ()) -> tuple[Plan, Lampiran]:
    plan = skparse.parse(data)
    assert tuple(finding.code for finding in plan.findings) == findings
    assert len(plan.lampiran) == 1
    return plan, plan.lampiran[0]


def times(lampiran: Lampiran) -> list[list[tuple[str, str | None, str | None]]]:
    leaves = [leaf for node in lampiran.nodes for leaf in node.walk() if not leaf.children]
    assert all(leaf.bulan == () for leaf in leaves)
    return [[(cell.periode, cell.mulai, cell.selesai) for cell in leaf.jadwal] for leaf in leaves]


def roles(lampiran: Lampiran) -> list[str]:
    return [column.role for column in lampiran.columns]


OF_2025 = ("2025", "2025-01-01", "2025-12-31")
OF_2026 = ("2026", "2026-01-01", "2026-12-31")
OF_2027 = ("2027", "2027-01-01", "2027-12-31")


@pytest.mark.parametrize("heading", ["TAHUN", "TARGET", "JADWAL", "Tahun Pelaksanaan"])
@pytest.mark.parametrize("tick", ["v", "√", "x", "V"])
def test_ticks_below_years_are_the_schedule(heading: str, tick: str) -> None:
    data = below(heading, rows=[[tick, "", ""], [tick, tick, ""], ["-", "", tick]])
    plan, lampiran = read(data)
    assert roles(lampiran) == ["level", "level", "schedule", "schedule", "schedule", "attribute"]
    assert times(lampiran) == [[OF_2025], [OF_2025, OF_2026], [OF_2027]]
    assert check_plan(plan, data) == []


def test_fills_below_years_are_the_schedule() -> None:
    _, lampiran = read(below("TAHUN", fills=True))
    assert times(lampiran) == [[OF_2025, OF_2026], [OF_2026, OF_2027], [OF_2027]]


def test_a_column_may_stand_for_two_years() -> None:
    years = ["2024-2025", "TAHUN 2026", "2027/28"]
    _, lampiran = read(below("PERIODE", years, [["v", "", ""], ["", "v", ""], ["", "", "v"]]))
    assert times(lampiran) == [
        [("2024-2025", "2024-01-01", "2025-12-31")],
        [("TAHUN 2026", "2026-01-01", "2026-12-31")],
        [("2027/28", "2027-01-01", "2028-12-31")],
    ]


def test_years_that_are_counted_have_no_dates() -> None:
    _, lampiran = read(below("TAHUN KE", ["Thn 1", "Thn 2", "Thn 3"], [["v", "", ""], ["", "v", ""], ["", "v", "v"]]))
    assert times(lampiran) == [
        [("Thn 1", None, None)],
        [("Thn 2", None, None)],
        [("Thn 2", None, None), ("Thn 3", None, None)],
    ]


@pytest.mark.parametrize("heading", ["TARGET", "TAHUN", "ANGGARAN"])
@pytest.mark.parametrize("value", ["50%", "2 dok", "175", "4", "A"])
def test_values_below_years_are_attributes(heading: str, value: str) -> None:
    _, lampiran = read(below(heading, rows=[[value, value, value], ["", value, ""], [value, "-", value]]))
    assert roles(lampiran) == ["level", "level", *["attribute"] * 4]
    leaf = lampiran.nodes[1].children[0]
    assert leaf.extra == {"2026": value, "pic": "Bagian Umum"}


def test_values_below_a_heading_of_time_mark_their_year() -> None:
    _, lampiran = read(
        below("WAKTU PELAKSANAAN", rows=[["1 dok", "", ""], ["", "2 dok", "0"], ["", "", "3 dok"]]), ("schedule-text",)
    )
    assert times(lampiran) == [[OF_2025], [OF_2026], [OF_2027]]
    assert lampiran.nodes[2].children[0].jadwal[0].tanda == "3 dok"


def test_targets_and_marks_of_the_same_years_are_told_apart() -> None:
    drawing = Drawing([24, 120, *[40] * 4, 80]).title("RENCANA AKSI 2025-2026").goes_on(0, 1, 6)
    drawing.row(["NO", "KEGIATAN", "TARGET", "", "TAHUN", "", "PIC"], BOLD, {2: 2, 4: 2})
    drawing.goes_on().row([None, None, "2025", "2026", "2025", "2026", None], BOLD)
    drawing.row(["1.", "Menata arsip", "50%", "70%", "v", "", "Bagian Umum"])
    drawing.row(["2.", "Melatih petugas", "2 dok", "4 dok", "", "v", "Bagian Umum"])
    _, lampiran = read(drawing.pdf())
    assert roles(lampiran) == ["level", "attribute", "attribute", "schedule", "schedule", "attribute"]
    assert [[cell.mulai for cell in node.jadwal] for node in lampiran.nodes] == [["2025-01-01"], ["2026-01-01"]]
    assert lampiran.nodes[0].extra == {"target_2025": "50%", "target_2026": "70%", "pic": "Bagian Umum"}


def test_months_in_words_below_a_year_are_of_that_year() -> None:
    _, lampiran = read(below("TAHUN", YEARS[:2], [["Maret", ""], ["Mei - Juni", ""], ["", "Januari"]]))
    leaves = [node.children[0] for node in lampiran.nodes]
    assert [leaf.bulan for leaf in leaves] == [(3,), (5, 6), (1,)]
    assert [leaf.jadwal[0].mulai for leaf in leaves] == ["2025-03-01", "2025-05-01", "2026-01-01"]


def test_a_column_of_years_is_the_schedule() -> None:
    drawing = Drawing([24, 120, 130, 80, 80]).title("RENCANA AKSI")
    drawing.row(["NO", "PROGRAM", "KEGIATAN", "TAHUN PELAKSANAAN", "PIC"], BOLD)
    for n, years in enumerate(("2025", "2025-2026", "2026 s.d. 2027"), 1):
        drawing.row([f"{n}.", f"Program {n}", f"Menyusun bahan {n}", years, "Bagian Umum"])
    _, lampiran = read(drawing.pdf())
    assert [[cell[1:] for cell in cells] for cells in times(lampiran)] == [
        [("2025-01-01", "2025-12-31")],
        [("2025-01-01", "2026-12-31")],
        [("2026-01-01", "2027-12-31")],
    ]


def test_a_workbook_names_the_years() -> None:
    plan, _ = read(below("TAHUN", rows=[["v", "", ""], ["v", "v", ""], ["", "", "v"]]))
    sheet = load_workbook(io.BytesIO(to_xlsx(plan))).worksheets[0]
    texts = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value}
    assert {"2025", "2025; 2026", "2027"} <= texts


@pytest.mark.parametrize(
    ("heading", "is_year"),
    [
        ("2025", True), ("TAHUN 2026", True), ("Thn. 2026", True), ("TA 2025", True), ("2025 - 2026", True),
        ("Tahun 2025 s.d. 2027", True), ("THN 1", True), ("Tahun ke-2", True), ("TAHUN II", True),
        ("TARGET 2025", False), ("TAHUN", False), ("Tahun Pelaksanaan", False), ("2025 (%)", False), ("12", False),
    ],
)  # fmt: skip
def test_headings_of_years(heading: str, is_year: bool) -> None:
    assert is_year_heading(heading) == is_year
