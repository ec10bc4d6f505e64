"""Shapes that are drawn over a table's cells: their lines are no rules of the table.

A bar of a Gantt chart may have an outline, and an area may be hatched by many parallel lines. Both would cut cells
where the table has no rule.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from skparse.geometry import bounding_box
from skparse.page import Fill, Page, Rule, is_white
from skparse.table.grid.edges import Edge
from skparse.table.grid.settings import GRID

Span = tuple[float, float]
"""From where to where, in points."""


def hatching_as_fills(page: Page) -> Page:
    """The page with each hatching of horizontal or vertical lines as one fill, a pattern, instead of its lines."""
    rules_h, areas_h = _without_hatching(page.rules_h, horizontal=True)
    rules_v, areas_v = _without_hatching(page.rules_v, horizontal=False)
    if not areas_h and not areas_v:
        return page
    return page._replace(rules_h=rules_h, rules_v=rules_v, fills=(*page.fills, *areas_h, *areas_v))


def _without_hatching(rules: tuple[Rule, ...], *, horizontal: bool) -> tuple[tuple[Rule, ...], list[Fill]]:
    by_ends: dict[tuple[int, int], list[Rule]] = {}
    for rule in rules:
        start, end = (rule.x0, rule.x1) if horizontal else (rule.top, rule.bottom)
        by_ends.setdefault((round(start / GRID.same_side_pt), round(end / GRID.same_side_pt)), []).append(rule)
    runs = [run for equal in by_ends.values() for run in _runs(equal, horizontal)]
    if not runs:
        return rules, []
    hatched = {rule for run in runs for rule in run}
    # A border beside the lines may be as long as they are; other rules show that it is one.
    others = sorted(_position(rule, horizontal) for rule in rules if rule not in hatched)
    kept = tuple(rule for rule in rules if rule not in hatched or _is_near_any(_position(rule, horizontal), others))
    return kept, [Fill(*bounding_box(run), color=None) for run in runs]


def _runs(rules: Sequence[Rule], horizontal: bool) -> list[list[Rule]]:
    """Rules of one length that follow each other so closely that they hatch an area."""
    if len(rules) < GRID.min_hatching_rules:
        return []
    ordered = sorted(rules, key=lambda rule: _position(rule, horizontal))
    runs = [[ordered[0]]]
    for before, rule in pairwise(ordered):
        gap = _position(rule, horizontal) - _position(before, horizontal)
        if gap <= GRID.max_hatching_gap_pt:
            runs[-1].append(rule)
        else:
            runs.append([rule])
    return [run for run in runs if len({round(_position(r, horizontal)) for r in run}) >= GRID.min_hatching_rules]


def _position(rule: Rule, horizontal: bool) -> float:
    return rule.center_y if horizontal else rule.center_x


def _is_near_any(position: float, others: Sequence[float]) -> bool:
    index = bisect_left(others, position - GRID.same_side_pt)
    return index < len(others) and others[index] <= position + GRID.same_side_pt


def without_outlines(
    fills: Iterable[Fill], horizontal: Sequence[Edge], vertical: Sequence[Edge]
) -> tuple[list[Edge], list[Edge]]:
    """The horizontal and vertical edges without the outlines of shapes that are drawn over the cells.

    The sides of a shaded cell go on beside it, as sides of its neighbors. Those of a bar are as long as the bar, and
    columns' edges run on above and below it, to the left of it and to the right.
    """
    by_start: dict[int, list[Edge]] = {}
    for edge in horizontal:
        by_start.setdefault(int(edge.start), []).append(edge)
    removed: set[Edge] = set()
    for fill in fills:
        # Nearly all fills end here: the edges at a shaded cell's top and bottom begin further left.
        begin = int(fill.x0)
        near = [e for start in (begin - 1, begin, begin + 1) for e in by_start.get(start, ())]
        if not near or (fill.color and is_white(fill.color)):
            continue
        along = [e for e in near if _is_side(e, (fill.x0, fill.x1), (fill.top, fill.bottom))]
        if along and _is_over_columns(fill, vertical) and not _goes_on_beside(fill, horizontal):
            removed.update(along)
            removed.update(e for e in vertical if _is_side(e, (fill.top, fill.bottom), (fill.x0, fill.x1)))
    if not removed:
        return list(horizontal), list(vertical)
    return [e for e in horizontal if e not in removed], [e for e in vertical if e not in removed]


def _goes_on_beside(fill: Fill, horizontal: Sequence[Edge]) -> bool:
    """Does an edge along its top or bottom go further than the shape?"""
    near, touch = GRID.same_side_pt, GRID.touch_pt
    return any(
        edge.start < fill.x1
        and edge.end > fill.x0
        and (edge.start < fill.x0 - touch or edge.end > fill.x1 + touch)
        and min(abs(edge.position - fill.top), abs(edge.position - fill.bottom)) <= near
        for edge in horizontal
    )


def _is_side(edge: Edge, ends: Span, positions: Span) -> bool:
    """Does the edge run along one of two sides of a shape, no further than the shape does?"""
    near = GRID.same_side_pt
    return (
        abs(edge.start - ends[0]) <= near
        and abs(edge.end - ends[1]) <= near
        and min(abs(edge.position - positions[0]), abs(edge.position - positions[1])) <= near
    )


def _is_over_columns(fill: Fill, vertical: Sequence[Edge]) -> bool:
    """Is it drawn over columns: do edges run past it on both sides, and through it or not along its own sides?"""
    touch = GRID.touch_pt
    past = [e.position for e in vertical if e.start < fill.top - touch and e.end > fill.bottom + touch]
    if not past or past[0] >= fill.x0 - touch or past[-1] <= fill.x1 + touch:
        return False
    through = any(fill.x0 + touch < x < fill.x1 - touch for x in past)
    return through or not all(any(abs(x - side) <= touch for x in past) for side in (fill.x0, fill.x1))
