"""Round office stamps in colored ink: removed from the picture, so that what is printed under them can be read."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from skparse.read.scan.cleaning.settings import COLOR_STAMPS
from skparse.read.scan.raster.picture import Color, Mask, brightest, chroma, mask_of


class _Ellipse(NamedTuple):
    """Where a stamp is, in pixels of half the size."""

    center: tuple[int, int]
    axes: tuple[int, int]
    """Half its width and height."""


def remove_color_stamps(color: Color, scale: float) -> Color:
    """The picture without colored ink inside round stamps. A black and white or gray scan comes back as it is.

    ``scale`` is pixels a point.
    """
    half = cv2.resize(color, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    inked = _colored(half, COLOR_STAMPS.min_chroma)
    found = _stamps(inked, scale / 2)
    if not found:
        return color
    stamps = np.zeros(inked.shape, np.uint8)
    for center, axes in found:
        cv2.ellipse(stamps, center, (axes[0] + 4, axes[1] + 4), 0, 0, 360, 255, -1)
    whole = cv2.resize(stamps, (color.shape[1], color.shape[0]), interpolation=cv2.INTER_NEAREST)
    ink = cv2.bitwise_and(_colored(color, COLOR_STAMPS.min_faint_chroma), whole)
    ink = cv2.dilate(ink, np.ones((5, 5), np.uint8))
    # What is nearly black is print, with a pixel of its soft edge.
    black = cv2.dilate(mask_of(brightest(color) < COLOR_STAMPS.max_print_gray), np.ones((3, 3), np.uint8))
    side = round(COLOR_STAMPS.max_stroke_pt * scale / 2) | 1
    background = cv2.morphologyEx(half, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    background = cv2.resize(background, (color.shape[1], color.shape[0]), interpolation=cv2.INTER_LINEAR)
    clean = color.copy()
    cv2.copyTo(background, cv2.subtract(ink, black), clean)
    return clean


def _colored(color: Color, min_chroma: int) -> Mask:
    """Pixels of colored strokes: far from gray, farther than the background around them (a shaded cell)."""
    far = chroma(color)
    background = cv2.medianBlur(cv2.resize(far, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA), 21)
    background = cv2.resize(background, (far.shape[1], far.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.threshold(cv2.subtract(far, background), min_chroma, 255, cv2.THRESH_BINARY)[1]


def _stamps(inked: Mask, scale: float) -> list[_Ellipse]:
    """The stamps in colored ink: nearly round, of a stamp's size, and mostly empty."""
    tear = max(3, round(COLOR_STAMPS.max_tear_pt * scale) | 1)
    joined = cv2.morphologyEx(inked, cv2.MORPH_CLOSE, np.ones((tear, tear), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    stamps = []
    for label in range(1, count):
        x, y, width, height, area = (int(v) for v in stats[label])
        is_round = COLOR_STAMPS.min_aspect < width / height < COLOR_STAMPS.max_aspect
        is_sized = COLOR_STAMPS.min_width_pt * scale < width < COLOR_STAMPS.max_width_pt * scale
        if is_round and is_sized and area < COLOR_STAMPS.max_ink_share * width * height:
            stamps.append(_Ellipse((x + width // 2, y + height // 2), (width // 2, height // 2)))
    return stamps
