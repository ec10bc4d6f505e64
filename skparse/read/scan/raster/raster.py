"""A page of a PDF as a picture, whatever is in it."""

from __future__ import annotations

import math

import cv2
import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from skparse.read.reader import PageError
from skparse.read.scan.cleaning.descreen import without_screens
from skparse.read.scan.raster.picture import Color

# A page of any size is drawn with at most so many pixels: A3 at 400 dpi has 31 million.
_MOST_PIXELS = 32_000_000
# A picture whose edges lie so near to the page's (in points) is the page. Its own resolution is kept if it is near the
# wanted one. Drawn small it looks like the page (mean difference of 255).
_EDGE, _NEAR, _ALIKE = 2.0, 0.74, 12.0


def rendered(document: pdfium.PdfDocument, number: int, dpi: int) -> tuple[Color, float]:
    """The page as displayed, and its pixels a point: near ``dpi``, at the picture's own resolution where it has one.

    Dot screens are smoothed first of all: scaled, their dots would beat.

    Raises:
        PageError: the page cannot be loaded, or is too large a picture.
    """
    try:
        page = document[number - 1]
        try:
            wide, high = page.get_size()
            scale = min(dpi / 72, math.sqrt(_MOST_PIXELS / max(1.0, wide * high)))
            stored = _stored(page, wide, high, scale)
            return stored or (without_screens(_drawn(page, scale), scale), scale)
        finally:
            page.close()
    except pdfium.PdfiumError:
        raise PageError(f"page {number} cannot be drawn") from None


def _drawn(page: pdfium.PdfPage, scale: float) -> Color:
    return _three(page.render(scale=scale, draw_annots=True, may_draw_forms=False).to_numpy())


def _three(picture: NDArray[np.uint8]) -> Color:
    """Blue, green and red of whatever channels there are."""
    if picture.ndim == 2 or picture.shape[2] == 1:
        return cv2.cvtColor(picture.reshape(picture.shape[:2]), cv2.COLOR_GRAY2BGR)
    return np.ascontiguousarray(picture[:, :, :3])


def _stored(page: pdfium.PdfPage, wide: float, high: float, wanted: float) -> tuple[Color, float] | None:
    """The picture that is the whole page, pixel by pixel as it is stored: drawing it would scale it, which blurs
    hairlines and makes the dots of a screen beat. None where the page is drawn otherwise."""
    images = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=1))
    if len(images) != 1 or page.get_rotation():
        return None
    image = images[0]
    left, bottom, right, top = image.get_bounds()
    matrix = image.get_matrix()
    plain = abs(matrix.b) + abs(matrix.c) < 0.01 and matrix.a > 0 and matrix.d > 0
    covers = max(abs(left), abs(bottom), abs(right - wide), abs(top - high)) < _EDGE
    columns, rows = image.get_px_size()
    if not plain or not covers or columns * rows > 2 * _MOST_PIXELS:
        return None
    own = (columns / wide + rows / high) / 2
    color = without_screens(_three(image.get_bitmap(render=False).to_numpy()), own)
    if not _NEAR < own / wanted < 1 / _NEAR:
        way = cv2.INTER_AREA if own > wanted else cv2.INTER_CUBIC
        color, own = cv2.resize(color, (round(wide * wanted), round(high * wanted)), interpolation=way), wanted
    # Masks, decode arrays and what is drawn over the picture show in a small drawing of the page.
    small = _drawn(page, 0.5)
    shrunk = cv2.resize(color, (small.shape[1], small.shape[0]), interpolation=cv2.INTER_AREA)
    if np.abs(small.astype(np.int16) - shrunk).mean() < _ALIKE:
        return color, own
    return None
