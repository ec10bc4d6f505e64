"""Tokens → periods: a month with the days, weeks and years that stand beside it is one period."""

from __future__ import annotations

from dataclasses import dataclass, field

from skparse.text.period_texts.stretches import THIRDS, WHOLE_MONTH, Days, days_of_week
from skparse.text.period_texts.tokens import Kind, Token


@dataclass
class Period:
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
    apart: bool = False
    """A conjunction or a dash stands between it and the period before it."""
    is_open: bool = False
    """It says only when something begins."""
    has_part: bool = False
    """A day, a week or a third of the month is told."""


@dataclass
class Every:
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


@dataclass
class PeriodReader:
    """Takes the tokens one by one. What stands in front of a month and is part of it waits for the month."""

    periods: list[Period] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    every: Every | None = None
    misspelled: list[str] = field(default_factory=list)
    has_other_words: bool = False
    """Something is said that is neither a year nor what joins years."""
    _days: list[int] = field(default_factory=list)
    _parts: list[Days] = field(default_factory=list)
    """Weeks and thirds of the month that follows."""
    _thirds: list[int] = field(default_factory=list)
    _lacks_beginning: bool = False
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
            self._thirds.append(token.value)
            self._parts.append(THIRDS[token.value])
        elif kind is Kind.YEAR:
            self._take_year(token.value)
        elif kind is Kind.EVERY:
            apart = self._join in (Kind.AND, Kind.BREAK) and bool(self.periods)
            self.every = Every(token.value, bool(token.more), len(self.periods), apart)
        elif kind is Kind.FROM:
            self._from = True
        elif kind is Kind.WORD:
            self._forget()
        else:
            self._take_period(token)
        self._last = kind

    @property
    def lacks_end(self) -> bool:
        """A word that means a stretch stands in front of all that is named, or behind it."""
        return bool(self.periods) and (self._lacks_beginning or self._join is Kind.SPAN)

    def _take_joint(self, kind: Kind) -> None:
        if kind is Kind.BREAK:
            self._forget()
            self._lacks_beginning = self.lacks_end
            self._parts, self._thirds, self._year_before, self._join = [], [], None, None
        elif self._days or self._parts:
            return  # between two days, or two weeks: "5 s.d. 20 April"
        # A dash joins what it stands between; words that mean a stretch say so wherever they stand.
        if kind is Kind.DASH and self._last not in _ENDS:
            return
        if kind is not Kind.AND or self._join is None:
            self._join = kind

    def _forget(self) -> None:
        """A word that has to do with something else stands between."""
        self._days, self._from = [], False
        if self._join is Kind.DASH:
            self._join = None

    def _take_week(self, week: int) -> None:
        """ "Maret minggu ke-2": the week of the month before it, if that has none yet and nothing joins them."""
        last = self.periods[-1] if self.periods and self._last in (Kind.MONTH, Kind.YEAR) else None
        if last is not None and not last.has_part and last.first_month == last.last_month:
            last.days, last.has_part = days_of_week(week), True
        else:
            self._parts.append(days_of_week(week))

    def _take_year(self, year: int) -> None:
        self.years.append(year)
        last = self.periods[-1] if self.periods else None
        # "Maret, 2026" too, but not "Tahun 2025: Maret; Tahun 2026: Juni".
        is_apart = self._join is Kind.AND and self._year_before is None
        stands_behind = self._last in (Kind.MONTH, Kind.PART, Kind.DATE, Kind.WEEK) or is_apart
        if last is not None and last.year is None and stands_behind and not self._parts:
            last.year = year
        else:
            self._year_before = year

    def _take_period(self, token: Token) -> None:
        if self._last not in (Kind.NUMBER, Kind.FROM):
            self._days = []  # what they count is no month
        period = self._period(token)
        period.joined = self._join in (Kind.SPAN, Kind.DASH) and bool(self.periods)
        period.apart = self._join is not None or not self.periods
        self._lacks_beginning = self._lacks_beginning or (self._join is Kind.SPAN and not self.periods)
        if period.joined:
            self.periods[-1].is_open = False
        period.year_before = self._year_before
        period.is_open = self._from and not period.joined
        if self.every is not None and self.every.place == len(self.periods):
            self.every.apart = self.every.apart or (self._join in (Kind.AND, Kind.BREAK) and not self._from)
        self.periods.append(period)
        self._days, self._parts, self._thirds = [], [], []
        self._from, self._join = False, None

    def _period(self, token: Token) -> Period:
        if token.kind is Kind.DATE:
            month, day = divmod(token.more, 100)
            return Period(month, month, Days(day, day), year=token.value, has_part=True)
        if token.kind is Kind.MONTH_OF_YEAR:
            return Period(token.more, token.more, self._days_of_month(), year=token.value)
        if token.kind is Kind.PART:
            first = token.more * (token.value - 1) + 1
            if not self._thirds:
                return Period(first, first + token.more - 1)
            # The beginning, middle or end of a part of the year is its first, middle or last month.
            months = [first + third * (token.more - 1) // 2 for third in self._thirds]
            return Period(min(months), max(months))
        has_part = bool(self._days or self._parts)
        return Period(token.value, token.value, self._days_of_month(), has_part=has_part)

    def _days_of_month(self) -> Days:
        """The days that stand in front of a month; all of it, if none do."""
        if self._days:
            return Days(min(self._days), max(self._days))
        if self._parts:
            return Days(min(part.first for part in self._parts), max(part.last for part in self._parts))
        return WHOLE_MONTH


_ENDS = (Kind.MONTH, Kind.YEAR, Kind.DATE, Kind.PART, Kind.MONTH_OF_YEAR, Kind.WEEK, Kind.NUMBER)
"""Tokens behind which a dash may stand that is not between two months."""
