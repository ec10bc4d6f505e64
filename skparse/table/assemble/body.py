"""A grid below its header, as rows, marks and attributes are read from it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from skparse.geometry import HasBox
from skparse.table.assemble.column_map import ColumnMap
from skparse.table.assemble.settings import ASSEMBLE
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import Grid, GridCell
from skparse.table.header.columns import TableColumn
from skparse.table.header.heading_lines import heading_lines
from skparse.table.header.repeated import CellPlace, is_distinct
from skparse.table.header.settings import HEADER
from skparse.text.headings import Role, correct_heading, heading_key
from skparse.text.line_records import TextLine


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
    reprinted: Collection[CellPlace] = ()
    """Cells of the body that hold nothing but the heading of their own column (`reprinted_headings`)."""

    @property
    def grid(self) -> Grid:
        """The cells."""
        return self.texts.grid

    def lines(self, cell: GridCell) -> tuple[TextLine, ...]:
        """A cell's lines; of a heading that is merged with what stands below the header, those that are no heading.
        A heading that is printed again has none."""
        lines = self.texts.lines(cell)
        if (cell.r0, cell.c0) in self.reprinted:
            return ()
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


def header_end(header_rows: Collection[int], row: int) -> int:
    """The row of the grid below the header that a row belongs to."""
    while row in header_rows:
        row += 1
    return row


def reprinted_headings(
    texts: CellTexts, columns: Sequence[TableColumn], column_map: ColumnMap, header_rows: Collection[int]
) -> frozenset[CellPlace]:
    """Cells of the body that print the headings of their columns again, as bands do: two neighbors at least.

    Headings that the body's cells may hold as values, numbers and months, do not count.
    """
    found: dict[int, dict[int, CellPlace]] = {}
    keys = {i: key for i, column in enumerate(columns) if is_distinct(key := heading_key(column.heading))}
    words = texts.page.words
    for cell in texts.grid.cells:
        covered = column_map.columns(cell) if cell.words and cell.r0 not in header_rows else []
        if len(covered) != 1 or (heading := keys.get(covered[0])) is None:
            continue
        # Correcting takes time, and changes a heading by a few letters at most.
        letters = sum([len(words[i].text) for i in cell.words])
        if abs(letters - len(heading)) > HEADER.max_corrected_letters:
            continue
        if heading_key(correct_heading(texts.text(cell), texts.is_from_ocr(cell))) == heading:
            found.setdefault(cell.r0, {})[covered[0]] = (cell.r0, cell.c0)
    return frozenset(
        place for row in found.values() for column, place in row.items() if column - 1 in row or column + 1 in row
    )
