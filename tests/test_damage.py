"""Pages with words, rules and fills dropped, moved and rewritten: they are read without a crash, and no word is lost.

The pages are read once and damaged in memory, which is a thousand times faster than damaging files.
"""

from __future__ import annotations

import random
from functools import cache
from typing import TypeVar

import pytest
from conftest import SAMPLES
from conservation import lost_words
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tables import read_tables

from skparse.decree import parse_keputusan, parse_lampiran_title
from skparse.ledger import account_page, classify_outside_words, difference
from skparse.outline.lampiran import build_lampiran
from skparse.page import Page
from skparse.read import open_reader

pytestmark = pytest.mark.slow

FILES = sorted((SAMPLES / "families").glob("*.pdf"))
_TEXTS = ["1.", "a)", "IV.", "ii", "-", "√", "(1)", "x.", "1", "3.1.2", "Keterangan"]


@cache
def _pages(place: int) -> tuple[Page, ...]:
    reader = open_reader(FILES[place].read_bytes())
    try:
        return tuple(reader.page(number) for number in range(1, min(reader.page_count, 6) + 1))
    finally:
        reader.close()


T = TypeVar("T")


def _keep(rng: random.Random, things: tuple[T, ...], lost: float) -> tuple[T, ...]:
    return tuple(thing for thing in things if rng.random() > lost)


def _damaged(rng: random.Random, page: Page) -> Page:
    lost = 0.3 * rng.random()
    words = list(_keep(rng, page.words, lost))
    for n, word in enumerate(words):
        if rng.random() < 0.05:
            dx, dy = rng.uniform(-90, 90), rng.uniform(-90, 90)
            words[n] = word._replace(x0=word.x0 + dx, x1=word.x1 + dx, top=word.top + dy, bottom=word.bottom + dy)
        elif rng.random() < 0.03:
            words[n] = word._replace(text=rng.choice(_TEXTS))
    return page._replace(
        words=tuple(words),
        rules_h=_keep(rng, page.rules_h, lost) if rng.random() < 0.7 else (),
        rules_v=_keep(rng, page.rules_v, lost) if rng.random() < 0.8 else (),
        fills=_keep(rng, page.fills, lost),
    )


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.integers(0, len(FILES) - 1), st.integers(0, 10_000))
def test_damaged_pages_are_read_whole(place: int, seed: int) -> None:
    rng = random.Random(seed)
    pages = [_damaged(rng, page) for page in _pages(place)]
    if rng.random() < 0.3:
        rng.shuffle(pages)
    tables, passes = read_tables(pages)
    parse_keputusan(pages)
    upright_pages = [page_pass.page for page_pass in passes]
    accounts = [account_page(page_pass) for page_pass in passes if page_pass.tables]
    kinds: dict[int, str] = {}
    for table in tables:
        parse_lampiran_title(table.title, table.top)
        lampiran, *_ = built = build_lampiran(table, None, None)
        lampiran.model_dump_json()
        if lampiran.kind == "rencana_aksi":
            assert lost_words(table, lampiran, built.unplaced, upright_pages) == []
        assert not kinds.keys() & built.kinds.keys()
        kinds.update(built.kinds)
    counts, _ = classify_outside_words(accounts, tables, kinds)
    assert difference(accounts, counts, 0) == []
