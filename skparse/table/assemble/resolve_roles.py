"""Roles that headings leave open, resolved by what stands below them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from skparse.numbering.markers import is_numbering, is_part_of_marker, parse_marker
from skparse.table.assemble.column_map import ColumnMap
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import GridCell
from skparse.table.header.columns import TableColumn, is_action_plan
from skparse.table.header.settings import HEADER
from skparse.text.headings import is_product, role_of
from skparse.text.joining import compact

Part = tuple[CellTexts, Collection[int]]
"""A table's grid on one page and its header rows."""


def roles_are_open(columns: Sequence[TableColumn]) -> bool:
    """What stands below the headings must tell the role of a column."""
    return bool(_open_columns(columns) or _may_hold_numbering(columns))


def _open_columns(columns: Sequence[TableColumn]) -> list[int]:
    """Indices of the columns that may be a level or an attribute: products (output, evidence) left of the schedule."""
    first_month = next((i for i, c in enumerate(columns) if c.role == "schedule"), len(columns))
    return [i for i, c in enumerate(columns[:first_month]) if c.role == "attribute" and is_product(c.heading)]


def _may_hold_numbering(columns: Sequence[TableColumn]) -> list[int]:
    """Indices of narrow columns of a plan, left of what may be a level, whose heading says nothing: "N 0"."""
    if not is_action_plan(columns):
        return []
    products = _open_columns(columns)
    return [
        i
        for i, column in enumerate(columns[:-1])
        if column.role == "level"
        and (columns[i + 1].role == "level" or i + 1 in products)
        and column.x1 - column.x0 < HEADER.max_numbering_column_width_pt
        and role_of(column.heading) is None
    ]


def resolve_roles(
    parts: Sequence[Part], columns: tuple[TableColumn, ...], frame: tuple[float, float]
) -> tuple[TableColumn, ...]:
    """Make an open column a level if its cells are numbered or split the rows of the level before it, and a column that
    holds nothing but markers part of the next one."""
    columns = _join_numbering_columns(parts, columns, frame)
    resolved = list(columns)
    for i in _open_columns(columns):
        before = next((k for k in reversed(range(i)) if resolved[k].role == "level"), None)
        cells = numbered = finer = rows = 0
        for texts, header_rows in parts:
            column_map = ColumnMap(texts.grid, columns, frame)
            own = _cells_under(texts, column_map, header_rows, i)
            cells += len(own)
            numbered += sum(_is_numbered(texts, cell) for cell in own)
            starts = {cell.r0 for cell in own}
            rows += len(starts)
            if before is not None:
                parents = _cells_under(texts, column_map, header_rows, before)
                parent_starts = {cell.r0 for cell in parents}
                # Rows that the level before does not have: below a merged cell of it, or beside an empty one.
                finer += len(starts - parent_starts) if parent_starts else 0
        # A numbering column of its own doubles the cells, so a third is most of them. Two rows and a third of all are
        # more than a text that went to the next page explains.
        if (numbered >= 2 and numbered * 3 > cells) or (finer >= 2 and finer * 3 > rows):
            resolved[i] = columns[i]._replace(role="level")
    return tuple(resolved)


def _join_numbering_columns(
    parts: Sequence[Part], columns: tuple[TableColumn, ...], frame: tuple[float, float]
) -> tuple[TableColumn, ...]:
    """A column that holds nothing but markers, whatever its heading says, is part of the next one."""
    joined = list(columns)
    for i in reversed(_may_hold_numbering(columns)):
        lines: list[str] = []
        for texts, header_rows in parts:
            column_map = ColumnMap(texts.grid, columns, frame)
            # A text without marker may take the numbering's room too: its cell covers both columns.
            cells = [c for c in _cells_under(texts, column_map, header_rows, i) if len(column_map.columns(c)) == 1]
            lines.extend(compact(line.text) for cell in cells for line in texts.lines(cell))
        if lines and all(map(is_part_of_marker, lines)):
            joined[i : i + 2] = [joined[i + 1]._replace(x0=columns[i].x0, role="level")]
    return tuple(joined)


def _cells_under(texts: CellTexts, column_map: ColumnMap, header_rows: Collection[int], column: int) -> list[GridCell]:
    return [
        c for c in texts.grid.cells if c.words and c.r0 not in header_rows and column_map.columns(c)[:1] == [column]
    ]


def _is_numbered(texts: CellTexts, cell: GridCell) -> bool:
    lines = [compact(line.text) for line in texts.lines(cell)]
    if len(lines) > 1 and all(map(is_part_of_marker, lines)):
        return any(parse_marker("".join(lines[:count])) for count in range(1, len(lines) + 1))
    # A lone cell of a numbering column may lack the punctuation.
    return is_numbering(texts.lines(cell)[0].text.split()[0], unpunctuated=len(cell.words) == 1)
