"""From tree to cells: lays a document's nodes out as its dialect says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from .model import PAPERS, Cell, Column, Document, Matrix, Node, Row

MONTHS = {
    "1-12": tuple(str(month) for month in range(1, 13)),
    "Jan-Des": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "Januari-Desember": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
}  # fmt: skip


Grid = list[list[Cell | None]]


@dataclass(frozen=True)
class Leaf:
    """A row of the table: the path from the root to the node that ends it."""

    index: int
    path: tuple[Node, ...]
    places: tuple[tuple[int, ...], ...]  # for each depth the node's address, so that equal nodes stay apart
    starts: tuple[bool, ...]  # for each depth: the node has its first row here

    @property
    def node(self) -> Node:
        return self.path[-1]


def leaves(nodes: tuple[Node, ...]) -> list[Leaf]:
    """The table's rows in reading order: nodes without children, and parents with a row of their own."""
    found: list[Leaf] = []
    seen: set[tuple[int, ...]] = set()

    def walk(node: Node, path: tuple[Node, ...], places: tuple[tuple[int, ...], ...], at: tuple[int, ...]) -> None:
        path, places = (*path, node), (*places, at)
        if not node.children or node.own_row:
            found.append(Leaf(len(found), path, places, tuple(place not in seen for place in places)))
            seen.update(places)
        for number, child in enumerate(node.children):
            walk(child, path, places, (*at, number))

    for number, node in enumerate(nodes):
        walk(node, (), (), (number,))
    return found


class _Layout:
    """Which grid columns belong to which Column."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.dialect = document.dialect
        self.columns = document.columns
        self.levels = [column for column in self.columns if column.role == "level"]
        self.first_depth = 1 if self.dialect.sections else 0
        self.spans: dict[str, int] = {}
        for column in self.columns:
            marked = column.role == "level" and self.dialect.numbering == "column"
            self.spans[column.key] = 12 if column.role == "schedule" else 2 if marked else 1
        self.starts: dict[str, int] = {}
        start = 0
        for column in self.columns:
            self.starts[column.key] = start
            start += self.spans[column.key]
        self.size = start

    def widths(self) -> tuple[float, ...]:
        """Marker columns are as narrow as their longest marker allows."""
        total = sum(column.width for column in self.columns)
        paper = (PAPERS[self.dialect.paper][1] - 2 * self.dialect.margin) / 25.4 * 72
        shares: list[float] = []
        for column in self.columns:
            share = column.width / total
            if self.spans[column.key] == 12:
                shares += [share / 12] * 12
            elif self.spans[column.key] == 2:
                depth = self.levels.index(column) + self.first_depth
                longest = max([3 if column is self.levels[0] else 2, *self._marker_lengths(depth)])
                narrow = min((longest * 0.58 * self.dialect.size + 8) / paper, share * 0.45)
                shares += [narrow, share - narrow]
            else:
                shares.append(share)
        return tuple(shares)

    def _marker_lengths(self, depth: int) -> list[int]:
        nodes = self.document.nodes
        for _ in range(depth):
            nodes = tuple(child for node in nodes for child in node.children)
        return [len(node.marker or "") for node in nodes]

    def header(self) -> tuple[Row, ...]:
        """Two rows: headings, the months under the schedule's; perhaps the columns' numbers."""
        top: list[Cell | None] = [None] * self.size
        months: list[Cell | None] = [None] * self.size
        numbers: list[Cell | None] = [None] * self.size
        plain = Cell(bold=True, align="center", valign="middle", fill=self.dialect.header_fill)
        number = 0

        def put(start: int, span: int, text: str, rows: int) -> None:
            nonlocal number
            number += 1
            top[start] = replace(plain, text=text, col_span=span, row_span=rows)
            label = self.dialect.column_number.format(number)
            numbers[start] = replace(plain, text=label, col_span=span, bold=False)

        for column in self.columns:
            start, span = self.starts[column.key], self.spans[column.key]
            if column.role == "schedule":
                put(start, span, column.heading, 1)
                for month, name in enumerate(MONTHS[self.dialect.months]):
                    months[start + month] = replace(plain, text=name)
            elif column is self.levels[0] and span == 2:
                put(start, 1, "No.", 2)
                put(start + 1, 1, column.heading, 2)
            else:
                put(start, span, column.heading, 2)
        rows = [tuple(top), tuple(months)]
        return (*rows, tuple(numbers)) if self.dialect.column_numbers else tuple(rows)


def build_matrix(document: Document) -> Matrix:
    """All cells of the document's table, cut where a page was lost."""
    layout = _Layout(document)
    rows = leaves(document.nodes)
    cuts = sorted({0, len(rows), *(cut for cut in document.after_lost_page if 0 < cut < len(rows))})
    segments = tuple(tuple(_segment(layout, rows[start:end])) for start, end in pairwise(cuts) if end > start)
    return Matrix(layout.widths(), layout.header(), segments)


def _segment(layout: _Layout, rows: list[Leaf]) -> Iterator[Row]:
    """One stretch of the table; yields section rows between the leaves' rows."""
    grid: Grid = [[None] * layout.size for _ in rows]
    bands = [layout.dialect.zebra if leaf.index % 2 else None for leaf in rows]
    for place, column in enumerate(layout.levels):
        _fill_level(layout, rows, grid, bands, column, place + layout.first_depth)
    for column in layout.columns:
        if column.role == "schedule":
            for leaf, cells, band in zip(rows, grid, bands, strict=True):
                _fill_schedule(layout, leaf, cells, layout.starts[column.key], band)
        elif column.role == "attribute":
            _fill_attribute(layout, rows, grid, bands, column)
    seen: object = None
    for leaf, cells in zip(rows, grid, strict=True):
        if layout.dialect.sections and leaf.places[0] != seen:
            seen = leaf.places[0]
            if leaf.starts[0] and not leaf.path[0].inferred:
                yield _section_row(layout, leaf.path[0])
        yield tuple(cells)


def _section_row(layout: _Layout, node: Node) -> Row:
    text = " ".join(part for part in (node.marker, node.text) if part)
    cell = Cell(text, col_span=layout.size, bold=True, valign="middle", fill=layout.dialect.section_fill)
    return (cell, *[None] * (layout.size - 1))


def _fill_level(
    layout: _Layout, rows: list[Leaf], grid: Grid, bands: list[str | None], column: Column, depth: int
) -> None:
    """The cells of one level: one per node, merged over its rows or blank below its first."""
    dialect, start = layout.dialect, layout.starts[column.key]
    double = layout.spans[column.key] == 2
    plain = Cell(align=dialect.text_align, valign=dialect.valign)
    index = 0
    for _, group in groupby(rows, key=lambda leaf: leaf.places[depth] if depth < len(leaf.places) else leaf.index):
        members = list(group)
        leaf = members[0]
        node = leaf.path[depth] if depth < len(leaf.path) else None
        shown = node if node and not node.inferred and leaf.starts[depth] else None
        merged = dialect.parents == "merged"
        for step in range(1 if merged else len(members)):
            # a merged parent's cell lies over several zebra rows: it keeps the paper's colour
            fill = bands[index + step] if not merged or len(members) == 1 else None
            cell = replace(plain, fill=fill, row_span=len(members) if merged else 1)
            marker, text = (shown.marker or "", shown.text) if shown and step == 0 else ("", "")
            cells = grid[index + step]
            if not double:
                cells[start] = replace(cell, text=f"{marker} {text}".strip())
            elif node and node.marker is None:  # "": no marker either, but its cell stays apart
                cells[start] = replace(cell, text=text, col_span=2)
            else:
                cells[start] = replace(cell, text=marker, align="center" if depth == layout.first_depth else "left")
                cells[start + 1] = replace(cell, text=text)
        index += len(members)


def _fill_schedule(layout: _Layout, leaf: Leaf, cells: list[Cell | None], start: int, band: str | None) -> None:
    dialect = layout.dialect
    empty = Cell(align="center", valign="middle", fill=band)
    colour = dialect.colours[leaf.index % len(dialect.colours)]
    for month in range(1, 13):
        marked = month in leaf.node.bulan
        if not marked:
            cells[start + month - 1] = empty
        elif dialect.marks == "tick":
            cells[start + month - 1] = replace(empty, text=dialect.tick, font=dialect.tick_font)
        elif not dialect.merge_fills:
            cells[start + month - 1] = replace(empty, fill=colour)
        elif month - 1 not in leaf.node.bulan:
            run = next(n for n in range(1, 13) if month + n not in leaf.node.bulan)
            cells[start + month - 1] = replace(empty, fill=colour, col_span=run)


def _fill_attribute(layout: _Layout, rows: list[Leaf], grid: Grid, bands: list[str | None], column: Column) -> None:
    dialect, start = layout.dialect, layout.starts[column.key]

    def value(leaf: Leaf) -> str:
        node = leaf.node
        return (node.ket if column.key == "ket" else node.extra.get(column.key)) or ""

    def key(leaf: Leaf) -> object:
        return (leaf.places[-1][:-1], value(leaf)) if dialect.merge_equal and value(leaf) else leaf.index

    index = 0
    for _, group in groupby(rows, key=key):
        count = len(list(group))
        text = value(rows[index])
        fill = bands[index] if count == 1 else None
        grid[index][start] = Cell(text, row_span=count, fill=fill, align="left", valign=dialect.valign)
        index += count
