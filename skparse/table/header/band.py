"""Headings of columns that are printed in the bands of the body: "I | Tata Kelola | Target | Kurun Waktu"."""

from __future__ import annotations

from collections.abc import Sequence

from skparse.numbering.markers import begins_numbered, is_numbering
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import GridCell
from skparse.table.grid.settings import GRID
from skparse.text.headings import correct_heading, heading_words
from skparse.text.period_texts import read_period_text

CellsByColumn = dict[int, GridCell]
"""Column of the grid → a cell that covers it."""


def headings_in_band(texts: CellTexts, end: int) -> CellsByColumn:
    """Sub-headings in the first row of the body, by the columns of the grid below which they stand.

    They stand below one heading of several columns, most of them hold words of headings, and the row is a band: it
    begins with a number and a title, in one cell or in two. ``end``: the first row of the body.
    """
    if not 0 < end < texts.grid.row_count:
        return {}
    row = [c for c in texts.band(end) if c.r0 == end and c.box.width >= GRID.min_column_width_pt]
    if len(row) < 2 or not _begins_with_title(texts, row):
        return {}
    found: CellsByColumn = {}
    for heading in texts.band(end - 1):
        below = [c for c in row[1:] if heading.c0 <= c.c0 and c.c1 <= heading.c1]
        if heading.r1 == end and len(below) > 1 and _are_headings([texts.text(c) for c in below]):
            found.update((column, c) for c in below for column in range(c.c0, c.c1))
    return found


def _begins_with_title(texts: CellTexts, row: Sequence[GridCell]) -> bool:
    """ "I" | "Tata Kelola", or "I. Tata Kelola" in one cell."""
    first = texts.text(row[0])
    if is_numbering(first, unpunctuated=True):
        return bool(texts.text(row[1]))
    return _begins_item(first) and " " in first


def _are_headings(texts: Sequence[str]) -> bool:
    """None of the texts is a value, a time or an item, and most of them hold words of headings."""
    if any(not text or any(map(str.isdigit, text)) or _begins_item(text) for text in texts):
        return False
    if any(read_period_text([text]).names_time for text in texts):
        return False
    return sum(heading_words(correct_heading(text)) > 0 for text in texts) * 2 >= len(texts)


def _begins_item(text: str) -> bool:
    return begins_numbered(text) or is_numbering(text.partition(" ")[0], unpunctuated=True)
