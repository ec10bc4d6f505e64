"""Which logical column each column of a grid belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from skparse.table.grid.grid import Grid, GridCell
from skparse.table.header.columns import TableColumn
from skparse.table.header.settings import HEADER

# A column of the grid that spans several columns of the table is over those of which it covers so much. Chosen: more
# than half; 0.2-0.9 hold for all samples and families.
_COVERED = 0.6


class ColumnMap:
    """Which logical column each grid column belongs to, by position.

    ``frame`` is the ``(x0, x1)`` of the table on the page its header was read from. Pages may be shifted or printed at
    another scale: if the frame's width is nearly the same, positions are laid over each other by both its edges.
    """

    def __init__(self, grid: Grid, columns: Sequence[TableColumn], frame: tuple[float, float]) -> None:
        edges = [c.x0 for c in columns[1:]]
        low, high = frame
        sliver = HEADER.min_column_width_pt
        wide, own = high - low, grid.xs[-1] - grid.xs[0]
        scale = wide / own if own and 0.5 <= wide / own <= 2.0 else 1.0
        self._columns: dict[tuple[int, int], list[int]] = {}
        self.of: list[int | None] = []
        self.spans: list[tuple[int, ...]] = []  # all the logical columns that lie under a grid column
        for a, b in pairwise(grid.xs):
            x0, x1 = low + (a - grid.xs[0]) * scale, low + (b - grid.xs[0]) * scale
            under = None if b - a < sliver else bisect_right(edges, (x0 + x1) / 2)
            self.of.append(under)
            # A page whose rows all merge the same months has one grid column for them.
            if under is None:
                self.spans.append(())
            elif x1 <= columns[under].x1 + sliver and x0 >= columns[under].x0 - sliver:
                self.spans.append((under,))
            else:
                most = [i for i, c in enumerate(columns) if min(x1, c.x1) - max(x0, c.x0) > _COVERED * (c.x1 - c.x0)]
                self.spans.append(tuple(sorted({under, *most})))
        last = max((i for i, c in enumerate(columns) if c.role == "level"), default=-1)
        self.deepest = [c for c, column in enumerate(self.of) if column == last]  # grid columns of the last level
        self.scheduled = [
            (c, found)
            for c, span in enumerate(self.spans)
            if (found := [column for column in span if columns[column].role == "schedule"])
        ]

    def columns(self, cell: GridCell) -> list[int]:
        """The logical columns that a cell covers, from left to right."""
        key = (cell.c0, cell.c1)
        found = self._columns.get(key)
        if found is None:
            found = list(dict.fromkeys(c for span in self.spans[cell.c0 : cell.c1] for c in span))
            self._columns[key] = found
        return found
