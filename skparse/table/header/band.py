"""Headings of columns that are printed in the bands of the body: "I | Tata Kelola | Target | Kurun Waktu"."""

from __future__ import annotations

from skparse.numbering.markers import is_numbering
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import GridCell
from skparse.table.grid.settings import GRID
from skparse.text.headings import heading_words

CellsByColumn = dict[int, GridCell]
"""Column of the grid → a cell that covers it."""


def headings_in_band(texts: CellTexts, end: int) -> CellsByColumn:
    """Sub-headings in the first row of the body, by the columns of the grid below which they stand.

    They stand below one heading of several columns, all of them hold words of headings, and the row is a band: it
    begins with a number and a title. ``end``: the first row of the body.
    """
    if not 0 < end < texts.grid.row_count:
        return {}
    row = [c for c in texts.band(end) if c.r0 == end and c.box.width >= GRID.min_column_width_pt]
    if len(row) < 2 or not is_numbering(texts.text(row[0]), unpunctuated=True) or not texts.text(row[1]):
        return {}
    found: CellsByColumn = {}
    for heading in texts.band(end - 1):
        below = [c for c in row[2:] if heading.c0 <= c.c0 and c.c1 <= heading.c1]
        if heading.r1 == end and len(below) > 1 and all(heading_words(texts.text(c)) > 0 for c in below):
            found.update((column, c) for c in below for column in range(c.c0, c.c1))
    return found
