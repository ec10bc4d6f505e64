"""Descreening: shades that a black and white scanner broke into dots become gray again."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.read.scan.cleaning.settings import DESCREEN
from skparse.read.scan.raster.picture import Color, Gray, Mask, mask_of, mask_of_parts

# Rows that are smoothed at a time.
_BAND_PX = 512


class _Dots(NamedTuple):
    """A light screen: many dots that stand apart."""

    area: Mask
    """Where they are."""
    dots: Mask
    """The dots themselves."""


def descreen(color: Color, scale: float) -> Color:
    """The picture with its dot screens smoothed to gray; type and rules on them stay as they are.

    To be done before the picture is turned or scaled, which makes moiré. Pictures that are not black and white, or have
    no screens, come back as they are. ``scale`` is pixels a point.
    """
    gray = cv2.cvtColor(color, cv2.COLOR_BGR2GRAY)
    if not _is_black_and_white(gray):
        return color
    ink = mask_of(gray < 128)
    del gray
    square = max(3, round(DESCREEN.square_pt * scale) | 1)
    # White dots in black are a screen too, too dark to be worth its shade: the area becomes black.
    holes = _find_dots(cv2.bitwise_not(ink), square, scale, all_dots=True)
    if np.any(holes.area):
        color = color.copy()
        color[holes.dots > 0] = 0
        ink = cv2.max(ink, holes.dots)
    del holes
    dense = _dense(ink, square, scale)
    light = _find_dots(ink, square, scale)
    if not (np.any(dense) or np.any(light.area)):
        return color
    covered = cv2.blur(light.dots, (square, square))
    sparse = mask_of((light.area > 0) & (covered < 255 * DESCREEN.max_sparse_share))
    reach = np.ones((square // 2 | 1, square // 2 | 1), np.uint8)
    dense, light_area, sparse = (cv2.dilate(mask, reach) for mask in (dense, light.area, sparse))
    # Type on a sparse screen changes as often as a dense one does.
    dense = cv2.bitwise_and(dense, cv2.bitwise_not(sparse))
    # What is longer than a dot is type or a rule: it stays as it is, and no part of the mean around it. Dots of a dense
    # screen hang together; of a light one, each stands alone.
    printed = _strokes(ink, scale)
    cv2.copyTo(cv2.subtract(ink, light.dots), cv2.subtract(light_area, dense), printed)
    return _smoothed(color, cv2.bitwise_or(dense, light_area), printed, scale)


def _is_black_and_white(gray: Gray) -> bool:
    sample = gray[::3, ::3]
    black, white = DESCREEN.max_black_gray, DESCREEN.min_white_gray
    between = np.mean((sample > black) & (sample < white))
    return bool(between <= DESCREEN.max_between_share * np.mean(sample <= black))


def _strokes(ink: Mask, scale: float) -> Mask:
    """Ink that is longer than a dot, across or down."""
    long = max(3, round(DESCREEN.min_stroke_pt * scale))
    return cv2.bitwise_or(
        cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, long), np.uint8)),
        cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((long, 1), np.uint8)),
    )


def _smoothed(color: Color, screen: Mask, printed: Mask, scale: float) -> Color:
    """The picture with the mean of what is not printed, where there is a screen and no print."""
    radius = max(DESCREEN.smooth_pt * scale, DESCREEN.smooth_px)
    reach = math.ceil(4 * radius) + 1  # of OpenCV's Gaussian
    smoothed = color.copy()
    # Band by band: numbers of four bytes for the whole page take as much as ten pictures.
    for top in range(0, color.shape[0], _BAND_PX):
        bottom = min(color.shape[0], top + _BAND_PX)
        if screen[top:bottom].any():
            first = max(0, top - reach)
            around = slice(first, bottom + reach)
            band = _smoothed_band(color[around], screen[around], printed[around], radius)
            smoothed[top:bottom] = band[top - first : bottom - first]
    return smoothed


def _smoothed_band(color: Color, screen: Mask, printed: Mask, radius: float) -> Color:
    free = (printed == 0).astype(np.float32)
    weight = np.maximum(cv2.GaussianBlur(free, (0, 0), radius), 0.01)
    dots = cv2.subtract(screen, printed)
    blue, *others = cv2.split(color)
    smoothed = [_smoothed_channel(blue, free, weight, dots, radius)]
    for other in others:  # they are all the same, unless the paper is tinted
        is_same = np.array_equal(other, blue)
        smoothed.append(smoothed[0] if is_same else _smoothed_channel(other, free, weight, dots, radius))
    return cv2.merge(smoothed)


def _smoothed_channel(gray: Gray, free: NDArray[Any], weight: NDArray[Any], dots: Mask, radius: float) -> Gray:
    soft = cv2.GaussianBlur(gray * free, (0, 0), radius)
    soft /= weight
    smoothed = gray.copy()
    cv2.copyTo(np.minimum(soft, 255, out=soft).astype(np.uint8), dots, smoothed)
    return smoothed


def _dense(ink: Gray, square: int, scale: float) -> Mask:
    """Where dark and light change more often than text does."""
    changes = np.zeros(ink.shape, np.uint8)
    changes[:, 1:] += ink[:, 1:] != ink[:, :-1]
    changes[1:, :] += ink[1:, :] != ink[:-1, :]
    # Two directions; counted along a point, whatever the resolution.
    often = cv2.boxFilter(changes, cv2.CV_32F, (square, square))
    often = often * (scale / 2)
    certain: Mask = (often > DESCREEN.min_changes_per_pt).astype(np.uint8)
    certain = cv2.morphologyEx(certain, cv2.MORPH_OPEN, np.ones((square, square), np.uint8))
    if not np.any(certain):
        return np.zeros(ink.shape, np.uint8)
    count, labels = cv2.connectedComponents(
        (often > DESCREEN.min_changes_around_per_pt).astype(np.uint8), connectivity=4
    )
    found = np.zeros(count, np.bool_)
    found[np.asarray(labels)[np.asarray(certain) > 0]] = True
    return mask_of_parts(labels, found)


def _find_dots(ink: Gray, square: int, scale: float, all_dots: bool = False) -> _Dots:
    """Where many dots stand apart, and these dots: without the full stops among them, or all of them."""
    # Dots of a denser screen touch at their corners.
    _, labels, stats, centroids = cv2.connectedComponentsWithStats(ink, connectivity=4)
    sizes = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    small = sizes <= DESCREEN.max_dot_size_pt * scale
    small[0] = False
    # A picture that is all ink has no background, and that no center.
    columns, rows = np.nan_to_num(centroids).astype(int).T
    areas = stats[:, cv2.CC_STAT_AREA]
    counts = np.zeros(ink.shape, np.float32)
    counts[rows[small], columns[small]] = 1
    near = cv2.boxFilter(counts, -1, (square, square), normalize=False)
    counts[rows[small], columns[small]] = areas[small]
    near_ink = cv2.boxFilter(counts, -1, (square, square), normalize=False)[rows, columns]
    del counts
    inside = small & (near[rows, columns] >= DESCREEN.min_dots_in_square)
    full_stop = areas * near[rows, columns] >= DESCREEN.min_full_stop_ratio * near_ink
    dots = inside if all_dots else inside & ~full_stop
    return _Dots(mask_of(near >= DESCREEN.min_dots_in_square), mask_of_parts(labels, dots))
