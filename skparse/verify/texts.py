"""Texts and shades in the cells of our grid: the primary reading against a second one."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from skparse.geometry import Box
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import Grid
from skparse.table.page_pass import PagePass
from skparse.text.lines import text_lines
from skparse.verify.letters import line_texts, normalized, same_letters, same_text
from skparse.verify.model import Glyph, Paint, Reading
from skparse.verify.settings import VERIFY


class SecondText(NamedTuple):
    """What a second reading finds in a cell."""

    text: str
    is_upright: bool
    """All of it runs from left to right on the upright page."""


def primary_texts(page_pass: PagePass, texts: CellTexts) -> list[str]:
    """The primary reading's text of each cell. Page numbers and stamps over a cell are added, since an engine does not
    know that they are no part of it."""
    grid, words = texts.grid, page_pass.page.words
    indices = [list(cell.words) for cell in grid.cells]
    for i in page_pass.furniture:
        cell = cell_at(grid, words[i].center_x, words[i].center_y)
        if cell is not None and i not in indices[cell]:
            indices[cell].append(i)
    return ["\n".join(line.text for line in text_lines(page_pass.page, group)) for group in indices]


class SecondGrid(NamedTuple):
    """What a second reading has in the cells of one of our grids."""

    texts: tuple[SecondText, ...]
    """Of each cell."""
    shading: dict[tuple[int, int], str]
    """The elementary cells (row, column) whose center is painted in another color than white, and the color."""


def second_grid(page_pass: PagePass, grid: Grid, reading: Reading) -> SecondGrid:
    """What a second reading of the page has in one of its grids."""
    texts = _second_texts(page_pass, grid, reading.glyphs)
    return SecondGrid(tuple(texts), _second_shading(page_pass, grid, reading.paints))


def _second_texts(page_pass: PagePass, grid: Grid, glyphs: Iterable[Glyph]) -> list[SecondText]:
    """What a second reading finds in each cell of the grid."""
    by_cell: list[list[Glyph]] = [[] for _ in grid.cells]
    for glyph in glyphs:
        box = page_pass.to_upright(glyph.box)
        cell = cell_at(grid, box.center_x, box.center_y)
        if cell is not None:
            by_cell[cell].append(glyph._replace(box=box))
    upright = page_pass.orientation.rotation
    return [SecondText("\n".join(line_texts(group)), all(g.rotation == upright for g in group)) for group in by_cell]


def _second_shading(page_pass: PagePass, grid: Grid, paints: Iterable[Paint]) -> dict[tuple[int, int], str]:
    """See `SecondGrid.shading`."""
    shading: dict[tuple[int, int], str] = {}
    columns = [(a + b) / 2 for a, b in pairwise(grid.xs)]
    rows = [(a + b) / 2 for a, b in pairwise(grid.ys)]
    if grid.open_bottom:
        # Below its last rule our grid reaches as far as its words do, which may be further than its shades.
        rows[-1] = min(rows[-1], grid.ys[-2] + VERIFY.open_row_shade_pt)
    for paint in paints:
        box = page_pass.to_upright(paint.box)
        covered = [
            (r, c)
            for r, y in enumerate(rows)
            if box.top <= y <= box.bottom
            for c, x in enumerate(columns)
            if box.x0 <= x <= box.x1
        ]
        for index in covered:
            if paint.is_white:
                shading.pop(index, None)
            else:
                shading[index] = paint.color
    return shading


def same_cell_text(ours: str, theirs: SecondText) -> bool:
    """Are the two readings of a cell the same? Text that runs upwards has no lines here, so the order of its letters is
    not compared."""
    return same_text(ours, theirs.text) or (not theirs.is_upright and same_letters(ours, theirs.text))


def is_aligned(ours: Sequence[str], same: Sequence[bool]) -> bool:
    """Do most cells with text agree? Else the engine takes another corner of the page for its origin, and its reading
    cannot be compared cell by cell."""
    full = [is_same for text, is_same in zip(ours, same, strict=True) if text]
    return len(full) < VERIFY.min_judged_cells_count or sum(full) >= VERIFY.min_aligned_share * len(full)


def cell_at(grid: Grid, x: float, y: float) -> int | None:
    """Index of the grid's cell at a point."""
    if not grid.box.contains_point(x, y):
        return None
    column = min(bisect_right(grid.xs, x), len(grid.xs) - 1) - 1
    row = min(bisect_right(grid.ys, y), len(grid.ys) - 1) - 1
    return grid.cell_index[row][column]


class RepeatedTexts:
    """Texts of earlier pages that a spreadsheet prints again.

    Where a merged cell continues on the next page, Calc prints its text on each page, at the position where it would
    begin, and hides it with a clipping path. Neither engine applies clipping paths.
    """

    def __init__(self) -> None:
        self._seen: list[tuple[float, float, str]] = []

    def add(self, box: Box, text: str) -> None:
        """Remember a cell's text."""
        if text:
            self._seen.append((box.x0, box.x1, normalized(text)))

    def explains(self, box: Box, ours: str, theirs: str) -> bool:
        """Is what only the second reading has the text of a cell, or its last lines, of an earlier page in the same
        column?

        ``ours`` and ``theirs`` are the texts of all cells of the column in which the readings differ; ``box`` is that
        of one of them.
        """
        more, less = Counter(normalized(theirs)), Counter(normalized(ours))
        if less - more:
            return False
        rest = more - less
        count = sum(rest.values())
        if count < VERIFY.min_repeated_letters:
            return False
        # Narrower cells too: headings may cover the columns of number and text.
        tolerance = VERIFY.same_edge_pt
        return any(
            box.x0 - tolerance < x0 and x1 < box.x1 + tolerance and Counter(text[-count:]) == rest
            for x0, x1, text in self._seen
        )
