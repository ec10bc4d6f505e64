"""The flat table as CSV: UTF-8 with BOM and CRLF, as Excel writes and reads it (RFC 4180 otherwise)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skparse.plan import Plan
    from skparse.plan.flat import Cell

# Characters that begin a formula in a spreadsheet (CWE-1236); the full-width ones do so in East Asian settings.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_csv(plan: Plan, raw: bool = False) -> bytes:
    """The bytes of plan.csv. ``raw``: do not escape texts that a spreadsheet would run as formulas."""
    from skparse.plan.flat import flat_rows

    header, rows = flat_rows(plan.lampiran)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(header if raw else [escape_formula(name) for name in header])
    writer.writerows(rows if raw else ([escape_formula(cell) for cell in row] for row in rows))
    return stream.getvalue().encode("utf-8-sig")


def escape_formula(cell: Cell) -> Cell:
    """The cell with an apostrophe in front if a spreadsheet would take it for a formula. A single "-" is not one."""
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) and cell != "-":
        return "'" + cell
    return cell
