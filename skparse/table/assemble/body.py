"""A grid below its header, as rows, marks and attributes are read from it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from skparse.table.assemble.column_map import ColumnMap
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import Grid, GridCell
from skparse.table.header.columns import TableColumn
from skparse.table.header.heading_lines import heading_lines
from skparse.text.headings import Role
from skparse.text.lines import TextLine


class RowSpan(NamedTuple):
    """Rows of the grid that make one row of the table: from ``start`` to ``end`` (excluded)."""

    start: int
    end: int


class GridBody(NamedTuple):
    """A grid, the table's columns, and which rows of the grid are header."""

    texts: CellTexts
    columns: Sequence[TableColumn]
    column_map: ColumnMap
    header_rows: Collection[int]

    @property
    def grid(self) -> Grid:
        """The cells."""
        return self.texts.grid

    def lines(self, cell: GridCell) -> tuple[TextLine, ...]:
        """A cell's lines; of a heading that is merged with what stands below the header, those that are no heading."""
        lines = self.texts.lines(cell)
        if cell.r0 not in self.header_rows:
            return lines
        return lines[len(heading_lines(self.texts, cell, header_end(self.header_rows, cell.r0))) :]

    def first_row(self, cell: GridCell) -> int:
        """The grid's row in which a cell begins; where a heading is merged with what stands below it, the first row
        of the body."""
        if cell.r0 not in self.header_rows or not cell.words:
            return cell.r0
        end = header_end(self.header_rows, cell.r0)
        return end if end < cell.r1 and self.lines(cell) else cell.r0

    def begins_in(self, cell: GridCell, role: Role) -> bool:
        """Has the first column that the cell covers this role?"""
        covered = self.column_map.columns(cell)
        return bool(covered) and self.columns[covered[0]].role == role


def header_end(header_rows: Collection[int], row: int) -> int:
    """The row of the grid below the header that a row belongs to."""
    while row in header_rows:
        row += 1
    return row
