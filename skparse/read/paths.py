"""Paths of a content stream in user space: flattened, bounded, told from rectangles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pdfminer.utils import Matrix, PathSegment, apply_matrix_pt

UserBox = tuple[float, float, float, float]
Point = tuple[float, float]


class Path(NamedTuple):
    """A painted path. ``color`` is None for a pattern; ``width`` the stroke's, 0 without one.

    ``subpaths`` hold the end points of every segment, ``lines`` only the runs of straight ones: a circle's arcs end
    level with each other and are no rules.
    """

    subpaths: list[list[Point]]
    lines: list[list[Point]]
    box: UserBox
    filled: bool
    stroked: bool
    color: str | None
    width: float


def flatten(path: Sequence[PathSegment], ctm: Matrix) -> tuple[list[list[Point]], list[list[Point]], list[Point]]:
    """Subpaths by their segments' end points, runs of straight segments, and all points, control points included."""
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
    xs = [p[0] for p in points]
    ys = [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def rectangle(path: Sequence[PathSegment], ctm: Matrix) -> UserBox | None:
    """The box of a path that is one rectangle; None for any other shape.

    As the pdfium reader has it: four or five points, of which the first and the third are opposite corners.
    """
    subpaths, lines, _ = flatten(path, ctm)
    if len(subpaths) != 1 or len(lines) != 1 or len(subpaths[0]) not in (4, 5):
        return None
    return bounds(subpaths[0][0:3:2])
