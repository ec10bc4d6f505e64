"""Where lines meet: pieces of one line joined, ends moved to the last intersection, and what is asked about ends.

Lines of one direction are given as if horizontal, those across them with x and y exchanged: a line meets one across it
where its ``center_y`` lies within the other's x0 … x1, and the other way round.
"""

from __future__ import annotations

import numpy as np

from skparse.read.scan.ruling.evidence import RuleCandidate
from skparse.read.scan.ruling.settings import NEIGHBORS


class Ends:
    """The ends of lines, so that those near a place are counted quickly."""

    def __init__(self, lines: list[RuleCandidate]) -> None:
        self._ends = np.sort([end for line in lines for end in (line.x0, line.x1)])

    def count_others(self, end: float) -> int:
        """How many ends, beside this one, lie at the same place."""
        gap = NEIGHBORS.max_meeting_gap_pt
        return int(np.searchsorted(self._ends, end + gap) - np.searchsorted(self._ends, end - gap)) - 1


def meets_at(line: RuleCandidate, end: float, across: list[RuleCandidate]) -> bool:
    """Does the line meet one across it at this end of its own?"""
    gap = NEIGHBORS.max_meeting_gap_pt
    return any(abs(a.center_y - end) < gap and a.x0 - gap < line.center_y < a.x1 + gap for a in across)


def continues_past_tear(line: RuleCandidate, end: float, lines: list[RuleCandidate]) -> bool:
    """Does another line lie in line with this one, no further behind this end than a tear is long? Not beside it: the
    stems of letters over each other make two short lines side by side."""
    return any(
        abs(other.center_y - line.center_y) < NEIGHBORS.max_meeting_gap_pt
        and min(abs(other.x0 - end), abs(other.x1 - end)) < NEIGHBORS.max_tear_pt
        and min(other.x1, line.x1) - max(other.x0, line.x0) < NEIGHBORS.max_meeting_gap_pt
        for other in lines
        if other is not line
    )


def is_crossed(line: RuleCandidate, across: list[RuleCandidate]) -> bool:
    """Does a line across this one run over it?"""
    return any(line.x0 < a.center_y < line.x1 and a.x0 < line.center_y < a.x1 for a in across)


def is_part(line: RuleCandidate, rule: RuleCandidate) -> bool:
    """Is the line a rule or a piece of it: in line with it, and most of it within its length?"""
    overlap = min(line.x1, rule.x1) - max(line.x0, rule.x0)
    return abs(line.center_y - rule.center_y) < NEIGHBORS.max_offset_pt and overlap > line.width / 2


def join_pieces(lines: list[RuleCandidate]) -> list[RuleCandidate]:
    """Pieces of one line as one, where it is torn by less than a row. A joined line has the height and the darkness of
    its longer piece."""
    result: list[RuleCandidate] = []
    for line in sorted(lines, key=lambda r: r.x0):
        index = next((n for n, other in enumerate(result) if _continues(other, line)), None)
        if index is None:
            result.append(line)
        else:
            before = result[index]
            longer = before if before.width >= line.width else line
            result[index] = longer._replace(x0=before.x0, x1=max(before.x1, line.x1))
    return result


def _continues(before: RuleCandidate, line: RuleCandidate) -> bool:
    max_offset = NEIGHBORS.max_offset_pt
    gap = line.x0 - before.x1
    return abs(before.center_y - line.center_y) < max_offset and -max_offset < gap < NEIGHBORS.joined_max_tear_pt


def trim_to_intersections(lines: list[RuleCandidate], across: list[RuleCandidate]) -> list[RuleCandidate]:
    """Lines that end at their last intersection, where what is behind it may be the stem of a letter in line with
    them."""
    return [_trimmed(line, lines, across) for line in lines]


def _trimmed(line: RuleCandidate, lines: list[RuleCandidate], across: list[RuleCandidate]) -> RuleCandidate:
    gap = NEIGHBORS.max_meeting_gap_pt
    centers = [a.center_y for a in across if a.x0 - gap < line.center_y < a.x1 + gap]
    centers = [center for center in centers if line.x0 - gap < center < line.x1 + gap]
    if len(centers) < 2:
        return line
    first, last = min(centers), max(centers)
    max_offset, max_tear = NEIGHBORS.max_offset_pt, NEIGHBORS.max_tear_pt
    in_line = [other for other in lines if other is not line and abs(other.center_y - line.center_y) < max_offset]
    is_torn_before = any(0 <= line.x0 - other.x1 < max_tear for other in in_line)
    is_torn_behind = any(0 <= other.x0 - line.x1 < max_tear for other in in_line)
    x0, x1 = line.x0, line.x1
    if not is_torn_before and _overshoots(first - x0, x0, [other.x0 for other in lines]):
        x0 = first
    if not is_torn_behind and _overshoots(x1 - last, x1, [other.x1 for other in lines]):
        x1 = last
    return line._replace(x0=x0, x1=x1)


def _overshoots(by: float, end: float, ends: list[float]) -> bool:
    """Does the line alone go on behind its last intersection, by no more than a letter's stem? Where a page cuts a row
    without a rule, or a table has no frame, others end there too."""
    gap = NEIGHBORS.max_meeting_gap_pt
    others = sum(abs(other - end) < gap for other in ends) - 1
    return gap < by < NEIGHBORS.max_stem_pt and others < NEIGHBORS.shared_end_min_count
