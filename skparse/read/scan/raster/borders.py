"""Black borders that a scanner's lid leaves around the paper."""

from __future__ import annotations

import cv2
import numpy as np

from skparse.read.scan.raster.picture import Color, Mask, brightest
from skparse.read.scan.raster.settings import BORDERS


def remove_borders(color: Color, scale: float) -> Color:
    """The picture with what is black from its edges inwards painted as paper. ``scale`` is pixels a point."""
    small = brightest(cv2.resize(color, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA))
    side = max(2, round(BORDERS.min_border_width_pt * scale / 4))
    # What lies beyond the edge counts as black, so that a thin strip along it is thick enough.
    black: Mask = np.pad((small < BORDERS.max_border_gray).astype(np.uint8), side, constant_values=1)
    black = cv2.morphologyEx(black, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    _, components = cv2.connectedComponents(black, connectivity=4)
    labels = np.asarray(components)
    black = (labels == labels[0, 0]).astype(np.uint8)
    soft = 2 * round(BORDERS.soft_edge_pt * scale / 4) + 1
    border = cv2.dilate(black, np.ones((soft, soft), np.uint8))[side:-side, side:-side]
    inner = border[soft:-soft, soft:-soft]
    if not np.any(inner):
        return color
    whole = cv2.resize(border, (color.shape[1], color.shape[0]), interpolation=cv2.INTER_NEAREST)
    paper = np.quantile(color[::8, ::8].reshape(-1, 3), BORDERS.paper_quantile, axis=0).astype(np.uint8)
    clean = color.copy()
    clean[whole > 0] = paper
    return clean
