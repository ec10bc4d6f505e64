"""Pages whose content lies sideways although /Rotate says nothing: turned upright before tables are looked for."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import NamedTuple

from skparse.page import Box, Fill, Page, Rule, Word


class Turn(NamedTuple):
    """How a page was turned: ``degrees`` clockwise (0, 90, 180, 270), and its displayed size before, in points.

    A crooked scan was then turned by ``angle`` degrees counter-clockwise about its middle.
    """

    degrees: int
    width: float
    height: float
    angle: float = 0.0

    def box(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """A box of the displayed page on the turned one."""
        if self.degrees == 90:
            return Box(self.height - bottom, x0, self.height - top, x1)
        if self.degrees == 180:
            return Box(self.width - x1, self.height - bottom, self.width - x0, self.height - top)
        if self.degrees == 270:
            return Box(top, self.width - x1, bottom, self.width - x0)
        return Box(x0, top, x1, bottom)

    def back(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """A box of the turned page on the displayed one; around it, where the page was crooked."""
        if self.angle:
            x0, top, x1, bottom = self._askew(x0, top, x1, bottom)
        if self.degrees in (90, 270):
            return Turn(360 - self.degrees, self.height, self.width).box(x0, top, x1, bottom)
        return self.box(x0, top, x1, bottom)

    def _askew(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """The box around a box that is turned clockwise by the angle about the middle of the page."""
        sideways = self.degrees in (90, 270)
        middle_x, middle_y = (self.height / 2, self.width / 2) if sideways else (self.width / 2, self.height / 2)
        cos, sin = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        corners = [(x - middle_x, y - middle_y) for x in (x0, x1) for y in (top, bottom)]
        xs = [middle_x + x * cos - y * sin for x, y in corners]
        ys = [middle_y + x * sin + y * cos for x, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))


# Fewer words than this say nothing about a page; shorter ones are as high as wide.
_ENOUGH, _LONG = 12, 4
_LOOK = 120
# Of a line's height: letters of one word stand no further apart (a space is 0.18 wide).
_NEAR = 0.1


def upright(page: Page) -> tuple[Page, Turn | None]:
    """The page as it is read, and how it was turned; None where it stands upright, as nearly all pages do.

    The long words tell the axis, the order of neighbouring words along it the direction.
    """
    if page.scan is not None:
        sideways = page.scan.degrees in (90, 270)
        wide, high = (page.height, page.width) if sideways else (page.width, page.height)
        turn = Turn(page.scan.degrees, wide, high, page.scan.angle)
        return page, turn if turn.degrees or turn.angle else None
    # A page's first words tell as much as all of them.
    words = page.words[:_LOOK]
    long = [w for w in words if len(w.text) >= _LONG]
    if len(long) < _ENOUGH:
        return page, None
    tall = sum(w.bottom - w.top > w.x1 - w.x0 for w in long)
    if tall * 2 > len(long):
        # Words of one line stand over each other; the next one is above where text runs upwards.
        steps = [b.top - a.top for a, b in pairwise(words) if a.x0 < (b.x0 + b.x1) / 2 < a.x1]
        degrees = 90 if sum(s < 0 for s in steps) * 2 > len(steps) else 270
    else:
        steps = [b.x0 - a.x0 for a, b in pairwise(words) if a.top < (b.top + b.bottom) / 2 < a.bottom]
        # Upright pages step back at most every fifth time, where a stream prints its cells out of order.
        if sum(s < 0 for s in steps) * 2 <= len(steps):
            return page, None
        degrees = 180
    turn = Turn(degrees, page.width, page.height)
    return _turned(page, turn), turn


def _joined(words: list[Word]) -> list[Word]:
    """Pieces of a word put together: pdfium cuts text that runs upwards at ligatures, which lie across its line."""
    result: list[Word] = []
    for word in words:
        last = result[-1] if result else None
        if last is not None and not last.spaced:
            middle, high = (word.top + word.bottom) / 2, word.bottom - word.top
            lie_over = 0.8 if last.text[-1] in "ft" else _NEAR  # the letters of a ligature share its box
            same_line = last.top < middle < last.bottom or word.top < (last.top + last.bottom) / 2 < word.bottom
            if same_line and -lie_over * high <= word.x0 - last.x1 <= _NEAR * high:
                box = last.x0, min(last.top, word.top), word.x1, max(last.bottom, word.bottom)
                result[-1] = Word(last.text + word.text, *box, word.spaced, last.bold)
                continue
        result.append(word)
    return result


def _turned(page: Page, turn: Turn) -> Page:
    sideways = turn.degrees != 180
    rules_h = tuple(Rule(*turn.box(*r)) for r in (page.rules_v if sideways else page.rules_h))
    rules_v = tuple(Rule(*turn.box(*r)) for r in (page.rules_h if sideways else page.rules_v))
    return Page(
        page.number,
        page.height if sideways else page.width,
        page.width if sideways else page.height,
        tuple(_joined([Word(w.text, *turn.box(*w[1:5]), w.spaced, w.bold, w.ocr) for w in page.words])),
        rules_h,
        rules_v,
        tuple(Fill(*turn.box(*f[:4]), f.color) for f in page.fills),
        tuple(turn.box(*i) for i in page.images),
    )
