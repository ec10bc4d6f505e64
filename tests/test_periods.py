"""Schedule headings and schedule words."""

from __future__ import annotations

import pytest

from skparse.text.months import guess_month, month_number
from skparse.text.period_texts import months_in_words
from skparse.text.periods import month_run, quarter

ALL = tuple(range(1, 13))


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Januari", 1),
        ("PEB", 2),
        ("Pebruari", 2),
        ("mrt", 3),
        ("Mei", 5),
        ("Ags.", 8),
        ("Agt", 8),
        ("NOP", 11),
        ("Des", 12),
    ],
)
def test_month_names(text: str, month: int) -> None:
    assert month_number(text) == month


@pytest.mark.parametrize("text", ["Maretania", "Meja", "No", "Desa", "", "Juniper", "Marwah"])
def test_words_that_only_begin_like_months(text: str) -> None:
    assert month_number(text) is None


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Januai", 1),
        ("Febuari", 2),
        ("Agusutus", 8),
        ("Setpember", 9),
        ("Desmber", 12),
        ("Rapat", None),
        ("Meja", None),
    ],
)
def test_misspelled_months(text: str, month: int | None) -> None:
    assert guess_month(text) == month


def test_run_of_twelve_numbers_beside_other_headings() -> None:
    heads = ["No", "Kegiatan", *map(str, ALL), "Ket"]
    assert month_run(heads) == (2, [(m,) for m in ALL])


def test_column_numbers_are_no_months() -> None:
    assert month_run([str(n) for n in range(1, 18)]) is None
    assert month_run(["(1)", "(2)", "(3)", "(4)"]) is None


def test_names_may_cover_part_of_a_year() -> None:
    assert month_run(["Kegiatan", "Feb", "Mar", "Apr", "Mei"]) == (1, [(2,), (3,), (4,), (5,)])


def test_quarters() -> None:
    assert quarter("Triwulan II") == (4, 5, 6)
    assert quarter("TW 4") == (10, 11, 12)
    assert quarter("Semester I") == (1, 2, 3, 4, 5, 6)
    assert quarter("Triwulan V") is None
    assert month_run(["x", "Trw I", "Trw II", "Trw III", "Trw IV"]) == (
        1,
        [(1, 2, 3), (4, 5, 6), (7, 8, 9), (10, 11, 12)],
    )


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Januari s.d. Maret", (1, 2, 3)),
        ("Januari s/d Maret 2026", (1, 2, 3)),
        ("Maret, Juni dan September", (3, 6, 9)),
        ("Februari – April 2026", (2, 3, 4)),
        ("Tiap Bulan", ALL),
        ("Triwulan II", (4, 5, 6)),
        ("B03, B06 dan B12", (3, 6, 12)),
        ("November s.d. Januari", (1, 11, 12)),
        ("Minggu ke-2 Februari", (2,)),
        ("menyesuaikan", ()),
    ],
)
def test_months_in_words(text: str, months: tuple[int, ...]) -> None:
    assert months_in_words(text) == months
