"""Attributes' cells → nodes: a cell merged over several rows is one text for all of them, over page ends too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from skparse.outline.draft import Leaf, TextKey
from skparse.outline.row_sharing import lines_of_leaves
from skparse.table.model import Attribute, CellId, Row
from skparse.text.lines import TextLine


class AttributeTexts:
    """The texts of the attributes' cells, while the tree grows.

    A text may still grow after it was given to a node (its cell goes on over the page's end); all nodes that have it
    see it grow.
    """

    def __init__(self, items_have_own_lines: bool) -> None:
        """``items_have_own_lines``: items that share a row have attributes of their own beside them."""
        self._items_have_own_lines = items_have_own_lines
        self._keys: dict[CellId, TextKey] = {}  # the text that a cell adds to, or that the next row takes from it
        self._texts: dict[TextKey, list[TextLine]] = {}
        self._parts: Counter[CellId] = Counter()

    def give(self, column: int, cell: Attribute, leaves: Sequence[Leaf]) -> None:
        """Give a cell to the nodes that end beside it: the same text to all, or to each the lines at its height."""
        parts = lines_of_leaves(cell.lines, leaves, self._items_have_own_lines)
        if all(lines == cell.lines for lines in parts):
            key = self._key(cell)
            for leaf in leaves:
                leaf.draft.attributes.setdefault(column, {})[key] = self._texts[key]
            return
        for leaf, lines in zip(leaves, parts, strict=True):
            self._parts[cell.cell] += 1
            key = TextKey(cell.cell, self._parts[cell.cell])
            self._texts[key] = list(lines)
            leaf.draft.attributes.setdefault(column, {})[key] = self._texts[key]
        # What goes on over the page's end is the last one's.
        self._keys[cell.cell] = key

    def link(self, row: Row, above: Row, has_new_item: bool, same_parent: bool) -> None:
        """Cells that go on over a page's end: one text for all their rows on both pages.

        A row that was cut (no item begins below) goes on in all its cells. Else the signs of a cell merged over both
        pages are a side left open where the rows are closed, or an empty cell merged over several rows; and the items
        above and below have one parent (``same_parent``).
        """
        for column, cell in row.attributes.items():
            before = above.attributes.get(column)
            if before is None:
                continue
            is_merged_rest = cell.merged and not cell.lines and bool(before.lines)
            is_merged = before.open_below or cell.open_above or is_merged_rest
            if not has_new_item or (is_merged and same_parent):
                key = self._key(before)
                self._texts[key].extend(cell.lines)
                self._keys[cell.cell] = key

    def _key(self, cell: Attribute) -> TextKey:
        """The key of a cell's text, which is kept from now on."""
        key = self._keys.setdefault(cell.cell, TextKey(cell.cell, 0))
        self._texts.setdefault(key, list(cell.lines))
        return key
