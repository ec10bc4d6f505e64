"""Does the text behind a page's picture say what the picture shows?"""

from __future__ import annotations

import ctypes
from typing import NamedTuple

import cv2
import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from rapidfuzz.fuzz import ratio

from skparse.read.scan.engine import OcrEngine
from skparse.read.scan.picture import Color, Gray

# Pieces of the text layer that are compared with the picture, each of so many letters; a layer is right when this part
# of them is read alike (of 100): an OCR layer of bad quality has 9 of 10 words right, one of another page none.
_SAMPLES, _LETTERS, _AGREE, _ALIKE = 14, 4, 0.6, 70.0
# Pieces of a line are read up to this many letters.
_LONG = 40
_FEW = 5


class LayerText(NamedTuple):
    """A piece of a text layer and its box in pixels of the page's picture."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int


def layer_of(document: pdfium.PdfDocument, number: int, wide: int, high: int) -> list[LayerText]:
    """The text of a page, seen or not, line by line; its boxes on a picture of ``wide`` × ``high`` pixels."""
    page = document[number - 1]
    try:
        text = page.get_textpage()
        pieces = []
        for n in range(text.count_rects()):
            box = text.get_rect(n)
            said = text.get_text_bounded(*box).strip()
            if len(said) >= _LETTERS:
                (ax, ay), (bx, by) = (_pixel(page, wide, high, box[i], box[i + 1]) for i in (0, 2))
                pieces.append(LayerText(said, min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))
        text.close()
    finally:
        page.close()
    return pieces


def _pixel(page: pdfium.PdfPage, wide: int, high: int, x: float, y: float) -> tuple[int, int]:
    left, top = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, wide, high, 0, x, y, left, top)
    return left.value, top.value


def layer_agrees(layer: list[LayerText], color: Color, engine: OcrEngine) -> bool | None:
    """Whether samples of a text layer are what the picture shows at their places. None without a layer."""
    if len(layer) < _FEW:
        return None
    chosen = layer[:: max(1, len(layer) // _SAMPLES)][:_SAMPLES]
    gray = cv2.cvtColor(color, cv2.COLOR_BGR2GRAY)
    agreeing = 0
    for piece in chosen:
        part = gray[max(0, piece.top - 3) : piece.bottom + 4, max(0, piece.x0 - 4) : piece.x1 + 5]
        agreeing += part.size > 0 and min(part.shape) >= 4 and _alike(part, piece.text, engine)
    return agreeing >= _AGREE * len(chosen)


def _alike(part: Gray, said: str, engine: OcrEngine) -> bool:
    ways = [part]
    if part.shape[0] > part.shape[1]:  # the page lies sideways
        ways = [np.rot90(part), np.rot90(part, 3)]
    for way in ways:
        way = np.ascontiguousarray(way[:, : _LONG * way.shape[0] // 2])
        read = engine.read([way])[0].text
        if ratio(read.casefold(), said[: len(read) + 2].casefold()) >= _ALIKE:
            return True
    return False
