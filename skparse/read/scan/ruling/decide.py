"""Is this line a rule? Decided here alone: by the line's own pixels (`is_rule`), then by the lines around it
(`select_rules`). The other modules collect candidates and measure them.
"""

from __future__ import annotations

from typing import assert_never

import numpy as np

from skparse.read.scan.ruling.evidence import (
    DashedLineEvidence,
    DashedSeparatorEvidence,
    Evidence,
    LineEvidence,
    RuleCandidate,
    SeparatorEvidence,
)
from skparse.read.scan.ruling.intersections import (
    Ends,
    continues_past_tear,
    is_crossed,
    join_pieces,
    meets_at,
    trim_to_intersections,
)
from skparse.read.scan.ruling.settings import DASHES, LINES, NEIGHBORS, SEPARATORS


def is_rule(evidence: Evidence) -> bool:
    """Whether a line may be a rule by what its pixels show."""
    match evidence:
        case LineEvidence():
            return _is_line(evidence)
        case DashedLineEvidence():
            # Letters have arms as well ("t", "f"), but their row has no dashes.
            return evidence.filled_px >= DASHES.min_filled_share * evidence.area_px
        case SeparatorEvidence():
            return (
                evidence.covered_share >= SEPARATORS.min_covered_share
                and evidence.thickness_px <= SEPARATORS.max_thickness_pt * evidence.scale
            )
        case DashedSeparatorEvidence():
            return _is_dashed_separator(evidence)
        case _:
            assert_never(evidence)


def _is_line(line: LineEvidence) -> bool:
    """A rule is dark in nearly each of its columns, and light above and below; a row of letters is neither."""
    if line.thickness_px > LINES.max_thickness_pt * line.scale:
        return False
    # Letters make no vertical lines as high as a row: a short one of these needs no stricter bounds.
    is_word = line.length_px <= LINES.word_length_pt * line.scale and not line.is_vertical
    min_dark = LINES.word_min_dark_share if is_word else LINES.min_dark_share
    if line.dark_area_px < min_dark * line.area_px:
        return False
    # Double rules have white between them.
    is_thick = line.dilated_area_px > (LINES.thick_pt * line.scale + 2) * line.length_px
    if line.unbroken_share < (LINES.thick_min_unbroken_share if is_thick else min_dark):
        return False
    if is_word:
        return line.more_touched_share <= LINES.word_max_touched_share
    # Text set close to a long rule touches it on one side; a row of letters is touched on both.
    max_leaning = LINES.vertical_max_leaning_share if line.is_vertical else LINES.horizontal_max_leaning_share
    return line.less_touched_share <= LINES.max_touched_share and line.more_touched_share <= max_leaning


def _is_dashed_separator(line: DashedSeparatorEvidence) -> bool:
    return (
        line.beside_share <= SEPARATORS.dashed_max_speck_share
        and line.covered_share >= SEPARATORS.dashed_min_covered_share
        # A letter of one stem is one dash.
        and line.dash_count > 1
        and len(line.gaps_px) > 1
        and max(line.gaps_px) <= SEPARATORS.dashed_max_gap_pt * line.scale
    )


def select_rules(
    horizontal: list[RuleCandidate], vertical: list[RuleCandidate]
) -> tuple[list[RuleCandidate], list[RuleCandidate]]:
    """The rules among a page's lines: as dark as others, drawn from intersection to intersection. Torn ones are joined,
    and end where they meet others."""
    lines = [*horizontal, *vertical]
    if not lines:
        return [], []
    lengths = [max(1, int(line.width)) for line in lines]
    usual = float(np.median(np.repeat([line.darkness for line in lines], lengths)))
    min_darkness = NEIGHBORS.min_darkness_share * usual
    horizontal, vertical = ([line for line in some if line.darkness > min_darkness] for some in (horizontal, vertical))
    horizontal, vertical = _without_streaks(horizontal, vertical, usual), _without_streaks(vertical, horizontal, usual)
    horizontal, vertical = join_pieces(horizontal), join_pieces(vertical)
    horizontal, vertical = trim_to_intersections(horizontal, vertical), trim_to_intersections(vertical, horizontal)
    return _connected(horizontal, vertical), _connected(vertical, horizontal)


def _without_streaks(lines: list[RuleCandidate], across: list[RuleCandidate], usual: float) -> list[RuleCandidate]:
    """Lines without the pale ones that run past the table's edge, and without the pale pieces that continue these."""
    max_darkness = NEIGHBORS.streak_max_darkness_share * usual
    centers = [line.center_y for line in across if line.darkness >= max_darkness]
    pale = [line for line in lines if line.darkness < max_darkness]
    if len(centers) < 2 or not pale:
        return lines
    first = min(centers) - NEIGHBORS.streak_min_overshoot_pt
    last = max(centers) + NEIGHBORS.streak_min_overshoot_pt
    streaks = [line for line in pale if line.x0 < first or line.x1 > last]
    for streak in streaks:  # the list grows meanwhile
        streaks += [line for line in pale if line not in streaks and _continues_streak(streak, line)]
    return [line for line in lines if line not in streaks]


def _continues_streak(streak: RuleCandidate, line: RuleCandidate) -> bool:
    gap = max(streak.x0, line.x0) - min(streak.x1, line.x1)
    offset = streak.center_y - line.center_y
    return abs(gap) < NEIGHBORS.streak_max_gap_pt and abs(offset) < NEIGHBORS.streak_max_gap_pt


def _connected(lines: list[RuleCandidate], across: list[RuleCandidate]) -> list[RuleCandidate]:
    """Long lines, and short ones that begin or end at a line across them, or go on behind a tear."""
    ends = Ends(lines)
    return [line for line in lines if _is_connected(line, lines, across, ends)]


def _is_connected(line: RuleCandidate, lines: list[RuleCandidate], across: list[RuleCandidate], ends: Ends) -> bool:
    def is_held(end: float) -> bool:
        if line.width < NEIGHBORS.month_name_length_pt and ends.count_others(end) >= NEIGHBORS.page_cut_min_count:
            return True
        return meets_at(line, end, across) or continues_past_tear(line, end, lines)

    if line.width > NEIGHBORS.free_length_pt:
        return True
    if line.width <= NEIGHBORS.month_name_length_pt:
        return is_held(line.x0) and is_held(line.x1)
    return is_held(line.x0) or is_held(line.x1) or is_crossed(line, across)
