"""What pictures and text have in common: names of columns, months, spans, a grid's header cells."""

from __future__ import annotations

from collections.abc import Iterable

from skparse.debug.facts import Facts
from skparse.plurals import ranges
from skparse.table.grid.grid import GridCell
from skparse.table.header.columns import TableColumn
from skparse.table.page_pass import GridPass


def page_line(facts: Facts) -> str:
    """Which page it is, and how it was read."""
    page, orientation = facts.page, facts.page_pass.orientation
    text = f"page {page.number} of {facts.page_count}: {page.width:.1f} x {page.height:.1f} pt"
    if page.scan:
        text += f", read by OCR ({page.scan.engine})"
    if orientation.rotation:
        text += f", turned {orientation.rotation} degrees clockwise"
    if orientation.skew:
        text += f", deskewed by {orientation.skew:g} degrees"
    return text


def role_name(column: TableColumn) -> str:
    """ "1-3" for a column of months, the key of any other."""
    return months(column.months) if column.months else column.key


def months(numbers: Iterable[int]) -> str:
    """ "1-3,12" """
    return ranges(numbers, ",")


def span_of(cell: GridCell) -> tuple[int, int]:
    """How many rows and columns of its grid a cell covers."""
    return cell.r1 - cell.r0, cell.c1 - cell.c0


def header_cells(one: GridPass) -> list[GridCell]:
    """The cells of a grid that begin in its table's header."""
    return [cell for cell in one.grid.cells if cell.r0 in one.header_rows] if one.table is not None else []
