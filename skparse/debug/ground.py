"""What the drawings stand on: the page as it looks, turned and laid straight as it was read, and faded."""

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

# A whole picture has at most so many pixels, and no page in it more on one side: page boxes may be of any size.
MOST_PIXELS, _LONGEST = 40_000_000, 12_000
# Above each page stand its caption and legend; a panel is at least so wide (in pixels), whatever the page.
STRIP, NARROWEST = 300, 640
_FADED = 0.5


class Ground(NamedTuple):
    """The faded page, and its pixels a point."""

    picture: Color
    scale: float


def scale_for(width: float, height: float, dpi: int, panels: int) -> float:
    """Pixels a point: those of ``dpi``, or fewer where ``panels`` pages of this size (in points) would be too large."""
    width, height = max(width, 1.0), max(height, 1.0)
    room = MOST_PIXELS / panels
    scale = min(dpi / 72, _LONGEST / max(width, height))

    def pixels(scale: float) -> float:
        return max(NARROWEST, width * scale) * (height * scale + STRIP)

    while pixels(scale) > room:
        scale *= min(0.95, math.sqrt(room / pixels(scale)))
    return scale


def ground(facts: Facts, dpi: int, panels: int) -> Ground:
    """The page at ``dpi`` or less.

    Raises:
        InputError: the page cannot be drawn.
    """
    page, orientation = facts.page, facts.page_pass.orientation
    scale = scale_for(page.width, page.height, dpi, panels)
    wide, high = max(1, round(page.width * scale)), max(1, round(page.height * scale))
    lying = (high, wide) if orientation.is_sideways else (wide, high)
    color = deskew(_turned(_drawn(facts, lying), orientation.rotation), orientation.skew)
    faded = np.uint8(255 * (1 - _FADED)) + (color.astype(np.float32) * _FADED).astype(np.uint8)
    return Ground(np.ascontiguousarray(faded), scale)


def _drawn(facts: Facts, size: tuple[int, int]) -> Color:
    """The page as displayed, so many pixels wide and high."""
    try:
        with pdfium.PdfDocument(facts.data, password=facts.password) as document:
            page = document[facts.page.number - 1]
            wide, high = page.get_size()
            # pdfium does not know UserUnit: its own size leads to the pixels.
            scale = min(size[0] / max(wide, 1.0), size[1] / max(high, 1.0))
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


def _turned(color: Color, degrees: int) -> Color:
    ways = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
    return cv2.rotate(color, ways[degrees]) if degrees in ways else color
