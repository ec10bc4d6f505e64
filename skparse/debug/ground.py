"""The background of the drawings: the page rendered, turned upright and deskewed as it was read, and faded."""

from __future__ import annotations

import math
from typing import NamedTuple

import cv2
import numpy as np
import pypdfium2 as pdfium

from skparse.debug.facts import Facts
from skparse.errors import InputError
from skparse.read.scan.raster.deskew import deskew
from skparse.read.scan.raster.picture import Color

# Limits of a picture, as page boxes may be of any size: pixels of all panels together, and of a page's longer side.
MAX_PICTURE_PIXELS = 40_000_000
MAX_SIDE_PX = 12_000
# A panel is at least so wide, so that its caption can be read.
MIN_PANEL_WIDTH_PX = 640
# Counted for the caption and legend of a panel.
CAPTION_HEIGHT_PX = 300
# How much of the page's contrast is left under the drawings.
CONTRAST_SHARE = 0.5


class Ground(NamedTuple):
    """The faded page."""

    picture: Color
    scale: float
    """Pixels per point."""


def scale_for(width: float, height: float, dpi: int, panels: int) -> float:
    """Pixels per point: those of ``dpi``, or fewer if ``panels`` pages of this size (in points) would be too large."""
    width, height = max(width, 1.0), max(height, 1.0)
    max_pixels = MAX_PICTURE_PIXELS / panels
    scale = min(dpi / 72, MAX_SIDE_PX / max(width, height))

    def pixels(scale: float) -> float:
        return max(MIN_PANEL_WIDTH_PX, width * scale) * (height * scale + CAPTION_HEIGHT_PX)

    while pixels(scale) > max_pixels:
        scale *= min(0.95, math.sqrt(max_pixels / pixels(scale)))
    return scale


def ground(facts: Facts, dpi: int, panels: int) -> Ground:
    """The page at ``dpi`` or less.

    Raises:
        InputError: the page cannot be drawn.
    """
    page, orientation = facts.page, facts.page_pass.orientation
    scale = scale_for(page.width, page.height, dpi, panels)
    width, height = max(1, round(page.width * scale)), max(1, round(page.height * scale))
    displayed = (height, width) if orientation.is_sideways else (width, height)
    color = deskew(_rotated(_rendered(facts, displayed), orientation.rotation), orientation.skew)
    faded = np.uint8(255 * (1 - CONTRAST_SHARE)) + (color.astype(np.float32) * CONTRAST_SHARE).astype(np.uint8)
    return Ground(np.ascontiguousarray(faded), scale)


def _rendered(facts: Facts, size: tuple[int, int]) -> Color:
    """The page as displayed. ``size``: its width and height in pixels."""
    try:
        with pdfium.PdfDocument(facts.data, password=facts.password) as document:
            page = document[facts.page.number - 1]
            width, height = page.get_size()
            # pdfium does not apply UserUnit, so the scale is taken from its own size.
            scale = min(size[0] / max(width, 1.0), size[1] / max(height, 1.0))
            bitmap = page.render(scale=scale, draw_annots=True, may_draw_forms=False, rev_byteorder=False)
            picture: Color = bitmap.to_numpy()
            if picture.ndim == 2 or picture.shape[2] == 1:
                picture = cv2.cvtColor(picture.reshape(picture.shape[:2]), cv2.COLOR_GRAY2BGR)
            picture = np.array(picture[:, :, :3])
            page.close()
    except (pdfium.PdfiumError, ValueError):
        raise InputError(f"page {facts.page.number} cannot be drawn") from None
    if picture.shape[1::-1] != size:
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return picture


def _rotated(color: Color, degrees: int) -> Color:
    codes = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
    return cv2.rotate(color, codes[degrees]) if degrees in codes else color
