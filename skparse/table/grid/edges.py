"""Rules → lines: snapped to common positions, joined where they touch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skparse.page import Rule

# Rules closer than this are one (double borders, the same border drawn by two cells). Tuned on ../shared/real and the
# producers' samples: double borders stand 0.5-1.9 pt apart, the narrowest column (a week) is 5 pt wide.
SAME_POSITION = 2.0
# Rules end this far from the ones they meet, and dashes stand this far apart (Word and CSS dashes: up to 3 pt).
TOUCH = 3.0


class Line(NamedTuple):
    """A full rule: its position across, and from where to where it goes."""

    at: float
    start: float
    end: float


def join_rules(rules: Sequence[Rule], upright: bool) -> list[Line]:
    """Snap rules to common positions and join those that touch or overlap (dashes too)."""
    if not rules:
        return []
    # (position, start, end), in the order of the positions
    if upright:
        spans = sorted(((r[0] + r[2]) / 2, r[1], r[3]) for r in rules)
    else:
        spans = sorted(((r[1] + r[3]) / 2, r[0], r[2]) for r in rules)
    lines: list[Line] = []
    cluster: list[tuple[float, float, float]] = []
    for span in spans:
        if cluster and span[0] - cluster[-1][0] > SAME_POSITION:
            lines.extend(_join_cluster(cluster))
            cluster = []
        cluster.append(span)
    lines.extend(_join_cluster(cluster))
    return lines


def _join_cluster(cluster: list[tuple[float, float, float]]) -> list[Line]:
    """Rules of one position → lines. The position is the mean, the longer rules counting more."""
    weight = sum(max(end - start, 0.01) for _, start, end in cluster)
    at = sum(at * max(end - start, 0.01) for at, start, end in cluster) / weight
    lines: list[Line] = []
    first = last = None
    for start, end in sorted((start, end) for _, start, end in cluster):
        if first is None or last is None or start > last + TOUCH:
            if first is not None and last is not None:
                lines.append(Line(at, first, last))
            first, last = start, end
        elif end > last:
            last = end
    if first is not None and last is not None:
        lines.append(Line(at, first, last))
    return lines
