"""What a row's cells give to each of the items that share the row."""

from __future__ import annotations

from collections.abc import Sequence

from skparse.outline.draft import Draft
from skparse.table.model import Mark, Row, Shade
from skparse.text.lines import TextLine

# A fill lower than this share of its row reaches over a part of it only. Chosen: cells are filled whole or for one of
# two items and more, which is half; 0.3-0.9 hold for all samples and families.
_PART = 0.7


def by_height(
    lines: tuple[TextLine, ...], leaves: Sequence[tuple[float, Draft]], strictly: bool = False
) -> list[tuple[TextLine, ...]]:
    """Deal the lines of one cell out to the items of a row that share it.

    Lines that begin at the height of several items are theirs one by one; a text that stands beside one item only
    (or none) counts for all of them, unless each has its ``strictly`` own.
    """
    if len(leaves) == 1 or not lines:
        return [lines] * len(leaves)
    shares: list[list[TextLine]] = [[] for _ in leaves]
    for line in lines:
        reach = (line.bottom - line.top) / 2
        n = max((i for i, (height, _) in enumerate(leaves) if height <= line.center_y + reach), default=0)
        shares[n].append(line)
    if not strictly and sum(map(bool, shares)) <= 1:
        return [lines] * len(leaves)
    return [tuple(share) for share in shares]


def give_mark(mark: Mark, leaves: Sequence[tuple[float, Draft]], row: Row, strictly: bool) -> None:
    """Give a marked cell of the schedule to the items of its row: each has its own colour and ticks of it."""
    shared = by_height(mark.lines, leaves, strictly)
    for (_, leaf), color, lines in zip(leaves, _under_fill(mark, leaves, row), shared, strict=True):
        if color or lines:
            leaf.marks.append((mark.column, color, lines))
            leaf.aside = leaf.aside or (mark.off_center and bool(lines))


def _under_fill(mark: Mark, leaves: Sequence[tuple[float, Draft]], row: Row) -> list[str | None]:
    """The colour that a fill gives to each item of a row: to those whose first line it covers, else to the one that
    begins last above it."""
    if not mark.color or len(leaves) == 1:
        return [mark.color] * len(leaves)
    # An item that begins with the row has its first line half a line (5 pt at 9 pt) below.
    firsts = [max(height, row.top + 5.0) for height, _ in leaves]
    colors = [next((s.color for s in mark.shaded if s.top <= first <= s.bottom), None) for first in firsts]
    for fill in _joined(mark.shaded):
        if not any(fill.top <= first <= fill.bottom for first in firsts):
            n = max((n for n, first in enumerate(firsts) if first <= fill.top), default=0)
            colors[n] = colors[n] or fill.color
    return colors


def _joined(pieces: Sequence[Shade]) -> list[Shade]:
    """The fills without the cuts that the grid's rows make in them, in the colour of their uppermost piece."""
    joined: list[Shade] = []
    for piece in sorted(pieces):
        if joined and piece.top <= joined[-1].bottom + 1:
            joined[-1] = joined[-1]._replace(bottom=max(piece.bottom, joined[-1].bottom))
        else:
            joined.append(piece)
    return joined


def several_heights(row: Row) -> bool:
    """The ticks of a row stand on more than one line, or its fills reach over a part of it only."""
    fills = [fill for mark in row.marks for fill in _joined(mark.shaded)]
    if any(fill.bottom - fill.top < _PART * (row.bottom - row.top) for fill in fills):
        return True
    middles = [line.center_y for mark in row.marks for line in mark.lines]
    high = max((line.bottom - line.top for mark in row.marks for line in mark.lines), default=0.0)
    return bool(middles) and max(middles) - min(middles) > high / 2
