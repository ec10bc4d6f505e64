"""Words → cells: a word goes where its middle lies, save one that stands on a rule and goes on from above."""

from __future__ import annotations

from bisect import bisect_left

from skparse.page import Page

# A word stands on a rule if more than the first share of its height is above it, and touches one if more than the
# second is. A word's box has air over its letters, a fifth of its height in most fonts, so that one set tight below a
# rule reaches over it. 0.12-0.4 and 0.02-0.2 hold for all samples and families; at 0.5 the rest of a text goes to the
# cell below.
_STRADDLES, _TOUCHES = 0.25, 0.1
# From how much lower to how much lower (in heights) the first line of the cell below begins if a word on the rule is
# not of that line. Chosen: more than words of one line differ, less than a line; 0-0.3 and 0.5-1 hold.
_LOWER, _LOWEST = 0.2, 0.75
# How far the line right over a word may be from it, how far to the right of its end it may begin, and how little the
# words of one line differ in height, all in heights of the word. Chosen; 0.2-0.7, 0-5 and 0.05-0.5 hold.
_RIGHT_OVER, _BESIDE, _SAME_LINE = 0.4, 3, 0.2

_Placed = list[tuple[int, int, int]]


def words_of_cells(
    page: Page, furniture: frozenset[int], xs: list[float], ys: list[float], label: list[list[int]], count: int
) -> list[list[int]]:
    """The places in ``page.words`` of each cell's words; those of ``furniture`` are in none. ``count``: of cells."""
    words: list[list[int]] = [[] for _ in range(count)]
    placed, straddling = _placed(page, furniture, xs, ys)
    for place, r, c in placed:
        words[label[r][c]].append(place)
    for place, r, c in straddling:
        above, own = words[label[r - 1][c]], words[label[r][c]]
        _, _, top, _, bottom, *_ = page.words[place]
        # One that just touches the rule must stand on the text of the cell below as well.
        high = bottom - top
        sure = ys[r] - top > _STRADDLES * high or any(
            _LOWER * high < page.words[other].top - top < _LOWEST * high for other in own
        )
        (above if sure and _runs_over(page, place, above) else own).append(place)
    return words


def _placed(page: Page, furniture: frozenset[int], xs: list[float], ys: list[float]) -> tuple[_Placed, _Placed]:
    """``(place, row, column)`` of the words whose centre lies in the grid; apart, those that a row's top cuts."""
    left, right, top, bottom = 2 * xs[0], 2 * xs[-1], 2 * ys[0], 2 * ys[-1]
    placed: _Placed = []
    straddling: _Placed = []
    for place, (_, x0, y0, x1, y1, *_) in enumerate(page.words):
        x, y = x0 + x1, y0 + y1
        if left < x < right and top < y < bottom and place not in furniture:
            row = bisect_left(ys, y / 2) - 1
            on_rule = row and ys[row] - y0 > _TOUCHES * (y1 - y0)
            (straddling if on_rule else placed).append((place, row, bisect_left(xs, x / 2) - 1))
    return placed, straddling


def _runs_over(page: Page, place: int, above: list[int]) -> bool:
    """A word on a rule is the rest of the text above it, too long for its cell (browsers let a merged cell's text run
    out below), if a line of that text stands right over it."""
    _, x0, top, x1, bottom, *_ = page.words[place]
    high = bottom - top
    return any(
        abs(page.words[o].bottom - top) < _RIGHT_OVER * high and page.words[o].x0 < x1 + _BESIDE * high for o in above
    ) or any(abs(page.words[o].top - top) < _SAME_LINE * high and 0 <= x0 - page.words[o].x1 < high for o in above)
