"""Our own reading, page by page: the grids of the tables as `skparse.table.assemble.tables` takes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from skparse.geometry import Box
from skparse.orientation import Orientation, make_upright
from skparse.page import Page
from skparse.read.reader import PageError
from skparse.table.assemble.furniture import Furniture
from skparse.table.assemble.tables import add_grid
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import Grid, find_grids


class ColumnPlace(NamedTuple):
    """A column of the table and where it stands on this page, in points."""

    key: str
    x0: float
    x1: float


class Own(NamedTuple):
    """A page of ours, laid upright, with the grids on it that belong to a table."""

    page: Page
    orientation: Orientation
    texts: tuple[CellTexts, ...]
    furniture: frozenset[int]
    """Places in the page's words of page numbers and stamps, which belong to no cell."""
    columns: tuple[tuple[ColumnPlace, ...], ...]
    """Of each grid: its table's columns."""

    def laid(self, box: Box) -> Box:
        """A box of the displayed page on the upright one."""
        return self.orientation.to_upright(box)

    def shown(self, box: Box) -> tuple[float, float, float, float]:
        """A box of the upright page as displayed."""
        return self.orientation.to_displayed(box)


def own_pages(pages: Callable[[int], Page], numbers: Sequence[int]) -> Iterator[Own]:
    """Our reading of the pages, in order. ``pages`` gives a page by its number, as displayed."""
    tables: list[Any] = []
    furniture = Furniture()
    strays: list[CellTexts] = []
    for number in numbers:
        try:
            page, orientation = make_upright(pages(number))
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
        yield Own(page, orientation, tuple(kept), folios, tuple(columns))


def _columns(table: Any, grid: Grid) -> tuple[ColumnPlace, ...]:
    """The table's columns on the page of a grid, which may be scaled."""
    left, right = table.frame
    scale = (grid.xs[-1] - grid.xs[0]) / (right - left) if right > left else 1.0
    return tuple(
        ColumnPlace(c.key, grid.xs[0] + (c.x0 - left) * scale, grid.xs[0] + (c.x1 - left) * scale)
        for c in table.columns
    )
