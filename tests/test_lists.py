"""Flat lists: which lines begin items, by the cheapest explanation of all of them."""

from __future__ import annotations

import pytest
from paper import item, plan_sheet
from tables import read_tables

from skparse.numbering import diktum
from skparse.numbering.lists import (
    CellLine,
    ListLine,
    count_on,
    explain_list,
    is_closed,
    lenient_marker,
    lines_that_begin,
    usual_form,
)
from skparse.numbering.lookalikes import misreading_cost
from skparse.numbering.markers import parse_marker, spell_marker, split_marker
from skparse.outline.lampiran import build_lampiran

LETTERS_AND_NUMBERS = ((("a", "%."), "a."), (("1", "%."), "1."))
CERTAIN, LIKELY, UNLIKELY = 10.0, 8.0, 2.0


def line(token: str, goes_on: float = CERTAIN) -> ListLine:
    return ListLine(lenient_marker(token, "%."), token, goes_on, may_be_unreadable=goes_on >= LIKELY)


def explained(*lines: ListLine | None) -> list[tuple[int, str, int]]:
    items = explain_list(lines, LETTERS_AND_NUMBERS, from_first_line=True)
    return [(item.line, item.marker, item.ordinal) for item in items]


def test_nothing_is_no_list() -> None:
    assert explained() == []
    assert explained(None, None) == []
    assert explained(line("Rapat", goes_on=0.0)) == []


def test_lines_that_cannot_begin_items_are_passed_over() -> None:
    assert explained(line("a."), None, line("b."), None, None, line("c.")) == [(0, "a.", 1), (2, "b.", 2), (5, "c.", 3)]


def test_a_list_begins_with_the_first_line_or_not_at_all() -> None:
    assert explained(line("Rapat", goes_on=0.0), line("a."), line("b.")) == []
    assert len(explain_list([line("Rapat", goes_on=0.0), line("a."), line("b.")], LETTERS_AND_NUMBERS)) == 2


def test_what_follows_tells_what_was_misread() -> None:
    assert explained(line("l."), line("2.")) == [(0, "1.", 1), (1, "2.", 2)]
    assert explained(line("l."), line("m.")) == [(0, "l.", 12), (1, "m.", 13)]
    assert explained(line("I."), line("II.")) == [(0, "I.", 1), (1, "II.", 2)]


def test_an_unlikely_line_is_an_item_only_if_the_list_goes_on_there() -> None:
    assert [at for at, _, _ in explained(line("a."), line("b.", UNLIKELY), line("c."))] == [0, 1, 2]
    assert [at for at, _, _ in explained(line("a."), line("c.", UNLIKELY), line("b."))] == [0, 2]
    assert [at for at, _, _ in explained(line("a."), line("b.", UNLIKELY), line("b."), line("c."))] == [0, 2, 3]


def test_a_list_of_another_kind_belongs_to_the_item_above() -> None:
    assert [at for at, _, _ in explained(line("a."), line("1.", 7.6), line("2.", 7.6), line("b."))] == [0, 3]


def test_an_unreadable_marker_is_counted() -> None:
    assert explained(line("a."), line("B1.", LIKELY), line("c.")) == [(0, "a.", 1), (1, "B1.", 0), (2, "c.", 3)]


@pytest.mark.parametrize(
    ("word", "ordinal"),
    [("3,", 3), ("3", 3), ("(c)", 3), ("c:", 3), ("C.", 3), ("C", 0), ("III.", 3), ("tgl.", 0), ("", 0)],
)
def test_punctuation_does_not_matter_in_a_decree(word: str, ordinal: int) -> None:
    marker = lenient_marker(word, "%)")
    assert (marker.readings[0].ordinal if marker else 0) == ordinal
    assert marker is None or {reading.form for reading in marker.readings} == {"%)"}


def test_most_markers_tell_the_form() -> None:
    assert usual_form(["a)", "bahwa", "b)", "c.", "d"]) == "%)"
    assert usual_form(["bahwa", ""]) == "%."


def test_closed_words() -> None:
    assert all(is_closed(word) for word in ("3.", "C)", "à.", "bJ", "tgl."))
    assert not any(is_closed(word) for word in ("", ".", "3", "bahwa.", "a.n."))


# Items within a cell


def begin(texts: str, shifts: tuple[float, ...] = ()) -> list[int]:
    """The lines of a cell that begin items: a first word for each, "Rapat" for a text that hangs."""
    lines = []
    for n, word in enumerate(texts.split()):
        split = split_marker(f"{word} Rapat")
        shift = shifts[n] if shifts else 15.0 * (word == "Rapat")
        lines.append(CellLine(marker=split[0] if split else None, token=word, shift=shift))
    return lines_that_begin(lines)


@pytest.mark.parametrize(
    "texts",
    ["1) 2) 7) 4)", "1) 2) 2) 4)", "l) 2) 3)", "I. 2. 3.", "a. b. C. d.", "a) b) ç) d)", "1. 2. l. 4.", "1. 2. S. 4."],
)
def test_a_misprinted_or_misread_marker_begins_an_item_of_a_cell(texts: str) -> None:
    assert begin(texts) == list(range(len(texts.split())))
    hanging = texts.replace(" ", " Rapat ")
    assert begin(hanging) == [n for n, word in enumerate(hanging.split()) if word != "Rapat"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ("1) 2) 7) 4)", [0, 1, 3]),
        ("l) 2) 3)", [0]),
        ("a. b. C. d.", [0, 1, 3]),
    ],
)
def test_where_texts_stand_at_the_same_indent_only_what_counts_on_does(texts: str, expected: list[int]) -> None:
    count = len(texts.split())
    assert begin(f"{texts} Rapat", (0.0,) * (count + 1)) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ("a. b. 1. 2.", [0, 1]),
        ("a. b. 1. 2. c.", [0, 1, 4]),
        ("1) 2) tgl. 3)", [0, 1, 3]),
        ("1. 2. 1. 2.", [0, 1, 2, 3]),
        ("Rapat 2. 3.", [0, 1, 2]),
        ("1. 15.", [0]),
        ("", []),
    ],
)
def test_other_markers_in_a_cell(texts: str, expected: list[int]) -> None:
    shifts = (0.0,) * len(texts.split())
    assert begin(texts, shifts) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ("1 2 3", True),
        ("I II I II", True),
        ("1", True),
        ("2 3", False),
        ("1 7 3", False),
        ("1 1", False),
        ("1 a", False),
    ],
)
def test_markers_that_count_on(texts: str, expected: bool) -> None:
    markers = [marker for word in texts.split() if (marker := parse_marker(word))]
    assert count_on(markers) is expected


def test_no_markers_do_not_count_on() -> None:
    assert not count_on([])


# KESATU, KEDUA …


def test_the_words_of_clauses_are_markers() -> None:
    numbers = range(1, 100)
    assert [diktum.diktum_number(spell_marker(diktum.KIND, "%", n)) for n in numbers] == list(numbers)
    assert diktum.diktum_number("PERTAMA") == 1
    assert spell_marker(diktum.KIND, "%", 100) == ""
    assert diktum.diktum_number("KE DUA PULUH SATU") == 21
    assert diktum.diktum_number("") is None


@pytest.mark.parametrize(
    "word", ["KEDUA PULUH SATU", "KEDUAPULUH SATU", "KEDUAPULUHSATU", "KESEBELAS", "Kedua", "KEDUA BELAS."]
)
def test_spelled_right(word: str) -> None:
    assert diktum.is_spelled_right(word)


@pytest.mark.parametrize("word", ["KE DUA", "KET1GA", "KEDUAA", "KEDUA PULUH SA TU", "", "MENIMBANG"])
def test_not_spelled_right(word: str) -> None:
    assert not diktum.is_spelled_right(word)


def test_letters_that_look_alike_in_these_words() -> None:
    for read, meant in (("KESATLJ", "KESATU"), ("KEDVA", "KEDUA"), ("KET1GA", "KETIGA"), ("KELlMA", "KELIMA")):
        assert misreading_cost(read, meant, scanned=False) == pytest.approx(0.7)
    assert (misreading_cost("KEDUX", "KEDUA", scanned=False) or 0.0) > 1.0
    assert misreading_cost("KETUA", "KETIGA", scanned=False) in (None, pytest.approx(4.0))
    assert misreading_cost("KEDUA", "KETIGA", scanned=True) is None


@pytest.mark.parametrize(
    ("printed", "markers"),
    [
        ("1) SK\n2) Rapat\n7) Laporan\n4) Notula", ["1)", "2)", "7)", "4)"]),
        ("1) SK\n2) Rapat\n2) Laporan\n4) Notula", ["1)", "2)", "2)", "4)"]),
        ("l) SK\n2) Rapat\n3) Laporan\n4) Notula", ["1)", "2)", "3)", "4)"]),
        ("1) SK\n2) Rapat\nS) Laporan\n4) Notula", ["1)", "2)", "S)", "4)"]),
        ("1) SK\n2) Rapat\nE) Laporan\n4) Notula", ["1)", "2)", "E)", "4)"]),
    ],
)
def test_the_items_of_one_cell_of_a_table(printed: str, markers: list[str]) -> None:
    sheet = plan_sheet().row(item(("1.", "Manajemen"), ("a.", "Tim"), ("", printed)))
    tables, _ = read_tables([sheet.page()])
    lampiran, findings, *_ = build_lampiran(tables[0], None, None)
    children = lampiran.nodes[0].children[0].children
    assert [(child.marker, child.text) for child in children] == [
        (marker, text) for marker, text in zip(markers, ("SK", "Rapat", "Laporan", "Notula"), strict=True)
    ]
    assert findings
