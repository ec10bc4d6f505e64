"""Pages → pictures for a screen: sharp enough to read small print, small enough for a hundred in one file."""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

import cv2
import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

# Pixels of a page's longer side: 8 pt type of an A4 matrix is then 15 pixels high, which reads well.
_LONG = 1600
# Bytes of all pictures before base64; with the plan a file stays under 15 MB, which mail still takes.
_BUDGET = 9_500_000
# Bytes of one picture: more say nothing to the eye. Print in few colours takes 20-80 kB as PNG, where a photograph of
# paper takes more than this, and looks better as WebP.
_MOST, _PRINT = 160_000, 90_000
# Tried in this order until a picture is small enough: side, quality of WebP.
_STEPS = ((_LONG, 60), (_LONG, 35), (1300, 30), (1000, 25), (700, 20), (400, 15))
# Levels of each colour in a palette of 216: close where tables have their light grounds (#F2F2F2 is none of paper).
_LEVELS = (0, 64, 128, 192, 232, 255)
_THREADS = 2


class Picture(NamedTuple):
    """One page as it is displayed; ``width`` and ``height`` are points."""

    number: int
    width: float
    height: float
    type: str
    data: bytes


def pictures(data: bytes, password: str | None, numbers: Sequence[int]) -> Iterator[Picture]:
    """Pictures of pages (1-based), in order. Together they are smaller than 10 MB, whatever the file holds.

    A page that cannot be drawn is left out. Pages are drawn one by one, and packed beside it in threads.
    """
    share = min(_MOST, _BUDGET // max(1, len(numbers)))
    pdf = pdfium.PdfDocument(data, password=password)
    waiting: deque[Future[Picture]] = deque()
    with ThreadPoolExecutor(_THREADS) as pool:
        try:
            pdf.init_forms()
            for number in numbers:
                drawn = _drawn(pdf, number)
                if drawn is not None:
                    waiting.append(pool.submit(_packed, number, *drawn, share))
                if len(waiting) > 2 * _THREADS:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pdf.close()


def _drawn(pdf: pdfium.PdfDocument, number: int) -> tuple[float, float, Pixels] | None:
    """Size in points and pixels (height, width, BGR)."""
    try:
        page = pdf[number - 1]
        width, height = page.get_size()
        if not 0 < max(width, height) < 1e6:
            return None
        pixels: Pixels = page.render(scale=_LONG / max(width, height), rev_byteorder=False).to_numpy().copy()
        page.close()
    except (pdfium.PdfiumError, ValueError, IndexError, MemoryError):
        return None
    if pixels.ndim == 2:
        pixels = cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR).astype(np.uint8)
    return width, height, pixels[..., :3]


def _packed(number: int, width: float, height: float, pixels: Pixels, most: int) -> Picture:
    png = _palette_png(pixels)
    if len(png) <= min(most, _PRINT):
        return Picture(number, width, height, "image/png", png)
    from PIL import Image

    best = b""
    image = Image.fromarray(np.ascontiguousarray(pixels[..., ::-1]))
    for side, quality in _STEPS:
        scale = side / max(image.size)
        size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
        small = image if scale >= 1 else image.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0)
        buffer = io.BytesIO()
        small.save(buffer, "WEBP", quality=quality, method=0)
        best = buffer.getvalue()
        if len(best) <= most:
            break
    return Picture(number, width, height, "image/webp", best)


def _palette_png(pixels: Pixels) -> bytes:
    from PIL import Image

    levels = np.array(_LEVELS)
    nearest = np.abs(np.arange(256)[:, None] - levels[None, :]).argmin(axis=1).astype(np.uint8)
    level = cv2.LUT(pixels, nearest)
    index = level[..., 2] * np.uint8(36) + level[..., 1] * np.uint8(6) + level[..., 0]
    image = Image.fromarray(index, "P")
    image.putpalette([v for r in _LEVELS for g in _LEVELS for b in _LEVELS for v in (r, g, b)])
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()
