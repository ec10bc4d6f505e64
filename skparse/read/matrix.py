"""Transformation matrices of PDF, ``(a, b, c, d, e, f)`` (ISO 32000-1, 8.3.4)."""

from __future__ import annotations

Matrix = tuple[float, float, float, float, float, float]
BoxTuple = tuple[float, float, float, float]
"""x0, top, x1 and bottom on the displayed page, or two corners in user space: x0, y0, x1 and y1."""


def multiply(inner: Matrix, outer: Matrix | None) -> Matrix:
    """The matrix that applies ``inner`` first, then ``outer``; None as ``outer`` changes nothing."""
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def transform_box(m: Matrix, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    """The smallest box around a transformed box, ``(x0, y0, x1, y1)``."""
    a, b, c, d, e, f = m
    xs = [a * x + c * y + e for x in (x0, x1) for y in (y0, y1)]
    ys = [b * x + d * y + f for x in (x0, x1) for y in (y0, y1)]
    return min(xs), min(ys), max(xs), max(ys)
