"""Cells → items: what one cell holds may be one node, several numbered ones, or the rest of one cut by a page's end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from skparse.numbering.broken_markers import MarkerInCell, markers_of_cell
from skparse.numbering.lists import CellLine, count_on, lines_that_begin
from skparse.numbering.markers import Marker, split_marker, split_unpunctuated
from skparse.outline.row_sharing import divide_lines
from skparse.outline.settings import OUTLINE
from skparse.table.model import Piece
from skparse.text.line_records import TextLine

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
    unread: tuple[TextLine, ...] = ()
    """The lines of a numbering cell that hold no known marker; they stand before its text, among ``lines``."""

    @property
    def token(self) -> str:
        """What stands in the place of its marker, without white space."""
        if self.marker:
            return self.marker.text
        if self.unread:
            return "".join("".join(line.text.split()) for line in self.unread)
        return self.lines[0].text.split()[0] if self.lines and self.lines[0].text else ""

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
        markers = markers_of_cell(piece.markers)
        if markers:
            first = markers[0].lines[0]
            rest = tuple(line for line in lines if line.center_y < first.top)
            if not may_begin_with_rest and not (parent_ys and _is_off_center(markers[0].lines, lines)):
                rest = ()
            head = [_unmarked(rest)] if rest else []
            return head + _items_of_markers(markers, lines[len(rest) :])
        lines = (*piece.markers, *lines)
        if not unpunctuated and all(split_marker(line.text) is None for line in lines):
            return [_unmarked(lines, piece.markers)]
    if unpunctuated and lines and split_marker(lines[0].text) is None:
        split = split_unpunctuated(lines[0].text)
        # The column is known to write so: only what is printed like an amount is one ("2 unit", not "2 Unit kerja").
        if split and not (split[1][0].islower() and _is_amount(split)):
            return [Item(split[0], (), lines, split[1])]
    return _items_of_text(lines, parent_ys)


def _unmarked(lines: tuple[TextLine, ...], unread: tuple[TextLine, ...] = ()) -> Item:
    return Item(marker=None, marker_lines=(), lines=lines, first_text=lines[0].text, unread=unread)


def _is_off_center(marker_lines: Sequence[TextLine], lines: Sequence[TextLine]) -> bool:
    """The marker stands on a line of the text, but not on its central one: it was not centered beside it."""
    max_offset = OUTLINE.marker_on_line_share * marker_lines[0].height
    on_page = [line for line in marker_lines if line.page == marker_lines[0].page]
    center = (on_page[0].top + on_page[-1].bottom) / 2
    on_line = any(abs(line.center_y - center) < max_offset for line in lines)
    lines_above = sum(line.center_y < center - max_offset for line in lines)
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
    return count_on([marker for marker, _ in found])


def _is_amount(split: tuple[Marker, str]) -> bool:
    """A number with its unit: "2 dokumen", but not "a Unit kerja"."""
    return split[0].text[0].isdigit() and bool(_UNIT.match(split[1]))


def _items_of_markers(markers: list[MarkerInCell], lines: Sequence[TextLine]) -> list[Item]:
    """Items whose markers stand in a cell of their own: each takes the lines from its own height on."""
    groups = divide_lines(lines, [one.lines[0].center_y for one in markers])
    return [
        Item(one.marker, one.lines, group, group[0].text if group else "")
        for one, group in zip(markers, groups, strict=True)
    ]


def _items_of_text(lines: Sequence[TextLine], parent_ys: Sequence[float]) -> list[Item]:
    """Items whose markers stand in front of their text."""
    if not lines:
        return []
    splits = [split_marker(line.text) for line in lines]
    starts = lines_that_begin(
        [
            CellLine(
                marker=split[0] if split else None,
                token=line.text.partition(" ")[0],
                shift=abs(line.x0 - lines[0].x0),
                beside_parent=any(line.top < y < line.bottom for y in parent_ys),
            )
            for line, split in zip(lines, splits, strict=True)
        ]
    )
    items = []
    for start, end in pairwise([*starts, len(lines)]):
        marker, first_text = splits[start] or (None, lines[start].text)
        items.append(Item(marker, (), tuple(lines[start:end]), first_text))
    return items
