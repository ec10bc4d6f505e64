"""Output types of the table layer: one logical table with the rows of all its pages; seams say where pages cut it.

Columns are named by their index in the table's columns. Heights are in points from the top of their upright page.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from skparse.geometry import Box
from skparse.page import Fill, Page
from skparse.table.assemble.resolve_roles import Resolved
from skparse.table.header.columns import TableColumn
from skparse.text.line_records import TextLine


class Piece(NamedTuple):
    """What stands in one level column of one row on one page: a cell, or the part of it on this page."""

    markers: tuple[TextLine, ...]
    """Lines of a numbering cell of its own, beside the text."""
    lines: tuple[TextLine, ...]
    """Lines of the text; a marker in front of it is part of the first line."""
    box: Box
    """The cell's."""


class Shade(NamedTuple):
    """A shaded stretch of a schedule cell, from ``top`` to ``bottom``, and its color (``#RRGGBB`` or `PATTERN`)."""

    top: float
    bottom: float
    color: str


class Mark(NamedTuple):
    """A marked schedule cell of a row: shaded, or with text in it, or both."""

    column: int
    color: str | None = None
    lines: tuple[TextLine, ...] = ()
    shaded: tuple[Shade, ...] = ()
    off_center: bool = False
    """Its cell is merged over several months, but its text stands at the center of this one."""


class CellId(NamedTuple):
    """One cell of the file: its page, the top of its grid in whole points, and its number among the grid's cells."""

    page: int
    grid_top: int
    number: int


class Attribute(NamedTuple):
    """The cell of an attribute, or one of the schedule that is in words, as one row sees it; a merged cell is seen by
    each row that it covers."""

    cell: CellId
    """Rows with the same cell share its text."""
    lines: tuple[TextLine, ...]
    merged: bool
    """It covers more than this row."""
    open_above: bool
    """At a page's top: no rule closes this cell there, though one closes the last level's cell."""
    open_below: bool
    """Likewise at a page's end."""


class Row(NamedTuple):
    """A ruled row, or the part of it on this page."""

    page: int
    top: float
    bottom: float
    seam: bool
    """The table was cut right above it: by a page's end, or by a header repeated in mid-page."""
    pieces: dict[int, Piece]
    """By column; only cells that begin in this row and hold text."""
    marks: tuple[Mark, ...]
    attributes: dict[int, Attribute]
    """By column, empty cells too."""
    times: dict[int, Attribute]
    """Of the schedule columns whose cells hold words ("Januari s.d. Maret"); likewise."""
    section: Piece | None
    """A cell over all the level columns: the title of a section."""
    closed_above: bool = True
    """A rule divides it from what stands above."""
    closed_below: bool = True
    """A rule divides it from what stands below."""
    blank: bool = False
    """The last level's cell begins here and is empty: the row's texts stand on the next page."""
    background: frozenset[str] = frozenset()
    """Colors under its last level's text, which mark no month."""

    @property
    def scheduled(self) -> set[int]:
        """The schedule columns that say something about it: by a mark, or in words."""
        return {mark.column for mark in self.marks} | {column for column, cell in self.times.items() if cell.lines}


class LogicalTable(NamedTuple):
    """One table over all its pages."""

    columns: tuple[TableColumn, ...]
    rows: list[Row]
    pages: tuple[int, int]
    """The first one and the last one."""
    title: Page
    """Its first page with nothing but the words above its frame."""
    top: float
    """Where its frame begins on its first page."""
    bottom: float
    """Where its frame ends on its last page."""
    scheduled: bool
    """It has month columns."""
    words: list[int]
    """Ledger numbers (`skparse.text.lines.word_id`) of every word inside its frames."""
    header_words: list[int]
    """Those of its header cells."""
    verbatim: list[tuple[str, ...]]
    """Every row's cells, for a table that is no action plan."""
    columns_unruled: bool
    """Some of its columns are not ruled: they were told by where the words stand."""
    pages_lost: dict[int, int]
    """Page → pages missing right before it, as far as printed page numbers tell (0: none is)."""
    fills: Counter[str]
    """What its painted areas are (`skparse.table.assemble.fill_usage`)."""
    unplaced_fills: list[tuple[int, Fill]]
    """Painted areas of the schedule that mark no row, each with its page."""
    document: int = 0
    """Which of the file's documents it is in, from 0."""
    resolved: Resolved | None = None
    """What its columns and it are, by the evidence; None where it has no header."""
    cut_pages: tuple[int, ...] = ()
    """Pages beyond whose left or right edge it goes on."""
