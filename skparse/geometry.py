"""Boxes: one geometry for words, rules, fills, cells, lines of text and fragments.

All coordinates are in points (1/72 inch, UserUnit applied) from the top-left corner of the page *as displayed*:
x grows to the right, y (``top``, ``bottom``) downwards. The table layer works on upright pages; `skparse.orientation`
converts between the two.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

new_record = tuple.__new__
"""``new_record(Word, (text, x0, …))``: a NamedTuple of all its fields, in their order. It takes a fifth of the time of
the constructor with keywords; only for the few records of which a page has thousands."""


class HasBox(Protocol):
    """Anything with a left, top, right and bottom edge on a page, in points."""

    @property
    def x0(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def bottom(self) -> float: ...


class BoxMethods:
    """The methods of all boxes, for records that have the fields ``x0``, ``top``, ``x1`` and ``bottom``."""

    __slots__ = ()

    @property
    def width(self: HasBox) -> float:
        """From the left edge to the right one."""
        return self.x1 - self.x0

    @property
    def height(self: HasBox) -> float:
        """From the top to the bottom."""
        return self.bottom - self.top

    @property
    def center_x(self: HasBox) -> float:
        """Half way between the left edge and the right one."""
        return (self.x0 + self.x1) / 2

    @property
    def center_y(self: HasBox) -> float:
        """Half way between the top and the bottom."""
        return (self.top + self.bottom) / 2

    @property
    def area(self: HasBox) -> float:
        """In square points."""
        return (self.x1 - self.x0) * (self.bottom - self.top)

    @property
    def box(self: HasBox) -> Box:
        """The four edges, without the record's other fields."""
        return Box(self.x0, self.top, self.x1, self.bottom)

    def contains(self: HasBox, other: HasBox, tolerance: float = 0.0) -> bool:
        """Does the other box lie within this one, or outside it by at most ``tolerance`` points on each side?"""
        return (
            other.x0 >= self.x0 - tolerance
            and other.x1 <= self.x1 + tolerance
            and other.top >= self.top - tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def contains_point(self: HasBox, x: float, y: float, tolerance: float = 0.0) -> bool:
        """Does the point lie within this box or on its edge, or outside by at most ``tolerance`` points?"""
        return self.x0 - tolerance <= x <= self.x1 + tolerance and self.top - tolerance <= y <= self.bottom + tolerance

    def contains_center(self: HasBox, other: HasBox) -> bool:
        """Does the other box's center lie within this one (not on its edge)?"""
        return self.x0 < (other.x0 + other.x1) / 2 < self.x1 and self.top < (other.top + other.bottom) / 2 < self.bottom

    def overlaps(self: HasBox, other: HasBox) -> bool:
        """Do the two boxes share an area? Boxes that only touch do not."""
        return self.x0 < other.x1 and self.x1 > other.x0 and self.top < other.bottom and self.bottom > other.top

    def is_near(self: HasBox, other: HasBox, tolerance: float) -> bool:
        """Does each edge of this box lie within ``tolerance`` points of the same edge of the other box?"""
        return (
            abs(self.x0 - other.x0) <= tolerance
            and abs(self.top - other.top) <= tolerance
            and abs(self.x1 - other.x1) <= tolerance
            and abs(self.bottom - other.bottom) <= tolerance
        )

    def union(self: HasBox, other: HasBox) -> Box:
        """The box around both."""
        return Box(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )


class _BoxFields(NamedTuple):
    x0: float
    top: float
    x1: float
    bottom: float


class Box(_BoxFields, BoxMethods):
    """A rectangle on a page, in points from the top-left corner."""

    __slots__ = ()


def bounding_box(boxes: Iterable[HasBox]) -> Box:
    """The box around boxes of one page.

    Raises:
        ValueError: there are none.
    """
    corners = [(b.x0, b.top, b.x1, b.bottom) for b in boxes]
    x0s, tops, x1s, bottoms = zip(*corners, strict=True)
    return Box(min(x0s), min(tops), max(x1s), max(bottoms))
