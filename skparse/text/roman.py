"""Roman numbers."""

from __future__ import annotations

import re

_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_TEXT = re.compile(r"^(?:l?x{0,3}|xl|xc)(?:ix|iv|v?i{0,3})$")


def roman_number(text: str) -> int | None:
    """The value of a Roman number up to 99, in capitals or small letters; None for anything else."""
    lower = text.casefold()
    if not lower or not _TEXT.match(lower):
        return None
    total = 0
    for letter, following in zip(lower, lower[1:] + " ", strict=True):
        value = _VALUES[letter]
        total += -value if _VALUES.get(following, 0) > value else value
    return total
