"""What the columns of a schedule stand for, beside their months: quarters, semesters, weeks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from skparse.text.periods import number

# A month's columns are its weeks if they are as many as this, counted from 1.
_WEEKS = range(4, 7)
_WEEK = re.compile(r"^(?:minggu|mgg|mg|m|week|w|pekan)\.?(?:ke)?[-.]?", re.IGNORECASE)


class Period(NamedTuple):
    """A unit and which one of it: of the year, or of its month for weeks."""

    unit: Literal["triwulan", "semester", "minggu"]
    ordinal: int


def column_periods(headings: Sequence[str], months: Sequence[tuple[int, ...]]) -> list[Period | None]:
    """The period of each column; None for whole months and where nothing is known.

    Args:
        headings: of the schedule's columns, from left to right.
        months: that each of them stands for.
    """
    periods: list[Period | None] = []
    for of, group in groupby(zip(months, headings, strict=True), key=lambda column: column[0]):
        names = [heading for _, heading in group]
        if len(of) == 1 and len(names) in _WEEKS and [_week(name) for name in names] == [*range(1, len(names) + 1)]:
            periods += [Period("minggu", week) for week in range(1, len(names) + 1)]
        else:
            periods += [_part_of_year(of)] * len(names)
    return periods


def _week(heading: str) -> int | None:
    return number(_WEEK.sub("", "".join(heading.split())))


def _part_of_year(months: tuple[int, ...]) -> Period | None:
    for ordinal in range(1, 5):
        if months == tuple(range(3 * ordinal - 2, 3 * ordinal + 1)):
            return Period("triwulan", ordinal)
    for ordinal in (1, 2):
        if months == tuple(range(6 * ordinal - 5, 6 * ordinal + 1)):
            return Period("semester", ordinal)
    return None
