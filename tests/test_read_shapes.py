"""Drawn shapes become rules and fills, whichever way a border is drawn."""

from __future__ import annotations

import pytest

from skparse.page import Fill, Rule
from skparse.read.shapes import ShapeSorter, hex_color

SQUARE = [(10.0, 10.0), (50.0, 10.0), (50.0, 30.0), (10.0, 30.0), (10.0, 10.0)]


def ring(margin: float) -> list[list[tuple[float, float]]]:
    outer = [(10.0, 10.0), (110.0, 10.0), (110.0, 60.0), (10.0, 60.0)]
    inner = [
        (10 + margin, 10 + margin),
        (110 - margin, 10 + margin),
        (110 - margin, 60 - margin),
        (10 + margin, 60 - margin),
    ]
    return [outer, inner]


@pytest.fixture
def sorter() -> ShapeSorter:
    return ShapeSorter(400, 300)


def test_a_frame_of_two_rectangles_is_four_rules(sorter: ShapeSorter) -> None:
    sorter.area(ring(1), "#000000")
    assert sorter.rules_h == [Rule(10, 10, 110, 11), Rule(10, 59, 110, 60)]
    assert sorter.rules_v == [Rule(10, 10, 11, 60), Rule(109, 10, 110, 60)]
    assert not sorter.fills


def test_a_rectangle_well_within_another_is_an_area_of_its_own(sorter: ShapeSorter) -> None:
    sorter.area(ring(15), "#CCCCCC")
    assert sorter.fills == [Fill(10, 10, 110, 60, "#CCCCCC"), Fill(25, 25, 95, 45, "#CCCCCC")]
    assert not sorter.rules_h and not sorter.rules_v


@pytest.mark.parametrize(
    ("rule", "horizontal"),
    [(Rule(10, 10, 60, 10.5), True), (Rule(10, 10, 60, 13), True), (Rule(10, 10, 10.5, 60), False)],
)
def test_a_thin_box_is_a_rule(sorter: ShapeSorter, rule: Rule, horizontal: bool) -> None:
    corners = [(rule.x0, rule.top), (rule.x1, rule.top), (rule.x1, rule.bottom), (rule.x0, rule.bottom)]
    sorter.area([corners], "#000000")
    assert (sorter.rules_h, sorter.rules_v) == (([rule], []) if horizontal else ([], [rule]))
    assert not sorter.fills


def test_a_shaded_month_column_is_not_a_rule(sorter: ShapeSorter) -> None:
    sorter.area([[(10, 10), (17, 10), (17, 30), (10, 30)]], "#8DB3E2")
    assert sorter.fills == [Fill(10, 10, 17, 30, "#8DB3E2")] and not sorter.rules_v


def test_a_tiny_dot_is_ignored(sorter: ShapeSorter) -> None:
    sorter.rule(10, 10, 10.3, 10.3)
    assert not sorter.rules_h and not sorter.rules_v


def test_a_stroked_outline(sorter: ShapeSorter) -> None:
    sorter.stroke(SQUARE)
    assert sorter.rules_h == [Rule(10, 10, 50, 10), Rule(10, 30, 50, 30)]
    assert sorter.rules_v == [Rule(50, 10, 50, 30), Rule(10, 10, 10, 30)]


def test_a_slanted_line_is_not_a_rule(sorter: ShapeSorter) -> None:
    sorter.stroke([(10, 10), (60, 11)])
    assert not sorter.rules_h
    sorter.stroke([(10, 10), (60, 10.2)])  # as producers round
    assert len(sorter.rules_h) == 1


def test_the_ends_of_curves_are_not_rules(sorter: ShapeSorter) -> None:
    # Readers pass only the runs of straight segments; between the four arcs of a circle these are single points.
    for run in ([(10.0, 10.0)], [(30.0, 10.0)], [(10.0, 10.0)]):
        sorter.stroke(run)
    assert not sorter.rules_h and not sorter.rules_v


def test_fills_drawn_twice_count_once(sorter: ShapeSorter) -> None:
    sorter.fill(10, 10, 50, 30, "#CCCCCC")
    sorter.fill(10, 10.05, 50, 30, "#CCCCCC")
    assert len(sorter.fills) == 1
    sorter.fill(10, 10, 50, 30, "#FF0000")  # another colour over it
    sorter.fill(60, 10, 90, 30, "#FF0000")  # another place
    assert len(sorter.fills) == 3


def test_colours() -> None:
    assert hex_color(141.2, 178.6, 226) == "#8DB3E2"
