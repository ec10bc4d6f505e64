"""Deskewing: the fine angle of a skewed scan."""

from __future__ import annotations

import cv2
import numpy as np

from skparse.read.scan.raster.binarize import binarize_small
from skparse.read.scan.raster.picture import Color
from skparse.read.scan.raster.settings import DESKEW


def skew_angle(color: Color, scale: float) -> float:
    """How many degrees the page is turned clockwise: the angle at which its rows of ink are sharpest. 0 without ink.

    Lines of text and rules both make sharp rows. The angle is searched coarsely, then finely around the best one.
    ``scale`` is pixels a point.
    """
    gray = cv2.cvtColor(color, cv2.COLOR_BGR2GRAY)
    factor = min(1.0, max(DESKEW.px_per_pt / scale, DESKEW.min_long_side_px / max(gray.shape)))
    small = cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    ink = binarize_small(small)
    edge = round(DESKEW.margin_share * min(ink.shape))
    ys, xs = np.nonzero(ink[edge:-edge, edge:-edge])
    if len(ys) < DESKEW.min_ink_px:
        return 0.0
    if len(ys) > DESKEW.max_ink_px:
        keep = slice(None, None, len(ys) // DESKEW.max_ink_px + 1)
        ys, xs = ys[keep], xs[keep]
    fy, fx = ys.astype(np.float32), xs.astype(np.float32) - small.shape[1] / 2

    def sharpness(angle: float) -> float:
        rows = fy - fx * np.float32(np.tan(np.radians(angle)))
        rows -= rows.min()
        counts = np.bincount(rows.astype(np.int32)).astype(np.float64)
        return float(np.square(np.diff(counts)).sum())

    def best(first: float, last: float, step: float) -> float:
        angles = np.arange(first, last + step / 2, step)
        return float(angles[int(np.argmax([sharpness(a) for a in angles]))])

    coarse_step = DESKEW.coarse_step_degrees
    coarse = best(-DESKEW.max_angle_degrees, DESKEW.max_angle_degrees, coarse_step)
    fine = best(coarse - coarse_step, coarse + coarse_step, DESKEW.fine_step_degrees)
    return fine if sharpness(fine) > DESKEW.min_sharpness_ratio * sharpness(0.0) else 0.0


def deskew(color: Color, angle: float) -> Color:
    """The picture turned counter-clockwise by ``angle`` degrees about its center.

    It keeps its size; its edges are repeated into the corners that come in.
    """
    if angle == 0.0:
        return color
    height, width = color.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(color, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
