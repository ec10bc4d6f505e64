"""Schedule headings and schedule words."""

from __future__ import annotations

import pytest

from skparse.text.months import guess_month, month_number
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


MONTHS_OF_BUDGET_YEAR = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)


def test_a_run_may_begin_with_any_month_and_go_on_over_the_end_of_a_year() -> None:
    names = ["Okt", "Nov", "Des", "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Ags", "Sep"]
    expected = (2, [(m,) for m in MONTHS_OF_BUDGET_YEAR])
    assert month_run(["No", "Kegiatan", *names, "Ket"]) == expected
    assert month_run(["No", "Kegiatan", *map(str, MONTHS_OF_BUDGET_YEAR), "Ket"]) == expected


def test_a_misread_month_of_such_a_run_is_counted_by_the_others() -> None:
    names = ["Okt", "Nov", "Dcs", "Jan", "Feb", "Mar", "Apr", "xx", "Jun", "Jul", "Ags", "Sep"]
    assert month_run(["No", "Kegiatan", *names, "Ket"]) == (2, [(m,) for m in MONTHS_OF_BUDGET_YEAR])


def test_two_years_are_one_run() -> None:
    assert month_run(["Kegiatan", *map(str, ALL * 2)]) == (1, [(m,) for m in ALL * 2])


def test_other_numbers_behind_twelve_months_are_none() -> None:
    assert month_run(["Kegiatan", *map(str, ALL), "1", "2", "3"]) == (1, [(m,) for m in ALL])


def test_quarters_may_name_their_year_and_begin_with_the_last_one() -> None:
    quarters = [(10, 11, 12), (1, 2, 3), (4, 5, 6), (7, 8, 9)]
    assert month_run(["x", "TW IV 2025", "TW I 2026", "TW II 2026", "TW III 2026"]) == (1, quarters)
    assert month_run(["x", "Trw II", "Trw III", "Trw IV"]) is None
