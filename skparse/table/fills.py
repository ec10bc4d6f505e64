"""Painted areas as far as a table's cells are concerned."""

from __future__ import annotations

from skparse.page import Fill, Page, is_white
from skparse.table.lines import TOUCH


def fills_between(page: Page, left: float, right: float) -> list[Fill]:
    """The fills that lie between two verticals, white ones left out: white only takes away what lies below it."""
    return [
        fill
        for fill in page.fills
        if fill.x0 >= left - TOUCH and fill.x1 <= right + TOUCH and not (fill.color and is_white(fill.color))
    ]
