"""What became of the painted areas inside a table: each is accounted for once."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence

from skparse.page import Fill, is_white
from skparse.table.assemble.column_map import ColumnMap
from skparse.table.assemble.settings import ASSEMBLE
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.fills import PATTERN, centers_between, covered_cells
from skparse.table.grid.grid import Grid
from skparse.table.model import Row

FILL_KINDS = ("month", "header", "ground", "covered", "line", "unplaced")
"""What a painted area inside a table may be (`account_fills`)."""


def account_fills(
    texts: CellTexts,
    column_map: ColumnMap,
    header_rows: Collection[int],
    rows: Sequence[Row],
    heads: Collection[Fill] = (),
) -> tuple[Counter[str], list[Fill]]:
    """What each painted area inside a table is: ``month``, ``header``, ``ground`` (of a row, a level or an attribute),
    ``covered`` (painted over), ``line``; and those of the schedule that are none of these, where those of one row and
    color are one.

    ``rows`` are the table's rows of this page, whose marks say which months are shaded; ``heads`` belong to arrows that
    mark months.
    """
    grid = texts.grid
    scheduled = {c for c, _ in column_map.scheduled}
    counts: Counter[str] = Counter()
    unplaced: dict[tuple[int, str | None], Fill] = {}
    for fill in texts.page.fills:
        if (fill.color and is_white(fill.color)) or not _is_inside(fill, grid):
            continue
        kind = "month" if fill in heads else _kind(fill, grid, column_map, scheduled, header_rows, rows)
        counts[kind] += 1
        if kind == "unplaced":
            # A producer may paint a cell in strips, one for each of its lines: they are one area.
            key = (next((i for i, row in enumerate(rows) if row.top < fill.center_y < row.bottom), -1), fill.color)
            before = unplaced.get(key)
            unplaced[key] = fill if before is None else fill._replace(**before.union(fill)._asdict())
    return counts, list(unplaced.values())


def _is_inside(fill: Fill, grid: Grid) -> bool:
    x, y = fill.center_x, fill.center_y
    return grid.xs[0] < x < grid.xs[-1] and grid.ys[0] < y < grid.ys[-1]


def _kind(
    fill: Fill,
    grid: Grid,
    column_map: ColumnMap,
    scheduled: Collection[int],
    header_rows: Collection[int],
    rows: Sequence[Row],
) -> str:
    if min(fill.x1 - fill.x0, fill.bottom - fill.top) < ASSEMBLE.min_fill_side_pt:
        return "line"
    color = fill.color or PATTERN
    cells = _cells_under(fill, grid)
    body = [(r, c) for r, c in cells if r not in header_rows]
    if not body and (cells or bisect_right(grid.ys, fill.center_y) - 1 in header_rows):
        return "header"  # also a strip that is too narrow to cover the center of a cell
    visible = [(r, c) for r, c in body if grid.shading.get((r, c)) == color]
    if body and not visible:
        return "covered"
    if not any(c in scheduled for _, c in visible) and (visible or not _lies_over(fill, grid, scheduled)):
        return "ground"
    if any(_is_marked(fill, color, row) for row in rows):
        return "month"
    tops = {grid.ys[r] for r, _ in visible}
    if any(color in row.background for row in rows if any(row.top <= top < row.bottom for top in tops)):
        return "ground"
    return "unplaced"


def _cells_under(fill: Fill, grid: Grid) -> list[tuple[int, int]]:
    """The elementary cells whose centers it covers."""
    rows, columns = covered_cells(fill, centers_between(grid.xs), centers_between(grid.ys))
    return [(r, c) for r in rows for c in columns]


def _lies_over(fill: Fill, grid: Grid, scheduled: Collection[int]) -> bool:
    x = fill.center_x
    return any(grid.xs[c] <= x <= grid.xs[c + 1] for c in scheduled)


def _is_marked(fill: Fill, color: str, row: Row) -> bool:
    return any(
        shade.color == color and shade.top < fill.bottom and shade.bottom > fill.top
        for mark in row.marks
        for shade in mark.shaded
    )
