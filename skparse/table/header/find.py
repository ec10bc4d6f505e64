"""The header of a table: where it ends, what its columns are, and where it is repeated."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import GridCell
from skparse.table.grid.settings import GRID
from skparse.table.header.columns import TableColumn
from skparse.text.headings import (
    Role,
    correct_heading,
    heading_words,
    is_ket,
    is_number_heading,
    is_schedule_heading,
    role_of,
    slug,
)
from skparse.text.joining import tight
from skparse.text.markers import begins_numbered
from skparse.text.months import heading_month, month_name
from skparse.text.periods import month_run, number, part_of_year, quarter

# A header has at most this many rows of the grid: three levels, each cut once by a rule that goes part of the way.
DEEPEST = 8
# "(10)"
_SHORT_NUMBER = 4
_COLUMN_NUMBER = re.compile(r"^\(?\d{1,2}[).]?(?:=\S*)?$")


class Header(NamedTuple):
    """Grid rows ``r0`` to ``r1`` (end excluded) and the columns under them."""

    r0: int
    r1: int
    columns: tuple[TableColumn, ...]
    cells: Counter[str]  # the texts of its cells without white space, to know it again
    scheduled: bool  # it has month columns


class _Heading(NamedTuple):
    """One column's headings from the top down, its edges, and the months it stands for."""

    texts: tuple[str, ...]
    x0: float
    x1: float
    months: tuple[int, ...]


def find_header(texts: CellTexts) -> Header | None:
    """The header at the top of a grid, or None where no row looks like one.

    The row that counts the months is the surest sign; without one a row is a header if at least two of its cells, and
    most of those that hold text, hold words of headings.
    """
    grid, text, band = texts.grid, texts.text, texts.band
    rows = len(grid.ys) - 1
    best: tuple[int, list[GridCell], int, list[tuple[int, ...]]] | None = None
    for r in range(min(rows, DEEPEST)):
        cells = [c for c in band(r) if _wide(c)]
        run = month_run([_period_text(text(c)) for c in cells]) or _counted_under_heading(texts, cells)
        if run is None:
            continue
        # Quarters over months, or quarters of a target: the row that counts the most periods, months before quarters.
        if best is None or (len(run[1]), run[1][0] == (1,)) > (len(best[3]), best[3][0] == (1,)):
            best = (r, cells, run[0], run[1])
    first = _first_row(texts)
    if best is not None:
        r, cells, start, months = best
        end = max(c.r1 for row in range(first, r + 1) for c in band(row))
        if end > r + DEEPEST:  # a body without rules hangs on a header cell
            end = r + 1
        scheduled = {id(c): m for c, m in zip(cells[start:], months, strict=False)}
    else:
        cells = band(first) if first < rows else []
        filled = [text(c) for c in cells if text(c)]
        named = [t for t in filled if heading_words(t)]
        # Headings are short and carry no marker; the first row of a page without header holds such words as well.
        enough = 2 if filled and is_number_heading(filled[0]) else max(2, -(-len(filled) * 3 // 5))
        if len(named) < enough or any(map(begins_numbered, filled)):
            return None
        if sorted(len(t.split()) for t in filled)[len(filled) // 2] > 3:
            return None
        end, scheduled = max(c.r1 for c in cells), {}
        if end > first + DEEPEST:
            end = first + 1
    columns = _columns(texts, first, end, scheduled)
    while end < rows and _is_column_numbers(
        [text(c) for c in band(end)], all(texts.is_from_ocr(c) for c in band(end) if c.words)
    ):
        end += 1
    known = Counter(heading_key(text(c)) for c in grid.cells if c.words and c.r0 < end and c.r1 > first)
    return Header(first, end, columns, known, bool(scheduled))


def _counted_under_heading(texts: CellTexts, cells: list[GridCell]) -> tuple[int, list[tuple[int, ...]]] | None:
    """Bare numbers below a heading that says what they count: I-IV below "TRIWULAN", 1-2 below "SEMESTER"."""
    numbers = [number(texts.text(c)) for c in cells]
    if 1 not in numbers or 2 not in numbers:
        return None
    for heading in texts.grid.cells:
        if heading.c1 - heading.c0 < 2:
            continue
        part = part_of_year(texts.text(heading)) if heading.words and heading.r1 <= cells[0].r1 else None
        if part is None:
            continue
        below = [i for i, c in enumerate(cells) if heading.c0 <= c.c0 and c.c1 <= heading.c1 and c.r0 >= heading.r1]
        if len(below) == 12 // part and [numbers[i] for i in below] == list(range(1, len(below) + 1)):
            return below[0], [tuple(range(part * n + 1, part * n + part + 1)) for n in range(len(below))]
    return None


def _wide(cell: GridCell) -> bool:
    return cell.box.width >= GRID.min_column_width_pt


def _period_text(text: str) -> str:
    """A heading of a narrow column may be broken: "1 2" is 12, "Janu ari" is Januari."""
    return "".join(text.split())


def _first_row(texts: CellTexts) -> int:
    """Rows above the header that are one full-width cell (a title within the frame) are no header."""
    r = 0
    while r < len(texts.grid.ys) - 2 and sum(1 for c in texts.band(r) if _wide(c)) < 2:
        r += 1
    return r


def _is_column_numbers(texts: list[str], guessed: bool = False) -> bool:
    """A row "(1) (2) (3) …" or "1 2 3 …" under the header: nothing but rising numbers from 1 on, three at least.

    ``guessed``: OCR read them. Then it is enough that every other one, three at least, stands in its place, and the
    rest is as short.
    """
    filled = [tight(t) for t in texts if t]
    if guessed and all(len(t) <= _SHORT_NUMBER for t in filled):
        placed = sum(number(t) == place for place, t in enumerate(filled, 1))
        return placed >= 3 and 2 * placed >= len(filled)
    if len(filled) < 3 or not all(_COLUMN_NUMBER.match(t) for t in filled):
        return False
    numbers = [int(re.sub(r"\D", "", t.split("=")[0])) for t in filled]
    return numbers[0] == 1 and all(a < b for a, b in pairwise(numbers))


def _columns(texts: CellTexts, first: int, end: int, scheduled: dict[int, tuple[int, ...]]) -> tuple[TableColumn, ...]:
    """Columns from the lowest heading over each grid column; neighbours under one heading cell are one column."""
    grid, text = texts.grid, texts.text
    groups: list[_Heading] = []
    leaf: GridCell | None = None
    for c in range(len(grid.xs) - 1):
        x0, x1 = grid.xs[c], grid.xs[c + 1]
        if x1 - x0 < GRID.min_column_width_pt:
            if groups:
                groups[-1] = groups[-1]._replace(x1=x1)
            continue
        path = [grid.cells[n] for n in dict.fromkeys(row[c] for row in grid.cell_index[first:end])]
        named = [cell for cell in path if text(cell)]
        own = named[-1] if named else path[-1]
        if groups and own is leaf:
            groups[-1] = groups[-1]._replace(x1=x1)
            continue
        leaf = own
        # A finer heading under a month (weeks) counts for the month above it.
        months = next((scheduled[id(cell)] for cell in reversed(path) if id(cell) in scheduled), ())
        groups.append(
            _Heading(
                tuple(correct_heading(text(cell), texts.is_from_ocr(cell)) for cell in named) or ("",), x0, x1, months
            )
        )
    return _assign(groups)


def _assign(raw: list[_Heading]) -> tuple[TableColumn, ...]:
    columns: list[TableColumn] = []
    counted = [i for i, heading in enumerate(raw) if heading.months]
    pending: float | None = None  # left edge of a numbering column that belongs to the next column
    leaves = Counter(tight(h.texts[-1]) for h in raw if not h.months)
    keys: Counter[str] = Counter()
    for i, (heads, x0, x1, months) in enumerate(raw):
        heading = heads[-1]
        vague = quarter(heading) or month_name(heading) or number(heading) or leaves[tight(heading)] > 1
        if months and not month_name(heading) and month_name(backwards := "".join(heading.split())[::-1]):
            heading = backwards
        if len(heads) > 1 and not months and vague:
            heading = f"{heads[-2]} {heading}"
        last = i == len(raw) - 1
        # An own numbering column. An empty heading over a narrow column is one too (40 pt holds "VIII.").
        numbering = is_number_heading(heading) or (not heading and x1 - x0 < 40)
        if numbering and not months and not last and not raw[i + 1].months:
            pending = x0 if pending is None else pending
            continue
        if pending is not None:
            x0, pending = pending, None
        role: Role
        if months:
            role = "schedule"
        elif is_ket(heading):
            role = "attribute"
        elif not counted and is_schedule_heading(heading) and role_of(heading) == "schedule":
            role = "schedule"
        elif counted and i > counted[-1]:
            role = "attribute"
        else:
            named = role_of(heading)
            described = any(c.role == "attribute" for c in columns)
            unknown: Role = "attribute" if described and not counted else "level"
            role = unknown if named is None else "level" if named == "schedule" else named
        key = "ket" if is_ket(heading) else slug(heading)
        keys[key] += 1
        if keys[key] > 1:
            key = f"{key}_{keys[key]}"
        columns.append(TableColumn(key, heading, role, x0, x1, months))
    if columns and not any(c.role == "level" for c in columns):
        # Every table has something that its rows are about: the first column that is no schedule.
        for i, column in enumerate(columns):
            if column.role != "schedule":
                columns[i] = column._replace(role="level")
                break
    return tuple(columns)


def heading_key(text: str) -> str:
    """A heading as it is known again: without white space, and a month by its number, since type that stands upright
    may be read in two ways ("iraurbFe", "Februari")."""
    month = heading_month("".join(text.split())) if 2 < len(text) < 30 else None
    return f"#{month}" if month else tight(text)
