"""Elementary cells → cells: neighbors without an edge between them are joined."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from skparse.page import Word
from skparse.table.grid.edges import Edge
from skparse.table.grid.settings import GRID

# Where along an interval an edge must be: two of these three points make it covered, so joints and short ticks do not.
_SAMPLES = (0.2, 0.5, 0.8)

Bools = npt.NDArray[np.bool_]


def covered_by_edges(edges: Sequence[Edge], positions: Sequence[float], across: Sequence[float]) -> Bools:
    """(intervals of ``across``, positions): does an edge at this position cover most of this interval?"""
    points = [a + (b - a) * share for a, b in pairwise(across) for share in _SAMPLES]
    hit = np.zeros((len(positions), len(points)), dtype=bool)
    index = {p: i for i, p in enumerate(positions)}
    reach = GRID.edge_reach_pt
    for edge in edges:
        low, high = bisect_left(points, edge.start - reach), bisect_left(points, edge.end + reach)
        hit[index[edge.position], low:high] = True
    return np.asarray(hit.reshape(len(positions), -1, len(_SAMPLES)).sum(axis=2).T >= 2)


def remove_edges_through_words(
    has_vertical_edge: Bools, words: Sequence[Word], xs: Sequence[float], ys: Sequence[float]
) -> None:
    """An inferred edge is none in a row where a word crosses it, as in a section's title over the whole width."""
    tolerance = GRID.word_tolerance_pt
    for word in words:
        row = bisect_left(ys, word.center_y) - 1
        if 0 <= row < len(ys) - 1:
            for j in range(bisect_left(xs, word.x0 + tolerance), bisect_left(xs, word.x1 - tolerance)):
                has_vertical_edge[row, j] = False


def join_elementary_cells(has_vertical_edge: Bools, has_horizontal_edge: Bools) -> tuple[tuple[int, ...], ...]:
    """[row][column]: which cell an elementary cell belongs to; neighbors without an edge between them share one.

    Cells are counted in reading order of their first elementary cells.
    """
    rows, columns = has_vertical_edge.shape[0], has_horizontal_edge.shape[1]
    parent = list(range(rows * columns))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for r, c in np.argwhere(~has_vertical_edge[:, 1:-1]).tolist():
        a, b = root(r * columns + c), root(r * columns + c + 1)
        parent[max(a, b)] = min(a, b)
    for r, c in np.argwhere(~has_horizontal_edge[1:-1, :]).tolist():
        a, b = root(r * columns + c), root((r + 1) * columns + c)
        parent[max(a, b)] = min(a, b)
    # A root is its cell's first elementary cell in reading order.
    index_of_root: dict[int, int] = {}
    flat = [index_of_root.setdefault(root(i), len(index_of_root)) for i in range(rows * columns)]
    return tuple(tuple(flat[r * columns : (r + 1) * columns]) for r in range(rows))


def spans_of_cells(cell_index: tuple[tuple[int, ...], ...]) -> list[list[int]]:
    """``[r0, r1, c0, c1]`` of each cell, ends excluded, in the order of the indices."""
    spans: list[list[int]] = []
    for r, row in enumerate(cell_index):
        for c, index in enumerate(row):
            # Indices count up in reading order, so a new one is always the next.
            if index == len(spans):
                spans.append([r, r + 1, c, c + 1])
            else:
                span = spans[index]
                span[1] = r + 1
                if c < span[2]:
                    span[2] = c
                elif c >= span[3]:
                    span[3] = c + 1
    return spans
