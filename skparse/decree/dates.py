"""Dates and places as decrees print them."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches

_MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "JANUARI JAN", "FEBRUARI PEBRUARI FEB PEB", "MARET MAR", "APRIL APR", "MEI", "JUNI JUN", "JULI JUL",
            "AGUSTUS AGUST AGT AGS", "SEPTEMBER SEPT SEP", "OKTOBER OKT", "NOVEMBER NOPEMBER NOV NOP", "DESEMBER DES",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_IN_WORDS = re.compile(r"(?<!\d)(\d{1,2})\s*([A-Za-z]{3,10})\.?\s*(\d{4})(?!\d)")
_IN_DIGITS = re.compile(r"(?<!\d)(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?!\d)")


def month_number(name: str) -> int | None:
    """1-12 of a month's Indonesian name; old spellings, abbreviations and one or two wrong letters are understood."""
    name = name.upper()
    if name in _MONTHS:
        return _MONTHS[name]
    # 0.75 takes "Febuari", "Agustsus", "Desmber"; "Juni" and "Juli" are exact above and never guessed between.
    near = get_close_matches(name, [m for m in _MONTHS if len(m) >= 5], n=1, cutoff=0.75)
    return _MONTHS[near[0]] if near else None


def find_date(text: str) -> tuple[date, int, int] | None:
    """The first date in ``text`` with where it begins and ends, or None. "11 Februari 2026", "11-02-2026"."""
    for found in _IN_WORDS.finditer(text):
        month = month_number(found[2])
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
