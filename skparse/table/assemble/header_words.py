"""Which words of a grid are those of headings, as the ledger books them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from skparse.table.assemble.body import header_end
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.header.heading_lines import heading_lines, heading_text
from skparse.table.header.repeated import CellPlace, is_heading, unread_months
from skparse.text.lines import word_id


def header_words(texts: CellTexts, header_rows: Collection[int], own_end: int, headings: Counter[str]) -> Iterator[int]:
    """The words of headings in a grid's header rows.

    A heading's cell may reach below the header and hold words of the body there. Where the header is repeated, a cell
    with other words than those of the header is none of it: nobody may take its words for read.

    Args:
        texts: the grid and its words.
        header_rows: the rows of the grid that hold a header.
        own_end: the end of the header with which the table begins here; 0 where it begins elsewhere.
        headings: those of the table's own header, by their keys.
    """
    unread = unread_months(texts, header_rows, headings)
    for cell in texts.grid.cells:
        if cell.r0 in header_rows:
            end = header_end(header_rows, cell.r0)
            is_known = cell.r0 < own_end or (cell.r0, cell.c0) in unread
            if is_known or is_heading(texts, cell, heading_text(texts, cell, end), headings):
                for line in heading_lines(texts, cell, end):
                    yield from line.words


def reprinted_words(texts: CellTexts, reprinted: Collection[CellPlace]) -> Iterator[int]:
    """The words of headings that are printed again in the body's cells ``reprinted``."""
    for cell in texts.grid.cells:
        if (cell.r0, cell.c0) in reprinted:
            yield from (word_id(texts.page.number, word) for word in cell.words)
