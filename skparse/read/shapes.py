"""Drawn shapes → rules and fills.

A border may be drawn as a stroked line, a stroked or filled thin rectangle, a filled polygon with mitred ends, or a
frame of two nested rectangles; all of them mean the same. Both readers hand their shapes to a `ShapeSorter`, which
knows nothing of PDF: points from the top-left corner of the displayed page, in painting order.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from skparse.geometry import Box
from skparse.page import Fill, Rule, is_white
from skparse.read.settings import SHAPES

Point = tuple[float, float]
"""x and y (downwards) on the displayed page."""


class ShapeSorter:
    """Collects the rules and fills of one page. ``width`` and ``height`` are the displayed page's, in points."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self.rules_h: list[Rule] = []
        self.rules_v: list[Rule] = []
        self.fills: list[Fill] = []
        self.drawings: list[Box] = []

    def is_thin(self, x0: float, top: float, x1: float, bottom: float) -> bool:
        """Is a painted box a rule rather than an area?"""
        return x1 - x0 <= SHAPES.max_rule_thickness_pt or bottom - top <= SHAPES.max_rule_thickness_pt

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Add a painted thin box."""
        width, height = x1 - x0, bottom - top
        if max(width, height) < SHAPES.min_rule_length_pt:
            return
        if width > SHAPES.min_length_to_thickness_share * height:
            self.rules_h.append(Rule(x0, top, x1, bottom))
        elif height > SHAPES.min_length_to_thickness_share * width:
            self.rules_v.append(Rule(x0, top, x1, bottom))
        else:
            # A dot of a dotted line has no direction of its own: it may be part of a line in either.
            self.rules_h.append(Rule(x0, top, x1, bottom))
            self.rules_v.append(Rule(x0, top, x1, bottom))

    def fill(self, x0: float, top: float, x1: float, bottom: float, color: str | None) -> None:
        """Add a painted area. The same area painted again at once in the same color, as Writer does, counts once."""
        fill = Fill(x0=x0, top=top, x1=x1, bottom=bottom, color=color)
        last = self.fills[-1] if self.fills else None
        if last is not None and last.color == color and last.is_near(fill, SHAPES.max_repeat_offset_pt):
            return
        self.fills.append(fill)

    def shows_white(self, x: float, y: float) -> bool:
        """Can white text be read at this point, because the last area painted there is not white?"""
        for fill in reversed(self.fills):
            if fill.contains_point(x, y):
                return fill.color is None or not is_white(fill.color)
        return False

    def stroke(self, points: Sequence[Point]) -> bool:
        """Add a stroked polyline: each horizontal or vertical segment is a rule.

        One with a segment that is clearly slanted draws a figure (a tick, an arrow) and gives no rules: returns True.
        """
        rules: list[tuple[float, float, float, float]] = []
        for (ax, ay), (bx, by) in pairwise(points):
            x0, x1 = (ax, bx) if ax <= bx else (bx, ax)
            top, bottom = (ay, by) if ay <= by else (by, ay)
            width, height = x1 - x0, bottom - top
            if width <= SHAPES.max_segment_slant_pt or height <= SHAPES.max_segment_slant_pt:
                if width >= SHAPES.min_rule_length_pt or height >= SHAPES.min_rule_length_pt:
                    rules.append((x0, top, x1, bottom))
            elif not self.is_thin(x0, top, x1, bottom):
                return True
        for rule in rules:
            self.rule(*rule)
        return False

    def line(self, points: Sequence[Point], thickness: float) -> None:
        """Add one horizontal or vertical line that is stroked as thick as this."""
        (ax, ay), (bx, by) = points
        x0, top, x1, bottom = min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
        half = thickness / 2
        if x1 - x0 > bottom - top:
            self.rules_h.append(Rule(x0, (top + bottom) / 2 - half, x1, (top + bottom) / 2 + half))
        else:
            self.rules_v.append(Rule((x0 + x1) / 2 - half, top, (x0 + x1) / 2 + half, bottom))

    def drawing(self, box: Box, clip: Box | None) -> None:
        """Add a stroked shape that has slanted or curved lines. ``clip``: what can be seen of the page there.

        The outline of the area that was just filled is part of that.
        """
        last = self.fills[-1] if self.fills else None
        if last is None or not last.contains(box, SHAPES.max_rule_thickness_pt):
            shown = visible_part(box, clip)
            if shown is not None:
                self.drawings.append(shown)

    def area(self, subpaths: Sequence[Sequence[Point]], color: str | None) -> None:
        """Add a filled path of any number of subpaths.

        Two rectangles, one within the other, are a frame (a border drawn as the ring between them) and give four rules;
        every other subpath is a shape of its own and is taken by its bounding box.
        """
        boxes = [_box_around(points) for points in subpaths if len(points) > 1]
        i = 0
        while i < len(boxes):
            box = boxes[i]
            if i + 1 < len(boxes) and _is_ring(box, boxes[i + 1]):
                inner = boxes[i + 1]
                self.rule(box.x0, box.top, box.x1, max(inner.top, box.top))
                self.rule(box.x0, min(inner.bottom, box.bottom), box.x1, box.bottom)
                self.rule(box.x0, box.top, max(inner.x0, box.x0), box.bottom)
                self.rule(min(inner.x1, box.x1), box.top, box.x1, box.bottom)
                i += 1
            elif self.is_thin(*box):
                self.rule(*box)
            else:
                self.fill(*box, color)
            i += 1


def _box_around(points: Sequence[Point]) -> Box:
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _is_ring(outer: Box, inner: Box) -> bool:
    """Does ``inner`` lie within ``outer`` with a margin on every side that is as thin as a rule?"""
    margins = (inner.x0 - outer.x0, inner.top - outer.top, outer.x1 - inner.x1, outer.bottom - inner.bottom)
    return (
        all(-SHAPES.max_ring_overhang_pt <= margin <= SHAPES.max_rule_thickness_pt for margin in margins)
        and max(margins) > SHAPES.min_ring_margin_pt
    )


def is_level(points: Sequence[Point]) -> bool:
    """Is this one straight line, horizontal or vertical?"""
    if len(points) != 2:
        return False
    (ax, ay), (bx, by) = points
    return min(abs(ax - bx), abs(ay - by)) <= SHAPES.max_segment_slant_pt


def visible_part(box: Box, clip: Box | None) -> Box | None:
    """What a clip path leaves of a box; None where nothing is left."""
    if clip is None:
        return box
    left = Box(max(box.x0, clip.x0), max(box.top, clip.top), min(box.x1, clip.x1), min(box.bottom, clip.bottom))
    return left if left.x0 < left.x1 and left.top < left.bottom else None


def hex_color(red: float, green: float, blue: float) -> str:
    """``#RRGGBB`` from components of 0-255."""
    return f"#{round(red):02X}{round(green):02X}{round(blue):02X}"
