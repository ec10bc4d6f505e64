"""Rows that a page's end leaves open: text outside the rules that belongs to the table all the same."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from skparse.page import Word
from skparse.table.grid.edges import TOUCH, Line
from skparse.text.furniture import is_page_number_part
from skparse.text.markers import is_numbering

# A vertical that only closes the corner of a table reaches half a border's width beyond its last rule. 1-2.5 hold for
# all samples and families; at 0.5 a note under the table becomes a row.
_STICKS_OUT = 1.5
# Text goes on where it stands nearer than this share of its height to the rule or line before it. 0.6-0.8 hold for all
# samples and families; at 0.5 a section's title above a table without frame is lost, at 1 a note makes a box a table.
_NEAR = 0.6


def with_begun_row(words: Sequence[Word], xs: list[float], ys: list[float], upright: list[Line]) -> list[float]:
    """A row that begins below the last rule of a page, right before the page's end.

    Nearly all verticals stick out under the rule, by less than a touch, and the text that found room hangs below them;
    or, in a table without frame, a numbered text over the whole width is the last line of the page.
    """
    last = ys[-1]
    # Furniture is known from the second page on only: a folio on the first one would be taken for text that goes on.
    below = [
        w for w in words if w.top >= last - 1 and xs[0] < w.x0 and w.x1 < xs[-1] and not is_page_number_part(w.text)
    ]
    if not below:
        return ys
    line = min(w.top for w in below)
    high = below[0].bottom - below[0].top
    if line - last > _NEAR * high:
        return ys
    ends = {v.at: max(o.end for o in upright if o.at == v.at) for v in upright if v.end > last - TOUCH}
    if ends and sorted(ends.values())[len(ends) // 5] - last >= _STICKS_OUT:
        return [*ys, last + TOUCH]
    first = min(below, key=lambda w: w.x0)
    alone = all(w.top - line < high / 2 for w in below)
    if alone and _frameless(xs, upright) and _begins_title(first, xs[0], high):
        return [*ys, max(w.bottom for w in below)]
    return ys


def with_title_above(words: Sequence[Word], xs: list[float], ys: list[float], upright: list[Line]) -> list[float]:
    """A section's title on top of a page that the table goes on to, without frame: nothing is drawn over it."""
    above = [w for w in words if w.bottom <= ys[0] + 1 and xs[0] < w.x0 and w.x1 < xs[-1]]
    if not above or not _frameless(xs, upright):
        return ys
    low = max(w.bottom for w in above)
    line = [w for w in above if w.bottom > low - 1]
    first = min(line, key=lambda w: w.x0)
    high = first.bottom - first.top
    if ys[0] - first.bottom <= _NEAR * high and _begins_title(first, xs[0], high):
        return [min(w.top for w in line), *ys]
    return ys


def open_end(words: Sequence[Word], xs: list[float], bottom: float, floor: Sequence[bool]) -> float:
    """Where the table ends, if text hangs out of a cell without bottom rule (``floor``: is there one, by column).

    Browsers end a cut row's verticals where they like and print the rest of a tall merged cell below them: lines that
    follow within the column, less than a line apart, still belong to it.
    """
    if all(floor):
        return bottom
    ends = [bottom] * len(floor)
    low = [w for w in words if w.bottom > bottom and xs[0] < w.x0 and w.x1 < xs[-1]]
    for word in sorted(low, key=lambda w: w.top):
        column = bisect_left(xs, word.center_x) - 1
        gap = _NEAR * (word.bottom - word.top)
        if not floor[column] and word.x0 >= xs[column] - 1 and word.top <= ends[column] + gap:
            ends[column] = max(ends[column], word.bottom)
    return max(ends)


def _frameless(xs: list[float], upright: list[Line]) -> bool:
    return all(xs[0] + TOUCH < v.at < xs[-1] - TOUCH for v in upright)


def _begins_title(first: Word, left: float, high: float) -> bool:
    """A numbered text begins at the table's left side."""
    return first.x0 - left < 2 * high and is_numbering(first.text)
