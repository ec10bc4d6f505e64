"""XLSX workbooks in which texts are never formulas; the same content gives the same bytes.

If the workbook goes to a file, each row is written to the disk as it comes and not kept in memory.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from skparse.write.csv import escape_formula
from skparse.write.schedule import GRAY, Month

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
# A workbook can hold 65,490 formats; a plan does not have more colors of months than this.
_MAX_COLORS = 256
# The date of creation: fixed, so that the same plan gives the same bytes.
_CREATED = datetime(1980, 1, 1)
_PAPER_A4 = 9  # Excel's number for the paper size
_HEADER_COLOR, _BORDER_COLOR = "#D9E2F3", "#D0D0D0"
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
        self._raw, self._streamed = raw, folder is not None
        self._formats: dict[tuple[object, ...], Any] = {}
        self._colors: set[str | None] = set()
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

    def release_row(self, sheet: Any, row: int) -> None:
        """Free the memory of a row that is written: xlsxwriter keeps the height of each row, 300 bytes."""
        if self._streamed:
            for name in ("row_info", "set_rows", "row_sizes"):  # row_info is called set_rows in older versions
                getattr(sheet, name, {}).pop(row, None)

    def needs_quote(self, text: str) -> bool:
        """Must the cell be marked as text, so that its text does not become a formula when somebody edits it?"""
        return not self._raw and escape_formula(text) != text

    def text_format(self, text: str, center: bool, bordered: bool) -> Any:
        quoted = self.needs_quote(text)
        return self._format(("text", quoted, center, bordered), lambda one: _as_text(one, quoted, center, bordered))

    def number_format(self, center: bool, bordered: bool) -> Any:
        return self._format(("number", center, bordered), lambda one: _as_value(one, center, bordered))

    def header_format(self, text: str, center: bool) -> Any:
        quoted = self.needs_quote(text)
        return self._format(("header", quoted, center), lambda one: _as_header(one, quoted, center))

    def month_format(self, color: str | None, quoted: bool) -> Any:
        if color not in self._colors and len(self._colors) >= _MAX_COLORS:
            color = GRAY
        self._colors.add(color)
        return self._format(("month", color, quoted), lambda one: _as_month(one, color, quoted))

    def _format(self, key: tuple[object, ...], make: Callable[[Any], None]) -> Any:
        if key not in self._formats:
            self._formats[key] = self._book.add_format()
            make(self._formats[key])
        return self._formats[key]


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
        self._book, self._name, self._columns = book, name, columns
        self._borders, self._max_rows, self._frozen_columns = borders, max_rows, frozen_columns
        # The texts of hidden columns do not make a row taller.
        self._text_widths = [math.inf if column.hide == "always" else column.width - 1 for column in columns]
        self._sheets = 0
        self._begin(worksheet)

    def row(self, cells: Sequence[Cell], months: Mapping[int, Month] | None = None) -> None:
        """Add a row. ``months``: index of a column → how its cell, which is a marked month, was printed."""
        if self._row == self._max_rows:
            self.finish()
            self._begin()
        self._row += 1
        row, sheet, book = self._row, self._sheet, self._book
        # Not every program calculates the heights when it opens a file, and those that do are slow.
        sheet.set_row(row, _height(cells, self._text_widths))
        for index, cell in enumerate(cells):
            center = self._columns[index].center
            if cell is None or cell == "":
                if self._borders:
                    sheet.write_blank(row, index, None, book.number_format(center, True))
                continue
            self._used.add(index)
            if isinstance(cell, str):
                text = clean(cell)
                sheet.write_string(row, index, text, book.text_format(text, center, self._borders))
            elif months is None or index not in months:
                sheet.write_number(row, index, cell, book.number_format(center, self._borders))
            else:
                self._month(index, cell, months[index])
        book.release_row(sheet, row - 1)

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
        height = _height([column.heading for column in self._columns], self._text_widths, _MAX_HEADER_LINES)
        self._sheet.set_row(0, _LINE_HEIGHT_PT + height)
        for index, column in enumerate(self._columns):
            text = clean(column.heading)
            self._sheet.write_string(0, index, text, self._book.header_format(text, column.center))
        self._row = 0
        self._used: set[int] = set()

    def _month(self, index: int, value: int, month: Month) -> None:
        """Write the tick that was printed; where there was none, a 1 that is not shown but can be counted."""
        tick = clean(month.tick)
        cell_format = self._book.month_format(month.color, self._book.needs_quote(tick))
        if tick:
            self._sheet.write_string(self._row, index, tick, cell_format)
        else:
            self._sheet.write_number(self._row, index, value, cell_format)


def _height(cells: Iterable[Cell], widths: Iterable[float], max_lines: int = _MAX_ROW_LINES) -> int:
    """Points that the tallest of the cells takes."""
    lines = 1
    for cell, width in zip(cells, widths, strict=True):
        line_length = width * _CHARACTERS_PER_UNIT
        if isinstance(cell, str) and len(cell) > line_length:
            lines = max(lines, _line_count(cell[:_MAX_MEASURED], line_length))
    return _LINE_HEIGHT_PT * min(lines, max_lines)


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


def _add_border(form: Any) -> None:
    form.set_border(1)
    form.set_border_color(_BORDER_COLOR)


def _as_value(form: Any, center: bool, bordered: bool) -> None:
    if bordered:
        _add_border(form)
    form.set_align("top")
    if center:
        form.set_align("center")


def _as_text(form: Any, quoted: bool, center: bool, bordered: bool) -> None:
    _as_value(form, center, bordered)
    form.set_text_wrap()
    if quoted:
        form.set_quote_prefix()


def _as_header(form: Any, quoted: bool, center: bool) -> None:
    _as_text(form, quoted, center, bordered=True)
    form.set_bold()
    form.set_bg_color(_HEADER_COLOR)


def _as_month(form: Any, color: str | None, quoted: bool) -> None:
    _add_border(form)
    if color is not None:
        form.set_bg_color(color)
        form.set_font_color(_text_color(color))
    form.set_align("center")
    form.set_align("vcenter")
    form.set_num_format(";;;@")
    if quoted:
        form.set_quote_prefix()


def _text_color(color: str) -> str:
    """Black or white, whichever can be read on the color (by its luminance in Rec. 601)."""
    red, green, blue = (int(color[start : start + 2], 16) for start in (1, 3, 5))
    return "#000000" if 299 * red + 587 * green + 114 * blue > 128_000 else "#FFFFFF"
