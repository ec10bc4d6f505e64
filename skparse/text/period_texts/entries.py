"""A cell's lines → the entries of the list that it holds; a cell without a list is one entry.

A dash means two things in a schedule: "Januari - Maret" is a stretch, "- Maret - Juni" a list of two months. What tells
them apart is the dash in front of the first month: then all dashes of the line begin entries. Where lines begin with a
dash, these begin entries, and a dash within such a line is a stretch again, unless the same year stands on both sides
of it ("- Maret 2021 - Juni 2021": a list that the cell's width has broken).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_DASHES = "-–—−‐‑"
_BULLETS = "•●▪■◦○·*➢►❖✓"
_BEGINS_ENTRY = re.compile(rf"^\s*[{_DASHES}]+\s*(?=\S)")
_ENTRY_WITHIN = re.compile(rf"(?:^|\s)[{_DASHES}]+\s*")
_DASH_BETWEEN = re.compile(rf"\s[{_DASHES}]+\s*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def entries_of(lines: Iterable[str]) -> list[str]:
    """The entries of a cell's text, in their order, without the dashes and bullets in front of them."""
    found: list[str] = []
    for part in re.split(f"[{_BULLETS}]", "\n".join(lines)):
        found += _dashed([line.strip() for line in part.split("\n") if line.strip()])
    return [entry for entry in found if entry]


def begins_with_dash(text: str) -> bool:
    """A dash stands in front of the text, so it is a list."""
    return bool(_BEGINS_ENTRY.match(text))


def _dashed(lines: Sequence[str]) -> list[str]:
    dashed = [begins_with_dash(line) for line in lines]
    if sum(dashed) < 2:
        # One dash in front of a later line alone is the dash of a stretch that the cell's width has broken.
        text = " ".join(lines)
        return [one.strip() for one in _ENTRY_WITHIN.split(text)] if dashed[:1] == [True] else [text]
    entries: list[str] = []
    for line, is_first in zip(lines, dashed, strict=True):
        if is_first or not entries:
            entries.append(_BEGINS_ENTRY.sub("", line))
        else:
            entries[-1] += " " + line
    return [part for entry in entries for part in _same_years_apart(entry)]


def _same_years_apart(entry: str) -> list[str]:
    """The entry, cut at dashes with the same printed year on both sides."""
    parts = [""]
    for piece in _DASH_BETWEEN.split(entry):
        years = [_YEAR.findall(text)[-1:] for text in (parts[-1], piece)]
        if years[0] and years[0] == years[1]:
            parts.append(piece)
        else:
            parts[-1] = f"{parts[-1]} - {piece}" if parts[-1] else piece
    return parts
