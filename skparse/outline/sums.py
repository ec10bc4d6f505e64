"""Rows that sum up those above them: they are no parents, and no title of what stands below them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from skparse.outline.draft import SECTION
from skparse.table.model import Piece, Row
from skparse.text.cell_values import is_amount, is_value, marks_nothing
from skparse.text.joining import join_lines
from skparse.text.sums import is_sum, may_be_sum

# With which the words for sums begin: nearly all other rows are told apart by their first letter, at no cost.
_FIRST_LETTERS = frozenset("jtsgJTSG")


class SumTitle(NamedTuple):
    """What a row of sums says in its level columns."""

    column: int
    """In which it stands; `SECTION` over all of them."""
    piece: Piece


def sum_title(row: Row) -> SumTitle | None:
    """The title of a row of sums, None of any other row.

    It stands over all level columns, or in one of them or its numbering while the others are empty. Then nothing but
    figures stands beside it. "TOTAL ANGGARAN" may be an indicator, and a word at a page's top the end of a text: these
    are sums where there are such figures.
    """
    if row.section is not None:
        found = SumTitle(SECTION, row.section) if not row.pieces and not row.section.markers else None
    else:
        found = next((SumTitle(*one) for one in row.pieces.items()), None) if len(row.pieces) == 1 else None
    if found is None:
        return None
    lines = (*found.piece.markers, *found.piece.lines)
    if lines[0].text[:1] not in _FIRST_LETTERS or not may_be_sum(text := join_lines(lines)):
        return None
    if found.column == SECTION:
        return found
    beside = [*_texts_beside(row)]
    only_figures = all(is_amount(one) or is_value(one) or marks_nothing(one) for one in beside)
    is_plain = is_sum(text) and not row.seam
    return found if only_figures and (beside or is_plain) and all(mark.lines for mark in row.marks) else None


def _texts_beside(row: Row) -> Iterator[str]:
    """The texts of the row's own cells beside its level columns."""
    for cell in (*row.attributes.values(), *row.times.values()):
        if cell.lines and not cell.merged:
            yield join_lines(cell.lines)
    for mark in row.marks:
        if mark.lines:
            yield join_lines(mark.lines)
