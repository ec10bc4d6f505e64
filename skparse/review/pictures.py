"""Pages → pictures for a screen: sharp enough to read small type, and small enough for a hundred in one file."""

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

SIDE_PX = 1600
"""Of a page's longer side: 8 pt type on an A4 page is then 15 pixels high, which is easy to read."""
MAX_TOTAL_BYTES = 9_500_000
"""Of all pictures before base64: with the plan, the file is smaller than 15 MB, so that it can be sent by mail."""
MAX_PICTURE_BYTES = 160_000
"""More bytes make no difference that can be seen."""
MAX_PNG_BYTES = 90_000
"""Print in few colors takes 20 to 80 kB as PNG. A photograph of paper takes more than this, and looks better as
WebP."""
WEBP_STEPS = ((SIDE_PX, 60), (SIDE_PX, 35), (1300, 30), (1000, 25), (700, 20), (400, 15))
"""Longer side in pixels and quality, tried in this order until a picture is small enough."""
PALETTE_VALUES = (0, 64, 128, 192, 232, 255)
"""Values of red, green and blue in the palette of 216 colors: closer where the light shades of tables are, as #F2F2F2
must differ from the white of paper."""
THREADS = 2


class Picture(NamedTuple):
    """One page as displayed; ``width`` and ``height`` are in points."""

    number: int
    width: float
    height: float
    type: str
    """The media type of ``data``."""
    data: bytes


def draw_pages(data: bytes, password: str | None, numbers: Sequence[int]) -> Iterator[Picture]:
    """Pictures of pages (1-based), in order; together smaller than 10 MB, whatever the file contains.

    A page that cannot be rendered is left out. Pages are rendered one by one, and compressed in threads meanwhile.
    """
    max_bytes = min(MAX_PICTURE_BYTES, MAX_TOTAL_BYTES // max(1, len(numbers)))
    pdf = pdfium.PdfDocument(data, password=password)
    waiting: deque[Future[Picture]] = deque()
    with ThreadPoolExecutor(THREADS) as pool:
        try:
            pdf.init_forms()
            for number in numbers:
                rendered = _render(pdf, number)
                if rendered is not None:
                    waiting.append(pool.submit(_compress, number, *rendered, max_bytes))
                if len(waiting) > 2 * THREADS:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pdf.close()


def _render(pdf: pdfium.PdfDocument, number: int) -> tuple[float, float, Pixels] | None:
    """Size in points and pixels (height, width, BGR)."""
    try:
        page = pdf[number - 1]
        width, height = page.get_size()
        if not 0 < max(width, height) < 1e6:
            return None
        pixels: Pixels = page.render(scale=SIDE_PX / max(width, height), rev_byteorder=False).to_numpy().copy()
        page.close()
    except (pdfium.PdfiumError, ValueError, IndexError, MemoryError):
        return None
    if pixels.ndim == 2:
        pixels = cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR).astype(np.uint8)
    return width, height, pixels[..., :3]


def _compress(number: int, width: float, height: float, pixels: Pixels, max_bytes: int) -> Picture:
    png = _palette_png(pixels)
    if len(png) <= min(max_bytes, MAX_PNG_BYTES):
        return Picture(number=number, width=width, height=height, type="image/png", data=png)
    from PIL import Image

    best = b""
    image = Image.fromarray(np.ascontiguousarray(pixels[..., ::-1]))
    for side, quality in WEBP_STEPS:
        scale = side / max(image.size)
        size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
        small = image if scale >= 1 else image.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0)
        buffer = io.BytesIO()
        small.save(buffer, "WEBP", quality=quality, method=0)
        best = buffer.getvalue()
        if len(best) <= max_bytes:
            break
    return Picture(number=number, width=width, height=height, type="image/webp", data=best)


def _palette_png(pixels: Pixels) -> bytes:
    from PIL import Image

    values = np.array(PALETTE_VALUES)
    nearest = np.abs(np.arange(256)[:, None] - values[None, :]).argmin(axis=1).astype(np.uint8)
    bgr = cv2.LUT(pixels, nearest)
    index = bgr[..., 2] * np.uint8(36) + bgr[..., 1] * np.uint8(6) + bgr[..., 0]
    image = Image.fromarray(index, "P")
    image.putpalette([v for r in PALETTE_VALUES for g in PALETTE_VALUES for b in PALETTE_VALUES for v in (r, g, b)])
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()
