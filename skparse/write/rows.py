"""The rows of a worksheet of xlsxwriter: kept in memory, or written to its file one by one.

xlsxwriter makes a record of each cell, looks it up again and escapes each part of it, which took half of the time of a
dataset's workbook. `StreamedRows` writes a row as one string instead, and the caller keeps the cells that are the same
in the next row. The cells are the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# "_x0041_" in a text would be read as "A".
_LOOKS_ESCAPED = re.compile("(_x[0-9a-fA-F]{4}_)")
_DEFAULT_HEIGHT_PT = 15


class RowCell(NamedTuple):
    """A cell of any row of a worksheet. ``content``: what its writer makes of it."""

    column: int
    content: Any


class Rows(Protocol):
    """Writes the rows of a worksheet from top to bottom, below a header in all of its columns."""

    def cell(self, column: int, value: str | int | None, form: Any) -> RowCell:
        """A cell, for `add`, in one row or more.

        Args:
            column: its index, from 0.
            value: None is an empty cell with borders. A text has no control characters, and no more characters than a
                cell can hold.
            form: a format of xlsxwriter.
        """

    def add(self, row: int, height: int, cells: Sequence[RowCell]) -> None:
        """Write a row of cells in the order of their columns. ``row``: its index, from 0; ``height``: in points."""


class KeptRows:
    """Rows that are kept in memory until the workbook is closed."""

    def __init__(self, worksheet: Any) -> None:
        self._sheet = worksheet

    def cell(self, column: int, value: str | int | None, form: Any) -> RowCell:
        """See `Rows`."""
        return RowCell(column, (value, form))

    def add(self, row: int, height: int, cells: Sequence[RowCell]) -> None:
        """See `Rows`."""
        sheet = self._sheet
        sheet.set_row(row, height)
        for column, (value, form) in cells:
            if value is None:
                sheet.write_blank(row, column, None, form)
            elif isinstance(value, str):
                sheet.write_string(row, column, value, form)
            else:
                sheet.write_number(row, column, value, form)


class StreamedRows:
    """Rows that are written to the worksheet's temporary file at once; its workbook is in constant memory."""

    def __init__(self, worksheet: Any, letters: Sequence[str]) -> None:
        """``letters``: of the columns: "A", "B" …"""
        self._sheet = worksheet
        self._starts = [f'<c r="{one}' for one in letters]

    def cell(self, column: int, value: str | int | None, form: Any) -> RowCell:
        """See `Rows`. Its content is the XML behind the row's number."""
        style = f'" s="{form._get_xf_index()}"'
        if value is None:
            return RowCell(column, f"{style}/>")
        if isinstance(value, str):
            return RowCell(column, f'{style} t="inlineStr"><is>{_text(value)}</is></c>')
        return RowCell(column, f"{style}><v>{value:.16G}</v></c>")

    def add(self, row: int, height: int, cells: Sequence[RowCell]) -> None:
        """See `Rows`."""
        sheet, starts, number = self._sheet, self._starts, row + 1
        sheet._write_single_row(row)  # the header, which is not yet in the file
        sheet._check_dimensions(row, 0)  # the table reaches down to this row
        tall = "" if height == _DEFAULT_HEIGHT_PT else f' ht="{height}" customHeight="1"'
        if cells:
            written = "".join([f"{starts[column]}{number}{content}" for column, content in cells])
            sheet.row_data_fh.write(f'<row r="{number}"{tall}>{written}</row>')
        else:
            sheet.row_data_fh.write(f'<row r="{number}"{tall}/>')


def _text(text: str) -> str:
    """The element of a text."""
    space = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    if "_x" in text:
        text = _LOOKS_ESCAPED.sub(r"_x005F\1", text)
    for sign, escaped in _ESCAPED.items():
        text = text.replace(sign, escaped)
    return f"<t{space}>{text}</t>"
