"""Paths of a content stream, in user space: their points, bounds, and which of them are rectangles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pdfminer.utils import Matrix, PathSegment, apply_matrix_pt

UserBox = tuple[float, float, float, float]
"""``(x0, y0, x1, y1)`` in user space, y upwards."""
Point = tuple[float, float]
"""x and y (upwards) in user space."""


class Path(NamedTuple):
    """A painted path."""

    subpaths: list[list[Point]]
    """The end points of all segments."""
    lines: list[list[Point]]
    """The end points of straight segments only: the ends of a circle's arcs must not be taken for rules."""
    box: UserBox
    filled: bool
    stroked: bool
    color: str | None
    """Of the fill; None for a pattern, and where the path is not filled."""
    stroke_width: float
    """0 where the path is not stroked."""
    clip: UserBox | None = None
    """The bounds of what all clip paths have in common; None without one."""


def flatten(path: Sequence[PathSegment], ctm: Matrix) -> tuple[list[list[Point]], list[list[Point]], list[Point]]:
    """A path's subpaths and its straight lines (see `Path`), and all its points including control points of curves."""
    subpaths: list[list[Point]] = []
    lines: list[list[Point]] = []
    points: list[Point] = []
    for operator, *numbers in path:
        if operator == "h":
            if subpaths and subpaths[-1][-1] != subpaths[-1][0]:
                subpaths[-1].append(subpaths[-1][0])
                lines[-1].append(subpaths[-1][0])
            continue
        pairs = [apply_matrix_pt(ctm, (float(x), float(y))) for x, y in zip(numbers[::2], numbers[1::2], strict=False)]
        if not pairs:
            continue
        points.extend(pairs)
        if operator == "m" or not subpaths:
            subpaths.append([pairs[-1]])
            lines.append([pairs[-1]])
            continue
        subpaths[-1].append(pairs[-1])
        if operator == "l":
            lines[-1].append(pairs[-1])
        else:
            lines.append([pairs[-1]])
    return subpaths, lines, points


def bounds(points: Sequence[Point]) -> UserBox:
    """The smallest box around points."""
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def rectangle(path: Sequence[PathSegment], ctm: Matrix) -> UserBox | None:
    """The box of a path that is one rectangle; None for any other shape.

    The rule is the pdfium reader's: four or five points, of which the first and the third are opposite corners.
    """
    subpaths, lines, _ = flatten(path, ctm)
    if len(subpaths) != 1 or len(lines) != 1 or len(subpaths[0]) not in (4, 5):
        return None
    return bounds(subpaths[0][0:3:2])
