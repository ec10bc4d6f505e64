"""Rules that a dark band hides: black on black, as a copier leaves a header of white type on navy.

They are told by what can be seen: a vertical rule that ends at the band's edge goes on through it as far as no white
type stands in its way, and where type stops it, a horizontal rule lies below that type.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np

from skparse.geometry import Box
from skparse.page import Rule
from skparse.read.scan.raster.picture import Mask
from skparse.read.scan.ruling.rules import Ruling
from skparse.read.scan.ruling.settings import LINES, NEIGHBORS

_THICKNESS_PT = 0.5


class _Type(NamedTuple):
    """White letters of one line in a band."""

    letters: list[Box]

    @property
    def bottom(self) -> float:
        """The lowest edge of its letters."""
        return max(letter.bottom for letter in self.letters)


class _Band(NamedTuple):
    """A dark band that holds white type, in points."""

    box: Box
    lines: list[_Type]
    hanging: list[Box]
    """Dark cells right below it, such as shaded months."""

    def ends_at(self, x: float, y: float, bottom: float) -> bool:
        """Does a vertical rule that begins at this place begin where the band ends, or a dark cell that hangs on it?"""
        gap = NEIGHBORS.max_meeting_gap_pt
        return abs(y - bottom) < gap or any(
            cell.x0 - gap < x < cell.x1 + gap and abs(y - cell.bottom) < gap for cell in self.hanging
        )

    def letters(self, x0: float, x1: float) -> list[tuple[int, Box]]:
        """The letters of a column, each with the index of its line."""
        return [
            (index, letter)
            for index, line in enumerate(self.lines)
            for letter in line.letters
            if x0 < letter.center_x < x1
        ]


class _Upright(NamedTuple):
    """A place where a vertical rule may stand in a band: how high it goes there, None where it does not."""

    x: float
    top: float | None
    title: int | None = None
    """The index of the line of type that it ends below."""


def add_hidden_rules(ruling: Ruling, dark_areas: Mask, letters: Mask, scale: float) -> Ruling:
    """The ruling with the rules that cannot be seen in the dark bands; ``letters`` is the ink of type."""
    if not dark_areas.any():
        return ruling
    rules_h, rules_v = list(ruling.rules_h), list(ruling.rules_v)
    mask = ruling.mask.copy()
    for band in _bands(dark_areas, letters, scale):
        found_h, found_v = _hidden(band, rules_h, rules_v)
        rules_h += found_h
        rules_v += found_v
        for rule in (*found_h, *found_v):
            ends = [(round(x * scale), round(y * scale)) for x, y in ((rule.x0, rule.top), (rule.x1, rule.bottom))]
            cv2.line(mask, ends[0], ends[1], (255,), max(3, round(scale)))
    return ruling._replace(rules_h=rules_h, rules_v=rules_v, mask=mask)


def _bands(dark_areas: Mask, letters: Mask, scale: float) -> Iterator[_Band]:
    """The dark areas that hold type, each as far up and down as most of its width is dark."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(dark_areas, connectivity=4)
    for label in range(1, count):
        x, y, width, height, _ = (int(v) for v in stats[label])
        window = (slice(y, y + height), slice(x, x + width))
        part = labels[window] == label
        boxes = _boxes(np.where(part, letters[window], 0), x, y, scale)
        rows = np.flatnonzero(part.mean(axis=1) > 0.5)
        if not boxes or not rows.size:
            continue
        first, end = int(rows[0]), int(rows[-1]) + 1
        box = Box(x / scale, (y + first) / scale, (x + width) / scale, (y + end) / scale)
        lines = _lines([letter for letter in boxes if box.top < letter.center_y < box.bottom])
        yield _Band(box, lines, hanging=_boxes(part[end:].astype(np.uint8), x, y + end, scale))


def _boxes(ink: Mask, left: int, top: int, scale: float) -> list[Box]:
    """The boxes of letters in points, ``left`` and ``top`` pixels from the page's corner; what is lower than small
    letters, such as grains and stops, is left out."""
    if not ink.size:
        return []
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return [
        Box((left + x) / scale, (top + y) / scale, (left + x + width) / scale, (top + y + height) / scale)
        for x, y, width, height, _ in stats[1:].tolist()
        if height > LINES.thick_pt * scale
    ]


def _lines(letters: Sequence[Box]) -> list[_Type]:
    """Letters side by side, no further from each other than they are high."""
    lines: list[_Type] = []
    for letter in sorted(letters, key=lambda box: box.x0):
        line = next((line for line in lines if _goes_on(line.letters[-1], letter)), None)
        if line is None:
            lines.append(_Type([letter]))
        else:
            line.letters.append(letter)
    return lines


def _goes_on(before: Box, letter: Box) -> bool:
    high = max(before.height, letter.height)
    overlap = min(before.bottom, letter.bottom) - max(before.top, letter.top)
    return letter.x0 - before.x1 < high and overlap > min(before.height, letter.height) / 2


def _hidden(band: _Band, rules_h: Sequence[Rule], rules_v: Sequence[Rule]) -> tuple[list[Rule], list[Rule]]:
    """The horizontal and the vertical rules that lie in a band unseen."""
    box = band.box
    top, bottom = _edge(box.top, box, rules_h), _edge(box.bottom, box, rules_h)
    gap = NEIGHBORS.max_meeting_gap_pt
    inner = [rule for rule in rules_v if box.x0 + gap < rule.center_x < box.x1 - gap]
    seen = {rule.center_x for rule in inner if min(rule.bottom, bottom) - max(rule.top, top) > (bottom - top) / 2}
    ending = {
        rule.center_x: max(rule.top, bottom)
        for rule in inner
        if band.ends_at(rule.center_x, rule.top, bottom) and not any(abs(rule.center_x - x) < gap for x in seen)
    }
    xs = sorted({*seen, *ending})
    places = [
        _Upright(x, top) if x in seen else _rising(band, x, _at(xs, n - 1, box.x0), _at(xs, n + 1, box.x1), top)
        for n, x in enumerate(xs)
    ]
    places = _below_titles(band, places)
    half = _THICKNESS_PT / 2
    upright = [
        Rule(place.x - half, place.top, place.x + half, ending[place.x])
        for place in places
        if place.x in ending and place.top is not None
    ]
    level = sorted(_title_rules(box, places))
    if band.hanging:
        level.append((box.x0, box.x1, bottom))
    return [Rule(x0, y - half, x1, y + half) for x0, x1, y in level], upright


def _at(xs: Sequence[float], index: int, edge: float) -> float:
    return xs[index] if 0 <= index < len(xs) else edge


def _edge(y: float, box: Box, rules_h: Sequence[Rule]) -> float:
    """Where a band ends: at the rule along its edge, if there is one."""
    gap = NEIGHBORS.max_meeting_gap_pt
    near = [rule.center_y for rule in rules_h if abs(rule.center_y - y) < gap and rule.x0 < box.x1 and rule.x1 > box.x0]
    return min(near, key=lambda center: abs(center - y)) if near else y


def _rising(band: _Band, x: float, x0: float, x1: float, top: float) -> _Upright:
    """How high a vertical rule goes in a band; ``x0`` and ``x1`` are the next ones beside it. Without type on both
    sides nothing is divided."""
    everywhere = [letter for line in band.lines for letter in line.letters]
    if not (any(b.x1 < x for b in everywhere) and any(b.x0 > x for b in everywhere)):
        return _Upright(x, None)
    crossing = [n for n, line in enumerate(band.lines) if any(b.x0 < x < b.x1 for b in line.letters)]
    if not crossing:
        return _Upright(x, top)
    lowest = max(crossing, key=lambda n: band.lines[n].bottom)
    end = band.lines[lowest].bottom
    below = [[b.top for _, b in band.letters(*side) if b.center_y > end] for side in ((x0, x), (x, x1))]
    if not all(below) or min(map(min, below)) <= end:
        return _Upright(x, None)
    return _Upright(x, (end + min(map(min, below))) / 2, lowest)


def _below_titles(band: _Band, places: Sequence[_Upright]) -> list[_Upright]:
    """The vertical rules, with those beside a stopped one ending below the same title: between columns whose own type
    stands below it, too."""
    result = list(places)
    xs = [band.box.x0, *(place.x for place in places), band.box.x1]
    for start, stopped in enumerate(places):
        if stopped.title is None or stopped.top is None:
            continue
        for step in (1, -1):
            n = start + step
            while 0 <= n < len(result):
                # The column on the far side of the place.
                column = (xs[n + 1], xs[n + 2]) if step > 0 else (xs[n], xs[n + 1])
                place = result[n]
                if place.top is None or not _is_below(band, column, stopped):
                    break
                if place.top < stopped.top:
                    if place.title is not None:
                        break
                    result[n] = stopped._replace(x=place.x)
                n += step
    return result


def _is_below(band: _Band, column: tuple[float, float], stopped: _Upright) -> bool:
    """Does the type of a column, apart from the title, stand in the middle of what is below the title, and not of the
    whole band?"""
    y = stopped.top or 0.0
    own = [letter for index, letter in band.letters(*column) if index != stopped.title]
    if not own or any(letter.top <= y for letter in own):
        return False
    middle = (min(letter.top for letter in own) + max(letter.bottom for letter in own)) / 2
    return abs(middle - (y + band.box.bottom) / 2) < abs(middle - band.box.center_y)


def _title_rules(box: Box, places: Sequence[_Upright]) -> set[tuple[float, float, float]]:
    """From where to where the rules below titles run, and how high they lie."""
    found: set[tuple[float, float, float]] = set()
    edges = [box.x0, *(place.x for place in places), box.x1]
    for n, stopped in enumerate(places):
        y = stopped.top
        if stopped.title is None or y is None:
            continue
        first, last = n, n
        while first > 0 and _ends_at_or_below(places[first - 1], y):
            first -= 1
        while last + 1 < len(places) and _ends_at_or_below(places[last + 1], y):
            last += 1
        reach = edges[first], edges[last + 2]
        if not any(reach == other[:2] and abs(other[2] - y) < NEIGHBORS.max_offset_pt for other in found):
            found.add((*reach, y))
    return found


def _ends_at_or_below(place: _Upright, y: float) -> bool:
    return place.top is None or place.top >= y - NEIGHBORS.max_offset_pt
