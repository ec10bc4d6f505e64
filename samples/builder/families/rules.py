"""Rules: dashed, double, thin rectangles, polygons; no frame, no vertical rules."""

from __future__ import annotations

import random
from collections.abc import Callable

from samples.builder.looks import Rules
from samples.builder.model import Document

from .change import looks


def _styled(style: str) -> Callable[[random.Random, Document], Document]:
    def change(_: random.Random, document: Document) -> Document:
        return looks(document, rules=Rules(style=style), merge_equal=False)  # type: ignore[arg-type]

    return change


def no_frame(rng: random.Random, document: Document) -> Document:
    """No rules around the table."""
    return looks(document, rules=Rules(style=rng.choice(("line", "rect")), outer=False), merge_equal=False)


def no_verticals(_: random.Random, document: Document) -> Document:
    """Rules between rows only."""
    return looks(document, rules=Rules(vertical=False), merge_equal=False, text_align="left")


FAMILIES = {
    "dashed-rules": _styled("dash"),
    "double-rules": _styled("double"),
    "rect-rules": _styled("rect"),
    "polygon-rules": _styled("polygon"),
    "no-frame": no_frame,
    "no-verticals": no_verticals,
}
