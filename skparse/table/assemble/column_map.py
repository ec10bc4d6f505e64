"""Which logical column each column of a grid belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from skparse.table.assemble.settings import ASSEMBLE
from skparse.table.grid.grid import Grid, GridCell
from skparse.table.grid.settings import GRID
from skparse.table.header.columns import TableColumn


class ColumnMap:
    """Which logical column each grid column belongs to, by position.

    Pages may be shifted or printed at another scale: the table's frame and the grid are aligned by both their edges.

    Attributes:
        by_center: for each grid column the logical column under its center; None for a sliver.
        spans: for each grid column all the logical columns that it covers.
        last_level: the grid columns of the last level.
        scheduled: grid columns of the schedule, each with the logical columns that it covers.
        marked: the grid columns of the schedule in which a mark means months, or a year.
        in_words: the logical columns of the schedule whose headings name no time, so that their cells do.
    """

    def __init__(self, grid: Grid, columns: Sequence[TableColumn], frame: tuple[float, float]) -> None:
        """``frame``: left and right edge of the table on the page of its header, in points."""
        self._left, self._own_left = frame[0], grid.xs[0]
        width, own_width = frame[1] - frame[0], grid.xs[-1] - grid.xs[0]
        scale = width / own_width if own_width else 1.0
        self._scale = scale if 1 / ASSEMBLE.max_scale <= scale <= ASSEMBLE.max_scale else 1.0
        self._columns: dict[tuple[int, int], list[int]] = {}
        self.by_center: list[int | None] = []
        self.spans: list[tuple[int, ...]] = []
        edges = [c.x0 for c in columns[1:]]
        for a, b in pairwise(grid.xs):
            x0, x1 = self.to_table(a), self.to_table(b)
            under = None if b - a < GRID.min_column_width_pt else bisect_right(edges, (x0 + x1) / 2)
            self.by_center.append(under)
            self.spans.append(() if under is None else _covered(columns, under, x0, x1))
        last = max((i for i, c in enumerate(columns) if c.role == "level"), default=-1)
        self.last_level = [c for c, column in enumerate(self.by_center) if column == last]
        self.in_words = frozenset(i for i, c in enumerate(columns) if c.in_words)
        self.marked = [
            c
            for c, span in enumerate(self.spans)
            if any(columns[i].role == "schedule" and not columns[i].in_words for i in span)
        ]
        self.scheduled = [
            (c, found)
            for c, span in enumerate(self.spans)
            if (found := [column for column in span if columns[column].role == "schedule"])
        ]

    def to_table(self, x: float) -> float:
        """A position on the grid's page, as it is on the page of the table's header."""
        return self._left + (x - self._own_left) * self._scale

    def to_page(self, x: float) -> float:
        """A position on the page of the table's header, as it is on the grid's page."""
        return self._own_left + (x - self._left) / self._scale

    def columns(self, cell: GridCell) -> list[int]:
        """The logical columns that a cell covers, from left to right."""
        key = (cell.c0, cell.c1)
        found = self._columns.get(key)
        if found is None:
            found = list(dict.fromkeys(c for span in self.spans[cell.c0 : cell.c1] for c in span))
            self._columns[key] = found
        return found


def _covered(columns: Sequence[TableColumn], under: int, x0: float, x1: float) -> tuple[int, ...]:
    """The logical columns from ``x0`` to ``x1``: a page whose rows all merge the same months has one grid column for
    them. ``under``: the one under the center."""
    if x1 <= columns[under].x1 + GRID.min_column_width_pt and x0 >= columns[under].x0 - GRID.min_column_width_pt:
        return (under,)
    share = ASSEMBLE.min_covered_share
    most = [i for i, c in enumerate(columns) if min(x1, c.x1) - max(x0, c.x0) > share * (c.x1 - c.x0)]
    return tuple(sorted({under, *most}))
