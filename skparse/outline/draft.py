"""A node while the tree grows. Only this floor changes it; what leaves it is the frozen `skparse.plan.Node`."""

from __future__ import annotations

from skparse.text.lines import TextLine
from skparse.text.markers import Marker, Reading

SECTION = -1
"""The column of nodes printed as full-width rows: left of all others."""


class Draft:
    """One node. ``column``: its place in the table's columns; ``reading``: what its marker means among its siblings."""

    __slots__ = (
        "aside",
        "attributes",
        "children",
        "column",
        "first",
        "inferred",
        "lines",
        "marker",
        "marker_lines",
        "marks",
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
        self.first = ""  # the first line without its marker
        self.lines: list[TextLine] = []
        self.marks: list[tuple[int, str | None, tuple[TextLine, ...]]] = []  # column, colour, text
        self.aside = False  # one of them stands aside, see `skparse.table.model.Mark`
        self.attributes: dict[int, list[list[TextLine]]] = {}  # column → the texts of its cells, shared where merged

    @property
    def bold(self) -> bool:
        """All of its text is printed bold."""
        return bool(self.lines) and all(line.bold for line in self.lines)

    def add(self, child: Draft) -> Draft:
        """Make ``child`` the last of this node's children."""
        child.parent = self
        self.children.append(child)
        return child


def same_style(a: Reading | None, b: Reading | None) -> bool:
    """The two markers belong to one list: same kind of number, same punctuation."""
    return a is not None and b is not None and a.kind == b.kind and a.form == b.form


def choose_reading(marker: Marker, siblings: list[Draft], following: Marker | None) -> Reading:
    """What a marker means: the reading that goes on an open list, else the one that the next marker goes on."""
    for sibling in reversed(siblings):
        for reading in marker.readings:
            if same_style(reading, sibling.reading) and reading.ordinal == _ordinal(sibling) + 1:
                return reading
    if following:
        for reading in marker.readings:
            if any(same_style(reading, n) and n.ordinal == reading.ordinal + 1 for n in following.readings):
                return reading
    for sibling in reversed(siblings):
        for reading in marker.readings:
            # One number may be skipped; beyond that a marker that can begin a list does so ("I." after "A.").
            near = reading.ordinal <= _ordinal(sibling) + 2 or all(r.ordinal > 1 for r in marker.readings)
            if same_style(reading, sibling.reading) and near:
                return reading
    return marker.readings[0]


def _ordinal(draft: Draft) -> int:
    return draft.reading.ordinal if draft.reading else 0
