"""Dates as decrees print them."""

from __future__ import annotations

import re
from datetime import date

from skparse.text.months import guess_month, month_number

_IN_WORDS = re.compile(r"(?<!\d)(\d{1,2})\s*([A-Za-z]{3,10})\.?\s*(\d{4})(?!\d)")
_IN_DIGITS = re.compile(r"(?<!\d)(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?!\d)")


def find_date(text: str) -> tuple[date, int, int] | None:
    """The first date in ``text`` with where it begins and ends, or None. "11 Februari 2026", "11-02-2026"."""
    for found in _IN_WORDS.finditer(text):
        month = month_number(found[2]) or guess_month(found[2])
        if month and (day := _valid(int(found[3]), month, int(found[1]))):
            return day, found.start(), found.end()
    for found in _IN_DIGITS.finditer(text):
        if day := _valid(int(found[3]), int(found[2]), int(found[1])):
            return day, found.start(), found.end()
    return None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
