"""Tokens → periods: which of them belong together, and of which year each one is.

A period is a month, a part of the year, a date or days of a month, or a week or third of a month. Two periods are a
stretch where "s.d." or a dash joins them, and a list otherwise; three that dashes join are a list, too, because a
stretch has two ends.

The year of a period is the one printed right behind it; else one that stands in front of it; else that of the next
period that has one ("Maret dan Juni 2026"), or of the last. Over the end of a year only a stretch goes: "November –
Februari 2026" begins in 2025; of "Desember, Januari 2026" nobody says which Desember it is. What prints no year at all
is of the plan's year, unless it goes over a year's end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from skparse.text.period_texts.stretches import (
    THIRDS,
    WHOLE_MONTH,
    Days,
    Months,
    Stretch,
    days_of_week,
)
from skparse.text.period_texts.tokens import Kind, Token


class Parsed(NamedTuple):
    """What the tokens of a text say."""

    stretches: list[Stretch]
    """The periods, in their order."""
    months: Months
    """Sorted. Of "tiap triwulan" the last months of the quarters, though all of the year is meant by its dates."""
    misspelled: tuple[str, ...]


@dataclass
class _Period:
    """A period whose year may not be known yet."""

    first_month: int
    last_month: int
    days: Days = WHOLE_MONTH
    year: int | None = None
    """Printed right behind it."""
    year_before: int | None = None
    """The last one printed in front of it."""
    joined: bool = False
    """It is the end of a stretch that the period before it begins."""
    is_open: bool = False
    """It says only when something begins."""
    has_part: bool = False
    """A day, a week or a third of the month is told."""


@dataclass
class _Every:
    """ "Tiap bulan": every so many months."""

    months: int
    is_first: bool
    """The first of them is meant, not the last one."""
    place: int
    """How many periods stand in front of it."""
    apart: bool
    """A conjunction divides it from these, or from those that follow."""

    @property
    def of_year(self) -> set[int]:
        """The months of a year that it means."""
        return set(range(1 if self.is_first else self.months, 13, self.months))


def parse_tokens(tokens: Iterable[Token], year: int | None) -> Parsed:
    """The periods that tokens name. ``year``: of what names none."""
    reader = _Reader()
    for token in tokens:
        reader.take(token)
    periods = reader.periods
    _undo_chains(periods)
    years = _years(periods, year)
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
    return Parsed(stretches, tuple(sorted(months)), tuple(reader.misspelled))


@dataclass
class _Reader:
    """Takes the tokens one by one. What stands in front of a month and is part of it waits for the month."""

    periods: list[_Period] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    every: _Every | None = None
    misspelled: list[str] = field(default_factory=list)
    has_other_words: bool = False
    """Something is said that is neither a year nor what joins years."""
    _days: list[int] = field(default_factory=list)
    _weeks: list[int] = field(default_factory=list)
    _third: int | None = None
    _year_before: int | None = None
    _from: bool = False
    _join: Kind | None = None
    """What joins the next period to the last one."""
    _last: Kind | None = None
    """The token before."""

    def take(self, token: Token) -> None:
        """The next token."""
        kind = token.kind
        if kind not in (Kind.YEAR, Kind.SPAN, Kind.DASH, Kind.AND, Kind.BREAK):
            self.has_other_words = True
        if token.misspelled:
            self.misspelled.append(token.misspelled)
        if kind in (Kind.SPAN, Kind.DASH, Kind.AND, Kind.BREAK):
            self._take_joint(kind)
        elif kind is Kind.NUMBER:
            self._days.append(token.value)
        elif kind is Kind.WEEK:
            self._take_week(token.value)
        elif kind is Kind.THIRD:
            self._third = token.value
        elif kind is Kind.YEAR:
            self._take_year(token.value)
        elif kind is Kind.EVERY:
            apart = self._join in (Kind.AND, Kind.BREAK) and bool(self.periods)
            self.every = _Every(token.value, bool(token.more), len(self.periods), apart)
        elif kind is Kind.FROM:
            self._from = True
        elif kind is Kind.WORD:
            self._forget()
        else:
            self._take_period(token)
        self._last = kind

    def _take_joint(self, kind: Kind) -> None:
        if kind is Kind.BREAK:
            self._forget()
            self._weeks, self._third, self._year_before = [], None, None
        elif self._days or self._weeks:
            return  # between two days, or two weeks: "5 s.d. 20 April"
        # A dash joins what it stands between; words that mean a stretch say so wherever they stand.
        if kind is Kind.DASH and self._last not in (Kind.MONTH, Kind.YEAR, Kind.DATE, Kind.PART, *_OTHER_ENDS):
            return
        if kind is not Kind.AND or self._join is None:
            self._join = kind

    def _forget(self) -> None:
        """A word that has to do with something else stands between."""
        self._days = []
        if self._join is Kind.DASH:
            self._join = None

    def _take_week(self, week: int) -> None:
        """ "Maret minggu ke-2": the week of the month before it, if that has none yet and nothing joins them."""
        last = self.periods[-1] if self.periods and self._last in (Kind.MONTH, Kind.YEAR) else None
        if last is not None and not last.has_part and last.first_month == last.last_month:
            last.days, last.has_part = days_of_week(week), True
        else:
            self._weeks.append(week)

    def _take_year(self, year: int) -> None:
        self.years.append(year)
        last = self.periods[-1] if self.periods else None
        # "Maret, 2026" too, but not "Tahun 2025: Maret; Tahun 2026: Juni".
        is_apart = self._join is Kind.AND and self._year_before is None
        stands_behind = self._last in (Kind.MONTH, Kind.PART, Kind.DATE, Kind.WEEK) or is_apart
        if last is not None and last.year is None and stands_behind and not self._weeks:
            last.year = year
        else:
            self._year_before = year

    def _take_period(self, token: Token) -> None:
        if self._last not in (Kind.NUMBER, Kind.FROM):
            self._days = []  # what they count is no month
        period = self._period(token)
        period.joined = self._join in (Kind.SPAN, Kind.DASH) and bool(self.periods)
        period.year_before = self._year_before
        period.is_open = self._from and not period.joined
        if self.every is not None and self.every.place == len(self.periods):
            self.every.apart = self.every.apart or (self._join in (Kind.AND, Kind.BREAK) and not self._from)
        self.periods.append(period)
        self._days, self._weeks, self._third = [], [], None
        self._from, self._join = False, None

    def _period(self, token: Token) -> _Period:
        if token.kind is Kind.DATE:
            month, day = divmod(token.more, 100)
            return _Period(month, month, Days(day, day), year=token.value, has_part=True)
        if token.kind is Kind.MONTH_OF_YEAR:
            return _Period(token.more, token.more, self._days_of_month(), year=token.value)
        if token.kind is Kind.PART:
            first = token.more * (token.value - 1) + 1
            if self._third is None:
                return _Period(first, first + token.more - 1)
            # The beginning, middle or end of a part of the year is its first, middle or last month.
            month = first + self._third * (token.more - 1) // 2
            return _Period(month, month)
        has_part = bool(self._days or self._weeks or self._third is not None)
        return _Period(token.value, token.value, self._days_of_month(), has_part=has_part)

    def _days_of_month(self) -> Days:
        """The days that stand in front of a month; all of it, if none do."""
        if self._days:
            return Days(min(self._days), max(self._days))
        if self._weeks:
            weeks = [days_of_week(week) for week in self._weeks]
            return Days(min(w.first for w in weeks), max(w.last for w in weeks))
        return WHOLE_MONTH if self._third is None else THIRDS[self._third]


_OTHER_ENDS = (Kind.MONTH_OF_YEAR, Kind.WEEK, Kind.NUMBER)
"""Tokens behind which a dash may stand that is not between two months."""


def _undo_chains(periods: Sequence[_Period]) -> None:
    """A stretch has two ends: of three periods that are joined each to the next one, none are."""
    start = 0
    for end in range(1, len(periods) + 1):
        if end == len(periods) or not periods[end].joined:
            if end - start > 2:
                for period in periods[start + 1 : end]:
                    period.joined = False
            start = end


def _to_end_of_year(stretch: Stretch, period: _Period) -> Stretch:
    """ "Tiap bulan, mulai Maret": up to December."""
    if not period.is_open:
        return stretch
    return stretch._replace(last_month=12, last_day=WHOLE_MONTH.last, last_year=stretch.first_year)


# --- Years


def _years(periods: Sequence[_Period], year: int | None) -> list[int | None]:
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


def _is_over_year_end(periods: Sequence[_Period], i: int) -> bool:
    """The period is one end of a stretch that ends in an earlier month than it begins."""
    ends = [(a, b) for a, b in pairwise(periods) if b.joined and periods[i] in (a, b)]
    return any(a.first_month > b.last_month for a, b in ends)


def _stretches(periods: Sequence[_Period], years: Sequence[int | None]) -> list[Stretch]:
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
