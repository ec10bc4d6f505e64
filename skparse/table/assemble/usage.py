"""What became of all that a table's pages show: each word and each painted area is accounted for once."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from skparse.page import Fill, Page, is_white
from skparse.table.assemble.column_map import ColumnMap
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.fills import PATTERN
from skparse.table.grid.grid import Grid
from skparse.table.header.columns import TableColumn
from skparse.table.model import Row
from skparse.text.lines import word_id

# Fills thinner than this (in points) are rules that were painted, or the edges of areas.
_THIN = 3.0
# A line that stands at the same height (to so many points) on two pages belongs to the paper, not to the plan.
_SAME_HEIGHT = 3.0
FILL_KINDS = ("month", "header", "ground", "covered", "line", "unplaced")
"""What a painted area inside a table may be (`account_fills`)."""


class Outside(NamedTuple):
    """A word of a page with a table that stands in no frame. ``id`` as in `word_id`; heights in points."""

    id: int
    text: str
    top: float
    bottom: float


class PageAccount(NamedTuple):
    """A page that holds a table: how many words it has, which are folios and stamps, which stand outside frames."""

    page: int
    words: int
    furniture: tuple[int, ...]
    outside: tuple[Outside, ...]


def account_page(page: Page, furniture: Collection[int], grids: Iterable[Grid]) -> PageAccount:
    """The account of a page whose tables are ``grids``."""
    inside = {place for grid in grids for cell in grid.cells for place in cell.words}
    outside = tuple(
        Outside(word_id(page.number, place), word.text, word.top, word.bottom)
        for place, word in enumerate(page.words)
        if place not in inside and place not in furniture
    )
    own = tuple(word_id(page.number, place) for place in furniture if place not in inside)
    return PageAccount(page.number, len(page.words), own, outside)


def running_lines(accounts: Sequence[PageAccount]) -> set[int]:
    """Words outside the frames that stand on two pages or more at the same height: headers and footers."""
    pages: dict[tuple[str, int], set[int]] = {}
    for account in accounts:
        for word in account.outside:
            pages.setdefault((word.text, round(word.top / _SAME_HEIGHT)), set()).add(account.page)
    return {
        word.id
        for account in accounts
        for word in account.outside
        if len(pages[word.text, round(word.top / _SAME_HEIGHT)]) > 1
    }


def account_fills(
    texts: CellTexts,
    columns: Sequence[TableColumn],
    frame: tuple[float, float],
    skip: Collection[int],
    rows: Sequence[Row],
) -> tuple[Counter[str], list[Fill]]:
    """What each painted area inside a table is: ``month``, ``header``, ``ground`` (of a row, a level or an attribute),
    ``covered`` (painted over), ``line``; and those of the schedule that are none of these.

    ``rows`` are the table's rows of this page, whose marks say which months are shaded.
    """
    grid = texts.grid
    column_map = ColumnMap(grid, columns, frame)
    scheduled = {c for c, _ in column_map.scheduled}
    counts: Counter[str] = Counter()
    unplaced: list[Fill] = []
    for fill in texts.page.fills:
        if (fill.color and is_white(fill.color)) or not _is_inside(fill, grid):
            continue
        kind = _kind(fill, grid, column_map, scheduled, skip, rows)
        counts[kind] += 1
        if kind == "unplaced":
            unplaced.append(fill)
    return counts, unplaced


def _is_inside(fill: Fill, grid: Grid) -> bool:
    x, y = fill.center_x, fill.center_y
    return grid.xs[0] < x < grid.xs[-1] and grid.ys[0] < y < grid.ys[-1]


def _kind(
    fill: Fill,
    grid: Grid,
    column_map: ColumnMap,
    scheduled: Collection[int],
    skip: Collection[int],
    rows: Sequence[Row],
) -> str:
    if min(fill.x1 - fill.x0, fill.bottom - fill.top) < _THIN:
        return "line"
    color = fill.color or PATTERN
    cells = _cells_under(fill, grid)
    body = [(r, c) for r, c in cells if r not in skip]
    if cells and not body:
        return "header"
    shown = [(r, c) for r, c in body if grid.shade.get((r, c)) == color]
    if body and not shown:
        return "covered"
    if not any(c in scheduled for _, c in shown) and (shown or not _lies_over(fill, grid, scheduled)):
        return "ground"
    if any(_is_marked(fill, color, row) for row in rows):
        return "month"
    if any(grid.shade.get((r, c)) == color for r in {r for r, _ in shown} for c in column_map.deepest):
        return "ground"
    return "unplaced"


def _cells_under(fill: Fill, grid: Grid) -> list[tuple[int, int]]:
    """The elementary cells whose centres it covers."""
    cx = [(a + b) / 2 for a, b in pairwise(grid.xs)]
    cy = [(a + b) / 2 for a, b in pairwise(grid.ys)]
    columns = range(bisect_left(cx, fill.x0), bisect_left(cx, fill.x1))
    return [(r, c) for r in range(bisect_left(cy, fill.top), bisect_left(cy, fill.bottom)) for c in columns]


def _lies_over(fill: Fill, grid: Grid, scheduled: Collection[int]) -> bool:
    middle = fill.center_x
    return any(grid.xs[c] < middle < grid.xs[c + 1] for c in scheduled)


def _is_marked(fill: Fill, color: str, row: Row) -> bool:
    return any(
        shade.color == color and shade.top < fill.bottom and shade.bottom > fill.top
        for mark in row.marks
        for shade in mark.shaded
    )
