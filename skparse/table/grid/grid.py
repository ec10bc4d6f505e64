"""Rules → grid. Positions of the rules give elementary cells; cells without a rule between them are one.

Spans, merged parents, rows left open at a page's end and missing inner rules all fall out of the same union, and a
frame without top or bottom rule is closed where its verticals end. Words and fills are laid into it in one pass each.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from skparse.geometry import Box
from skparse.page import Page, Word
from skparse.table.grid.components import components
from skparse.table.grid.edges import TOUCH, Line, join_rules
from skparse.table.grid.fills import fills_between, shades
from skparse.table.grid.open_rows import open_end, with_begun_row, with_title_above
from skparse.table.grid.unruled_columns import upright_by_words
from skparse.table.grid.word_placement import words_of_cells

# Shorter lines are the joints that Word draws where borders meet (0.5-2.3 pt in ../shared/real).
_JOINT = 3.0
# So many of a page's verticals must be the expected ones for its outer edges to be. Chosen: all but one or two, with a
# schedule; 0.5-1 hold for all samples and families.
_KNOWN = 0.9


class GridCell(NamedTuple):
    """A cell: rows ``r0`` to ``r1`` and columns ``c0`` to ``c1`` (ends excluded) of its grid."""

    r0: int
    r1: int
    c0: int
    c1: int
    box: Box
    words: tuple[int, ...]  # places in page.words, in the order of the file


class Grid(NamedTuple):
    """One ruled table as it stands on one page. ``xs`` and ``ys`` are the rules' positions in points."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    label: list[list[int]]  # [row][column]: which cell an elementary cell belongs to
    shade: dict[tuple[int, int], str]  # elementary cell → colour painted on it last, white left out
    top: tuple[bool, ...]  # is there a rule along the top, for each column
    bottom: tuple[bool, ...]
    aligned: bool = False  # its columns are not ruled but told by where the words stand

    @property
    def open_top(self) -> bool:
        """No rule along most of the top."""
        return sum(self.top) * 2 < len(self.top)

    @property
    def open_bottom(self) -> bool:
        """No rule along most of the bottom."""
        return sum(self.bottom) * 2 < len(self.bottom)

    @property
    def box(self) -> Box:
        """The table's outer box."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def find_grids(page: Page, furniture: frozenset[int] = frozenset(), expected: Sequence[float] = ()) -> list[Grid]:
    """All grids of at least two columns or rows on a page, from top to bottom.

    ``furniture``: places in ``page.words`` of words that belong to no cell. ``expected``: where the verticals of the
    table that goes on from the page before stood; a table without frame has its outer columns from there.
    """
    vertical = [v for v in join_rules(page.rules_v, upright=True) if v.end - v.start > _JOINT]
    level = [h for h in join_rules(page.rules_h, upright=False) if h.end - h.start > _JOINT]
    free = [w for i, w in enumerate(page.words) if i not in furniture] if furniture else page.words
    aligned = False
    if not vertical and level:
        vertical = upright_by_words(page, free, level, expected)
        aligned = bool(vertical)
    grids = [_build(page, free, h, v, furniture, expected, aligned) for h, v in components(level, vertical)]
    found = [g for g in grids if g is not None and len(g.cells) > 1]
    return sorted(_each_word_once(found) if len(found) > 1 else found, key=lambda g: (g.ys[0], g.xs[0]))


def _each_word_once(grids: list[Grid]) -> list[Grid]:
    """Where frames lie over each other (some of their rules are lost), a word is the larger one's."""
    taken: set[int] = set()
    result = []
    for grid in sorted(grids, key=lambda g: (g.xs[0] - g.xs[-1]) * (g.ys[-1] - g.ys[0])):
        own = {place for cell in grid.cells for place in cell.words}
        if own & taken:
            cells = tuple(c._replace(words=tuple(p for p in c.words if p not in taken)) for c in grid.cells)
            grid = grid._replace(cells=cells)
        if not own or own - taken:
            result.append(grid)
        taken |= own
    return result


def _positions(lines: list[Line], crossing: list[Line]) -> list[float]:
    """Distinct positions of the lines, with the ends of the crossing ones where no line stands: an open side."""
    found = sorted({line.at for line in lines})
    if not crossing:
        return found
    low, high = min(c.start for c in crossing), max(c.end for c in crossing)
    if not found or low < found[0] - TOUCH:
        found.insert(0, low)
    if high > found[-1] + TOUCH:
        found.append(high)
    return found


def _with_edges(xs: list[float], expected: Sequence[float]) -> list[float]:
    """Add the expected outer edges where all the verticals found are inner ones of the expected table."""
    if len(xs) < 3 or not expected or not expected[0] - TOUCH < xs[0] <= xs[-1] < expected[-1] + TOUCH:
        return xs
    if sum(any(abs(x - e) <= TOUCH for e in expected) for x in xs) < _KNOWN * len(xs):
        return xs
    left = [expected[0]] if xs[0] > expected[0] + TOUCH else []
    right = [expected[-1]] if xs[-1] < expected[-1] - TOUCH else []
    return [*left, *xs, *right]


def _with_fill_edges(page: Page, xs: list[float], ys: list[float]) -> list[float]:
    """Where rows are not ruled, fills still tell them apart: their edges cut the grid's rows too. No rule stands
    there, so the cells stay whole."""
    edges = {
        edge for fill in fills_between(page, xs[0], xs[-1]) for edge in (fill.top, fill.bottom) if ys[0] < edge < ys[-1]
    }
    for edge in sorted(edges):
        place = bisect_left(ys, edge)
        if edge - ys[place - 1] > TOUCH and ys[place] - edge > TOUCH:
            ys.insert(place, edge)
    return ys


def _build(
    page: Page,
    free: Sequence[Word],
    level: list[Line],
    upright: list[Line],
    furniture: frozenset[int],
    expected: Sequence[float],
    aligned: bool,
) -> Grid | None:
    xs, ys = _with_edges(_positions(upright, level), expected), _positions(level, upright)
    if len(xs) < 2 or len(ys) < 2:
        return None
    ys = with_begun_row(free, xs, _with_fill_edges(page, xs, ys), upright)
    if expected:
        ys = with_title_above(free, xs, ys, upright)
    walls = _covered(upright, xs, ys)  # (rows, len(xs)): is there a wall at this x in this row
    floors = _covered(level, ys, xs).T  # (len(ys), columns)
    if aligned:
        _open_for_words(free, xs, ys, walls)
    label = _union(walls, floors)
    shade = shades(page, xs, ys)
    ys[-1] = open_end(free, xs, ys[-1], floors[-1].tolist())
    spans = _spans(label)
    words = words_of_cells(page, furniture, xs, ys, label, len(spans))
    cells = tuple(
        GridCell(r0, r1, c0, c1, Box(xs[c0], ys[r0], xs[c1], ys[r1]), tuple(own))
        for (r0, r1, c0, c1), own in zip(spans, words, strict=True)
    )
    return Grid(
        tuple(xs),
        tuple(ys),
        cells,
        label,
        shade,
        tuple(floors[0].tolist()),
        tuple(floors[-1].tolist()),
        aligned,
    )


def _open_for_words(words: Sequence[Word], xs: list[float], ys: list[float], walls: npt.NDArray[np.bool_]) -> None:
    """A wall that nobody drew is none where a word runs through it: a section's title over the whole width."""
    for word in words:
        row = bisect_left(ys, word.center_y) - 1
        if 0 <= row < len(ys) - 1:
            for j in range(bisect_left(xs, word.x0 + 1), bisect_left(xs, word.x1 - 1)):
                walls[row, j] = False


def _covered(lines: list[Line], positions: list[float], across: list[float]) -> npt.NDArray[np.bool_]:
    """(intervals of ``across``, positions): does a line at this position cover most of this interval?

    Three points of the interval are looked at and two must be covered: a joint or a short tick is no wall.
    """
    points = [a + (b - a) * share for a, b in pairwise(across) for share in (0.2, 0.5, 0.8)]
    hit = np.zeros((len(positions), len(points)), dtype=bool)
    index = {p: i for i, p in enumerate(positions)}
    for line in lines:
        low, high = bisect_left(points, line.start - 1.0), bisect_left(points, line.end + 1.0)
        hit[index[line.at], low:high] = True
    return np.asarray(hit.reshape(len(positions), -1, 3).sum(axis=2).T >= 2)


def _union(walls: npt.NDArray[np.bool_], floors: npt.NDArray[np.bool_]) -> list[list[int]]:
    rows, columns = walls.shape[0], floors.shape[1]
    parent = list(range(rows * columns))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for r, c in np.argwhere(~walls[:, 1:-1]).tolist():
        a, b = root(r * columns + c), root(r * columns + c + 1)
        parent[max(a, b)] = min(a, b)
    for r, c in np.argwhere(~floors[1:-1, :]).tolist():
        a, b = root(r * columns + c), root((r + 1) * columns + c)
        parent[max(a, b)] = min(a, b)
    # A root is its cell's first elementary cell in reading order, so names count up in that order.
    names: dict[int, int] = {}
    flat = [names.setdefault(root(i), len(names)) for i in range(rows * columns)]
    return [flat[r * columns : (r + 1) * columns] for r in range(rows)]


def _spans(label: list[list[int]]) -> list[list[int]]:
    """Rows and columns of each cell, ends excluded, in the order of the labels."""
    # Labels count up in reading order of the cells' first elementary cells, so a new one is always the next.
    spans: list[list[int]] = []
    for r, row in enumerate(label):
        for c, name in enumerate(row):
            if name == len(spans):
                spans.append([r, r + 1, c, c + 1])
            else:
                span = spans[name]
                span[1] = r + 1
                if c < span[2]:
                    span[2] = c
                elif c >= span[3]:
                    span[3] = c + 1
    return spans
