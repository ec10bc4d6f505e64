"""A line of words: within a cell of a table (`TextLine`), and across a page of the decree (`PageLine`)."""

from __future__ import annotations

from statistics import median
from typing import NamedTuple

from skparse.geometry import BoxMethods
from skparse.page import Ocr, Word
from skparse.text.settings import TEXT


class _TextLineFields(NamedTuple):
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    words: tuple[int, ...]
    page: int
    spaced: bool
    """The file has a space after its last word: no word was broken here."""
    bold: bool = False
    """All of its words are bold."""
    ocr: tuple[Ocr, ...] = ()
    """Of a scan: how each word was read."""


class TextLine(_TextLineFields, BoxMethods):
    """One line within a cell, in points on its page. ``words`` are ledger numbers (`word_id`), one for each of
    ``text.split()``, or of its letters where these were set apart."""

    __slots__ = ()


class _PageLineFields(NamedTuple):
    page: int
    words: tuple[Word, ...]
    top: float
    bottom: float
    text: str
    """The line as printed, one space between words."""


class PageLine(_PageLineFields, BoxMethods):
    """The words of one line across a page, from left to right, in points on that page.

    Unlike a `TextLine` it keeps the words themselves: what stands in it may have to be parted again (a label and its
    text, a signer and the copy's block beside it).
    """

    __slots__ = ()

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(w.x1 for w in self.words)

    @property
    def em(self) -> float:
        """About the font's size in points, from the height of its words."""
        return TEXT.em_share * median(w.height for w in self.words)
