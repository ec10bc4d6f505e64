"""Candidates for rules: rows of dashes, which are filled, so that they are found as solid lines are."""

from __future__ import annotations

from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.read.scan.raster.picture import Gray, Mask, mask_of_parts
from skparse.read.scan.ruling.decide import is_rule
from skparse.read.scan.ruling.evidence import DashedLineEvidence
from skparse.read.scan.ruling.settings import DASHES

Labels = NDArray[Any]
"""Whole numbers; OpenCV's own stubs know no more."""


class _Dashes(NamedTuple):
    """The pixels of dashes of one direction."""

    dashes: Mask
    arms: Mask
    """Arms of crosses, where a dash lies on one of a rule across."""


def join_dashes(normalized: Gray, scale: float) -> Gray:
    """A normalized picture with rows of dashes joined to rules as dark as they are; ``scale`` is pixels a point."""
    half_scale = scale / 2
    dark = cv2.bitwise_not(cv2.resize(normalized, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))
    rows: Mask = np.zeros(dark.shape, np.uint8)
    for min_darkness in (DASHES.min_darkness, DASHES.black_min_darkness):
        ink = cv2.threshold(dark, min_darkness, 255, cv2.THRESH_BINARY)[1]
        rows = cv2.max(rows, _dashed_rows(ink, half_scale))
    if not rows.any():
        return normalized
    shade = int(np.median(dark[(rows > 0) & (dark > DASHES.min_darkness)]))
    full = cv2.resize(rows, (normalized.shape[1], normalized.shape[0]), interpolation=cv2.INTER_NEAREST)
    joined = normalized.copy()
    cv2.copyTo(np.minimum(normalized, 255 - shade), full, joined)
    return joined


def _dashed_rows(ink: Mask, scale: float) -> Mask:
    """The pixels of horizontal and vertical rows of dashes, filled."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    horizontal = _join(_find_dashes(labels, stats, scale), scale)
    stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]] = stats[:, [cv2.CC_STAT_HEIGHT, cv2.CC_STAT_WIDTH]]
    vertical = _join(_find_dashes(np.ascontiguousarray(labels.T), stats, scale), scale)
    return cv2.max(horizontal, np.ascontiguousarray(vertical.T))


def _find_dashes(labels: Labels, stats: Labels, scale: float) -> _Dashes:
    """Horizontal dashes, and the horizontal arms of crosses."""
    length, thickness = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    max_thickness, max_length = DASHES.max_thickness_pt * scale, DASHES.max_length_pt * scale
    fits = (length >= DASHES.min_length_pt * scale) & (length <= max_length)
    is_dash = fits & (thickness <= max(2, max_thickness)) & (length >= DASHES.min_aspect_share * thickness)
    is_thin = stats[:, cv2.CC_STAT_AREA] <= (length + thickness) * max_thickness
    is_cross = fits & ~is_dash & (thickness <= max_length) & is_thin
    is_dash[0] = is_cross[0] = False
    crosses: Mask = mask_of_parts(labels, is_cross)
    arm = np.ones((1, round(DASHES.min_arm_pt * scale)), np.uint8)
    return _Dashes(
        dashes=mask_of_parts(labels, is_dash),
        arms=cv2.morphologyEx(crosses, cv2.MORPH_OPEN, arm),
    )


def _join(found: _Dashes, scale: float) -> Mask:
    """The pixels of horizontal rows of dashes, filled; rows are as high as their dashes."""
    dashes, arms = found
    if not dashes.any():
        return dashes
    gap, length = round(DASHES.max_gap_pt * scale) | 1, round(DASHES.min_row_length_pt * scale)
    # A row that leans steps by a pixel now and then.
    dilated = cv2.dilate(np.maximum(dashes, arms), np.ones((3, 1), np.uint8))
    closed = cv2.morphologyEx(dilated, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    rows = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    rows = cv2.erode(rows, np.ones((3, 1), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(rows, connectivity=8)
    filled = np.bincount(labels[dashes > 0], minlength=count)
    areas = stats[:, cv2.CC_STAT_AREA]
    is_row = np.array(
        [n > 0 and is_rule(DashedLineEvidence(area_px=int(areas[n]), filled_px=int(filled[n]))) for n in range(count)]
    )
    return mask_of_parts(labels, is_row)
