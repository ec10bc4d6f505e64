"""The attribute cells of a row (KET, PIC, output …), and those of a schedule in words."""

from __future__ import annotations

from collections.abc import Collection

from skparse.table.assemble.body import GridBody, RowSpan
from skparse.table.model import Attribute, CellId
from skparse.text.headings import Role


def attributes_of(body: GridBody, span: RowSpan) -> dict[int, Attribute]:
    """The attributes' cells beside a row, by column, empty ones too."""
    return _cells_of(body, span, "attribute", frozenset(i for i, c in enumerate(body.columns) if c.role == "attribute"))


def times_of(body: GridBody, span: RowSpan) -> dict[int, Attribute]:
    """The cells beside a row that hold its schedule in words, by column, empty ones too."""
    in_words = body.column_map.in_words
    return _cells_of(body, span, "schedule", in_words) if in_words else {}


def _cells_of(body: GridBody, span: RowSpan, role: Role, columns: Collection[int]) -> dict[int, Attribute]:
    """The cells beside a row in these columns, which have one role."""
    grid, last_level = body.grid, body.column_map.last_level
    # An attribute's cell is open where it has no rule and the row's own text has one: it is not the row that was cut.
    closed_top = span.start == 0 and any(grid.has_top_edge[c] for c in last_level)
    closed_bottom = span.end == grid.row_count and any(grid.has_bottom_edge[c] for c in last_level)
    found: dict[int, dict[int, None]] = {}
    opened: dict[int, tuple[bool, bool]] = {}
    for c, column in enumerate(body.column_map.by_center):
        if column is not None and column in columns:
            found.setdefault(column, {}).update(dict.fromkeys(row[c] for row in grid.cell_index[span.start : span.end]))
            opened[column] = (closed_top and not grid.has_top_edge[c], closed_bottom and not grid.has_bottom_edge[c])
    result = {}
    for column, indices in found.items():
        cells = [(n, cell) for n in indices if body.begins_in(cell := grid.cells[n], role)]
        if cells:
            # An empty cell that ends beside this row's own is another row's text.
            index = next((n for n, cell in cells if cell.words), cells[0][0])
            open_above, open_below = opened[column]
            result[column] = Attribute(
                cell=CellId(body.texts.page.number, round(grid.ys[0]), index),
                lines=tuple(line for _, cell in cells for line in body.lines(cell)),
                merged=any(cell.r0 < span.start or cell.r1 > span.end for _, cell in cells),
                open_above=open_above,
                open_below=open_below,
            )
    return result
