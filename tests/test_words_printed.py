"""Words as they are printed: spaces that a file squeezes, glyphs without ink, letters set apart, hyphens."""

from __future__ import annotations

import functools
import io

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from forge import forge
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from skparse.read import ReaderName, open_reader

readers = pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])


def words(data: bytes, reader: ReaderName) -> list[str]:
    return [word.text for word in open_reader(data, reader).page(1).words]


# Spaces


def objects(*parts: tuple[str, float]) -> bytes:
    """A page of text objects, each with how far behind its begin the next one begins, in points."""
    shown, x = [], 20.0
    for text, advance in parts:
        shown.append(f"BT /F1 10 Tf 1 0 0 1 {x:.3f} 100 Tm {text} Tj ET")
        x += advance
    return forge("\n".join(shown))


@readers
@pytest.mark.parametrize("width", [0.6, 0.0, -0.3])
def test_a_space_of_its_own_parts_words_however_narrow_it_is_set(reader: ReaderName, width: float) -> None:
    data = objects(("(Tim)", 16.66), ("( )", width), ("(Kerja)", 27))
    assert words(data, reader) == ["Tim", "Kerja"]
    assert open_reader(data, reader).page(1).words[0].spaced


@readers
@pytest.mark.parametrize("between", ["()", "(-)", "(t)"])
def test_an_object_that_is_no_space_parts_no_word(reader: ReaderName, between: str) -> None:
    data = objects(("(Tim)", 16.66), (between, 3.33 if between != "()" else 0.6), ("(Kerja)", 27))
    assert words(data, reader) == [f"Tim{between[1:-1]}Kerja"]


@readers
def test_a_word_of_several_objects_is_one_word_beside_spaces(reader: ReaderName) -> None:
    data = objects(("(Men)", 19.45), ("(yu)", 10.56), ("(sun)", 16.12), ("( )", 0.5), ("(SOP)", 20))
    assert words(data, reader) == ["Menyusun", "SOP"]


# Glyphs without ink

BLANK, NO_BREAK, TICK, BLANK_SQUARE = "\uf020", "\u00a0", "\uf0fc", "\uf0a8"


@functools.cache
def symbols() -> bytes:
    """A symbol font in which all characters but the tick have no ink."""
    names = {0x20: "space", 0xA0: "nbspace", 0xF020: "blank", 0xF0A8: "square", 0xF0FC: "tick"}
    names |= {0x200B: "zwsp", 0x200D: "zwj", 0x2060: "wj", 0x41: "A"}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    inked = TTGlyphPen(None)
    for n, point in enumerate([(100, 0), (100, 700), (600, 700), (600, 0)]):
        (inked.lineTo if n else inked.moveTo)(point)
    inked.closePath()
    glyph, empty = inked.glyph(), TTGlyphPen(None).glyph()
    builder.setupGlyf({name: glyph if name in ("tick", "A") else empty for name in [".notdef", *names.values()]})
    narrow = {"zwsp", "zwj", "wj"}
    builder.setupHorizontalMetrics({name: (0 if name in narrow else 700, 0) for name in [".notdef", *names.values()]})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Tanda", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()


def symbols_page(*texts: str) -> bytes:
    if "Tanda" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Tanda", io.BytesIO(symbols())))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(400, 300), invariant=1)
    canvas.setFont("Tanda", 10)
    for n, text in enumerate(texts):
        canvas.drawString(20 + 40 * n, 100, text)
    canvas.save()
    return file.getvalue()


@readers
@pytest.mark.parametrize("hidden", [BLANK, NO_BREAK, "\u200b", "\u200d", "\u2060", BLANK + NO_BREAK])
def test_a_hidden_blank_is_no_word(reader: ReaderName, hidden: str) -> None:
    assert words(symbols_page(hidden, TICK, hidden, "A"), reader) == [TICK, "A"]


def test_a_glyph_of_a_symbol_font_without_ink_is_no_word() -> None:
    # The reference reader does not know what glyphs look like.
    assert words(symbols_page(BLANK_SQUARE, TICK), "pdfium") == [TICK]


@readers
def test_a_hidden_blank_parts_words_and_a_character_without_width_does_not(reader: ReaderName) -> None:
    page = symbols_page(f"A{BLANK}A", "A\u2060A", "A\u200d")
    assert words(page, reader) == ["A", "A", "AA", "A"]
