"""Where text stands in a straight picture: one box for each run of letters on a line, never over a rule."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.geometry import BoxMethods
from skparse.read.scan.raster.picture import Mask

# In points: specks are smaller than a full stop of 6 pt type; letters of a decree are no higher than this.
_SPECK, _HIGHEST = 0.5, 40.0
# Of the letters' usual height: words of one run stand no further apart; columns do.
_WORD_GAP = 1.3
# Of the same height: a run higher than this is two lines whose letters touch.
_TWO_LINES = 2.0
# Turned text: its letters are no wider than this, and closer over each other than two lines are.
_TURNED, _STACKED = 2.2, 0.4


class _RunFields(NamedTuple):
    x0: int
    top: int
    x1: int
    bottom: int
    line_top: int  # what the font would span: ascent above the base line …
    line_bottom: int  # … and descent below it
    upward: bool = False
    """The text runs upwards (or downwards): a heading turned to fit a narrow column."""


class Run(_RunFields, BoxMethods):
    """Letters on one line, in pixels: the box of their ink, and the height of the line that they stand on."""

    __slots__ = ()


def runs_of(ink: Mask, rules: Mask, scale: float) -> tuple[list[Run], Mask]:
    """The runs of a page, from top to bottom, and the ink of its letters alone (without rules, specks and pictures)."""
    thick = cv2.dilate(rules, np.ones((3, 3), np.uint8))
    letters = cv2.bitwise_and(ink, cv2.bitwise_not(thick))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(letters, connectivity=8)
    highs, wides = stats[:, cv2.CC_STAT_HEIGHT] / scale, stats[:, cv2.CC_STAT_WIDTH] / scale
    speck = np.maximum(highs, wides) < _SPECK
    large = (highs > _HIGHEST) | (wides > 4 * _HIGHEST)
    drop = speck | large
    drop[0] = True
    letters = np.where(drop[labels], 0, 255).astype(np.uint8)
    body = highs[~drop & (highs > 3.0) & (highs < 20.0)]
    if body.size == 0:
        return [], letters
    usual = float(np.median(body)) * scale
    gap = max(3, round(_WORD_GAP * usual) | 1)
    smeared = cv2.morphologyEx(letters, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    smeared = cv2.bitwise_and(smeared, cv2.bitwise_not(rules))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(smeared, connectivity=8)
    boxes = []
    for label in range(1, count):
        x, y, w, h, _ = (int(v) for v in stats[label])
        own = (labels[y : y + h, x : x + w] == label) & (letters[y : y + h, x : x + w] > 0)
        for top, bottom in _lines_in(own, usual):
            columns = np.flatnonzero(own[top:bottom].any(axis=0))
            if columns.size:
                boxes.append([x + int(columns[0]), y + top, x + int(columns[-1]) + 1, y + bottom])
    return _with_upward(_with_lines(_with_dots(boxes, usual), letters, usual), usual), letters


def _with_upward(runs: list[Run], usual: float) -> list[Run]:
    """Letters that stand over each other, closer than lines do, are one run of text turned by a quarter."""
    stacks: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: r.top):
        middle = run.center_x
        stack = None
        if run.x1 - run.x0 <= _TURNED * usual:
            for other in stacks:
                bottom = max(r.bottom for r in other)
                close = run.top - bottom < _STACKED * usual
                if close and min(r.x0 for r in other) - 1 <= middle <= max(r.x1 for r in other) + 1:
                    stack = other
                    break
        if stack is None:
            stacks.append([run])
        else:
            stack.append(run)
    result = []
    for stack in stacks:
        x0, x1 = min(r.x0 for r in stack), max(r.x1 for r in stack)
        top, bottom = min(r.top for r in stack), max(r.bottom for r in stack)
        if len(stack) >= 2 and bottom - top > 1.5 * (x1 - x0) and x1 - x0 <= _TURNED * usual:
            result.append(Run(x0, top, x1, bottom, top, bottom, upward=True))
        else:
            result.extend(stack)
    return sorted(result, key=lambda r: (r.top, r.x0))


def _lines_in(own: NDArray[np.bool_], usual: float) -> list[tuple[int, int]]:
    """Rows (first, end) of the lines in one smeared area: one, unless letters of two lines touch."""
    high = own.shape[0]
    rows = own.sum(axis=1)
    if high < _TWO_LINES * usual:
        filled = np.flatnonzero(rows)
        return [(int(filled[0]), int(filled[-1]) + 1)] if filled.size else []
    cuts = [0]
    smooth = np.convolve(rows, np.ones(3) / 3, mode="same")
    limit = 0.35 * float(np.percentile(smooth, 75))
    low = smooth <= limit
    row = 0
    while row < high:
        if not low[row]:
            row += 1
            continue
        end = row
        while end < high and low[end]:
            end += 1
        middle = row + int(np.argmin(smooth[row:end]))
        if middle - cuts[-1] > 0.9 * usual and high - middle > 0.9 * usual:
            cuts.append(middle)
        row = end
    cuts.append(high)
    lines = []
    for top, bottom in pairwise(cuts):
        filled = np.flatnonzero(rows[top:bottom])
        if filled.size:
            lines.append((top + int(filled[0]), top + int(filled[-1]) + 1))
    return lines


def _with_dots(boxes: list[list[int]], usual: float) -> list[list[int]]:
    """Dots and dashes that float above a letter ("i" alone) are part of the run below them."""
    small = [b for b in boxes if b[3] - b[1] < 0.4 * usual]
    large = [b for b in boxes if b[3] - b[1] >= 0.4 * usual]
    rest = []
    for dot in small:
        middle = (dot[0] + dot[2]) / 2
        for box in large:
            above = dot[3] <= box[3] and box[1] - dot[3] <= 0.45 * usual
            if box[0] - 2 <= middle <= box[2] + 2 and above:
                box[1] = min(box[1], dot[1])
                break
        else:
            rest.append(dot)
    # A dash in a cell of its own is wider than the dust on the glass; a colon is two dots over each other.
    rest = [b for b in _colons(rest, usual) if _is_sign(b[2] - b[0], b[3] - b[1], usual)]
    return sorted(large + rest, key=lambda b: (b[1], b[0]))


def _is_sign(wide: int, high: int, usual: float) -> bool:
    return max(wide, high) >= 0.45 * usual or (wide >= 0.3 * usual and wide > 1.8 * high)


def _colons(dots: list[list[int]], usual: float) -> list[list[int]]:
    """Two dots of one size over each other as one."""
    result: list[list[int]] = []
    for dot in sorted(dots, key=lambda b: b[1]):
        for other in result:
            alike = abs((other[2] - other[0]) - (dot[2] - dot[0])) <= 0.15 * usual
            if alike and abs(other[0] - dot[0]) <= 0.15 * usual and 0 < dot[1] - other[3] < 0.8 * usual:
                other[3] = dot[3]
                break
        else:
            result.append(list(dot))
    return result


def _with_lines(boxes: list[list[int]], letters: Mask, usual: float) -> list[Run]:
    """Each run with its line: base line and small letters' height from its own rows of ink where it is long, else from
    the nearest long run that it stands beside."""
    measured: list[tuple[float, float] | None] = []
    for x0, top, x1, bottom in boxes:
        measured.append(_measure(letters[top:bottom, x0:x1], top) if x1 - x0 > 3.5 * usual else None)
    runs = []
    # A smear of a stamp or a signature tells nothing of the lines beside it.
    known = [(box, m) for box, m in zip(boxes, measured, strict=True) if m and m[1] < 1.2 * usual]
    for (x0, top, x1, bottom), own in zip(boxes, measured, strict=True):
        base_x = own or _beside((x0, top, x1, bottom), known, usual)
        if base_x is None:
            # Nothing beside it: the ink itself, as high as a line of the page's usual type.
            middle, half = (top + bottom) / 2, max((bottom - top) / 2, 0.8 * usual)
            line_top, line_bottom = middle - half, middle + half
        else:
            base, x_high = base_x
            line_top, line_bottom = base - 1.75 * x_high, base + 0.55 * x_high
        runs.append(Run(x0, top, x1, bottom, round(min(line_top, top)), round(max(line_bottom, bottom))))
    return runs


def _measure(part: Mask, top: int) -> tuple[float, float] | None:
    """Base line (row) and height of small letters (pixels) by where the rows' ink rises and falls most."""
    rows = (part > 0).sum(axis=1).astype(np.float64)
    high = len(rows)
    if high < 5:
        return None
    steps = np.diff(np.convolve(np.concatenate(([0, 0], rows, [0, 0])), np.ones(3) / 3, mode="same"))
    base = int(np.argmin(steps[high // 2 :])) + high // 2
    rise = int(np.argmax(steps[: max(2, base - 2)]))
    x_high = base - rise
    if x_high < 0.3 * high:
        return None
    # Capitals alone rise at their own top: the small letters' height would be 0.72 of it.
    above = rows[: max(1, rise - 2)].sum() / max(1.0, rows.sum())
    if above < 0.02:
        x_high = round(0.74 * x_high)
    return float(top + base - 2), float(max(3, x_high))


def _beside(
    box: tuple[int, int, int, int], known: list[tuple[list[int], tuple[float, float]]], usual: float
) -> tuple[float, float] | None:
    best: tuple[float, tuple[float, float]] | None = None
    x0, top, x1, bottom = box
    for other, (base, x_high) in known:
        stands = top >= base - 2.0 * x_high and base - 0.35 * x_high <= bottom <= base + 0.75 * x_high
        floats = bottom - top < 0.4 * x_high and base - x_high <= top and bottom <= base  # a dash
        if not stands and not floats:
            continue
        away = max(other[0] - x1, x0 - other[2], 0)
        if away < 40 * usual and (best is None or away < best[0]):
            best = (away, (base, x_high))
    return best[1] if best else None
