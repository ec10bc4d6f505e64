"""The cells of a header → the table's columns: the heading, months and edges of each, and which are the schedule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.settings import GRID
from skparse.table.header.band import CellsByColumn
from skparse.table.header.columns import TableColumn
from skparse.table.header.heading_lines import heading_text
from skparse.table.header.settings import HEADER
from skparse.text.headings import (
    correct_heading,
    is_ket,
    is_number_heading,
    role_of,
    slug,
)
from skparse.text.joining import compact
from skparse.text.months import month_number
from skparse.text.periods import Months, number, quarter
from skparse.text.years import Years, is_year_heading, years_of_heading

CellMonths = Mapping[tuple[int, int], Months]
"""First row and first column of a header's cell → the months that it stands for."""


class _HeadingStack(NamedTuple):
    """One column's headings from the top down, its edges in points, and the months it stands for."""

    texts: tuple[str, ...]
    x0: float
    x1: float
    months: Months


class _NamedColumn(NamedTuple):
    """A column with one heading, that of its lowest cell or what tells it from the others."""

    heading: str
    x0: float
    x1: float
    months: Months
    years: Years
    """That its headings name."""
    is_year: bool
    """Its heading is a year."""
    is_below_time: bool
    """It stands below a heading that names a time ("JADWAL")."""


def header_columns(
    texts: CellTexts, first: int, end: int, months: CellMonths, in_band: CellsByColumn
) -> tuple[TableColumn, ...]:
    """The columns below the header rows ``first`` to ``end`` (excluded) of a grid, from left to right. ``in_band``:
    sub-headings that stand below these rows (`headings_in_band`). Which of them are levels is not asked here: all but
    the schedule are attributes (see `skparse.table.assemble.resolve_roles`)."""
    named = _join_numbering_columns(_name_columns(_heading_stacks(texts, first, end, months, in_band)))
    has_months = any(column.months for column in named)
    columns: list[TableColumn] = []
    keys: Counter[str] = Counter()
    for column in named:
        heading = column.heading
        # In a table without months a column may hold the schedule in words.
        names_time = not has_months and not is_ket(heading) and role_of(heading) == "schedule"
        is_schedule = bool(column.months) or names_time or (column.is_year and column.is_below_time)
        key = "ket" if is_ket(heading) else slug(heading)
        keys[key] += 1
        if keys[key] > 1:
            key = f"{key}_{keys[key]}"
        columns.append(
            TableColumn(
                key=key,
                heading=heading,
                role="schedule" if is_schedule else "attribute",
                x0=column.x0,
                x1=column.x1,
                months=column.months,
                years=column.years,
                is_year=column.is_year,
            )
        )
    return tuple(columns)


def _heading_stacks(
    texts: CellTexts, first: int, end: int, months: CellMonths, in_band: CellsByColumn
) -> list[_HeadingStack]:
    """The headings over each column of the grid; neighbors under one lowest heading cell are one column."""
    grid = texts.grid
    stacks: list[_HeadingStack] = []
    last_cell: tuple[int, int] | None = None
    for c in range(len(grid.xs) - 1):
        x0, x1 = grid.xs[c], grid.xs[c + 1]
        if x1 - x0 < GRID.min_column_width_pt:
            if stacks:
                stacks[-1] = stacks[-1]._replace(x1=x1)
            continue
        cells = [grid.cells[n] for n in dict.fromkeys(row[c] for row in grid.cell_index[first:end])]
        if c in in_band:
            cells.append(in_band[c])
        with_text = [cell for cell in cells if texts.text(cell) or (cell.r0, cell.c0) in months]
        lowest = (with_text or cells)[-1]
        if stacks and (lowest.r0, lowest.c0) == last_cell:
            stacks[-1] = stacks[-1]._replace(x1=x1)
            continue
        last_cell = (lowest.r0, lowest.c0)
        headings = tuple(
            correct_heading(text, texts.is_from_ocr(cell))
            for cell in with_text
            if (text := heading_text(texts, cell, end) if cell.r0 < end else texts.text(cell))
        )
        # A finer heading under a month (weeks) counts for the month above it.
        counted = next((m for cell in reversed(cells) if (m := months.get((cell.r0, cell.c0)))), ())
        stacks.append(_HeadingStack(texts=headings or ("",), x0=x0, x1=x1, months=counted))
    return stacks


def _name_columns(stacks: Sequence[_HeadingStack]) -> list[_NamedColumn]:
    lowest = Counter(compact(s.texts[-1]) for s in stacks if not s.months)
    named = []
    for stack in stacks:
        heading = _full_heading(stack, lowest)
        named.append(
            _NamedColumn(
                heading=heading,
                x0=stack.x0,
                x1=stack.x1,
                months=stack.months,
                years=years_of_heading(stack.texts),
                is_year=not stack.months and (is_year_heading(heading) or is_year_heading(stack.texts[-1])),
                is_below_time=any(role_of(text) == "schedule" for text in stack.texts[:-1]),
            )
        )
    return named


def _full_heading(stack: _HeadingStack, lowest: Counter[str]) -> str:
    """The lowest heading; with the one above it where it says nothing alone, as other columns have the same one, or it
    is a number or a month and yet no schedule (quarters of a target). ``lowest``: how many columns have each."""
    heading = stack.texts[-1]
    if stack.months:
        backwards = "".join(heading.split())[::-1]
        return backwards if not month_number(heading) and month_number(backwards) else heading
    is_vague = quarter(heading) or month_number(heading) or number(heading) or lowest[compact(heading)] > 1
    return f"{stack.texts[-2]} {heading}" if is_vague and len(stack.texts) > 1 else heading


def _join_numbering_columns(columns: Sequence[_NamedColumn]) -> list[_NamedColumn]:
    """A column that holds nothing but numbering is part of the next one."""
    joined: list[_NamedColumn] = []
    numbering_x0: float | None = None
    for i, column in enumerate(columns):
        next_column = columns[i + 1] if i + 1 < len(columns) else None
        if _is_numbering_column(column) and next_column is not None and not next_column.months:
            numbering_x0 = column.x0 if numbering_x0 is None else numbering_x0
            continue
        joined.append(column if numbering_x0 is None else column._replace(x0=numbering_x0))
        numbering_x0 = None
    return joined


def _is_numbering_column(column: _NamedColumn) -> bool:
    is_narrow = column.x1 - column.x0 < HEADER.max_numbering_column_width_pt
    return not column.months and (is_number_heading(column.heading) or (not column.heading and is_narrow))
