"""Where a table's header begins and ends: the row that counts the months, or a row of words of headings.

1. The row that counts months, quarters or weeks is looked for among the first rows (`_month_row`), and where none
   can be read the one whose columns look like them (`unread_periods`).
2. The header begins below a title in the frame (`_first_row`) and ends with the month row and what is merged with it;
   where there is no such row, with the first row if its words are those of headings (`end_by_words`).
3. Its columns are made of the headings over each column of the grid (`header_columns`).
4. A row of column numbers, "(1) (2) (3)", is the last one of the header, but for sub-headings below it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import GridCell
from skparse.table.grid.settings import GRID
from skparse.table.header.band import headings_in_band
from skparse.table.header.column_numbers import end_of_column_numbers
from skparse.table.header.columns import TableColumn
from skparse.table.header.end import header_end
from skparse.table.header.evidence import end_by_words
from skparse.table.header.header_columns import CellMonths, header_columns
from skparse.table.header.heading_lines import heading_text
from skparse.table.header.settings import HEADER
from skparse.table.header.unread import period_key, unread_periods
from skparse.text.headings import heading_key, is_schedule_heading
from skparse.text.periods import Months, month_run, months_of_part, number, part_of_year

_MIN_PERIODS = 2
"""A row that counts periods has at least two of them: SEMESTER I and II."""


class Header(NamedTuple):
    """Grid rows ``r0`` to ``r1`` (end excluded) and the columns under them."""

    r0: int
    r1: int
    columns: tuple[TableColumn, ...]
    cells: Counter[str]
    """The keys of its headings (`heading_key`), to know it again."""
    scheduled: bool
    """It has month columns."""


class _MonthRow(NamedTuple):
    """The row whose cells count the months: ``months`` of each of ``cells``."""

    row: int
    cells: list[GridCell]
    months: list[Months]


def find_header(texts: CellTexts, *, unread: bool = True) -> Header | None:
    """The header at the top of a grid, or None where no row looks like one. ``unread``: months whose headings cannot be
    read are looked for, too."""
    first = _first_row(texts)
    month_row = _month_row(texts)
    end = header_end(texts, first, month_row.row + 1) if month_row else end_by_words(texts, first)
    guessed = unread_periods(texts, first) if unread and month_row is None else None
    if guessed is not None:
        month_row = _MonthRow(*guessed)
        end = header_end(texts, first, guessed.row + 1)
    if end is None:
        return None
    months: CellMonths = {}
    if month_row:
        months = {(c.r0, c.c0): m for c, m in zip(month_row.cells, month_row.months, strict=True)}
    below = end_of_column_numbers(texts, end)
    columns = header_columns(texts, first, end, months, headings_in_band(texts, below))
    end = below
    headings: Counter[str] = Counter()
    for c in texts.grid.cells:
        if c.r0 < end and c.r1 > first and not (guessed and c in guessed.cells) and c.words:
            headings[heading_key(heading_text(texts, c, end))] += 1
    if guessed is not None:
        columns = tuple(column._replace(is_unread=bool(column.months)) for column in columns)
        headings.update(map(period_key, guessed.months))
    return Header(r0=first, r1=end, columns=columns, cells=headings, scheduled=bool(months))


def _first_row(texts: CellTexts) -> int:
    """The first row of more than one cell: what stands above it within the frame is a title."""
    row = 0
    while row < texts.grid.row_count - 1 and len(_wide_cells(texts, row)) < 2:
        row += 1
    return row


def _month_row(texts: CellTexts) -> _MonthRow | None:
    """The row that counts the most periods; of equal ones the row of months rather than that of quarters.

    Quarters may stand over months, and a table may have quarters of a target beside its months.
    """
    best: _MonthRow | None = None
    for row in range(min(texts.grid.row_count, HEADER.max_rows)):
        cells = _wide_cells(texts, row)
        if sum(bool(c.words) for c in cells) < _MIN_PERIODS:
            continue
        # A heading of a narrow column may be broken: "1 2" is 12, "Janu ari" and "Janu-ari" are Januari.
        headings = ["".join(texts.text(c).split()) for c in cells]
        run = month_run(headings) or _numbers_under_heading(texts, cells)
        if run is None and sum("-" in heading for heading in headings) > 1:
            run = month_run([heading.replace("-", "") for heading in headings])
        if run is None:
            continue
        start, months = run
        found = _MonthRow(row=row, cells=cells[start : start + len(months)], months=months)
        if best is None or _rank(found) > _rank(best):
            best = found
    return best


def _rank(row: _MonthRow) -> tuple[int, bool]:
    return len(row.months), len(row.months[0]) == 1


def _numbers_under_heading(texts: CellTexts, cells: Sequence[GridCell]) -> tuple[int, list[Months]] | None:
    """Bare numbers below a heading that says what they count: I-IV below "TRIWULAN", 1-2 below "SEMESTER", 1-12 below
    "JADWAL", also where they begin the row, as column numbers do."""
    numbers = [number(texts.text(c)) for c in cells]
    if 1 not in numbers or 2 not in numbers:
        return None
    for heading in texts.grid.cells:
        if heading.c1 - heading.c0 < 2 or not heading.words or heading.r1 > cells[0].r1:
            continue
        length = part_of_year(texts.text(heading)) or (1 if is_schedule_heading(texts.text(heading)) else None)
        if length is None:
            continue
        below = [i for i, c in enumerate(cells) if heading.c0 <= c.c0 and c.c1 <= heading.c1 and c.r0 >= heading.r1]
        parts = range(1, 12 // length + 1)
        if [numbers[i] for i in below] == list(parts):
            return below[0], [months_of_part(n, length) for n in parts]
    return None


def _wide_cells(texts: CellTexts, row: int) -> list[GridCell]:
    """The cells of a row that are wide enough to hold anything."""
    return [c for c in texts.band(row) if c.box.width >= GRID.min_column_width_pt]
