"""User space → the page as displayed, and the unit of user space."""

from __future__ import annotations

import pytest
from forge import SHEET, Look, forge

from skparse.geometry import Box
from skparse.read.userunit import user_units
from skparse.read.viewport import Viewport


@pytest.mark.parametrize(
    ("rotation", "size", "point"),
    [
        (0, (400, 300), (10, 280)),
        (90, (300, 400), (20, 10)),
        (180, (400, 300), (390, 20)),
        (270, (300, 400), (280, 390)),
    ],
)
def test_a_rotated_page(rotation: int, size: tuple[float, float], point: tuple[float, float]) -> None:
    viewport = Viewport(left=0, lower=0, right=400, upper=300, rotation=rotation)
    assert (viewport.width, viewport.height) == size
    assert viewport.point(10, 20) == point
    negative = Viewport(left=0, lower=0, right=400, upper=300, rotation=rotation - 360)
    assert negative.point(10, 20) == point
    box = Box(*viewport.box(10, 20, 60, 30))
    assert box == viewport.box(60, 30, 10, 20)
    assert Box(0, 0, *size).contains(box)
    assert {box.width, box.height} == {50, 10}


def test_the_origin_of_the_visible_box() -> None:
    viewport = Viewport(left=30, lower=-20, right=430, upper=280, rotation=0)
    assert viewport.box(30, 270, 40, 280) == (0, 0, 10, 10)


def test_a_user_unit() -> None:
    viewport = Viewport(left=0, lower=0, right=200, upper=150, rotation=90, unit=2)
    assert (viewport.width, viewport.height) == (300, 400)
    assert viewport.point(5, 10) == (20, 10)


@pytest.mark.parametrize("object_streams", [False, True])
@pytest.mark.parametrize("password", ["", "rahasia"])
def test_user_units_are_found(object_streams: bool, password: str) -> None:
    data = forge(SHEET, Look(unit=2), object_streams=object_streams, password=password)
    assert user_units(data, password or None) == {1: 2.0}


@pytest.mark.parametrize("object_streams", [False, True])
def test_no_user_unit(object_streams: bool) -> None:
    assert user_units(forge(SHEET, object_streams=object_streams)) == {}


def test_a_broken_file_has_default_units() -> None:
    assert user_units(b"%PDF-1.7 /UserUnit") == {}
    assert user_units(b"%PDF-1.7 << /Type /ObjStm /N 1 >> stream\nnot deflated") == {}
