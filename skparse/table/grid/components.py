"""Which lines hang together as one table."""

from __future__ import annotations

import numpy as np

from skparse.table.grid.edges import TOUCH, Line

# Parts of one table may stand so far apart (permenpanrb-90-2021: 12 pt); two tables side by side keep more.
_COLUMN_GAP = 20.0
# So many verticals of one height are a table's; fewer may be a chart's. Chosen: a page without rules within a table has
# 14 and more of one height in the families, and 3-12 hold for them and all samples.
_MANY = 5
# A full-width row holds three lines of a section's title at most.
_FULL_ROW = 50.0


def components(level: list[Line], upright: list[Line]) -> list[tuple[list[Line], list[Line]]]:
    """Groups of lines that hang together by crossing or touching: each is one table (or a box, or nothing)."""
    if len(upright) < 2:
        return []
    if not level:
        return _columns_only([], upright)
    h, v = np.array(level), np.array(upright)
    meets = (
        (h[:, 1, None] - TOUCH <= v[None, :, 0])
        & (v[None, :, 0] <= h[:, 2, None] + TOUCH)
        & (v[None, :, 1] - TOUCH <= h[:, 0, None])
        & (h[:, 0, None] <= v[None, :, 2] + TOUCH)
    )
    big = len(level) + 1
    of_h = np.arange(len(level))
    while True:
        of_v = np.where(meets, of_h[:, None], big).min(axis=0)
        new = np.minimum(of_h, np.where(meets, of_v[None, :], big).min(axis=1))
        if (new == of_h).all():
            break
        of_h = new
    loose = [upright[i] for i in np.flatnonzero(of_v == big)]
    groups = []
    for name in sorted(set(of_h.tolist())):
        hs = [level[i] for i in np.flatnonzero(of_h == name)]
        vs = [upright[i] for i in np.flatnonzero(of_v == name)]
        if len(vs) >= 2:
            groups.append((hs, vs + _beside(vs, loose)))
    # Where most verticals meet no level rule, the few rules are not what makes the table.
    if sum(len(vs) for _, vs in groups) * 2 < len(upright) and (only := _columns_only(level, upright)):
        return only
    return _side_by_side(_without_frame(groups))


def _columns_only(level: list[Line], upright: list[Line]) -> list[tuple[list[Line], list[Line]]]:
    """A page within a row, or within rows that are not ruled: nothing but the verticals between its cells, the outer
    ones and most of the others from the top of the table to its bottom; a merged schedule may interrupt the rest."""
    first, last = min(upright, key=lambda v: v.at), max(upright, key=lambda v: v.at)
    whole = [v for v in upright if abs(v.start - first.start) <= TOUCH and abs(v.end - first.end) <= TOUCH]
    xs = {v.at for v in upright}
    if last not in whole or len(whole) * 2 < len(xs) or (len(whole) < _MANY and len(whole) < len(upright)):
        return []
    low, high = first.start - TOUCH, first.end + TOUCH
    return [(level, upright)] if all(low <= v.start and v.end <= high for v in upright) else []


def _without_frame(groups: list[tuple[list[Line], list[Line]]]) -> list[tuple[list[Line], list[Line]]]:
    """Join groups that a full-width row parts in a table without frame: no vertical runs beside that row."""
    joined: list[tuple[list[Line], list[Line]]] = []
    for hs, vs in sorted(groups, key=lambda g: min(v.start for v in g[1])):
        if joined and hs and joined[-1][0]:
            other_hs, other_vs = joined[-1]
            left, right = min(h.start for h in hs), max(h.end for h in hs)
            same = (
                abs(left - min(h.start for h in other_hs)) <= TOUCH
                and abs(right - max(h.end for h in other_hs)) <= TOUCH
            )
            frameless = all(left + TOUCH < v.at < right - TOUCH for v in (*vs, *other_vs))
            gap = min(v.start for v in vs) - max(v.end for v in other_vs)
            if same and frameless and 0 <= gap <= _FULL_ROW:
                other_hs.extend(hs)
                other_vs.extend(vs)
                continue
        joined.append((list(hs), list(vs)))
    return joined


def _side_by_side(groups: list[tuple[list[Line], list[Line]]]) -> list[tuple[list[Line], list[Line]]]:
    """Join groups that stand beside each other with the same top and bottom: one table with a gap between columns."""
    joined: list[tuple[list[Line], list[Line]]] = []
    for hs, vs in sorted(groups, key=lambda g: min(v.at for v in g[1])):
        for other_hs, other_vs in joined:
            gap = min(v.at for v in vs) - max(v.at for v in other_vs)
            tops = min(v.start for v in vs) - min(v.start for v in other_vs)
            bottoms = max(v.end for v in vs) - max(v.end for v in other_vs)
            if abs(tops) <= TOUCH and abs(bottoms) <= TOUCH and 0 <= gap <= _COLUMN_GAP:
                other_hs.extend(hs)
                other_vs.extend(vs)
                break
        else:
            joined.append((list(hs), list(vs)))
    return joined


def _beside(own: list[Line], loose: list[Line]) -> list[Line]:
    """Verticals that no level rule touches but that run the whole height of a table: the sides of parents merged
    through the page, whose cells have neither top nor bottom rule on it."""
    top, bottom = min(v.start for v in own), max(v.end for v in own)
    slack = 2 * TOUCH
    return [v for v in loose if abs(v.start - top) <= slack and abs(v.end - bottom) <= slack]
