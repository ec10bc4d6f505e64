"""Cells of the primary reading against an engine's: where does the engine divide one of our cells, or join several?"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from skparse.geometry import Box
from skparse.verify.settings import VERIFY

Verdict = Literal["same", "different", "unsure"]


class Counterpart(NamedTuple):
    """What an engine sees at one of our cells: the cell in ``pieces`` pieces, or joined with others of ours, ``pieces``
    in all."""

    sentence: Literal["divided", "joined"]
    pieces: int

    @property
    def text(self) -> str:
        """In a few words."""
        if self.sentence == "joined":
            return f"one cell for {self.pieces} of them"
        return "1 cell" if self.pieces == 1 else f"{self.pieces} cells"


_SAME_CELL = Counterpart("divided", 1)


class CellComparison(NamedTuple):
    """An engine's cells compared with ours."""

    verdicts: tuple[Verdict, ...]
    """Of each of our cells, in their order."""
    counterparts: tuple[Counterpart, ...]
    """Of each of our cells: what the engine sees there."""
    extra: tuple[Box, ...]
    """Cells of the engine that we do not have at all."""
    is_reliable: bool
    """The engine sees most of this table as we do, so its differences count."""

    @property
    def is_same(self) -> bool:
        """The engine sees the whole table as we do."""
        return self.is_reliable and not self.extra and all(verdict == "same" for verdict in self.verdicts)


def compare_cells(ours: Sequence[Box], theirs: Sequence[Box], lines: Sequence[Box]) -> CellComparison:
    """Compare our cells of one page with an engine's cells and lines. All are in points on the same page.

    Where the engine has lost cells (rows that continue on another page, tables without vertical rules) its lines still
    tell whether a cell of ours is divided.
    """
    own_cells = [o for o in ours if _is_cell(o)]
    cells = sorted((c for c in theirs if _is_cell(c)), key=lambda c: c.top)
    tops = [c.top for c in cells]
    max_height = max((c.height for c in cells), default=0.0)
    verdicts: list[Verdict] = []
    counterparts: list[Counterpart] = []
    verdict: Verdict
    for own in ours:
        start = bisect_left(tops, own.top - max_height - VERIFY.same_edge_pt)
        # `Box.overlaps` in place: it is asked ten thousand times a page.
        x0, top, x1, bottom = own
        rows = cells[start : bisect_right(tops, bottom)]
        near = [c for c in rows if c[0] < x1 and c[2] > x0 and c[1] < bottom and c[3] > top]
        verdict, counterpart = _compare_cell(own, near, own_cells) if _is_cell(own) else ("same", _SAME_CELL)
        verdicts.append(verdict)
        counterparts.append(counterpart)
    min_same = VERIFY.min_same_cells_share
    has_cells = sum(v == "same" for v in verdicts) >= min_same * max(1, len(verdicts))
    index = _LineIndex(lines)
    has_lines = sum(index.has_line_on_top(own) for own in own_cells) >= min_same * len(own_cells)
    for i, own in enumerate(ours):
        if has_lines and verdicts[i] == "unsure" and _is_cell(own):
            count = index.count_dividing(own)
            verdicts[i] = "different" if count else "same"
            counterparts[i] = Counterpart("divided", count + 1) if count else _SAME_CELL
    return CellComparison(
        verdicts=tuple(verdicts),
        counterparts=tuple(counterparts),
        extra=_extra_cells(ours, cells) if has_cells else (),
        is_reliable=has_cells or has_lines,
    )


class _LineIndex:
    """An engine's lines, looked up by cell."""

    def __init__(self, lines: Sequence[Box]) -> None:
        self._horizontal = sorted((b for b in lines if b.width > b.height), key=lambda b: b.top)
        self._vertical = sorted((b for b in lines if b.width <= b.height), key=lambda b: b.x0)
        self._tops = [line.top for line in self._horizontal]
        self._lefts = [line.x0 for line in self._vertical]
        # Words below the table's last rule make our last row higher, so that this rule lies within its cells without
        # dividing them. If vertical lines go on below it, the row continues on the next page, and the rule divides.
        last = self._tops[-1] if self._tops else 0.0
        goes_on = any(v.bottom > last + VERIFY.max_rule_gap_pt for v in self._vertical)
        self._max_dividing_y = math.inf if goes_on else last - VERIFY.same_edge_pt

    def has_line_on_top(self, cell: Box) -> bool:
        """Does a line run along the whole upper edge?"""
        return self._count_horizontal(cell, cell.top - VERIFY.same_edge_pt, cell.top + VERIFY.same_edge_pt) > 0

    def count_dividing(self, cell: Box) -> int:
        """How many lines run through the cell from edge to edge. One that ends within it does not divide it."""
        gap = VERIFY.max_rule_gap_pt
        start, end = bisect_left(self._lefts, cell.x0 + gap), bisect_right(self._lefts, cell.x1 - gap)
        vertical = [_Run(v.x0, v.top, v.bottom) for v in self._vertical[start:end]]
        return _count_covering(vertical, cell.top, cell.bottom) + self._count_horizontal(
            cell, cell.top + gap, min(cell.bottom - gap, self._max_dividing_y)
        )

    def _count_horizontal(self, cell: Box, upper: float, lower: float) -> int:
        """How many horizontal lines between two heights run along the whole cell."""
        start, end = bisect_left(self._tops, upper), bisect_right(self._tops, lower)
        return _count_covering([_Run(h.top, h.x0, h.x1) for h in self._horizontal[start:end]], cell.x0, cell.x1)


class _Run(NamedTuple):
    """A line: its position across, and from where to where it runs, in points."""

    position: float
    start: float
    end: float


def _count_covering(runs: Sequence[_Run], start: float, end: float) -> int:
    """How many positions have lines that cover an interval, in one piece or several. ``runs`` are sorted by
    position."""
    count = 0
    for group in _group_by_position(runs):
        reached = start
        for run in sorted(group, key=lambda run: run.start):
            if run.start <= reached + VERIFY.same_edge_pt:
                reached = max(reached, run.end)
        count += reached >= end - VERIFY.same_edge_pt
    return count


def _group_by_position(runs: Sequence[_Run]) -> list[list[_Run]]:
    """The two lines of a double rule have one position."""
    groups: list[list[_Run]] = []
    for run in runs:
        if groups and run.position - groups[-1][0].position <= VERIFY.same_edge_pt:
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def _compare_cell(own: Box, near: Sequence[Box], ours: Sequence[Box]) -> tuple[Verdict, Counterpart]:
    """One of our cells against the engine's cells that overlap it. ``ours``: all cells of the primary reading."""
    tolerance = VERIFY.same_edge_pt
    if any(own.is_near(c, tolerance) for c in near):
        return "same", _SAME_CELL
    pieces = [c for c in near if own.contains(c, tolerance)]
    if len(pieces) > 1 and _covers(pieces, own):
        return "different", Counterpart("divided", len(pieces))
    for whole in near:
        if not whole.contains(own, tolerance):
            continue
        parts = [o for o in ours if whole.contains(o, tolerance)]
        # If our cells fill the engine's cell it is a merged cell; else it is a frame around something.
        if len(parts) > 1 and _covers(parts, whole):
            return "different", Counterpart("joined", len(parts))
    return "unsure", _SAME_CELL


def _covers(parts: Sequence[Box], whole: Box) -> bool:
    return sum(part.area for part in parts) >= VERIFY.min_covered_share * whole.area


def _extra_cells(ours: Sequence[Box], theirs: Sequence[Box]) -> tuple[Box, ...]:
    """The engine's cells that lie outside our table and touch it: in its rows, where we have lost a column, or in its
    columns, where we have lost a row."""
    xs = sorted({edge for o in ours for edge in (o.x0, o.x1)})
    ys = sorted({edge for o in ours for edge in (o.top, o.bottom)})
    outer_xs, outer_ys = xs[:1] + xs[-1:], ys[:1] + ys[-1:]
    found = []
    for cell in theirs:
        in_rows = _has_edge(ys, cell.top) and _has_edge(ys, cell.bottom)
        in_columns = _has_edge(xs, cell.x0) and _has_edge(xs, cell.x1)
        touches_side = _has_edge(outer_xs, cell.x0) or _has_edge(outer_xs, cell.x1)
        touches_end = _has_edge(outer_ys, cell.top) or _has_edge(outer_ys, cell.bottom)
        if not (in_rows and touches_side) and not (in_columns and touches_end):
            continue
        if not any(o.contains_point(cell.center_x, cell.center_y) for o in ours):
            found.append(cell)
    return tuple(found)


def _has_edge(edges: Sequence[float], position: float) -> bool:
    """Is one of the sorted edges at this position?"""
    index = bisect_left(edges, position - VERIFY.same_edge_pt)
    return index < len(edges) and edges[index] <= position + VERIFY.same_edge_pt


def _is_cell(box: Box) -> bool:
    """Not the gap of a double rule."""
    return min(box.width, box.height) > VERIFY.max_rule_gap_pt
