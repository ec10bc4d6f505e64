"""A page of a PDF as a picture, whatever is in it."""

from __future__ import annotations

import math

import cv2
import numpy as np
import pypdfium2 as pdfium

from skparse.read.base import PageError
from skparse.read.scan.picture import Color

# A page of any size is drawn with at most so many pixels: A3 at 400 dpi has 31 million.
_MOST_PIXELS = 32_000_000


def rendered(document: pdfium.PdfDocument, number: int, dpi: int) -> tuple[Color, float]:
    """The page as displayed, and its pixels a point.

    Raises:
        PageError: the page cannot be loaded, or is too large a picture.
    """
    try:
        page = document[number - 1]
        try:
            wide, high = page.get_size()
            scale = min(dpi / 72, math.sqrt(_MOST_PIXELS / max(1.0, wide * high)))
            bitmap = page.render(scale=scale, draw_annots=True, may_draw_forms=False)
            picture = bitmap.to_numpy()
        finally:
            page.close()
    except pdfium.PdfiumError:
        raise PageError(f"page {number} cannot be drawn") from None
    channels = 1 if picture.ndim == 2 else picture.shape[2]
    if channels == 1:
        return cv2.cvtColor(picture.reshape(picture.shape[:2]), cv2.COLOR_GRAY2BGR), scale
    return np.ascontiguousarray(picture[:, :, :3]), scale
