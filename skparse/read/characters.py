"""What both readers know about characters: their boxes, the metrics of fonts that state none, and slanted text."""

from __future__ import annotations

import math
from typing import NamedTuple

from skparse.geometry import BoxMethods
from skparse.read.settings import WORDS

HELVETICA_ASCENT, HELVETICA_DESCENT = 0.718, -0.207
"""As shares of the size; for fonts whose descriptor states neither (Writer's subsets)."""


class _CharBoxFields(NamedTuple):
    text: str
    x0: float
    top: float
    x1: float
    bottom: float


class CharBox(_CharBoxFields, BoxMethods):
    """A character and its box from descent to ascent, in points from the top-left corner of the displayed page."""

    __slots__ = ()


def is_slanted(angle: float) -> bool:
    """Is text at this angle (in radians) neither horizontal nor vertical, such as "SALINAN" across the page?"""
    quarter = math.pi / 2
    return abs(angle - round(angle / quarter) * quarter) > math.radians(WORDS.max_slant_degrees)
