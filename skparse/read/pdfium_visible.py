"""What can be seen of one of pdfium's objects: what its clip paths leave of the page, and whether it has ink at all."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

from skparse.geometry import Box
from skparse.read.matrix import Matrix, transform_box
from skparse.read.shapes import visible_part
from skparse.read.viewport import Viewport

# Blue, green, red and alpha, a byte each.
_BYTES_PER_PIXEL = 4


def is_invisible(pdf: Any, page: Any, image: Any) -> bool:
    """Is an image painted with no opacity at all? pdfium tells that only of the image as it is drawn."""
    bitmap = raw.FPDFImageObj_GetRenderedBitmap(pdf, page, image)
    if not bitmap:
        return False
    try:
        if raw.FPDFBitmap_GetFormat(bitmap) not in (raw.FPDFBitmap_BGRA, raw.FPDFBitmap_BGRA_Premul):
            return False
        size = raw.FPDFBitmap_GetHeight(bitmap) * raw.FPDFBitmap_GetStride(bitmap)
        pixels = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), size)
        return not any(pixels[_BYTES_PER_PIXEL - 1 :: _BYTES_PER_PIXEL])
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def clip_bounds(obj: Any, viewport: Viewport, matrix: Matrix | None) -> Box | None:
    """The part that the bounds of all clip paths of an object have in common, on the displayed page.

    None where it has no clip path; a box without area where they have nothing in common. The paths are in the
    coordinates of the form that holds the object, which ``matrix`` takes to the page's.
    """
    path = raw.FPDFPageObj_GetClipPath(obj)
    count = raw.FPDFClipPath_CountPaths(path) if path else 0
    x, y = ctypes.c_float(), ctypes.c_float()
    common: Box | None = None
    for index in range(max(0, count)):
        points: list[tuple[float, float]] = []
        for number in range(raw.FPDFClipPath_CountPathSegments(path, index)):
            raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(path, index, number), x, y)
            points.append((x.value, y.value))
        if not points:
            continue
        xs, ys = [px for px, _ in points], [py for _, py in points]
        corners = (min(xs), min(ys), max(xs), max(ys))
        bounds = Box(*viewport.box(*(transform_box(matrix, *corners) if matrix else corners)))
        common = bounds if common is None else visible_part(common, bounds)
        if common is None:
            return Box(bounds.x0, bounds.top, bounds.x0, bounds.top)
    return common
