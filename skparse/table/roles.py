"""Roles that headings leave open, settled by what stands below them."""

from __future__ import annotations

import re

from skparse.page import Page
from skparse.table.columns import TableColumn, is_product
from skparse.table.grid import Grid

_NUMBERED = re.compile(r"^\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{2,5})[.)]+$")


def settle_roles(page: Page, grid: Grid, end: int, columns: tuple[TableColumn, ...]) -> tuple[TableColumn, ...]:
    """A column of outputs or evidence left of the schedule is a level if most of its cells are numbered.

    ``end``: the first row of the grid below the header. Only the header's own page is looked at.
    """
    first_month = next((i for i, c in enumerate(columns) if c.role == "schedule"), len(columns))
    settled = list(columns)
    for i, column in enumerate(columns[:first_month]):
        if column.role != "attribute" or not is_product(column.heading):
            continue
        firsts = []
        for cell in grid.cells:
            middle = (cell.box.x0 + cell.box.x1) / 2
            if cell.r0 >= end and cell.words and column.x0 < middle < column.x1:
                word = min((page.words[w] for w in cell.words), key=lambda w: (round(w.top), w.x0))
                firsts.append(word.text)
        numbered = sum(bool(_NUMBERED.match(text)) for text in firsts)
        # A numbering column of its own doubles the cells, so a third is most of them.
        if numbered >= 2 and numbered * 3 > len(firsts):
            settled[i] = column._replace(role="level")
    return tuple(settled)
