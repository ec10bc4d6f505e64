"""Months and quarters whose headings cannot be read, told by their columns: narrow, even, as many, with marks below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import GridCell
from skparse.table.grid.settings import GRID
from skparse.table.header.end import header_end
from skparse.table.header.evidence import end_by_words
from skparse.table.header.settings import HEADER
from skparse.text.headings import heading_words, is_schedule_heading
from skparse.text.joining import compact, plain_word
from skparse.text.lexicon import COMMON_WORDS
from skparse.text.months import heading_month
from skparse.text.periods import Months, months_of_part, part_of_year, quarter

_LENGTHS = {12: 1, 4: 3}
"""How many columns a year has → how many months each of them stands for."""


class UnreadPeriods(NamedTuple):
    """A header's row that counts months, or quarters, in headings that cannot be read."""

    row: int
    cells: list[GridCell]
    months: list[Months]


def unread_periods(texts: CellTexts, first: int) -> UnreadPeriods | None:
    """The row of a header that begins with the grid's row ``first`` in which twelve narrow even columns are months, or
    four below a heading of quarters are quarters, though their headings are not legible; None where no row is.

    Below them stand nothing but marks, or above them a heading that names a time. The row is a header's by the words of
    other headings in it, or as its own texts are no marks.
    """
    if len(texts.grid.xs) <= min(_LENGTHS):
        return None
    for row in range(first, min(texts.grid.row_count, first + HEADER.max_rows)):
        for run in even_runs(texts, row):
            end = header_end(texts, first, row + 1)
            above = _texts_above(texts, run)
            if len(run) == 12:
                names_time = any(map(is_schedule_heading, above))
                is_header = names_time or has_long_texts(texts, run) or (end_by_words(texts, first, run) or 0) > row
                are_periods = is_header and (names_time or _holds_marks(texts, run, end))
            else:
                are_periods = any(part_of_year(text) == 3 and quarter(text) is None for text in above)
            if are_periods:
                return UnreadPeriods(row, run, _months(texts, run))
    return None


def even_runs(texts: CellTexts, row: int) -> Iterator[list[GridCell]]:
    """The neighboring cells of a row, twelve or four, that may be such months or quarters: all begin in it, are of one
    width, narrower than a column on their left, and cannot be read."""
    cells = [c for c in texts.band(row) if c.box.width >= GRID.min_column_width_pt]
    widest = 0.0
    for may_be, group in groupby(cells, key=lambda c: c.r0 == row and _is_unread(texts, c)):
        run = list(group)
        widths = [cell.box.width for cell in run]
        is_even = max(widths) - min(widths) <= 2 * GRID.same_position_pt
        if may_be and len(run) in _LENGTHS and is_even and max(widths) < widest:
            yield run
        widest = max(widest, *widths)


def period_key(months: Months) -> str:
    """What stands for such a heading among the keys of a header (`skparse.text.headings.heading_key`)."""
    return f"#{months[0]}"


def _is_unread(texts: CellTexts, cell: GridCell) -> bool:
    """The cell holds no letters, or such that OCR has read and that are no known word."""
    text = texts.text(cell)
    if not any(map(str.isalnum, text)):
        return True
    if not texts.is_from_ocr(cell) or heading_words(text):
        return False
    return not any(len(word) > 3 and plain_word(word) in COMMON_WORDS for word in text.split())


def _texts_above(texts: CellTexts, run: Sequence[GridCell]) -> list[str]:
    """The heading that stands right over all these cells and no others."""
    left, right = run[0].c0, run[-1].c1
    return [texts.text(c) for c in texts.grid.cells if c.words and (c.c0, c.c1) == (left, right) and c.r1 == run[0].r0]


def has_long_texts(texts: CellTexts, run: Sequence[GridCell]) -> bool:
    """Most of the cells hold texts that are no marks."""
    return sum(len(compact(texts.text(cell))) > HEADER.max_mark_letters for cell in run) * 2 > len(run)


def _holds_marks(texts: CellTexts, run: Sequence[GridCell], end: int) -> bool:
    """Signs or shades stand below these cells, and nothing else: no words, few figures."""
    grid, left, right = texts.grid, run[0].c0, run[-1].c1
    signs = figures = 0
    for cell in grid.cells:
        if cell.words and cell.r0 >= end and left <= cell.c0 and cell.c1 <= right:
            text = compact(texts.text(cell))
            if len(text) > HEADER.max_mark_letters:
                return False
            signs += 1
            figures += text.isdecimal()
    # A color that goes through the whole row marks nothing.
    grounds = {(r, color) for (r, c), color in grid.shading.items() if c < left}
    shaded = any(r >= end and left <= c < right and (r, s) not in grounds for (r, c), s in grid.shading.items())
    return (shaded or signs > 0) and figures * 2 <= signs


def _months(texts: CellTexts, run: Sequence[GridCell]) -> list[Months]:
    """From January on, unless the months that can be read, two at least, count from another one."""
    if len(run) == 4:
        return [months_of_part(n, 3) for n in range(1, 5)]
    read = [heading_month("".join(texts.text(cell).split())) for cell in run]
    places = Counter((month - 1 - i) % 12 for i, month in enumerate(read) if month)
    first, count = places.most_common(1)[0] if places else (0, 0)
    if count < 2 or count * 2 <= places.total():
        first = 0
    return [((first + i) % 12 + 1,) for i in range(12)]
