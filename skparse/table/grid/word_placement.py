"""Words → cells. A word goes where its center lies, unless it stands on a rule and continues the text above."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from skparse.page import Page
from skparse.table.grid.settings import GRID

_Located = list[tuple[int, int, int]]  # index of a word in page.words, row, column


def words_of_cells(
    page: Page,
    furniture: frozenset[int],
    xs: Sequence[float],
    ys: Sequence[float],
    cell_index: Sequence[Sequence[int]],
    count: int,
) -> list[list[int]]:
    """The indices in ``page.words`` of each cell's words; those of ``furniture`` are in none. ``count``: of cells."""
    cells: list[list[int]] = [[] for _ in range(count)]
    within, on_rule = _locate_words(page, furniture, xs, ys)
    for index, r, c in within:
        cells[cell_index[r][c]].append(index)
    for index, r, c in on_rule:
        above, own = cells[cell_index[r - 1][c]], cells[cell_index[r][c]]
        (above if _belongs_above(page, index, ys[r], above, own) else own).append(index)
    return cells


def _locate_words(
    page: Page, furniture: frozenset[int], xs: Sequence[float], ys: Sequence[float]
) -> tuple[_Located, _Located]:
    """The elementary cell of each word whose center lies in the grid; apart, those that touch a rule above them."""
    # The innermost loop of the grid: sums of two edges stand for twice the center.
    left, right, top, bottom = 2 * xs[0], 2 * xs[-1], 2 * ys[0], 2 * ys[-1]
    max_share = GRID.min_share_touching_rule
    within: _Located = []
    on_rule: _Located = []
    for index, (_, x0, y0, x1, y1, *_) in enumerate(page.words):
        x, y = x0 + x1, y0 + y1
        if left < x < right and top < y < bottom and index not in furniture:
            row = bisect_left(ys, y / 2) - 1
            touches = row and ys[row] - y0 > max_share * (y1 - y0)
            (on_rule if touches else within).append((index, row, bisect_left(xs, x / 2) - 1))
    return within, on_rule


def _belongs_above(page: Page, index: int, rule_y: float, above: list[int], own: list[int]) -> bool:
    """A word on a rule continues the text of the cell above.

    One that just touches the rule does so only if a line of the cell below begins a little lower than the word, which
    shows that the word is not part of that line.
    """
    word = page.words[index]
    low, high = GRID.min_drop_to_next_line * word.height, GRID.max_drop_to_next_line * word.height
    cut_by_rule = rule_y - word.top > GRID.min_share_above_rule * word.height
    if cut_by_rule or any(low < page.words[other].top - word.top < high for other in own):
        return _continues(page, index, above)
    return False


def _continues(page: Page, index: int, above: list[int]) -> bool:
    """A word is the rest of a text too long for its cell, as browsers let a merged cell's text run out below.

    It stands right below a line of that text, or right behind a word of it.
    """
    word = page.words[index]
    height = word.height
    others = [page.words[i] for i in above]
    return any(
        abs(other.bottom - word.top) < GRID.max_overflow_gap * height
        and other.x0 < word.x1 + GRID.max_overflow_shift * height
        for other in others
    ) or any(
        abs(other.top - word.top) < GRID.max_same_line_drop * height and 0 <= word.x0 - other.x1 < height
        for other in others
    )
