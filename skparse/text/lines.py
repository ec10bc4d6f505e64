"""Words → lines, and the numbers under which the ledger books words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skparse.geometry import BoxMethods
from skparse.page import Ocr, Page

_PAGE_SHIFT = 20


def word_id(page: int, place: int) -> int:
    """The number under which the ledger books a word: its page and its place in that page's words."""
    return page << _PAGE_SHIFT | place


def word_page(identity: int) -> int:
    """The page of a booked word."""
    return identity >> _PAGE_SHIFT


def word_index(identity: int) -> int:
    """The place of a booked word in its page's words."""
    return identity & ((1 << _PAGE_SHIFT) - 1)


class _TextLineFields(NamedTuple):
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


class TextLine(_TextLineFields, BoxMethods):
    """One line within a cell. ``words`` are ledger numbers (`word_id`), one for each of ``text.split()``."""

    __slots__ = ()


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
        centre = word.center_y
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
