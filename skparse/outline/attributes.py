"""Cells of attributes, and of a schedule in words, → nodes: a cell merged over several rows is one text for all of
them, over page ends too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from skparse.outline.draft import Draft, Leaf, TextKey
from skparse.outline.row_sharing import lines_of_leaves
from skparse.outline.seams import begins_in_lower_case
from skparse.table.model import Attribute, CellId, Row
from skparse.text.line_records import TextLine
from skparse.text.period_texts import names_whole_time


class AttributeTexts:
    """The texts of the cells of one kind, while the tree grows.

    A text may still grow after it was given to a node (its cell goes on over the page's end); all nodes that have it
    see it grow.
    """

    def __init__(self, items_have_own_lines: bool) -> None:
        """``items_have_own_lines``: items that share a row have attributes of their own beside them."""
        self._items_have_own_lines = items_have_own_lines
        self._keys: dict[CellId, TextKey] = {}  # the text that a cell adds to, or that the next row takes from it
        self._texts: dict[TextKey, list[TextLine]] = {}
        self._parts: Counter[CellId] = Counter()
        self._beside: dict[CellId, list[Draft]] = {}  # merged cell → the nodes that have its text
        self._last: list[Draft] = []  # the nodes that end in the last row

    def give(self, row: Row, leaves: Sequence[Leaf]) -> None:
        """Give a row's cells to the nodes that end beside them: the same text to all, or to each the lines at its
        height."""
        self._last = [leaf.draft for leaf in leaves]
        for column, cell in self.cells(row).items():
            if cell.merged:
                self._beside.setdefault(cell.cell, []).extend(self._last)
            self._give(column, cell, leaves)

    def link(self, row: Row, above: Row, parent: Draft | None) -> None:
        """Cells that go on over a page's end: one text for all their rows on both pages.

        A row that was cut (no item begins below) goes on in all its cells. Else the signs of a cell merged over both
        pages are a sentence that is cut; or, where the items above and below have one parent, a side left open where
        the rows are closed, or an empty cell merged over several rows. An empty cell also goes on below the parent of
        all the items that the cell has above.

        Args:
            row: the first one of a page.
            above: the last one of the page before.
            parent: of the first item that begins in the row; None where none does.
        """
        cells_above = self.cells(above)
        for column, cell in self.cells(row).items():
            before = cells_above.get(column)
            if before is None:
                continue
            if parent is None or self.is_merged(before, cell, self._have_one_parent(before, cell, parent)):
                key = self._key(before)
                self._texts[key].extend(cell.lines)
                self._keys[cell.cell] = key

    def cells(self, row: Row) -> dict[int, Attribute]:
        """The cells of a row, by column."""
        return row.attributes

    def texts_of(self, draft: Draft) -> dict[int, dict[TextKey, list[TextLine]]]:
        """Where a node keeps the texts, by column."""
        return draft.attributes

    def is_merged(self, above: Attribute, below: Attribute, same_parent: bool) -> bool:
        """Two cells on the two sides of a page's end, beside different items, are one."""
        is_open = above.open_below or below.open_above
        return _is_cut_text(above, below) or (same_parent and (is_open or _is_merged_rest(above, below)))

    def divide(self, lines: tuple[TextLine, ...], leaves: Sequence[Leaf]) -> list[tuple[TextLine, ...]]:
        """The lines of a cell that belong to each of the nodes beside it."""
        return lines_of_leaves(lines, leaves, self._items_have_own_lines)

    def _have_one_parent(self, above: Attribute, below: Attribute, parent: Draft) -> bool:
        if self._last and parent == self._last[-1].parent:
            return True
        return not below.lines and _is_below_parent(parent, self._beside.get(above.cell, self._last))

    def _give(self, column: int, cell: Attribute, leaves: Sequence[Leaf]) -> None:
        parts = self.divide(cell.lines, leaves)
        if all(lines == cell.lines for lines in parts):
            key = self._key(cell)
            for leaf in leaves:
                self.texts_of(leaf.draft).setdefault(column, {})[key] = self._texts[key]
            return
        for leaf, lines in zip(leaves, parts, strict=True):
            self._parts[cell.cell] += 1
            key = TextKey(cell.cell, self._parts[cell.cell])
            self._texts[key] = list(lines)
            self.texts_of(leaf.draft).setdefault(column, {})[key] = self._texts[key]
        # What goes on over the page's end is the last one's.
        self._keys[cell.cell] = key

    def _key(self, cell: Attribute) -> TextKey:
        """The key of a cell's text, which is kept from now on."""
        key = self._keys.setdefault(cell.cell, TextKey(cell.cell, 0))
        self._texts.setdefault(key, list(cell.lines))
        return key


class ScheduleTexts(AttributeTexts):
    """The texts of a schedule in words.

    Items of different parents share a time more often than an attribute: where no rule closes the cell on either side
    of the page's end, it is one for all of them.
    """

    def cells(self, row: Row) -> dict[int, Attribute]:
        """The cells of a row, by column."""
        return row.times

    def texts_of(self, draft: Draft) -> dict[int, dict[TextKey, list[TextLine]]]:
        """Where a node keeps the texts, by column."""
        return draft.times

    def is_merged(self, above: Attribute, below: Attribute, same_parent: bool) -> bool:
        """Two cells on the two sides of a page's end, beside different items, are one."""
        if above.open_below and below.open_above:
            return True
        if all(names_whole_time([line.text for line in cell.lines]) for cell in (above, below)):
            return False  # "paling lambat 5 Maret" is no end of "B07"
        return super().is_merged(above, below, same_parent)

    def divide(self, lines: tuple[TextLine, ...], leaves: Sequence[Leaf]) -> list[tuple[TextLine, ...]]:
        """The lines of a cell that belong to each of the nodes beside it: all of them to each, where a line alone would
        be no time, as in "Januari s.d." above "Maret 2026"."""
        parts = super().divide(lines, leaves)
        if all(part == lines or not part or names_whole_time([line.text for line in part]) for part in parts):
            return parts
        return [lines] * len(leaves)


def _is_below_parent(parent: Draft, drafts: Sequence[Draft]) -> bool:
    """Is it the parent that all these nodes have in common, or below it?"""
    above = set(_with_parents(parent))
    chains = [_with_parents(draft.parent) for draft in drafts if draft.parent]
    common = next((one for one in (chains or [[]])[0] if all(one in chain for chain in chains)), None)
    return common is not None and common in above


def _with_parents(draft: Draft | None) -> list[Draft]:
    """A node and its parents, up to the tree's root."""
    chain: list[Draft] = []
    while draft is not None:
        chain.append(draft)
        draft = draft.parent
    return chain


def _is_cut_text(above: Attribute, below: Attribute) -> bool:
    """A page's end cuts the sentence of a cell that is merged over several rows."""
    if not (above.merged or below.merged) or not above.lines or not below.lines:
        return False
    first = below.lines[0].text  # a dash begins an entry of a list, or says that there is nothing
    return begins_in_lower_case(first) and first[0] not in "-–" and above.lines[-1].text[-1:] not in ".;:"


def _is_merged_rest(above: Attribute, below: Attribute) -> bool:
    """An empty cell below a page's end, merged over several rows, goes on with the text above."""
    return below.merged and not below.lines and bool(above.lines)
