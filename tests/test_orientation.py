"""Sideways and upside-down pages are turned upright, and boxes are converted back to the displayed page."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paper import filled, item, plan_sheet

from skparse.geometry import Box
from skparse.orientation import Orientation, Orientations, make_upright
from skparse.page import Page

ROTATIONS = st.sampled_from([0, 90, 180, 270])
POSITIONS = st.floats(0, 500, allow_nan=False)
SIZES = st.floats(1, 90)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ROTATIONS, st.floats(-6, 6), POSITIONS, POSITIONS, SIZES, SIZES)
def test_to_upright_is_the_inverse_of_to_displayed(
    rotation: int, skew: float, x0: float, top: float, width: float, height: float
) -> None:
    orientation = Orientation(rotation, 595.0, 842.0, skew)
    box = Box(x0, top, x0 + width, top + height)
    assert orientation.to_upright(orientation.to_displayed(box)) == pytest.approx(box, abs=1e-6)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.floats(-6, 6), POSITIONS, POSITIONS)
def test_the_displayed_box_of_a_skewed_page_is_larger(skew: float, x0: float, top: float) -> None:
    box = Box(x0, top, x0 + 60, top + 10)
    displayed = Orientation(0, 595.0, 842.0, skew).to_displayed(box)
    assert displayed.width >= box.width * 0.99 and displayed.height >= box.height - 1e-6


def plan_page() -> Page:
    sheet = plan_sheet()
    for n in range(1, 6):
        text = "Melaksanakan evaluasi rencana"
        sheet.row(item((f"{n}.", "Manajemen perubahan"), ("a.", "Penyusunan kerja"), ("1)", text)), filled(n))
    return sheet.page()


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_turned_page_is_turned_back(rotation: int) -> None:
    page = plan_page()
    inverse = Orientation(360 - rotation, page.width, page.height)
    displayed = page._replace(
        width=page.height if inverse.is_sideways else page.width,
        height=page.width if inverse.is_sideways else page.height,
        words=tuple(word._replace(**inverse.to_upright(word)._asdict()) for word in page.words),
    )
    found, orientation = make_upright(displayed)
    assert orientation == Orientation(rotation, displayed.width, displayed.height)
    assert [word.text for word in found.words] == [word.text for word in page.words]
    for word, expected in zip(found.words, page.words, strict=True):
        assert word.box == pytest.approx(expected.box)


def test_an_upright_page_is_not_changed() -> None:
    page = plan_page()
    found, orientation = make_upright(page)
    assert found is page
    assert orientation.is_upright


def test_pages_without_an_entry_are_upright() -> None:
    orientations = Orientations()
    orientations.add(2, Orientation(90, 595.0, 842.0))
    box = Box(10, 20, 60, 30)
    assert orientations.to_displayed(1, box) == box
    assert orientations.to_displayed(2, box) == Orientation(90, 595.0, 842.0).to_displayed(box)
