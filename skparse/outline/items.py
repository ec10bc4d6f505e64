"""Cells → items: what one cell holds may be one node, several numbered ones, or the rest of one cut by a page's end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from skparse.outline.draft import same_style
from skparse.outline.row_sharing import divide_lines
from skparse.outline.settings import OUTLINE
from skparse.table.model import Piece
from skparse.text.lines import TextLine
from skparse.text.markers import Marker, parse_marker, split_marker, split_unpunctuated

_UNIT = re.compile(
    r"(?:dokumen|laporan|kali|kegiatan|orang|paket|unit|berkas|tahun|bulan|hari|persen|%|lembar|set|buah|sk|sop|kab)\b",
    re.IGNORECASE,
)


class Item(NamedTuple):
    """A numbered (or unnumbered) text in a cell."""

    marker: Marker | None
    marker_lines: tuple[TextLine, ...]
    """Of a numbering cell of its own."""
    lines: tuple[TextLine, ...]
    """Of its text; a marker in front of it is part of the first one."""
    first_text: str
    """Its first line without the marker."""

    @property
    def all_lines(self) -> tuple[TextLine, ...]:
        """Its marker's lines and its text's."""
        return self.marker_lines + self.lines

    @property
    def bold(self) -> bool:
        """All of its text is printed bold."""
        return bool(self.lines) and all(line.bold for line in self.lines)

    @property
    def first_line_y(self) -> float:
        """The center of its first line, in points from the page's top."""
        return (self.lines or self.marker_lines)[0].center_y


class _MarkerInCell(NamedTuple):
    marker: Marker
    lines: tuple[TextLine, ...]


def items_of(
    piece: Piece, unpunctuated: bool = False, may_begin_with_rest: bool = False, parent_ys: Sequence[float] = ()
) -> list[Item]:
    """Split a cell into its items, from top to bottom.

    Args:
        piece: the cell.
        unpunctuated: markers in its text have no punctuation ("I Umum").
        may_begin_with_rest: the cell goes on from the page before and items share cells: a text above the first
            number of a numbering cell is the rest of the item before. Otherwise it is so only if ``parent_ys`` are
            given and the number is not centered beside the text.
        parent_ys: where parents begin in other cells of the row, in points; there a list may begin below such a rest.
    """
    lines = piece.lines
    if piece.markers:
        markers = _markers_of_cell(piece.markers)
        if markers:
            first = markers[0].lines[0]
            rest = tuple(line for line in lines if line.center_y < first.top)
            if not may_begin_with_rest and not (parent_ys and _is_off_center(first, lines, len(rest))):
                rest = ()
            head = [Item(None, (), rest, rest[0].text)] if rest else []
            return head + _items_of_markers(markers, lines[len(rest) :])
        lines = (*piece.markers, *lines)
    if unpunctuated and lines and split_marker(lines[0].text) is None:
        split = split_unpunctuated(lines[0].text)
        # The column is known to write so: only what is printed like an amount is one ("2 unit", not "2 Unit kerja").
        if split and not (split[1][0].islower() and _is_amount(split)):
            return [Item(split[0], (), lines, split[1])]
    return _items_of_text(lines, parent_ys)


def _is_off_center(marker: TextLine, lines: Sequence[TextLine], lines_above: int) -> bool:
    """The marker stands on a line of the text, but not on its central one: it was not centered beside it."""
    max_offset = OUTLINE.marker_on_line_share * marker.height
    on_line = any(abs(line.center_y - marker.center_y) < max_offset for line in lines)
    return on_line and lines_above != len(lines) - 1 - lines_above


def has_unpunctuated_markers(pieces: Sequence[Piece]) -> bool:
    """Do the texts of a column begin with markers without punctuation ("I Umum", "2 Rapat")?

    They do if most begin so (only children need none), in markers of one kind that count on from one another or begin
    at one, and if what follows is no unit ("2 dokumen" is an amount).
    """
    texts = [p.lines[0].text for p in pieces if p.lines and not p.markers]
    splits = [split_unpunctuated(t) for t in texts if split_marker(t) is None]
    found = [s for s in splits if s and not _is_amount(s)]
    if not found or len(splits) / len(texts) <= OUTLINE.min_unpunctuated_texts_share:
        return False
    if len(found) / len(splits) < OUTLINE.min_unpunctuated_markers_share:
        return False
    kinds = set.intersection(*({r.kind for r in marker.readings} for marker, _ in found))
    if not kinds:
        return False
    ordinals = [next(r.ordinal for r in marker.readings if r.kind in kinds) for marker, _ in found]
    steps = sum(here == 1 or 0 <= here - before <= 2 for before, here in pairwise([0, *ordinals]))
    grows = len(found) == 1 or any(b - a in (1, 2) for a, b in pairwise(ordinals))
    return ordinals[0] == 1 and grows and steps / len(ordinals) >= OUTLINE.min_unpunctuated_steps_share


def _is_amount(split: tuple[Marker, str]) -> bool:
    """A number with its unit: "2 dokumen", but not "a Unit kerja"."""
    return split[0].text[0].isdigit() and bool(_UNIT.match(split[1]))


def _markers_of_cell(lines: Sequence[TextLine]) -> list[_MarkerInCell]:
    """The markers of a numbering cell; empty if the cell holds something else.

    A narrow cell breaks a marker over lines ("a" over "."): what is no marker by itself is joined to the one before.
    """
    found: list[_MarkerInCell] = []
    for line in lines:
        marker = parse_marker(line.text)
        if found:
            before = found[-1].marker.text
            joined = parse_marker(before + line.text)
            is_own = marker is not None and (len(marker.text) > 1 or before[-1] in ".)")
            if before[-1] == "." and before[0].isdigit() and line.text.isdigit():
                is_own = False  # "1.1.3." over "1": a list that writes "1.1.3." has no marker "1" without a stop
            if joined and not is_own:
                found[-1] = _MarkerInCell(joined, (*found[-1].lines, line))
                continue
        if marker is None:
            return []
        found.append(_MarkerInCell(marker, (line,)))
    return found


def _items_of_markers(markers: list[_MarkerInCell], lines: Sequence[TextLine]) -> list[Item]:
    """Items whose markers stand in a cell of their own: each takes the lines from its own height on."""
    groups = divide_lines(lines, [one.lines[0].center_y for one in markers])
    return [
        Item(one.marker, one.lines, group, group[0].text if group else "")
        for one, group in zip(markers, groups, strict=True)
    ]


def _items_of_text(lines: Sequence[TextLine], parent_ys: Sequence[float]) -> list[Item]:
    """Items whose markers stand in front of their text: a line begins one if its marker continues the cell's list."""
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
            and shift <= OUTLINE.max_indent_shift_pt
            and (
                _continues(before, split[0], len(items))
                or (before is None and any(line.top < y < line.bottom for y in parent_ys))
                or (shift <= OUTLINE.same_indent_pt and _begins_list_again(before, split[0]))
            )
        ):
            items.append((split[0], [line], split[1]))
        else:
            items[-1][1].append(line)
    return [Item(marker, (), tuple(group), first) for marker, group, first in items]


def _begins_list_again(before: Marker | None, marker: Marker) -> bool:
    """A list of the same style from its first marker on: rows of several parents in one cell, not ruled off."""
    return before is not None and any(
        same_style(a, b) and b.ordinal == 1 for a in before.readings for b in marker.readings
    )


def _continues(before: Marker | None, marker: Marker, item_count: int) -> bool:
    """The marker is the next of the list in its cell. Below a text without one (cut by a page's end) any is but the
    first of a list, which belongs to the text."""
    if before is None:
        return item_count == 1 and all(r.ordinal > 1 for r in marker.readings)
    return any(
        same_style(a, b) and b.ordinal in (a.ordinal, a.ordinal + 1, a.ordinal + 2)
        for a in before.readings
        for b in marker.readings
    )
