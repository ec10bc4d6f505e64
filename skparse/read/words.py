"""Words that run through a rule: text of two cells that stands so close that the file has no space between."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from skparse.page import Rule, Word

# For fonts whose descriptor tells neither (Writer's subsets): Helvetica's, as shares of the size.
ASCENT, DESCENT = 0.718, -0.207
CharBox = tuple[str, float, float, float, float]
# How far a rule must stand inside a word's box to cut it: side bearings and rounding reach less (0.7 pt at 12 pt).
_INSIDE = 0.8
# The narrowest gap between the texts of two cells, in points: the least padding seen is 0.7 pt on either side of the
# rule; between the letters of a word that runs over a rule it is under 0.5 pt.
_GAP = 1.0


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
    w = np.array([word[1:5] for word in words])
    r = np.array(rules_v)
    x = (r[:, 0] + r[:, 2]) / 2
    middle = (w[:, 1] + w[:, 3]) / 2
    hits = (
        (x[None, :] > w[:, 0, None] + _INSIDE)
        & (x[None, :] < w[:, 2, None] - _INSIDE)
        & (r[None, :, 1] <= middle[:, None])
        & (r[None, :, 3] >= middle[:, None])
    )
    suspects = np.flatnonzero(hits.any(axis=1))
    if not len(suspects):
        return words
    result = list(words)
    for i in reversed(suspects.tolist()):
        start, end = spans[i]
        if start < 0 or end - start < 2:
            continue
        pieces = _cut(words[i], char_boxes(start, end), sorted({float(v) for v in x[hits[i]]}))
        result[i : i + 1] = pieces
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
        words.append(Word(text, piece[0][1], top, piece[-1][3], bottom, word.spaced if n == len(pieces) - 1 else True))
    return words
