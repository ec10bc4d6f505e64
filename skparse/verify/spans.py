"""Our cells against an engine's: where does it see several cells in one of ours, or one over several of ours?"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from skparse.geometry import Box
from skparse.verify.model import holds, middle

# Edges that mean the same rule lie within so many points: half of the widest double rule's gap and stroke. All cells of
# samples and families that are the same lie within 2.3 pt; rows are 7 pt high at least.
_EDGE = 3.0
# What is thinner is the gap of a double rule.
_SLIVER = 3.5
# Of a cell's area: so much of it the pieces must cover, else the engine has lost some of them and says nothing.
_COVERED = 0.9
# So many of our cells the engine must find for its word to count where it sees others. Dashed rules, open rows and
# double rules leave it 0.7-1 of them or (nearly) none; chosen between.
_FITS = 0.5

Verdict = Literal["same", "other", "unsure"]


class Seen(NamedTuple):
    """What an engine sees in the place of one of our cells: it in ``pieces`` pieces, or joined with others of ours,
    ``pieces`` in all."""

    sentence: Literal["divided", "joined"]
    pieces: int

    @property
    def text(self) -> str:
        """In a few words."""
        if self.sentence == "joined":
            return f"one cell for {self.pieces} of them"
        return "1 cell" if self.pieces == 1 else f"{self.pieces} cells"


_ONE = Seen("divided", 1)


class Cells(NamedTuple):
    """What an engine says of each of our cells, in their order, and the cells that we do not have at all."""

    verdicts: tuple[Verdict, ...]
    seen: tuple[Seen, ...]
    """Of each cell: what the engine sees there."""
    extra: tuple[Box, ...]
    fits: bool
    """The engine sees this table as we do, on the whole."""


def compare_cells(ours: Sequence[Box], theirs: Sequence[Box], lines: Sequence[Box]) -> Cells:
    """Compare our cells of one page with an engine's cells and lines. All are in points on the same page.

    Where the engine has lost cells (rows that a page's end leaves open, tables without upright rules) its lines still
    tell that a cell of ours is divided.
    """
    whole = [o for o in ours if _is_cell(o)]
    real = sorted((c for c in theirs if _is_cell(c)), key=lambda c: c.top)
    tops = [c.top for c in real]
    tallest = max((c.bottom - c.top for c in real), default=0.0)
    verdicts: list[Verdict] = []
    seen: list[Seen] = []
    verdict: Verdict
    for own in ours:
        low = bisect_left(tops, own.top - tallest - _EDGE)
        near = [
            c
            for c in real[low : bisect_right(tops, own.bottom)]
            if c.bottom > own.top and c.x1 > own.x0 and c.x0 < own.x1
        ]
        verdict, what = _verdict(own, near, whole) if _is_cell(own) else ("same", _ONE)
        verdicts.append(verdict)
        seen.append(what)
    fits = sum(v == "same" for v in verdicts) >= _FITS * max(1, len(verdicts))
    ruled = _Lines(lines)
    known = sum(ruled.along_top(own) for own in whole) >= _FITS * len(whole)
    for i, own in enumerate(ours):
        if known and verdicts[i] == "unsure" and _is_cell(own):
            count = ruled.across(own)
            verdicts[i], seen[i] = ("other", Seen("divided", count + 1)) if count else ("same", _ONE)
    return Cells(tuple(verdicts), tuple(seen), _extra(ours, real) if fits else (), fits or known)


class _Lines:
    """An engine's lines, looked up by cell."""

    def __init__(self, lines: Sequence[Box]) -> None:
        self._level = sorted((b for b in lines if b.x1 - b.x0 > b.bottom - b.top), key=lambda b: b.top)
        self._upright = sorted((b for b in lines if b.x1 - b.x0 <= b.bottom - b.top), key=lambda b: b.x0)
        self._tops = [line.top for line in self._level]
        self._lefts = [line.x0 for line in self._upright]
        # Texts that hang below the table's last rule lengthen our last row, so that rule divides nothing; unless
        # upright rules go on below it, for a row that a page's end leaves open.
        last = self._tops[-1] if self._tops else 0.0
        goes_on = any(v.bottom > last + _SLIVER for v in self._upright)
        self._last = math.inf if goes_on else last

    def along_top(self, cell: Box) -> bool:
        """A line runs along the whole upper edge."""
        return self._level_between(cell, cell.top - _EDGE, cell.top + _EDGE) > 0

    def across(self, cell: Box) -> int:
        """How many lines run through the cell, from edge to edge. One that ends within it divides nothing."""
        low, high = bisect_left(self._lefts, cell.x0 + _SLIVER), bisect_right(self._lefts, cell.x1 - _SLIVER)
        upright = _covering([(v.x0, v.top, v.bottom) for v in self._upright[low:high]], cell.top, cell.bottom)
        return upright + self._level_between(cell, cell.top + _SLIVER, min(cell.bottom - _SLIVER, self._last - _EDGE))

    def _level_between(self, cell: Box, upper: float, lower: float) -> int:
        low, high = bisect_left(self._tops, upper), bisect_right(self._tops, lower)
        return _covering([(h.top, h.x0, h.x1) for h in self._level[low:high]], cell.x0, cell.x1)


def _covering(runs: Sequence[tuple[float, float, float]], start: float, end: float) -> int:
    """How many positions have lines that cover an interval, in one piece or several. ``runs``: sorted (position, from,
    to)."""
    count = 0
    for _, group in _together(runs):
        reached = start
        for _, low, high in sorted(group, key=lambda run: run[1]):
            if low <= reached + _EDGE:
                reached = max(reached, high)
        count += reached >= end - _EDGE
    return count


def _together(runs: Sequence[tuple[float, float, float]]) -> list[tuple[float, list[tuple[float, float, float]]]]:
    """Runs by position: the two lines of a double rule are one."""
    groups: list[tuple[float, list[tuple[float, float, float]]]] = []
    for run in runs:
        if groups and run[0] - groups[-1][0] <= _EDGE:
            groups[-1][1].append(run)
        else:
            groups.append((run[0], [run]))
    return groups


def _verdict(own: Box, near: Sequence[Box], ours: Sequence[Box]) -> tuple[Verdict, Seen]:
    if any(_same(own, c) for c in near):
        return "same", _ONE
    pieces = [c for c in near if _lies_in(c, own)]
    if len(pieces) > 1 and sum(map(_area, pieces)) >= _COVERED * _area(own):
        return "other", Seen("divided", len(pieces))
    for whole in near:
        if not _lies_in(own, whole):
            continue
        mine = [o for o in ours if _lies_in(o, whole)]
        # One engine cell over ours is a merged cell if ours fill it; else it is a frame around something.
        if len(mine) > 1 and sum(map(_area, mine)) >= _COVERED * _area(whole):
            return "other", Seen("joined", len(mine))
    return "unsure", _ONE


def _extra(ours: Sequence[Box], real: Sequence[Box]) -> tuple[Box, ...]:
    """Cells that join on to our table and lie outside it: in its rows (a column is lost) or its columns (a row is)."""
    xs = sorted({edge for o in ours for edge in (o.x0, o.x1)})
    ys = sorted({edge for o in ours for edge in (o.top, o.bottom)})
    found = []
    for cell in real:
        if any(holds(o, *middle(cell)) for o in ours):
            continue
        in_rows = _on(ys, cell.top) and _on(ys, cell.bottom)
        in_columns = _on(xs, cell.x0) and _on(xs, cell.x1)
        beside = _on(xs[:1] + xs[-1:], cell.x0) or _on(xs[:1] + xs[-1:], cell.x1)
        under = _on(ys[:1] + ys[-1:], cell.top) or _on(ys[:1] + ys[-1:], cell.bottom)
        if (in_rows and beside) or (in_columns and under):
            found.append(cell)
    return tuple(found)


def _on(edges: Sequence[float], at: float) -> bool:
    place = bisect_left(edges, at - _EDGE)
    return place < len(edges) and edges[place] <= at + _EDGE


def _same(a: Box, b: Box) -> bool:
    return all(abs(p - q) <= _EDGE for p, q in zip(a, b, strict=True))


def _lies_in(inner: Box, outer: Box) -> bool:
    return (
        inner.x0 >= outer.x0 - _EDGE
        and inner.x1 <= outer.x1 + _EDGE
        and inner.top >= outer.top - _EDGE
        and inner.bottom <= outer.bottom + _EDGE
    )


def _is_cell(box: Box) -> bool:
    return min(box.x1 - box.x0, box.bottom - box.top) > _SLIVER


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)
