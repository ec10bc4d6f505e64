"""What a row's cells give to each of the items that share the row."""

from __future__ import annotations

from collections.abc import Sequence

from skparse.outline.draft import DraftMark, Leaf
from skparse.outline.settings import OUTLINE
from skparse.table.grid.fills import DRAWN
from skparse.table.model import Mark, Row, Shade
from skparse.text.line_records import TextLine


def divide_lines(lines: Sequence[TextLine], starts: Sequence[float]) -> list[tuple[TextLine, ...]]:
    """The lines of a cell that belong to each of the items that begin at these heights, in points.

    A line belongs to the last item that begins above its bottom; lines above all items belong to the first one.
    """
    parts: list[list[TextLine]] = [[] for _ in starts]
    for line in lines:
        bottom = line.center_y + line.height / 2
        parts[max((i for i, start in enumerate(starts) if start <= bottom), default=0)].append(line)
    return [tuple(part) for part in parts]


def lines_of_leaves(
    lines: tuple[TextLine, ...], leaves: Sequence[Leaf], items_have_own_lines: bool
) -> list[tuple[TextLine, ...]]:
    """The lines of one cell that belong to each of the items beside it.

    Lines that begin beside several items are divided among them; a text that stands beside one item only (or none)
    counts for all of them, unless the document's items have lines of their own.
    """
    if len(leaves) == 1 or not lines:
        return [lines] * len(leaves)
    parts = divide_lines(lines, [leaf.y for leaf in leaves])
    if not items_have_own_lines and sum(map(bool, parts)) <= 1:
        return [lines] * len(leaves)
    return parts


def give_mark(mark: Mark, leaves: Sequence[Leaf], row: Row, items_have_own_lines: bool) -> None:
    """Give a marked cell of the schedule to the items of its row: to each its color and its ticks."""
    parts = lines_of_leaves(mark.lines, leaves, items_have_own_lines)
    for leaf, color, lines in zip(leaves, _colors_of_leaves(mark, leaves, row), parts, strict=True):
        if color or lines:
            leaf.draft.marks.append(DraftMark(mark.column, color, lines))
            aside = mark.off_center and (bool(lines) or color == DRAWN)
            leaf.draft.off_center = leaf.draft.off_center or aside


def _colors_of_leaves(mark: Mark, leaves: Sequence[Leaf], row: Row) -> list[str | None]:
    """The color that a fill gives to each item of a row: to those whose first line it covers, else to the one that
    begins last above it."""
    if not mark.color or len(leaves) == 1:
        return [mark.color] * len(leaves)
    first_lines = [max(leaf.y, row.top + OUTLINE.first_line_depth_pt) for leaf in leaves]
    colors = [next((s.color for s in mark.shaded if s.top <= y <= s.bottom), None) for y in first_lines]
    for fill in _join_shades(mark.shaded):
        if not any(fill.top <= y <= fill.bottom for y in first_lines):
            index = max((i for i, y in enumerate(first_lines) if y <= fill.top), default=0)
            colors[index] = colors[index] or fill.color
    return colors


def _join_shades(shades: Sequence[Shade]) -> list[Shade]:
    """The fills without the cuts that the grid's rows make in them, in the color of their uppermost piece."""
    joined: list[Shade] = []
    for shade in sorted(shades):
        if joined and shade.top <= joined[-1].bottom + OUTLINE.max_fill_cut_pt:
            joined[-1] = joined[-1]._replace(bottom=max(shade.bottom, joined[-1].bottom))
        else:
            joined.append(shade)
    return joined


def has_marks_of_several_items(row: Row) -> bool:
    """Do the ticks of a row stand on more than one line, or do its fills cover a part of it only?"""
    fills = [fill for mark in row.marks for fill in _join_shades(mark.shaded)]
    if any(fill.bottom - fill.top < OUTLINE.max_partial_fill_share * (row.bottom - row.top) for fill in fills):
        return True
    ticks = [line for mark in row.marks for line in mark.lines]
    if not ticks:
        return False
    centers = [line.center_y for line in ticks]
    return max(centers) - min(centers) > OUTLINE.tick_lines_share * max(line.height for line in ticks)
