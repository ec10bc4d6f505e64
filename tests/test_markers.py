"""Markers: what is one, and what it may mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skparse.numbering.markers import (
    Reading,
    is_numbering,
    marker_body,
    parse_marker,
    sibling_ids,
    spell_marker,
    split_marker,
    split_unpunctuated,
)


@pytest.mark.parametrize(
    ("text", "marker", "rest"),
    [
        ("1. Manajemen Perubahan", "1.", "Manajemen Perubahan"),
        ("a) Undangan", "a)", "Undangan"),
        ("(1) Rapat", "(1)", "Rapat"),
        ("(a) Rapat", "(a)", "Rapat"),
        ("IV. PENGAWASAN", "IV.", "PENGAWASAN"),
        ("ii. Notulen", "ii.", "Notulen"),
        ("1.1 Program", "1.1", "Program"),
        ("1.2.10. Kegiatan", "1.2.10.", "Kegiatan"),
        ("aa. Lanjutan abjad", "aa.", "Lanjutan abjad"),
        ("a.Undangan", "a.", "Undangan"),
        ("10)", "10)", ""),
    ],
)
def test_marker_in_front_of_text(text: str, marker: str, rest: str) -> None:
    found = split_marker(text)
    assert found is not None
    assert (found[0].text, found[1]) == (marker, rest)


@pytest.mark.parametrize(
    "text",
    [
        "a.n. Ketua",
        "s.d. Maret",
        "1.000 orang",
        "Rapat 1. awal",
        "2026. Tahun",
        "(1 kali",
        "dan) lain",
        "di. mana",
        "",
        "-",
    ],
)
def test_no_marker(text: str) -> None:
    assert split_marker(text) is None


@pytest.mark.parametrize(
    ("cell", "marker"), [("1", "1"), ("a .", "a."), ("1 0.", "10."), ("( a )", "(a)"), ("XII.", "XII.")]
)
def test_numbering_cell_may_lack_punctuation_or_be_broken(cell: str, marker: str) -> None:
    found = parse_marker(cell)
    assert found is not None
    assert found.text == marker


@pytest.mark.parametrize("cell", ["No", "1a", "(1", "Rapat", "1/2", "IIII.", ""])
def test_numbering_cell_with_something_else(cell: str) -> None:
    assert parse_marker(cell) is None


def test_a_marker_without_punctuation_needs_text_behind() -> None:
    found = split_unpunctuated("I Umum")
    assert found is not None
    assert found[0].text == "I"
    assert split_unpunctuated("I") is None
    assert split_unpunctuated("2026 Rapat") is None


@given(st.sampled_from(["1", "a", "A", "i", "I"]), st.sampled_from(["%.", "%)", "(%)"]), st.integers(1, 39))
def test_spelled_markers_are_read_back(kind: str, form: str, ordinal: int) -> None:
    marker = parse_marker(spell_marker(kind, form, ordinal))
    assert marker is not None
    assert Reading(kind, form, ordinal) in marker.readings


def test_number_of_parts_keeps_its_first_parts() -> None:
    assert spell_marker("1.1.1", "%.", 4, "2.3.9.") == "2.3.4."
    assert marker_body("(a)") == "a"
    assert marker_body("1.2.") == "1.2"


def test_words_that_number_a_text() -> None:
    assert all(is_numbering(word) for word in ("1.", "(a)", "iv)", "1.2", "aa."))
    assert not any(is_numbering(word) for word in ("1", "a", "No.", "SK.", "5.835", "1.Rapat"))
    assert is_numbering("1", unpunctuated=True)
    assert not is_numbering("Rp", unpunctuated=True)


def test_ids_of_siblings() -> None:
    assert sibling_ids("", ["1.", "2.", None]) == ["1", "2", "#1"]
    assert sibling_ids("3.b", ["a)", "a)", None, "", "(1)"]) == ["3.b.a", "3.b.a~2", "3.b.#1", "3.b.#2", "3.b.1"]
