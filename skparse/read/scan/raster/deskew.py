"""Laying a page straight: the fine angle of a crooked scan."""

from __future__ import annotations

import cv2
import numpy as np

from skparse.read.scan.raster.picture import Color, Gray

# Pages lie this many degrees askew at most; a feeder's guides allow about three.
_MOST = 6.0
_COARSE, _FINE = 0.25, 0.02
# The angle is looked for at this many pixels a point (about 110 dpi): finer pictures give the same angle, slower.
_SCALE = 1.5
_WIDE = 1250


def angle_of(color: Color, scale: float) -> float:
    """How many degrees the page is turned clockwise, by the angle whose rows of ink are sharpest. 0 without ink.

    Text lines and rules both make sharp rows; the angle is looked for coarsely, then finely around the best.
    """
    gray = cv2.cvtColor(color, cv2.COLOR_BGR2GRAY)
    # A pixel's step over the page's width is the least angle that is seen: small pages are looked at more closely.
    factor = min(1.0, max(_SCALE / scale, _WIDE / max(gray.shape)))
    small = cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    ink = _ink(small)
    edge = round(0.02 * min(ink.shape))
    ys, xs = np.nonzero(ink[edge:-edge, edge:-edge])
    if len(ys) < 200:
        return 0.0
    if len(ys) > 150_000:
        keep = slice(None, None, len(ys) // 150_000 + 1)
        ys, xs = ys[keep], xs[keep]
    fy, fx = ys.astype(np.float32), xs.astype(np.float32) - small.shape[1] / 2

    def sharpness(angle: float) -> float:
        rows = fy - fx * np.float32(np.tan(np.radians(angle)))
        rows -= rows.min()
        counts = np.bincount(rows.astype(np.int32)).astype(np.float64)
        return float(np.square(np.diff(counts)).sum())

    def best(low: float, high: float, step: float) -> float:
        angles = np.arange(low, high + step / 2, step)
        return float(angles[int(np.argmax([sharpness(a) for a in angles]))])

    coarse = best(-_MOST, _MOST, _COARSE)
    fine = best(coarse - _COARSE, coarse + _COARSE, _FINE)
    # A picture without rows has no best angle: where level is nearly as sharp, it is level.
    return fine if sharpness(fine) > 1.02 * sharpness(0.0) else 0.0


def _ink(small: Gray) -> Gray:
    ground = cv2.blur(cv2.dilate(small, np.ones((9, 9), np.uint8)), (25, 25))
    return cv2.threshold(cv2.divide(small, np.maximum(ground, 1), scale=255), 180, 255, cv2.THRESH_BINARY_INV)[1]


def straightened(color: Color, angle: float) -> Color:
    """The picture turned back by ``angle`` degrees about its middle; the same size, what comes in is white."""
    if angle == 0.0:
        return color
    high, wide = color.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0)
    return cv2.warpAffine(color, matrix, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
