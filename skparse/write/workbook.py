"""XLSX workbooks that are safe and the same each time: strings stay strings, dates are fixed.

Sheets are written row by row and kept in memory no longer than that, if the workbook goes to a file.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from skparse.write.csv import safe
from skparse.write.flat import Cell
from skparse.write.schedule import GRAY, Month

MOST_ROWS = 1_048_575
"""Rows of a sheet below its header."""

MOST_LETTERS = 32_767
"""UTF-16 units that a cell holds."""

# XML 1.0 knows no other control characters than these, no halves of surrogate pairs, and not U+FFFE and U+FFFF. They
# say nothing to a reader, so they are left out.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_SHEET_LONGEST = 31
_CUT = "…"
# A workbook can hold 65,490 formats; a plan that is painted in more colours than this is no plan.
_MOST_COLOURS = 256
_BEGIN = datetime(1980, 1, 1)
_A4 = 9  # in the numbers of printer drivers, which Excel uses
_HEAD, _LINE = "#D9E2F3", "#D0D0D0"
# Points per line of text of the default font (11 points); the tallest row that still fits a screen, and all its text.
_LINE_HEIGHT, _MOST_LINES, _LONGEST = 15, 20, 2000
# Letters in the width of a digit, which columns are measured in; Calibri's in the samples' texts are 1.15 to 1.2.
_FIT = 1.1


class Head(NamedTuple):
    """A column: its heading, its width in signs; ``folded`` columns are hidden behind a "+"."""

    name: str
    width: float = 12
    folded: bool = False
    center: bool = False


class Book:
    """A workbook that is being written.

    Args:
        target: a path, for which ``folder`` must be given, or a stream.
        raw: do not mark texts that a spreadsheet would run as formulas once somebody edits the cell.
        folder: for what does not fit into memory; the caller removes it.
    """

    def __init__(self, target: Path | io.BytesIO, raw: bool = False, folder: Path | None = None) -> None:
        import xlsxwriter

        options = {"in_memory": True} if folder is None else {"constant_memory": True, "tmpdir": str(folder)}
        name = target if isinstance(target, io.BytesIO) else str(target)
        self._book: Any = xlsxwriter.Workbook(name, options)
        self._book.use_zip64()
        self._book.set_properties({"created": _BEGIN})
        self._raw = raw
        self._formats: dict[tuple[object, ...], Any] = {}
        self._colours: set[str] = set()
        self._names: set[str] = set()

    def sheet(self, name: str, heads: Sequence[Head], frames: bool = True, most_rows: int = MOST_ROWS) -> Sheet:
        """A new sheet. ``frames``: empty cells have lines around them, too; large sheets do without."""
        return Sheet(self, name, heads, frames, most_rows)

    def reserve(self, name: str) -> Any:
        """A place among the sheets for one whose columns are known later; `sheet_on` makes it."""
        return self.worksheet(name)

    def sheet_on(self, reserved: Any, heads: Sequence[Head]) -> Sheet:
        """The sheet in a reserved place."""
        return Sheet(self, reserved.get_name(), heads, True, MOST_ROWS, reserved)

    def close(self) -> None:
        """Write all to the target. OSError if that cannot be done."""
        from xlsxwriter.exceptions import XlsxWriterException

        try:
            self._book.close()
        except XlsxWriterException as error:
            raise OSError(str(error)) from error

    def drop(self) -> None:
        """Let go of what was written to the folder."""
        for sheet in self._book.worksheets():
            if getattr(sheet, "row_data_fh", None) is not None:
                sheet.row_data_fh.close()

    def worksheet(self, name: str) -> Any:
        """A new worksheet of xlsxwriter under a name that Excel allows and that is not taken."""
        plain = _SHEET_NAME.sub(" ", clean(name)).strip("' ")[:_SHEET_LONGEST] or "Sheet"
        fresh, n = plain, 1
        while fresh.casefold() in self._names or fresh.casefold() == "history":
            n += 1
            fresh = f"{plain[: _SHEET_LONGEST - len(str(n)) - 1]} {n}"
        self._names.add(fresh.casefold())
        return self._book.add_worksheet(fresh)

    def quoted(self, text: str) -> bool:
        """Must it be marked as text, so that it is none the less when somebody edits the cell?"""
        return not self._raw and safe(text) != text

    def text_format(self, text: str, center: bool) -> Any:
        quoted = self.quoted(text)
        return self._format(("text", quoted, center), lambda one: _as_text(one, quoted, center))

    def number_format(self) -> Any:
        return self._format(("number",), lambda one: _framed(one))

    def head_format(self, center: bool) -> Any:
        return self._format(("head", center), lambda one: _as_head(one, center))

    def month_format(self, colour: str, quoted: bool) -> Any:
        if colour not in self._colours and len(self._colours) >= _MOST_COLOURS:
            colour = GRAY
        self._colours.add(colour)
        return self._format(("month", colour, quoted), lambda one: _as_month(one, colour, quoted))

    def _format(self, key: tuple[object, ...], make: Callable[[Any], None]) -> Any:
        if key not in self._formats:
            self._formats[key] = self._book.add_format()
            make(self._formats[key])
        return self._formats[key]


class Sheet:
    """A table with a frozen header and an autofilter; past the last row it goes on in a further sheet "NAME 2"."""

    def __init__(
        self, book: Book, name: str, heads: Sequence[Head], frames: bool, most_rows: int, reserved: Any = None
    ) -> None:
        self._book, self._name, self._heads = book, name, heads
        self._frames, self._most = frames, most_rows
        self._sheets = 0
        self._begin(reserved)

    def row(self, cells: Sequence[Cell], months: Mapping[int, Month] | None = None) -> None:
        """Add a row. ``months``: what stands in the cells, by their place, that are marked months."""
        if self._row == self._most:
            self.finish()
            self._begin()
        self._row += 1
        row, sheet, book = self._row, self._sheet, self._book
        # Not every program finds the heights by itself when it opens a file, and none does so fast.
        sheet.set_row(row, _LINE_HEIGHT * self._lines(cells))
        for place, cell in enumerate(cells):
            if cell is None or cell == "":
                if self._frames:
                    sheet.write_blank(row, place, None, book.number_format())
            elif isinstance(cell, str):
                text = clean(cell)
                sheet.write_string(row, place, text, book.text_format(text, self._heads[place].center))
            elif months is None or place not in months:
                sheet.write_number(row, place, cell, book.number_format())
            else:
                self._month(place, cell, months[place])

    def finish(self) -> None:
        """Set what is known at the end: the filter's range, columns that stayed empty."""
        last = max(self._row, 1)
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:{_letter(len(self._heads))}{last + 1}"})
        self._sheet.autofilter(0, 0, last, len(self._heads) - 1)
        for place, head in enumerate(self._heads):
            if head.folded:
                self._sheet.set_column(place, place, head.width, None, {"hidden": True, "level": 1})
            else:
                self._sheet.set_column(place, place, head.width)

    def _begin(self, reserved: Any = None) -> None:
        self._sheets += 1
        name = self._name if self._sheets == 1 else f"{self._name} {self._sheets}"
        self._sheet = reserved or self._book.worksheet(name)
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        for place, head in enumerate(self._heads):
            self._sheet.write_string(0, place, clean(head.name), self._book.head_format(head.center))
        self._row = 0

    def _month(self, place: int, value: int, month: Month) -> None:
        """The sign that was printed; where none was, a 1 that can be counted but is not seen."""
        tick = clean(month.tick)
        form = self._book.month_format(month.colour, self._book.quoted(tick))
        if tick:
            self._sheet.write_string(self._row, place, tick, form)
        else:
            self._sheet.write_number(self._row, place, value, form)

    def _lines(self, cells: Sequence[Cell]) -> int:
        """Lines of text in the tallest cell."""
        most = 1
        for cell, head in zip(cells, self._heads, strict=True):
            room = (head.width - 1) * _FIT
            if isinstance(cell, str) and len(cell) > room and not head.folded:
                most = max(most, _lines(cell[:_LONGEST], room))
        return min(most, _MOST_LINES)


@lru_cache(maxsize=10_000)
def _lines(text: str, width: float) -> int:
    """Lines that a text takes when it is broken at its spaces."""
    lines, filled = 0, width
    for word in text.split():
        if filled + 1 + len(word) > width:
            lines += 1 + int(len(word) // width)
            filled = len(word) % width
        else:
            filled += 1 + len(word)
    return max(lines, 1)


def clean(text: str) -> str:
    """The text as a cell can hold it: no control characters, not too long; what is cut ends with "…"."""
    text = _NOT_IN_XML.sub("", text)
    if len(text) > MOST_LETTERS // 2 and len(text.encode("utf-16-le")) > 2 * MOST_LETTERS:
        head = text.encode("utf-16-le")[: 2 * (MOST_LETTERS - 1)]
        return head.decode("utf-16-le", errors="ignore") + _CUT
    return text


def _letter(place: int) -> str:
    """1 → A, 27 → AA."""
    head, last = divmod(place - 1, 26)
    return (_letter(head) if head else "") + chr(ord("A") + last)


def _framed(form: Any) -> None:
    form.set_border(1)
    form.set_border_color(_LINE)
    form.set_align("top")


def _as_text(form: Any, quoted: bool, center: bool) -> None:
    _framed(form)
    form.set_text_wrap()
    if quoted:
        form.set_quote_prefix()
    if center:
        form.set_align("center")


def _as_head(form: Any, center: bool) -> None:
    _framed(form)
    form.set_bold()
    form.set_bg_color(_HEAD)
    form.set_text_wrap()
    form.set_align("vcenter")
    if center:
        form.set_align("center")


def _as_month(form: Any, colour: str, quoted: bool) -> None:
    _framed(form)
    form.set_bg_color(colour)
    form.set_align("center")
    form.set_align("vcenter")
    form.set_num_format(";;;@")
    form.set_font_color(_ink(colour))
    if quoted:
        form.set_quote_prefix()


def _ink(colour: str) -> str:
    """Black or white, whichever can be read on the colour (luminance after Rec. 601)."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#000000" if 299 * red + 587 * green + 114 * blue > 128_000 else "#FFFFFF"
