"""Rows as offices fill them in: sections in several shapes, sums, a heading that is one with the row below it, rules
that are missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .layout import Grid, Layout
from .model import Cell, Node, Row


def section_row(layout: Layout, node: Node) -> Row:
    """The title of a section over the whole width, or over the levels with cells of the other columns beside it."""
    office, align = layout.dialect.office, layout.dialect.hierarchy.section_align
    plain = Cell(bold=True, align=align, valign="middle", fill=layout.dialect.section_fill)
    cells: list[Cell | None] = [None] * layout.size
    end = layout.size if office.section_shape in ("whole", "number") else _levels_end(layout)
    if office.section_shape in ("number", "number-levels") and node.marker:
        cells[0] = replace(plain, text=node.marker, align="center")
        cells[1] = replace(plain, text=node.text, col_span=end - 1)
    else:
        text = " ".join(part for part in (node.marker, node.text) if part)
        cells[0] = replace(plain, text=text, col_span=end)
    for place in range(end, layout.size):
        cells[place] = replace(plain, align="center")
    if office.band_heading:
        for column in layout.columns_behind():
            place = layout.starts[column.key]
            cells[place] = replace(plain, text=column.heading, align="center")
    return tuple(cells)


def _levels_end(layout: Layout) -> int:
    """The grid column behind the levels that begin the table."""
    last = layout.levels[-1]
    return layout.starts[last.key] + layout.spans[last.key]


def put_sums(layout: Layout, nodes: Sequence[Node], grid: Grid) -> None:
    """The words of a sum in one cell over the levels."""
    end = _levels_end(layout)
    for node, cells in zip(nodes, grid, strict=True):
        if node.is_sum:
            first = next(cell for cell in cells if cell)
            whole = Cell(node.text, col_span=end, bold=True, align="center", fill=first.fill)
            cells[:end] = [whole, *[None] * (end - 1)]


def take_rules(layout: Layout, rows: Sequence[int], grid: Grid) -> None:
    """Takes away single rules between two rows. ``rows``: the rows' numbers in the whole table."""
    for number, key in layout.dialect.office.no_rule_below:
        if number in rows and number + 1 in rows:
            place = rows.index(number)
            column = layout.starts[key] + layout.spans[key] - 1
            above, below = grid[place][column], grid[place + 1][column]
            if above and below and above.text and below.text and above.row_span == below.row_span == 1:
                grid[place][column] = replace(above, bottom_rule=False)
                grid[place + 1][column] = replace(below, top_rule=False)


def merge_last_heading(
    header: tuple[Row, ...], segments: tuple[tuple[Row, ...], ...]
) -> tuple[tuple[Row, ...], tuple[tuple[Row, ...], ...]]:
    """The header and the rows below it, the last column's heading in one cell with the first row's blank one."""
    first = segments[0][0]
    last = len(first) - 1
    heading, cell = header[0][last], first[last]
    start = next(place for place in range(last, -1, -1) if first[place] is not None)
    wide = first[start]
    assert heading is not None and wide is not None
    if cell is not None and (cell.text or cell.row_span > 1):
        return (), segments
    row = [*first]
    if cell is None:
        row[start] = replace(wide, col_span=wide.col_span - 1)
    row[last] = None
    top = (*header[0][:last], replace(heading, row_span=len(header) + 1))
    return (top, *header[1:]), ((tuple(row), *segments[0][1:]), *segments[1:])
