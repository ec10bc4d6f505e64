"""Words that a library took for one although they are several: cut at vertical rules, and where the text jumps."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence

from skparse.geometry import Box
from skparse.page import Rule, Word
from skparse.read.char_box import CharBox
from skparse.read.settings import WORDS


def split_at_rules(
    words: list[Word],
    spans: Sequence[tuple[int, int]],
    rules_v: Sequence[Rule],
    char_boxes: Callable[[int, int], list[CharBox]],
) -> list[Word]:
    """Cut the words that a vertical rule passes through between two characters: texts of two neighboring cells that
    are so close to each other that the file has no space between them.

    ``spans[i]`` is what ``char_boxes`` takes for word i; (-1, -1) where there is none. Text that overflows its cell
    is not cut: there the rule goes through a character, or the gap is no wider than between letters.
    """
    if not words or not rules_v:
        return words
    verticals = sorted([((x0 + x1) / 2, top, bottom) for x0, top, x1, bottom in rules_v])
    xs = [x for x, _, _ in verticals]
    depth = WORDS.min_rule_depth_pt
    result: list[Word] = []
    for i, word in enumerate(words):
        first = bisect_left(xs, word.x0 + depth)
        if first == len(xs) or xs[first] >= word.x1 - depth or spans[i][1] - spans[i][0] < 2:
            result.append(word)
            continue
        y = word.center_y
        end = bisect_left(xs, word.x1 - depth)
        cuts = [x for x, top, bottom in verticals[first:end] if top <= y <= bottom]
        result.extend(_cut(word, char_boxes(*spans[i]), cuts) if cuts else [word])
    return result


def _cut(word: Word, chars: list[CharBox], cuts: list[float]) -> list[Word]:
    overlap = WORDS.max_rule_overlap_pt
    groups: list[list[CharBox]] = [[]]
    for char in chars:
        if groups[-1]:
            last = groups[-1][-1]
            is_wide_gap = char.x0 - last.x1 >= WORDS.min_cell_gap_pt
            if is_wide_gap and any(last.x1 - overlap <= x <= char.x0 + overlap for x in cuts):
                groups.append([])
        groups[-1].append(char)
    if len(groups) == 1:
        return [word]
    return [
        Word(
            text="".join(char.text for char in group),
            x0=group[0].x0,
            top=min(char.top for char in group),
            x1=group[-1].x1,
            bottom=max(char.bottom for char in group),
            spaced=word.spaced or n < len(groups) - 1,
            bold=word.bold,
        )
        for n, group in enumerate(groups)
    ]


def split_at_jumps(chars: Sequence[CharBox], angle: float) -> list[tuple[Word, int, int]]:
    """The words of a run whose writing turns or jumps, each with the index of its first character and of the one after
    its last.

    ``angle`` is the writing direction in radians, clockwise on the displayed page; nearly always 0.
    """
    quarters = round(angle / (math.pi / 2)) % 4
    found: list[tuple[Word, int, int]] = []
    last_end = last_side = 0.0
    for index, char in enumerate(chars):
        start, end, side, other_side = _along_line(quarters, char)
        height = other_side - side
        same_line = abs(side - last_side) <= WORDS.max_line_step_share * height + WORDS.line_step_slack_pt
        distance = start - last_end
        if found and same_line and -WORDS.max_backward_share * height <= distance <= WORDS.max_forward_share * height:
            word, first, _ = found[-1]
            found[-1] = (_word(word.text + char.text, word.union(char)), first, index + 1)
        else:
            found.append((_word(char.text, char.box), index, index + 1))
        last_end, last_side = end, side
    return found


def _word(text: str, box: Box) -> Word:
    return Word(text=text, x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom, spaced=False)


def _along_line(quarters: int, char: CharBox) -> tuple[float, float, float, float]:
    """Where a character begins and ends along its line, and its two sides across the line.

    ``quarters``: by how many quarter turns clockwise the line is turned.
    """
    if quarters == 0:
        return char.x0, char.x1, char.top, char.bottom
    if quarters == 1:  # downwards
        return char.top, char.bottom, char.x0, char.x1
    if quarters == 2:  # upside down
        return -char.x1, -char.x0, char.top, char.bottom
    return -char.bottom, -char.top, char.x0, char.x1
