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

from skparse.page import Box, Page, Word, is_white
from skparse.table.aligned import upright_by_words
from skparse.table.components import components
from skparse.table.fills import fills_between
from skparse.table.lines import TOUCH, Line, join_rules
from skparse.table.text import is_folio, is_numbering

# Shorter lines are the joints that Word draws where borders meet (0.5-2.3 pt in ../shared/real).
_JOINT = 3.0
# A vertical that only closes the corner of a table reaches half a border's width beyond its last rule.
_STICKS_OUT = 1.5
# A word stands on a rule if more than this share of its height is above it, and touches one with less than the second.
_STRADDLES, _TOUCHES = 0.25, 0.1
# What stands for the colour of a pattern or gradient, which has none of its own.
PATTERN = "pattern"


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
    return sorted((g for g in grids if g is not None and len(g.cells) > 1), key=lambda g: (g.ys[0], g.xs[0]))


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
    if sum(any(abs(x - e) <= TOUCH for e in expected) for x in xs) < 0.9 * len(xs):
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


def _with_begun_row(words: Sequence[Word], xs: list[float], ys: list[float], upright: list[Line]) -> list[float]:
    """A row that begins below the last rule of a page, right before the page's end.

    Nearly all verticals stick out under the rule, by less than a touch, and the text that found room hangs below them;
    or, in a table without frame, a numbered text over the whole width is the last line of the page.
    """
    last = ys[-1]
    # Furniture is known from the second page on only: a folio on the first one would be taken for text that goes on.
    below = [w for w in words if w.top >= last - 1 and xs[0] < w.x0 and w.x1 < xs[-1] and not is_folio(w.text)]
    if not below:
        return ys
    line = min(w.top for w in below)
    high = below[0].bottom - below[0].top
    if line - last > 0.6 * high:
        return ys
    ends = {v.at: max(o.end for o in upright if o.at == v.at) for v in upright if v.end > last - TOUCH}
    if ends and sorted(ends.values())[len(ends) // 5] - last >= _STICKS_OUT:
        return [*ys, last + TOUCH]
    first = min(below, key=lambda w: w.x0)
    alone = all(w.top - line < high / 2 for w in below)
    frameless = all(xs[0] + TOUCH < v.at < xs[-1] - TOUCH for v in upright)
    if frameless and alone and first.x0 - xs[0] < 2 * high and is_numbering(first.text):
        return [*ys, max(w.bottom for w in below)]
    return ys


def _with_title_above(words: Sequence[Word], xs: list[float], ys: list[float], upright: list[Line]) -> list[float]:
    """A section's title on top of a page that the table goes on to, without frame: nothing is drawn over it."""
    above = [w for w in words if w.bottom <= ys[0] + 1 and xs[0] < w.x0 and w.x1 < xs[-1]]
    if not above or not all(xs[0] + TOUCH < v.at < xs[-1] - TOUCH for v in upright):
        return ys
    line = [w for w in above if w.bottom > max(w.bottom for w in above) - 1]
    first = min(line, key=lambda w: w.x0)
    high = first.bottom - first.top
    near = ys[0] - first.bottom <= 0.6 * high
    if near and first.x0 - xs[0] < 2 * high and is_numbering(first.text):
        return [min(w.top for w in line), *ys]
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
    ys = _with_begun_row(free, xs, _with_fill_edges(page, xs, ys), upright)
    if expected:
        ys = _with_title_above(free, xs, ys, upright)
    walls = _covered(upright, xs, ys)  # (rows, len(xs)): is there a wall at this x in this row
    floors = _covered(level, ys, xs).T  # (len(ys), columns)
    if aligned:
        _open_for_words(free, xs, ys, walls)
    label = _union(walls, floors)
    shade = _shades(page, xs, ys)
    ys[-1] = _open_end(free, xs, ys[-1], floors[-1])
    cells = _cells(page, xs, ys, label, furniture)
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
        row = bisect_left(ys, (word.top + word.bottom) / 2) - 1
        if 0 <= row < len(ys) - 1:
            for j in range(bisect_left(xs, word.x0 + 1), bisect_left(xs, word.x1 - 1)):
                walls[row, j] = False


def _open_end(words: Sequence[Word], xs: list[float], bottom: float, floor: npt.NDArray[np.bool_]) -> float:
    """Where the table ends, if text hangs out of a cell without bottom rule.

    Browsers end a cut row's verticals where they like and print the rest of a tall merged cell below them: lines that
    follow within the column, less than a line apart, still belong to it.
    """
    if floor.all():
        return bottom
    ends = [bottom] * len(floor)
    low = [w for w in words if w.bottom > bottom and xs[0] < w.x0 and w.x1 < xs[-1]]
    for word in sorted(low, key=lambda w: w.top):
        column = int(np.searchsorted(xs, (word.x0 + word.x1) / 2)) - 1
        gap = 0.6 * (word.bottom - word.top)
        if not floor[column] and word.x0 >= xs[column] - 1 and word.top <= ends[column] + gap:
            ends[column] = max(ends[column], word.bottom)
    return max(ends)


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


def _cells(
    page: Page, xs: list[float], ys: list[float], label: list[list[int]], furniture: frozenset[int]
) -> tuple[GridCell, ...]:
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
    words: list[list[int]] = [[] for _ in spans]
    placed, straddling = _place_words(page, xs, ys)
    for place, r, c in placed:
        if place not in furniture:
            words[label[r][c]].append(place)
    for place, r, c in straddling:
        if place in furniture:
            continue
        if label[r - 1][c] == label[r][c]:
            words[label[r][c]].append(place)
            continue
        above, own = words[label[r - 1][c]], words[label[r][c]]
        _, _, top, _, bottom, _, _ = page.words[place]
        # One that just touches the rule must stand on the text of the cell below as well.
        sure = ys[r] - top > _STRADDLES * (bottom - top) or any(
            0.2 * (bottom - top) < page.words[other].top - top < 0.75 * (bottom - top) for other in own
        )
        (above if sure and _runs_over(page, place, above) else own).append(place)
    return tuple(
        GridCell(r0, r1, c0, c1, Box(xs[c0], ys[r0], xs[c1], ys[r1]), tuple(w))
        for (r0, r1, c0, c1), w in zip(spans, words, strict=True)
    )


def _runs_over(page: Page, place: int, above: list[int]) -> bool:
    """A word on a rule is the rest of the text above it, too long for its cell (browsers let a merged cell's text run
    out below), if a line of that text stands right over it."""
    _, x0, top, x1, bottom, _, _ = page.words[place]
    high = bottom - top
    return any(
        abs(page.words[other].bottom - top) < 0.4 * high and page.words[other].x0 < x1 + 3 * high for other in above
    ) or any(abs(page.words[other].top - top) < 0.2 * high and 0 <= x0 - page.words[other].x1 < high for other in above)


_Placed = list[tuple[int, int, int]]


def _place_words(page: Page, xs: list[float], ys: list[float]) -> tuple[_Placed, _Placed]:
    """``(place, row, column)`` of the words whose centre lies in the grid; apart, those that a row's top cuts."""
    left, right, top, bottom = 2 * xs[0], 2 * xs[-1], 2 * ys[0], 2 * ys[-1]
    placed: _Placed = []
    straddling: _Placed = []
    for place, (_, x0, y0, x1, y1, _, _) in enumerate(page.words):
        x, y = x0 + x1, y0 + y1
        if left < x < right and top < y < bottom:
            row = bisect_left(ys, y / 2) - 1
            on_rule = row and ys[row] - y0 > _TOUCHES * (y1 - y0)
            (straddling if on_rule else placed).append((place, row, bisect_left(xs, x / 2) - 1))
    return placed, straddling


def _shades(page: Page, xs: list[float], ys: list[float]) -> dict[tuple[int, int], str]:
    """What was painted last over more than half of each elementary cell. A pattern counts as grey (``#808080``)."""
    shade: dict[tuple[int, int], str] = {}
    cx = [(a + b) / 2 for a, b in pairwise(xs)]
    cy = [(a + b) / 2 for a, b in pairwise(ys)]
    for fill in page.fills:
        if fill.x1 < xs[0] or fill.x0 > xs[-1] or fill.bottom < ys[0] or fill.top > ys[-1]:
            continue
        # A fill that covers a cell's centre covers about half of it or more: fills begin and end at rules.
        first, last = bisect_left(cx, fill.x0), bisect_left(cx, fill.x1)
        upper, lower = bisect_left(cy, fill.top), bisect_left(cy, fill.bottom)
        if first == last or upper == lower:
            continue
        color = fill.color or PATTERN
        white = color != PATTERN and is_white(color)
        for r in range(upper, lower):
            for c in range(first, last):
                if white:
                    shade.pop((r, c), None)
                else:
                    shade[r, c] = color
    return shade
