"""Page orientation: pages are turned upright for reading, and boxes converted back to the displayed page."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from skparse.geometry import Box, HasBox
from skparse.page import PAGE, Fill, Page, Rule, Word
from skparse.settings import threshold


@dataclass(frozen=True)
class OrientationSettings:
    """How digital pages are found to be turned."""

    min_long_words_count: int = threshold(
        12,
        "count",
        "A page with fewer long words is taken as upright: they are too few to tell.",
        tuned_on="chosen, not measured",
    )
    min_long_word_letters: int = threshold(
        4,
        "count",
        "A word is long from so many letters on; shorter ones are as high as wide and do not tell the axis.",
        tuned_on="chosen, not measured",
    )
    max_judged_words_count: int = threshold(
        120,
        "count",
        "So many words from the beginning of a page are looked at.",
        tuned_on="chosen: a page's first words tell as much as all of them",
    )
    max_ligature_overlap_share: float = threshold(
        0.8,
        "share",
        "Text that runs upwards: the boxes of a ligature's letters may overlap by this share of the line's height.",
        tuned_on="chosen: the letters of a ligature share its box",
    )


ORIENTATION = OrientationSettings()


class Orientation(NamedTuple):
    """How a page was turned for reading: by ``rotation`` degrees clockwise (0, 90, 180, 270); a scan was then deskewed
    by ``skew`` degrees counter-clockwise about its center. ``width`` and ``height`` are the size of the page as
    displayed, in points.
    """

    rotation: int
    width: float
    height: float
    skew: float = 0.0

    @property
    def is_upright(self) -> bool:
        """Is the page read as it is displayed?"""
        return not self.rotation and not self.skew

    @property
    def is_sideways(self) -> bool:
        """Was the page turned by a quarter, so that width and height are exchanged?"""
        return self.rotation in (90, 270)

    def to_upright(self, box: HasBox) -> Box:
        """A box of the displayed page → the same box on the upright page; the inverse of `to_displayed`."""
        turned = self._rotated(box)
        return self._deskewed(turned) if self.skew else turned

    def to_displayed(self, box: HasBox) -> Box:
        """A box of the upright page → the same box on the displayed page, or the smallest box around it if skewed."""
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
        """The center of the upright page."""
        return (self.height / 2, self.width / 2) if self.is_sideways else (self.width / 2, self.height / 2)

    def _skewed(self, box: HasBox) -> Box:
        """The smallest box around ``box`` when that is turned clockwise by the skew about the center of the page."""
        center_x, center_y = self._center()
        cos, sin = math.cos(math.radians(self.skew)), math.sin(math.radians(self.skew))
        corners = [(x - center_x, y - center_y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        xs = [center_x + x * cos - y * sin for x, y in corners]
        ys = [center_y + x * sin + y * cos for x, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def _deskewed(self, box: Box) -> Box:
        """The inverse of `_skewed`."""
        center_x, center_y = self._center()
        cos, sin = math.cos(math.radians(self.skew)), math.sin(math.radians(self.skew))
        x, y = box.center_x - center_x, box.center_y - center_y
        x, y = center_x + x * cos + y * sin, center_y - x * sin + y * cos
        # The sides of the displayed box, which is the smallest around the skewed one, are w·cos + h·sin and
        # w·sin + h·cos, where w and h are the sides to be found.
        slant = abs(sin)
        ratio = cos * cos - slant * slant
        sides = ((box.width, box.height), (box.height, box.width))
        width, height = (max(0.0, (along * cos - across * slant) / ratio) for along, across in sides)
        return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


class Orientations:
    """The orientation of each page of a file, by its number; pages without an entry are upright."""

    def __init__(self, by_page: Mapping[int, Orientation] | None = None) -> None:
        self._by_page = dict(by_page or {})

    def add(self, number: int, orientation: Orientation) -> None:
        """Remember the page's orientation, unless it is upright."""
        if not orientation.is_upright:
            self._by_page[number] = orientation

    def to_displayed(self, number: int, box: HasBox) -> Box:
        """A box of the upright page ``number`` → the same box on the displayed page."""
        orientation = self._by_page.get(number)
        return orientation.to_displayed(box) if orientation else Box(box.x0, box.top, box.x1, box.bottom)


def make_upright(page: Page) -> tuple[Page, Orientation]:
    """The page turned upright, and how it was turned. Nearly all pages are upright as displayed.

    Pages of scans were turned when they were read; this only tells how. On digital pages the shape of long words tells
    the axis of the text, and the order of neighboring words along it the direction.
    """
    if page.scan is not None:
        sideways = page.scan.rotation in (90, 270)
        width, height = (page.height, page.width) if sideways else (page.width, page.height)
        return page, Orientation(page.scan.rotation, width, height, page.scan.skew)
    orientation = Orientation(_rotation(page), page.width, page.height)
    return (page if orientation.is_upright else _rotated(page, orientation)), orientation


def _rotation(page: Page) -> int:
    """By how many degrees clockwise a digital page must be turned to be upright."""
    words = page.words[: ORIENTATION.max_judged_words_count]
    long = [w for w in words if len(w.text) >= ORIENTATION.min_long_word_letters]
    if len(long) < ORIENTATION.min_long_words_count:
        return 0
    if 2 * sum(w.height > w.width for w in long) > len(long):
        # The words of one line are above each other; if the next one is higher up, text runs upwards.
        steps = [b.top - a.top for a, b in pairwise(words) if a.x0 < b.center_x < a.x1]
        return 90 if 2 * sum(s < 0 for s in steps) > len(steps) else 270
    steps = [b.x0 - a.x0 for a, b in pairwise(words) if a.top < b.center_y < a.bottom]
    # On upright pages at most every fifth step goes back, where the file prints its cells out of order.
    return 180 if 2 * sum(s < 0 for s in steps) > len(steps) else 0


def _rotated(page: Page, orientation: Orientation) -> Page:
    sideways = orientation.is_sideways
    to_upright = orientation.to_upright
    return page._replace(
        width=page.height if sideways else page.width,
        height=page.width if sideways else page.height,
        words=tuple(_join_ligatures([w._replace(**to_upright(w)._asdict()) for w in page.words])),
        rules_h=tuple(Rule(*to_upright(r)) for r in (page.rules_v if sideways else page.rules_h)),
        rules_v=tuple(Rule(*to_upright(r)) for r in (page.rules_h if sideways else page.rules_v)),
        fills=tuple(Fill(*to_upright(f), color=f.color) for f in page.fills),
        images=tuple(to_upright(i) for i in page.images),
        drawings=tuple(to_upright(d) for d in page.drawings),
    )


def _join_ligatures(words: list[Word]) -> list[Word]:
    """Join the parts of words that pdfium cut at ligatures: in text that runs upwards, a ligature's box lies across
    the line."""
    result: list[Word] = []
    for word in words:
        last = result[-1] if result else None
        if last is not None and not last.spaced:
            max_gap = PAGE.max_letter_gap_share
            max_overlap = ORIENTATION.max_ligature_overlap_share if last.text[-1] in "ft" else max_gap
            same_line = last.top < word.center_y < last.bottom or word.top < last.center_y < word.bottom
            if same_line and -max_overlap * word.height <= word.x0 - last.x1 <= max_gap * word.height:
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
