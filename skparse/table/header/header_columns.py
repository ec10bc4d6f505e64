"""The cells of a header → the table's columns: the heading, role, months and edges of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.settings import GRID
from skparse.table.header.band import CellsByColumn
from skparse.table.header.columns import TableColumn, with_level
from skparse.table.header.heading_lines import heading_text
from skparse.table.header.settings import HEADER
from skparse.text.headings import (
    Role,
    correct_heading,
    is_ket,
    is_number_heading,
    role_of,
    slug,
)
from skparse.text.joining import compact
from skparse.text.months import month_number
from skparse.text.periods import Months, number, quarter
from skparse.text.years import Years, years_of_heading

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


def header_columns(
    texts: CellTexts, first: int, end: int, months: CellMonths, in_band: CellsByColumn
) -> tuple[TableColumn, ...]:
    """The columns below the header rows ``first`` to ``end`` (excluded) of a grid, from left to right. ``in_band``:
    sub-headings that stand below these rows (`headings_in_band`)."""
    named = _join_numbering_columns(_name_columns(_heading_stacks(texts, first, end, months, in_band)))
    last_month = max((i for i, column in enumerate(named) if column.months), default=-1)
    columns: list[TableColumn] = []
    keys: Counter[str] = Counter()
    for i, (heading, x0, x1, column_months, years) in enumerate(named):
        role: Role
        if column_months:
            role = "schedule"
        elif last_month >= 0:
            role = _role_beside_months(heading, is_after=i > last_month)
        else:
            role = _role_without_months(heading, columns)
        key = "ket" if is_ket(heading) else slug(heading)
        keys[key] += 1
        if keys[key] > 1:
            key = f"{key}_{keys[key]}"
        columns.append(
            TableColumn(
                key=key,
                heading=heading,
                role=role,
                x0=x0,
                x1=x1,
                months=column_months,
                years=years if role == "schedule" else (),
            )
        )
    return tuple(with_level(columns))


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
        with_text = [cell for cell in cells if texts.text(cell)]
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
    return [
        _NamedColumn(
            heading=_full_heading(stack, lowest),
            x0=stack.x0,
            x1=stack.x1,
            months=stack.months,
            years=years_of_heading(stack.texts),
        )
        for stack in stacks
    ]


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


def _role_beside_months(heading: str, is_after: bool) -> Role:
    """The role of a column before or after month columns."""
    if is_after or is_ket(heading):
        return "attribute"
    return "attribute" if role_of(heading) == "attribute" else "level"


def _role_without_months(heading: str, before: Sequence[TableColumn]) -> Role:
    """The role of a column in a table without month columns: one column may hold the schedule in words."""
    if is_ket(heading):
        return "attribute"
    # What a heading's words do not tell is an attribute to the right of another one.
    return role_of(heading) or ("attribute" if any(c.role == "attribute" for c in before) else "level")
