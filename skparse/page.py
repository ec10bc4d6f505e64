"""One page as plain geometry, whichever library read it: words, rules, fills and images.

All coordinates are in points (1/72 inch, UserUnit applied) from the top-left corner of the page *as displayed*:
/Rotate and CropBox are already applied, x grows to the right and y (``top``, ``bottom``) downwards.

The values are NamedTuples rather than frozen dataclasses: they are just as immutable, a page has about a thousand of
them, and creating a frozen dataclass takes three times as long.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from skparse.geometry import Box, BoxMethods
from skparse.settings import threshold


@dataclass(frozen=True)
class PageSettings:
    """What all readers of a page must agree on."""

    min_white_gray: int = threshold(
        0xFA,
        "gray",
        "A color whose red, green and blue are all at least this is the white of paper.",
        tuned_on="the lightest shade in use is Word's gray, #F2F2F2; paper white is spelled #FAFAFA and lighter",
    )
    max_letter_gap_share: float = threshold(
        0.1,
        "share",
        "Characters no further apart than this share of their height belong to one word, even where the library that "
        "read them puts white space between them: on a page of narrow columns, pdfium takes the text for vertical and "
        "puts every letter on a line of its own (seen on Chromium's pages).",
        tuned_on="a space is at least 0.18 of the height wide (DejaVu, Liberation, Carlito, Times, Arial)",
    )


PAGE = PageSettings()


class Ocr(NamedTuple):
    """How a word of a scan was read."""

    raw: str
    """As the engine read it, before any correction."""
    confidence: float
    """0 to 1: the engine's confidence in the word's least certain letter."""
    alternatives: tuple[str, ...] = ()
    """Other readings, by the same engine at another width and by the second engine; for doubtful words only."""


class _WordFields(NamedTuple):
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    spaced: bool = True
    """In the file, white space follows the word (or a line break that the file marks with a space)."""
    bold: bool = False
    """The font of its first character is bold."""
    ocr: Ocr | None = None
    """For words of scans only."""


class Word(_WordFields, BoxMethods):
    """Characters without white space between them, on one line.

    The box spans the font's ascent and descent and the characters' advance, not the ink, so that all words of a line
    have the same ``top`` and ``bottom``, whatever their letters.
    """

    __slots__ = ()


class _RuleFields(NamedTuple):
    x0: float
    top: float
    x1: float
    bottom: float


class Rule(_RuleFields, BoxMethods):
    """A drawn straight line, horizontal (``top`` ≈ ``bottom``) or vertical: its box, including the stroke width."""

    __slots__ = ()


class _FillFields(NamedTuple):
    x0: float
    top: float
    x1: float
    bottom: float
    color: str | None


class Fill(_FillFields, BoxMethods):
    """A painted area. ``color`` is ``#RRGGBB``; None for a pattern, which has no single color."""

    __slots__ = ()


class Scan(NamedTuple):
    """How a page that is a picture was read: turned upright by ``rotation`` degrees clockwise (0, 90, 180, 270), then
    deskewed by ``skew`` degrees counter-clockwise about its center."""

    engine: str
    rotation: int
    skew: float
    stamps: tuple[Box, ...] = ()
    """The boxes of gray and black stamps; text under them was read with less confidence."""
    stamp_remains: tuple[Word, ...] = ()
    """Letters of the stamps themselves that OCR still read; they are not among the page's words."""
    specks: tuple[Word, ...] = ()
    """Dust and hairs on the glass that OCR read as letters; they are not among the page's words."""


class Page(NamedTuple):
    """One page, read once. Built by keyword.

    ``number`` is 1-based; sizes are in points, as displayed.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    """In the order of the file."""
    rules_h: tuple[Rule, ...]
    """The horizontal ones."""
    rules_v: tuple[Rule, ...]
    """The vertical ones."""
    fills: tuple[Fill, ...]
    """In painting order."""
    images: tuple[Box, ...]
    """Where pictures stand, as far as their clip path leaves them; invisible ones are left out."""
    scan: Scan | None = None
    """Only for a page that was read as a picture; all coordinates are then those of the deskewed page."""
    drawings: tuple[Box, ...] = ()
    """Around stroked shapes that are no rules, because they have slanted or curved lines: ticks, circles, the heads of
    arrows, lines that hatch an area. The outline of a filled shape is not among them."""


def is_white(color: str) -> bool:
    """Is ``color`` (``#RRGGBB``) the white of paper, or so near to it that no one sees a shade?"""
    white = PAGE.min_white_gray
    return int(color[1:3], 16) >= white and int(color[3:5], 16) >= white and int(color[5:7], 16) >= white
