"""Where the words of a page leave gaps that may part columns, and what bridges them. For tables without verticals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from skparse.page import Word
from skparse.text.markers import may_be_numbering

# A gap narrower than this may be the space between two words of a text (a space at 12 pt: 3.3 pt).
_GAP = 3.5
# Columns narrower than this hold no numbers and texts: months, weeks, or the numbers themselves (40 pt holds "VIII.").
# Up to 60 nothing changes in any sample or family; at 80 numbers are missed.
_NARROW = 40.0
# Words of a line this share of their height apart have more than a space between them: a space is a quarter of the
# height, more in justified text. 0.25-0.7 hold for all samples and families.
_SPACE = 0.45


def gaps_between(words: Sequence[Word], left: float, right: float) -> list[float]:
    """Middles of the gaps that no word covers."""
    edges = sorted((w.x0, w.x1) for w in words)
    found, reach = [], left
    for x0, x1 in edges:
        if x0 - reach >= _GAP and reach > left:
            # Nearer to the next column: texts begin at their column's left side.
            found.append(x0 - min(2.0, (x0 - reach) / 2))
        reach = max(reach, x1)
    return [x for a, x in pairwise([left, *found]) if x - a >= _GAP and right - x >= _GAP]


def heading_spans(words: Sequence[Word]) -> list[tuple[float, float]]:
    """From where to where each heading reaches: words of a line less than a space apart, lines under each other."""
    spans: list[tuple[float, float]] = []
    for word in in_order(words):
        space = _SPACE * (word.bottom - word.top)
        x0, x1 = word.x0, word.x1
        merged = [s for s in spans if s[0] < x1 + space and s[1] > x0 - space]
        spans = [s for s in spans if s not in merged]
        spans.append((min([x0, *(s[0] for s in merged)]), max([x1, *(s[1] for s in merged)])))
    return spans


def words_crossing(words: Sequence[Word], edges: Sequence[float]) -> set[Word]:
    """The words of lines that run over an edge: those next to each other, one of which does."""
    found: set[Word] = set()
    for line in _lines(words, _SPACE):
        if any(line[0].x0 < x - 1 and line[-1].x1 > x + 1 for x in edges):
            found.update(line)
    return found


def numbers_end(words: Sequence[Word], left: float, right: float) -> float | None:
    """Where a column of numbers ends in front of the texts between two edges; None where there is none."""
    if right - left < _NARROW:
        return None
    for x in gaps_between(words, left, right):
        before = [w.text for w in words if w.x1 <= x]
        if all(map(may_be_numbering, before)):
            return None if _are_amounts(before) else x
    return _after_numbers(words)


def _are_amounts(numbers: Sequence[str]) -> bool:
    """Bare numbers that do not count on from one another: "12" Laporan, "1" SK."""
    if not all(n.isdigit() for n in numbers):
        return False
    return not all(b in ("1", str(int(a) + 1)) for a, b in pairwise(numbers))


def _after_numbers(words: Sequence[Word]) -> float | None:
    """Where the texts beside a column of numbers begin: at one place, and their other lines too; None without them.

    A text that has no number may reach over the place.
    """
    starts: list[float] = []
    plain: list[float] = []
    wide = False
    for line in _lines(words):
        if len(line) > 1 and may_be_numbering(line[0].text):
            starts.append(line[1].x0)
            wide = wide or line[1].x0 - line[0].x1 >= _GAP
        else:
            plain.append(line[0].x0)
    if len(starts) < 2:
        # One number is enough if it stands off further than a space and a line of its text hangs below.
        return starts[0] - 1 if starts and wide and any(abs(p - starts[0]) <= 1 for p in plain) else None
    x = sorted(starts)[len(starts) // 2]
    meet = sum(abs(s - x) <= 1 for s in starts)
    # Most other lines hang below the numbered ones, or as many as these and texts without number stand between.
    hang, exactly = sum(p >= x - 1 for p in plain), sum(abs(p - x) <= 1 for p in plain)
    hangs = hang * 3 >= len(plain) * 2 or exactly >= meet
    return x - 1 if meet * 3 >= len(starts) * 2 and hangs else None


def _lines(words: Iterable[Word], apart: float | None = None) -> list[list[Word]]:
    """Words line by line; a line is parted where a gap is ``apart`` or wider, as a share of the words' height."""
    lines: list[list[Word]] = []
    for word in in_order(words):
        last = lines[-1][-1] if lines else None
        near = apart is None or last is None or word.x0 - last.x1 < apart * (word.bottom - word.top)
        if last is not None and near and abs(word.top - last.top) <= 1:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def in_order(words: Iterable[Word]) -> list[Word]:
    """Words from top to bottom and from left to right; tops that differ by a fraction of a point are one height."""
    return sorted(words, key=lambda w: (round(w.top), w.x0))
