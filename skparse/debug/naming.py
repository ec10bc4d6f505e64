"""What pictures and text say alike: columns, months, spans, the rows of a grid."""

from __future__ import annotations

from collections.abc import Iterable

from skparse.debug.facts import Facts, Laid
from skparse.table.grid.grid import GridCell
from skparse.table.header.columns import TableColumn
from skparse.table.model import Row
from skparse.text.lines import word_id

# Rows lie within their grid; numbers of the same edge are the same, but for rounding.
_SAME = 0.01


def page_line(facts: Facts) -> str:
    """Which page it is, and how it was read."""
    page, orientation = facts.page, facts.orientation
    said = f"page {page.number} of {facts.pages}: {page.width:.1f} x {page.height:.1f} pt"
    if page.scan:
        said += f", read by OCR ({page.scan.engine})"
    if orientation.rotation:
        said += f", turned {orientation.rotation} degrees clockwise"
    if orientation.skew:
        said += f", deskewed by {orientation.skew:g} degrees"
    return said


def role_name(column: TableColumn) -> str:
    """ "1-3" for a column of months, the key of any other."""
    return months(column.months) if column.months else column.key


def months(numbers: Iterable[int]) -> str:
    """ "1-3,12" """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ",".join(str(r[0]) if len(r) == 1 else f"{r[0]}-{r[-1]}" for r in runs)


def span_of(cell: GridCell) -> tuple[int, int]:
    """How many rows and columns of its grid a cell covers."""
    return cell.r1 - cell.r0, cell.c1 - cell.c0


def header_cells(laid: Laid) -> list[GridCell]:
    """The cells of a grid that its table booked as header: all with words, and the empty ones beside them."""
    if laid.table is None:
        return []
    booked = set(laid.table.header_words)
    number, grid = laid.texts.page.number, laid.texts.grid
    rows = {
        r
        for cell in grid.cells
        if any(word_id(number, w) in booked for w in cell.words)
        for r in range(cell.r0, cell.r1)
    }
    return [cell for cell in grid.cells if cell.r0 in rows]


def rows_of(facts: Facts, laid: Laid) -> list[Row]:
    """The table's rows that stand in this grid."""
    if laid.table is None:
        return []
    ys = laid.texts.grid.ys
    return [
        row
        for row in laid.table.rows
        if row.page == facts.page.number and ys[0] - _SAME <= row.top and row.bottom <= ys[-1] + _SAME
    ]
