"""Binarization: which pixels of a page are ink (type and rules)."""

from __future__ import annotations

import cv2
import numpy as np

from skparse.read.scan.raster.picture import Gray, Mask, Picture, mask_of_parts
from skparse.read.scan.raster.settings import DARK_AREAS, INK


def binarize(normalized: Gray) -> Mask:
    """Type and rules: what is much darker than its background, half way to the page's darkest ink.

    Thin strokes that a scanner made paler are ink too: signs (ticks) would otherwise be broken or lost.
    """
    sample = normalized[::4, ::4]
    dark = sample[sample < INK.max_sample_gray]
    type_gray = float(np.quantile(dark, INK.type_quantile)) if dark.size > INK.min_sample_px else INK.default_type_gray
    level = min(INK.max_ink_gray, max(INK.min_ink_gray, (255 + type_gray) / 2))
    ink = cv2.threshold(normalized, level, 255, cv2.THRESH_BINARY_INV)[1]
    pale_level = min(INK.max_pale_gray, level + INK.pale_difference)
    pale = cv2.threshold(normalized, pale_level, 255, cv2.THRESH_BINARY_INV)[1]
    count, labels, stats, _ = cv2.connectedComponentsWithStats(pale, connectivity=8)
    inked = np.bincount(labels[ink > 0], minlength=count)
    areas = stats[:, cv2.CC_STAT_AREA]
    thin = (inked < INK.max_pale_ink_share * areas) & (areas >= INK.min_pale_stroke_px)
    thin[0] = False
    return cv2.max(ink, mask_of_parts(labels, thin))


def binarize_small(gray: Gray) -> Mask:
    """The ink of a picture of about 110 dpi, for steps that need no exact strokes."""
    background = cv2.blur(cv2.dilate(gray, np.ones((9, 9), np.uint8)), (25, 25))
    normalized = cv2.divide(gray, np.maximum(background, 1), scale=255)
    return cv2.threshold(normalized, INK.small_ink_gray, 255, cv2.THRESH_BINARY_INV)[1]


def remove_dark_edges(ink: Mask, picture: Picture) -> Mask:
    """The ink of type: the edges of dark areas stand for rules and are no letters."""
    if not picture.dark_areas.any():
        return ink
    side = 2 * round(2 * DARK_AREAS.edge_pt * picture.scale) + 1
    kernel = np.ones((side, side), np.uint8)
    inner = cv2.erode(picture.dark_areas, kernel[::2, ::2])
    return cv2.subtract(ink, cv2.subtract(cv2.dilate(picture.dark_areas, kernel), inner))
