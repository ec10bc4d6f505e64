"""How pages lie: turned upright and deskewed for reading, and the way back to the page as displayed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from skparse.geometry import Box, HasBox
from skparse.page import Fill, Page, Rule, Word


class Orientation(NamedTuple):
    """How a page was laid for reading: turned by ``rotation`` degrees clockwise (0, 90, 180, 270); a scan was then
    deskewed by ``skew`` degrees counter-clockwise about its center. ``width`` and ``height`` are the page's size as
    displayed, before that, in points.
    """

    rotation: int
    width: float
    height: float
    skew: float = 0.0

    @property
    def is_upright(self) -> bool:
        """The page is read as it is displayed."""
        return not self.rotation and not self.skew

    @property
    def is_sideways(self) -> bool:
        """Width and height changed places."""
        return self.rotation in (90, 270)

    def to_upright(self, box: HasBox) -> Box:
        """A box of the displayed page on the upright one: the box that `to_displayed` led here from."""
        turned = self._rotated(box)
        return self._deskewed(turned) if self.skew else turned

    def to_displayed(self, box: HasBox) -> Box:
        """A box of the upright page on the displayed one; around it, where the page was skewed."""
        if self.skew:
            box = self._skewed(box)
        if self.is_sideways:
            return Orientation(360 - self.rotation, self.height, self.width)._rotated(box)
        return self._rotated(box)

    def _rotated(self, box: HasBox) -> Box:
        if self.rotation == 90:
            return Box(self.height - box.bottom, box.x0, self.height - box.top, box.x1)
        if self.rotation == 180:
            return Box(self.width - box.x1, self.height - box.bottom, self.width - box.x0, self.height - box.top)
        if self.rotation == 270:
            return Box(box.top, self.width - box.x1, box.bottom, self.width - box.x0)
        return Box(box.x0, box.top, box.x1, box.bottom)

    def _center(self) -> tuple[float, float]:
        """Of the upright page."""
        return (self.height / 2, self.width / 2) if self.is_sideways else (self.width / 2, self.height / 2)

    def _skewed(self, box: HasBox) -> Box:
        """The box around a box that is turned clockwise by the skew about the center of the page."""
        center_x, center_y = self._center()
        cos, sin = math.cos(math.radians(self.skew)), math.sin(math.radians(self.skew))
        corners = [(x - center_x, y - center_y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        xs = [center_x + x * cos - y * sin for x, y in corners]
        ys = [center_y + x * sin + y * cos for x, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def _deskewed(self, box: Box) -> Box:
        """The box that `_skewed` led from."""
        center_x, center_y = self._center()
        cos, sin = math.cos(math.radians(self.skew)), math.sin(math.radians(self.skew))
        x, y = box.center_x - center_x, box.center_y - center_y
        x, y = center_x + x * cos + y * sin, center_y - x * sin + y * cos
        # The displayed box stands around the skewed one: its sides are w·cos + h·sin and w·sin + h·cos.
        slant = abs(sin)
        ratio = cos * cos - slant * slant
        sides = ((box.width, box.height), (box.height, box.width))
        width, height = (max(0.0, (along * cos - across * slant) / ratio) for along, across in sides)
        return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


class Orientations:
    """The orientation of each page of a file, by its number; a page that is not told stands upright."""

    def __init__(self, of: Mapping[int, Orientation] | None = None) -> None:
        self._of = dict(of or {})

    def add(self, number: int, orientation: Orientation) -> None:
        """Remember the page's orientation; upright pages take no room."""
        if not orientation.is_upright:
            self._of[number] = orientation

    def to_displayed(self, number: int, box: HasBox) -> Box:
        """A box of the upright page ``number`` on the page as displayed."""
        orientation = self._of.get(number)
        return orientation.to_displayed(box) if orientation else Box(box.x0, box.top, box.x1, box.bottom)


# Fewer long words than this say nothing about a page; shorter ones are as high as wide.
_MIN_LONG_WORDS, _LONG_WORD_LETTERS = 12, 4
# A page's first words tell as much as all of them.
_WORDS_LOOKED_AT = 120
# Of a line's height: letters of one word stand no further apart (a space is 0.18 wide).
_MAX_LETTER_GAP = 0.1
# Of a line's height: the letters of a ligature share its box.
_LIGATURE_OVERLAP = 0.8


def make_upright(page: Page) -> tuple[Page, Orientation]:
    """The page as it is read, and how it was turned for that. Nearly all pages stand upright.

    The long words tell the axis, the order of neighbouring words along it the direction.
    """
    if page.scan is not None:
        sideways = page.scan.rotation in (90, 270)
        width, height = (page.height, page.width) if sideways else (page.width, page.height)
        return page, Orientation(page.scan.rotation, width, height, page.scan.skew)
    orientation = Orientation(_rotation(page), page.width, page.height)
    return (page if orientation.is_upright else _turned(page, orientation)), orientation


def _rotation(page: Page) -> int:
    """By how many degrees clockwise a digital page must be turned to stand upright."""
    words = page.words[:_WORDS_LOOKED_AT]
    long = [w for w in words if len(w.text) >= _LONG_WORD_LETTERS]
    if len(long) < _MIN_LONG_WORDS:
        return 0
    if 2 * sum(w.height > w.width for w in long) > len(long):
        # Words of one line stand over each other; the next one is above where text runs upwards.
        steps = [b.top - a.top for a, b in pairwise(words) if a.x0 < b.center_x < a.x1]
        return 90 if 2 * sum(s < 0 for s in steps) > len(steps) else 270
    steps = [b.x0 - a.x0 for a, b in pairwise(words) if a.top < b.center_y < a.bottom]
    # Upright pages step back at most every fifth time, where a stream prints its cells out of order.
    return 180 if 2 * sum(s < 0 for s in steps) > len(steps) else 0


def _turned(page: Page, orientation: Orientation) -> Page:
    sideways = orientation.is_sideways
    to_upright = orientation.to_upright
    return page._replace(
        width=page.height if sideways else page.width,
        height=page.width if sideways else page.height,
        words=tuple(_joined([w._replace(**to_upright(w)._asdict()) for w in page.words])),
        rules_h=tuple(Rule(*to_upright(r)) for r in (page.rules_v if sideways else page.rules_h)),
        rules_v=tuple(Rule(*to_upright(r)) for r in (page.rules_h if sideways else page.rules_v)),
        fills=tuple(Fill(*to_upright(f), color=f.color) for f in page.fills),
        images=tuple(to_upright(i) for i in page.images),
    )


def _joined(words: list[Word]) -> list[Word]:
    """Pieces of a word put together: pdfium cuts text that runs upwards at ligatures, which lie across its line."""
    result: list[Word] = []
    for word in words:
        last = result[-1] if result else None
        if last is not None and not last.spaced:
            overlap = _LIGATURE_OVERLAP if last.text[-1] in "ft" else _MAX_LETTER_GAP
            same_line = last.top < word.center_y < last.bottom or word.top < last.center_y < word.bottom
            if same_line and -overlap * word.height <= word.x0 - last.x1 <= _MAX_LETTER_GAP * word.height:
                result[-1] = last._replace(
                    text=last.text + word.text,
                    top=min(last.top, word.top),
                    x1=word.x1,
                    bottom=max(last.bottom, word.bottom),
                    spaced=word.spaced,
                )
                continue
        result.append(word)
    return result
