"""Lines and arrows drawn over the schedule: horizontal edges inside a row that are no rules between its cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from skparse.geometry import Box, HasBox
from skparse.table.assemble.body import GridBody, RowSpan
from skparse.table.assemble.settings import ASSEMBLE
from skparse.table.grid.edges import Edge
from skparse.table.grid.settings import GRID


class DrawnLine(NamedTuple):
    """A line over the cells of a row."""

    row: RowSpan
    box: Box

    def has_head(self, shape: HasBox) -> bool:
        """Is this shape the head of an arrow, at one end of the line?"""
        touch, middle = GRID.touch_pt, self.box.center_y
        centered = abs((shape.top + shape.bottom) / 2 - middle) <= touch
        small = shape.x1 - shape.x0 < self.box.width / 2
        ends = (self.box.x0, self.box.x1)
        return centered and small and any(shape.x0 - touch <= end <= shape.x1 + touch for end in ends)


def lines_over_cells(body: GridBody, spans: Sequence[RowSpan]) -> list[DrawnLine]:
    """The lines and arrows of the schedule, on a page that was not read as a picture."""
    inner = _edges_inside_rows(body, spans)
    if not inner:
        return []
    rules = body.texts.page.rules_h
    usual = median(rule.height for rule in rules)
    found = []
    for row, edge in inner:
        own = [r for r in rules if _is_part(r, edge)]
        thick = max((r.height for r in own), default=0.0)
        box = Box(edge.start, edge.position - thick / 2, edge.end, edge.position + thick / 2)
        line = DrawnLine(row, box)
        is_thick = thick >= max(ASSEMBLE.min_drawn_line_pt, ASSEMBLE.min_drawn_line_share * usual)
        if is_thick or not _ends_on_rules(body, edge) or _has_head(body, line):
            found.append(line)
    return found


def _edges_inside_rows(body: GridBody, spans: Sequence[RowSpan]) -> list[tuple[RowSpan, Edge]]:
    """The horizontal edges of the schedule that run within a row, at a height where no other column has one."""
    grid, touch = body.grid, GRID.touch_pt
    scheduled = body.column_map.marked
    if not scheduled:
        return []
    left, right = grid.xs[scheduled[0]] - touch, grid.xs[scheduled[-1] + 1] + touch
    confined = [e for e in grid.horizontal_edges if e.start >= left and e.end <= right]
    if not confined:
        return []
    other = {e.position for e in grid.horizontal_edges if e.start < left or e.end > right}
    tops = [grid.ys[span.start] for span in spans]
    found = []
    for edge in confined:
        index = bisect_right(tops, edge.position) - 1
        if index < 0 or edge.position in other:
            continue
        row = spans[index]
        if grid.ys[row.start] + touch < edge.position < grid.ys[row.end] - touch:
            found.append((row, edge))
    return found


def _is_part(rule: HasBox, edge: Edge) -> bool:
    middle = (rule.top + rule.bottom) / 2
    return (
        abs(middle - edge.position) <= GRID.same_position_pt
        and rule.x0 >= edge.start - GRID.touch_pt
        and rule.x1 <= edge.end + GRID.touch_pt
    )


def _ends_on_rules(body: GridBody, edge: Edge) -> bool:
    """Do both ends stand on a rule between columns, as those of a rule between cells do?"""
    return all(any(abs(x - end) <= GRID.touch_pt for x in body.grid.xs) for end in (edge.start, edge.end))


def _has_head(body: GridBody, line: DrawnLine) -> bool:
    page = body.texts.page
    return any(map(line.has_head, page.drawings)) or any(map(line.has_head, page.fills))
