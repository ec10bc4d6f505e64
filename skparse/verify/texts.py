"""Texts and shades in our cells against what an engine sees in the same places."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from skparse.geometry import Box
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import Grid
from skparse.table.page_pass import PagePass
from skparse.text.lines import text_lines
from skparse.verify.letters import lines_of, once, plain, same_letters, same_text
from skparse.verify.model import Glyph, Paint, holds, middle

# So many cells with text tell whether an engine's page is laid over ours at all.
_ENOUGH = 4
# Letters of a text, more than any marker or mark has.
_TEXT = 8
# So far below the last rule of an open row its shades are looked for: half of the lowest row of samples and families.
_BELOW = 4.0


def own_texts(page_pass: PagePass, texts: CellTexts) -> list[str]:
    """The text of each cell, with the page numbers and stamps that lie over it: the other engines know of none."""
    grid, words = texts.grid, page_pass.page.words
    places = [list(cell.words) for cell in grid.cells]
    for i in page_pass.furniture:
        x, y = middle(Box(*words[i][1:5]))
        cell = cell_at(grid, x, y)
        if cell is not None and i not in places[cell]:
            places[cell].append(i)
    return ["\n".join(line.text for line in text_lines(page_pass.page, group)) for group in places]


def seen_texts(page_pass: PagePass, grid: Grid, glyphs: Iterable[Glyph]) -> list[tuple[str, bool]]:
    """What an engine reads in each cell, and whether all of it runs level."""
    found: list[list[Glyph]] = [[] for _ in grid.cells]
    for glyph in once(glyphs):
        box = page_pass.to_upright(glyph.box)
        cell = cell_at(grid, *middle(box))
        if cell is not None:
            found[cell].append(glyph._replace(box=box))
    upright = page_pass.orientation.rotation
    return [("\n".join(lines_of(group)), all(g.turn == upright for g in group)) for group in found]


def agrees(ours: str, theirs: str, level: bool) -> bool:
    """One cell's text. Letters that stand over each other have no lines: there their order does not count."""
    return same_text(ours, theirs) or (not level and same_letters(ours, theirs))


def is_laid_over(ours: Sequence[str], same: Sequence[bool]) -> bool:
    """Most cells with text agree. An engine that counts from another corner of the page tells nothing about cells."""
    full = [ok for text, ok in zip(ours, same, strict=True) if text]
    return len(full) < _ENOUGH or sum(full) * 2 >= len(full)


def painted(page_pass: PagePass, grid: Grid, paints: Iterable[Paint]) -> dict[tuple[int, int], str]:
    """The elementary cells whose middle an engine sees painted in another colour than white, and its tone."""
    shade: dict[tuple[int, int], str] = {}
    columns = [(a + b) / 2 for a, b in pairwise(grid.xs)]
    rows = [(a + b) / 2 for a, b in pairwise(grid.ys)]
    if grid.open_bottom:
        # Below its last rule our grid goes on as far as its words do, which may be further than its shades.
        rows[-1] = min(rows[-1], grid.ys[-2] + _BELOW)
    for paint in paints:
        box = page_pass.to_upright(paint.box)
        covered = [
            (r, c)
            for r, y in enumerate(rows)
            if box.top <= y <= box.bottom
            for c, x in enumerate(columns)
            if box.x0 <= x <= box.x1
        ]
        for place in covered:
            if paint.white:
                shade.pop(place, None)
            else:
                shade[place] = paint.tone
    return shade


def cell_at(grid: Grid, x: float, y: float) -> int | None:
    """The cell of the grid at a point."""
    if not holds(grid.box, x, y):
        return None
    column = min(bisect_right(grid.xs, x), len(grid.xs) - 1) - 1
    row = min(bisect_right(grid.ys, y), len(grid.ys) - 1) - 1
    return grid.cell_index[row][column]


class Merged:
    """Texts of earlier pages that a spreadsheet prints again.

    Where a merged cell goes on over a page's end, Calc prints its text on each page, at the place where it would begin,
    and clips it away. Neither engine knows clipping paths.
    """

    def __init__(self) -> None:
        self._seen: list[tuple[float, float, str]] = []

    def note(self, box: Box, text: str) -> None:
        """Remember a cell's text."""
        if text:
            self._seen.append((box.x0, box.x1, plain(text)))

    def explains(self, box: Box, ours: str, theirs: str) -> bool:
        """What they read and we do not is a cell's text, or its last lines, from an earlier page and the same column.

        ``ours`` and ``theirs`` are of all the cells of the column in which they differ.
        """
        more, less = Counter(plain(theirs)), Counter(plain(ours))
        if less - more:
            return False
        rest = more - less
        count = sum(rest.values())
        if count < _TEXT:  # a marker stands in many cells
            return False
        return any(
            box.x0 - 3 < x0 and x1 < box.x1 + 3 and Counter(text[-count:]) == rest  # headings span number and text
            for x0, x1, text in self._seen
        )
