"""A character and its box."""

from __future__ import annotations

from typing import NamedTuple

from skparse.geometry import BoxMethods


class _CharBoxFields(NamedTuple):
    text: str
    x0: float
    top: float
    x1: float
    bottom: float


class CharBox(_CharBoxFields, BoxMethods):
    """A character and its box from descent to ascent, in points from the top-left corner of the displayed page."""

    __slots__ = ()
