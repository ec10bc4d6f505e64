"""The text layer of a page that is a picture: its words and their boxes. A correct layer is another reading of
each word.
"""

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


def read_text_layer(document: pdfium.PdfDocument, number: int, width: int, height: int) -> list[LayerText]:
    """The words of a page's text, seen or not; their boxes on a picture of ``width`` × ``height`` pixels."""
    page = document[number - 1]
    try:
        textpage = page.get_textpage()
        # A page's text has signs that no character of the page stands for; both are counted alike here.
        text = "".join(chr(raw.FPDFText_GetUnicode(textpage, n)) for n in range(textpage.count_chars()))
        words = []
        for match in _WORD.finditer(text):
            left, bottom, *_ = textpage.get_charbox(match.start(), loose=True)
            *_, right, top = textpage.get_charbox(match.end() - 1, loose=True)
            first = _to_pixel(page, width, height, left, bottom)
            last = _to_pixel(page, width, height, right, top)
            xs, ys = zip(first, last, strict=True)
            words.append(LayerText(text=match[0], x0=min(xs), top=min(ys), x1=max(xs), bottom=max(ys)))
        textpage.close()
    finally:
        page.close()
    return words


def add_layer_readings(page: Page, layer: Iterable[LayerText], scale: float) -> Page:
    """The page that was read, each word with the text of a correct layer at its place as one more alternative.

    ``scale`` is the layer's pixels a point. Where several words of the layer lie in one word's box, none is taken.
    """
    _, orientation = make_upright(page)
    centers = [(piece.text, piece.center_x / scale, piece.center_y / scale) for piece in layer]
    words = []
    for word in page.words:
        box = orientation.to_displayed(word)
        texts = [text for text, x, y in centers if box.contains_point(x, y)]
        words.append(_with_alternative(word, texts[0]) if len(texts) == 1 else word)
    return page._replace(words=tuple(words))


def _with_alternative(word: Word, text: str) -> Word:
    if word.ocr is None or text == word.text or text in word.ocr.alternatives:
        return word
    return word._replace(ocr=word.ocr._replace(alternatives=(*word.ocr.alternatives, text)))


def _to_pixel(page: pdfium.PdfPage, width: int, height: int, x: float, y: float) -> tuple[int, int]:
    column, row = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, column, row)
    return column.value, row.value
