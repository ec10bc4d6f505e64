"""End to end: the text of each node against the characters that pdfplumber finds in its boxes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from skparse.geometry import Box
from skparse.orientation import Orientation
from skparse.plan import Node, Plan
from skparse.verify.letters import line_texts, normalized, same_joined
from skparse.verify.model import Glyph, Unable
from skparse.verify.plumber import Plumber
from skparse.verify.settings import VERIFY
from skparse.verify.timeout import run_with_timeout


class NodeText(NamedTuple):
    """A node's text, as the plan has it and as a second reading finds it in the node's boxes."""

    node: Node
    expected: str
    """Its marker and text in the plan."""
    found: str | None
    """None where there is no second reading: one of its pages has no characters (a scan) or cannot be read."""
    lampiran: int | None = None
    """Which lampiran of the plan it is in, counted from 1."""

    @property
    def agrees(self) -> bool:
        """Are both the same, or cannot be compared? White space and hyphens at line ends are not compared."""
        return self.found is None or same_joined(self.expected, self.found)


def fragment_texts(data: bytes, plan: Plan, password: str | None = None, seconds: float = 10.0) -> Iterator[NodeText]:
    """Marker and text of each node that has boxes and is not inferred, and what pdfplumber reads there.

    Args:
        data: the PDF; ``plan`` need not have been read from it.
        seconds: for one page.

    Raises:
        Unable: pdfplumber cannot open the file.
    """
    pages: dict[int, PageGlyphs | None] = {}
    plumber = run_with_timeout(seconds, lambda: Plumber(data, password))

    def glyphs(number: int) -> PageGlyphs | None:
        if number not in pages:
            try:
                pages[number] = PageGlyphs(run_with_timeout(seconds, lambda: plumber.glyphs(number)))
            except Unable:
                pages[number] = None
        return pages[number]

    try:
        for number, lampiran in enumerate(plan.lampiran, 1):
            for node in (node for root in lampiran.nodes for node in root.walk()):
                if node.fragments and not node.inferred:
                    yield node_text(node, glyphs)._replace(lampiran=number)
    finally:
        plumber.close()


class PageGlyphs:
    """The characters of a page, found by place."""

    def __init__(self, glyphs: Sequence[Glyph]) -> None:
        self._glyphs = glyphs
        self._order = sorted(range(len(glyphs)), key=lambda index: glyphs[index].box.center_y)
        self._heights = [glyphs[index].box.center_y for index in self._order]

    def __bool__(self) -> bool:
        return bool(self._glyphs)

    def inside(self, box: Box, tolerance: float) -> list[Glyph]:
        """Those whose center lies within the box, or outside by at most ``tolerance`` points, in their own order."""
        start = bisect_left(self._heights, box.top - tolerance)
        near = sorted(self._order[start : bisect_right(self._heights, box.bottom + tolerance)])
        left, right = box.x0 - tolerance, box.x1 + tolerance
        return [self._glyphs[index] for index in near if left <= self._glyphs[index].box.center_x <= right]


def node_text(node: Node, glyphs: Callable[[int], PageGlyphs | None]) -> NodeText:
    """One node's text in the plan and on its pages.

    Args:
        glyphs: gives the characters of a page, None or none of them where it cannot be read.
    """
    expected = f"{node.marker or ''} {node.text}".strip()
    by_line, marker_first = [], []
    marker_length = len(normalized(node.marker or ""))
    for fragment in node.fragments:
        # The text layer behind a scan is another program's OCR, and its boxes are not those of the deskewed page.
        page_glyphs = None if fragment.confidence is not None else glyphs(fragment.page)
        if not page_glyphs:
            return NodeText(node, expected, None)
        box, tolerance = Box(*fragment.bbox), VERIFY.node_box_tolerance_pt
        inside = _upright(page_glyphs.inside(box, tolerance))
        by_line += line_texts(inside)
        marker_first += _marker_first(inside, marker_length)
        marker_length = 0  # only the first fragment has a marker
    found = " ".join(by_line)
    if not same_joined(expected, found) and same_joined(expected, " ".join(marker_first)):
        found = " ".join(marker_first)
    return NodeText(node, expected, found)


def _upright(glyphs: list[Glyph]) -> list[Glyph]:
    """The characters of one node, which all run in the same direction, on the upright page."""
    rotation = glyphs[0].rotation if glyphs else 0
    # Only their order counts, so the size of the page does not matter.
    to_upright = Orientation(rotation, 0.0, 0.0).to_upright
    return [g._replace(box=to_upright(g.box)) for g in glyphs] if rotation else glyphs


def _marker_first(glyphs: list[Glyph], marker_length: int) -> list[str]:
    """The lines of a marker that stands in a column of its own, then those of the text beside it: the marker may stand
    at any height of the text, and on several lines."""
    ordered = sorted(glyphs, key=lambda g: g.box.x0 + g.box.x1)
    length = 0
    for index, glyph in enumerate(ordered):
        if length == marker_length:
            return [*line_texts(ordered[:index]), *line_texts(ordered[index:])]
        length += len(normalized(glyph.text))
    return line_texts(glyphs)
