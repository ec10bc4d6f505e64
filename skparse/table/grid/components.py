"""Edges → components: the edges that make one table together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from skparse.geometry import Box
from skparse.table.grid.edges import Edge
from skparse.table.grid.settings import GRID


class Component(NamedTuple):
    """Connected edges: a table, a box around a text, or a drawing."""

    horizontal: list[Edge]
    vertical: list[Edge]

    def joined(self, other: Component) -> Component:
        """The edges of both."""
        return Component(self.horizontal + other.horizontal, self.vertical + other.vertical)


def find_components(horizontal: list[Edge], vertical: list[Edge]) -> list[Component]:
    """Groups of edges that cross or touch; also those that stand apart where they are parts of one table."""
    if len(vertical) < 2:
        return []
    if not horizontal:
        return _verticals_of_equal_height([], vertical)
    groups, loose = _connected(horizontal, vertical)
    if len(groups) > 1 and loose:
        groups = _join_same_rows(groups)
    groups = [g._replace(vertical=g.vertical + _of_full_height(loose, g.vertical)) for g in groups]
    # Where most verticals meet no horizontal edge, the few horizontal edges are not what makes the table.
    if sum(len(g.vertical) for g in groups) * 2 < len(vertical):
        columns_only = _verticals_of_equal_height(horizontal, vertical)
        if columns_only:
            return columns_only
    return _join_side_by_side(_join_across_full_width_rows(groups))


def _connected(horizontal: list[Edge], vertical: list[Edge]) -> tuple[list[Component], list[Edge]]:
    """Groups of edges that cross or touch, with two verticals at least; apart, the verticals that touch nothing."""
    touch = GRID.touch_pt
    h, v = np.array(horizontal), np.array(vertical)
    meets = (
        (h[:, 1, None] - touch <= v[None, :, 0])
        & (v[None, :, 0] <= h[:, 2, None] + touch)
        & (v[None, :, 1] - touch <= h[:, 0, None])
        & (h[:, 0, None] <= v[None, :, 2] + touch)
    )
    of_h, of_v = _lowest_connected(meets)
    groups = []
    for lowest in np.unique(of_h):
        own = Component(_chosen(horizontal, of_h == lowest), _chosen(vertical, of_v == lowest))
        if len(own.vertical) >= 2:
            groups.append(own)
    return groups, _chosen(vertical, of_v == len(horizontal) + 1)


def _chosen(edges: list[Edge], mask: npt.NDArray[np.bool_]) -> list[Edge]:
    return [edges[i] for i in np.flatnonzero(mask)]


def _lowest_connected(meets: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.int_], npt.NDArray[np.int_]]:
    """For each row and each column of a boolean matrix, the lowest row that it is connected with.

    A column without any row gets the number of rows plus one.
    """
    nothing = len(meets) + 1
    of_rows = np.arange(len(meets))
    while True:
        of_columns = np.where(meets, of_rows[:, None], nothing).min(axis=0)
        lower = np.minimum(of_rows, np.where(meets, of_columns[None, :], nothing).min(axis=1))
        if (lower == of_rows).all():
            return of_rows, of_columns
        of_rows = lower


def _verticals_of_equal_height(horizontal: list[Edge], vertical: list[Edge]) -> list[Component]:
    """All edges as one table without rules between rows; [] where the verticals do not look like one.

    The outer verticals and most of the others go from the table's top to its bottom; a merged schedule may interrupt
    the rest. Such is a page that lies within a row, or one whose rows are not ruled.
    """
    touch = GRID.touch_pt
    first, last = min(vertical, key=lambda v: v.position), max(vertical, key=lambda v: v.position)
    whole = [v for v in vertical if abs(v.start - first.start) <= touch and abs(v.end - first.end) <= touch]
    xs = {v.position for v in vertical}
    too_few = len(whole) < GRID.min_equal_verticals and len(whole) < len(vertical)
    if last not in whole or len(whole) * 2 < len(xs) or too_few:
        return []
    if all(v.is_within(first.start, first.end) for v in vertical):
        return [Component(horizontal, vertical)]
    return []


def _of_full_height(loose: Iterable[Edge], own: Sequence[Edge]) -> list[Edge]:
    """The loose verticals that run over the whole height of a table.

    They are the sides of parents that are merged through the page, whose cells have no rule on it above or below.
    """
    top, bottom = min(v.start for v in own), max(v.end for v in own)
    slack = GRID.full_height_tolerance_pt
    return [v for v in loose if abs(v.start - top) <= slack and abs(v.end - bottom) <= slack]


def _join_same_rows(groups: list[Component]) -> list[Component]:
    """Join groups that have their top, bottom and rows at the same heights: the cells between them are merged through
    the whole page."""
    joined: list[Component] = []
    for group in groups:
        place = next((i for i, other in enumerate(joined) if _are_at_same_heights(other, group)), None)
        if place is None:
            joined.append(group)
        else:
            joined[place] = joined[place].joined(group)
    return joined


def _are_at_same_heights(one: Component, other: Component) -> bool:
    ours, theirs = _heights(one), _heights(other)
    return len(ours) == len(theirs) and np.allclose(ours, theirs, rtol=0, atol=GRID.touch_pt)


def _heights(group: Component) -> list[float]:
    box = _box(group.vertical)
    return [box.top, box.bottom, *sorted({h.position for h in group.horizontal})]


def _join_across_full_width_rows(groups: list[Component]) -> list[Component]:
    """Join what a full-width row parts in a table without frame: no vertical runs beside that row."""
    joined: list[Component] = []
    for group in sorted(groups, key=lambda g: min(v.start for v in g.vertical)):
        if joined and group.horizontal and joined[-1].horizontal and _are_parted_by_a_row(joined[-1], group):
            joined[-1] = joined[-1].joined(group)
        else:
            joined.append(group)
    return joined


def _are_parted_by_a_row(upper: Component, lower: Component) -> bool:
    touch = GRID.touch_pt
    left, right = _sides(lower.horizontal)
    upper_left, upper_right = _sides(upper.horizontal)
    if abs(left - upper_left) > touch or abs(right - upper_right) > touch:
        return False
    if not all(left + touch < v.position < right - touch for v in (*lower.vertical, *upper.vertical)):
        return False
    gap = min(v.start for v in lower.vertical) - max(v.end for v in upper.vertical)
    return 0 <= gap <= GRID.max_full_width_row_pt


def _sides(horizontal: Sequence[Edge]) -> tuple[float, float]:
    return min(h.start for h in horizontal), max(h.end for h in horizontal)


def _join_side_by_side(groups: list[Component]) -> list[Component]:
    """Join groups that stand beside each other with equal top and bottom: one table with a gap between columns."""
    joined: list[Component] = []
    for group in sorted(groups, key=lambda g: min(v.position for v in g.vertical)):
        box = _box(group.vertical)
        for i, other in enumerate(joined):
            beside = _box(other.vertical)
            is_aligned = abs(box.top - beside.top) <= GRID.touch_pt and abs(box.bottom - beside.bottom) <= GRID.touch_pt
            if is_aligned and 0 <= box.x0 - beside.x1 <= GRID.max_column_gap_pt:
                joined[i] = other.joined(group)
                break
        else:
            joined.append(group)
    return joined


def _box(vertical: Sequence[Edge]) -> Box:
    return Box(
        min(v.position for v in vertical),
        min(v.start for v in vertical),
        max(v.position for v in vertical),
        max(v.end for v in vertical),
    )
