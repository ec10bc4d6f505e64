"""A page of a PDF as a picture, whatever is in it."""

from __future__ import annotations

import math

import cv2
import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from skparse.read.reader import PageError
from skparse.read.scan.cleaning.descreen import descreen
from skparse.read.scan.raster.picture import Color
from skparse.read.scan.raster.settings import RENDER


def render_page(document: pdfium.PdfDocument, number: int, dpi: int) -> tuple[Color, float]:
    """The page as displayed, and its pixels a point: near ``dpi``, at its image's own resolution where it is one image.

    It is descreened before anything else: scaling a dot screen would make moiré.

    Raises:
        PageError: the page cannot be loaded, or is too large a picture.
    """
    try:
        page = document[number - 1]
        try:
            width, height = page.get_size()
            scale = min(dpi / 72, math.sqrt(RENDER.max_page_px / max(1.0, width * height)))
            stored = _stored(page, width, height, scale)
            return stored or (descreen(_drawn(page, scale), scale), scale)
        finally:
            page.close()
    except pdfium.PdfiumError:
        raise PageError(f"page {number} cannot be drawn") from None


def _drawn(page: pdfium.PdfPage, scale: float) -> Color:
    return _bgr(page.render(scale=scale, draw_annots=True, may_draw_forms=False).to_numpy())


def _bgr(picture: NDArray[np.uint8]) -> Color:
    """Blue, green and red of whatever channels there are."""
    if picture.ndim == 2 or picture.shape[2] == 1:
        return cv2.cvtColor(picture.reshape(picture.shape[:2]), cv2.COLOR_GRAY2BGR)
    return np.ascontiguousarray(picture[:, :, :3])


def _stored(page: pdfium.PdfPage, width: float, height: float, wanted: float) -> tuple[Color, float] | None:
    """The image that is the whole page, pixel by pixel as it is stored, and its pixels a point.

    Drawing it would scale it, which blurs hairlines and makes moiré of dot screens. None where the page is more than
    one plain image, or its image is masked, decoded otherwise or overprinted.
    """
    images = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=1))
    if len(images) != 1 or page.get_rotation():
        return None
    image = images[0]
    left, bottom, right, top = image.get_bounds()
    matrix = image.get_matrix()
    is_plain = abs(matrix.b) + abs(matrix.c) < RENDER.max_image_skew and matrix.a > 0 and matrix.d > 0
    off = max(abs(left), abs(bottom), abs(right - width), abs(top - height))
    columns, rows = image.get_px_size()
    if not is_plain or off >= RENDER.max_image_edge_pt or columns * rows > 2 * RENDER.max_page_px:
        return None
    own = (columns / width + rows / height) / 2
    color = descreen(_bgr(image.get_bitmap(render=False).to_numpy()), own)
    if not RENDER.min_resolution_share < own / wanted < 1 / RENDER.min_resolution_share:
        way = cv2.INTER_AREA if own > wanted else cv2.INTER_CUBIC
        color, own = cv2.resize(color, (round(width * wanted), round(height * wanted)), interpolation=way), wanted
    # Masks, decode arrays and what is drawn over the image show in a small drawing of the page.
    preview = _drawn(page, RENDER.preview_px_per_pt)
    shrunk = cv2.resize(color, (preview.shape[1], preview.shape[0]), interpolation=cv2.INTER_AREA)
    if np.abs(preview.astype(np.int16) - shrunk).mean() < RENDER.max_preview_difference:
        return color, own
    return None
