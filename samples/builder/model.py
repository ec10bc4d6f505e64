"""What a sample document is, apart from how it looks and who prints it.

A `Document` holds the decree, the tree of nodes and a `Dialect` (how the table is laid out). `matrix.py` turns the
tree into a `Matrix` of cells; a producer (Writer, Calc, Chromium, WeasyPrint, ReportLab) only prints decree and matrix.
The truth file is written from the same tree, so it never depends on what skparse reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from .looks import Hierarchy, Ink, Numbers, Office, Pages, Rules, Schedule

EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Node:
    """One numbered item. Months, ket and extra stand on nodes without children."""

    marker: str | None  # None: its text takes the marker's column too; "": no marker, but that column stays blank
    text: str
    bulan: tuple[int, ...] = ()
    ket: str | None = None
    extra: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    children: tuple[Node, ...] = ()
    inferred: bool = False  # its own row stood on a page that the file has lost: printed blank, text "" in the truth
    own_row: bool = False  # a parent printed on a row of its own (blank to its right) above its children's rows
    periods: tuple[int, ...] = ()  # the weeks 1-48 that the row marks, where the schedule counts in weeks
    jadwal: str | None = None  # the schedule in words, where it is one column; newlines are the cell's own
    waktu: tuple[str | None, str | None] | None = None  # first and last day (ISO); None: not for the truth to say
    values: tuple[str, ...] = ()  # what stands in the schedule's columns, in place of the dialect's marks
    printed: str | None = None  # the text as it stands in its cell, where that is more than spaces and lines
    is_sum: bool = False  # "JUMLAH" over the level columns: no parent, nobody's child but its section's


@dataclass(frozen=True)
class Column:
    """A column of the matrix. The schedule is one Column that stands for all month columns."""

    key: str
    heading: str
    role: Literal["level", "schedule", "attribute"]
    width: float = 1.0  # share of the table's width


@dataclass(frozen=True)
class Decree:
    """The SK's first pages. Lists hold (marker, text)."""

    lembaga: str
    nomor: str
    tahun: int | None
    tentang: str
    menimbang: tuple[tuple[str, str], ...]
    mengingat: tuple[tuple[str, str], ...]
    menetapkan: str
    diktum: tuple[tuple[str, str], ...]
    tempat: str
    tanggal: str  # ISO; printed in words
    jabatan: str
    ketua: str
    salinan: bool = False
    sekretaris: str | None = None  # who signs the copy, below the Lampiran
    stamp: str | None = None  # a JDIH line on every page


@dataclass(frozen=True)
class Dialect:
    """How a kabupaten lays its matrix out."""

    numbering: Literal["column", "text"] = "column"  # a narrow column for each level's marker, or in front of the text
    marks: Literal["fill", "tick"] = "fill"
    tick: str = "√"
    tick_font: str | None = None  # "Wingdings", "Symbol": private-use glyphs
    colours: tuple[str, ...] = ("#8DB3E2",)
    merge_fills: bool = False  # neighbouring months of one row are one cell (col_span) with one fill
    months: Literal["1-12", "Jan-Des", "Januari-Desember"] = "1-12"
    schedule_heading: str = "PELAKSANAAN (BULAN)"
    header: Literal["every", "first", "carried"] = "every"  # "carried": again, but below rows carried over
    column_numbers: bool = False  # a row (1) (2) (3) … under the header
    column_number: str = "({})"  # how such a number looks
    parents: Literal["merged", "blank"] = "merged"
    merge_equal: bool = False  # neighbours of one parent with the same attribute text share a merged cell
    sections: bool = False  # nodes of depth 0 are full-width rows; `columns` then starts with the level of depth 1
    section_fill: str | None = None
    zebra: str | None = None  # a background for every second leaf row: no month
    header_fill: str | None = "#D9D9D9"
    paper: Literal["A4", "Folio", "A3"] = "A4"
    font: str = "Liberation Sans"
    size: float = 9.0
    text_align: Literal["left", "justify"] = "left"
    valign: Literal["top", "middle"] = "top"
    cut_rows: bool = True  # a page end may cut a row in two
    open_cuts: bool = False  # a cut row has no closing rule, its other half no top rule (where the producer can)
    page_numbers: bool = False
    margin: float = 15.0  # mm, of the Lampiran's pages
    schedule: Schedule = field(default_factory=Schedule)
    rules: Rules = field(default_factory=Rules)
    hierarchy: Hierarchy = field(default_factory=Hierarchy)
    numbers: Numbers = field(default_factory=Numbers)
    pages: Pages = field(default_factory=Pages)
    ink: Ink = field(default_factory=Ink)
    office: Office = field(default_factory=Office)


@dataclass(frozen=True)
class Table:
    """A table of another kind: no plan."""

    judul: str
    headings: tuple[str, ...]
    widths: tuple[float, ...]  # shares of the table's width
    rows: tuple[tuple[str, ...], ...]
    lampiran: str | None = None  # a Lampiran of its own, on a new page; None: on the plan's page
    before: bool = False  # it stands before the plan


@dataclass(frozen=True)
class Document:
    name: str
    decree: Decree | None
    judul: str
    columns: tuple[Column, ...]
    nodes: tuple[Node, ...]
    dialect: Dialect = field(default_factory=Dialect)
    # indices of rows (0-based, in reading order: leaves, and parents with `own_row`) that begin after a lost page:
    # a new page starts there
    after_lost_page: frozenset[int] = frozenset()
    lampiran: str | None = None  # "I" where the Lampiran is numbered
    headers_before: frozenset[int] = frozenset()  # rows, counted likewise, above which the header stands again
    tables: tuple[Table, ...] = ()  # further tables
    annex_only: bool = False  # the decree is named in the Lampiran's heading and is not in the file


@dataclass(frozen=True)
class Cell:
    text: str = ""
    row_span: int = 1
    col_span: int = 1
    fill: str | None = None
    bold: bool = False
    align: Literal["left", "center", "justify"] = "left"
    valign: Literal["top", "middle"] = "top"
    font: str | None = None  # for ticks of another font than the table's
    header: bool = False
    upright: bool = False  # its text runs upwards
    top_rule: bool = True
    bottom_rule: bool = True
    drawn: str = ""  # a mark drawn over it (`looks.Schedule.drawn`)
    drawn_over: int = 1  # so many columns of its width


PAPERS: Mapping[str, tuple[float, float]] = MappingProxyType(  # mm, portrait
    {"A4": (210.0, 297.0), "Folio": (215.0, 330.0), "A3": (297.0, 420.0)}
)

Row = tuple[Cell | None, ...]  # None: covered by a span


@dataclass(frozen=True)
class Matrix:
    """The table as cells: all that a producer needs. Each segment starts on a new page (header again if it repeats)."""

    widths: tuple[float, ...]  # shares of the table's width, sum 1
    header: tuple[Row, ...]
    segments: tuple[tuple[Row, ...], ...]
    gaps: frozenset[int] = frozenset()  # segments that begin a little below the last one instead, with the header
    first_header: tuple[Row, ...] = ()  # the header above the first row, where its last cell is that row's too
