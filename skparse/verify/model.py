"""What the cross-check hands around: the second reading of a page, and what differs from ours."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from skparse.findings import PLAIN
from skparse.geometry import Box
from skparse.plan import Bbox

Engine = Literal["pdfplumber", "camelot", "both"]
Code = Literal["verify-text", "verify-cells", "verify-months", "verify-node", "verify-unable"]
Reason = Literal[
    "picture",
    "order",
    "time-over",
    "too-slow",
    "failed",
    "cannot-open",
    "forbidden",
    "no-page",
    "unreadable",
    "ocr-never",
]
"""Why a page cannot be read a second time: the sentences of the finding ``verify-unable``."""


class Glyph(NamedTuple):
    """One printed character of the second reading."""

    text: str
    box: Box
    turn: int
    """Degrees clockwise (0, 90, 180, 270) by which to turn the page so that it runs from left to right."""


class Paint(NamedTuple):
    """A painted area of the second reading, in painting order."""

    box: Box
    white: bool
    tone: str
    """Its colour, as far as it is the same as another area's."""


class Reading(NamedTuple):
    """What an engine sees on one page, in points from the top-left corner of the page as displayed."""

    engine: Engine
    cells: tuple[Box, ...]
    lines: tuple[Box, ...]
    """Ruled lines, level and upright, pieces joined; without thickness."""
    glyphs: tuple[Glyph, ...]
    paints: tuple[Paint, ...]


class Difference(NamedTuple):
    """One thing that a second reading sees otherwise, or (``verify-unable``) why it cannot tell.

    ``bbox`` is in points from the top-left corner of the page as displayed. ``ours`` and ``theirs`` are the readings:
    text, months, or how many cells. Of ``verify-unable``, ``theirs`` is the reason's detail and ``bbox`` is None.
    ``sentence``: which one of the finding's says it. ``node`` is an item of the plan's ``lampiran``, counted from 1.
    """

    code: Code
    page: int
    bbox: Bbox | None
    ours: str
    theirs: str
    engine: Engine
    sentence: str = PLAIN
    pieces: int = 0
    """How many cells, where several stand against one."""
    node: str | None = None
    lampiran: int | None = None


class Unable(Exception):
    """An engine could not read a page. ``detail``: the seconds that it had, or the kind of its error."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason} {detail}".strip())
        self.reason, self.detail = reason, detail


def turn_of(a: float, b: float) -> int | None:
    """The turn of a character whose matrix (y upwards) begins with ``a b``; None if it leans, as stamps do."""
    angle = math.degrees(math.atan2(b, a))
    turn = round(angle / 90) * 90
    # What is drawn straight is straight to a tenth of a degree; a stamp leans by 5° and more.
    return turn % 360 if abs(angle - turn) < 3 else None


def shows(glyphs: Iterable[tuple[Glyph, bool]], paints: Sequence[Paint]) -> tuple[Glyph, ...]:
    """The characters that can be seen, from all of them and whether they are white: white on white cannot."""
    return tuple(glyph for glyph, white in glyphs if not white or _on_dark(glyph, paints))


def _on_dark(glyph: Glyph, paints: Sequence[Paint]) -> bool:
    x, y = middle(glyph.box)
    last = next((p for p in reversed(paints) if holds(p.box, x, y)), None)
    return last is not None and not last.white


def middle(box: Box) -> tuple[float, float]:
    """The middle of a box."""
    return box.center_x, box.center_y


def holds(box: Box, x: float, y: float, slack: float = 0.0) -> bool:
    """Does the box hold this point, give or take ``slack`` points?"""
    return box.x0 - slack <= x <= box.x1 + slack and box.top - slack <= y <= box.bottom + slack
