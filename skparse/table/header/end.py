"""Where a header ends below its row of months or its first row: which of its cells may reach further down."""

from __future__ import annotations

from collections.abc import Sequence

from skparse.numbering.markers import begins_numbered
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import GridCell
from skparse.table.grid.settings import GRID
from skparse.table.header.settings import HEADER
from skparse.text.periods import number


def header_end(texts: CellTexts, first: int, base: int) -> int:
    """The row of the grid with which the body begins.

    A header's cells may reach below its row ``base - 1``, where others have sub-headings or nothing more. But a heading
    may be merged with a cell of the body, too. So the header goes down to where a cell of its rows ends only if most of
    its columns take part: by a cell that reaches so far, by sub-headings, or by an empty cell.

    Args:
        texts: the grid and its words.
        first: the header's first row.
        base: the row below the last one that is known to be the header's.
    """
    reached = {cell.r1 for row in range(first, base) for cell in texts.band(row)}
    last = [cell for cell in texts.band(base - 1) if cell.box.width >= GRID.min_column_width_pt]
    ys = texts.grid.ys
    for end in sorted(reached, reverse=True):
        if base < end <= base - 1 + HEADER.max_rows:
            # Two rules that do not quite meet are one rule.
            is_one_rule = ys[end] - ys[base] < HEADER.min_row_height_pt
            if is_one_rule or _most_take_part(texts, last, end):
                return end
    return base


def _most_take_part(texts: CellTexts, last: Sequence[GridCell], end: int) -> bool:
    """Do most of the cells of the header's last known row reach down to ``end``, themselves or by what is below?"""
    shorter = [(cell, _cells_below(texts, cell, end)) for cell in last if cell.r1 < end]
    taking_part = len(last) - len(shorter)
    printed = [tuple(texts.text(c) for c in below if c.words) for _, below in shorter]
    for (cell, below), filled in zip(shorter, printed, strict=True):
        # What is numbered are items. But quarters and months that are numbered ("I" "II", "1." "2.") are sub-headings,
        # and so is what stands below several headings ("K" "Rp").
        is_count = len(filled) > 1 and (all(map(number, filled)) or printed.count(filled) > 1)
        if any(map(begins_numbered, filled)) and not is_count:
            return False
        taking_part += not filled or _has_sub_headings(cell, below)
    return taking_part * 2 > len(last)


def _cells_below(texts: CellTexts, cell: GridCell, end: int) -> list[GridCell]:
    """The cells between a heading's cell and the row ``end`` that stand below it, at least in part."""
    grid = texts.grid
    indices = dict.fromkeys(n for row in grid.cell_index[cell.r1 : end] for n in row[cell.c0 : cell.c1])
    return [grid.cells[n] for n in indices]


def _has_sub_headings(cell: GridCell, below: Sequence[GridCell]) -> bool:
    """The heading stands over two or more cells with text in one row, which are no wider than it all together."""
    rows: dict[int, int] = {}
    for c in below:
        if not (cell.c0 <= c.c0 and c.c1 <= cell.c1):
            return False
        if c.words:
            rows[c.r0] = rows.get(c.r0, 0) + 1
    return any(count > 1 for count in rows.values())
