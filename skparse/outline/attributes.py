"""Attributes' cells → nodes: a cell merged over several rows is one text for all of them, over page ends too."""

from __future__ import annotations

from collections.abc import Sequence

from skparse.outline.draft import Draft
from skparse.outline.row_sharing import by_height
from skparse.table.model import Attribute, CellId, Row
from skparse.text.lines import TextLine


class AttributeTexts:
    """The text of each attribute's cell, while the tree grows. ``aligned``: items that share a row have texts of
    their own beside them."""

    def __init__(self, aligned: bool) -> None:
        self._aligned = aligned
        self._texts: dict[CellId, list[TextLine]] = {}

    def give(self, column: int, cell: Attribute, leaves: Sequence[tuple[float, Draft]]) -> None:
        """Give a cell to the nodes that end beside it: the same text to all, or to each the lines at its height."""
        shared = by_height(cell.lines, leaves, self._aligned)
        whole = all(lines == cell.lines for lines in shared)
        for n, (_, leaf) in enumerate(leaves):
            own = leaf.attributes.setdefault(column, [])
            text = self._texts.setdefault(cell.cell, list(cell.lines)) if whole else list(shared[n])
            if not any(text is other for other in own):
                own.append(text)
            if not whole and n == len(leaves) - 1:
                self._texts[cell.cell] = text  # what goes on over the page's end is the last one's

    def link(self, row: Row, above: Row, opens: bool) -> None:
        """Cells that go on over a page's end: one text for all their rows on both pages.

        A row that was cut (nothing ``opens`` below) goes on in all its cells. Else the signs of a cell merged over
        both pages are a side left open where the rows are closed, or an empty cell merged over several rows.
        """
        for column, cell in row.attributes.items():
            before = above.attributes.get(column)
            if before is None:
                continue
            if not opens or before.open_below or cell.open_above or (cell.merged and not cell.lines and before.lines):
                text = self._texts.setdefault(before.cell, list(before.lines))
                text.extend(cell.lines)
                self._texts[cell.cell] = text
