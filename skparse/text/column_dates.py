"""The dates that a mark in each column of a schedule stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from skparse.text.column_periods import column_periods
from skparse.text.period_texts.stretches import WEEKS, WHOLE_MONTH, days_of_week, stretch_of_months
from skparse.text.years import Years, years_of_columns


class ColumnDates(NamedTuple):
    """What a mark in a column says about time."""

    start: str | None = None
    """First day, in ISO 8601; None where the year is not known, or the cells name the months."""
    end: str | None = None
    """Likewise the last day."""
    year: int | None = None
    """That of months that are named without one."""


def column_dates(
    headings: Sequence[str],
    months: Sequence[tuple[int, ...]],
    years: Sequence[Years],
    of_plan: Years,
    is_year: Sequence[bool] = (),
) -> list[ColumnDates]:
    """The dates of each column of a schedule, from left to right.

    Args:
        headings: of the columns.
        months: that each of them stands for.
        years: that the headings of each name.
        of_plan: see `skparse.text.years.plan_years`.
        is_year: which columns stand for the years of their headings, from the first day to the last; by default none.
    """
    found: list[ColumnDates] = []
    weeks = Counter(months)
    periods = column_periods(headings, months)
    known = years_of_columns(months, years, of_plan)
    whole_years = is_year or [False] * len(months)
    for own, own_years, whole, period, year in zip(months, years, whole_years, periods, known, strict=True):
        if whole:
            first, last = (f"{own_years[0]}-01-01", f"{own_years[-1]}-12-31") if own_years else (None, None)
            found.append(ColumnDates(first, last, None))
            continue
        days = WHOLE_MONTH
        if period is not None and period.unit == "minggu":
            days = days_of_week(period.ordinal, max(WEEKS, weeks[own]))
        dates = stretch_of_months(own, year, days).dates if own else None
        start, end = (dates[0].isoformat(), dates[1].isoformat()) if dates else (None, None)
        found.append(ColumnDates(start, end, year))
    return found
