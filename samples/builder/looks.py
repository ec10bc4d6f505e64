"""Further ways in which a dialect may look, each group with plain defaults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Schedule:
    """What the schedule counts in and how its columns are headed."""

    unit: Literal["month", "quarter", "semester", "week", "words"] = "month"
    labels: tuple[str, ...] = ()  # headings of the single columns; (): the dialect's month names
    groups: tuple[tuple[str, int], ...] = ()  # a header row above them: heading, how many columns it spans
    upright: bool = False  # headings of the single columns are turned by 90°
    merge_ticks: bool = False  # neighbouring marks of one row are one cell with one tick
    on_first_line: bool = False  # ticks stand on the row's first line, not in its middle
    cell_size: float | None = None  # type size of the headings where it differs from the table's
    split: int = 1  # so many columns side by side for each period: K | Rp below a quarter
    first_month: int = 1  # the month of the first of twelve columns: 10 in a budget year
    drawn: Literal["", "picture", "bar", "arrow", "line", "hatch"] = ""  # marks that are neither text nor fill
    merge_equal: bool = False  # neighbours of one parent with the same time in words share a merged cell

    @property
    def columns(self) -> int:
        """How many grid columns the schedule takes."""
        return {"month": 12, "quarter": 4, "semester": 2, "week": 48, "words": 1}[self.unit] * self.split


@dataclass(frozen=True)
class Rules:
    """Which rules the table has and how they are drawn."""

    style: Literal["line", "dash", "double", "rect", "polygon"] = "line"
    outer: bool = True  # the frame around the table
    vertical: bool = True
    # rules between rows only where the node of this depth changes; None: below every row
    between: int | None = None
    open_sides: Literal["both", "bottom", "top"] = "both"  # which half of a cut row lacks its rule, with `open_cuts`

    @property
    def plain(self) -> bool:
        """Every cell has its four lines."""
        return self.style == "line" and self.outer and self.vertical and self.open_sides == "both"


@dataclass(frozen=True)
class Hierarchy:
    """How levels show without numbers, and what stands between them."""

    bare: frozenset[int] = frozenset()  # depths whose nodes have no marker: no column for one
    bold: frozenset[int] = frozenset()  # depths in bold type
    section_header: bool = False  # the header again below every section row
    section_align: Literal["left", "center"] = "left"
    tables: bool = False  # every node of depth 0 has a table of its own, with the header, a little below the last


@dataclass(frozen=True)
class Numbers:
    """Numbering columns: how wide they are and what stands above them."""

    width: float | None = None  # mm; None: as wide as their longest marker
    heading: str = "No."
    # which of them have a heading of their own; the others share the one of their level
    headed: Literal["first", "every", "none"] = "first"


@dataclass(frozen=True)
class Pages:
    """Sheets: how they lie, and what stands on them beside the table."""

    rotate: tuple[int, ...] = ()  # /Rotate of the Lampiran's pages in turn; they look the same
    lying: tuple[int, ...] = ()  # degrees by which the Lampiran's pages lie turned, with /Rotate 0
    papers: tuple[str, ...] = ()  # of the Lampiran's pages in turn: content scaled ("A3") or shifted ("+Folio")
    letterhead: bool = False  # a ruled box above the title
    qr: bool = False  # a framed code beside the signature
    legend: tuple[str, ...] = ()  # lines below the table
    stamp: Literal["", "image", "text"] = ""  # over the cells
    catch_words: bool = False  # the next page's first words below the table
    cut_right: float = 0.0  # points by which the paper of the Lampiran is too narrow at the right


@dataclass(frozen=True)
class Ink:
    """How text is written."""

    ligatures: bool = False
    soft_hyphens: bool = False
    hyphens: bool = False  # words broken at line ends with a plain hyphen
    doubled: bool = False  # bold: drawn twice, 0.3 pt apart
    invisible: bool = False  # words of render mode 3 beside the visible ones
    white: bool = False  # white words beside the visible ones
    header_last: bool = False  # the header's text ends the page's stream
    header_ink: str | None = None  # colour of the header's text


@dataclass(frozen=True)
class Office:
    """Habits of offices that fill in the forms of Word and Excel."""

    column_numbers: Literal["", "zeros", "skipping", "repeating", "formula"] = ""  # kinds of the row below the header
    merged_heading: bool = False  # the last heading's cell is one with the blank cell of the first row
    open_heading: bool = False  # a repeated heading has no rule towards a cell below that a page end has cut
    # the last columns have this one heading, their own ones stand in every section's row
    band_heading: str = ""
    # a section's row: one cell; number and title; the title over the levels alone; both
    section_shape: Literal["whole", "number", "levels", "number-levels"] = "whole"
    # rows, counted as leaves, and the column in which no rule stands below them
    no_rule_below: frozenset[tuple[int, str]] = frozenset()
