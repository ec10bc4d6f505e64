"""Tables without vertical rules, the last resort: columns from where rules, fills and words begin and end.

The level rules give the rows. Ends of rules that do not go all the way (under merged parents, under the heading over
the months) and edges of fills (the header's ground, zebra rows, marked months) are sure edges of columns. Between
them a column ends where no word stands and no heading reaches over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from skparse.geometry import Box
from skparse.page import Page, Word
from skparse.table.grid.edges import TOUCH, Line
from skparse.table.grid.fills import fills_between
from skparse.table.grid.word_gaps import gaps_between, heading_spans, in_order, numbers_end, words_crossing
from skparse.text.headings import heading_words
from skparse.text.periods import month_run

# Fewer level rules of one table are underlines or a letterhead, not rows; shorter ones than half a page neither.
_FEWEST, _SHARE = 3, 0.5
# A schedule counts months, quarters or semesters, or weeks of months.
_PERIODS = (12, 4, 2, 48, 24)
# Lines of one text stand at most this share of their height apart. 0.6-1 hold for all samples and families; below, rows
# that a page's end cuts lose lines, above, they take in what stands under the table.
_LEADING = 0.8


def upright_by_words(page: Page, free: Sequence[Word], level: Sequence[Line], expected: Sequence[float]) -> list[Line]:
    """Verticals that are not drawn: the expected ones where the table goes on, else found on the page; [] for none.

    ``free``: the page's words without furniture; ``level``: the level rules; ``expected``: positions of the verticals
    on the page before, in points.
    """
    frame = _frame(page, level, expected)
    if frame is None:
        return []
    own = [line for line in level if line.start >= frame.x0 - TOUCH and line.end <= frame.x1 + TOUCH]
    wide = [line for line in own if line.start <= frame.x0 + TOUCH and line.end >= frame.x1 - TOUCH]
    part = [line for line in own if line not in wide]
    words = [w for w in free if frame.x0 <= w.x0 and w.x1 <= frame.x1 and frame.top <= _middle(w) <= frame.bottom]
    top = wide[0].at if wide else frame.top
    # The header ends with the first row that reaches over the whole width below its own first line.
    inner = next((line.at for line in sorted(part) if wide and top < line.at < wide[-1].at), None)
    goes_on = bool(expected) and abs(expected[0] - frame.x0) <= TOUCH and abs(expected[-1] - frame.x1) <= TOUCH
    end = next((line.at for line in wide[1:] if inner is None or line.at > inner), frame.bottom)
    groups = [line for line in part if line.at == inner and _heads(words, line, top)]
    if goes_on:
        # Numbers may stand in front of a column's texts from this page on only.
        body = [w for w in words if inner is None or _middle(w) >= end]
        titles = words_crossing(body, expected)
        plain = [w for w in body if w not in titles]
        added = [
            x for a, b in pairwise(expected) if (x := numbers_end([w for w in plain if a <= _middle_x(w) <= b], a, b))
        ]
        xs = sorted([*expected, *(x for x in added if all(abs(x - e) > TOUCH for e in expected))])
    else:
        found = _columns(page, own, frame, words, groups, end)
        xs = [frame.x0, *found, frame.x1] if found else []
    # A row that a page's end cuts may be open: its text hangs out of the rules.
    high = _reach(page, free, xs, frame, up=True) if goes_on else frame.top
    low = _reach(page, free, xs, frame, up=False) if xs else frame.bottom
    # Above the rule under a heading of several columns there is no wall between these, nor one within a heading.
    band = [w for w in words if top < _middle(w) < end]
    within = heading_spans(band) if groups or not goes_on or heading_words(" ".join(w.text for w in band)) > 2 else []
    drawn = [x for line in own if line.at <= end for x in (line.start, line.end)]
    drawn += [x for f in page.fills if top - TOUCH <= f.top and f.bottom <= end + TOUCH for x in (f.x0, f.x1)]
    lines = []
    for x in xs:
        start = next((g.at for g in groups if g.start + TOUCH < x < g.end - TOUCH), high)
        seen = any(abs(x - d) <= TOUCH for d in drawn)
        if not seen and start == high and any(a < x < b for a, b in within):
            start = end
        lines.append(Line(x, start, low))
    return lines


def _reach(page: Page, free: Sequence[Word], xs: Sequence[float], frame: Box, up: bool) -> float:
    """How far texts and fills hang out of the rules, above or below: lines under each other that cross no column."""
    sign = -1 if up else 1
    end = frame.top if up else frame.bottom
    parts: list[tuple[float, float, float]] = []  # where it begins and ends, away from the rules, and its slack
    for word in free:
        inside = frame.x0 <= word.x0 and word.x1 <= frame.x1
        if inside and not any(word.x0 < x - 1 and x + 1 < word.x1 for x in xs):
            near, far = sorted((sign * word.top, sign * word.bottom))
            parts.append((near, far, _LEADING * (far - near)))
    for fill in fills_between(page, frame.x0, frame.x1):
        near, far = sorted((sign * fill.top, sign * fill.bottom))
        parts.append((near, far, TOUCH))
    reach = sign * end
    for near, far, slack in sorted(parts):
        if near >= sign * end - TOUCH and near <= reach + slack:
            reach = max(reach, far)
    return sign * reach


def _middle(word: Word) -> float:
    return word.center_y


def _middle_x(word: Word) -> float:
    return word.center_x


def _frame(page: Page, level: Sequence[Line], expected: Sequence[float]) -> Box | None:
    """The box of the rules that make rows: the longest length that two of them share, and what lies within. Where the
    table goes on, one rule of its width will do."""
    for line in level:
        # Under a parent that is merged through the page no rule reaches the left side.
        begins = any(abs(line.start - x) <= TOUCH for x in expected[:-1])
        if begins and abs(line.end - expected[-1]) <= TOUCH:
            left, right = expected[0], line.end
            own = sorted(o.at for o in level if o.start >= left - TOUCH and o.end <= right + TOUCH)
            return Box(left, own[0], right, own[-1])
    rules = [line for line in level if line.end - line.start >= _SHARE * page.width]
    best: Line | None = None
    for line in rules:
        twins = sum(abs(o.start - line.start) <= TOUCH and abs(o.end - line.end) <= TOUCH for o in rules)
        if twins > 1 and (best is None or line.end - line.start > best.end - best.start + TOUCH):
            best = line
    if best is None:
        return None
    own = sorted(o.at for o in level if o.start >= best.start - TOUCH and o.end <= best.end + TOUCH)
    return Box(best.start, own[0], best.end, own[-1]) if len(own) >= _FEWEST else None


def _heads(words: Sequence[Word], rule: Line, top: float) -> bool:
    """A heading stands over the rule: the rule is part of the header, not one between rows of a merged parent."""
    over = [w for w in words if rule.start <= w.x0 and w.x1 <= rule.end and top < _middle(w) < rule.at]
    return heading_words(" ".join(w.text for w in over)) > 0


def _columns(
    page: Page, level: Sequence[Line], frame: Box, words: list[Word], groups: list[Line], end: float
) -> list[float]:
    """Where columns end within the frame."""
    fills = [
        f
        for f in fills_between(page, frame.x0, frame.x1)
        if f.top >= frame.top - TOUCH and f.bottom <= frame.bottom + TOUCH
    ]
    sure = _clusters(
        [*(x for line in level for x in (line.start, line.end)), *(x for f in fills for x in (f.x0, f.x1))]
    )
    leaves = [w for w in words if _middle(w) < end and not any(_over(w, g) for g in groups)]
    months = _months(leaves, groups)
    if months:
        # The fills of two months need not be all: the periods are evenly spaced, or have been found one by one.
        sure = [x for x in sure if not months[0] - TOUCH < x < months[-1] + TOUCH] + months
    edges = sorted([frame.x0, *(x for x in sure if frame.x0 + TOUCH < x < frame.x1 - TOUCH), frame.x1])
    headings = heading_spans(leaves)
    # A line of text that runs over a sure edge is a section's title.
    titles = words_crossing(words, edges)
    plain = [w for w in words if _middle(w) >= end and w not in titles] + leaves
    # Headings have a ground of their own each: nothing is left to find below one but its numbers.
    ground = [(f.x0, f.x1) for f in fills if f.bottom <= end + TOUCH]
    found: list[float] = []
    for a, b in pairwise(edges):
        if b != frame.x1:
            found.append(b)
        if months and months[0] - TOUCH < (a + b) / 2 < months[-1] + TOUCH:
            continue
        inside = [w for w in plain if a - 1 <= _middle_x(w) <= b + 1]
        if any(abs(x0 - a) <= TOUCH and abs(x1 - b) <= TOUCH for x0, x1 in ground):
            gaps = []
        else:
            gaps = [x for x in gaps_between(inside, a, b) if not any(x0 < x < x1 for x0, x1 in headings)]
        body = [w for w in inside if _middle(w) >= end]
        for left, right in pairwise([a, *gaps, b]):
            numbers = numbers_end([w for w in body if left <= _middle_x(w) <= right], left, right)
            if numbers and numbers - left > TOUCH and right - numbers > TOUCH:
                found.append(numbers)
        found += gaps
    return sorted(found)


def _clusters(positions: Iterable[float]) -> list[float]:
    """Positions less than a touch apart are one edge, given where it stands first."""
    result: list[float] = []
    for x in sorted(positions):
        if not result or x - result[-1] > TOUCH:
            result.append(x)
    return result


def _over(word: Word, rule: Line) -> bool:
    return _middle(word) < rule.at and rule.start <= word.x0 and word.x1 <= rule.end


def _months(leaves: Sequence[Word], groups: Sequence[Line]) -> list[float]:
    """Edges of the schedule's columns: evenly spaced under the heading over them, or between headings that count
    periods; [] where neither is found."""
    for group in groups:
        below = [w for w in leaves if group.start <= w.x0 and w.x1 <= group.end and _middle(w) > group.at]
        for count in _PERIODS:
            step = (group.end - group.start) / count
            texts = [""] * count
            for word in in_order(below):
                texts[min(count - 1, int((_middle_x(word) - group.start) / step))] += word.text
            run = month_run(texts) if all(texts) else None
            if run is not None and len(run[1]) == count:
                return [group.start + n * step for n in range(count + 1)]
    spans = sorted(heading_spans(leaves))
    texts = ["".join(w.text for w in leaves if x0 <= w.x0 and w.x1 <= x1) for x0, x1 in spans]
    run = month_run(texts)
    if run is None:
        return []
    first, periods = run
    middles = [(x0 + x1) / 2 for x0, x1 in spans[first : first + len(periods)]]
    between = [(a + b) / 2 for a, b in pairwise(middles)]
    half = (middles[-1] - middles[0]) / (len(middles) - 1) / 2
    return [middles[0] - half, *between, middles[-1] + half]
