"""PDF user space → the page as displayed."""

from __future__ import annotations


class Viewport:
    """Converts coordinates of a page's user space to points from the top-left corner of the displayed page.

    Made from the visible box of the page in user space (``left``, ``lower``, ``right``, ``upper``), its /Rotate in
    degrees, and its UserUnit. ``width`` and ``height`` are the displayed page's. Source: ISO 32000-1, 7.7.3.3 (page
    objects: CropBox, Rotate, UserUnit) and 8.3.2 (coordinate spaces). ``is_plain``: neither turned nor scaled, so
    that a box is only moved and turned over.
    """

    __slots__ = ("height", "is_plain", "left", "lower", "right", "rotation", "unit", "upper", "width")

    def __init__(self, left: float, lower: float, right: float, upper: float, rotation: int, unit: float = 1.0) -> None:
        self.left, self.lower, self.right, self.upper = left, lower, right, upper
        self.rotation = rotation % 360
        self.unit = unit
        self.is_plain = self.rotation == 0 and unit == 1.0
        width, height = (right - left) * unit, (upper - lower) * unit
        self.width, self.height = (height, width) if self.rotation in (90, 270) else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space → ``(x, y)`` on the displayed page."""
        unit = self.unit
        if self.rotation == 0:
            return (x - self.left) * unit, (self.upper - y) * unit
        if self.rotation == 90:
            return (y - self.lower) * unit, (x - self.left) * unit
        if self.rotation == 180:
            return (self.right - x) * unit, (y - self.lower) * unit
        return (self.upper - y) * unit, (self.right - x) * unit

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """A box of user space, its corners in any order → ``(x0, top, x1, bottom)`` on the displayed page.

        A plain tuple, because a page makes thousands of them.
        """
        if self.is_plain:
            left, upper = self.left, self.upper
            if x0 <= x1 and y0 <= y1:
                return x0 - left, upper - y1, x1 - left, upper - y0
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
