"""User space → the page as displayed, and the unit of user space."""

from __future__ import annotations

import pytest
from forge import SHEET, Look, forge

from skparse.read.frame import PageFrame
from skparse.read.userunit import user_units


@pytest.mark.parametrize(
    ("rotation", "size", "point"),
    [
        (0, (400, 300), (10, 280)),
        (90, (300, 400), (20, 10)),
        (180, (400, 300), (390, 20)),
        (270, (300, 400), (280, 390)),
    ],
)
def test_rotations(rotation: int, size: tuple[float, float], point: tuple[float, float]) -> None:
    frame = PageFrame(0, 0, 400, 300, rotation)
    assert (frame.width, frame.height) == size
    assert frame.point(10, 20) == point
    assert PageFrame(0, 0, 400, 300, rotation - 360).point(10, 20) == point
    corners = frame.box(10, 20, 60, 30)
    assert corners == frame.box(60, 30, 10, 20)
    assert 0 <= corners[0] < corners[2] <= size[0] and 0 <= corners[1] < corners[3] <= size[1]
    assert {corners[2] - corners[0], corners[3] - corners[1]} == {50, 10}


def test_the_origin_of_the_visible_box() -> None:
    frame = PageFrame(30, -20, 430, 280, 0)
    assert frame.box(30, 270, 40, 280) == (0, 0, 10, 10)


def test_unit() -> None:
    frame = PageFrame(0, 0, 200, 150, 90, 2)
    assert (frame.width, frame.height) == (300, 400)
    assert frame.point(5, 10) == (20, 10)


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
