"""The years that a title or a heading names, and the year that each column of a schedule is of."""

from __future__ import annotations

import re
from collections.abc import Sequence

Years = tuple[int, ...]
"""The years that a text names, sorted, each once. One, or two that follow each other, tell the year of a month."""

_YEAR = r"(?<![\d.,])((?:19|20)\d\d)(?!\d|[.,]\d)"
# The year of another regulation, not of what the title is about.
_OF_NUMBER = re.compile(rf"\b(?:nomor|no)\b\.?\s*:?\s*\S+\s+tahun\s+{_YEAR}", re.IGNORECASE)
_SPAN = re.compile(rf"{_YEAR}\s*(?:[-–—/]|s\.?/?d\.?|sampai(?:\s+dengan)?|hingga)\s*((?:19|20)?\d\d)(?!\d)", re.I)
_LONE = re.compile(_YEAR)
_ALONE = re.compile(
    rf"(?:(?:tahun|thn|th|ta)\b\.?\s*(?:anggaran\s*)?)?{_YEAR}(?:\s*(?:[-–—/]|s\.?/?d\.?)\s*(?:(?:19|20)?\d\d))?$|"
    r"(?:tahun|thn|th)\b\.?\s*(?:ke\s*-?\s*)?\(?(?:\d{1,2}|[ivx]{1,4})\)?$",
    re.IGNORECASE,
)
_NAMES_YEAR = re.compile(r"\btahun\b", re.IGNORECASE)
_OF_MONTH = re.compile(r"^[a-z]{3,9}\.?\s*[-'’]?\s*([23]\d)$", re.IGNORECASE)


def years_named(text: str | None) -> Years:
    """The years that a title is about. Of a title with a span of years and another year ("RENSTRA 2025-2029 TAHUN
    2026") it is the other one; the year of a regulation ("NOMOR 90 TAHUN 2021") is none of them."""
    rest = _OF_NUMBER.sub(" ", text or "")
    spans = [(int(a), int(b) if len(b) == 4 else int(a[:2] + b)) for a, b in _SPAN.findall(rest)]
    lone = {int(year) for year in _LONE.findall(_SPAN.sub(" ", rest))}
    return tuple(sorted(lone or {year for span in spans for year in span}))


def years_of_heading(texts: Sequence[str]) -> Years:
    """The years that the headings above one column name, or the lowest one of them that does: "Okt 2025", "Jan-26"."""
    for text in reversed(texts):
        if short := _OF_MONTH.match(text.strip()):
            return (2000 + int(short[1]),)
        if years := years_named(text):
            return years
    return ()


def is_year_heading(text: str) -> bool:
    """The heading is a year and nothing else: "2025", "TAHUN 2026", "2025/2026", or one that is counted ("Tahun ke-1",
    "THN 3")."""
    return _ALONE.match(text.strip()) is not None


def names_year(heading: str) -> bool:
    """The heading of a column whose cells may be years: "TAHUN", "Tahun Pelaksanaan"; not that of one year."""
    return _NAMES_YEAR.search(heading) is not None and not years_named(heading)


def years_of_columns(months: Sequence[tuple[int, ...]], printed: Sequence[Years], of_plan: Years) -> list[int | None]:
    """The year of each column of a schedule; None where it is not known.

    A new year begins at the column whose months come before those of the column on its left. So each year that is
    printed above a column tells those of all; two years above all of them ("2025/2026") do if one new year begins.
    Where no year is printed above the columns it is that of the plan, and of columns that begin a new year that of a
    plan of two years. One year alone does not say on which side of the new year it is.

    Args:
        months: that each column stands for, from left to right; none for one whose cells name them.
        printed: years that its headings name.
        of_plan: years of the whole plan (see `plan_years`).
    """
    part_of = _new_years(months)
    parts = max(part_of, default=0) + 1
    told = {
        _first_year(years, part, parts)
        for years, part, own in zip(printed, part_of, months, strict=True)
        if years and own
    }
    if not told:
        told = {_first_year(of_plan, 0, parts) if parts == 1 or len(of_plan) == 2 else None}
    first = told.pop() if len(told) == 1 else None
    found: list[int | None] = []
    for own, years, part in zip(months, printed, part_of, strict=True):
        if own:
            found.append(None if first is None else first + part)
        else:
            found.append(year_of_words(years or of_plan))
    return found


def year_of_words(years: Years) -> int | None:
    """The year of months that are named in words without one: the only one that a title names."""
    return years[0] if len(years) == 1 else None


def plan_years(title: str | None, about: str | None, of_decree: int | None) -> Years:
    """The years of a plan, by what is most evident: those that its table's title names; if it names none, those that
    the decree names in what it is about; and if that names none either, the year of the decree.

    Args:
        title: of the table.
        about: the decree's "tentang".
        of_decree: of its number, or its date.
    """
    return years_named(title) or years_named(about) or ((of_decree,) if of_decree is not None else ())


def _new_years(months: Sequence[tuple[int, ...]]) -> list[int]:
    """How many new years have begun up to each column."""
    part, last = 0, 0
    found = []
    for own in months:
        if own:
            part += own[0] < last
            last = own[0]
        found.append(part)
    return found


def _first_year(years: Years, part: int, parts: int) -> int | None:
    """The year of the first column, by the years that a column names in whose part of the schedule so many new years
    have begun; None where they do not tell it."""
    if len(years) == 1:
        return years[0] - part
    return years[0] if len(years) == parts == 2 and years[1] == years[0] + 1 else None
