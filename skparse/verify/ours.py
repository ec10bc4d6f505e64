"""Our own reading, page by page: the grids of the tables as `skparse.table.stitch` takes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from skparse.page import Box, Page
from skparse.read.base import PageError
from skparse.table.cells import CellTexts
from skparse.table.furniture import Furniture
from skparse.table.grid import Grid, find_grids
from skparse.table.stitch import add_grid
from skparse.turn import Turn, upright


class ColumnPlace(NamedTuple):
    """A column of the table and where it stands on this page, in points."""

    key: str
    x0: float
    x1: float


class Own(NamedTuple):
    """A page of ours, laid upright, with the grids on it that belong to a table."""

    page: Page
    turn: Turn | None
    texts: tuple[CellTexts, ...]
    furniture: frozenset[int]
    """Places in the page's words of page numbers and stamps, which belong to no cell."""
    columns: tuple[tuple[ColumnPlace, ...], ...]
    """Of each grid: its table's columns."""

    def laid(self, box: Box) -> Box:
        """A box of the displayed page on the upright one."""
        return self.turn.box(*box) if self.turn else box

    def shown(self, box: Box) -> tuple[float, float, float, float]:
        """A box of the upright page as displayed."""
        x0, top, x1, bottom = self.turn.back(*box) if self.turn else box
        return x0, top, x1, bottom


def own_pages(pages: Callable[[int], Page], numbers: Sequence[int]) -> Iterator[Own]:
    """Our reading of the pages, in order. ``pages`` gives a page by its number, as displayed."""
    tables: list[Any] = []
    furniture = Furniture()
    strays: list[CellTexts] = []
    for number in numbers:
        try:
            page, turn = upright(pages(number))
        except PageError:
            continue  # the plan has nothing of it either, and says so
        folios = furniture.words(page)
        grids = find_grids(page, folios, tables[-1].last_xs if tables else ())
        found = [CellTexts(page, grid) for grid in grids]
        kept, columns = [], []
        for texts in found:
            if add_grid(tables, texts, strays):
                kept.append(texts)
                columns.append(_columns(tables[-1], texts.grid))
        strays = [texts for texts in found if texts not in kept]
        furniture.note(page, [grid.box for grid in grids])
        yield Own(page, turn, tuple(kept), folios, tuple(columns))


def _columns(table: Any, grid: Grid) -> tuple[ColumnPlace, ...]:
    """The table's columns on the page of a grid, which may be scaled."""
    left, right = table.frame
    scale = (grid.xs[-1] - grid.xs[0]) / (right - left) if right > left else 1.0
    return tuple(
        ColumnPlace(c.key, grid.xs[0] + (c.x0 - left) * scale, grid.xs[0] + (c.x1 - left) * scale)
        for c in table.columns
    )
