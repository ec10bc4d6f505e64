"""Stretches of time: months, weeks and thirds of months, with or without a year."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

Months = tuple[int, ...]
"""Months 1-12."""
ALL_MONTHS: Months = tuple(range(1, 13))
LAST_DAY = 31
"""Of any month: the days that a month does not have are taken for its last one."""
WEEKS = 4
"""Weeks of a month as plans count them: the last one goes on to the month's end. A few count five."""
LAST_WEEK = 0
"""The last seven days of a month, in place of a week's number."""


class Days(NamedTuple):
    """Days of a month, both included."""

    first: int
    last: int


WHOLE_MONTH = Days(1, LAST_DAY)
THIRDS = (Days(1, 10), Days(11, 20), Days(21, LAST_DAY))
"""Awal, pertengahan and akhir of a month."""


def days_of_week(week: int, weeks: int = WEEKS) -> Days:
    """The days of a month's week; the last one of so many ends with the month."""
    if week == LAST_WEEK:
        return Days(LAST_DAY - 6, LAST_DAY)
    return Days(7 * week - 6, LAST_DAY if week >= weeks else 7 * week)


class Stretch(NamedTuple):
    """From a day of one month to a day of the same or another one. A year is None where it is not known."""

    first_month: int
    last_month: int
    first_day: int = 1
    last_day: int = LAST_DAY
    first_year: int | None = None
    last_year: int | None = None

    @property
    def months(self) -> Months:
        """The months that it touches, sorted. Without years a stretch that ends in an earlier month than it begins
        goes over the end of a year."""
        count = (self.last_month - self.first_month) % 12
        if self.first_year is not None and self.last_year is not None:
            count = (self.last_year - self.first_year) * 12 + self.last_month - self.first_month
            if count < 0:  # a misprint: none of the months between is meant
                return tuple(sorted({self.first_month, self.last_month}))
        return tuple(sorted({(self.first_month - 1 + n) % 12 + 1 for n in range(min(count, 11) + 1)}))

    @property
    def dates(self) -> tuple[date, date] | None:
        """Its first and last day, in their order; None where a year is not known."""
        if self.first_year is None or self.last_year is None:
            return None
        first = _day(self.first_year, self.first_month, self.first_day)
        last = _day(self.last_year, self.last_month, self.last_day)
        # "The last seven days" are counted from the month's end.
        if self.first_day == LAST_DAY - 6 and self.last_day == LAST_DAY and self.first_month == self.last_month:
            first = first.replace(day=last.day - 6)
        if first > last:  # a misprint, which is counted from the earlier month's first day to the later month's last
            first, last = last, first
            first = first.replace(day=1) if self.last_day == LAST_DAY else first
            last = _day(last.year, last.month, LAST_DAY) if self.first_day == 1 else last
        return first, last


def _day(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def stretch_of_months(months: Months, year: int | None, days: Days = WHOLE_MONTH) -> Stretch:
    """Neighboring months of one year; ``days``: of a single month."""
    return Stretch(
        first_month=months[0],
        last_month=months[-1],
        first_day=days.first,
        last_day=days.last,
        first_year=year,
        last_year=year,
    )


def hull(dates: Iterable[tuple[date, date] | None]) -> tuple[date, date] | None:
    """From the first day of all stretches to the last one; None if that of any is not known, or there is none."""
    found = list(dates)
    known = [one for one in found if one is not None]
    if not known or len(known) < len(found):
        return None
    return min(first for first, _ in known), max(last for _, last in known)
