"""Sideways pages: turned upright, and boxes given back as displayed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper import filled, item, plan_sheet

from skparse.orientation import Orientation, upright
from skparse.page import Page, Word

_SIDE = st.floats(0, 500, allow_nan=False)


@given(st.sampled_from([90, 180, 270]), _SIDE, _SIDE, st.floats(1, 90), st.floats(1, 90))
def test_back_undoes_box(degrees: int, x0: float, top: float, wide: float, high: float) -> None:
    turn = Orientation(degrees, 595.0, 842.0)
    box = (x0, top, x0 + wide, top + high)
    assert turn.back(*turn.box(*box)) == pytest.approx(box)


def _page() -> Page:
    sheet = plan_sheet()
    for n in range(1, 6):
        text = "Melaksanakan evaluasi rencana"
        sheet.row(item((f"{n}.", "Manajemen perubahan"), ("a.", "Penyusunan kerja"), ("1)", text)), filled(n))
    return sheet.page()


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_is_turned_back(degrees: int) -> None:
    page = _page()
    turn = Orientation(360 - degrees, page.width, page.height)
    sideways = degrees != 180
    lying = page._replace(
        width=page.height if sideways else page.width,
        height=page.width if sideways else page.height,
        words=tuple(Word(w.text, *turn.box(*w[1:5])) for w in page.words),
    )
    found, how = upright(lying)
    assert how is not None
    assert how.degrees == degrees
    for word, was in zip(found.words, page.words, strict=True):
        assert word[1:5] == pytest.approx(was[1:5])


def test_an_upright_page_is_left_alone() -> None:
    page = _page()
    assert upright(page) == (page, None)
