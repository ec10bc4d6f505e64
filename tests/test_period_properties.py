"""What holds of the text of any cell."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from skparse.text.months import FULL_NAMES
from skparse.text.period_texts import read_period_text
from skparse.text.years import years_named, years_of_columns

NAMES = {number: name.title() for name, number in FULL_NAMES.items() if name not in ("pebruari", "nopember")}
MONTH = st.integers(1, 12)
YEAR = st.integers(1990, 2060)
WORDS = st.sampled_from(
    [*NAMES.values(), "s.d.", "-", "–", ",", "dan", "/", "(", ")", ".", "2026", "2027", "31", "5", "0", "99", "Minggu",
     "ke-2", "II", "Triwulan", "TW", "Semester", "Tiap", "bulan", "Akhir", "Awal", "tahun", "B03", "31/03/2026",
     "mulai", "2026-02-30", "1.", "a.", "sekali", "Sept", "rapat", "•", "Mar-26", "50%"]
)  # fmt: skip
LINES = st.lists(st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=12).map(" ".join)), max_size=4)


@given(LINES, st.none() | YEAR)
def test_any_text_is_read(lines: list[str], year: int | None) -> None:
    found = read_period_text(lines, year)
    assert found.months == tuple(sorted(set(found.months)))
    assert all(1 <= month <= 12 for month in found.months)
    assert (found.start is None) == (found.end is None)
    if found.start is not None and found.end is not None:
        assert found.start <= found.end
        count = (found.end.year - found.start.year) * 12 + found.end.month - found.start.month + 1
        within = {(found.start.month + n - 1) % 12 + 1 for n in range(min(count, 12))}
        assert set(found.months) <= within


@given(LINES, YEAR)
def test_the_plans_year_changes_no_month(lines: list[str], year: int) -> None:
    assert read_period_text(lines, year).months == read_period_text(lines).months


@given(MONTH, YEAR)
def test_a_stretch_of_one_month_is_that_month(month: int, year: int) -> None:
    name = NAMES[month]
    alone = read_period_text([f"{name} {year}"])
    assert alone == read_period_text([f"{name} s.d. {name} {year}"]) == read_period_text([name], year)
    assert (alone.months, alone.start, alone.end) == (
        (month,),
        date(year, month, 1),
        date(year, month, monthrange(year, month)[1]),
    )


@given(MONTH, MONTH, YEAR, st.sampled_from([" - ", "–", " s.d. ", " s/d ", " sampai dengan ", "-"]))
def test_a_stretch_holds_the_months_between_its_ends(first: int, last: int, year: int, dash: str) -> None:
    first, last = sorted((first, last))
    found = read_period_text([f"{NAMES[first]}{dash}{NAMES[last]} {year}"])
    assert found.months == tuple(range(first, last + 1))
    assert found.start == date(year, first, 1)


@given(st.lists(MONTH, min_size=1, unique=True), YEAR)
def test_a_list_with_dashes_holds_its_months_alone(months: list[int], year: int) -> None:
    entries = [f"- {NAMES[month]} {year}" for month in months]
    expected = tuple(sorted(months))
    assert read_period_text(entries).months == read_period_text([" ".join(entries)]).months == expected


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_a_date_is_that_day_however_it_is_written(day: date) -> None:
    texts = (f"{day.day} {NAMES[day.month]} {day.year}", f"{day:%d/%m/%Y}", f"{day:%d-%m-%Y}", f"{day:%Y-%m-%d}")
    for text in texts:
        found = read_period_text([f"paling lambat {text}"])
        assert (found.months, found.start, found.end) == ((day.month,), day, day), text


@given(st.text(max_size=80))
def test_years_of_any_title_are_sorted(title: str) -> None:
    years = years_named(title)
    assert list(years) == sorted(set(years))


@given(MONTH, st.integers(1, 30), YEAR)
def test_columns_of_months_count_on_from_any_printed_year(first: int, count: int, year: int) -> None:
    months = [((first + n - 1) % 12 + 1,) for n in range(count)]
    expected = [year + (first + n - 1) // 12 for n in range(count)]
    for place in {0, count // 2, count - 1}:
        printed = [(expected[n],) if n == place else () for n in range(count)]
        assert years_of_columns(months, printed, ()) == expected
