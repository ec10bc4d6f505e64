"""A page's rules → its grids: edges → positions → elementary cells → cells → words and fills.

1. Rules are joined to edges (`edges`), and connected edges make one grid (`components`).
2. The distinct positions of the edges, ``xs`` and ``ys``, cut the grid into elementary cells, one for each pair of
   neighboring xs and neighboring ys (`positions`). Rows that a page's end leaves open are added (`open_rows`).
3. Elementary cells with no edge between them are one cell (`elementary_cells`). So merged cells, rows left open at a
   page's end and missing rules need no rules of their own. Only where one column lacks a rule between two rows and its
   texts are clearly one for each, an edge is added (`missing_rules`).
4. Each word goes to the cell in which its center lies (`word_placement`), each fill to the elementary cells that it
   covers (`fills`).

Where a page has no vertical rules, edges between columns are inferred from its words (`unruled_columns`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from skparse.geometry import Box, new_record
from skparse.page import Page, Word
from skparse.table.grid.components import Component, find_components
from skparse.table.grid.drawn_over import hatching_as_fills, without_outlines
from skparse.table.grid.edges import Edge, are_crowded, find_horizontal_edges, find_vertical_edges
from skparse.table.grid.elementary_cells import (
    covered_by_edges,
    join_elementary_cells,
    remove_edges_through_words,
    spans_of_cells,
)
from skparse.table.grid.fills import shading_of_cells
from skparse.table.grid.missing_rules import add_missing_rules
from skparse.table.grid.open_rows import add_row_begun_at_page_end, add_title_row_at_top, bottom_with_overflow
from skparse.table.grid.positions import positions_of, with_expected_sides, with_fill_edges
from skparse.table.grid.settings import GRID
from skparse.table.grid.unruled_columns import infer_vertical_edges
from skparse.table.grid.word_placement import words_of_cells


class GridCell(NamedTuple):
    """A cell: rows ``r0`` to ``r1`` and columns ``c0`` to ``c1`` of its grid, ends excluded."""

    r0: int
    r1: int
    c0: int
    c1: int
    box: Box
    words: tuple[int, ...]
    """Indices into ``page.words``, in the order of the file."""


class Grid(NamedTuple):
    """One table as it stands on one page, in points. It keeps what each step made, so that each can be drawn.

    An elementary cell is ``(row, column)``: the area between two neighboring ``ys`` and two neighboring ``xs``.
    """

    horizontal_edges: tuple[Edge, ...]
    vertical_edges: tuple[Edge, ...]
    xs: tuple[float, ...]
    """Positions of the vertical edges, from left to right."""
    ys: tuple[float, ...]
    """Positions of the horizontal edges and of fills that part rows, from top to bottom."""
    cell_index: tuple[tuple[int, ...], ...]
    """``[row][column]``: the index in ``cells`` of the cell to which an elementary cell belongs."""
    cells: tuple[GridCell, ...]
    """In reading order of their first elementary cells."""
    shading: Mapping[tuple[int, int], str]
    """Elementary cell → the color that was painted on it last; white ones are left out."""
    has_top_edge: tuple[bool, ...]
    """For each column: is there a rule along the grid's top?"""
    has_bottom_edge: tuple[bool, ...]
    """For each column: is there a rule along the grid's bottom?"""
    has_unruled_columns: bool = False
    """No rules stand between its columns: the vertical edges were inferred from where the words stand."""

    @property
    def row_count(self) -> int:
        """How many rows of elementary cells it has."""
        return len(self.ys) - 1

    @property
    def open_top(self) -> bool:
        """There is no rule along most of the top."""
        return sum(self.has_top_edge) * 2 < len(self.has_top_edge)

    @property
    def open_bottom(self) -> bool:
        """There is no rule along most of the bottom."""
        return sum(self.has_bottom_edge) * 2 < len(self.has_bottom_edge)

    def is_cut_by(self, page: Page) -> bool:
        """Does it go on beyond the left or the right edge of its page, so that its outer column is not all printed?

        It does if its frame stands outside, or if its horizontal rules end at the edge and no vertical one is there.
        """
        touch, vertical = GRID.touch_pt, [edge.position for edge in self.vertical_edges]
        left, right = self.xs[0], self.xs[-1]
        if left < -touch or right > page.width + touch:
            return True
        at_left = left < touch and not any(x < left + touch for x in vertical)
        return at_left or (right > page.width - touch and not any(x > right - touch for x in vertical))

    @property
    def box(self) -> Box:
        """The table's outer box."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


class _Context(NamedTuple):
    """What all grids of one page are built from, besides their edges."""

    page: Page
    furniture: frozenset[int]
    words: Sequence[Word]
    """The page's words without furniture."""
    expected: Sequence[float]
    has_unruled_columns: bool


def find_grids(page: Page, furniture: frozenset[int] = frozenset(), expected: Sequence[float] = ()) -> list[Grid]:
    """All grids of at least two cells on a page, from top to bottom.

    Args:
        page: an upright page.
        furniture: indices in ``page.words`` of words that belong to no cell, such as page numbers.
        expected: ``xs`` of the table on the page before, which may go on here. A table without frame takes its outer
            edges from it, one without vertical rules all its columns.
    """
    horizontal, vertical = find_horizontal_edges(page.rules_h), find_vertical_edges(page.rules_v)
    if are_crowded(horizontal) or are_crowded(vertical):
        page = hatching_as_fills(page)
        horizontal, vertical = find_horizontal_edges(page.rules_h), find_vertical_edges(page.rules_v)
    if page.fills:
        horizontal, vertical = without_outlines(page.fills, horizontal, vertical)
    words = [w for i, w in enumerate(page.words) if i not in furniture] if furniture else page.words
    has_unruled_columns = False
    if not vertical and horizontal:
        vertical = infer_vertical_edges(page, words, horizontal, expected)
        has_unruled_columns = bool(vertical)
    context = _Context(
        page=page, furniture=furniture, words=words, expected=expected, has_unruled_columns=has_unruled_columns
    )
    grids = [_build(context, component) for component in find_components(horizontal, vertical)]
    found = [g for g in grids if g is not None and len(g.cells) > 1]
    return sorted(_each_word_once(found) if len(found) > 1 else found, key=lambda g: (g.ys[0], g.xs[0]))


def _build(context: _Context, component: Component) -> Grid | None:
    """The grid of one component; None where its edges enclose nothing."""
    horizontal, vertical = component
    positions = _grid_positions(context, component)
    if positions is None:
        return None
    xs, ys = positions
    has_vertical_edge = covered_by_edges(vertical, xs, ys)  # (rows, len(xs))
    has_horizontal_edge = covered_by_edges(horizontal, ys, xs).T  # (len(ys), columns)
    if context.has_unruled_columns:
        remove_edges_through_words(has_vertical_edge, context.words, xs, ys)
    add_missing_rules(has_horizontal_edge, has_vertical_edge, context.words, xs, ys)
    cell_index = join_elementary_cells(has_vertical_edge, has_horizontal_edge)
    shading = shading_of_cells(context.page, xs, ys)
    has_bottom_edge = has_horizontal_edge[-1].tolist()
    ys[-1] = bottom_with_overflow(context.words, xs, ys[-1], has_bottom_edge)
    return Grid(
        horizontal_edges=tuple(horizontal),
        vertical_edges=tuple(vertical),
        xs=tuple(xs),
        ys=tuple(ys),
        cell_index=cell_index,
        cells=_cells(context, xs, ys, cell_index),
        shading=shading,
        has_top_edge=tuple(has_horizontal_edge[0].tolist()),
        has_bottom_edge=tuple(has_bottom_edge),
        has_unruled_columns=context.has_unruled_columns,
    )


def _grid_positions(context: _Context, component: Component) -> tuple[list[float], list[float]] | None:
    """The grid's xs and ys; None where it has no column or no row."""
    horizontal, vertical = component
    xs = with_expected_sides(positions_of(vertical, horizontal), context.expected)
    ys = positions_of(horizontal, vertical)
    if len(xs) < 2 or len(ys) < 2:
        return None
    ys = with_fill_edges(context.page, xs, ys)
    ys = add_row_begun_at_page_end(context.words, xs, ys, vertical)
    if context.expected:
        ys = add_title_row_at_top(context.words, xs, ys, vertical)
    return xs, ys


def _cells(
    context: _Context, xs: list[float], ys: list[float], cell_index: tuple[tuple[int, ...], ...]
) -> tuple[GridCell, ...]:
    """The cells with their boxes and words, in the order of their indices."""
    spans = spans_of_cells(cell_index)
    words = words_of_cells(context.page, context.furniture, xs, ys, cell_index, len(spans))
    return tuple(
        [
            new_record(GridCell, (r0, r1, c0, c1, new_record(Box, (xs[c0], ys[r0], xs[c1], ys[r1])), tuple(own)))
            for (r0, r1, c0, c1), own in zip(spans, words, strict=True)
        ]
    )


def _each_word_once(grids: list[Grid]) -> list[Grid]:
    """Where frames lie over each other (some of their rules are lost), a word belongs to the larger one."""
    taken: set[int] = set()
    result = []
    for grid in sorted(grids, key=lambda g: -g.box.area):
        own = {index for cell in grid.cells for index in cell.words}
        if own & taken:
            cells = tuple(c._replace(words=tuple(i for i in c.words if i not in taken)) for c in grid.cells)
            grid = grid._replace(cells=cells)
        if not own or own - taken:
            result.append(grid)
        taken |= own
    return result
