"""The text layer of a page that is a picture: what it says and where; a right one is one more reading of each word."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from skparse.geometry import BoxMethods
from skparse.orientation import make_upright
from skparse.page import Page, Word

_WORD = re.compile(r"\S+")


class _LayerTextFields(NamedTuple):
    text: str
    x0: int
    top: int
    x1: int
    bottom: int


class LayerText(_LayerTextFields, BoxMethods):
    """A piece of a text layer and its box in pixels of the page's picture."""

    __slots__ = ()


def layer_of(document: pdfium.PdfDocument, number: int, wide: int, high: int) -> list[LayerText]:
    """The words of a page's text, seen or not; their boxes on a picture of ``wide`` × ``high`` pixels."""
    page = document[number - 1]
    try:
        text = page.get_textpage()
        # A page's text has signs that no character of the page stands for; both are counted alike here.
        said = "".join(chr(raw.FPDFText_GetUnicode(text, n)) for n in range(text.count_chars()))
        words = []
        for match in _WORD.finditer(said):
            first, last = text.get_charbox(match.start(), loose=True), text.get_charbox(match.end() - 1, loose=True)
            (ax, ay), (bx, by) = _pixel(page, wide, high, *first[:2]), _pixel(page, wide, high, *last[2:])
            words.append(LayerText(match[0], min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))
        text.close()
    finally:
        page.close()
    return words


def with_layer(page: Page, layer: Iterable[LayerText], scale: float) -> Page:
    """The page that was read, each word with what a right text layer says in its place as one more reading.

    ``scale`` is the layer's pixels a point. Where several words of the layer lie in one word's box, nothing is said.
    """
    _, orientation = make_upright(page)
    middles = [(word.text, word.center_x / scale, word.center_y / scale) for word in layer]
    words = []
    for word in page.words:
        x0, top, x1, bottom = orientation.to_displayed(word)
        said = [text for text, x, y in middles if x0 <= x <= x1 and top <= y <= bottom]
        words.append(_heard(word, said[0]) if len(said) == 1 else word)
    return page._replace(words=tuple(words))


def _heard(word: Word, said: str) -> Word:
    if word.ocr is None or said == word.text or said in word.ocr.alternatives:
        return word
    return word._replace(ocr=word.ocr._replace(alternatives=(*word.ocr.alternatives, said)))


def _pixel(page: pdfium.PdfPage, wide: int, high: int, x: float, y: float) -> tuple[int, int]:
    left, top = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, wide, high, 0, x, y, left, top)
    return left.value, top.value
