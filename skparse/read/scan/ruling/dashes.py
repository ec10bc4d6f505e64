"""Dashed rules made whole, so that they are found as others are."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.read.scan.raster.picture import Gray, Mask

Labels = NDArray[Any]
"""Whole numbers; OpenCV's own stubs know no more."""

# In points: a dash is no thicker than this, and from so long to so long (Word's and CSS's dashes: 1.5 to 6); between
# two is no more white than this; a rule is at least so long, which five dashes fill.
_THICK, _SHORT, _LONG, _WHITE, _RULE = 1.7, 1.4, 9.0, 5.0, 30.0
# A dash is so many times as long as thick: dots that lead to a page number are not. Of 255: how dark it is at least;
# blur joins the ends of black ones by less than the second.
_LEAN, _DARK = 1.5, (60, 130)
# The arms of a cross of two dashes, from end to end, are at least so long (in points): longer than its stems are thick.
_ARM = 2.2
# The part of a bar that dashes fill at least, where it crosses many rules (0.25 to 0.5; elsewhere 0.4 to 0.7).
_FILLED = 0.2


def with_whole_dashes(flat: Gray, scale: float) -> Gray:
    """The picture with rows of dashes joined to rules as dark as they are."""
    half = scale / 2
    dark = cv2.bitwise_not(cv2.resize(flat, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))
    inked = dark > _DARK[0]
    both: Mask = np.zeros(dark.shape, np.uint8)
    for least in _DARK:
        level, upright = _bars(cv2.threshold(dark, least, 255, cv2.THRESH_BINARY)[1], half)
        both = cv2.max(both, cv2.max(level, np.ascontiguousarray(upright)))
    if not both.any():
        return flat
    shade = int(np.median(dark[(both > 0) & inked]))
    full = cv2.resize(both, (flat.shape[1], flat.shape[0]), interpolation=cv2.INTER_NEAREST)
    return np.where(full > 0, np.minimum(flat, 255 - shade), flat).astype(np.uint8)


def _bars(ink: Mask, scale: float) -> tuple[Mask, Mask]:
    """Level and upright rows of dashes as bars."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    level = _joined(*_dashes(labels, stats, scale), scale)
    stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]] = stats[:, [cv2.CC_STAT_HEIGHT, cv2.CC_STAT_WIDTH]]
    return level, _joined(*_dashes(np.ascontiguousarray(labels.T), stats, scale), scale).T


def _dashes(labels: Labels, stats: Labels, scale: float) -> tuple[Mask, Mask]:
    """Level dashes, and the level arms of crosses, where a dash lies on an upright rule's."""
    long, thick = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    fits = (long >= _SHORT * scale) & (long <= _LONG * scale)
    one = fits & (thick <= max(2, _THICK * scale)) & (long >= _LEAN * thick)
    cross = fits & ~one & (thick <= _LONG * scale) & (stats[:, cv2.CC_STAT_AREA] <= (long + thick) * _THICK * scale)
    one[0] = cross[0] = False
    arms: Mask = np.where(cross[labels], 255, 0).astype(np.uint8)
    kernel = np.ones((1, round(_ARM * scale)), np.uint8)
    return np.where(one[labels], 255, 0).astype(np.uint8), cv2.morphologyEx(arms, cv2.MORPH_OPEN, kernel)


def _joined(dashes: Mask, arms: Mask, scale: float) -> Mask:
    """Level rows of dashes, and of some arms of crosses, as bars of their own height."""
    if not dashes.any():
        return dashes
    gap, rule = round(_WHITE * scale) | 1, round(_RULE * scale)
    # A row that leans steps by a pixel now and then.
    thick = cv2.dilate(np.maximum(dashes, arms), np.ones((3, 1), np.uint8))
    closed = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    rows = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, rule), np.uint8))
    rows = cv2.erode(rows, np.ones((3, 1), np.uint8))
    # Letters have arms as well ("t", "f"), but their row has no dashes.
    _, labels, stats, _ = cv2.connectedComponentsWithStats(rows, connectivity=8)
    filled = np.bincount(labels[dashes > 0], minlength=len(stats))
    whole = filled >= _FILLED * stats[:, cv2.CC_STAT_AREA]
    whole[0] = False
    return np.where(whole[labels], 255, 0).astype(np.uint8)
