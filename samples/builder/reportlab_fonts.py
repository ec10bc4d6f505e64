"""Fonts for ReportLab, and what they hold."""

from __future__ import annotations

import functools

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from . import fonts

MM = 72 / 25.4  # points


@functools.cache
def font_name(family: str, bold: bool = False) -> str:
    """Register the family's file; Helvetica where it is not installed."""
    file = fonts.path(family, bold)
    if file is None:
        return "Helvetica-Bold" if bold else "Helvetica"
    name = f"TT{family}{'-Bold' if bold else ''}".replace(" ", "")  # ReportLab has a Symbol of its own
    pdfmetrics.registerFont(TTFont(name, str(file)))
    return name


@functools.cache
def has_glyphs(name: str, text: str) -> bool:
    """Whether the font shows every character of a tick."""
    glyphs = getattr(pdfmetrics.getFont(name).face, "charToGlyph", None)
    return all(ord(char) in glyphs for char in text) if glyphs else text.isascii()
