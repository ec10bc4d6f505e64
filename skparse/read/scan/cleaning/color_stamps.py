"""Round office stamps in coloured ink: taken off the picture, so that what is printed under them can be read."""

from __future__ import annotations

import cv2
import numpy as np

from skparse.read.scan.raster.picture import Color, Mask

# Stamp ink is far from grey (of 255), in its faint parts less far, and lighter than print, which stays nearly black
# under it.
_CHROMA, _FAINT, _LIGHT = 32, 12, 95
# A stamp's ring, in points: an office's is 40 mm wide, small ones half of it. Its ink is a small part of its box.
_SMALLEST, _LARGEST, _RING = 38.0, 170.0, 0.45
# Tears in a ring that a dry stamp or a rule leaves.
_TEAR = 2.5


def without_stamps(color: Color, scale: float) -> Color:
    """The picture without coloured ink inside round stamps. A black and white or grey scan comes back as it is."""
    half = cv2.resize(color, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    inked = _colored(half)
    rings = _rings(inked, scale / 2)
    if not rings:
        return color
    stamps = np.zeros(inked.shape, np.uint8)
    for x, y, wide, high in rings:
        cv2.ellipse(stamps, (x + wide // 2, y + high // 2), (wide // 2 + 4, high // 2 + 4), 0, 0, 360, 255, -1)
    whole = cv2.resize(stamps, (color.shape[1], color.shape[0]), interpolation=cv2.INTER_NEAREST)
    ink = cv2.dilate(cv2.bitwise_and(_colored(color, _FAINT), whole), np.ones((5, 5), np.uint8))
    # What is nearly black is print, with a pixel of its soft edge.
    black = cv2.dilate((color.max(axis=2) < _LIGHT).astype(np.uint8), np.ones((3, 3), np.uint8))
    side = round(4 * scale / 2) | 1
    ground = cv2.morphologyEx(half, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    ground = cv2.resize(ground, (color.shape[1], color.shape[0]), interpolation=cv2.INTER_LINEAR)
    clean: Color = np.where(((ink > 0) & (black == 0))[:, :, None], ground, color)
    return clean


def _colored(color: Color, least: int = _CHROMA) -> Mask:
    """Pixels of coloured strokes: far from grey, farther than the ground around them (a shaded cell)."""
    chroma = cv2.subtract(color.max(axis=2), color.min(axis=2))
    ground = cv2.medianBlur(cv2.resize(chroma, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA), 21)
    ground = cv2.resize(ground, (chroma.shape[1], chroma.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.where(cv2.subtract(chroma, ground) > least, 255, 0).astype(np.uint8)


def _rings(inked: Mask, scale: float) -> list[tuple[int, int, int, int]]:
    tear = max(3, round(_TEAR * scale) | 1)
    joined = cv2.morphologyEx(inked, cv2.MORPH_CLOSE, np.ones((tear, tear), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    rings = []
    for label in range(1, count):
        x, y, wide, high, area = (int(v) for v in stats[label])
        round_ = 0.75 < wide / high < 1.33 and _SMALLEST * scale < wide < _LARGEST * scale
        if round_ and area < _RING * wide * high:
            rings.append((x, y, wide, high))
    return rings
