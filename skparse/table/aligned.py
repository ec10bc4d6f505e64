"""Tables without vertical rules, the last resort: columns from where the words stand.

The level rules give the rows. A column ends where no word of the body stands and no heading reaches over.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from skparse.page import Page, Word
from skparse.table.lines import TOUCH, Line

# A gap narrower than this may be the space between two words of a text (a space at 12 pt: 3.3 pt).
_GAP = 3.5
# Fewer level rules of one length are underlines or a letterhead, not rows; shorter ones than half a page neither.
_FEWEST, _SHARE = 3, 0.5


def upright_by_words(page: Page, level: Sequence[Line], expected: Sequence[float]) -> list[Line]:
    """Verticals that are not drawn: the expected ones where the table goes on, else found by the words; [] for none.

    ``level``: the level rules; ``expected``: positions of the verticals on the page before, in points.
    """
    wide = _rows(page, level)
    if not wide:
        return []
    left, right = wide[0].start, wide[0].end
    top, bottom = wide[0].at, wide[-1].at
    if expected and abs(expected[0] - left) <= TOUCH and abs(expected[-1] - right) <= TOUCH:
        return [Line(x, top, bottom) for x in expected]
    words = [w for w in page.words if left <= w.x0 and w.x1 <= right and top <= (w.top + w.bottom) / 2 <= bottom]
    # The header ends with the first row that reaches over the whole width below its own first line.
    inner = [line.at for line in level if line not in wide and top < line.at < bottom]
    end = next((line.at for line in wide[1:] if not inner or line.at > inner[0]), bottom)
    head = [w for w in words if (w.top + w.bottom) / 2 < end]
    body = [w for w in words if (w.top + w.bottom) / 2 >= end]
    # Headings over a part-wide rule stand above others and may reach over several columns.
    split = inner[0] if inner and inner[0] < end else top
    cut = [line for line in level if line not in wide and line.at == split]
    leaves = [w for w in head if not (cut and _above(w, cut, split))]
    headings = _headings(leaves)
    found = [x for x in _gaps([*body, *leaves], left, right) if not any(a < x < b for a, b in headings)]
    return [Line(x, top, bottom) for x in (left, *found, right)] if found else []


def _rows(page: Page, level: Sequence[Line]) -> list[Line]:
    """The level rules that make rows: the longest ones of one length."""
    best: list[Line] = []
    for line in level:
        if line.end - line.start < _SHARE * page.width:
            continue
        same = [o for o in level if abs(o.start - line.start) <= TOUCH and abs(o.end - line.end) <= TOUCH]
        if len(same) > len(best):
            best = same
    return sorted(best) if len(best) >= _FEWEST else []


def _above(word: Word, cut: Sequence[Line], split: float) -> bool:
    return (word.top + word.bottom) / 2 < split and any(c.start <= word.x0 and word.x1 <= c.end for c in cut)


def _headings(words: Sequence[Word]) -> list[tuple[float, float]]:
    """From where to where each heading reaches: words of a line less than a space apart, lines under each other."""
    spans: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda w: (round(w.top), w.x0)):
        space = 0.45 * (word.bottom - word.top)
        x0, x1 = word.x0, word.x1
        merged = [s for s in spans if s[0] < x1 + space and s[1] > x0 - space]
        spans = [s for s in spans if s not in merged]
        spans.append((min([x0, *(s[0] for s in merged)]), max([x1, *(s[1] for s in merged)])))
    return spans


def _gaps(words: Sequence[Word], left: float, right: float) -> list[float]:
    """Middles of the gaps that no word covers."""
    edges = sorted((w.x0, w.x1) for w in words)
    found, reach = [], left
    for x0, x1 in edges:
        if x0 - reach >= _GAP and reach > left:
            # Nearer to the next column: texts begin at their column's left side.
            found.append(x0 - min(2.0, (x0 - reach) / 2))
        reach = max(reach, x1)
    return [x for a, x in pairwise([left, *found]) if x - a >= _GAP and right - x >= _GAP]
