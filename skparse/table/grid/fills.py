"""Painted areas as far as a table's cells are concerned."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from skparse.geometry import HasBox
from skparse.page import Fill, Page, is_white
from skparse.table.grid.settings import GRID

# What stands for the color of a pattern or gradient, which has none of its own.
PATTERN = "pattern"
# What stands for the color of a picture, a drawing or a line over the cells.
DRAWN = "drawn"


def fills_between(page: Page, left: float, right: float) -> list[Fill]:
    """The fills that lie between two x positions, white ones left out: white only takes away what lies below it."""
    low, high = left - GRID.touch_pt, right + GRID.touch_pt
    return [f for f in page.fills if f.x0 >= low and f.x1 <= high and not (f.color and is_white(f.color))]


def centers_between(positions: Sequence[float]) -> list[float]:
    """The points half way between each position and the next."""
    return [(a + b) / 2 for a, b in pairwise(positions)]


def covered_cells(fill: HasBox, center_xs: Sequence[float], center_ys: Sequence[float]) -> tuple[range, range]:
    """The rows and the columns of the elementary cells whose centers a fill covers.

    A fill that covers a cell's center covers about half of it or more, because fills begin and end at rules.
    """
    columns = range(bisect_left(center_xs, fill.x0), bisect_left(center_xs, fill.x1))
    return range(bisect_left(center_ys, fill.top), bisect_left(center_ys, fill.bottom)), columns


def shading_of_cells(page: Page, xs: Sequence[float], ys: Sequence[float]) -> dict[tuple[int, int], str]:
    """The color that was painted last on each elementary cell, by (row, column); a pattern counts as `PATTERN`.

    Cells that are white or not painted are left out.
    """
    shading: dict[tuple[int, int], str] = {}
    center_xs, center_ys = centers_between(xs), centers_between(ys)
    for fill in page.fills:
        if fill.x1 < xs[0] or fill.x0 > xs[-1] or fill.bottom < ys[0] or fill.top > ys[-1]:
            continue
        rows, columns = covered_cells(fill, center_xs, center_ys)
        if not columns or not rows:
            continue
        color = fill.color or PATTERN
        white = color != PATTERN and is_white(color)
        for r in rows:
            for c in columns:
                if white:
                    shading.pop((r, c), None)
                else:
                    shading[r, c] = color
    return shading
