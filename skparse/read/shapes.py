"""Drawn shapes → rules and fills.

A border may be drawn as a stroked line, a stroked or filled thin rectangle, a filled polygon with mitred ends, or a
frame of two nested rectangles; all of them mean the same. Both readers hand their shapes to a `ShapeSorter`, which
knows nothing of PDF: points from the top-left corner of the displayed page, in painting order.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from skparse.page import Fill, Rule, is_white

# A painted box thinner than this is a rule. Tuned on ../shared/real and on Writer, Calc, Chromium, WeasyPrint and
# ReportLab: their borders are 0.25-2.25 pt thick, the narrowest month column seen is 7 pt wide.
RULE_THICKNESS = 3.0
# Joints and dots of dotted lines shorter than this carry no direction. Dashes of Writer's finest dotted border: 0.5 pt.
SHORTEST_RULE = 0.4
# A box less than so many times as long as wide has no direction of its own (dots are square, give or take rounding).
DOT = 1.3
# How far from exactly upright or level a segment may be: 0.3 pt over its length, as producers round to 1/10 pt.
SLANT = 0.3

Point = tuple[float, float]


class ShapeSorter:
    """Collects the rules and fills of one page. ``width`` and ``height`` are the displayed page's, in points."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self.rules_h: list[Rule] = []
        self.rules_v: list[Rule] = []
        self.fills: list[Fill] = []
        self._last_fill: Fill | None = None

    def is_thin(self, x0: float, top: float, x1: float, bottom: float) -> bool:
        """True when a painted box is a rule rather than an area."""
        return x1 - x0 <= RULE_THICKNESS or bottom - top <= RULE_THICKNESS

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """A painted thin box."""
        wide, high = x1 - x0, bottom - top
        if max(wide, high) < SHORTEST_RULE:
            return
        if wide > DOT * high:
            self.rules_h.append(Rule(x0, top, x1, bottom))
        elif high > DOT * wide:
            self.rules_v.append(Rule(x0, top, x1, bottom))
        else:
            # A dot of a dotted line: what it belongs to is told by the dots beside it.
            self.rules_h.append(Rule(x0, top, x1, bottom))
            self.rules_v.append(Rule(x0, top, x1, bottom))

    def fill(self, x0: float, top: float, x1: float, bottom: float, color: str | None) -> None:
        """A painted area. The same area painted again at once in the same colour (Writer does) counts once."""
        fill = Fill(x0, top, x1, bottom, color)
        last = self._last_fill
        if (
            last is not None
            and last.color == color
            and all(abs(a - b) < 0.1 for a, b in zip(last[:4], fill[:4], strict=True))
        ):
            return
        self._last_fill = fill
        self.fills.append(fill)

    def shows_white(self, x: float, top: float) -> bool:
        """White text can be read here: something that is not white was painted last at this point."""
        for fill in reversed(self.fills):
            if fill.x0 <= x <= fill.x1 and fill.top <= top <= fill.bottom:
                return fill.color is None or not is_white(fill.color)
        return False

    def outline(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """A rectangle of which only the border is drawn."""
        self.rules_h.append(Rule(x0, top, x1, top))
        self.rules_h.append(Rule(x0, bottom, x1, bottom))
        self.rules_v.append(Rule(x0, top, x0, bottom))
        self.rules_v.append(Rule(x1, top, x1, bottom))

    def stroke(self, points: Sequence[Point]) -> None:
        """A stroked polyline: each level or upright segment is a rule; slanted ones are decoration."""
        for (ax, ay), (bx, by) in pairwise(points):
            x0, x1 = (ax, bx) if ax <= bx else (bx, ax)
            top, bottom = (ay, by) if ay <= by else (by, ay)
            if (x1 - x0 <= SLANT or bottom - top <= SLANT) and max(x1 - x0, bottom - top) >= SHORTEST_RULE:
                self.rule(x0, top, x1, bottom)

    def area(self, subpaths: Sequence[Sequence[Point]], color: str | None) -> None:
        """A filled path of any number of subpaths.

        Two rectangles one within the other are a frame (a border drawn as the ring between them) and give four rules;
        every other subpath stands for itself by its bounding box.
        """
        boxes = [_bounds(points) for points in subpaths if len(points) > 1]
        used: set[int] = set()
        for i, outer in enumerate(boxes[:-1]):
            inner = boxes[i + 1]
            if i not in used and _is_ring(outer, inner):
                self.rule(outer[0], outer[1], outer[2], max(inner[1], outer[1]))
                self.rule(outer[0], min(inner[3], outer[3]), outer[2], outer[3])
                self.rule(outer[0], outer[1], max(inner[0], outer[0]), outer[3])
                self.rule(min(inner[2], outer[2]), outer[1], outer[2], outer[3])
                used.update((i, i + 1))
        for i, box in enumerate(boxes):
            if i in used:
                continue
            if self.is_thin(*box):
                self.rule(*box)
            else:
                self.fill(*box, color)


def _bounds(points: Sequence[Point]) -> tuple[float, float, float, float]:
    xs = [p[0] for p in points]
    ys = [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _is_ring(outer: tuple[float, float, float, float], inner: tuple[float, float, float, float]) -> bool:
    """True when ``inner`` lies within ``outer`` (either order is not looked for) with a thin margin on every side."""
    margins = (inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3])
    return all(-0.1 <= m <= RULE_THICKNESS for m in margins) and max(margins) > 0.05


def hex_color(red: float, green: float, blue: float) -> str:
    """``#RRGGBB`` from components of 0-255."""
    return f"#{round(red):02X}{round(green):02X}{round(blue):02X}"
