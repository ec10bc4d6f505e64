"""Words that run through a rule: text of two cells that stands so close that the file has no space between."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence

from skparse.page import Rule, Word

# For fonts whose descriptor tells neither (Writer's subsets): Helvetica's, as shares of the size.
ASCENT, DESCENT = 0.718, -0.207
# Text that leans more than this from level or upright (radians, 6 degrees) is a stamp or a watermark, no content; the
# text layer of a scan leans with its page, by 3 degrees at most.
_SLANT = 0.1
CharBox = tuple[str, float, float, float, float]
# How far a rule must stand inside a word's box to cut it: side bearings and rounding reach less (0.7 pt at 12 pt).
_INSIDE = 0.8
# The narrowest gap between the texts of two cells, in points: the least padding seen is 0.7 pt on either side of the
# rule; between the letters of a word that runs over a rule it is under 0.5 pt.
_GAP = 1.0


def is_slanted(angle: float) -> bool:
    """Written at an angle (in radians) that is no multiple of a quarter turn: "SALINAN" across the page."""
    quarter = math.pi / 2
    return abs(angle - round(angle / quarter) * quarter) > _SLANT


def split_at_rules(
    words: list[Word],
    spans: Sequence[tuple[int, int]],
    rules_v: Sequence[Rule],
    char_boxes: Callable[[int, int], list[CharBox]],
) -> list[Word]:
    """Cut the words that a vertical rule passes through between two characters.

    ``spans[i]`` is what ``char_boxes`` takes for word i; (-1, -1) where there is none. Text that overflows its cell
    is left whole: there the rule goes through a character, or stands in no gap.
    """
    if not words or not rules_v:
        return words
    upright = sorted(((r[0] + r[2]) / 2, r[1], r[3]) for r in rules_v)
    xs = [rule[0] for rule in upright]
    result: list[Word] = []
    for i, word in enumerate(words):
        x0, top, x1, bottom = word[1:5]
        first = bisect_left(xs, x0 + _INSIDE)
        if first == len(xs) or xs[first] >= x1 - _INSIDE or spans[i][1] - spans[i][0] < 2:
            result.append(word)
            continue
        middle = (top + bottom) / 2
        beyond = bisect_left(xs, x1 - _INSIDE)
        positions = [x for x, start, end in upright[first:beyond] if start <= middle <= end]
        result.extend(_cut(word, char_boxes(*spans[i]), positions) if positions else [word])
    return result


def _cut(word: Word, chars: list[CharBox], positions: list[float]) -> list[Word]:
    pieces: list[list[CharBox]] = [[]]
    for char in chars:
        if pieces[-1]:
            before = pieces[-1][-1]
            # A rule in a gap that is wider than between letters: cells keep their texts at least so far apart.
            if char[1] - before[3] >= _GAP and any(before[3] - 0.3 <= x <= char[1] + 0.3 for x in positions):
                pieces.append([])
        pieces[-1].append(char)
    if len(pieces) == 1:
        return [word]
    words = []
    for n, piece in enumerate(pieces):
        text = "".join(c[0] for c in piece)
        top, bottom = min(c[2] for c in piece), max(c[4] for c in piece)
        spaced = word.spaced if n == len(pieces) - 1 else True
        words.append(Word(text, piece[0][1], top, piece[-1][3], bottom, spaced, word.bold))
    return words
