"""What a grid is: the next part of the table before, the beginning of another table, or none.

The decision is a pure function of the grid and of what is known of the table before; `skparse.table.assemble.tables`
applies it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from skparse.table.assemble.between import NO_GAP, Gap
from skparse.table.assemble.boxes import holds_a_table, is_box
from skparse.table.assemble.repeats import Numbers, Places, are_in_another_order, goes_on_counting, places_of
from skparse.table.assemble.settings import ASSEMBLE
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import Grid
from skparse.table.header.columns import TableColumn
from skparse.table.header.find import Header, find_header
from skparse.table.header.repeated import repeated_rows
from skparse.text.headings import is_number_heading


class GridRole(StrEnum):
    """What a grid is in the file."""

    GOES_ON = "goes on"
    BEGINS = "begins"
    NO_TABLE = "no table"


class GridDecision(NamedTuple):
    """What a grid is, and what was found while deciding."""

    role: GridRole
    header: Header | None = None
    """Of a table that begins here."""
    header_rows: frozenset[int] = frozenset()
    """The grid's rows that hold a header, its own or one repeated."""
    header_rest: Mapping[str, int] = MappingProxyType({})
    """Texts of a repeated header that the page's end cut off; the next page begins with them."""
    first_rows: tuple[int, ...] = ()
    """Of a table that begins here: which of the stray grids of the page before are its first rows."""


class TableShape(NamedTuple):
    """What a table shows of itself to a grid that may go on with it."""

    columns: tuple[TableColumn, ...]
    header: Counter[str]
    """The texts of its header cells (`skparse.text.headings.heading_key`)."""
    header_rest: Counter[str]
    frame: tuple[float, float]
    """Left and right edge on the page where its header stands, in points."""
    xs: tuple[float, ...]
    """Positions of the vertical rules there."""
    places: Places
    """Where each of its headings stands from left to right."""
    numbers: Numbers
    """The last number of each list in its first columns."""

    def fits(self, grid: Grid) -> bool:
        """Are the grid's columns the table's? Most of the fewer rules meet once both frames are aligned.

        On paper of another size the table may be wider; then nearly all rules must meet, or every edge of a column
        outside the schedule, whose months the page may merge.
        """
        width, own_width = self.frame[1] - self.frame[0], grid.xs[-1] - grid.xs[0]
        scale = width / own_width
        is_scaled = abs(width - own_width) > ASSEMBLE.same_width_share * width
        if not 1 / ASSEMBLE.max_scale <= scale <= ASSEMBLE.max_scale:
            return False
        grid_xs = [self.frame[0] + (x - grid.xs[0]) * scale for x in grid.xs[1:-1]]
        table_xs = self.xs[1:-1]
        if not grid_xs or not table_xs:
            return not grid_xs and not table_xs
        if is_scaled:
            edges = [c.x0 for c in self.columns[1:] if c.role != "schedule"]
            if len(edges) > 2 and all(_has_rule_near(grid_xs, edge) for edge in edges):
                return True
            if abs(len(grid.xs) - len(self.xs)) > 1:
                return False
        met = sum(_has_rule_near(table_xs, x) for x in grid_xs)
        needed = ASSEMBLE.min_rules_met_scaled_share if is_scaled else ASSEMBLE.min_rules_met_share
        return met >= needed * min(len(grid_xs), len(table_xs))


def shape_of(texts: CellTexts, header: Header | None) -> TableShape:
    """The shape of a table that begins with this grid."""
    grid = texts.grid
    return TableShape(
        columns=header.columns if header else (),
        header=header.cells if header else Counter(),
        header_rest=Counter(),
        frame=(grid.xs[0], grid.xs[-1]),
        xs=grid.xs,
        places=_places(texts, header) if header else {},
        numbers={},
    )


def _places(texts: CellTexts, header: Header) -> Places:
    """Where its headings stand that could be read."""
    return {key: box for key, box in places_of(texts, range(header.r1)).items() if key in header.cells}


def decide_grid(
    texts: CellTexts, before: TableShape | None, strays: Sequence[CellTexts] = (), gap: Gap = NO_GAP
) -> GridDecision:
    """Decide what a grid is.

    Args:
        texts: the grid and its words.
        before: the shape of the last table so far.
        strays: grids of the page before that are no table by themselves. A browser that finds no room for the header
            above the first row prints that row without it, and the header on the next page.
        gap: what stands between the last table and the grid.
    """
    grid = texts.grid
    header = None
    if before and before.columns:
        repeated = repeated_rows(texts, before.header, before.header_rest)
        header = _header_of_another(texts, before, repeated.rows, gap)
        goes_on = repeated.rows or (before.fits(grid) and not _has_other_header(texts, before, gap))
        if goes_on and header is None:
            return GridDecision(GridRole.GOES_ON, header_rows=frozenset(repeated.rows), header_rest=repeated.rest)
    header = header or find_header(texts)
    if header is None and before and not before.columns and before.fits(grid):
        return GridDecision(GridRole.GOES_ON)
    if (header is None and not holds_a_table(texts)) or (not (header and header.scheduled) and is_box(texts)):
        return GridDecision(GridRole.NO_TABLE)
    shape = shape_of(texts, header)
    repeated = repeated_rows(texts, shape.header)
    on_top = header is not None and header.r0 == 0
    may_be_rows = [on_top and shape.fits(stray.grid) and not is_box(stray) for stray in strays]
    return GridDecision(
        GridRole.BEGINS,
        header=header,
        header_rows=frozenset(range(header.r1)) | frozenset(repeated.rows) if header else frozenset(),
        header_rest=repeated.rest,
        first_rows=tuple(i for i, may_be in enumerate(may_be_rows) if may_be),
    )


def _header_of_another(texts: CellTexts, before: TableShape, repeated: Collection[int], gap: Gap) -> Header | None:
    """The header of another table that has the same headings; None where the grid goes on with the table before.

    It has them in another order, or prints them anew behind other text or pages and does not go on counting.
    """
    if not repeated:
        return None
    is_another = are_in_another_order(before.places, places_of(texts, repeated))
    if 0 in repeated and not before.header_rest and not gap.is_empty:
        is_another = is_another or not goes_on_counting(before.numbers, texts, repeated)
    return find_header(texts) if is_another else None


def _has_rule_near(positions: Sequence[float], x: float) -> bool:
    return any(abs(x - y) <= ASSEMBLE.same_rule_pt for y in positions)


def _has_other_header(texts: CellTexts, before: TableShape, gap: Gap) -> bool:
    """Columns fit, but the grid begins with another header: another table of the same shape. Only the certain signs of
    a header count here, months or a numbering column's heading, or that other text stands above it: rows of a table
    hold words of headings, too."""
    header = find_header(texts, unread=False)
    if header is None:
        return False
    is_certain = header.scheduled or any(is_number_heading(text) for text in header.cells)
    if not is_certain and not (header.r0 == 0 and gap.text):
        return False
    return sum((header.cells - before.header).values()) > 0.5 * header.cells.total()
