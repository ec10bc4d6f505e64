"""Schedules as real offices print them, on small documents of our own: words, lists, values, two years.

Each document has the trait of a real one that was read wrongly once; its texts are invented.
"""

from __future__ import annotations

import pytest
from drawn import BOLD, Drawing, Text

import skparse
from skparse.plan import Plan
from skparse.read import ReaderName

HEADINGS = ["No", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "TARGET DAN WAKTU", "% REALISASI"]
GREEN = "#70AD47"


def read(data: bytes, reader: ReaderName = "pdfium") -> Plan:
    """The plan; no word and no shade of its only table may be without a place."""
    plan = skparse.parse(data, reader=reader)
    assert not {"unplaced-text", "unplaced-fill", "ledger-difference"} & {f.code for f in plan.findings}
    assert len(plan.lampiran) == 1
    return plan


def sheet() -> Drawing:
    """A work plan with its time in words, its header drawn."""
    drawing = Drawing([24, 110, 150, 150, 110, 80]).title("RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS")
    return drawing.row(HEADINGS, BOLD)


# The schedule in words: lists, and cells merged over rows, over a page's end, and not over lost pages (zi-monev-2021).


def times(plan: Plan) -> list[tuple[tuple[int, ...], str | None, str | None]]:
    """Months, first and last day of each item that ends its row."""
    leaves = [node for node in plan.walk() if not node.children and not node.inferred]
    return [
        (node.bulan, *((node.jadwal[0].mulai, node.jadwal[0].selesai) if node.jadwal else (None, None)))
        for node in leaves
    ]


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_months_in_a_list_with_dashes_are_single_months(reader: ReaderName) -> None:
    drawing = sheet()
    drawing.row(["1", "Tim Kerja", "a. Tim dibuat", "Menyusun mekanisme", "- Maret 2021\n- Juni 2021", "100"])
    plan = read(drawing.pdf(), reader)
    assert times(plan) == [((3, 6), "2021-03-01", "2021-06-30")]


def merged_time(text: str, below: str | None, number: str = "c.") -> bytes:
    """Two items and, behind a page's end, a third one beside one cell of time; ``below``: its part on the next page."""
    drawing = sheet()
    drawing.goes_on(4)
    drawing.row(["1", "Tim Kerja", "a. Tim dibuat", "Menyusun mekanisme", text, "100"])
    drawing.row(["", "", "b. Anggota dipilih", "Memilih anggota", None, "90"])
    drawing.next_page()
    drawing.goes_on()
    drawing.row(["", "", f"{number} Tim bekerja", "Melaksanakan rapat", below, "80"])
    return drawing.pdf()


def test_a_merged_time_cell_that_a_page_end_cuts_counts_for_all_its_rows() -> None:
    plan = read(merged_time("Januari 2021", None))
    assert times(plan) == [((1,), "2021-01-01", "2021-01-31")] * 3


def test_a_time_cell_of_its_own_below_a_page_end_is_no_part_of_the_one_above() -> None:
    plan = read(merged_time("Januari 2021", "Mei 2021"))
    assert [months for months, *_ in times(plan)] == [(1,), (1,), (5,)]


@pytest.mark.parametrize(
    ("below", "months"), [("- Mei 2021\n- Juli 2021", (5, 7)), ("-", ()), ("paling lambat Mei 2021", (5,))]
)
def test_a_list_or_a_dash_below_a_page_end_is_no_part_of_the_merged_cell_above(
    below: str, months: tuple[int, ...]
) -> None:
    assert [found for found, *_ in times(read(merged_time("Januari 2021", below)))] == [(1,), (1,), months]


def test_a_merged_time_cell_ends_where_pages_are_lost() -> None:
    plan = read(merged_time("Januari 2021", None, number="g."))
    assert "pages-missing" in {finding.code for finding in plan.findings}
    assert [months for months, *_ in times(plan)] == [(1,), (1,), ()]


def test_one_time_cell_beside_items_that_share_a_row_counts_for_each() -> None:
    drawing = sheet()
    items = "1) Menyusun draf\n2) Membahas draf\n3) Menetapkan"
    drawing.row(["1", "Tim Kerja", "a. Tim dibuat", items, "Maret 2021", "100"])
    plan = read(drawing.pdf())
    assert [months for months, *_ in times(plan)] == [(3,)] * 3


def test_lines_of_one_time_are_not_divided_among_items() -> None:
    drawing = sheet()
    items = "1) Menyusun draf\n2) Membahas draf\n3) Menetapkan"
    drawing.row(["1", "Tim Kerja", "a. Tim dibuat", items, "Januari s.d.\nMaret 2021", "100"])
    assert times(read(drawing.pdf())) == [((1, 2, 3), "2021-01-01", "2021-03-31")] * 3


def test_items_that_share_a_row_may_each_have_a_time_on_their_line() -> None:
    drawing = sheet()
    items = "1) Menyusun draf\n2) Membahas draf\n3) Menetapkan"
    drawing.row(["1", "Tim Kerja", "a. Tim dibuat", items, "Maret 2021\nApril 2021\nMei 2021", "100"])
    assert [months for months, *_ in times(read(drawing.pdf()))] == [(3,), (4,), (5,)]


def test_cells_of_a_page_that_name_no_time_alike_are_one_finding() -> None:
    drawing = sheet()
    for marker, text in (("a.", "Tim dibuat"), ("b.", "Anggota dipilih"), ("c.", "Tim bekerja")):
        number = "1" if marker == "a." else ""
        drawing.row([number, "Tim Kerja" if number else "", f"{marker} {text}", text, "menyesuaikan", "100"])
    found = [finding for finding in read(drawing.pdf()).findings if finding.code == "schedule-unclear"]
    assert [(finding.sentence, finding.params["count"]) for finding in found] == [("several", 3)]


def test_a_text_that_names_no_time_is_reported_once_for_all_rows_of_its_cell() -> None:
    drawing = sheet()
    drawing.goes_on(4)
    drawing.row(["1", "Tim Kerja", "a. Tim dibuat", "Menyusun mekanisme", "menyesuaikan", "100"])
    drawing.goes_on()
    drawing.row(["", "", "b. Anggota dipilih", "Memilih anggota", None, "90"])
    plan = read(drawing.pdf())
    assert [finding.code for finding in plan.findings] == ["schedule-unclear"]
    assert [node.jadwal[0].tanda for node in plan.walk() if not node.children] == ["menyesuaikan"] * 2


def test_a_year_alone_names_no_month_and_is_not_unclear() -> None:
    drawing = sheet()
    drawing.row(["1", "Tim Kerja", "a. Tim dibuat", "Menyusun mekanisme", "2021", "100"])
    plan = read(drawing.pdf())
    assert (times(plan), plan.findings) == ([((), "2021-01-01", "2021-12-31")], ())


# Values below quarters, and what says that nothing is planned (realisasi-triwulan-2023).


def test_values_mark_their_quarter_and_zeros_mark_none() -> None:
    drawing = Drawing([24, 160, 60, 60, 60, 60, 80]).title("RENCANA AKSI TAHUN 2026")
    drawing.row(["NO", "RENCANA AKSI", "TW I", "TW II", "TW III", "TW IV", "PIC"], BOLD)
    drawing.row(["1", "Menyusun laporan", "1 laporan", "0", "0 -", "50%", "Sekretaris"])
    drawing.row(["2", "Melaksanakan rapat", "- -", "0%", "2 dok", "-", "Sekretaris"])
    plan = read(drawing.pdf())
    assert [[(j.tanda, j.mulai, j.selesai) for j in node.jadwal] for node in plan.walk()] == [
        [("1 laporan", "2026-01-01", "2026-03-31"), ("50%", "2026-10-01", "2026-12-31")],
        [("2 dok", "2026-07-01", "2026-09-30")],
    ]
    assert [node.bulan for node in plan.walk()] == [(1, 2, 3, 10, 11, 12), (7, 8, 9)]
    assert [(one.code, one.sentence, one.params) for one in plan.findings] == [
        ("schedule-text", "values", {"texts": ("1 laporan", "50%", "2 dok"), "count": 3})
    ]


# Months of a budget year: from October on, with the years above.

BUDGET_MONTHS = ["Okt", "Nov", "Des", "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Ags", "Sep"]


def budget_year(title: str, years: dict[int, tuple[str, int]]) -> list[list[str | None]]:
    """The first days of the marks (October, December, January, September). ``years``: first month → text, months."""
    drawing = Drawing([24, 140, *[26] * 12, 90]).title(title)
    if years:
        cells: list[Text] = ["NO", "RENCANA AKSI", *[""] * 12, "PIC"]
        for first, (text, _) in years.items():
            cells[2 + first] = text
        drawing.goes_on(0, 1, 14)
        drawing.row(cells, BOLD, {2 + first: count for first, (_, count) in years.items()})
        drawing.goes_on()
        drawing.row([None, None, *BUDGET_MONTHS, None], BOLD)
    else:
        drawing.row(["NO", "RENCANA AKSI", *BUDGET_MONTHS, "PIC"], BOLD)
    drawing.row(["1", "Menyusun rencana", *[""] * 12, "Sekretaris"], fills={(2, 2): GREEN, (4, 5): GREEN})
    drawing.row(["2", "Melaksanakan rapat", *[""] * 12, "Sekretaris"], fills={(13, 13): GREEN})
    plan = read(drawing.pdf())
    assert [node.bulan for node in plan.walk()] == [(1, 10, 12), (9,)]
    return [[cell.mulai for cell in node.jadwal] for node in plan.walk()]


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("RENCANA AKSI", {0: ("2025", 3), 3: ("2026", 9)}),
        ("RENCANA AKSI", {0: ("TAHUN 2025/2026", 12)}),
        ("RENCANA AKSI TAHUN 2025-2026", {}),
        ("RENCANA AKSI TAHUN 2020", {0: ("TAHUN 2025", 3), 3: ("TAHUN 2026", 9)}),
    ],
)
def test_the_year_above_tells_the_dates_of_months_from_october_on(
    title: str, years: dict[int, tuple[str, int]]
) -> None:
    assert budget_year(title, years) == [["2025-10-01", "2025-12-01", "2026-01-01"], ["2026-09-01"]]


@pytest.mark.parametrize(
    ("title", "years"),
    [("RENCANA AKSI TAHUN 2026", {}), ("RENCANA AKSI", {}), ("RENCANA AKSI", {0: ("TAHUN 2026", 12)})],
)
def test_one_year_does_not_tell_the_dates_of_months_of_two(title: str, years: dict[int, tuple[str, int]]) -> None:
    assert budget_year(title, years) == [[None] * 3, [None]]
