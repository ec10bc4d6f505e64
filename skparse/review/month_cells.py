"""The schedule cells of each node's months on the pages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from skparse.geometry import Box
from skparse.plan import Bbox, Lampiran, Node, Plan
from skparse.table.page_pass import GridPass, PagePass


class MonthCell(NamedTuple):
    """A schedule cell that is marked for a node."""

    page: int
    months: list[int]
    bbox: Bbox
    """In points, on the page as displayed."""


class _Leaf(NamedTuple):
    """A node with months and without children, and a piece of its text. ``node_index``: in reading order."""

    node_index: int
    node: Node
    bbox: Bbox
    lampiran: Lampiran


def month_cells(plan: Plan, passes: Iterable[PagePass]) -> dict[int, list[MonthCell]]:
    """The schedule cells of each node's months, by the node's index in reading order, from 0.

    Args:
        passes: what the table layer made of the pages, in order; pages without a table may be left out.
    """
    leaves: dict[int, list[_Leaf]] = {}
    index = -1
    for lampiran in plan.lampiran:
        for root in lampiran.nodes:
            for node in root.walk():
                index += 1
                if node.bulan and not node.children:
                    for fragment in node.fragments:
                        leaves.setdefault(fragment.page, []).append(
                            _Leaf(node_index=index, node=node, bbox=fragment.bbox, lampiran=lampiran)
                        )
    found: dict[int, list[MonthCell]] = {}
    for page_pass in passes:
        for leaf in leaves.get(page_pass.number, ()):
            for table in page_pass.tables:
                found.setdefault(leaf.node_index, []).extend(_cells(page_pass, table, leaf))
    return {index: cells for index, cells in found.items() if cells}


def _cells(page_pass: PagePass, table: GridPass, leaf: _Leaf) -> list[MonthCell]:
    """The cells of the leaf's months in the rows of its text."""
    grid, columns = table.grid, table.column_spans()
    node = leaf.node
    box = page_pass.to_upright(Box(*leaf.bbox))
    x, y = box.center_x, box.center_y
    if not grid.box.contains_point(x, y):
        return []
    column = min(bisect_right(grid.xs, x), len(grid.xs) - 1) - 1
    row = min(bisect_right(grid.ys, y), len(grid.ys) - 1) - 1
    cell = grid.cells[grid.cell_index[row][column]]
    schedule = {c.key: c for c in leaf.lampiran.columns if c.role == "schedule"}
    top, bottom = grid.ys[cell.r0], grid.ys[cell.r1]
    marked = {cell.periode for cell in node.jadwal}
    found = []
    for span in columns:
        printed = schedule.get(span.key)
        if printed is None or printed.heading not in marked:
            continue
        if not printed.bulan or set(printed.bulan) & set(node.bulan):
            displayed = page_pass.to_displayed(Box(span.x0, top, span.x1, bottom))
            months = list(printed.bulan or node.bulan)
            found.append(MonthCell(page=page_pass.number, months=months, bbox=_rounded(displayed)))
    return found


def _rounded(box: Box) -> Bbox:
    return round(box.x0, 1), round(box.top, 1), round(box.x1, 1), round(box.bottom, 1)
