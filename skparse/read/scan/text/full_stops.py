"""Stops told by their ink: commas and full stops from semicolons and colons by the dot above them, which engines
overlook, and the full stop in "1.4"."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from skparse.read.scan.engines.engine import RecognizedLine, line_margin
from skparse.read.scan.raster.picture import Mask
from skparse.read.scan.ruling.intervals import true_intervals
from skparse.read.scan.text.lines import Run

# What each sign is with a dot above it, and without.
_DOTTED = {",": ";", ".": ":"}
_BARE = {";": ",", ":": "."}
# Of the line's height: the engine knows a sign's place to this much; a sign is no wider than this; between it and its
# dot is so much white; the dot is no higher than this, the comma than this.
_NEAR, _WIDE, _WHITE, _DOT, _LOW = 0.22, 0.24, 0.06, 0.22, 0.4


def with_stops(line: RecognizedLine, run: Run, letters: Mask) -> RecognizedLine:
    """The line with its stops as their ink is: one stack of ink is "," or ".", two are ";" or ":"."""
    wanted = [
        n
        for n, letter in enumerate(line.letters)
        if letter.text in _DOTTED or letter.text in _BARE or _parts_digits(line, n)
    ]
    if not wanted:
        return line
    high = run.line_bottom - run.line_top
    ink: NDArray[np.bool_] = letters[run.top : run.bottom, run.x0 : run.x1] > 0
    stacks = true_intervals(ink.any(axis=0))
    margin = line_margin(high)
    wide = run.x1 - run.x0 + 2 * margin
    changed = list(line.letters)
    for n in wanted:
        place = line.letters[n].x * wide - margin
        near = [s for s in stacks if s[1] - s[0] <= _WIDE * high and abs((s[0] + s[1]) / 2 - place) <= _NEAR * high]
        if not near:
            continue
        left, right = min(near, key=lambda s: abs((s[0] + s[1]) / 2 - place))
        dotted = _is_dotted(ink[:, left:right], high)
        text = line.letters[n].text
        if dotted is True and text in _DOTTED:
            changed[n] = line.letters[n]._replace(text=_DOTTED[text])
        elif dotted is False and text in _BARE:
            changed[n] = line.letters[n]._replace(text=_BARE[text])
        elif dotted is False and text == " " and _is_low(ink[:, left:right], run, high):
            changed[n] = line.letters[n]._replace(text=".")
    return RecognizedLine(tuple(changed))


def _parts_digits(line: RecognizedLine, n: int) -> bool:
    """A blank in the number that a line begins with: a full stop may have been overlooked ("1.4", "1.5.1")."""
    text = line.text
    return text[n] == " " and text[:n].replace(".", "").isdigit() and text[n + 1 : n + 2].isdigit()


def _is_low(stack: NDArray[np.bool_], run: Run, high: int) -> bool:
    """A dot on the base line."""
    (top, bottom), *_ = true_intervals(stack.any(axis=1))
    return bottom - top <= _DOT * high and run.top + top > (run.line_top + run.line_bottom) / 2


def _is_dotted(stack: NDArray[np.bool_], high: int) -> bool | None:
    """Two pieces of ink over each other, the upper one a dot; False for one low piece; None for a letter."""
    pieces = true_intervals(stack.any(axis=1))
    if len(pieces) == 2:
        (top, end), (start, bottom) = pieces
        return (
            True
            if end - top <= _DOT * high and start - end >= _WHITE * high and bottom - start <= 0.45 * high
            else None
        )
    if len(pieces) == 1 and pieces[0][1] - pieces[0][0] <= _LOW * high:
        return False
    return None
