"""The garbage collector looks seldom while a file is read, and as before afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

import skparse
from skparse.collector import seldom_collected


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_it_looks_seldom_and_then_as_before() -> None:
    with seldom_collected():
        assert gc.get_threshold()[0] > 10_000
    assert gc.get_threshold() == (700, 10, 10)


def test_it_looks_as_before_behind_an_error() -> None:
    with pytest.raises(skparse.InputError):
        skparse.parse(b"no PDF")
    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("own", [0, 1_000_000])
def test_who_lets_it_look_less_often_is_obeyed(own: int) -> None:
    gc.set_threshold(own, 10, 10)
    with seldom_collected():
        assert gc.get_threshold()[0] == own
