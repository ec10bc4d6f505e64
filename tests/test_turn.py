"""Sideways pages: turned upright, and boxes given back as displayed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper import filled, item, plan_sheet

from skparse.geometry import Box
from skparse.orientation import Orientation, make_upright
from skparse.page import Page, Word

_SIDE = st.floats(0, 500, allow_nan=False)


@given(st.sampled_from([90, 180, 270]), _SIDE, _SIDE, st.floats(1, 90), st.floats(1, 90))
def test_to_displayed_undoes_to_upright(degrees: int, x0: float, top: float, width: float, height: float) -> None:
    orientation = Orientation(degrees, 595.0, 842.0)
    box = Box(x0, top, x0 + width, top + height)
    assert orientation.to_displayed(orientation.to_upright(box)) == pytest.approx(box)


def _page() -> Page:
    sheet = plan_sheet()
    for n in range(1, 6):
        text = "Melaksanakan evaluasi rencana"
        sheet.row(item((f"{n}.", "Manajemen perubahan"), ("a.", "Penyusunan kerja"), ("1)", text)), filled(n))
    return sheet.page()


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_is_turned_back(degrees: int) -> None:
    page = _page()
    lay = Orientation(360 - degrees, page.width, page.height)
    sideways = degrees != 180
    lying = page._replace(
        width=page.height if sideways else page.width,
        height=page.width if sideways else page.height,
        words=tuple(Word(w.text, *lay.to_upright(w)) for w in page.words),
    )
    found, orientation = make_upright(lying)
    assert orientation.rotation == degrees
    for word, was in zip(found.words, page.words, strict=True):
        assert word.box == pytest.approx(was.box)


def test_an_upright_page_is_left_alone() -> None:
    page = _page()
    found, orientation = make_upright(page)
    assert found is page
    assert orientation.is_upright
