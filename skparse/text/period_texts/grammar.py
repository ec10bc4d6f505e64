"""Tokens → stretches of time: which periods belong together.

A period is a month, a part of the year, a date or days of a month, or a week or third of a month (`period_reader.py`).
Two periods are a stretch where "s.d." or a dash joins them, and a list otherwise; three that dashes join are a list,
too, because a stretch has two ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from skparse.text.period_texts.period_reader import Period, PeriodReader
from skparse.text.period_texts.period_years import years_of_periods
from skparse.text.period_texts.stretches import WHOLE_MONTH, Months, Stretch
from skparse.text.period_texts.tokens import Token


class Parsed(NamedTuple):
    """What the tokens of a text say."""

    stretches: list[Stretch]
    """The periods, in their order."""
    months: Months
    """Sorted. Of "tiap triwulan" the last months of the quarters, though all of the year is meant by its dates."""
    misspelled: tuple[str, ...]
    is_open: bool
    """Only the beginning or the end of a time is told: "mulai Maret", "Januari s.d. selesai"."""


def parse_tokens(tokens: Iterable[Token], year: int | None) -> Parsed:
    """The periods that tokens name. ``year``: of what names none."""
    reader = PeriodReader()
    for token in tokens:
        reader.take(token)
    periods = _without_wider_parts(reader.periods)
    _undo_chains(periods)
    years = years_of_periods(periods, year)
    stretches = _stretches(periods, years)
    months = {month for stretch in stretches for month in stretch.months}
    every = reader.every
    if every is not None:
        own_year = next((one for one in (*reader.years, year) if one is not None), None)
        whole_year = Stretch(first_month=1, last_month=12, first_year=own_year, last_year=own_year)
        if every.apart or not periods:
            months |= every.of_year
            stretches = [whole_year]
        else:
            stretches = [_to_end_of_year(s, p) for s, p in zip(stretches, periods, strict=False)]
            months = {month for stretch in stretches for month in stretch.months}
            months = months & every.of_year or months
    elif not periods and reader.years and not reader.has_other_words:
        first, last = min(reader.years), max(reader.years)
        stretches = [Stretch(first_month=1, last_month=12, first_year=first, last_year=last)]
    is_open = reader.lacks_end or (every is None and any(p.is_open for p in periods))
    return Parsed(stretches, tuple(sorted(months)), tuple(reader.misspelled), is_open)


def _without_wider_parts(periods: Sequence[Period]) -> list[Period]:
    """Of "TW I (Januari – Februari)" and "Maret (TW I)" the part of the year says nothing more: what stands beside it,
    with nothing between, is within it."""
    return [
        period
        for i, period in enumerate(periods)
        if period.joined
        or not any(_is_within(other, period) and not later.apart for other, later in _neighbors(periods, i))
    ]


def _neighbors(periods: Sequence[Period], i: int) -> Iterator[tuple[Period, Period]]:
    """The periods beside one, each with the later one of the two."""
    if i:
        yield periods[i - 1], periods[i]
    if i + 1 < len(periods):
        yield periods[i + 1], periods[i + 1]


def _is_within(inner: Period, outer: Period) -> bool:
    """It is a smaller part of the year than the other one, and one of its months."""
    return (
        outer.first_month <= inner.first_month
        and inner.last_month <= outer.last_month
        and inner.last_month - inner.first_month < outer.last_month - outer.first_month
    )


def _undo_chains(periods: Sequence[Period]) -> None:
    """A stretch has two ends: of three periods that are joined each to the next one, none are."""
    start = 0
    for end in range(1, len(periods) + 1):
        if end == len(periods) or not periods[end].joined:
            if end - start > 2:
                for period in periods[start + 1 : end]:
                    period.joined = False
            start = end


def _to_end_of_year(stretch: Stretch, period: Period) -> Stretch:
    """ "Tiap bulan, mulai Maret": up to December."""
    if not period.is_open:
        return stretch
    return stretch._replace(last_month=12, last_day=WHOLE_MONTH.last, last_year=stretch.first_year)


def _stretches(periods: Sequence[Period], years: Sequence[int | None]) -> list[Stretch]:
    """The periods, those that are joined as one."""
    found: list[Stretch] = []
    for period, year in zip(periods, years, strict=True):
        stretch = Stretch(
            first_month=period.first_month,
            last_month=period.last_month,
            first_day=period.days.first,
            last_day=period.days.last,
            first_year=year,
            last_year=year,
        )
        if period.joined:
            last = stretch
            stretch = found.pop()._replace(last_month=last.last_month, last_day=last.last_day, last_year=last.last_year)
        found.append(stretch)
    return found
