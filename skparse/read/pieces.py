"""Runs of characters that a library took for one word although they turn or jump: cut at every jump."""

from __future__ import annotations

import math
from collections.abc import Sequence

from skparse.page import Word
from skparse.read.words import CharBox

# Of a character's height: a step across the line that is another line, and how far the next letter of a word may
# stand back (kerning, overprinted bold) or ahead. A space is at least 0.18 wide, but these runs hold none.
_STEP, _BACK, _AHEAD = 0.5, 0.5, 0.3
_QUARTER = math.pi / 2


def pieces(chars: Sequence[CharBox], angle: float) -> list[tuple[Word, int, int]]:
    """The words of a run, each with the places of its first character and of the one after its last.

    ``angle`` is the writing direction in radians, clockwise on the displayed page; nearly always 0.
    """
    turn = round(angle / _QUARTER) % 4
    found: list[tuple[Word, int, int]] = []
    ends: tuple[float, float, float] = (0.0, 0.0, 0.0)
    for at, (char, x0, top, x1, bottom) in enumerate(chars):
        begin, end, upper, lower = _along(turn, x0, top, x1, bottom)
        high = lower - upper
        if found and abs(upper - ends[1]) <= _STEP * high + 0.5 and -_BACK * high <= begin - ends[0] <= _AHEAD * high:
            last, first, _ = found[-1]
            box = min(last.x0, x0), min(last.top, top), max(last.x1, x1), max(last.bottom, bottom)
            found[-1] = (Word(last.text + char, *box, False), first, at + 1)
        else:
            found.append((Word(char, x0, top, x1, bottom, False), at, at + 1))
        ends = (end, upper, lower)
    return found


def _along(turn: int, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
    """A box as the writing sees it: where it begins and ends along the line, and its two sides across."""
    if turn == 0:
        return x0, x1, top, bottom
    if turn == 1:  # downwards
        return top, bottom, x0, x1
    if turn == 2:  # upside down
        return -x1, -x0, top, bottom
    return -bottom, -top, x0, x1
