"""Edges → the positions that cut a grid into elementary cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from skparse.page import Page
from skparse.table.grid.edges import Edge
from skparse.table.grid.fills import fills_between
from skparse.table.grid.settings import GRID


def positions_of(edges: Sequence[Edge], crossing: Sequence[Edge]) -> list[float]:
    """The distinct positions of the edges; on a side without edge, also where the crossing edges end."""
    found = sorted({edge.position for edge in edges})
    if not crossing:
        return found
    low, high = min(c.start for c in crossing), max(c.end for c in crossing)
    if not found or low < found[0] - GRID.touch_pt:
        found.insert(0, low)
    if high > found[-1] + GRID.touch_pt:
        found.append(high)
    return found


def with_expected_sides(xs: list[float], expected: Sequence[float]) -> list[float]:
    """Add the expected outer edges where nearly all the verticals found are inner ones of the expected table."""
    touch = GRID.touch_pt
    if len(xs) < 3 or not expected or not expected[0] - touch < xs[0] <= xs[-1] < expected[-1] + touch:
        return xs
    if sum(any(abs(x - e) <= touch for e in expected) for x in xs) < GRID.min_expected_share * len(xs):
        return xs
    left = [expected[0]] if xs[0] > expected[0] + touch else []
    right = [expected[-1]] if xs[-1] < expected[-1] - touch else []
    return [*left, *xs, *right]


def with_fill_edges(page: Page, xs: list[float], ys: list[float]) -> list[float]:
    """Add the edges of fills, which part rows where these are not ruled. Without a rule there, cells stay whole."""
    edges = {
        edge for fill in fills_between(page, xs[0], xs[-1]) for edge in (fill.top, fill.bottom) if ys[0] < edge < ys[-1]
    }
    for edge in sorted(edges):
        index = bisect_left(ys, edge)
        if edge - ys[index - 1] > GRID.touch_pt and ys[index] - edge > GRID.touch_pt:
            ys.insert(index, edge)
    return ys
