"""Uprights too short to be told from letters by themselves: those that join two level rules near each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from skparse.page import Rule
from skparse.read.scan.raster.picture import Gray
from skparse.read.scan.ruling.stretches import stretches

# In points: rows lower than this hold no type, rows higher have uprights that are found for themselves. A separator is
# no thicker than this, and keeps this far from the rules, whose blur is dark too.
_LOWEST, _HIGHEST, _THICKEST, _BLUR = 6.0, 16.0, 2.0, 1.2
# How dark it is at least (of 255), in so much of its height.
_DARK, _COVERED = 45, 0.92
# Against the table's other uprights: hairs and scratches are paler.
_PALE = 0.55
# A dashed one goes on an upright of the table, in rows up to this high (longer ones are found for themselves); so much
# of it is dark, no more white (in points) is between two dashes, and nothing but specks stands as near (in points) as
# letters do.
_DASHED_HIGHEST, _DASHED, _WHITE, _CLEAR, _SPECKS = 32.0, 0.35, 4.5, 1.8, 0.03


def separators(dark: Gray, level: list[Rule], known: list[Rule], scale: float, usual: float) -> list[Rule]:
    """Uprights between neighbouring level rules that are dark from one to the other, where none is known. ``usual`` is
    how dark the known ones are."""
    least = max(_DARK, _PALE * usual)
    found: list[Rule] = []
    for upper in level:
        lower = _next_below(upper, level)
        if lower is None:
            continue
        x0, x1 = max(upper.x0, lower.x0), min(upper.x1, lower.x1)
        top, bottom = upper.center_y, lower.center_y
        columns = (
            _dark_columns(dark, x0, x1, top + _BLUR, bottom - _BLUR, scale, least) if bottom - top < _HIGHEST else []
        )
        uprights = {round(r.center_x, 1) for r in known}
        inside = sorted(x for x in uprights if x0 + _HIGHEST / 2 < x < x1 - _HIGHEST / 2)
        columns += [x for x in inside if _is_dashed(dark, x, top, bottom, scale)]
        for x in columns:
            if not any(abs(r.center_x - x) < _THICKEST and r.top < bottom - 1 and r.bottom > top + 1 for r in known):
                found.append(Rule(x - 0.25, top, x + 0.25, bottom))
    return found


def _next_below(upper: Rule, level: list[Rule]) -> Rule | None:
    """The nearest rule below that runs along most of a rule, if it is near enough."""
    below = [
        r
        for r in level
        if _LOWEST < r.top - upper.top < _DASHED_HIGHEST and min(r.x1, upper.x1) - max(r.x0, upper.x0) > _HIGHEST
    ]
    return min(below, key=lambda r: r.top) if below else None


def _dark_columns(
    dark: Gray, x0: float, x1: float, top: float, bottom: float, scale: float, least: float
) -> list[float]:
    band = dark[round(top * scale) : round(bottom * scale), round(x0 * scale) : round(x1 * scale)]
    if band.shape[0] < 3 or band.shape[1] < 3:
        return []
    # What leans by a pixel is dark in two columns by turns.
    beside = np.maximum(band[:, 1:-1], np.maximum(band[:, :-2], band[:, 2:]))
    whole: NDArray[np.bool_] = (beside > least).mean(axis=0) >= _COVERED
    runs = [(a, b) for a, b in stretches(whole) if b - a - 2 <= _THICKEST * scale]
    return [x0 + ((a + b) / 2 + 1) / scale for a, b in runs]


def _is_dashed(dark: Gray, x: float, top: float, bottom: float, scale: float) -> bool:
    """Whether dashes stand above each other at ``x`` from one rule to the other, and nothing beside them."""
    near, beside = round(_THICKEST / 2 * scale), round((_THICKEST / 2 + _CLEAR) * scale)
    middle, rows = round(x * scale), slice(round((top + _BLUR) * scale), round((bottom - _BLUR) * scale))
    if middle < beside or middle + beside >= dark.shape[1]:
        return False
    own = (dark[rows, middle - near : middle + near + 1] > _DARK).any(axis=1)
    left, right = dark[rows, middle - beside : middle - near], dark[rows, middle + near + 1 : middle + beside + 1]
    if own.size < 3 or max((left > _DARK).mean(), (right > _DARK).mean()) > _SPECKS or own.mean() < _DASHED:
        return False
    white = [end - start for start, end in stretches(~own)]
    # A letter of one stem is one dash.
    return len(white) > 1 and len(stretches(own)) > 1 and max(white) <= _WHITE * scale
