"""Numbering columns so narrow that they break their markers: in a cell, at a page's end, and under broken headings."""

from __future__ import annotations

import pytest
from paper import WIDTHS, Sheet, Text, item, plan_sheet
from tables import read_tables

from skparse.numbering.broken_markers import NumberingCell, markers_of_cell, markers_of_column
from skparse.outline.broken_markers import join_over_page_ends
from skparse.outline.lampiran import build_lampiran
from skparse.page import Page
from skparse.plan import Column, Node
from skparse.text.line_records import TextLine


def _line(text: str, top: float = 0.0, page: int = 1) -> TextLine:
    return TextLine(
        text=text, x0=0, top=top, x1=5 * len(text), bottom=top + 9, words=(int(top),), page=page, spaced=False
    )


def _cell(lines: str, texts: str = "", may_go_on: bool = False, parents: str = "") -> NumberingCell:
    """A cell whose lines are separated by "/"."""
    return NumberingCell(
        lines=tuple(_line(text, 10 * n) for n, text in enumerate(lines.split("/"))),
        texts=tuple(_line(text, 10 * n) for n, text in enumerate(texts.split("/"))) if texts else (),
        may_go_on=may_go_on,
        parents=frozenset(parents.split()),
    )


@pytest.mark.parametrize(
    ("lines", "markers"),
    [
        ("a/.", "a."),
        ("(1/)", "(1)"),
        ("(/1/)", "(1)"),
        ("10/)", "10)"),
        ("1/0./)", "10.)"),
        ("xi/i.", "xii."),
        ("X/V/I", "XVI"),
        ("1.1.3./1", "1.1.3.1"),
        ("1./1./1./1./1", "1.1.1.1.1"),
        ("(1/)/(2/)", "(1) (2)"),
        ("1./2./3.", "1. 2. 3."),
        ("1/2/3", "1 2 3"),
        ("9/1/0", "9 10"),
        ("1./a./b.", "1. a. b."),
        ("1/1.1/1.2", "1 1.1 1.2"),
        ("I./II./III.", "I. II. III."),
        ("1./Rapat", ""),
    ],
)
def test_markers_of_one_cell(lines: str, markers: str) -> None:
    found = markers_of_cell(_cell(lines).lines)
    assert " ".join(one.marker.text for one in found) == markers
    if found:
        assert [line for one in found for line in one.lines] == list(_cell(lines).lines)


def test_lines_far_apart_are_no_marker() -> None:
    assert [one.marker.text for one in markers_of_cell([_line("1"), _line("1", 40.0)])] == ["1", "1"]


def _column(*cells: NumberingCell) -> list[str]:
    return [" ".join(one.marker.text for one in markers) for markers in markers_of_column(cells)]


def test_the_column_tells_what_a_cell_does_not() -> None:
    nine = [_cell(str(number)) for number in range(1, 10)]
    assert _column(*nine, _cell("1/0"), _cell("1/1"), _cell("1/2"), _cell("1/3"))[9:] == ["10", "11", "12", "13"]
    assert _column(_cell("1./1."), _cell("1./2."), _cell("1./3."), _cell("2./1.")) == ["1.1.", "1.2.", "1.3.", "2.1."]


def test_a_marker_that_had_room_was_not_broken() -> None:
    assert _column(_cell("1./2."), _cell("1.1.")) == ["1. 2.", "1.1."]


def test_the_text_beside_tells() -> None:
    assert _column(_cell("1./1.", texts="Rapat/Tim Kerja")) == ["1. 1."]
    assert _column(_cell("1./1.", texts="Rapat/tim kerja")) == ["1.1."]
    assert _column(_cell("1./1.", texts="Rapat")) == ["1.1."]


def test_the_parent_number_tells() -> None:
    assert _column(_cell("1./1.", parents="1"), _cell("2./1.", parents="2")) == ["1.1.", "2.1."]
    assert _column(_cell("1./1.", parents="3")) == ["1. 1."]


@pytest.mark.parametrize(
    ("above", "below", "markers"),
    [
        ("c", ".", ["c.", ""]),
        ("(1", ")", ["(1)", ""]),
        ("xi", "i.", ["xii.", ""]),
        ("1.", "1.", ["1.", "1."]),
        ("i.", "ii.", ["i.", "ii."]),
    ],
)
def test_a_page_end_cuts_a_marker(above: str, below: str, markers: list[str]) -> None:
    assert _column(_cell(above), _cell(below, texts="Rapat", may_go_on=True)) == markers


def _plan(*sheets: Sheet) -> tuple[dict[str, Node], list[Column]]:
    tables, _ = read_tables(sheet.page() for sheet in sheets)
    lampiran, _, *_ = built = build_lampiran(tables[0], None, None)
    assert built.unplaced == []
    assert built.twice == 0
    return {n.id: n for root in lampiran.nodes for n in root.walk()}, list(lampiran.columns)


def test_the_rest_of_a_marker_is_no_text() -> None:
    first = plan_sheet(1).row(item(("1.", "Manajemen"), ("a.", "Penyusunan"), ("(1", "SK Tim")))
    second = plan_sheet(2).row(item(indikator=(")", ""))).row(item(indikator=("(2\n)", "Rapat")))
    nodes, _ = _plan(first, second)
    assert {name: node.text for name, node in nodes.items()} == {
        "1": "Manajemen",
        "1.a": "Penyusunan",
        "1.a.1": "SK Tim",
        "1.a.2": "Rapat",
    }
    assert nodes["1.a.1"].marker == "(1)"
    assert [fragment.page for fragment in nodes["1.a.1"].fragments] == [1, 2]


def test_the_rest_of_a_marker_beside_the_rest_of_its_text() -> None:
    first = plan_sheet(1).row(item(("1.", "Manajemen"), ("xi", "Penyusunan tim"), ("1)", "SK")))
    second = plan_sheet(2).row(item(kegiatan=("i.", "kerja pembangunan"), indikator=("2)", "Rapat")))
    nodes, _ = _plan(first, second)
    assert nodes["1.xii"].text == "Penyusunan tim kerja pembangunan"
    assert nodes["1.xii.2"].text == "Rapat"


def test_a_new_item_below_a_page_end_is_no_rest() -> None:
    first = plan_sheet(1).row(item(("1.", "Manajemen"), ("xi", "Penyusunan tim"), ("1)", "SK")))
    second = plan_sheet(2).row(item(("2.", "Pengawasan"), ("i.", "Tim"), ("1)", "SK")))
    nodes, _ = _plan(first, second)
    assert ("1.xi" in nodes, "2.i" in nodes) == (True, True)


def test_a_sound_table_comes_back_as_it_is() -> None:
    sheet = plan_sheet().row(item(("1.", "Manajemen"), ("a.", "Tim"), ("1)", "SK")))
    tables, _ = read_tables([sheet.page()])
    assert join_over_page_ends(tables[0]) is tables[0]


def _page_headed(*headings: str, rows: list[list[Text]]) -> Page:
    sheet = Sheet(WIDTHS)
    sheet.row([*headings, "BULAN", *[""] * 11, "KET"], spans={6: 12})
    sheet.row([*[None] * 6, *[str(month) for month in range(1, 13)], None])
    for row in rows:
        sheet.row(row)
    return sheet.page()


@pytest.mark.parametrize("heading", ["NO", "N\nO", "N\n0", "NO\n.", "No.", "", "X"])
def test_a_column_that_holds_only_markers_is_numbering(heading: str) -> None:
    rows = [
        item(("1.", "Manajemen"), ("(1\n)", "Tim"), ("a.", "SK")),
        item(("", ""), ("(2\n)", "Rencana"), ("a.", "Rapat")),
    ]
    page = _page_headed(heading, "AREA", heading, "KEGIATAN", heading, "INDIKATOR", rows=rows)
    tables, _ = read_tables([page])
    lampiran = build_lampiran(tables[0], None, None).lampiran
    assert [c.heading for c in lampiran.columns if c.role == "level"] == ["AREA", "KEGIATAN", "INDIKATOR"]
    assert [n.id for root in lampiran.nodes for n in root.walk()] == ["1", "1.1", "1.1.a", "1.2", "1.2.a"]


def test_a_narrow_column_of_texts_is_a_level() -> None:
    rows = [item(("SDM", "Manajemen"), ("1.", "Tim"), ("a.", "SK"))]
    page = _page_headed("X", "AREA", "NO", "KEGIATAN", "NO", "INDIKATOR", rows=rows)
    tables, _ = read_tables([page])
    assert [c.heading for c in tables[0].columns if c.role == "level"] == ["X", "AREA", "KEGIATAN", "INDIKATOR"]


def test_numbers_beside_a_product_make_it_a_level() -> None:
    rows = [item(("1.", "Manajemen"), ("a.", "Tim"), (f"({n}\n)", "Laporan")) for n in (1, 2)]
    page = _page_headed("NO", "AREA", "NO", "KEGIATAN", "N\n0", "DATA DUKUNG", rows=rows)
    tables, _ = read_tables([page])
    assert [c.heading for c in tables[0].columns if c.role == "level"] == ["AREA", "KEGIATAN", "DATA DUKUNG"]
