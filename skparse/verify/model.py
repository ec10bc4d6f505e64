"""Records of the cross-check: the second reading of a page, and its differences from the primary reading."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from skparse.findings import PLAIN
from skparse.geometry import Box
from skparse.plan import Bbox
from skparse.verify.settings import VERIFY

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
    """One printed character of a second reading."""

    text: str
    box: Box
    rotation: int
    """Degrees clockwise (0, 90, 180, 270) by which to turn the page so that its text runs from left to right."""


class Paint(NamedTuple):
    """A painted area of a second reading."""

    box: Box
    is_white: bool
    color: str
    """As the engine writes it: only good for telling whether two areas have the same color."""


class Reading(NamedTuple):
    """What an engine sees on one page, in points from the top-left corner of the page as displayed."""

    engine: Engine
    cells: tuple[Box, ...]
    lines: tuple[Box, ...]
    """Horizontal and vertical rules, their pieces joined; without thickness."""
    glyphs: tuple[Glyph, ...]
    """Those that can be seen; what is printed twice on the same place, to look bold, is here once."""
    paints: tuple[Paint, ...]
    """In painting order."""


class Difference(NamedTuple):
    """One difference between the primary and a second reading, or (``verify-unable``) why a page was not compared."""

    code: Code
    page: int
    bbox: Bbox | None
    """In points from the top-left corner of the page as displayed; None of ``verify-unable``."""
    ours: str
    """The primary reading: a text, months, or how many cells."""
    theirs: str
    """The second reading; of ``verify-unable`` the reason's detail."""
    engine: Engine
    sentence: str = PLAIN
    """Name of the finding's sentence, as in `skparse.findings.CATALOGUE`."""
    pieces: int = 0
    """How many cells one reading has where the other has one."""
    node: str | None = None
    """Id of the plan's item that is concerned."""
    lampiran: int | None = None
    """Of that item: which lampiran of the plan it is in, counted from 1."""


class Unable(Exception):
    """An engine could not read a page. ``detail``: the seconds that it had, or the kind of its error."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason} {detail}".strip())
        self.reason, self.detail = reason, detail


def rotation_of(a: float, b: float) -> int | None:
    """The `Glyph.rotation` of a character whose matrix (y upwards) begins with ``a b``; None if it leans, as the
    characters of stamps do."""
    if not b and a > 0:
        return 0  # as nearly all are
    angle = math.degrees(math.atan2(b, a))
    rotation = round(angle / 90) * 90
    return rotation % 360 if abs(angle - rotation) < VERIFY.max_lean_degrees else None


def visible_glyphs(glyphs: Iterable[tuple[Glyph, bool]], paints: Sequence[Paint]) -> tuple[Glyph, ...]:
    """The characters that can be seen. ``glyphs``: each with whether it is white; white on white cannot be seen."""
    return tuple(glyph for glyph, is_white in glyphs if not is_white or _is_on_color(glyph, paints))


def _is_on_color(glyph: Glyph, paints: Sequence[Paint]) -> bool:
    x, y = glyph.box.center_x, glyph.box.center_y
    last = next((p for p in reversed(paints) if p.box.contains_point(x, y)), None)
    return last is not None and not last.is_white
