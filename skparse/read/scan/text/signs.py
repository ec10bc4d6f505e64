"""Signs that engines, made for words, read as anything: told by their shape."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from skparse.read.scan.engines.engine import Letter, RecognizedLine
from skparse.read.scan.raster.picture import Mask
from skparse.read.scan.ruling.intervals import true_intervals
from skparse.read.scan.text.lines import Run

_DISC, _SQUARE = 0.7, 0.9
# What engines read upright bars as.
STROKES = frozenset("I1l|!i ")
# A bar is slimmer than this for its height, and fills its box; so does a dash, but no hair, which winds.
_SLIM, _BAR = 0.3, 0.75
# Of a box: how thick its sides are at most, how much of them is ink (the corners of "D" and "O" are round: 0.8).
_SIDE, _STRAIGHT = 0.16, 0.95


def plain_sign(run: Run, letters: Mask) -> str:
    """A dash, a colon, a dot, a square or a box on its own, by its shape: engines, made for words, read them as
    anything."""
    wide, high, line = run.x1 - run.x0, run.bottom - run.top, run.line_bottom - run.line_top
    inked = float((letters[run.top : run.bottom, run.x0 : run.x1] > 0).mean())
    if 1.6 * high < wide and 0.08 * line < wide < 0.9 * line and high < 0.2 * line:
        return "-" if inked > _BAR else ""
    if wide < 0.5 * high and 0.12 * line < high < 0.5 * line:
        rows: NDArray[np.bool_] = np.any(letters[run.top : run.bottom, run.x0 : run.x1] > 0, axis=1)
        if not rows[len(rows) * 2 // 5 : len(rows) * 3 // 5].any():
            return ":"
    if 0.75 < wide / high < 1.33 and 0.16 * line < high < 0.9 * line:
        # A disc fills 0.79 of its box, a square all of it; the fullest letter (a bold "M") 0.6.
        return "■" if inked > _SQUARE else "●" if inked > _DISC else ""
    if 0.4 < wide / high < 1.33 and 0.3 * line < high < 1.1 * line and _is_box(run, letters):
        return "□"
    return ""


def _is_box(run: Run, letters: Mask) -> bool:
    """Four straight sides and nothing between them: a box to be ticked, or what a font prints that lacks the tick."""
    ink: NDArray[np.bool_] = letters[run.top : run.bottom, run.x0 : run.x1] > 0
    high, wide = ink.shape
    edge = max(2, round(_SIDE * min(high, wide)))
    sides = (ink[:edge].any(axis=0), ink[-edge:].any(axis=0), ink[:, :edge].any(axis=1), ink[:, -edge:].any(axis=1))
    inside = ink[2 * edge : -2 * edge, 2 * edge : -2 * edge]
    return all(side.mean() > _STRAIGHT for side in sides) and inside.size > 0 and not inside.any()


def bars(run: Run, letters: Mask) -> RecognizedLine | None:
    """Two or three plain upright bars are a Roman number: engines read them as one, or as nothing."""
    ink: NDArray[np.bool_] = letters[run.top : run.bottom, run.x0 : run.x1] > 0
    pieces = true_intervals(ink.any(axis=0))
    high = run.bottom - run.top
    plain = all(right - left < _SLIM * high and ink[:, left:right].mean() > _BAR for left, right in pieces)
    if not plain or not 2 <= len(pieces) <= 3:
        return None
    width = ink.shape[1]
    return RecognizedLine(
        tuple(Letter(text="I", x=(left + right) / 2 / width, confidence=1.0) for left, right in pieces)
    )
