"""From tree to cells: lays a document's nodes out as its dialect says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from . import office_rows, schedules
from .layout import Grid, Layout
from .model import Cell, Column, Document, Matrix, Node, Row


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


def build_matrix(document: Document) -> Matrix:
    """All cells of the document's table, cut where a page was lost."""
    layout = Layout(document)
    rows = leaves(document.nodes)
    lost = {cut for cut in document.after_lost_page if 0 < cut < len(rows)}
    apart: set[int] = set()
    if document.dialect.hierarchy.tables:
        apart = {leaf.index for leaf in rows if leaf.starts[0] and leaf.index} - lost
    cuts = sorted({0, len(rows), *lost, *apart})
    segments = tuple(tuple(_segment(layout, rows[start:end])) for start, end in pairwise(cuts) if end > start)
    gaps = frozenset(place for place, cut in enumerate(cuts) if cut in apart)
    header = layout.header()
    first_header: tuple[Row, ...] = ()
    if document.dialect.office.merged_heading and segments:
        first_header, segments = office_rows.merge_last_heading(header, segments)
    return Matrix(widths=layout.widths(), header=header, segments=segments, gaps=gaps, first_header=first_header)


def _segment(layout: Layout, rows: list[Leaf]) -> Iterator[Row]:
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
                    yield office_rows.section_row(layout, leaf.path[0])
                    if layout.dialect.hierarchy.section_header and leaf.index:
                        yield from layout.header()
                seen = leaf.places[0]
            yield tuple(cells)


def _grid(layout: Layout, rows: list[Leaf]) -> Grid:
    """The cells of rows that no header interrupts."""
    grid: Grid = [[None] * layout.size for _ in rows]
    bands = [layout.dialect.zebra if leaf.index % 2 else None for leaf in rows]
    for place, column in enumerate(layout.levels):
        _fill_level(layout, rows, grid, bands, column, place + layout.first_depth)
    for column in layout.columns:
        start = layout.starts[column.key]
        if column.role == "schedule":
            if layout.dialect.schedule.merge_equal:
                _fill_attribute(layout, rows, grid, bands, column)
                continue
            for leaf, cells, band in zip(rows, grid, bands, strict=True):
                shown = schedules.fill(layout.dialect, leaf.node, leaf.index, band)
                cells[start : start + len(shown)] = shown
        elif column.role == "attribute":
            _fill_attribute(layout, rows, grid, bands, column)
    office_rows.put_sums(layout, [leaf.node for leaf in rows], grid)
    office_rows.take_rules(layout, [leaf.index for leaf in rows], grid)
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


def _fill_level(
    layout: Layout, rows: list[Leaf], grid: Grid, bands: list[str | None], column: Column, depth: int
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
            marker, text = (shown.marker or "", _printed(shown)) if shown and step == 0 else ("", "")
            cells = grid[index + step]
            if not double:
                cells[start] = replace(cell, text=f"{marker} {text}".strip())
            elif node and node.marker is None:  # "": no marker either, but its cell stays apart
                cells[start] = replace(cell, text=text, col_span=2)
            else:
                cells[start] = replace(cell, text=marker, align="center" if depth == layout.first_depth else "left")
                cells[start + 1] = replace(cell, text=text)
        index += len(members)


def _printed(node: Node) -> str:
    return node.text if node.printed is None else node.printed


def _fill_attribute(layout: Layout, rows: list[Leaf], grid: Grid, bands: list[str | None], column: Column) -> None:
    dialect, start = layout.dialect, layout.starts[column.key]
    schedule = column.role == "schedule"
    merge = dialect.schedule.merge_equal if schedule else dialect.merge_equal

    def value(leaf: Leaf) -> str:
        node = leaf.node
        if schedule:
            return node.jadwal or ""
        return (node.ket if column.key == "ket" else node.extra.get(column.key)) or ""

    def key(leaf: Leaf) -> object:
        return (leaf.places[-1][:-1], value(leaf)) if merge and value(leaf) else leaf.index

    index = 0
    for _, group in groupby(rows, key=key):
        count = len(list(group))
        text = value(rows[index])
        fill = bands[index] if count == 1 else None
        grid[index][start] = Cell(text, row_span=count, fill=fill, align="left", valign=dialect.valign)
        index += count
