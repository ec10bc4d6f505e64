"""What the table floor hands up: one logical table, its pages laid under each other, page ends kept as seams."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from skparse.geometry import Box
from skparse.page import Fill, Page
from skparse.table.header.columns import TableColumn
from skparse.text.lines import TextLine


class Piece(NamedTuple):
    """What stands in one level column of one row on one page: a cell, or the part of it on this page."""

    markers: tuple[TextLine, ...]  # lines of a numbering cell of its own, beside the text
    lines: tuple[TextLine, ...]
    box: Box  # the cell's


class Shade(NamedTuple):
    """From where to where a fill goes, in points from the page's top, and its colour."""

    top: float
    bottom: float
    color: str


class Mark(NamedTuple):
    """A marked schedule cell of a row: a fill, or the lines of text in it. ``column`` is a place in the columns."""

    column: int
    color: str | None
    lines: tuple[TextLine, ...]
    shaded: tuple[Shade, ...] = ()
    aside: bool = False  # its text stands in the middle of this column, but its cell is merged over several


class Attribute(NamedTuple):
    """An attribute's cell as one row sees it; a merged cell is seen by each row that it covers."""

    cell: tuple[int, int, int]  # page, height of its table and number of the cell: rows that share it share its text
    lines: tuple[TextLine, ...]
    merged: bool  # it covers more than this row
    open_above: bool  # it stands at the page's top and no rule closes it there, though one closes the last level's cell
    open_below: bool


class Row(NamedTuple):
    """A ruled row (or the part of it on this page), from ``top`` to ``bottom`` in points."""

    page: int
    top: float
    bottom: float
    seam: bool  # something was cut off right above it: a page's end, or a header repeated in mid-page
    pieces: dict[int, Piece]  # by the column's place; only cells that begin in this row and hold text
    marks: tuple[Mark, ...]
    attributes: dict[int, Attribute]  # by the column's place, empty cells too
    section: Piece | None  # a cell over all the level columns
    closed_above: bool = True  # a rule divides it from what stands above
    closed_below: bool = True
    blank: bool = False  # the last level's cell begins here and is empty: the row's texts stand on the next page
    ground: frozenset[str] = frozenset()  # colours under its last level's text, which mark no month


class LogicalTable(NamedTuple):
    """One table over all its pages. ``words`` are the ledger numbers of every word inside its frames."""

    columns: tuple[TableColumn, ...]
    rows: list[Row]
    pages: tuple[int, int]
    title: Page  # its first page with nothing but the words above its frame
    top: float  # where its frame begins there, in points
    scheduled: bool
    words: list[int]
    header_words: list[int]
    verbatim: list[tuple[str, ...]]  # every row's cells, for a table that is no action plan
    aligned: bool  # some of its columns are not ruled: they were told by where the words stand
    lost: dict[int, int]  # page → pages missing right before it, where printed page numbers tell (0: none is)
    bottom: float  # where its frame ends on its last page, in points
    fills: Counter[str]  # what its painted areas are (`skparse.table.assemble.usage.account_fills`)
    unplaced_fills: list[tuple[int, Fill]]  # page and area
