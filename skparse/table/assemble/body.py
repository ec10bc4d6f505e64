"""A grid below its header, as rows, marks and attributes are read from it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from skparse.geometry import HasBox
from skparse.table.assemble.column_map import ColumnMap
from skparse.table.assemble.settings import ASSEMBLE
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import Grid, GridCell
from skparse.table.header.columns import TableColumn
from skparse.text.headings import Role
from skparse.text.lines import TextLine, word_id


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
        """A cell's lines; of a heading that no rule closes below, those that stand below the header."""
        lines = self.texts.lines(cell)
        if cell.r0 not in self.header_rows:
            return lines
        end = header_end(self.grid, self.header_rows, cell.r0)
        return tuple(line for line in lines if line.center_y > end)

    def begins_in(self, cell: GridCell, role: Role) -> bool:
        """Has the first column that the cell covers this role?"""
        covered = self.column_map.columns(cell)
        return bool(covered) and self.columns[covered[0]].role == role


def column_at_center(body: GridBody, cell: GridCell, sign: HasBox) -> int | None:
    """The one column of a merged cell at whose center a sign stands, while it stands neither at the center of the whole
    cell nor at its edge: a rule between two months is missing there. None where all of the cell is meant."""
    if cell.c1 - cell.c0 < 2:
        return None
    xs, scheduled = body.grid.xs, {c for c, _ in body.column_map.scheduled}
    left, right = xs[cell.c0], xs[cell.c1]
    at_edge = sign.x0 - left < ASSEMBLE.left_padding_pt or right - sign.x1 < ASSEMBLE.right_padding_pt
    if at_edge or not all(c in scheduled for c in range(cell.c0, cell.c1)):
        return None
    center = (sign.x0 + sign.x1) / 2
    for c in range(cell.c0, cell.c1):
        slack = ASSEMBLE.mark_off_center_share * (xs[c + 1] - xs[c])
        from_month = abs(center - (xs[c] + xs[c + 1]) / 2)
        if from_month < slack and abs(center - (left + right) / 2) > 2 * slack:
            return c
    return None


def header_end(grid: Grid, header_rows: Collection[int], row: int) -> float:
    """Where the header ends that a row of the grid belongs to, in points from the page's top."""
    while row in header_rows:
        row += 1
    return grid.ys[row]


def header_words(texts: CellTexts, header_rows: Collection[int]) -> Iterator[int]:
    """The words of header cells (`word_id`), as far as they stand above the header's end: a cell may reach below it."""
    words, grid = texts.page.words, texts.grid
    for cell in grid.cells:
        if cell.r0 in header_rows:
            end = 2 * header_end(grid, header_rows, cell.r0)
            for index in cell.words:
                if words[index].top + words[index].bottom <= end:
                    yield word_id(texts.page.number, index)
