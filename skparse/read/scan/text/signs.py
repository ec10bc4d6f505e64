"""Signs recognized by their shape, because engines are made for words and misread them."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.read.scan.engines.engine import Letter, RecognizedLine
from skparse.read.scan.raster.picture import Mask
from skparse.read.scan.ruling.intervals import true_intervals
from skparse.read.scan.text.runs import Run
from skparse.read.scan.text.settings import SIGNS

READ_AS_BARS = frozenset("I1l|!i ")
"""What engines read vertical bars as."""


def sign_by_shape(run: Run, letters: Mask) -> str:
    """A run that is a dash, a colon, a disc, a square or an empty box: ``-``, ``:``, ``●``, ``■`` or ``□``; else empty.

    ``letters`` is the ink of the page's letters.
    """
    ink = _without_grains(letters[run.window], run.line_height)
    (height, width), line = ink.shape, run.line_height
    filled = float(ink.mean())
    if (
        SIGNS.dash_min_aspect_share * height < width
        and SIGNS.dash_min_width_share * line < width < SIGNS.dash_max_width_share * line
        and height < SIGNS.dash_max_height_share * line
    ):
        return "-" if filled > SIGNS.bar_min_filled_share else ""
    if (
        width < SIGNS.colon_max_aspect_share * height
        and SIGNS.colon_min_height_share * line < height < SIGNS.colon_max_height_share * line
        and _has_white_center(ink)
    ):
        return ":"
    aspect = width / height
    if (
        SIGNS.blot_min_aspect_share < aspect < SIGNS.blot_max_aspect_share
        and SIGNS.blot_min_height_share * line < height < SIGNS.blot_max_height_share * line
    ):
        blot = _without_spurs(ink)
        filled = float(blot.mean())
        if filled > SIGNS.square_min_filled_share:
            return "■"
        return "●" if filled > SIGNS.disc_min_filled_share and _is_round(blot) else ""
    if (
        SIGNS.box_min_aspect_share < aspect < SIGNS.blot_max_aspect_share
        and SIGNS.box_min_height_share * line < height < SIGNS.box_max_height_share * line
        and _is_empty_box(ink)
    ):
        return "□"
    return ""


def _without_grains(part: Mask, line_height: int) -> NDArray[np.bool_]:
    """The ink of a run in its box. Of one that may be a sign, without a copier's grains around it."""
    ink: NDArray[np.bool_] = part > 0
    if part.shape[1] > SIGNS.max_reach_share * line_height:
        return ink
    count, labels, stats, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
    if count <= 2:
        return ink
    areas = stats[1:, cv2.CC_STAT_AREA]
    largest = int(np.argmax(areas))
    if np.delete(areas, largest).max() > SIGNS.max_grain_share * areas[largest]:
        return ink
    x, y, width, height = (int(v) for v in stats[largest + 1, :4])
    return np.asarray(labels[y : y + height, x : x + width] == largest + 1)


def _without_spurs(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """A blot without the ragged rows and columns at its edges, which make its box too large. Of "1." these would be the
    stop: what is more than an edge stays."""
    rows, columns = ink.sum(axis=1), ink.sum(axis=0)
    high = np.flatnonzero(rows > SIGNS.max_spur_share * rows.max())
    wide = np.flatnonzero(columns > SIGNS.max_spur_share * columns.max())
    inner = ink[high[0] : high[-1] + 1, wide[0] : wide[-1] + 1]
    is_edge = all(own >= (1 - SIGNS.max_spur_share) * all_ for own, all_ in zip(inner.shape, ink.shape, strict=True))
    return inner if is_edge else ink


def _is_round(blot: NDArray[np.bool_]) -> bool:
    """Has a blot no ink in its corners, and no hole? The fullest letters (bold B, N, a) have one or the other."""
    side = max(1, min(blot.shape) // 10)
    corners = (blot[:side, :side], blot[:side, -side:], blot[-side:, :side], blot[-side:, -side:])
    padded = np.pad(~blot, 1, constant_values=True).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(padded, connectivity=4)
    holes = stats[2:, cv2.CC_STAT_AREA].sum() if count > 2 else 0
    return not any(corner.any() for corner in corners) and holes <= SIGNS.max_grain_share * blot.size


def _has_white_center(ink: NDArray[np.bool_]) -> bool:
    """Are the middle rows, a fifth of all, free of ink?"""
    height = ink.shape[0]
    return not ink[height * 2 // 5 : height * 3 // 5].any()


def _is_empty_box(ink: NDArray[np.bool_]) -> bool:
    """Four straight sides and nothing between them: a box to be ticked, or what a font prints that lacks the tick."""
    edge = max(2, round(SIGNS.side_max_thickness_share * min(ink.shape)))
    sides = (ink[:edge].any(axis=0), ink[-edge:].any(axis=0), ink[:, :edge].any(axis=1), ink[:, -edge:].any(axis=1))
    inside = ink[2 * edge : -2 * edge, 2 * edge : -2 * edge]
    return all(side.mean() > SIGNS.side_min_filled_share for side in sides) and inside.size > 0 and not inside.any()


def read_bars(run: Run, letters: Mask) -> RecognizedLine | None:
    """Two or three plain vertical bars are a Roman number, which engines read as one bar or as nothing. None for what
    is no such number."""
    ink: NDArray[np.bool_] = letters[run.window] > 0
    bars = true_intervals(ink.any(axis=0))
    max_width = SIGNS.bar_max_aspect_share * run.height
    are_plain = all(
        right - left < max_width and ink[:, left:right].mean() > SIGNS.bar_min_filled_share for left, right in bars
    )
    if not are_plain or not 2 <= len(bars) <= 3:
        return None
    width = ink.shape[1]
    return RecognizedLine(tuple(Letter(text="I", x=(left + right) / 2 / width, confidence=1.0) for left, right in bars))
