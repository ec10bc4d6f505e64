"""What both readers know about characters: the metrics of fonts that state none, and slanted text."""

from __future__ import annotations

import math

from skparse.read.settings import WORDS

BLANKS = "\u200b\ufeff\x00\u115f\u1160\u2800\u3164\uffa0"
"""Characters that are no white space but are printed as such: they part words."""
ZERO_WIDTH = "\u061c\u180e\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f"
"""Characters that are printed as nothing at all, as a pattern's set: they part no words."""
PRIVATE = "\ue000-\uf8ff"
"""Those of symbol fonts, as a pattern's set."""
PRIVATE_SPACE = "\uf020"
"""The space of a symbol font."""
HELVETICA_ASCENT, HELVETICA_DESCENT = 0.718, -0.207
"""As shares of the size; for fonts whose descriptor states neither (Writer's subsets)."""


def is_slanted(angle: float) -> bool:
    """Is text at this angle (in radians) neither horizontal nor vertical, such as "SALINAN" across the page?"""
    quarter = math.pi / 2
    return abs(angle - round(angle / quarter) * quarter) > math.radians(WORDS.max_slant_degrees)
