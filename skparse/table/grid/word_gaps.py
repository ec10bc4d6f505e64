"""Gaps between words that may part columns, and what bridges them. For tables without vertical rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from skparse.numbering.markers import may_be_numbering
from skparse.page import Word
from skparse.table.grid.settings import GRID, UNRULED


def gaps_between(words: Sequence[Word], left: float, right: float) -> list[float]:
    """Where a column may begin between two x positions: in each gap that no word covers, near the text behind it."""
    min_gap = UNRULED.min_column_gap_pt
    found, reach = [], left
    for x0, x1 in sorted((w.x0, w.x1) for w in words):
        if x0 - reach >= min_gap and reach > left:
            found.append(x0 - min(UNRULED.max_gap_offset_pt, (x0 - reach) / 2))
        reach = max(reach, x1)
    return [x for before, x in pairwise([left, *found]) if x - before >= min_gap and right - x >= min_gap]


def heading_spans(words: Sequence[Word]) -> list[tuple[float, float]]:
    """From where to where each heading reaches: words less than a space apart, and lines under each other."""
    spans: list[tuple[float, float]] = []
    for word in in_reading_order(words):
        space = UNRULED.max_word_space * word.height
        near = [s for s in spans if s[0] < word.x1 + space and s[1] > word.x0 - space]
        spans = [s for s in spans if s not in near]
        spans.append((min([word.x0, *(s[0] for s in near)]), max([word.x1, *(s[1] for s in near)])))
    return spans


def words_crossing(words: Sequence[Word], edges: Sequence[float]) -> set[Word]:
    """The words of runs that cross an edge. A run is a line's words that are no more than a space apart."""
    found: set[Word] = set()
    tolerance = GRID.word_tolerance_pt
    for run in _lines(words, UNRULED.max_word_space):
        if any(run[0].x0 < x - tolerance and run[-1].x1 > x + tolerance for x in edges):
            found.update(run)
    return found


def number_column_end(words: Sequence[Word], left: float, right: float) -> float | None:
    """Where a column of numbers ends in front of the texts between two edges; None where there is none."""
    if right - left < UNRULED.min_numbered_width_pt:
        return None
    for x in gaps_between(words, left, right):
        before = [w.text for w in words if w.x1 <= x]
        if all(map(may_be_numbering, before)):
            return None if _are_amounts(before) else x
    return _text_start_behind_numbers(words)


def _are_amounts(numbers: Sequence[str]) -> bool:
    """Bare numbers that do not count on from one another: "12" Laporan, "1" SK."""
    if not all(n.isdigit() for n in numbers):
        return False
    return not all(b in ("1", str(int(a) + 1)) for a, b in pairwise(numbers))


def _text_start_behind_numbers(words: Sequence[Word]) -> float | None:
    """Where the texts behind a column of numbers begin; None where numbers and texts share a column.

    The texts must begin at one x position, and the lines without number too. A text that has no number may cross it.
    """
    numbered: list[float] = []  # where the texts behind numbers begin
    plain: list[float] = []  # where the lines without number begin
    has_wide_gap = False
    for line in _lines(words):
        if len(line) > 1 and may_be_numbering(line[0].text):
            numbered.append(line[1].x0)
            has_wide_gap = has_wide_gap or line[1].x0 - line[0].x1 >= UNRULED.min_column_gap_pt
        else:
            plain.append(line[0].x0)
    tolerance = GRID.word_tolerance_pt
    if len(numbered) < 2:
        # One number is enough if more than a space follows it and another line begins where its text does.
        enough = numbered and has_wide_gap and any(abs(x - numbered[0]) <= tolerance for x in plain)
        return numbered[0] - tolerance if enough else None
    start = sorted(numbered)[len(numbered) // 2]
    at_start = sum(abs(x - start) <= tolerance for x in numbered)
    plain_at_start = sum(abs(x - start) <= tolerance for x in plain)
    plain_behind = sum(x >= start - tolerance for x in plain)
    # Most lines without number begin there or further right, or as many begin right there as texts behind numbers do
    # (the rest are texts without number).
    is_column = plain_behind >= UNRULED.min_aligned_share * len(plain) or plain_at_start >= at_start
    return start - tolerance if is_column and at_start >= UNRULED.min_aligned_share * len(numbered) else None


def _lines(words: Iterable[Word], max_space: float | None = None) -> list[list[Word]]:
    """Words line by line; a line is parted where a gap is ``max_space`` or wider, as a share of the words' height."""
    lines: list[list[Word]] = []
    for word in in_reading_order(words):
        last = lines[-1][-1] if lines else None
        if (
            last is not None
            and abs(word.top - last.top) <= GRID.word_tolerance_pt
            and (max_space is None or word.x0 - last.x1 < max_space * word.height)
        ):
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def in_reading_order(words: Iterable[Word]) -> list[Word]:
    """Words from top to bottom and from left to right; tops that differ by a fraction of a point are one height."""
    return sorted(words, key=lambda w: (round(w.top), w.x0))
