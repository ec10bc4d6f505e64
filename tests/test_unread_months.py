"""Months whose headings cannot be read: by the number and width of their columns, and what stands below them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn import BOLD, Drawing, Text
from tables import read_tables

import skparse
from skparse.outline.lampiran import BuiltLampiran, build_lampiran
from skparse.page import Ocr, Page
from skparse.read import open_pages

GARBLED = [
    "iuenuar",
    "lrauqeH",
    "jeruN",
    "lUdv",
    "!aw",
    "lunf",
    "1|nf",
    "sntsnBv",
    "rqwadas",
    "ieqopO",
    "jeqwaN",
    "rqasa0",
]
GREEN = "#70AD47"


def matrix(
    months: Sequence[str], above: str | None = None, marks: str = "v", behind: str = "PIC", again: Sequence[str] = ()
) -> Drawing:
    """A plan of four items, marked in February, March, April and May. ``above``: a heading over the months;
    ``again``: the headings of the months on a second page."""
    count = len(months)
    drawing = Drawing([24, 150, *[46] * count, 80]).title("RENCANA AKSI TAHUN 2026")

    def header(own: Sequence[str]) -> None:
        if above is None:
            drawing.row(["NO", "KEGIATAN", *own, behind], BOLD)
            return
        drawing.goes_on(0, 1, 2 + count)
        drawing.row(["NO", "KEGIATAN", above, *[""] * (count - 1), behind], BOLD, {2: count})
        drawing.goes_on()
        drawing.row([None, None, *own, None], BOLD)

    header(months)
    for n in range(1, 5):
        if n == 3 and again:
            drawing.next_page()
            header(again)
        cells: list[Text] = [""] * count
        cells[min(n, count - 1)] = marks
        drawing.row([f"{n}.", f"Menata arsip {n}", *cells, "Bagian Umum"])
    return drawing


def scanned(page: Page) -> Page:
    return page._replace(words=tuple(word._replace(ocr=Ocr(word.text, 0.6)) for word in page.words))


def read(drawing: Drawing, ocr: bool = True) -> BuiltLampiran:
    """The only table of a drawing, as OCR would have read it."""
    document = open_pages(drawing.pdf(), "pdfium", None)
    pages = [one.page for one in document.read(range(1, document.page_count + 1)) if one.page]
    document.close()
    tables, _ = read_tables(map(scanned, pages) if ocr else pages)
    assert len(tables) == 1
    built = build_lampiran(tables[0], None, None, years=(2026,))
    assert not built.unplaced
    return built


def months_of(built: BuiltLampiran) -> list[tuple[int, ...]]:
    return [node.bulan for node in built.lampiran.nodes]


def doubted(built: BuiltLampiran) -> list[tuple[object, ...]]:
    return [(f.code, f.sentence, f.params["count"]) for f in built.findings if f.code == "column-doubtful"]


@pytest.mark.parametrize("above", [None, "JADWAL", "iSdw41"])
@pytest.mark.parametrize("marks", ["v", "V", "\\/"])
def test_twelve_even_columns_with_marks_are_months(above: str | None, marks: str) -> None:
    built = read(matrix(GARBLED, above, marks))
    assert months_of(built) == [(2,), (3,), (4,), (5,)]
    assert [node.jadwal[0].mulai for node in built.lampiran.nodes][:2] == ["2026-02-01", "2026-03-01"]
    assert doubted(built) == [("column-doubtful", "months", 12)]
    assert [column.role for column in built.lampiran.columns] == ["level", *["schedule"] * 12, "attribute"]


def test_shades_are_marks_too() -> None:
    drawing = Drawing([24, 150, *[46] * 12, 80]).title("RENCANA AKSI TAHUN 2026")
    drawing.row(["NO", "KEGIATAN", *GARBLED, "PIC"], BOLD)
    for n in range(1, 4):
        drawing.row([f"{n}.", f"Menata arsip {n}", *[""] * 12, "Bagian Umum"], fills={(1 + n, 2 + n): GREEN})
    assert months_of(read(drawing)) == [(1, 2), (2, 3), (3, 4)]


@pytest.mark.parametrize("again", [GARBLED, GARBLED[::-1], ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", *GARBLED[6:]]])
def test_a_header_that_is_misread_otherwise_is_the_same(again: list[str]) -> None:
    built = read(matrix(GARBLED, again=again))
    assert months_of(built) == [(2,), (3,), (4,), (5,)]


def test_months_read_on_the_first_page_alone_are_those_of_the_second() -> None:
    built = read(
        matrix(["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Ags", "Sep", "Okt", "Nov", "Des"], again=GARBLED)
    )
    assert months_of(built) == [(2,), (3,), (4,), (5,)]
    assert doubted(built) == []


def test_months_that_can_be_read_tell_with_which_they_begin() -> None:
    built = read(matrix(["ro4", "Nov", "saq", "ue", "q34", "Mar", *GARBLED[6:]]))
    assert months_of(built) == [(11,), (12,), (1,), (2,)]


@pytest.mark.parametrize("above", ["JADWAL", "BULAN", "WAKTU PELAKSANAAN"])
def test_headings_that_are_no_text_are_months_below_a_heading_of_time(above: str) -> None:
    plan = skparse.parse(matrix([""] * 12, above).pdf())
    assert [node.bulan for node in plan.lampiran[0].nodes] == [(2,), (3,), (4,), (5,)]
    assert [f.sentence for f in plan.findings] == ["months"]


def test_four_columns_below_quarters_are_quarters() -> None:
    built = read(matrix(["l", "ll", "lil", "lV"], "TRIWULAN"))
    assert months_of(built) == [(4, 5, 6), (7, 8, 9), (10, 11, 12), (10, 11, 12)]


@pytest.mark.parametrize(
    "headings",
    [
        ["Umum", "Data", "Arsip", "Hukum", "Teknis", "Logistik", "Publik", "Layanan", "Kader", "Mitra", "Dana", "Aset"],
        GARBLED[:11],
        [*GARBLED, "xq3w"],
    ],
)
def test_other_columns_are_no_months(headings: list[str]) -> None:
    assert all(not months for months in months_of(read(matrix(headings))))


@pytest.mark.parametrize("value", ["12", "50%", "dok"])
def test_columns_of_values_are_no_months(value: str) -> None:
    assert all(not months for months in months_of(read(matrix(GARBLED, marks=value))))


def test_what_can_be_read_is_no_month() -> None:
    built = read(matrix(GARBLED), ocr=False)
    assert all(not months for months in months_of(built))
