"""The text of a schedule's cell → the months and dates that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from skparse.text.period_texts.entries import begins_with_dash, entries_of
from skparse.text.period_texts.grammar import parse_tokens
from skparse.text.period_texts.stretches import Months, hull
from skparse.text.period_texts.tokens import Kind, Token, tokens_of

# A dash in front begins an entry of a list.
_CUT = re.compile(r"^(?:[,;/&]|dan\b|serta\b)|(?:[,/&\-–—]|\bdan|\bserta)$", re.IGNORECASE)


class PeriodText(NamedTuple):
    """What a text says about time."""

    months: Months = ()
    """1-12, sorted; none where it names a year alone, or no time."""
    start: date | None = None
    """The first day of all that it names; None where a year is not known."""
    end: date | None = None
    """Likewise the last day."""
    misspelled: tuple[str, ...] = ()
    """Words that were taken for a month, though they are no spelling of its name in use."""
    is_open: bool = False
    """Only the beginning or the end of a time is told: "mulai Maret", "s.d. Juni". The months are those named."""

    @property
    def names_time(self) -> bool:
        """Months are named, or years."""
        return bool(self.months) or self.start is not None


def read_period_text(lines: Sequence[str], year: int | None = None) -> PeriodText:
    """Read the lines of a cell.

    A deadline ("paling lambat 31/03/2026") is the day or month that it names. Without days a month is all of its days;
    awal, pertengahan and akhir are the days 1-10, 11-20 and from 21 on; the fourth week goes on to the month's end.

    Args:
        lines: the cell's, from top to bottom; a text whose lines are not known any more is one.
        year: of the plan, for what names none.
    """
    return _read(tuple(lines), year)


def together(texts: Sequence[PeriodText]) -> PeriodText:
    """What several texts say together: those of a node's cells in one column. Those that name no time say nothing."""
    named = [text for text in texts if text.names_time]
    if len(named) == 1:
        return named[0]
    dates = hull((text.start, text.end) if text.start and text.end else None for text in named)
    start, end = dates if dates else (None, None)
    months = {month for text in named for month in text.months}
    return PeriodText(
        months=tuple(sorted(months)),
        start=start,
        end=end,
        misspelled=tuple(word for text in named for word in text.misspelled),
        is_open=any(text.is_open for text in named),
    )


def names_whole_time(lines: Sequence[str]) -> bool:
    """The lines name months, and neither begin nor end in the middle of a text: not "Januari s.d.", "dan Mei"."""
    read = read_period_text(lines)
    text = " ".join(lines).strip()
    return bool(read.months) and not read.is_open and not _CUT.search(text)


def months_in_words(text: str) -> Months:
    """The months that a text names in one line: "Maret, Juni dan September", "- Juni 2021 - Desember 2021"."""
    return _read((text,), None).months


def list_may_mean(text: str, months: Sequence[int]) -> bool:
    """May a text in one line have named these months when its lines were known? In a list a dash may begin an entry or
    be a stretch within one."""
    if not begins_with_dash(text):
        return False
    least = set(months_in_words(text))
    stretches = (months_in_words(f"{a} - {b}") for a, b in pairwise(entries_of([text])))
    return least <= set(months) <= least.union(*stretches)


@lru_cache(maxsize=1024)
def _read(lines: tuple[str, ...], year: int | None) -> PeriodText:
    parsed = parse_tokens(_tokens(lines), year)
    dates = hull(stretch.dates for stretch in parsed.stretches)
    start, end = dates if dates else (None, None)
    return PeriodText(months=parsed.months, start=start, end=end, misspelled=parsed.misspelled, is_open=parsed.is_open)


def _tokens(lines: Sequence[str]) -> Iterator[Token]:
    for number, entry in enumerate(entries_of(lines)):
        if number:
            yield Token(Kind.BREAK)
        yield from tokens_of(entry)
