"""Words → lines → one line of text, and which texts look like numbering."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from skparse.page import Box, Ocr, Page

_PAGE_SHIFT = 20
_HYPHENS = ("-", "\u2010")
_FOLIO = re.compile(r"[-–—]*\d{0,3}[-–—]*$")
# The body of one number of a list. Two letters would be words ("No.", "SK").
_BODY = r"(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{2,5})"
_NUMBERING = re.compile(rf"\(?{_BODY}[.)]+$|\d{{1,2}}(?:\.\d{{1,2}})+\.?$")
_BARE = re.compile(rf"{_BODY}$")
_IN_FRONT = re.compile(rf"\(?{_BODY}(?:[.)]|$)")
_MAY_BE = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]{1,2}|[ivxlIVXL]{1,6})[.)]{0,2}$")


def word_id(page: int, place: int) -> int:
    """The number under which the ledger books a word: its page and its place in that page's words."""
    return page << _PAGE_SHIFT | place


def word_page(identity: int) -> int:
    """The page of a booked word."""
    return identity >> _PAGE_SHIFT


def word_place(identity: int) -> int:
    """The place of a booked word in its page's words."""
    return identity & ((1 << _PAGE_SHIFT) - 1)


class TextLine(NamedTuple):
    """One line within a cell. ``words`` are ledger numbers (`word_id`), one for each of ``text.split()``."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    words: tuple[int, ...]
    page: int
    spaced: bool  # the file has a space behind its last word: no word was cut here
    bold: bool = False  # all of it
    ocr: tuple[Ocr, ...] = ()  # of a scan: how each word was read

    @property
    def middle(self) -> float:
        """Height of the line's middle, in points from the page's top."""
        return (self.top + self.bottom) / 2


def text_lines(page: Page, places: Sequence[int]) -> list[TextLine]:
    """The given words in reading order, line by line: words whose middles lie within half a height are one line."""
    if not places:
        return []
    if len(places) == 1:
        return [_line(page, list(places))]
    words = page.words
    ordered = sorted(places, key=lambda i: words[i].top + words[i].bottom)
    lines: list[list[int]] = []
    middle = reach = 0.0
    for i in ordered:
        word = words[i]
        centre = (word.top + word.bottom) / 2
        if lines and centre - middle <= reach:
            lines[-1].append(i)
        else:
            lines.append([i])
            # Half of the line's first word's height: superscripts and ticks of another font stay in the line.
            middle, reach = centre, (word.bottom - word.top) / 2
    return [_line(page, line) for line in lines]


def _line(page: Page, places: list[int]) -> TextLine:
    words = page.words
    if len(places) == 1:
        text, x0, top, x1, bottom, spaced, bold, ocr = words[places[0]]
        booked = (page.number << _PAGE_SHIFT | places[0],)
        return TextLine(text, x0, top, x1, bottom, booked, page.number, spaced, bold, (ocr,) if ocr else ())
    places.sort(key=lambda i: words[i].x0)
    chosen = [words[i] for i in places]
    return TextLine(
        " ".join([w.text for w in chosen]),
        chosen[0].x0,
        min([w.top for w in chosen]),
        chosen[-1].x1,
        max([w.bottom for w in chosen]),
        tuple([page.number << _PAGE_SHIFT | i for i in places]),
        page.number,
        chosen[-1].spaced,
        chosen[0].bold and all(w.bold for w in chosen),
        tuple(w.ocr for w in chosen if w.ocr) if chosen[0].ocr else (),
    )


def join_lines(lines: Sequence[TextLine], cuts: Mapping[int, bool] = MappingProxyType({})) -> str:
    """One line of text. Indonesian is not hyphenated by producers: a hyphen at a line's end is the word's own
    ("peraturan-" + "peraturan"), so it stays and no space follows; nor does one follow a slash at a line's end, unless
    the file has one there. ``cuts``: places of the lines that begin with the rest of a word, and whether to drop the
    hyphen before it."""
    text = ""
    for place, line in enumerate(lines):
        piece = line.text
        if not place:
            text = piece
        elif place in cuts:
            text = (text[:-1] if cuts[place] else text) + piece
        elif not lines[place - 1].spaced and (
            (text[-1:] in _HYPHENS and text[-2:-1].isalnum() and piece[:1].isalnum())
            or (text[-1:] == "/" and text[-2:-1] != " ")
        ):
            text += piece
        else:
            text += " " + piece
    return text


def bounding_box(lines: Sequence[TextLine]) -> Box:
    """The box around lines of one page."""
    return Box(
        min(line.x0 for line in lines),
        min(line.top for line in lines),
        max(line.x1 for line in lines),
        max(line.bottom for line in lines),
    )


def tight(text: str) -> str:
    """Text without white space, case-folded: for comparing headings."""
    return "".join(text.split()).casefold()


def is_folio(word: str) -> bool:
    """A page number or a part of one: "12", "-12-", "–"."""
    return bool(_FOLIO.match(word))


def is_numbering(word: str, bare: bool = False) -> bool:
    """A number as it stands in front of a text: "1.", "(a)", "iv)", "1.2"; ``bare``: "1" and "a" are numbers too."""
    return bool(_NUMBERING.match(word) or (bare and _BARE.match(word)))


def begins_numbered(text: str) -> bool:
    """A number stands in front of the text, with a space behind it or without ("1.Rapat"), or is all of it."""
    return bool(_IN_FRONT.match(text))


def may_be_numbering(text: str) -> bool:
    """What may stand in a column that is known to hold numbers: two letters as well ("aa"), punctuated or not."""
    return bool(_MAY_BE.match(text))
