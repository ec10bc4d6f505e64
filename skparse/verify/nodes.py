"""End to end: the text of each node against the letters that pdfplumber finds in its boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from skparse.geometry import Box
from skparse.orientation import Orientation
from skparse.plan import Node, Plan
from skparse.verify.bounded import within
from skparse.verify.letters import lines_of, once, plain, same_joined
from skparse.verify.model import Glyph, Unable, holds, middle
from skparse.verify.plumber import Plumber

# Boxes are rounded to 1/100 pt, and letters' boxes differ by a little from library to library.
_SLACK = 0.5


class NodeText(NamedTuple):
    """A node's text, as the plan has it and as a second reading finds it in the node's boxes.

    ``found`` is None where that cannot be said: no letters on a page of it (a scan), or the page cannot be read.
    """

    node: Node
    expected: str
    found: str | None
    lampiran: int | None = None
    """Place of the node's lampiran in the plan, from 1."""

    @property
    def agrees(self) -> bool:
        """They say the same, or nothing can be said. White space and hyphens at line ends do not count."""
        return self.found is None or same_joined(self.expected, self.found)


def fragment_texts(data: bytes, plan: Plan, password: str | None = None, seconds: float = 10.0) -> Iterator[NodeText]:
    """Marker and text of each node that has a place, and what pdfplumber reads there.

    Args:
        data: the PDF; ``plan`` need not have been read from it.
        seconds: for one page.

    Raises:
        Unable: pdfplumber cannot open the file.
    """
    pages: dict[int, list[Glyph] | None] = {}
    plumber = within(seconds, lambda: Plumber(data, password))

    def glyphs(number: int) -> list[Glyph] | None:
        if number not in pages:
            try:
                pages[number] = once(within(seconds, lambda: plumber.glyphs(number)))
            except Unable:
                pages[number] = None
        return pages[number]

    try:
        for place, lampiran in enumerate(plan.lampiran, 1):
            for node in (node for root in lampiran.nodes for node in root.walk()):
                if node.fragments and not node.inferred:
                    yield node_text(node, glyphs)._replace(lampiran=place)
    finally:
        plumber.close()


def node_text(node: Node, glyphs: Callable[[int], list[Glyph] | None]) -> NodeText:
    """One node. ``glyphs`` gives the letters of a page, None or none of them where it cannot be read."""
    expected = f"{node.marker or ''} {node.text}".strip()
    level, beside = [], []
    marker = len(plain(node.marker or ""))
    for fragment in node.fragments:
        # The text behind a picture is another OCR's, and its boxes are not those of the straightened page.
        letters = None if fragment.confidence is not None else glyphs(fragment.page)
        if not letters:
            return NodeText(node, expected, None)
        box = Box(*fragment.bbox)
        inside = _straight([g for g in letters if holds(box, *middle(g.box), _SLACK)])
        level += lines_of(inside)
        beside += _columns(inside, marker)
        marker = 0  # of the first fragment only
    found = " ".join(level)
    if not same_joined(expected, found) and same_joined(expected, " ".join(beside)):
        found = " ".join(beside)
    return NodeText(node, expected, found)


def _straight(glyphs: list[Glyph]) -> list[Glyph]:
    """Letters that run sideways, laid level: all of a node run the same way."""
    degrees = glyphs[0].turn if glyphs else 0
    # Only their order counts, so it does not matter about which point they are turned.
    return [g._replace(box=Orientation(degrees, 0.0, 0.0).to_upright(g.box)) for g in glyphs] if degrees else glyphs


def _columns(glyphs: list[Glyph], count: int) -> list[str]:
    """The lines of a number that stands in a column of its own, then those of the text beside it: the number may stand
    at any height of the text, and on several lines."""
    ordered = sorted(glyphs, key=lambda g: g.box.x0 + g.box.x1)
    signs = 0
    for place, glyph in enumerate(ordered):
        if signs == count:
            return [*lines_of(ordered[:place]), *lines_of(ordered[place:])]
        signs += len(plain(glyph.text))
    return lines_of(glyphs)
