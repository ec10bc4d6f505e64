"""Which of a picture's lines are a table's rules: they meet others, and are drawn with one pen."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

# Rules meet to this many points; a tear in one is no longer than this.
_HOLD, _TORN = 3.0, 15.0
# A line shorter than this must meet another: rows of letters, arcs of stamps and scratches are no longer.
_SURE = 120.0
# Pieces of one line lie in line to this many points; a scratch tears it by no more, a merged cell by a row and more.
_ONE, _MEND = 1.2, 8.0
# As long as a month's name in type that stands upright, whose feet make a line: a shorter line must meet others at both
# ends, or end where so many others do (a page's end cuts a row without a rule).
_LETTER, _FELLOWS = 60.0, 3
# The flat part of a stamp's arc is no longer than this.
_ARC = 40.0
# A letter is lower than this: its stem may stand in line with a rule.
_STEM = 14.0
# Of the darkness of a page's rules: streaks of dust under a feeder's glass and folds are fainter.
_FAINT = 0.3
# A streak is fainter than this and runs this far (in points) beyond all rules across it; where it leans, its pieces end
# this near each other.
_PALE, _BEYOND, _LEANS = 0.55, 12.0, 6.0


class Line(NamedTuple):
    """A line's box in points as if it were level, and how dark it is (0 … 255)."""

    x0: float
    top: float
    x1: float
    bottom: float
    dark: float

    @property
    def middle(self) -> float:
        """The height it lies at."""
        return (self.top + self.bottom) / 2


def sorted_out(level: list[Line], upright: list[Line]) -> tuple[list[Line], list[Line]]:
    """The rules among the lines of a page, their ends where they meet. ``upright`` ones are given as if level."""
    lines = [*level, *upright]
    if not lines:
        return [], []
    usual = float(np.median(np.repeat([r.dark for r in lines], [max(1, int(r.x1 - r.x0)) for r in lines])))
    level, upright = ([r for r in some if r.dark > _FAINT * usual] for some in (level, upright))
    level, upright = _without_streaks(level, upright, usual), _without_streaks(upright, level, usual)
    level, upright = _mended(level), _mended(upright)
    level, upright = _trimmed(level, upright), _trimmed(upright, level)
    return _held(level, upright), _held(upright, level)


def _without_streaks(lines: list[Line], across: list[Line], usual: float) -> list[Line]:
    """Lines without the faint ones that run past a table's edge, and what goes on from them inside it."""
    places = [a.middle for a in across if a.dark >= _PALE * usual]
    faint = [r for r in lines if r.dark < _PALE * usual]
    if len(places) < 2 or not faint:
        return lines
    first, last = min(places) - _BEYOND, max(places) + _BEYOND
    streaks = [r for r in faint if r.x0 < first or r.x1 > last]
    for streak in streaks:  # grows while it is gone through
        streaks += [r for r in faint if r not in streaks and _is_next(streak, r)]
    return [r for r in lines if r not in streaks]


def _is_next(a: Line, b: Line) -> bool:
    gap = max(a.x0, b.x0) - min(a.x1, b.x1)
    return abs(gap) < _LEANS and abs(a.middle - b.middle) < _LEANS


def is_part(line: Line, rule: Line) -> bool:
    """A line is (a piece of) a rule: in line with it, and most of it within its length."""
    overlap = min(line.x1, rule.x1) - max(line.x0, rule.x0)
    return abs(line.middle - rule.middle) < _ONE and overlap > (line.x1 - line.x0) / 2


def _mended(lines: list[Line]) -> list[Line]:
    """Pieces of one line put together where it is torn by less than a row."""
    result: list[Line] = []
    for line in sorted(lines, key=lambda r: r.x0):
        before = next((n for n, r in enumerate(result) if _goes_on(r, line)), None)
        if before is None:
            result.append(line)
        else:
            old = result[before]
            longer = old if old.x1 - old.x0 >= line.x1 - line.x0 else line
            result[before] = longer._replace(x0=old.x0, x1=max(old.x1, line.x1))
    return result


def _goes_on(before: Line, line: Line) -> bool:
    return abs(before.middle - line.middle) < _ONE and -_ONE < line.x0 - before.x1 < _MEND


def _trimmed(lines: list[Line], across: list[Line]) -> list[Line]:
    """Lines without the bit behind their last crossing that ends nowhere: a letter's stem stood in line with it."""
    result = []
    for line in lines:
        meets = [a.middle for a in across if a.x0 - _HOLD < line.middle < a.x1 + _HOLD]
        meets = [place for place in meets if line.x0 - _HOLD < place < line.x1 + _HOLD]
        if len(meets) > 1:
            first, last = min(meets), max(meets)
            in_line = [r for r in lines if r is not line and abs(r.middle - line.middle) < _ONE]
            torn_before = any(0 <= line.x0 - r.x1 < _TORN for r in in_line)
            torn_after = any(0 <= r.x0 - line.x1 < _TORN for r in in_line)
            x0, x1 = line.x0, line.x1
            if not torn_before and _overshoots(first - x0, x0, [r.x0 for r in lines]):
                x0 = first
            if not torn_after and _overshoots(x1 - last, x1, [r.x1 for r in lines]):
                x1 = last
            line = line._replace(x0=x0, x1=x1)
        result.append(line)
    return result


def _overshoots(by: float, end: float, ends: list[float]) -> bool:
    """The line alone goes on behind its last crossing, by no more than a letter's stem. Where a page cuts a row without
    a rule, or a table has no frame, others end there too."""
    fellows = sum(abs(other - end) < _HOLD for other in ends) - 1
    return _HOLD < by < _STEM and fellows < 2


def _held(lines: list[Line], across: list[Line]) -> list[Line]:
    """Long lines, and short ones that begin or end at a line across them, or go on behind a tear."""

    ends = np.sort([end for r in lines for end in (r.x0, r.x1)])

    def fellows(end: float) -> int:
        return int(np.searchsorted(ends, end + _HOLD) - np.searchsorted(ends, end - _HOLD)) - 1

    def holds(line: Line, end: float) -> bool:
        if line.x1 - line.x0 < _LETTER and fellows(end) >= _FELLOWS:
            return True
        return any(abs(a.middle - end) < _HOLD and a.x0 - _HOLD < line.middle < a.x1 + _HOLD for a in across) or any(
            abs(b.middle - line.middle) < _HOLD and min(abs(b.x0 - end), abs(b.x1 - end)) < _TORN
            for b in lines
            if b is not line
        )

    def crossed(line: Line) -> bool:
        return any(line.x0 < a.middle < line.x1 and a.x0 < line.middle < a.x1 for a in across)

    return [
        r
        for r in lines
        if (r.x1 - r.x0 > _LETTER or (holds(r, r.x0) and holds(r, r.x1)))
        and (r.x1 - r.x0 > _SURE or holds(r, r.x0) or holds(r, r.x1) or (r.x1 - r.x0 > _ARC and crossed(r)))
    ]
