"""The geometry all else stands on: what one page shows, whichever library read it.

All coordinates are in points (1/72 inch, UserUnit applied) from the top-left corner of the page *as displayed*:
/Rotate and CropBox are already applied, x grows to the right and y (``top``, ``bottom``) downwards.

The values are NamedTuples rather than dataclasses: they are as immutable, and a page makes a thousand of them, which
is where a frozen dataclass costs three times as much.
"""

from __future__ import annotations

from typing import NamedTuple

from skparse.geometry import Box, BoxMethods


class Ocr(NamedTuple):
    """How a word of a scan was read."""

    raw: str
    """As the engine read it, before any repair."""
    confidence: float
    """0 … 1: the engine's confidence in the word's least certain letter."""
    alternatives: tuple[str, ...] = ()
    """What else was read: by the same engine at another width, and by the second engine. Of doubtful words only."""


class _WordFields(NamedTuple):
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    spaced: bool = True
    """White space (or a change of line that the file marks with a space) follows the word in the file."""
    bold: bool = False
    """It begins in a font that calls itself bold."""
    ocr: Ocr | None = None
    """Of a scan only."""


class Word(_WordFields, BoxMethods):
    """A run of characters without white space, on one line.

    The box spans the font's ascent and descent and the characters' advance, not the ink, so that the words of a line
    share their ``top`` and ``bottom`` whatever letters they hold.
    """

    __slots__ = ()


class _RuleFields(NamedTuple):
    x0: float
    top: float
    x1: float
    bottom: float


class Rule(_RuleFields, BoxMethods):
    """A drawn straight line, horizontal (``top`` ≈ ``bottom``) or vertical: its box, stroke width included."""

    __slots__ = ()


class _FillFields(NamedTuple):
    x0: float
    top: float
    x1: float
    bottom: float
    color: str | None


class Fill(_FillFields, BoxMethods):
    """A painted area, in painting order. ``color`` is ``#RRGGBB``; None where a pattern has no single colour."""

    __slots__ = ()


class Scan(NamedTuple):
    """How a page that is a picture was read: turned upright by ``rotation`` degrees clockwise (0, 90, 180, 270), then
    deskewed by ``skew`` degrees counter-clockwise about its center."""

    engine: str
    rotation: int
    skew: float
    stamps: tuple[Box, ...] = ()
    """Around each grey or black stamp: what is printed under it was read with less confidence."""
    stamp_remains: tuple[Word, ...] = ()
    """What is left of the stamps' own letters: no words of the page."""
    specks: tuple[Word, ...] = ()
    """What dust and hairs on the glass were read as: no words of the page."""


class Page(NamedTuple):
    """One page, read once. ``number`` is its 1-based place in the file; sizes are in points as displayed."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules_h: tuple[Rule, ...]
    rules_v: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    images: tuple[Box, ...]
    scan: Scan | None = None
    """Set when the page was read as a picture; all coordinates are then those of the deskewed page."""


def is_white(color: str) -> bool:
    """Paper white in any of its spellings: #FAFAFA and lighter (the lightest shade in use is Word's grey, #F2F2F2)."""
    return all(int(color[i : i + 2], 16) >= 0xFA for i in (1, 3, 5))
