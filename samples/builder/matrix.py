"""From tree to cells: lays a document's nodes out as its dialect says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from . import schedules
from .model import PAPERS, Cell, Column, Document, Matrix, Node, Row

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
            if marked and self.levels.index(column) + self.first_depth in self.dialect.hierarchy.bare:
                marked = False
            self.spans[column.key] = self.dialect.schedule.columns if column.role == "schedule" else 2 if marked else 1
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
            span = self.spans[column.key]
            if column.role == "schedule":
                shares += [share / span] * span
            elif self.spans[column.key] == 2:
                depth = self.levels.index(column) + self.first_depth
                longest = max([3 if column is self.levels[0] else 2, *self._marker_lengths(depth)])
                narrow = min((longest * 0.58 * self.dialect.size + 8) / paper, share * 0.45)
                if self.dialect.numbers.width is not None:
                    narrow = self.dialect.numbers.width / 25.4 * 72 / paper
                shares += [narrow, share - narrow]
            else:
                shares.append(share)
        return tuple(shares)

    def _marker_lengths(self, depth: int) -> list[int]:
        nodes = self.document.nodes
        for _ in range(depth):
            nodes = tuple(child for node in nodes for child in node.children)
        return [len(node.marker or "") for node in nodes]

    def _is_headed(self, column: Column) -> bool:
        """The numbering of this level has a heading of its own."""
        headed = self.dialect.numbers.headed
        return headed == "every" or (headed == "first" and column is self.levels[0])

    def header(self) -> tuple[Row, ...]:
        """Headings, the months in the rows under the schedule's; perhaps the columns' numbers."""
        deep = schedules.header_rows(self.dialect)
        rows: list[list[Cell | None]] = [[None] * self.size for _ in range(deep)]
        numbers: list[Cell | None] = [None] * self.size
        plain = Cell(bold=True, align="center", valign="middle", fill=self.dialect.header_fill, header=True)
        number = 0

        def put(start: int, span: int, text: str, high: int) -> None:
            nonlocal number
            number += 1
            rows[0][start] = replace(plain, text=text, col_span=span, row_span=high)
            label = self.dialect.column_number.format(number)
            numbers[start] = replace(plain, text=label, col_span=span, bold=False)

        for column in self.columns:
            start, span = self.starts[column.key], self.spans[column.key]
            if column.role == "schedule":
                put(start, span, column.heading, 1)
                for row, place, cell in schedules.headings(self.dialect, plain):
                    rows[row][start + place] = cell
            elif span == 2 and self._is_headed(column):
                put(start, 1, self.dialect.numbers.heading, deep)
                put(start + 1, 1, column.heading, deep)
            else:
                put(start, span, column.heading, deep)
        if self.dialect.column_numbers:
            rows.append(numbers)
        return tuple(tuple(row) for row in rows)


def build_matrix(document: Document) -> Matrix:
    """All cells of the document's table, cut where a page was lost."""
    layout = _Layout(document)
    rows = leaves(document.nodes)
    lost = {cut for cut in document.after_lost_page if 0 < cut < len(rows)}
    apart: set[int] = set()
    if document.dialect.hierarchy.tables:
        apart = {leaf.index for leaf in rows if leaf.starts[0] and leaf.index} - lost
    cuts = sorted({0, len(rows), *lost, *apart})
    segments = tuple(tuple(_segment(layout, rows[start:end])) for start, end in pairwise(cuts) if end > start)
    gaps = frozenset(place for place, cut in enumerate(cuts) if cut in apart)
    return Matrix(layout.widths(), layout.header(), segments, gaps)


def _segment(layout: _Layout, rows: list[Leaf]) -> Iterator[Row]:
    """One stretch of the table; yields section rows between the leaves' rows."""
    first = rows[0].index
    inner = {cut - first for cut in layout.document.headers_before if 0 < cut - first < len(rows)}
    seen: object = None
    for start, end in pairwise(sorted({0, len(rows), *inner})):
        if start:
            yield from layout.header()
        for leaf, cells in zip(rows[start:end], _grid(layout, rows[start:end]), strict=True):
            if layout.dialect.sections and leaf.places[0] != seen:
                if leaf.starts[0] and not leaf.path[0].inferred:
                    yield _section_row(layout, leaf.path[0])
                    if layout.dialect.hierarchy.section_header and leaf.index:
                        yield from layout.header()
                seen = leaf.places[0]
            yield tuple(cells)


def _grid(layout: _Layout, rows: list[Leaf]) -> Grid:
    """The cells of rows that no header interrupts."""
    grid: Grid = [[None] * layout.size for _ in rows]
    bands = [layout.dialect.zebra if leaf.index % 2 else None for leaf in rows]
    for place, column in enumerate(layout.levels):
        _fill_level(layout, rows, grid, bands, column, place + layout.first_depth)
    for column in layout.columns:
        start = layout.starts[column.key]
        if column.role == "schedule":
            for leaf, cells, band in zip(rows, grid, bands, strict=True):
                shown = schedules.fill(layout.dialect, leaf.node, leaf.index, band)
                cells[start : start + len(shown)] = shown
        elif column.role == "attribute":
            _fill_attribute(layout, rows, grid, bands, column)
    if layout.dialect.rules.between is not None:
        _rule_between(rows, grid, layout.dialect.rules.between)
    return grid


def _rule_between(rows: list[Leaf], grid: Grid, depth: int) -> None:
    """Takes away the rules between rows of the same node of that depth."""
    open_above = [False, *(_same(above, below, depth) for above, below in pairwise(rows)), False]
    for number, cells in enumerate(grid):
        for column, cell in enumerate(cells):
            if cell:
                end = number + cell.row_span
                cells[column] = replace(cell, top_rule=not open_above[number], bottom_rule=not open_above[end])


def _same(above: Leaf, below: Leaf, depth: int) -> bool:
    return min(len(above.places), len(below.places)) > depth + 1 and above.places[depth] == below.places[depth]


def _section_row(layout: _Layout, node: Node) -> Row:
    text = " ".join(part for part in (node.marker, node.text) if part)
    align = layout.dialect.hierarchy.section_align
    fill = layout.dialect.section_fill
    cell = Cell(text, col_span=layout.size, bold=True, align=align, valign="middle", fill=fill)
    return (cell, *[None] * (layout.size - 1))


def _fill_level(
    layout: _Layout, rows: list[Leaf], grid: Grid, bands: list[str | None], column: Column, depth: int
) -> None:
    """The cells of one level: one per node, merged over its rows or blank below its first."""
    dialect, start = layout.dialect, layout.starts[column.key]
    double = layout.spans[column.key] == 2
    plain = Cell(align=dialect.text_align, valign=dialect.valign, bold=depth in dialect.hierarchy.bold)
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
