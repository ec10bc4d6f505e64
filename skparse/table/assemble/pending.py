"""Grids and pages whose rows and roles are not known yet."""

from __future__ import annotations

from dataclasses import dataclass

from skparse.orientation import Orientation
from skparse.page import Fill, Page
from skparse.table.assemble.column_map import ColumnMap
from skparse.table.assemble.decide import GridDecision
from skparse.table.assemble.drawn import Picture
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.header.columns import TableColumn
from skparse.table.model import Row
from skparse.table.page_pass import GridPass, PagePass


@dataclass(slots=True)
class PendingGrid:
    """A grid on its way to a `GridPass`."""

    texts: CellTexts
    decision: GridDecision
    header_rows: frozenset[int] = frozenset()
    table: int | None = None
    is_plan: bool = False
    is_final: bool = False
    columns: tuple[TableColumn, ...] = ()
    column_map: ColumnMap | None = None
    rows: tuple[Row, ...] = ()
    unplaced_fills: tuple[Fill, ...] = ()
    pictures: tuple[Picture, ...] = ()

    def finish(self) -> GridPass:
        """What was made of it."""
        return GridPass(
            texts=self.texts,
            decision=self.decision,
            table=self.table,
            is_plan=self.is_plan,
            header_rows=self.header_rows,
            columns=self.columns,
            column_map=self.column_map,
            rows=self.rows,
            unplaced_fills=self.unplaced_fills,
            pictures=self.pictures,
        )


@dataclass(slots=True)
class PendingPage:
    """A page on its way to a `PagePass`."""

    page: Page
    orientation: Orientation
    furniture: frozenset[int]
    expected_xs: tuple[float, ...]
    grids: list[PendingGrid]
    document: int

    def finish(self) -> PagePass:
        """What was made of it."""
        return PagePass(
            page=self.page,
            orientation=self.orientation,
            furniture=self.furniture,
            expected_xs=self.expected_xs,
            grids=tuple(grid.finish() for grid in self.grids),
            document=self.document,
        )
