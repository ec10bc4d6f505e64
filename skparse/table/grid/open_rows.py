"""Rows that a page's end leaves open: text outside the rules that belongs to the table all the same."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from skparse.numbering.markers import is_numbering
from skparse.page import Word
from skparse.table.grid.edges import Edge
from skparse.table.grid.settings import GRID
from skparse.text.furniture import is_page_number_part


def add_row_begun_at_page_end(
    words: Sequence[Word], xs: Sequence[float], ys: list[float], vertical: Sequence[Edge]
) -> list[float]:
    """The grid's ys with those of a row that begins below the last rule, right before the page's end.

    Nearly all verticals reach below that rule, by less than touch_pt, and the text that found room stands below them;
    or, in a table without frame, a numbered text over the whole width is the last line of the page.
    """
    last, touch = ys[-1], GRID.touch_pt
    # Page numbers are recognized from the second page on only; the first one would be taken for text of the row.
    below = [
        w
        for w in words
        if w.top >= last - GRID.word_tolerance_pt and xs[0] < w.x0 and w.x1 < xs[-1] and not is_page_number_part(w.text)
    ]
    if not below:
        return ys
    first_line = min(w.top for w in below)
    height = below[0].height
    if first_line - last > GRID.max_text_gap * height:
        return ys
    ends = {
        v.position: max(o.end for o in vertical if o.position == v.position) for v in vertical if v.end > last - touch
    }
    may_be_short = int(GRID.max_short_verticals * len(ends))
    if ends and sorted(ends.values())[may_be_short] - last >= GRID.min_overhang_pt:
        return [*ys, last + touch]
    leftmost = min(below, key=lambda w: w.x0)
    is_one_line = all(w.top - first_line < height / 2 for w in below)
    if is_one_line and _is_frameless(xs, vertical) and _begins_title(leftmost, xs[0], height):
        return [*ys, max(w.bottom for w in below)]
    return ys


def add_title_row_at_top(
    words: Sequence[Word], xs: Sequence[float], ys: list[float], vertical: Sequence[Edge]
) -> list[float]:
    """The grid's ys with the top of a section's title above them, where a table without frame goes on.

    Such a title has no rule above it at the top of a page.
    """
    above = [w for w in words if w.bottom <= ys[0] + GRID.word_tolerance_pt and xs[0] < w.x0 and w.x1 < xs[-1]]
    if not above or not _is_frameless(xs, vertical):
        return ys
    last_bottom = max(w.bottom for w in above)
    line = [w for w in above if w.bottom > last_bottom - GRID.word_tolerance_pt]
    first = min(line, key=lambda w: w.x0)
    if ys[0] - first.bottom <= GRID.max_text_gap * first.height and _begins_title(first, xs[0], first.height):
        return [min(w.top for w in line), *ys]
    return ys


def bottom_with_overflow(
    words: Sequence[Word], xs: Sequence[float], bottom: float, has_bottom_edge: Sequence[bool]
) -> float:
    """The table's bottom, moved down where text runs out of cells without bottom rule.

    Browsers end a cut row's verticals where they like and print the rest of a tall merged cell below them: lines that
    follow within the column, less than a line apart, still belong to it.
    """
    if all(has_bottom_edge):
        return bottom
    bottoms = [bottom] * len(has_bottom_edge)
    below = [w for w in words if w.bottom > bottom and xs[0] < w.x0 and w.x1 < xs[-1]]
    for word in sorted(below, key=lambda w: w.top):
        column = bisect_left(xs, word.center_x) - 1
        follows = word.top <= bottoms[column] + GRID.max_text_gap * word.height
        if not has_bottom_edge[column] and word.x0 >= xs[column] - GRID.word_tolerance_pt and follows:
            bottoms[column] = max(bottoms[column], word.bottom)
    return max(bottoms)


def _is_frameless(xs: Sequence[float], vertical: Sequence[Edge]) -> bool:
    """No vertical stands at the table's sides."""
    return all(xs[0] + GRID.touch_pt < v.position < xs[-1] - GRID.touch_pt for v in vertical)


def _begins_title(first: Word, left: float, height: float) -> bool:
    """A numbered text begins at the table's left side."""
    return first.x0 - left < GRID.max_title_indent * height and is_numbering(first.text)
