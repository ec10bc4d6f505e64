"""Cells → items: what one cell holds may be one node, several numbered ones, or the rest of one cut by a page's end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from skparse.table.model import Piece
from skparse.text.lines import TextLine
from skparse.text.markers import Marker, parse_marker, split_marker, split_unpunctuated

# A marker in a text stands at the same indent as the first one of its cell: within 6 pt, as right-aligned numerals
# ("9." over "10.") move by one digit (5.6 pt at 10 pt).
_INDENT = 6.0
# Markers of one style in one cell stand at the same place to this exactness.
_SAME_INDENT = 1.0
_UNIT = re.compile(
    r"(?:dokumen|laporan|kali|kegiatan|orang|paket|unit|berkas|tahun|bulan|hari|persen|%|lembar|set|buah|sk|sop|kab)\b",
    re.IGNORECASE,
)


class Item(NamedTuple):
    """A numbered (or unnumbered) text in a cell. ``first`` is its first line without the marker."""

    marker: Marker | None
    marker_lines: tuple[TextLine, ...]  # of a numbering cell of its own
    lines: tuple[TextLine, ...]
    first: str

    @property
    def all_lines(self) -> tuple[TextLine, ...]:
        """Its marker's lines and its text's."""
        return self.marker_lines + self.lines

    @property
    def bold(self) -> bool:
        """All of its text is."""
        return bool(self.lines) and all(line.bold for line in self.lines)

    @property
    def middle(self) -> float:
        """Height of its first line's middle, in points from the page's top."""
        return (self.lines or self.marker_lines)[0].center_y


def items_of(piece: Piece, bare: bool = False, cut: bool = False, beside: Sequence[float] = ()) -> list[Item]:
    """Split a cell into its items, from top to bottom.

    ``bare``: markers in the text have no punctuation ("I Umum"). ``cut``: the cell goes on from the page before and
    items share cells, so that a text above the first number of a numbering cell is the rest of the item before; else
    it is if the number is not set in the middle. ``beside``: heights at which parents begin in other cells of the
    row; there a list may begin below such a rest.
    """
    lines = piece.lines
    if piece.markers:
        markers = _marker_cell(piece.markers)
        if markers:
            first = markers[0][1][0]
            rest = tuple(line for line in lines if line.center_y < first.top)
            if not cut and not (beside and _stands_off(first, lines, len(rest))):
                rest = ()
            head = [Item(None, (), rest, rest[0].text)] if rest else []
            return head + _beside(markers, lines[len(rest) :])
        lines = (*piece.markers, *lines)
    if bare and lines and split_marker(lines[0].text) is None:
        split = split_unpunctuated(lines[0].text)
        # The column is known to write so: only what is printed like an amount is one ("2 unit", not "2 Unit kerja").
        if split and not (split[1][0].islower() and _is_amount(split)):
            return [Item(split[0], (), lines, split[1])]
    return _in_text(lines, beside)


def _stands_off(marker: TextLine, lines: Sequence[TextLine], above: int) -> bool:
    """The marker stands on a line of the text, but not on its middle one: it was not set in the middle of it all."""
    on_line = any(abs(line.center_y - marker.center_y) < 0.2 * (marker.bottom - marker.top) for line in lines)
    return on_line and above != len(lines) - 1 - above


def writes_bare(pieces: Sequence[Piece]) -> bool:
    """The texts of a column begin with markers without punctuation ("I Umum", "2 Rapat"): most do (only children need
    none), in markers of one kind that count on from one another or begin at one, and what follows is no unit ("2
    dokumen" is an amount)."""
    firsts = [p.lines[0].text for p in pieces if p.lines and not p.markers]
    splits = [split_unpunctuated(t) for t in firsts if split_marker(t) is None]
    found = [s for s in splits if s and not _is_amount(s)]
    if len(splits) * 2 <= len(firsts) or not found or len(found) * 10 < len(splits) * 6:
        return False
    kinds = set.intersection(*({r.kind for r in marker.readings} for marker, _ in found))
    if not kinds:
        return False
    ordinals = [next(r.ordinal for r in marker.readings if r.kind in kinds) for marker, _ in found]
    steps = sum(here == 1 or 0 <= here - before <= 2 for before, here in pairwise([0, *ordinals]))
    grows = len(found) == 1 or any(b - a in (1, 2) for a, b in pairwise(ordinals))
    return ordinals[0] == 1 and grows and steps * 10 >= 9 * len(ordinals)


def _is_amount(split: tuple[Marker, str]) -> bool:
    """A number with its unit: "2 dokumen", but not "a Unit kerja"."""
    return split[0].text[0].isdigit() and bool(_UNIT.match(split[1]))


def _marker_cell(lines: Sequence[TextLine]) -> list[tuple[Marker, tuple[TextLine, ...]]]:
    """The markers of a numbering cell with their lines; empty if the cell holds something else.

    A narrow cell breaks a marker over lines ("a" over "."): what is no marker by itself is joined to the one before.
    """
    found: list[tuple[Marker, tuple[TextLine, ...]]] = []
    for line in lines:
        marker = parse_marker(line.text)
        if found:
            joined = parse_marker(found[-1][0].text + line.text)
            before = found[-1][0].text
            own = marker is not None and (len(marker.text) > 1 or before[-1] in ".)")
            if before[-1] == "." and before[0].isdigit() and line.text.isdigit():
                own = False  # "1.1.3." over "1": a list that writes "1.1.3." writes no bare "1"
            if joined and not own:
                found[-1] = (joined, (*found[-1][1], line))
                continue
        if marker is None:
            return []
        found.append((marker, (line,)))
    return found


def _beside(markers: list[tuple[Marker, tuple[TextLine, ...]]], lines: Sequence[TextLine]) -> list[Item]:
    """Markers in a column of their own: each takes the lines from its own height on."""
    groups: list[list[TextLine]] = [[] for _ in markers]
    starts = [m[1][0].center_y for m in markers]
    for line in lines:
        reach = (line.bottom - line.top) / 2
        n = max((i for i, start in enumerate(starts) if start <= line.center_y + reach), default=0)
        groups[n].append(line)
    return [
        Item(marker, own, tuple(group), group[0].text if group else "")
        for (marker, own), group in zip(markers, groups, strict=True)
    ]


def _in_text(lines: Sequence[TextLine], beside: Sequence[float]) -> list[Item]:
    """Markers in front of the text: a line begins an item if its marker goes on with the sequence of the cell."""
    if not lines:
        return []
    items: list[tuple[Marker | None, list[TextLine], str]] = []
    indent = lines[0].x0
    for line in lines:
        split = split_marker(line.text)
        if not items:
            marker, first = split if split else (None, line.text)
            items.append((marker, [line], first))
            continue
        before = next((m for m, _, _ in reversed(items) if m), None)
        shift = abs(line.x0 - indent)
        if (
            split
            and shift <= _INDENT
            and (
                _goes_on(before, split[0], len(items))
                or (before is None and any(line.top < height < line.bottom for height in beside))
                or (shift <= _SAME_INDENT and _begins_again(before, split[0]))
            )
        ):
            items.append((split[0], [line], split[1]))
        else:
            items[-1][1].append(line)
    return [Item(marker, (), tuple(group), first) for marker, group, first in items]


def _begins_again(before: Marker | None, marker: Marker) -> bool:
    """A list of the same style from its first marker on: rows of several parents in one cell, not ruled off."""
    return before is not None and any(
        a.kind == b.kind and a.form == b.form and b.ordinal == 1 for a in before.readings for b in marker.readings
    )


def _goes_on(before: Marker | None, marker: Marker, count: int) -> bool:
    """The marker is the next of the sequence in its cell; under a text without one (cut by a page's end) any is but
    the first of a list, which belongs to the text."""
    if before is None:
        return count == 1 and all(r.ordinal > 1 for r in marker.readings)
    return any(
        a.kind == b.kind and a.form == b.form and b.ordinal in (a.ordinal, a.ordinal + 1, a.ordinal + 2)
        for a in before.readings
        for b in marker.readings
    )
