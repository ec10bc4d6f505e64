"""Tables without vertical rules: their columns from where rules, fills and words begin and end.

The horizontal rules part the rows. Columns have drawn edges where rules end that do not go all the way (under merged
parents, under the heading of the months) and where fills end (the header's ground, striped rows, marked months).
Between those a column ends where no word stands and no heading goes across.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from skparse.geometry import Box
from skparse.page import Fill, Page, Word
from skparse.table.grid.edges import Edge
from skparse.table.grid.fills import fills_between
from skparse.table.grid.settings import GRID, UNRULED
from skparse.table.grid.word_gaps import (
    gaps_between,
    heading_spans,
    in_reading_order,
    number_column_end,
    words_crossing,
)
from skparse.text.headings import heading_words
from skparse.text.periods import month_run

# How many columns a schedule has: months, quarters, semesters, weeks of a year or of half a year.
_SCHEDULE_COLUMNS = (12, 4, 2, 48, 24)


class _Table(NamedTuple):
    """A table without vertical rules: its rules and words, and where its header stands."""

    page: Page
    frame: Box
    horizontal: list[Edge]
    words: list[Word]
    header_top: float
    header_bottom: float
    has_header_rule: bool
    """A rule that does not go all the way stands in the table's first rows: under group headings or merged parents."""
    group_rules: list[Edge]
    """The header's rules under headings of several columns."""

    @property
    def body(self) -> list[Word]:
        """The words below the header."""
        return [w for w in self.words if w.center_y >= self.header_bottom]

    @property
    def fills(self) -> list[Fill]:
        """The fills within the frame."""
        top, bottom = self.frame.top - GRID.touch_pt, self.frame.bottom + GRID.touch_pt
        inside = fills_between(self.page, self.frame.x0, self.frame.x1)
        return [f for f in inside if f.top >= top and f.bottom <= bottom]


def infer_vertical_edges(
    page: Page, words: Sequence[Word], horizontal: Sequence[Edge], expected: Sequence[float]
) -> list[Edge]:
    """Vertical edges that are not drawn: the expected ones where the table goes on, else from the page; [] for none.

    Args:
        page: an upright page without vertical rules.
        words: its words without furniture.
        horizontal: its horizontal edges.
        expected: x positions of the vertical edges on the page before, in points.
    """
    frame = _frame(page, horizontal, expected)
    if frame is None:
        return []
    table = _table(page, words, horizontal, frame)
    touch = GRID.touch_pt
    goes_on = bool(expected) and abs(expected[0] - frame.x0) <= touch and abs(expected[-1] - frame.x1) <= touch
    xs = _with_number_columns(table, expected) if goes_on else _found_positions(table)
    if not xs:
        return []
    # A page's end may cut the first and the last row, so that their text runs out of the rules.
    top = _overflow_end(table, words, xs, upwards=True) if goes_on else frame.top
    bottom = _overflow_end(table, words, xs, upwards=False)
    return [Edge(x, start, bottom) for x, start in zip(xs, _starts(table, xs, top, goes_on), strict=True)]


def _frame(page: Page, horizontal: Sequence[Edge], expected: Sequence[float]) -> Box | None:
    """The box of the rules that part rows: the longest length that two of them share, and what lies within it.

    Where the table goes on, one rule of its width is enough.
    """
    touch = GRID.touch_pt
    for edge in horizontal:
        # Under a parent that is merged through the page no rule reaches the left side.
        begins = any(abs(edge.start - x) <= touch for x in expected[:-1])
        if begins and abs(edge.end - expected[-1]) <= touch:
            return _box_of_rules(horizontal, expected[0], edge.end)[0]
    rules = [e for e in horizontal if e.end - e.start >= UNRULED.min_rule_share * page.width]
    best: Edge | None = None
    for edge in rules:
        equal = sum(abs(o.start - edge.start) <= touch and abs(o.end - edge.end) <= touch for o in rules)
        if equal > 1 and (best is None or edge.end - edge.start > best.end - best.start + touch):
            best = edge
    if best is None:
        return None
    box, count = _box_of_rules(horizontal, best.start, best.end)
    return box if count >= UNRULED.min_rows_rules else None


def _box_of_rules(horizontal: Sequence[Edge], left: float, right: float) -> tuple[Box, int]:
    """The box of the rules between two x positions, and how many they are."""
    ys = [e.position for e in horizontal if e.is_within(left, right)]
    return Box(left, min(ys), right, max(ys)), len(ys)


def _table(page: Page, words: Sequence[Word], horizontal: Sequence[Edge], frame: Box) -> _Table:
    inside = [w for w in words if frame.x0 <= w.x0 and w.x1 <= frame.x1 and frame.top <= w.center_y <= frame.bottom]
    own = [e for e in horizontal if e.is_within(frame.x0, frame.x1)]
    full = [e for e in own if e.reaches(frame.x0, frame.x1)]
    partial = [e for e in own if e not in full]
    top = full[0].position if full else frame.top
    # The header ends with the first rule over the full width below its first partial one.
    header_rule = next((e.position for e in sorted(partial) if full and top < e.position < full[-1].position), None)
    bottom = next((e.position for e in full[1:] if header_rule is None or e.position > header_rule), frame.bottom)
    return _Table(
        page=page,
        frame=frame,
        horizontal=own,
        words=inside,
        header_top=top,
        header_bottom=bottom,
        has_header_rule=header_rule is not None,
        group_rules=[e for e in partial if e.position == header_rule and _has_heading_above(inside, e, top)],
    )


def _has_heading_above(words: Sequence[Word], rule: Edge, top: float) -> bool:
    """A heading stands over the rule: the rule is part of the header, not one between rows beside a merged parent."""
    above = [w for w in words if _is_above(w, rule) and top < w.center_y]
    return heading_words(" ".join(w.text for w in above)) > 0


def _is_above(word: Word, rule: Edge) -> bool:
    return word.center_y < rule.position and rule.start <= word.x0 and word.x1 <= rule.end


def _with_number_columns(table: _Table, expected: Sequence[float]) -> list[float]:
    """The expected positions, and the ends of number columns: a column's texts may be numbered on this page first."""
    body = table.body if table.has_header_rule else table.words
    crossing = words_crossing(body, expected)
    plain = [w for w in body if w not in crossing]
    added = _number_column_ends(plain, expected)
    return sorted([*expected, *(x for x in added if all(abs(x - e) > GRID.touch_pt for e in expected))])


def _number_column_ends(words: Sequence[Word], edges: Sequence[float]) -> list[float]:
    """Where columns of numbers end in front of texts, at most one between two neighboring edges."""
    ends = []
    for left, right in pairwise(edges):
        end = number_column_end([w for w in words if left <= w.center_x <= right], left, right)
        if end is not None and end - left > GRID.touch_pt and right - end > GRID.touch_pt:
            ends.append(end)
    return ends


def _found_positions(table: _Table) -> list[float]:
    """Edges of columns that the page itself tells, from the table's left side to its right; [] for one column."""
    frame, touch, fills = table.frame, GRID.touch_pt, table.fills
    headings = [
        w
        for w in table.words
        if w.center_y < table.header_bottom and not any(_is_above(w, rule) for rule in table.group_rules)
    ]
    schedule = _schedule_edges(headings, table.group_rules)
    drawn = _distinct(x for span in (*_spans(table.horizontal), *_sides(fills)) for x in span)
    if schedule:
        # Not every month need have a fill, and the schedule's own edges are complete.
        drawn = [x for x in drawn if not schedule[0] - touch < x < schedule[-1] + touch] + schedule
    edges = sorted([frame.x0, *(x for x in drawn if frame.x0 + touch < x < frame.x1 - touch), frame.x1])
    # A line of text that crosses a drawn edge is a section's title.
    crossing = words_crossing(table.words, edges)
    body = [w for w in table.body if w not in crossing]
    spans = heading_spans(headings)
    header_fills = _sides(f for f in fills if f.bottom <= table.header_bottom + touch)
    found = edges[1:-1]
    for left, right in pairwise(edges):
        if schedule and schedule[0] - touch < (left + right) / 2 < schedule[-1] + touch:
            continue
        own_body = _words_between(body, left, right)
        gaps: list[float] = []
        # A heading with a fill of its own stands over one column, which only numbers can part.
        if not any(abs(x0 - left) <= touch and abs(x1 - right) <= touch for x0, x1 in header_fills):
            gaps = gaps_between(own_body + _words_between(headings, left, right), left, right)
            gaps = [x for x in gaps if not any(x0 < x < x1 for x0, x1 in spans)]
        found += gaps + _number_column_ends(own_body, [left, *gaps, right])
    return [frame.x0, *sorted(found), frame.x1] if found else []


def _words_between(words: Sequence[Word], left: float, right: float) -> list[Word]:
    low, high = left - GRID.word_tolerance_pt, right + GRID.word_tolerance_pt
    return [w for w in words if low <= w.center_x <= high]


def _spans(edges: Iterable[Edge]) -> list[tuple[float, float]]:
    return [(e.start, e.end) for e in edges]


def _sides(fills: Iterable[Fill]) -> list[tuple[float, float]]:
    return [(f.x0, f.x1) for f in fills]


def _distinct(positions: Iterable[float]) -> list[float]:
    """The positions in order, without those that are ``touch_pt`` or less behind the one before."""
    result: list[float] = []
    for x in sorted(positions):
        if not result or x - result[-1] > GRID.touch_pt:
            result.append(x)
    return result


def _schedule_edges(headings: Sequence[Word], group_rules: Sequence[Edge]) -> list[float]:
    """Edges of the schedule's columns, [] where there is none.

    They are evenly spaced under the rule of a group heading, or lie half way between headings that count periods.
    """
    for rule in group_rules:
        below = [w for w in headings if rule.start <= w.x0 and w.x1 <= rule.end and w.center_y > rule.position]
        for count in _SCHEDULE_COLUMNS:
            step = (rule.end - rule.start) / count
            texts = [""] * count
            for word in in_reading_order(below):
                texts[min(count - 1, int((word.center_x - rule.start) / step))] += word.text
            run = month_run(texts) if all(texts) else None
            if run is not None and len(run[1]) == count:
                return [rule.start + n * step for n in range(count + 1)]
    spans = sorted(heading_spans(headings))
    run = month_run(["".join(w.text for w in headings if x0 <= w.x0 and w.x1 <= x1) for x0, x1 in spans])
    if run is None:
        return []
    first, periods = run
    centers = [(x0 + x1) / 2 for x0, x1 in spans[first : first + len(periods)]]
    between = [(a + b) / 2 for a, b in pairwise(centers)]
    half = (centers[-1] - centers[0]) / (len(centers) - 1) / 2
    return [centers[0] - half, *between, centers[-1] + half]


def _overflow_end(table: _Table, words: Sequence[Word], xs: Sequence[float], upwards: bool) -> float:
    """Where the table ends, above or below, if texts and fills run out of its rules; else where its rules end.

    They must follow on each other and cross no column.
    """
    frame, tolerance = table.frame, GRID.word_tolerance_pt
    sign = -1 if upwards else 1
    end = sign * (frame.top if upwards else frame.bottom)
    parts: list[tuple[float, float, float]] = []  # near and far end, away from the rules, and the gap allowed before it
    for word in words:
        inside = frame.x0 <= word.x0 and word.x1 <= frame.x1
        if inside and not any(word.x0 < x - tolerance and x + tolerance < word.x1 for x in xs):
            near, far = sorted((sign * word.top, sign * word.bottom))
            parts.append((near, far, UNRULED.max_leading * (far - near)))
    for fill in fills_between(table.page, frame.x0, frame.x1):
        near, far = sorted((sign * fill.top, sign * fill.bottom))
        parts.append((near, far, GRID.touch_pt))
    reach = end
    for near, far, max_gap in sorted(parts):
        if near >= end - GRID.touch_pt and near <= reach + max_gap:
            reach = max(reach, far)
    return sign * reach


def _starts(table: _Table, xs: Sequence[float], top: float, goes_on: bool) -> list[float]:
    """Where the edge at each x begins: below a heading of several columns, which no edge between them cuts."""
    end, touch = table.header_bottom, GRID.touch_pt
    header = [w for w in table.words if table.header_top < w.center_y < end]
    has_header = bool(table.group_rules) or not goes_on
    has_header = has_header or heading_words(" ".join(w.text for w in header)) >= UNRULED.min_heading_words
    headings = heading_spans(header) if has_header else []
    drawn = _spans(e for e in table.horizontal if e.position <= end)
    drawn += _sides(f for f in table.page.fills if table.header_top - touch <= f.top and f.bottom <= end + touch)
    starts = []
    for x in xs:
        start = next((g.position for g in table.group_rules if g.start + touch < x < g.end - touch), top)
        is_drawn = any(abs(x - side) <= touch for span in drawn for side in span)
        if not is_drawn and start == top and any(a < x < b for a, b in headings):
            start = end
        starts.append(start)
    return starts
