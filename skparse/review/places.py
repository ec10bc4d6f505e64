"""Where the marked months of each node stand on the pages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from skparse.geometry import Box
from skparse.page import Page
from skparse.plan import Bbox, Lampiran, Node, Plan
from skparse.reread import reread
from skparse.table.page_pass import GridPass, PagePass

Place = tuple[int, list[int], Bbox]
"""Page, months, box in points of the page as displayed."""


def month_places(plan: Plan, pages: Callable[[int], Page]) -> dict[int, list[Place]]:
    """By a node's place in reading order: the schedule cells of the months that it has.

    Args:
        pages: gives a page of the document by its number; it is called in order.
    """
    leaves: dict[int, list[tuple[int, Node, Bbox, Lampiran]]] = {}
    count = -1
    for lampiran in plan.lampiran:
        for root in lampiran.nodes:
            for node in root.walk():
                count += 1
                if node.bulan and not node.children:
                    for fragment in node.fragments:
                        leaves.setdefault(fragment.page, []).append((count, node, fragment.bbox, lampiran))
    found: dict[int, list[Place]] = {}
    numbers = sorted({n for part in plan.lampiran for n in range(part.pages[0], part.pages[1] + 1)})
    for page_pass in reread(pages, numbers):
        for place, node, bbox, lampiran in leaves.get(page_pass.number, ()):
            for table in page_pass.tables:
                cells = _cells(page_pass, table, node, bbox, lampiran)
                found.setdefault(place, []).extend(cells)
    return {place: cells for place, cells in found.items() if cells}


def _cells(page_pass: PagePass, table: GridPass, node: Node, bbox: Bbox, lampiran: Lampiran) -> list[Place]:
    grid, columns = table.grid, table.column_spans()
    box = page_pass.to_upright(Box(*bbox))
    x, y = box.center_x, box.center_y
    if not (grid.xs[0] <= x <= grid.xs[-1] and grid.ys[0] <= y <= grid.ys[-1]):
        return []
    column = min(bisect_right(grid.xs, x), len(grid.xs) - 1) - 1
    row = min(bisect_right(grid.ys, y), len(grid.ys) - 1) - 1
    cell = grid.cells[grid.cell_index[row][column]]
    schedule = {c.key: c for c in lampiran.columns if c.role == "schedule"}
    top, bottom = grid.ys[cell.r0], grid.ys[cell.r1]
    marked = {cell.periode for cell in node.jadwal}
    found = []
    for span in columns:
        printed = schedule.get(span.key)
        if printed is None or printed.heading not in marked:
            continue
        if not printed.bulan or set(printed.bulan) & set(node.bulan):
            shown = page_pass.to_displayed(Box(span.x0, top, span.x1, bottom))
            found.append((page_pass.number, list(printed.bulan or node.bulan), _rounded(shown)))
    return found


def _rounded(box: Box) -> Bbox:
    x0, top, x1, bottom = box
    return round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)
