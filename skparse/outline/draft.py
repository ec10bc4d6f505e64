"""A node while the tree grows. Only the outline changes it; what leaves it is the frozen `skparse.plan.Node`."""

from __future__ import annotations

from typing import NamedTuple

from skparse.table.model import CellId
from skparse.text.lines import TextLine
from skparse.text.markers import Marker, Reading

SECTION = -1
"""The column of nodes printed as full-width rows: left of all others."""


class DraftMark(NamedTuple):
    """A marked schedule cell beside a node: its column, its color (``#RRGGBB`` or `PATTERN`), the text in it."""

    column: int
    color: str | None
    lines: tuple[TextLine, ...]


class TextKey(NamedTuple):
    """A text of an attribute: that of a whole cell (``part`` 0), or of one of the items that share the cell."""

    cell: CellId
    part: int


class Draft:
    """One node.

    Attributes:
        column: its index among the table's columns, or `SECTION`.
        marker: as printed; None if it has none.
        reading: what its marker means among its siblings.
        page: the page on which it begins.
        inferred: it stood on a page that the file has lost; its children prove it.
        marker_lines: lines of its marker in a numbering cell of its own.
        first_text: its first line without its marker.
        lines: of its text; a marker in front of it is part of the first one.
        marks: the marked schedule cells of all its rows.
        off_center: one of them is `skparse.table.model.Mark.off_center`.
        attributes: column → the texts of its cells; nodes beside a merged cell share its text.
    """

    __slots__ = (
        "attributes",
        "children",
        "column",
        "first_text",
        "inferred",
        "lines",
        "marker",
        "marker_lines",
        "marks",
        "off_center",
        "page",
        "parent",
        "reading",
    )

    def __init__(self, column: int, marker: str | None, reading: Reading | None, page: int) -> None:
        self.column = column
        self.marker = marker
        self.reading = reading
        self.page = page
        self.parent: Draft | None = None
        self.children: list[Draft] = []
        self.inferred = False
        self.marker_lines: tuple[TextLine, ...] = ()
        self.first_text = ""
        self.lines: list[TextLine] = []
        self.marks: list[DraftMark] = []
        self.off_center = False
        self.attributes: dict[int, dict[TextKey, list[TextLine]]] = {}

    @property
    def bold(self) -> bool:
        """All of its text is printed bold."""
        return bool(self.lines) and all(line.bold for line in self.lines)

    @property
    def attribute_lines(self) -> list[TextLine]:
        """The lines of all its attributes."""
        return [line for texts in self.attributes.values() for text in texts.values() for line in text]

    def add(self, child: Draft) -> Draft:
        """Make ``child`` the last of this node's children."""
        child.parent = self
        self.children.append(child)
        return child


class Leaf(NamedTuple):
    """A node that ends in a row, and where it begins there, in points from the page's top."""

    y: float
    draft: Draft


def same_style(a: Reading | None, b: Reading | None) -> bool:
    """Can the two markers belong to one list: same kind of number, same punctuation?"""
    return a is not None and b is not None and a.kind == b.kind and a.form == b.form


def choose_reading(marker: Marker, siblings: list[Draft], next_marker: Marker | None) -> Reading:
    """What a marker means: the reading that continues an open list, else the one that the next marker continues."""
    for sibling in reversed(siblings):
        for reading in marker.readings:
            if same_style(reading, sibling.reading) and reading.ordinal == _ordinal(sibling) + 1:
                return reading
    if next_marker:
        for reading in marker.readings:
            if any(same_style(reading, n) and n.ordinal == reading.ordinal + 1 for n in next_marker.readings):
                return reading
    for sibling in reversed(siblings):
        for reading in marker.readings:
            # One number may be skipped; beyond that a marker that can begin a list does so ("I." after "A.").
            fits = reading.ordinal <= _ordinal(sibling) + 2 or all(r.ordinal > 1 for r in marker.readings)
            if same_style(reading, sibling.reading) and fits:
                return reading
    return marker.readings[0]


def _ordinal(draft: Draft) -> int:
    return draft.reading.ordinal if draft.reading else 0
