"""What each stage made of one page: the one object that the pipeline, verify, debug and review read.

`skparse.table.assemble.tables.TableReader` makes it; nothing else drives these stages.
"""

from __future__ import annotations

from typing import NamedTuple

from skparse.geometry import Box, HasBox
from skparse.orientation import Orientation
from skparse.page import Fill, Page
from skparse.table.assemble.column_map import ColumnMap
from skparse.table.assemble.decide import GridDecision
from skparse.table.assemble.drawn import Picture
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import Grid
from skparse.table.header.columns import TableColumn
from skparse.table.model import Row


class ColumnSpan(NamedTuple):
    """A column of the table and from where to where it goes on this page, in points."""

    key: str
    x0: float
    x1: float


class GridPass(NamedTuple):
    """One grid of a page, and what it is in its table."""

    texts: CellTexts
    decision: GridDecision
    table: int | None
    """Index of the logical table that it is part of, among the file's tables; None: it is no table."""
    is_plan: bool
    """The evidence says that its table is an action plan."""
    header_rows: frozenset[int]
    """The grid's rows that are a header, where it begins or is repeated."""
    columns: tuple[TableColumn, ...]
    """The table's columns, their roles resolved; empty where the table has no header."""
    column_map: ColumnMap | None
    """Which of these columns each column of the grid belongs to."""
    rows: tuple[Row, ...]
    """Below the header, from top to bottom."""
    unplaced_fills: tuple[Fill, ...]
    """Painted areas of the schedule that mark no row."""
    pictures: tuple[Picture, ...] = ()
    """Pictures and drawings over its cells, of a table with columns."""

    @property
    def grid(self) -> Grid:
        """Its rules' positions and cells."""
        return self.texts.grid

    def column_spans(self) -> tuple[ColumnSpan, ...]:
        """Where the table's columns stand on this page, which may be printed at another scale."""
        if self.column_map is None:
            return ()
        to_page = self.column_map.to_page
        return tuple(ColumnSpan(key=c.key, x0=to_page(c.x0), x1=to_page(c.x1)) for c in self.columns)


class PagePass(NamedTuple):
    """A page after all stages of the table layer. All boxes and positions are those of the upright page."""

    page: Page
    """Upright; a scan is deskewed."""
    orientation: Orientation
    """How it was turned, and the way back to the page as displayed."""
    furniture: frozenset[int]
    """Indices into ``page.words`` of page numbers, stamps and catch-words, which are in no cell."""
    expected_xs: tuple[float, ...]
    """Where the table before has its vertical rules; a page without some of its own takes them from there."""
    grids: tuple[GridPass, ...]
    """From top to bottom; also those that are no table."""
    document: int = 0
    """Which of the file's documents the page is in, from 0."""

    @property
    def number(self) -> int:
        """Of the page, from 1."""
        return self.page.number

    @property
    def tables(self) -> tuple[GridPass, ...]:
        """The grids that are (a part of) a table."""
        return tuple(one for one in self.grids if one.table is not None)

    @property
    def begins_schedule(self) -> bool:
        """A table with month columns begins on this page."""
        headers = (one.decision.header for one in self.grids if one.table is not None)
        return any(header is not None and header.scheduled for header in headers)

    def to_upright(self, box: HasBox) -> Box:
        """A box of the displayed page on the upright one."""
        return self.orientation.to_upright(box)

    def to_displayed(self, box: HasBox) -> Box:
        """A box of the upright page as displayed."""
        return self.orientation.to_displayed(box)
