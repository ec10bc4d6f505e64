"""Is a color, as the engines of the second reading give it, the white of paper?

The primary reading's conversion of colors is not used, so that its mistakes are found.
"""

from __future__ import annotations

from skparse.page import PAGE

_BLACK = (0, (0,), (0, 0, 0))


def is_paper(color: object) -> bool:
    """Gray, RGB and CMYK (parts from 0 to 1) by the number of their parts; a pattern or a missing color is no
    paper."""
    if color in _BLACK:
        return False  # as nearly all letters are
    if isinstance(color, int | float):
        color = (color,)
    if not isinstance(color, list | tuple) or not color:
        return False
    parts = [float(part) for part in color if isinstance(part, int | float)]
    if len(parts) != len(color):
        return False  # a pattern has a name
    min_white = PAGE.min_white_gray / 255
    if len(parts) == 4:
        return all((1 - ink) * (1 - parts[3]) >= min_white for ink in parts[:3])
    if len(parts) in (1, 3):
        return all(part >= min_white for part in parts)
    return False
