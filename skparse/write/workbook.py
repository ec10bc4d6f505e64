"""XLSX workbooks that are safe and the same each time: strings stay strings, dates are fixed.

Sheets are written row by row and kept in memory no longer than that, if the workbook goes to a file.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

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
# Signs beyond U+FFFF count twice there.
_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f\U00010000-\U0010ffff]")
_SHEET_LONGEST = 31
_CUT = "…"
# A workbook can hold 65,490 formats; a plan that is painted in more colours than this is no plan.
_MOST_COLOURS = 256
_BEGIN = datetime(1980, 1, 1)
_A4 = 9  # in the numbers of printer drivers, which Excel uses
_HEAD, _LINE = "#D9E2F3", "#D0D0D0"
# Points per line of text of the default font (11 points); the tallest row that still fits a screen, and all its text.
_LINE_HEIGHT, _MOST_LINES, _LONGEST = 15, 20, 2000
# The header is frozen: a taller one would leave no room below.
_MOST_HEAD_LINES = 6
# Letters in the width of a digit, which columns are measured in; Calibri's in the samples' texts are 1.15 to 1.2.
_FIT = 1.1
# Inches.
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}


class Head(NamedTuple):
    """A column: its heading, its width in signs; when it is folded away, behind a "+"."""

    name: str
    width: float = 12
    center: bool = False
    fold: Literal["never", "empty", "always"] = "never"


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
        self._raw, self._streamed = raw, folder is not None
        self._formats: dict[tuple[object, ...], Any] = {}
        self._colours: set[str | None] = set()
        self._names: set[str] = set()

    def sheet(self, name: str, heads: Sequence[Head], frames: bool = True, most_rows: int = MOST_ROWS) -> Sheet:
        """A new sheet. ``frames``: each cell has lines around it, the empty ones too; large sheets do without."""
        return Sheet(self, name, heads, frames, most_rows)

    def sheet_on(self, reserved: Any, heads: Sequence[Head], still: int) -> Sheet:
        """A sheet on what `worksheet` made before. Its first ``still`` columns stay when the others are scrolled."""
        return Sheet(self, reserved.get_name(), heads, True, MOST_ROWS, reserved, still)

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
        plain = _SHEET_NAME.sub(" ", clean(name)).strip("' ")[:_SHEET_LONGEST].rstrip("' ") or "Sheet"
        fresh, n = plain, 1
        while fresh.casefold() in self._names or fresh.casefold() == "history":
            n += 1
            fresh = f"{plain[: _SHEET_LONGEST - len(str(n)) - 1]} {n}"
        self._names.add(fresh.casefold())
        return self._book.add_worksheet(fresh)

    def forget(self, sheet: Any, row: int) -> None:
        """Let go of a row that is in the file; xlsxwriter keeps the heights of all, 300 bytes each."""
        if self._streamed:
            for kept in ("row_info", "set_rows", "row_sizes"):  # older versions say set_rows for row_info
                getattr(sheet, kept, {}).pop(row, None)

    def quoted(self, text: str) -> bool:
        """Must it be marked as text, so that it is none the less when somebody edits the cell?"""
        return not self._raw and safe(text) != text

    def text_format(self, text: str, center: bool, framed: bool) -> Any:
        quoted = self.quoted(text)
        return self._format(("text", quoted, center, framed), lambda one: _as_text(one, quoted, center, framed))

    def number_format(self, center: bool, framed: bool) -> Any:
        return self._format(("number", center, framed), lambda one: _as_value(one, center, framed))

    def head_format(self, text: str, center: bool) -> Any:
        quoted = self.quoted(text)
        return self._format(("head", quoted, center), lambda one: _as_head(one, quoted, center))

    def month_format(self, colour: str | None, quoted: bool) -> Any:
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
        self,
        book: Book,
        name: str,
        heads: Sequence[Head],
        frames: bool,
        most_rows: int,
        reserved: Any = None,
        still: int = 0,
    ) -> None:
        self._book, self._name, self._heads = book, name, heads
        self._frames, self._most, self._still = frames, most_rows, still
        # What is folded away makes no row taller.
        self._rooms = [math.inf if head.fold == "always" else head.width - 1 for head in heads]
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
        sheet.set_row(row, _height(cells, self._rooms))
        for place, cell in enumerate(cells):
            center = self._heads[place].center
            if cell is None or cell == "":
                if self._frames:
                    sheet.write_blank(row, place, None, book.number_format(center, True))
                continue
            self._used.add(place)
            if isinstance(cell, str):
                text = clean(cell)
                sheet.write_string(row, place, text, book.text_format(text, center, self._frames))
            elif months is None or place not in months:
                sheet.write_number(row, place, cell, book.number_format(center, self._frames))
            else:
                self._month(place, cell, months[place])
        book.forget(sheet, row - 1)

    def finish(self) -> None:
        """Set what is known at the end: the filter's range, columns that stayed empty."""
        last = max(self._row, 1)
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:{_letter(len(self._heads))}{last + 1}"})
        self._sheet.autofilter(0, 0, last, len(self._heads) - 1)
        for place, head in enumerate(self._heads):
            if head.fold == "always" or (head.fold == "empty" and self._row and place not in self._used):
                self._sheet.set_column(place, place, head.width, None, {"hidden": True, "level": 1})
            else:
                self._sheet.set_column(place, place, head.width)

    def _begin(self, reserved: Any = None) -> None:
        self._sheets += 1
        heads = self._heads
        name = self._name if self._sheets == 1 else f"{self._name} {self._sheets}"
        self._sheet = reserved or self._book.worksheet(name)
        self._sheet.freeze_panes(1, self._still)
        if not self._frames:
            self._sheet.hide_gridlines(0)  # hidden neither on the screen nor on paper
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.set_margins(**_MARGINS)
        self._sheet.set_footer("&L&A&R&P / &N")
        # The buttons of the filter have a line below the headings.
        self._sheet.set_row(0, _LINE_HEIGHT + _height([head.name for head in heads], self._rooms, _MOST_HEAD_LINES))
        for place, head in enumerate(heads):
            text = clean(head.name)
            self._sheet.write_string(0, place, text, self._book.head_format(text, head.center))
        self._row = 0
        self._used: set[int] = set()

    def _month(self, place: int, value: int, month: Month) -> None:
        """The sign that was printed; where none was, a 1 that can be counted but is not seen."""
        tick = clean(month.tick)
        form = self._book.month_format(month.colour, self._book.quoted(tick))
        if tick:
            self._sheet.write_string(self._row, place, tick, form)
        else:
            self._sheet.write_number(self._row, place, value, form)


def _height(cells: Iterable[Cell], widths: Iterable[float], most_lines: int = _MOST_LINES) -> int:
    """Points that the tallest of the cells takes."""
    most = 1
    for cell, width in zip(cells, widths, strict=True):
        room = width * _FIT
        if isinstance(cell, str) and len(cell) > room:
            most = max(most, _lines(cell[:_LONGEST], room))
    return _LINE_HEIGHT * min(most, most_lines)


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


def _as_value(form: Any, center: bool, framed: bool) -> None:
    if framed:
        _framed(form)
    form.set_align("top")
    if center:
        form.set_align("center")


def _as_text(form: Any, quoted: bool, center: bool, framed: bool) -> None:
    _as_value(form, center, framed)
    form.set_text_wrap()
    if quoted:
        form.set_quote_prefix()


def _as_head(form: Any, quoted: bool, center: bool) -> None:
    _as_text(form, quoted, center, framed=True)
    form.set_bold()
    form.set_bg_color(_HEAD)


def _as_month(form: Any, colour: str | None, quoted: bool) -> None:
    _framed(form)
    if colour is not None:
        form.set_bg_color(colour)
        form.set_font_color(_ink(colour))
    form.set_align("center")
    form.set_align("vcenter")
    form.set_num_format(";;;@")
    if quoted:
        form.set_quote_prefix()


def _ink(colour: str) -> str:
    """Black or white, whichever can be read on the colour (luminance after Rec. 601)."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#000000" if 299 * red + 587 * green + 114 * blue > 128_000 else "#FFFFFF"
