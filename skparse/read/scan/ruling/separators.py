"""Vertical rules too short to be told from letters by themselves: those that join two neighboring horizontal rules."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from skparse.page import Rule
from skparse.read.scan.raster.picture import Gray
from skparse.read.scan.ruling.decide import is_rule
from skparse.read.scan.ruling.evidence import DashedSeparatorEvidence, SeparatorEvidence
from skparse.read.scan.ruling.intervals import true_intervals
from skparse.read.scan.ruling.settings import SEPARATORS

_GIVEN_THICKNESS_PT = 0.5


def find_separators(
    dark: Gray, horizontal: list[Rule], vertical: list[Rule], scale: float, usual_darkness: float
) -> list[Rule]:
    """Vertical rules between neighboring horizontal ones, where no vertical one is known. ``usual_darkness`` is that
    of the known ones."""
    min_darkness = max(SEPARATORS.min_darkness, SEPARATORS.min_darkness_share * usual_darkness)
    known_xs = sorted({round(rule.center_x, 1) for rule in vertical})
    found: list[Rule] = []
    for upper in horizontal:
        lower = _next_below(upper, horizontal)
        if lower is None:
            continue
        x0, x1 = max(upper.x0, lower.x0), min(upper.x1, lower.x1)
        top, bottom = upper.center_y, lower.center_y
        xs: list[float] = []
        if bottom - top < SEPARATORS.max_row_height_pt:
            xs += _solid(_band(dark, x0, top, x1, bottom, scale), x0, scale, min_darkness)
        margin = SEPARATORS.dashed_min_margin_pt
        xs += [x for x in known_xs if x0 + margin < x < x1 - margin and _is_dashed(dark, x, top, bottom, scale)]
        for x in xs:
            if not any(_stands_at(rule, x, top, bottom) for rule in vertical):
                found.append(Rule(x - _GIVEN_THICKNESS_PT / 2, top, x + _GIVEN_THICKNESS_PT / 2, bottom))
    return found


def _next_below(upper: Rule, horizontal: list[Rule]) -> Rule | None:
    """The nearest rule below that runs along most of a rule, if it is near enough."""
    below = [
        rule
        for rule in horizontal
        if SEPARATORS.min_row_height_pt < rule.top - upper.top < SEPARATORS.dashed_max_row_height_pt
        and min(rule.x1, upper.x1) - max(rule.x0, upper.x0) > SEPARATORS.min_row_length_pt
    ]
    return min(below, key=lambda rule: rule.top) if below else None


def _stands_at(rule: Rule, x: float, top: float, bottom: float) -> bool:
    overlap = SEPARATORS.max_overlap_pt
    is_near = abs(rule.center_x - x) < SEPARATORS.max_thickness_pt
    return is_near and rule.top < bottom - overlap and rule.bottom > top + overlap


def _rows_between(top: float, bottom: float, scale: float) -> slice:
    """The rows of pixels between two rules, without the rules' blur."""
    blur = SEPARATORS.rule_blur_pt
    return slice(round((top + blur) * scale), round((bottom - blur) * scale))


def _band(dark: Gray, x0: float, top: float, x1: float, bottom: float, scale: float) -> Gray:
    return dark[_rows_between(top, bottom, scale), round(x0 * scale) : round(x1 * scale)]


def _solid(band: Gray, x0: float, scale: float, min_darkness: float) -> list[float]:
    """Where solid separators stand in a band of pixels that begins at ``x0``."""
    return [
        x0 + (center + 1) / scale for center, evidence in _dark_columns(band, scale, min_darkness) if is_rule(evidence)
    ]


def _dark_columns(band: Gray, scale: float, min_darkness: float) -> Iterator[tuple[float, SeparatorEvidence]]:
    """Neighboring columns that are as dark as a separator: their center without the band's first column."""
    if band.shape[0] < 3 or band.shape[1] < 3:
        return
    # What leans by a pixel is dark in two columns by turns: the darkest of three columns bridges it.
    dilated = np.maximum(band[:, 1:-1], np.maximum(band[:, :-2], band[:, 2:]))
    covered: NDArray[np.float64] = (dilated > min_darkness).mean(axis=0)
    for first, end in true_intervals(covered >= SEPARATORS.min_covered_share):
        yield (
            (first + end) / 2,
            SeparatorEvidence(scale=scale, thickness_px=end - first - 2, covered_share=float(covered[first:end].min())),
        )


def _is_dashed(dark: Gray, x: float, top: float, bottom: float, scale: float) -> bool:
    """Do dashes stand above each other at ``x`` from one rule to the other, and nothing beside them?"""
    half = SEPARATORS.max_thickness_pt / 2
    near, beside = round(half * scale), round((half + SEPARATORS.dashed_clear_pt) * scale)
    center, rows = round(x * scale), _rows_between(top, bottom, scale)
    if center < beside or center + beside >= dark.shape[1]:
        return False
    is_dark = dark[rows, center - beside : center + beside + 1] > SEPARATORS.min_darkness
    if is_dark.shape[0] < 3:
        return False
    left, own, right = np.split(is_dark, (beside - near, beside + near + 1), axis=1)
    filled: NDArray[np.bool_] = np.any(own, axis=1)
    evidence = DashedSeparatorEvidence(
        scale=scale,
        covered_share=float(filled.mean()),
        beside_share=max(float(left.mean()), float(right.mean())),
        dash_count=len(true_intervals(filled)),
        gaps_px=tuple(end - start for start, end in true_intervals(~filled)),
    )
    return is_rule(evidence)
