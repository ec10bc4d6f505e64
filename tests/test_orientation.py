"""Pages that lie sideways: turned upright, and boxes given back as displayed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper import filled, item, plan_sheet

from skparse.geometry import Box
from skparse.orientation import Orientation, make_upright
from skparse.page import Page, Word

_SIDE = st.floats(0, 500, allow_nan=False)


@given(st.sampled_from([0, 90, 180, 270]), st.floats(-6, 6), _SIDE, _SIDE, st.floats(1, 90), st.floats(1, 90))
def test_to_upright_undoes_to_displayed(
    rotation: int, skew: float, x0: float, top: float, width: float, height: float
) -> None:
    orientation = Orientation(rotation, 595.0, 842.0, skew)
    box = Box(x0, top, x0 + width, top + height)
    assert orientation.to_upright(orientation.to_displayed(box)) == pytest.approx(box, abs=1e-6)


def _page() -> Page:
    sheet = plan_sheet()
    for n in range(1, 6):
        text = "Melaksanakan evaluasi rencana"
        sheet.row(item((f"{n}.", "Manajemen perubahan"), ("a.", "Penyusunan kerja"), ("1)", text)), filled(n))
    return sheet.page()


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_turned_page_is_turned_back(rotation: int) -> None:
    page = _page()
    back = Orientation(360 - rotation, page.width, page.height)
    sideways = rotation != 180
    lying = page._replace(
        width=page.height if sideways else page.width,
        height=page.width if sideways else page.height,
        words=tuple(Word(w.text, *back.to_upright(w)) for w in page.words),
    )
    found, orientation = make_upright(lying)
    assert orientation.rotation == rotation
    for word, was in zip(found.words, page.words, strict=True):
        assert word.box == pytest.approx(was.box)


def test_an_upright_page_is_left_alone() -> None:
    page = _page()
    found, orientation = make_upright(page)
    assert found is page and orientation.is_upright
