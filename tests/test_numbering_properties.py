"""What holds of the numbering of any tree, any lost page, and any texts whatever."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile
from math import isfinite
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from observed import Evidence

from skparse.numbering.habits import Habits
from skparse.numbering.markers import parse_marker, spell_marker
from skparse.numbering.model import Action, Observation, Path
from skparse.numbering.moves import Moves
from skparse.numbering.paths import SECTION, Move
from skparse.numbering.search import Explanation, explain
from skparse.numbering.settings import SEARCH

Tree = list["Tree"]
Level = tuple[int, str, str]
"""Column, kind and form."""


class Printed(NamedTuple):
    """A tree as it is printed: its texts, and what is right about each of them."""

    texts: list[Observation]
    parents: list[int | None]
    """Of each text: the number of its parent's."""
    ordinals: list[int]


MAX_CHILDREN = 7
"""Short of i: a letter h before a Roman i would say nothing."""
KINDS = ("1", "a", "A", "i", "I")
FORMS = ("%.", "%)", "(%)")


@st.composite
def trees(draw: st.DrawFn, depth: int = 4) -> Tree:
    """Trees of up to four levels, some branches shorter than others."""
    count = draw(st.integers(1, MAX_CHILDREN if depth < 4 else 4))
    if depth == 1 or not draw(st.integers(0, 5)):
        return [[] for _ in range(count)]
    children: Tree = [draw(trees(depth - 1)) for _ in range(min(count, 3))]
    return children + [[] for _ in range(count - len(children))]


@st.composite
def level_styles(draw: st.DrawFn) -> list[Level]:
    """A column and a style for each level: levels that share a column differ in style."""
    nested = draw(st.lists(st.booleans(), min_size=3, max_size=3))
    columns = [0]
    for shares in nested:
        columns.append(columns[-1] + (not shares))
    if draw(st.booleans()) and len(set(columns)) == 4:  # 1. 1.1 1.1.1
        return [
            (column, ".".join("1" * (n + 1)), draw(st.sampled_from(("%", "%.")))) for n, column in enumerate(columns)
        ]
    styles = st.tuples(st.sampled_from(KINDS), st.sampled_from(FORMS))
    chosen = draw(st.lists(styles, min_size=4, max_size=4, unique=True))
    return [(column, *style) for column, style in zip(columns, chosen, strict=True)]


def printed(tree: Tree, levels: Sequence[Level], page_ends: frozenset[int] = frozenset()) -> Printed:
    """The texts of a tree: a first child stands in its parent's row if it has a column of its own.

    ``page_ends``: the rows that begin a page.
    """
    result = Printed([], [], [])
    row = -1

    def add(siblings: Tree, depth: int, parent: int | None, prefix: str) -> None:
        nonlocal row
        for ordinal, children in enumerate(siblings, 1):
            column, kind, form = levels[depth]
            beside = ordinal == 1 and depth > 0 and levels[depth - 1][0] < column
            row += not beside
            marker = spell_marker(kind, form, ordinal, f"{prefix}.{ordinal}" if prefix else str(ordinal))
            text = Observation(
                column=column,
                row=row,
                marker=parse_marker(marker),
                token=marker,
                seam=row in page_ends,
                begins_page=row in page_ends and not beside,
            )
            result.texts.append(text)
            result.parents.append(parent)
            result.ordinals.append(ordinal)
            add(children, depth + 1, len(result.texts) - 1, f"{prefix}.{ordinal}" if prefix else str(ordinal))

    add(tree, 0, None, "")
    return result


PAGE_ENDS = st.frozensets(st.integers(1, 60), max_size=8)


def read(texts: list[Observation]) -> Explanation:
    return explain(texts, Evidence(), Habits(last_level=max((one.column for one in texts), default=0)))


# Sound trees


@settings(deadline=None, max_examples=40)
@given(trees(), level_styles(), PAGE_ENDS)
def test_a_tree_is_read_as_it_was_printed(tree: Tree, levels: list[Level], page_ends: frozenset[int]) -> None:
    right = printed(tree, levels, page_ends)
    found = read(right.texts)
    assert [one.action for one in found.decisions] == [Action.BEGINS] * len(right.texts)
    assert [one.parent for one in found.decisions] == right.parents
    assert [one.ordinal for one in found.decisions] == right.ordinals


@settings(deadline=None, max_examples=40)
@given(trees(), level_styles(), PAGE_ENDS)
def test_a_tree_with_a_column_for_each_level_costs_nothing(
    tree: Tree, levels: list[Level], page_ends: frozenset[int]
) -> None:
    levels = [(column, kind, form) for column, (_, kind, form) in enumerate(levels)]
    assert read(printed(tree, levels, page_ends).texts).cost == 0.0


# Lost pages


def without_page(right: Printed, page_ends: frozenset[int], lost: int) -> tuple[Printed, int] | None:
    """The tree without the texts of a page, and how many stand before it; None if it has no such page between others.

    Parents on the lost page are None."""
    starts = sorted(row for row in page_ends if row <= right.texts[-1].row)
    if lost + 1 >= len(starts):
        return None
    first, end = starts[lost : lost + 2]
    kept = [n for n, one in enumerate(right.texts) if not first <= one.row < end]
    place = {n: here for here, n in enumerate(kept)}
    parents = [None if (parent := right.parents[n]) is None else place.get(parent) for n in kept]
    texts, ordinals = [right.texts[n] for n in kept], [right.ordinals[n] for n in kept]
    return Printed(texts, parents, ordinals), sum(one.row < first for one in texts)


def random_pages(seed: int) -> tuple[Printed, frozenset[int]]:
    """A tree of three or four levels on pages of five to twelve rows, and the rows that begin a page."""
    rng = random.Random(seed)

    def grow(depth: int) -> Tree:
        return [grow(depth - 1) if depth and rng.random() < 0.9 else [] for _ in range(rng.randint(1, 5))]

    tree = [grow(rng.choice((1, 2))) for _ in range(rng.randint(3, 6))]
    columns = list(accumulate(rng.choice((0, 1, 1, 1)) for _ in range(3)))
    styles = rng.sample([(kind, form) for kind in KINDS for form in FORMS], 4)
    levels = [(column, *style) for column, style in zip([0, *columns], styles, strict=True)]
    rows = printed(tree, levels).texts[-1].row
    page_ends = frozenset(takewhile(lambda row: row <= rows, accumulate(rng.randint(5, 12) for _ in range(rows))))
    return printed(tree, levels, page_ends), page_ends


@pytest.mark.parametrize("seed", [1, 2, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 40))])
def test_what_has_its_parents_keeps_its_place_when_a_page_is_lost(seed: int) -> None:
    """Or its margin says that it may stand elsewhere: another page's end may be the one behind which pages are lost."""
    whole, page_ends = random_pages(seed)
    for lost in range(min(2, len(page_ends) - 1)):
        damaged = without_page(whole, page_ends, lost)
        if damaged is None:
            continue
        right, before = damaged
        found = read(right.texts)
        assert isfinite(found.cost)
        for n, (one, parent) in enumerate(zip(found.decisions, right.parents, strict=True)):
            if n < before or (parent is not None and parent >= before):
                assert one.parent == parent or found.margins[n] < DOUBTFUL


DOUBTFUL = 2.0
"""Nats: one in eight is wrong."""


# Any texts


@st.composite
def any_texts(draw: st.DrawFn) -> list[Observation]:
    """Texts that no document would print in this order."""
    count = draw(st.integers(0, 25))
    found: list[Observation] = []
    row = 0
    for _ in range(count):
        row += draw(st.integers(0, 1))
        token = draw(st.sampled_from((*NUMBERS, *LETTERS, "Rapat")))
        found.append(
            Observation(
                column=draw(st.integers(SECTION, 3)),
                row=row,
                marker=parse_marker(token),
                token=token,
                seam=draw(st.booleans()),
                begins_page=draw(st.integers(0, 4)) == 0,
                indent=draw(st.none() | st.sampled_from((10.0, 20.0, 30.0))),
                bold=draw(st.booleans()),
                ocr_confidence=draw(st.none() | st.just(0.5)),
                readings=draw(st.sampled_from(((), ("1.",), ("b)", "Rapat")))),
            )
        )
    return found


NUMBERS = ("1.", "2.", "3.", "7.", "1)", "2)", "1.1", "1.2", "3.2.1")
LETTERS = ("a.", "b.", "i.", "ii.", "b)", "(a)", "C.", "l.")
ANY_HABITS = st.builds(
    Habits,
    with_indents=st.sampled_from((frozenset(), frozenset({0, 1}))),
    with_bold_headings=st.sampled_from((frozenset(), frozenset({0, 2}))),
    last_level=st.integers(0, 3),
    pages_lost=st.dictionaries(st.integers(0, 20), st.integers(0, 2), max_size=6),
)
ANY_SEAMS = st.builds(
    Evidence,
    goes_on=st.floats(0, 9),
    begins=st.floats(0, 9),
    printed_again=st.frozensets(st.tuples(st.integers(1, 25), st.integers(0, 24)), max_size=8),
)


@settings(deadline=None, max_examples=25)
@given(any_texts(), ANY_SEAMS, ANY_HABITS)
def test_all_texts_are_explained(texts: list[Observation], seams: Evidence, habits: Habits) -> None:
    found = explain(texts, seams, habits)
    assert [one.observation for one in found.decisions] == list(range(len(texts)))
    assert isfinite(found.cost) and found.cost == pytest.approx(sum(one.cost for one in found.decisions))
    assert all(0 <= margin <= SEARCH.max_margin for margin in found.margins)
    assert all(cost >= 0 for cost in (one.cost for one in found.decisions))
    _check_tree(texts, found)


def _check_tree(texts: Sequence[Observation], found: Explanation) -> None:
    """Each parent was there before its children, and not to the right of them."""
    columns: dict[int | None, int] = {None: SECTION}
    for text, one in zip(texts, found.decisions, strict=True):
        for lost in one.lost:
            assert columns[lost.parent] <= lost.column <= text.column
            columns[lost.at] = lost.column
        assert one.action in (Action.BEGINS, Action.RESTS) or one.item in columns
        if one.action in (Action.BEGINS, Action.RESTS):
            assert columns[one.parent] <= text.column
            columns[one.item] = text.column
        assert {told.item for told in one.resolved} <= set(columns)


@settings(deadline=None, max_examples=10)
@given(any_texts(), ANY_SEAMS)
def test_texts_are_explained_the_same_every_time(texts: list[Observation], seams: Evidence) -> None:
    assert explain(texts, seams, Habits()) == explain(texts, seams, Habits())


# Growth


@pytest.mark.source
def test_so_many_states_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search weighs no more explanations late in an odd document than early."""
    counts: Counter[int] = Counter()
    moves = Moves.moves

    def counted(self: Moves, index: int, path: Path, lost: int, wide: bool) -> Iterator[Move]:
        counts[index] += 1
        return moves(self, index, path, lost, wide)

    monkeypatch.setattr(Moves, "moves", counted)
    texts = [one for n, one in enumerate(random_pages(1)[0].texts) if n % 10]
    read(texts)
    assert counts.total() >= 3 * len(texts)
    assert max(counts.values()) <= 2 * SEARCH.max_states_count + SEARCH.narrow_states_count
    half = len(texts) // 2
    late = sum(counts[n] for n in range(half, len(texts)))
    assert late <= 2 * counts.total() / 3
