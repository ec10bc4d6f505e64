"""Prints a Lampiran with LibreOffice Calc, as offices do that keep the matrix in a spreadsheet.

A decree's pages are never part of such a file: only the title block above the table and the signature below it show
that there is one. A sample printed here has `decree=None`, so that its truth holds no `keputusan`.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Iterable
from dataclasses import replace

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet
from PIL import ImageFont

from . import fonts, soffice
from .matrix import build_matrix
from .model import PAPERS, Cell, Document, Matrix, Row
from .words import annex_lines, copy_lines, signature_lines

_CHARACTER = 5.25  # points: the digit width by which a spreadsheet counts its columns' widths
_PADDING = 5.0  # points that a cell keeps free beside its text
_LEADING = 1.22
_PAPER_SIZE = {"A4": 9, "A3": 8}
_RULE = Side(style="thin", color="FF000000")
_EDGE = 3.0  # points to spare on a page


def render(document: Document) -> bytes:
    """The PDF."""
    return soffice.to_pdf(_Sheet(document).workbook(), ".xlsx")


class _Sheet:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.dialect = document.dialect
        self.matrix: Matrix = build_matrix(document)
        height, width = (side / 25.4 * 72 for side in PAPERS[self.dialect.paper])
        self.margin = self.dialect.margin / 25.4 * 72
        self.width = width - 2 * self.margin - _EDGE
        self.room = height - 2 * self.margin - _EDGE
        self.widths = [share * self.width for share in self.matrix.widths]
        self.book = Workbook()
        self.book.properties.creator = None
        self.sheet: Worksheet = self.book.worksheets[0]
        self.sheet.title = "Rencana Aksi"
        self.heights: list[float] = []  # of the rows written so far

    def workbook(self) -> bytes:
        """The .xlsx file."""
        self._set_up_page()
        for column, width in enumerate(self.widths, 1):
            self.sheet.column_dimensions[get_column_letter(column)].width = width / _CHARACTER
        self._title()
        self._table()
        self._closing()
        for number, height in enumerate(self.heights, 1):
            self.sheet.row_dimensions[number].height = height
        target = io.BytesIO()
        self.book.save(target)
        return target.getvalue()

    def _set_up_page(self) -> None:
        sheet, inches = self.sheet, self.dialect.margin / 25.4
        sheet.page_setup.orientation = "landscape"
        if self.dialect.paper in _PAPER_SIZE:
            sheet.page_setup.paperSize = _PAPER_SIZE[self.dialect.paper]
        else:
            width, height = PAPERS[self.dialect.paper]
            sheet.page_setup.paperWidth, sheet.page_setup.paperHeight = f"{width}mm", f"{height}mm"
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        margins = sheet.page_margins
        margins.left = margins.right = margins.top = margins.bottom = inches
        margins.header = margins.footer = inches / 2
        if self.dialect.page_numbers:
            sheet.oddFooter.center.text = "&P"
        if self.document.decree and self.document.decree.stamp:
            sheet.oddFooter.left.text = self.document.decree.stamp

    # -- around the table ----------------------------------------------------------------------------------------------

    def _title(self) -> None:
        half = self._right_half()
        for line in annex_lines(self.document):
            self._line(line, half, len(self.widths) - half)
        self._line(self.document.judul, 0, len(self.widths), bold=True, align="center")
        self.heights.append(6.0)

    def _right_half(self) -> int:
        """The column at which the page's right half begins."""
        return next(place for place in range(len(self.widths)) if sum(self.widths[:place]) >= 0.55 * self.width)

    def _line(self, text: str, start: int, span: int, *, bold: bool = False, align: str = "left") -> None:
        """A row without rules."""
        row = len(self.heights) + 1
        target = self.sheet.cell(row, start + 1, text)
        target.font = Font(name=self.dialect.font, size=max(self.dialect.size, 10), bold=bold)
        target.alignment = Alignment(horizontal=align, vertical="top", wrap_text=True)
        self.sheet.merge_cells(start_row=row, start_column=start + 1, end_row=row, end_column=start + span)
        width = sum(self.widths[start : start + span])
        self.heights.append(self._text_height(text, width, max(self.dialect.size, 10), bold) + 2)

    def _closing(self) -> None:
        decree = self.document.decree
        if decree is None:
            return
        half = self._right_half()
        self.heights.append(12.0)
        left, right = copy_lines(decree), signature_lines(decree)
        for place in range(max(len(left), len(right))):
            row = len(self.heights)
            if place < len(right):
                self._line(right[place], half, len(self.widths) - half, align="center")
            else:
                self.heights.append(14.0)
            if place < len(left):
                target = self.sheet.cell(row + 1, 1, left[place])
                target.font = Font(name=self.dialect.font, size=max(self.dialect.size, 10))

    # -- the table -----------------------------------------------------------------------------------------------------

    def _table(self) -> None:
        top = len(self.heights)
        head = self._row_heights(self.matrix.header)
        self._rows(self.matrix.header, head)
        repeated = sum(head) if self.dialect.header == "every" else 0.0
        if repeated:
            self.sheet.print_title_rows = f"{top + 1}:{top + len(head)}"
        used = sum(self.heights)
        for place, segment in enumerate(self.matrix.segments):
            if place:
                self._break()
                used = repeated
            heights = self._row_heights(segment)
            first = len(self.heights)
            starts = list(self._page_starts(segment, heights, used, repeated))
            self._rows(_split(segment, starts) if self.dialect.valign == "middle" else segment, heights)
            for row in starts:
                self.sheet.row_breaks.append(Break(id=first + row))

    def _break(self) -> None:
        self.sheet.row_breaks.append(Break(id=len(self.heights)))

    def _page_starts(self, rows: tuple[Row, ...], heights: list[float], used: float, repeated: float) -> Iterable[int]:
        """Rows that begin a page: never where a merged cell's text would run over the page end and be cut in a line."""
        start, row = 0, 0
        while row < len(rows):
            if used + heights[row] <= self.room or row == start:
                used += heights[row]
                row += 1
                continue
            while row > start + 1 and self._cuts_text(rows, heights, row):
                row -= 1
            yield row
            start, used = row, repeated

    def _cuts_text(self, rows: tuple[Row, ...], heights: list[float], row: int) -> bool:
        for above in range(row):
            for column, cell in enumerate(rows[above]):
                if cell and above + cell.row_span > row and self._needed(cell, column) > sum(heights[above:row]):
                    return True
        return False

    def _row_heights(self, rows: tuple[Row, ...]) -> list[float]:
        """High enough for every text. Spreadsheets do not grow rows for merged cells, so all of it is computed."""
        heights = [self.dialect.size * _LEADING + 4] * len(rows)
        spans: list[tuple[int, int, float]] = []
        for place, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell and cell.row_span == 1:
                    heights[place] = max(heights[place], self._needed(cell, column))
                elif cell:
                    spans.append((place, cell.row_span, self._needed(cell, column)))
        for place, span, needed in sorted(spans, key=lambda item: item[1]):
            heights[place + span - 1] += max(0.0, needed - sum(heights[place : place + span]))
        return [round(height, 2) for height in heights]

    def _needed(self, cell: Cell, column: int) -> float:
        width = sum(self.widths[column : column + cell.col_span])
        return self._text_height(cell.text, width, self.dialect.size, cell.bold) + 4

    def _text_height(self, text: str, width: float, size: float, bold: bool) -> float:
        lines = sum(_line_count(part, width - _PADDING, self.dialect.font, size, bold) for part in text.split("\n"))
        return lines * size * _LEADING

    def _rows(self, rows: tuple[Row, ...], heights: list[float]) -> None:
        first = len(self.heights) + 1
        for place, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell:
                    self._cell(cell, first + place, column + 1)
        self.heights += heights

    def _cell(self, cell: Cell, row: int, column: int) -> None:
        sheet = self.sheet
        if cell.row_span > 1 or cell.col_span > 1:
            sheet.merge_cells(
                start_row=row,
                start_column=column,
                end_row=row + cell.row_span - 1,
                end_column=column + cell.col_span - 1,
            )
        for below in range(cell.row_span):
            for beside in range(cell.col_span):
                sheet.cell(row + below, column + beside).border = Border(_RULE, _RULE, _RULE, _RULE)
        target = sheet.cell(row, column)
        if cell.text:
            target.value = cell.text
            target.data_type = "s"  # "1." and "=…" stay text
        target.font = Font(name=cell.font or self.dialect.font, size=self.dialect.size, bold=cell.bold)
        vertical = "center" if cell.valign == "middle" else "top"
        target.alignment = Alignment(horizontal=cell.align, vertical=vertical, wrap_text=True)
        if cell.fill:
            target.fill = PatternFill("solid", fgColor="FF" + cell.fill.lstrip("#"))


def _split(rows: tuple[Row, ...], starts: list[int]) -> tuple[Row, ...]:
    """Ends merged cells at page ends: text in the middle of a merged cell would stand pages away from its first row."""
    grid = [list(row) for row in rows]
    for start in starts:
        for above in range(start):
            for column, cell in enumerate(grid[above]):
                if cell and above + cell.row_span > start:
                    grid[above][column] = replace(cell, row_span=start - above)
                    grid[start][column] = replace(cell, text="", row_span=above + cell.row_span - start)
    return tuple(tuple(row) for row in grid)


@functools.cache
def _font(family: str, bold: bool) -> ImageFont.FreeTypeFont:
    """At 100 points, so that widths scale."""
    file = fonts.path(family, bold) or fonts.path("DejaVu Sans", bold)
    if file is None:
        raise RuntimeError(f"no font file for {family}")
    return ImageFont.truetype(str(file), 100)


def _line_count(text: str, width: float, family: str, size: float, bold: bool) -> int:
    """Lines that the text takes, on the safe side: 4 % are kept for the program's rounding."""
    scale = _font(family, bold)

    def length(part: str) -> float:
        return scale.getlength(part) * size / 100 * 1.04

    lines, at = 1, 0.0
    for word in text.split():
        needed = length(word)
        joined = at + length(" ") + needed if at else needed
        if joined <= width:
            at = joined
        else:
            lines += (1 if at else 0) + int(needed // width)
            at = needed % width
    return lines
