"""The year of each period of a text.

It is the one printed right behind the period; else one that stands in front of it; else that of the next period that
has one ("Maret dan Juni 2026"), or of the last. Over the end of a year only a stretch goes: "November – Februari 2026"
begins in 2025; of "Desember, Januari 2026" nobody says which Desember it is. What prints no year at all is of the
plan's year, unless it goes over a year's end.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from skparse.text.period_texts.period_reader import Period


def years_of_periods(periods: Sequence[Period], year: int | None) -> list[int | None]:
    """The year of each period; None where it is not known."""
    found = [p.year if p.year is not None else p.year_before for p in periods]
    if not any(found):
        return [None if _is_over_year_end(periods, i) else year for i in range(len(periods))]
    for i in range(len(periods) - 2, -1, -1):  # that of the next one
        if found[i] is None and (following := found[i + 1]) is not None:
            ascends = periods[i].first_month <= periods[i + 1].last_month
            found[i] = following if ascends else following - 1 if periods[i + 1].joined else None
            if found[i] is None:
                return [p.year for p in periods]
    for i in range(1, len(periods)):  # that of the last one
        if found[i] is None and (before := found[i - 1]) is not None:
            ascends = periods[i - 1].first_month <= periods[i].last_month
            found[i] = before if ascends else before + 1 if periods[i].joined else None
    return found


def _is_over_year_end(periods: Sequence[Period], i: int) -> bool:
    """The period is one end of a stretch that ends in an earlier month than it begins."""
    ends = [(a, b) for a, b in pairwise(periods) if b.joined and periods[i] in (a, b)]
    return any(a.first_month > b.last_month for a, b in ends)
