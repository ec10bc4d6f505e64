"""What a row's cells give to each of the items that share the row."""

from __future__ import annotations

from collections.abc import Sequence

from skparse.outline.draft import Draft
from skparse.table.model import Mark, Row
from skparse.table.text import TextLine


def by_height(
    lines: tuple[TextLine, ...], leaves: Sequence[tuple[float, Draft]], strictly: bool = False
) -> list[tuple[TextLine, ...]]:
    """Deal the lines of one cell out to the items of a row that share it.

    Lines that begin at the height of several items are theirs one by one; a text that stands beside one item only
    (or none) counts for all of them, unless each has its ``strictly`` own.
    """
    if len(leaves) == 1 or not lines:
        return [lines] * len(leaves)
    shares: list[list[TextLine]] = [[] for _ in leaves]
    for line in lines:
        reach = (line.bottom - line.top) / 2
        n = max((i for i, (height, _) in enumerate(leaves) if height <= line.middle + reach), default=0)
        shares[n].append(line)
    if not strictly and sum(map(bool, shares)) <= 1:
        return [lines] * len(leaves)
    return [tuple(share) for share in shares]


def under_fill(mark: Mark, leaves: Sequence[tuple[float, Draft]], row: Row) -> list[bool]:
    """Which items of a row a fill belongs to: those of whose height it covers half, or the one it covers most."""
    if not mark.color or len(leaves) == 1:
        return [bool(mark.color)] * len(leaves)
    ends = [height for height, _ in leaves[1:]] + [row.bottom]
    covered = []
    for (start, _), end in zip(leaves, ends, strict=True):
        points = sum(max(0.0, min(end, bottom) - max(start, top)) for top, bottom in mark.shaded)
        covered.append(points / max(1.0, end - start))
    most = max(covered)
    return [share > 0.5 or share == most for share in covered]


def _joined(spans: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for top, bottom in sorted(spans):
        if joined and top <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(bottom, joined[-1][1]))
        else:
            joined.append((top, bottom))
    return joined


def several_heights(row: Row) -> bool:
    """The ticks of a row stand on more than one line, or its fills reach over a part of it only."""
    if any(bottom - top < 0.7 * (row.bottom - row.top) for mark in row.marks for top, bottom in _joined(mark.shaded)):
        return True
    middles = [line.middle for mark in row.marks for line in mark.lines]
    high = max((line.bottom - line.top for mark in row.marks for line in mark.lines), default=0.0)
    return bool(middles) and max(middles) - min(middles) > high / 2
