"""Is a row without months a header? Its words and its looks, weighed in one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median_high

from skparse.numbering.markers import begins_numbered
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import GridCell
from skparse.table.header.column_numbers import end_of_column_numbers
from skparse.table.header.end import header_end
from skparse.table.header.settings import HEADER
from skparse.text.headings import heading_words, is_number_heading

_Looks = Callable[[CellTexts, GridCell], bool]


def end_by_words(texts: CellTexts, first: int, left_out: Sequence[GridCell] = ()) -> int | None:
    """The end of the header that begins with the row ``first``; None if that row is no header.

    Two cells at least hold words of headings, and none begins numbered: rows of the body hold such words as well.
    Beyond that each sign counts (`_weight`). ``left_out``: cells that are not asked.
    """
    cells = texts.band(first) if first < texts.grid.row_count else []
    filled = [cell for cell in cells if texts.text(cell) and cell not in left_out]
    named = sum(heading_words(texts.text(cell)) > 0 for cell in filled)
    if named < HEADER.min_named_cells or any(begins_numbered(texts.text(cell)) for cell in filled):
        return None
    end = header_end(texts, first, first + 1)
    return end if _weight(texts, filled, named, end) >= HEADER.min_weight else None


def _weight(texts: CellTexts, filled: Sequence[GridCell], named: int, end: int) -> int:
    """How much tells that the cells are headings. ``named``: how many hold words of headings."""
    words = median_high(len(texts.text(cell).split()) for cell in filled)
    weight = HEADER.number_heading_weight * is_number_heading(texts.text(filled[0]))
    weight += HEADER.short_weight * (words <= HEADER.max_median_words)
    weight += HEADER.column_numbers_weight * (end_of_column_numbers(texts, end) > end)
    weight += named >= HEADER.min_named_share * len(filled)
    below = [c for c in texts.grid.cells if c.words and c.r0 >= end]
    looks: tuple[_Looks, ...] = (_is_bold, _is_shaded, _is_capital, _is_centered)
    return weight + sum(_differ(texts, filled, below, look) for look in looks)


def _differ(texts: CellTexts, filled: Sequence[GridCell], below: Sequence[GridCell], look: _Looks) -> bool:
    """Do most of the headings look so, and most of the cells below not?"""
    with_look = sum(look(texts, cell) for cell in filled)
    below_with_look = sum(look(texts, cell) for cell in below)
    return with_look * 2 > len(filled) and below_with_look * 2 < len(below)


def _is_bold(texts: CellTexts, cell: GridCell) -> bool:
    return all(line.bold for line in texts.lines(cell))


def _is_shaded(texts: CellTexts, cell: GridCell) -> bool:
    return (cell.r0, cell.c0) in texts.grid.shading


def _is_capital(texts: CellTexts, cell: GridCell) -> bool:
    return texts.text(cell).isupper()


def _is_centered(texts: CellTexts, cell: GridCell) -> bool:
    """Each line has the same room, and some, on both sides."""
    return all(
        abs((line.x0 - cell.box.x0) - (cell.box.x1 - line.x1)) < HEADER.max_off_center_pt
        and line.x0 - cell.box.x0 > HEADER.min_centered_room_pt
        for line in texts.lines(cell)
    )
