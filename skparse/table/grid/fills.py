"""Painted areas as far as a table's cells are concerned."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from skparse.page import Fill, Page, is_white
from skparse.table.grid.edges import TOUCH

# What stands for the colour of a pattern or gradient, which has none of its own.
PATTERN = "pattern"


def fills_between(page: Page, left: float, right: float) -> list[Fill]:
    """The fills that lie between two verticals, white ones left out: white only takes away what lies below it."""
    return [
        fill
        for fill in page.fills
        if fill.x0 >= left - TOUCH and fill.x1 <= right + TOUCH and not (fill.color and is_white(fill.color))
    ]


def shades(page: Page, xs: list[float], ys: list[float]) -> dict[tuple[int, int], str]:
    """What was painted last over more than half of each elementary cell. A pattern counts as `PATTERN`."""
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
