"""Which lines are rules: by what their pixels show, and by the lines around them."""

from __future__ import annotations

from typing import Any

import pytest

from skparse.read.scan.ruling.decide import is_rule, select_rules
from skparse.read.scan.ruling.evidence import (
    DashedLineEvidence,
    DashedSeparatorEvidence,
    LineEvidence,
    RuleCandidate,
    SeparatorEvidence,
)

# At 4 pixels a point: 100 pt long and 1 pt thick, black, and touched by nothing.
RULE = LineEvidence(
    is_vertical=False,
    scale=4.0,
    length_px=400,
    dilated_area_px=2400,
    dark_area_px=1600,
    unbroken_share=1.0,
    less_touched_share=0.0,
    more_touched_share=0.0,
)
WORD = {"length_px": 200, "dilated_area_px": 1200, "dark_area_px": 800}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, True),
        ({"dilated_area_px": 400 * 19, "dark_area_px": 400 * 17}, False),  # as thick as a shaded cell
        ({"dark_area_px": 1200}, False),
        ({"unbroken_share": 0.7}, False),
        ({"dilated_area_px": 400 * 12, "dark_area_px": 4000, "unbroken_share": 0.9}, False),  # bold type, blurred
        ({"less_touched_share": 0.3, "more_touched_share": 0.3}, False),  # a row of letters
        ({"more_touched_share": 0.3}, True),  # text set close to a rule
        ({"more_touched_share": 0.6}, False),
        ({"more_touched_share": 0.6, "is_vertical": True}, True),  # lines of text begin at a rule
        ({**WORD}, True),
        ({**WORD, "more_touched_share": 0.2}, False),  # the bars of bold capitals
        ({**WORD, "more_touched_share": 0.2, "is_vertical": True}, True),
    ],
)
def test_a_line_is_a_rule_by_its_pixels(change: dict[str, Any], expected: bool) -> None:
    assert is_rule(RULE._replace(**change)) is expected


def test_a_row_of_dashes_and_a_separator_are_rules_by_their_pixels() -> None:
    assert is_rule(DashedLineEvidence(area_px=100, filled_px=25))
    assert not is_rule(DashedLineEvidence(area_px=100, filled_px=10))
    assert is_rule(SeparatorEvidence(scale=4.0, thickness_px=4, covered_share=1.0))
    assert not is_rule(SeparatorEvidence(scale=4.0, thickness_px=12, covered_share=1.0))
    dashed = DashedSeparatorEvidence(scale=4.0, covered_share=0.5, beside_share=0.0, dash_count=3, gaps_px=(8, 8, 4))
    assert is_rule(dashed)
    assert not is_rule(dashed._replace(dash_count=1))
    assert not is_rule(dashed._replace(beside_share=0.1))
    assert not is_rule(dashed._replace(gaps_px=(8, 20)))


def line(x0: float, y: float, x1: float, darkness: float = 200) -> RuleCandidate:
    return RuleCandidate(x0=x0, top=y - 0.5, x1=x1, bottom=y + 0.5, darkness=darkness)


FRAME_H = [line(20, y, 220) for y in (20, 60, 100)]
# Vertical lines are given with x and y exchanged.
FRAME_V = [line(20, x, 100) for x in (20, 120, 220)]


def test_rules_that_meet_are_selected() -> None:
    assert select_rules(FRAME_H, FRAME_V) == (FRAME_H, FRAME_V)
    assert select_rules([], []) == ([], [])


def test_a_short_line_is_a_rule_where_both_ends_meet_others() -> None:
    between, loose = line(20, 80, 60), line(60, 110, 100)
    across = line(60, 60, 100)
    selected, _ = select_rules([*FRAME_H, between, loose], [*FRAME_V, across])
    assert selected == [*FRAME_H, between]


def test_a_torn_rule_is_joined() -> None:
    selected, _ = select_rules([*FRAME_H, line(20, 80, 100), line(105, 80, 220)], FRAME_V)
    assert line(20, 80, 220) in selected


def test_a_rule_ends_at_its_last_intersection_where_a_stem_continues_it() -> None:
    _, selected = select_rules(FRAME_H, [*FRAME_V, line(20, 70, 110)])
    assert line(20, 70, 100) in selected


def test_faint_lines_and_streaks_are_no_rules() -> None:
    faint, streak = line(20, 70, 100, darkness=40), line(0, 170, 130, darkness=100)
    assert select_rules(FRAME_H, [*FRAME_V, faint, streak]) == (FRAME_H, FRAME_V)


def test_stems_of_letters_side_by_side_hold_each_other_up_as_little_as_one_alone() -> None:
    stems = [line(66, 71, 84), line(64, 73, 86)]
    assert select_rules(FRAME_H, [*FRAME_V, *stems]) == (FRAME_H, FRAME_V)


def test_a_short_line_behind_a_tear_goes_on() -> None:
    pieces = [line(20, 70, 40), line(52, 70, 100)]
    _, selected = select_rules(FRAME_H, [*FRAME_V, *pieces])
    assert selected == [*FRAME_V, *pieces]
