"""Which lines of a cell are its heading, where a heading's cell is merged with cells of the body below it."""

from __future__ import annotations

from itertools import pairwise

from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import GridCell
from skparse.table.header.settings import HEADER
from skparse.text.headings import heading_words
from skparse.text.joining import join_lines
from skparse.text.line_records import TextLine


def heading_lines(texts: CellTexts, cell: GridCell, end: int) -> tuple[TextLine, ...]:
    """The lines of a header's cell that are its heading. ``end``: the row of the grid with which the body begins.

    Where the cell ends with the header, these are all. Of a cell that reaches below, they are those that stand above
    the header's end, and all of its text where that is one heading in the middle of the whole cell.
    """
    lines = texts.lines(cell)
    if cell.r1 <= end:
        return lines
    bottom = texts.grid.ys[end]
    above = sum(line.center_y <= bottom for line in lines)
    together = _first_block(lines)
    if above < together and (_is_centered(cell, lines[:together]) or _is_one_heading(cell, end, lines, above)):
        above = together
    return lines[:above]


def heading_text(texts: CellTexts, cell: GridCell, end: int) -> str:
    """The same as one line; "" where there are none."""
    return join_lines(heading_lines(texts, cell, end)) if cell.r1 > end else texts.text(cell)


def _first_block(lines: tuple[TextLine, ...]) -> int:
    """How many of the first lines stand close below each other."""
    for count, (upper, lower) in enumerate(pairwise(lines), 1):
        if lower.top - upper.bottom > HEADER.max_line_gap_share * (upper.bottom - upper.top):
            return count
    return len(lines)


def _is_centered(cell: GridCell, block: tuple[TextLine, ...]) -> bool:
    """The block stands in the middle of its cell, with room above and below it."""
    slack = block[0].top - cell.box.top, cell.box.bottom - block[-1].bottom
    half = (block[0].bottom - block[0].top) / 2
    return min(slack) > half and abs(slack[0] - slack[1]) < half


def _is_one_heading(cell: GridCell, end: int, lines: tuple[TextLine, ...], above: int) -> bool:
    """A heading of a few words goes on into the one row below: "%" stands above the rule, "REALISASI" below it."""
    words = " ".join(line.text for line in lines)
    below = " ".join(line.text for line in lines[above:])
    is_short = len(words.split()) <= HEADER.max_median_words and not any(map(str.isdigit, below))
    return cell.r1 == end + 1 and is_short and heading_words(below) > 0
