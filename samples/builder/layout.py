"""Which grid columns belong to which column of a document, how wide they are, and the header above them."""

from __future__ import annotations

from dataclasses import replace

from . import schedules
from .model import PAPERS, Cell, Column, Document, Row

Grid = list[list[Cell | None]]


class Layout:
    """Which grid columns belong to which Column."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.dialect = document.dialect
        self.columns = document.columns
        self.levels = [column for column in self.columns if column.role == "level"]
        self.first_depth = 1 if self.dialect.sections else 0
        self.spans: dict[str, int] = {}
        for column in self.columns:
            marked = column.role == "level" and self.dialect.numbering == "column"
            if marked and self.levels.index(column) + self.first_depth in self.dialect.hierarchy.bare:
                marked = False
            self.spans[column.key] = self.dialect.schedule.columns if column.role == "schedule" else 2 if marked else 1
        self.starts: dict[str, int] = {}
        start = 0
        for column in self.columns:
            self.starts[column.key] = start
            start += self.spans[column.key]
        self.size = start

    def widths(self) -> tuple[float, ...]:
        """Marker columns are as narrow as their longest marker allows."""
        total = sum(column.width for column in self.columns)
        paper = (PAPERS[self.dialect.paper][1] - 2 * self.dialect.margin) / 25.4 * 72
        shares: list[float] = []
        for column in self.columns:
            share = column.width / total
            span = self.spans[column.key]
            if column.role == "schedule":
                shares += [share / span] * span
            elif self.spans[column.key] == 2:
                depth = self.levels.index(column) + self.first_depth
                longest = max([3 if column is self.levels[0] else 2, *self._marker_lengths(depth)])
                narrow = min((longest * 0.58 * self.dialect.size + 8) / paper, share * 0.45)
                if self.dialect.numbers.width is not None:
                    narrow = self.dialect.numbers.width / 25.4 * 72 / paper
                shares += [narrow, share - narrow]
            else:
                shares.append(share)
        return tuple(shares)

    def _marker_lengths(self, depth: int) -> list[int]:
        nodes = self.document.nodes
        for _ in range(depth):
            nodes = tuple(child for node in nodes for child in node.children)
        return [len(node.marker or "") for node in nodes]

    def _is_headed(self, column: Column) -> bool:
        """The numbering of this level has a heading of its own."""
        headed = self.dialect.numbers.headed
        return headed == "every" or (headed == "first" and column is self.levels[0])

    def header(self) -> tuple[Row, ...]:
        """Headings, the months in the rows under the schedule's; perhaps the columns' numbers."""
        deep = schedules.header_rows(self.dialect)
        rows: list[list[Cell | None]] = [[None] * self.size for _ in range(deep)]
        numbers: list[Cell | None] = [None] * self.size
        band = self._band()
        plain = Cell(bold=True, align="center", valign="middle", fill=self.dialect.header_fill, header=True)
        number = 0

        def put(start: int, span: int, text: str, high: int) -> None:
            nonlocal number
            number += 1
            rows[0][start] = replace(plain, text=text, col_span=span, row_span=high)
            label = self._column_number(number)
            numbers[start] = replace(plain, text=label, col_span=span, bold=False)

        for column in self.columns:
            start, span = self.starts[column.key], self.spans[column.key]
            if column in band:
                if column is band[0]:
                    put(start, self.size - start, self.dialect.office.band_heading, deep)
            elif column.role == "schedule":
                put(start, span, column.heading, 1)
                for row, place, cell in schedules.headings(self.dialect, plain):
                    rows[row][start + place] = cell
            elif span == 2 and self._is_headed(column):
                put(start, 1, self.dialect.numbers.heading, deep)
                put(start + 1, 1, column.heading, deep)
            else:
                put(start, span, column.heading, deep)
        if self.dialect.column_numbers:
            rows.append(numbers)
        return tuple(tuple(row) for row in rows)

    def _band(self) -> list[Column]:
        """The last columns, whose headings stand in the sections' rows."""
        if not self.dialect.office.band_heading:
            return []
        return self.columns_behind()

    def columns_behind(self) -> list[Column]:
        """The columns behind the last level."""
        last = max(place for place, column in enumerate(self.columns) if column.role == "level")
        return [*self.columns[last + 1 :]]

    def _column_number(self, number: int) -> str:
        kind = self.dialect.office.column_numbers
        if kind == "zeros":
            return f"({number:02})"
        if kind == "skipping":
            return str((2, 3, 7, 8, 9, 10, 14)[number - 1] if number < 8 else number + 10)
        if kind == "repeating":
            return str(number + 6 - (number > 2))
        if kind == "formula" and number == 3:
            return "3=2:1"
        return str(number) if kind else self.dialect.column_number.format(number)
