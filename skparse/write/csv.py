"""The flat table as CSV: UTF-8 with BOM and CRLF, as Excel writes and reads it (RFC 4180 otherwise)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from skparse.write.flat import Cell, flat_rows

if TYPE_CHECKING:
    from skparse.plan import Plan

# What a spreadsheet takes for a formula (CWE-1236); the wide forms are taken so in East Asian settings.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_csv(plan: Plan, raw: bool = False) -> bytes:
    """The bytes of plan.csv. ``raw``: texts that a spreadsheet would run as formulas are left as they are."""
    header, rows = flat_rows(plan)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(header if raw else [safe(name) for name in header])
    writer.writerows(rows if raw else ([safe(cell) for cell in row] for row in rows))
    return stream.getvalue().encode("utf-8-sig")


def safe(cell: Cell) -> Cell:
    """The cell with an apostrophe in front if a spreadsheet could take it for a formula. A lone "-" is none."""
    if isinstance(cell, str) and cell.startswith(_FORMULA) and cell != "-":
        return "'" + cell
    return cell
