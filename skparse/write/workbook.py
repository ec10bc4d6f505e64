"""XLSX workbooks in which texts are never formulas; the same content gives the same bytes.

If the workbook goes to a file, each row is written to the disk as it comes and not kept in memory.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from skparse.write.formats import Formats
from skparse.write.rows import KeptRows, RowCell, Rows, StreamedRows
from skparse.write.schedule import Month

if TYPE_CHECKING:
    from skparse.plan.flat import Cell

MAX_ROWS = 1_048_575
"""Rows of a sheet below its header."""

MAX_CELL_UNITS = 32_767
"""Characters that a cell holds, counted in UTF-16 code units."""

# XML 1.0 does not allow these control characters, halves of surrogate pairs, U+FFFE and U+FFFF. They are removed, as
# they are not visible.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Not allowed in a sheet's name, or, beyond U+FFFF, counted twice there.
_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f\U00010000-\U0010ffff]")
_MAX_SHEET_NAME = 31
_ELLIPSIS = "…"
# The date of creation: fixed, so that the same plan gives the same bytes.
_CREATED = datetime(1980, 1, 1)
_PAPER_A4 = 9  # Excel's number for the paper size
_LINE_HEIGHT_PT = 15
"""Of the default font, which has 11 points."""
_MAX_ROW_LINES = 20
"""Lines of the tallest row; taller ones do not fit a screen."""
_MAX_HEADER_LINES = 6
"""The header is frozen: a taller one would leave no space for rows."""
_MAX_MEASURED = 2000
"""Characters of a text that are measured; more than the tallest row shows."""
_CHARACTERS_PER_UNIT = 1.1
"""Characters in a unit of column width, which is the width of a digit. In the samples' texts Calibri has 1.15 to
1.2."""
_MARGINS_IN = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}


class SheetColumn(NamedTuple):
    """A column of a sheet: its heading, its width in characters, and when it is hidden behind a "+"."""

    heading: str
    width: float = 12
    center: bool = False
    hide: Literal["never", "if_empty", "always"] = "never"


class Book:
    """A workbook that is being written.

    Args:
        target: a path, for which ``folder`` must be given, or a stream.
        raw: do not mark as text the texts that would become formulas once somebody edits the cell.
        folder: for temporary files, so that rows are not kept in memory; the caller removes it.
    """

    def __init__(self, target: Path | io.BytesIO, raw: bool = False, folder: Path | None = None) -> None:
        import xlsxwriter

        options = {"in_memory": True} if folder is None else {"constant_memory": True, "tmpdir": str(folder)}
        name = target if isinstance(target, io.BytesIO) else str(target)
        self._book: Any = xlsxwriter.Workbook(name, options)
        self._book.use_zip64()
        self._book.set_properties({"created": _CREATED})
        self._streamed = folder is not None
        self.formats = Formats(self._book.add_format, raw)
        self._names: set[str] = set()

    def sheet(self, name: str, columns: Sequence[SheetColumn], borders: bool = True, max_rows: int = MAX_ROWS) -> Sheet:
        """A new sheet. ``borders``: each cell has a border, the empty ones too, which makes large sheets slow."""
        return Sheet(self, name, columns, borders=borders, max_rows=max_rows)

    def sheet_on(self, worksheet: Any, columns: Sequence[SheetColumn], frozen_columns: int) -> Sheet:
        """A sheet on what `worksheet` made before. The first columns stay in place when the others are scrolled."""
        name = worksheet.get_name()
        return Sheet(self, name, columns, worksheet=worksheet, frozen_columns=frozen_columns)

    def close(self) -> None:
        """Write the workbook to its target.

        Raises:
            OSError: it cannot be written.
        """
        from xlsxwriter.exceptions import XlsxWriterException

        try:
            self._book.close()
        except XlsxWriterException as error:
            raise OSError(str(error)) from error

    def discard(self) -> None:
        """Close the temporary files without writing the workbook."""
        for sheet in self._book.worksheets():
            if getattr(sheet, "row_data_fh", None) is not None:
                sheet.row_data_fh.close()

    def worksheet(self, name: str) -> Any:
        """A new worksheet of xlsxwriter, with a name that Excel allows and that is not used yet."""
        allowed = _NOT_IN_SHEET_NAME.sub(" ", clean(name)).strip("' ")[:_MAX_SHEET_NAME].rstrip("' ") or "Sheet"
        unique, n = allowed, 1
        while unique.casefold() in self._names or unique.casefold() == "history":
            n += 1
            unique = f"{allowed[: _MAX_SHEET_NAME - len(str(n)) - 1]} {n}"
        self._names.add(unique.casefold())
        return self._book.add_worksheet(unique)

    def rows(self, worksheet: Any, columns: int) -> Rows:
        """What writes the rows of a worksheet with so many columns."""
        letters = [_column_letters(number) for number in range(1, columns + 1)]
        return StreamedRows(worksheet, letters) if self._streamed else KeptRows(worksheet)


class _Known(NamedTuple):
    """The last cell of a column, and what it was made of: the texts of a row's parents are the same in all their
    rows."""

    value: str | int
    month: Month | None
    cell: RowCell
    lines: int
    """That the value takes."""


class Sheet:
    """A table with a frozen header and an autofilter; when a sheet is full, it continues on a sheet "NAME 2"."""

    def __init__(
        self,
        book: Book,
        name: str,
        columns: Sequence[SheetColumn],
        *,
        borders: bool = True,
        max_rows: int = MAX_ROWS,
        worksheet: Any = None,
        frozen_columns: int = 0,
    ) -> None:
        self._book, self._name, self._columns, self._formats = book, name, columns, book.formats
        self._borders, self._max_rows, self._frozen_columns = borders, max_rows, frozen_columns
        # The texts of hidden columns do not make a row taller.
        self._centers = [column.center for column in columns]
        self._text_widths = [math.inf if column.hide == "always" else column.width - 1 for column in columns]
        self._sheets = 0
        self._begin(worksheet)

    def row(self, cells: Sequence[Cell], months: Mapping[int, Month] | None = None) -> None:
        """Add a row. ``months``: index of a column → how its cell, which is a marked month, was printed."""
        if self._row == self._max_rows:
            self.finish()
            self._begin()
        self._row += 1
        written: list[RowCell] = []
        lines = 1
        for index, value in enumerate(cells):
            if value is None or value == "":
                if self._borders:
                    written.append(self._rows.cell(index, None, self._formats.number(self._centers[index], True)))
                continue
            month = months.get(index) if months and not isinstance(value, str) else None
            known = self._known[index]
            if known is None or known.value != value or known.month != month:
                known = self._known[index] = self._make(index, value, month)
            written.append(known.cell)
            lines = max(lines, known.lines)
        # Not every program calculates the heights when it opens a file, and those that do are slow.
        self._rows.add(self._row, _LINE_HEIGHT_PT * min(lines, _MAX_ROW_LINES), written)

    def finish(self) -> None:
        """Set what is known at the end: the range of the filter, and which columns are empty."""
        last = max(self._row, 1)
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:{_column_letters(len(self._columns))}{last + 1}"})
        self._sheet.autofilter(0, 0, last, len(self._columns) - 1)
        for index, column in enumerate(self._columns):
            is_empty = self._row > 0 and index not in self._used
            hidden = column.hide == "always" or (column.hide == "if_empty" and is_empty)
            options = {"hidden": True, "level": 1} if hidden else {}
            self._sheet.set_column(index, index, column.width, None, options)

    def _begin(self, worksheet: Any = None) -> None:
        """Begin the first sheet, or the next one when a sheet is full."""
        self._sheets += 1
        name = self._name if self._sheets == 1 else f"{self._name} {self._sheets}"
        self._sheet = worksheet or self._book.worksheet(name)
        self._rows = self._book.rows(self._sheet, len(self._columns))
        self._sheet.freeze_panes(1, self._frozen_columns)
        if not self._borders:
            self._sheet.hide_gridlines(0)  # 0: show them, on paper too
        self._sheet.set_landscape()
        self._sheet.set_paper(_PAPER_A4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.set_margins(**_MARGINS_IN)
        self._sheet.set_footer("&L&A&R&P / &N")
        # One line more below the headings, for the buttons of the filter.
        headings = zip(self._columns, self._text_widths, strict=True)
        lines = max((_lines(column.heading, width) for column, width in headings), default=1)
        self._sheet.set_row(0, _LINE_HEIGHT_PT * (1 + min(lines, _MAX_HEADER_LINES)))
        for index, column in enumerate(self._columns):
            text = clean(column.heading)
            self._sheet.write_string(0, index, text, self._formats.header(text, column.center))
        self._row = 0
        self._used: set[int] = set()
        self._known: list[_Known | None] = [None] * len(self._columns)

    def _make(self, index: int, value: str | int, month: Month | None) -> _Known:
        self._used.add(index)
        formats, center, borders = self._formats, self._centers[index], self._borders
        lines = 1
        shown: str | int = value
        if isinstance(value, str):
            shown = clean(value)
            form = formats.text(shown, center, borders)
            lines = _lines(value, self._text_widths[index])
        elif month is None:
            form = formats.number(center, borders)
        else:
            # The tick that was printed; where there was none, a 1 that is not shown but can be counted.
            tick = clean(month.tick)
            shown = tick or value
            form = formats.month(month.color, tick)
        return _Known(value=value, month=month, cell=self._rows.cell(index, shown, form), lines=lines)


def _lines(text: str, width: float) -> int:
    """Lines that a text takes in a column of a width in characters."""
    line_length = width * _CHARACTERS_PER_UNIT
    return _line_count(text[:_MAX_MEASURED], line_length) if len(text) > line_length else 1


@lru_cache(maxsize=10_000)
def _line_count(text: str, width: float) -> int:
    """Lines that a text takes when it is wrapped at its spaces."""
    lines, filled = 0, width
    for word in text.split():
        if filled + 1 + len(word) > width:
            lines += 1 + int(len(word) // width)
            filled = len(word) % width
        else:
            filled += 1 + len(word)
    return max(lines, 1)


def clean(text: str) -> str:
    """The text as a cell can hold it: without control characters, and cut with "…" if it is too long."""
    text = _NOT_IN_XML.sub("", text)
    if len(text) > MAX_CELL_UNITS // 2 and len(text.encode("utf-16-le")) > 2 * MAX_CELL_UNITS:
        head = text.encode("utf-16-le")[: 2 * (MAX_CELL_UNITS - 1)]
        return head.decode("utf-16-le", errors="ignore") + _ELLIPSIS
    return text


def _column_letters(number: int) -> str:
    """1 → A, 27 → AA."""
    head, last = divmod(number - 1, 26)
    return (_column_letters(head) if head else "") + chr(ord("A") + last)
