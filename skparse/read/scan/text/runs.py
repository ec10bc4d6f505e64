"""Where text stands in a deskewed picture: one box for each run of letters on a line, never over a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.geometry import BoxMethods
from skparse.read.scan.raster.picture import Mask, mask_of_parts
from skparse.read.scan.ruling.intervals import true_intervals
from skparse.read.scan.text.baselines import InkBox, fit_baselines
from skparse.read.scan.text.settings import BASELINES, RUNS


class _RunFields(NamedTuple):
    x0: int
    top: int
    x1: int
    bottom: int
    line_top: int
    """Where the font's ascent would end …"""
    line_bottom: int
    """… and its descent."""
    is_vertical: bool = False
    """The text runs upwards or downwards: a heading turned to fit a narrow column."""


class Run(_RunFields, BoxMethods):
    """Letters on one line, in pixels: the box of their ink, and the height of the line that they stand on."""

    __slots__ = ()

    @property
    def line_height(self) -> int:
        """From the font's ascent to its descent."""
        return self.line_bottom - self.line_top

    @property
    def window(self) -> tuple[slice, slice]:
        """The run's rows and columns in a picture."""
        return slice(self.top, self.bottom), slice(self.x0, self.x1)


def find_runs(ink: Mask, rules: Mask, scale: float) -> tuple[list[Run], Mask]:
    """The runs of a page, from top to bottom, and the ink of its letters alone (without rules, specks and pictures).

    ``ink`` is the page's, ``rules`` masks the pixels of rules, ``scale`` is pixels a point.
    """
    letters, usual_height = _find_letters(ink, rules, scale)
    if not usual_height:
        return [], letters
    boxes = _attach_dots(list(_find_boxes(letters, rules, usual_height)), usual_height)
    lines = fit_baselines(boxes, letters, usual_height)
    runs = []
    for box, line in zip(boxes, lines, strict=True):
        # Where nothing tells the line: the ink itself, as high as a line of the page's usual type.
        half = max(box.height / 2, BASELINES.alone_half_height_share * usual_height)
        line_top, line_bottom = (line.top, line.bottom) if line else (box.center_y - half, box.center_y + half)
        runs.append(
            Run(
                *box,
                line_top=round(min(line_top, box.top)),
                line_bottom=round(max(line_bottom, box.bottom)),
            )
        )
    return _join_vertical_text(runs, usual_height), letters


def _find_letters(ink: Mask, rules: Mask, scale: float) -> tuple[Mask, float]:
    """The ink of a page's letters, and their usual height in pixels; 0 where there are none."""
    dilated = cv2.dilate(rules, np.ones((3, 3), np.uint8))
    letters = cv2.bitwise_and(ink, cv2.bitwise_not(dilated))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(letters, connectivity=8)
    heights, widths = stats[:, cv2.CC_STAT_HEIGHT] / scale, stats[:, cv2.CC_STAT_WIDTH] / scale
    is_speck = np.maximum(heights, widths) < RUNS.min_part_size_pt
    is_picture = (heights > RUNS.max_letter_height_pt) | (widths > RUNS.max_part_width_pt)
    is_letter = ~is_speck & ~is_picture
    is_letter[0] = False
    counts = is_letter & (heights > RUNS.usual_min_height_pt) & (heights < RUNS.usual_max_height_pt)
    usual_height = float(np.median(heights[counts])) * scale if counts.any() else 0.0
    return mask_of_parts(labels, is_letter), usual_height


def _find_boxes(letters: Mask, rules: Mask, usual_height: float) -> Iterator[InkBox]:
    """The boxes of letters that stand near each other on one line."""
    gap = max(3, round(RUNS.max_word_gap_share * usual_height) | 1)
    smeared = cv2.morphologyEx(letters, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    smeared = cv2.bitwise_and(smeared, cv2.bitwise_not(rules))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(smeared, connectivity=8)
    for label in range(1, count):
        x, y, width, height, _ = (int(v) for v in stats[label])
        window = (slice(y, y + height), slice(x, x + width))
        own: NDArray[np.bool_] = (labels[window] == label) & (letters[window] > 0)
        for top, bottom in _split_lines(own, usual_height):
            columns = np.flatnonzero(own[top:bottom].any(axis=0))
            if columns.size:
                yield InkBox(x + int(columns[0]), y + top, x + int(columns[-1]) + 1, y + bottom)


def _split_lines(ink: NDArray[np.bool_], usual_height: float) -> Iterator[tuple[int, int]]:
    """Rows (first, end) of the lines in one smeared area: one, unless letters of two lines touch."""
    height = ink.shape[0]
    rows = ink.sum(axis=1)
    cuts = [0]
    if height >= RUNS.two_lines_min_height_share * usual_height:
        smooth = np.convolve(rows, np.ones(3) / 3, mode="same")
        max_ink = RUNS.cut_max_ink_share * float(np.percentile(smooth, 75))
        min_height = RUNS.min_line_height_share * usual_height
        for first, end in true_intervals(smooth <= max_ink):
            cut = first + int(np.argmin(smooth[first:end]))
            if cut - cuts[-1] > min_height and height - cut > min_height:
                cuts.append(cut)
    for top, bottom in pairwise([*cuts, height]):
        inked = np.flatnonzero(rows[top:bottom])
        if inked.size:
            yield top + int(inked[0]), top + int(inked[-1]) + 1


def _attach_dots(boxes: Sequence[InkBox], usual_height: float) -> list[InkBox]:
    """Dots and dashes that float above a letter ("i" alone) become part of the run below them; of the others, colons
    and dashes are kept, specks are not."""
    max_height = RUNS.dot_max_height_share * usual_height
    large = [box for box in boxes if box.height >= max_height]
    alone: list[InkBox] = []
    for dot in (box for box in boxes if box.height < max_height):
        index = next((n for n, box in enumerate(large) if _is_dot_of(dot, box, usual_height)), None)
        if index is None:
            alone.append(dot)
        else:
            large[index] = large[index]._replace(top=min(large[index].top, dot.top))
    signs = [box for box in _join_colons(alone, usual_height) if _is_sign(box, usual_height)]
    return sorted(large + signs, key=lambda box: (box.top, box.x0))


def _is_dot_of(dot: InkBox, box: InkBox, usual_height: float) -> bool:
    offset = RUNS.dot_max_offset_px
    is_above = dot.bottom <= box.bottom and box.top - dot.bottom <= RUNS.dot_max_gap_share * usual_height
    return is_above and box.x0 - offset <= dot.center_x <= box.x1 + offset


def _is_sign(box: InkBox, usual_height: float) -> bool:
    if max(box.width, box.height) >= RUNS.sign_min_size_share * usual_height:
        return True
    is_wide = box.width >= RUNS.dash_min_width_share * usual_height
    return is_wide and box.width > RUNS.dash_min_aspect_share * box.height


def _join_colons(dots: Sequence[InkBox], usual_height: float) -> list[InkBox]:
    """Two dots of one width over each other as one box."""
    result: list[InkBox] = []
    for dot in sorted(dots, key=lambda box: box.top):
        index = next((n for n, other in enumerate(result) if _is_colon(other, dot, usual_height)), None)
        if index is None:
            result.append(dot)
        else:
            result[index] = result[index]._replace(bottom=dot.bottom)
    return result


def _is_colon(upper: InkBox, lower: InkBox, usual_height: float) -> bool:
    max_difference = RUNS.colon_max_difference_share * usual_height
    is_alike = abs(upper.width - lower.width) <= max_difference and abs(upper.x0 - lower.x0) <= max_difference
    return is_alike and 0 < lower.top - upper.bottom < RUNS.colon_max_gap_share * usual_height


def _join_vertical_text(runs: Sequence[Run], usual_height: float) -> list[Run]:
    """Letters that stand over each other, closer than lines do, become one run of text turned by a quarter."""
    max_width = RUNS.vertical_max_width_share * usual_height
    stacks: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.top):
        is_narrow = run.width <= max_width
        stack = next((s for s in stacks if _continues_stack(s, run, usual_height)), None) if is_narrow else None
        if stack is None:
            stacks.append([run])
        else:
            stack.append(run)
    result = []
    for stack in stacks:
        x0, x1 = min(run.x0 for run in stack), max(run.x1 for run in stack)
        top, bottom = min(run.top for run in stack), max(run.bottom for run in stack)
        is_high = bottom - top > RUNS.vertical_min_aspect_share * (x1 - x0)
        if len(stack) > 1 and is_high and x1 - x0 <= max_width:
            result.append(Run(x0=x0, top=top, x1=x1, bottom=bottom, line_top=top, line_bottom=bottom, is_vertical=True))
        else:
            result.extend(stack)
    return sorted(result, key=lambda run: (run.top, run.x0))


def _continues_stack(stack: Sequence[Run], run: Run, usual_height: float) -> bool:
    gap = run.top - max(other.bottom for other in stack)
    if gap >= RUNS.vertical_max_gap_share * usual_height:
        return False
    return min(other.x0 for other in stack) - 1 <= run.center_x <= max(other.x1 for other in stack) + 1
