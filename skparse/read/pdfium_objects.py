"""What pdfium says of a text object: its color, font and clip path."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Mapping
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from skparse.geometry import Box
from skparse.page import PAGE
from skparse.read.bold import is_bold
from skparse.read.bulk import describe_text
from skparse.read.characters import HELVETICA_ASCENT, HELVETICA_DESCENT, is_slanted
from skparse.read.matrix import BoxTuple, Matrix, transform_box
from skparse.read.pdfium_calls import Numbers, address, char_matrix, font_size, pointer
from skparse.read.settings import WORDS
from skparse.read.viewport import Viewport


class TextTraits(NamedTuple):
    """What all words of a text object have in common."""

    clip: Box | None
    hidden: bool
    """Printed invisibly, or slanted: a stamp across the page."""
    white: bool
    top: float
    """Top of its line, if its font states no ascent and descent; else 0."""
    bottom: float
    """Bottom of its line, if its font states no ascent and descent; else 0."""
    bold: bool


class TextObjects:
    """The text objects of a page, each asked once.

    ``form_matrices`` are those of the forms that hold text objects, by the text object's address.
    """

    def __init__(self, text_page: Any, viewport: Viewport, form_matrices: Mapping[int, Matrix]) -> None:
        self._page_address = address(text_page)
        self._viewport = viewport
        self._form_matrices = form_matrices
        self._matrix = Numbers("f", 6)
        self._fonts: dict[int, tuple[bool, bool]] = {}  # by address: does it state no descent; is it bold
        self._name = ctypes.create_string_buffer(128)
        self._known: dict[int, TextTraits] = {}  # by address

    def of(self, start: int, key: int) -> TextTraits:
        """The text object of a character, which is at the address ``key``."""
        known = self._known.get(key)
        if known is None:
            mode, angle, font, color, corners = describe_text(key, self._page_address, start)
            top, bottom, bold = self._extent(key, start, font)
            known = self._known[key] = TextTraits(
                clip=self._clip_box(corners, self._form_matrices.get(key)) if corners else None,
                hidden=mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE or is_slanted(angle),
                white=color is not None and min(color) >= PAGE.min_white_gray,
                top=top,
                bottom=bottom,
                bold=bold,
            )
        return known

    def _extent(self, obj: int, start: int, key: int) -> tuple[float, float, bool]:
        """Top and bottom of the object's line if its font states no ascent and descent, else 0 and 0; and is it bold?

        ``key`` is the address of its font.

        Without them pdfium measures "A" and "g"; if the font's subset lacks these, the boxes are no higher than each
        letter's ink.
        """
        if key not in self._fonts:
            font = raw.FPDFTextObj_GetFont(pointer(obj))
            descent = ctypes.c_float()
            known = bool(raw.FPDFFont_GetDescent(font, 1.0, descent))
            no_descent = known and descent.value >= -WORDS.min_descent_share
            written = raw.FPDFFont_GetBaseFontName(font, self._name, len(self._name))
            name = self._name.value.decode("latin-1") if 0 < written <= len(self._name) else ""
            self._fonts[key] = no_descent, is_bold(name, lambda: _program(font))
        no_descent, bold = self._fonts[key]
        if not no_descent or not char_matrix(self._page_address, start, self._matrix.addresses[0]):
            return 0.0, 0.0, bold
        a, b, c, d, e, f = self._matrix.read()
        x, baseline = self._viewport.point(e, f)
        next_x, next_baseline = self._viewport.point(e + a, f + b)
        if abs(next_baseline - baseline) > WORDS.max_baseline_slope_share * (next_x - x):
            return 0.0, 0.0, bold  # not written horizontally
        size = font_size(self._page_address, start) * math.hypot(c, d) * self._viewport.unit
        return baseline - HELVETICA_ASCENT * size, baseline - HELVETICA_DESCENT * size, bold

    def _clip_box(self, corners: BoxTuple, matrix: Matrix | None) -> Box:
        """The box of a clip path on the displayed page, from two opposite corners.

        They are in the coordinates of the form that holds the object, which ``matrix`` takes to the page's.
        """
        ax, ay, bx, by = corners
        x0, x1, y0, y1 = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
        return Box(*self._viewport.box(*(transform_box(matrix, x0, y0, x1, y1) if matrix else (x0, y0, x1, y1))))


def _program(font: Any) -> bytes:
    """The bytes of an embedded font."""
    size = ctypes.c_size_t()
    raw.FPDFFont_GetFontData(font, None, 0, size)
    data = (ctypes.c_uint8 * size.value)()
    raw.FPDFFont_GetFontData(font, data, size.value, size)
    return bytes(data)
