"""A node while the tree grows. Only the outline changes it; what leaves it is the frozen `skparse.plan.Node`."""

from __future__ import annotations

from typing import NamedTuple

from skparse.numbering.model import Fit, Style
from skparse.numbering.paths import SECTION
from skparse.table.model import CellId
from skparse.text.line_records import TextLine

__all__ = ["SECTION", "Draft", "DraftMark", "Leaf", "TextKey"]


class DraftMark(NamedTuple):
    """A marked schedule cell beside a node: its column, its color (``#RRGGBB`` or `PATTERN`), the text in it."""

    column: int
    color: str | None
    lines: tuple[TextLine, ...]


class TextKey(NamedTuple):
    """A text of an attribute or of a schedule in words: that of a whole cell (``part`` 0), or of one of the items that
    share the cell."""

    cell: CellId
    part: int


class Draft:
    """One node.

    Attributes:
        column: its index among the table's columns, or `SECTION`.
        marker: as printed; None if it has none.
        style: of its list: kind and form of its markers; None where nothing is numbered.
        printed: the ordinal that its marker says; 0 without a marker.
        ordinal: its place in its list, which a misprinted marker does not say; 0 if it has none.
        fit: how it stands to its list.
        page: the page on which it begins.
        number_is_lost: its text ends behind lost pages, on which its number stood.
        inferred: it stood on a page that the file has lost; its children prove it.
        confidence: of its place in the tree.
        id: its node's, once it is exported.
        marker_lines: lines of its marker in a numbering cell of its own.
        first_text: its first line without its marker.
        lines: of its text; a marker in front of it is part of the first one.
        marks: the marked schedule cells of all its rows.
        off_center: one of them is `skparse.table.model.Mark.off_center`.
        attributes: column → the texts of its cells; nodes beside a merged cell share its text.
        times: the same of the schedule columns that are in words.
    """

    __slots__ = (
        "attributes",
        "children",
        "column",
        "confidence",
        "first_text",
        "fit",
        "id",
        "inferred",
        "lines",
        "marker",
        "marker_lines",
        "marks",
        "number_is_lost",
        "off_center",
        "ordinal",
        "page",
        "parent",
        "printed",
        "style",
        "times",
    )

    def __init__(self, column: int, marker: str | None, page: int) -> None:
        self.column = column
        self.marker = marker
        self.style: Style | None = None
        self.printed = 0
        self.ordinal = 0
        self.fit = Fit.FIRST
        self.confidence = 1.0
        self.id = ""
        self.page = page
        self.parent: Draft | None = None
        self.children: list[Draft] = []
        self.inferred = False
        self.number_is_lost = False
        self.marker_lines: tuple[TextLine, ...] = ()
        self.first_text = ""
        self.lines: list[TextLine] = []
        self.marks: list[DraftMark] = []
        self.off_center = False
        self.attributes: dict[int, dict[TextKey, list[TextLine]]] = {}
        self.times: dict[int, dict[TextKey, list[TextLine]]] = {}

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
