"""Markers that OCR takes for others, put into documents that are read well: do the items keep their place?"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from damaged import Judged, Outcome, Place, Visit, place_of, plan_of, shown, visits

from skparse.errors import SkparseError
from skparse.page import Ocr, Page, Word
from skparse.plan import Node, Plan
from skparse.read import ReadPage

SHARE = 0.1
"""Of the markers that are confused."""
_CONFIDENCE = 0.9
"""Of words as short as markers, right or wrong, where the pages pass as read by OCR."""
_MAX_LETTERS = 4
"""Of such words. All others are read with a confidence of 1, so that nothing doubts their spelling."""
_TOLERANCE = 1.0
"""Points by which a word may stand out of its item's box."""
_LOOK_ALIKES = {
    "1": "lI", "l": "1I", "I": "1l", "a": "à", "c": "C", "C": "c", "5": "S", "S": "5s", "s": "S",
    "o": "0", "O": "0", "0": "o", ")": "J",
}  # fmt: skip

Position = tuple[tuple[Place | None, ...], int]
"""Where the ancestors of an item stand, and its index among its siblings."""


class Confusion(NamedTuple):
    """A marker that was changed."""

    page: int
    word: int
    """Index among the page's words."""
    printed: str
    read: str


def confused_texts(marker: str) -> list[str]:
    """What OCR may read for a marker, one mistake in each."""
    found = [
        marker[:n] + other + marker[n + 1 :] for n, sign in enumerate(marker) for other in _LOOK_ALIKES.get(sign, "")
    ]
    return [*found, marker[:-1]] if marker.endswith(".") else found


def confuse(rng: random.Random, pages: Sequence[ReadPage], plan: Plan) -> tuple[list[ReadPage], list[Confusion]]:
    """The pages with one marker in ten misread, and what was changed. Boxes stay."""
    confusions = []
    for visit in visits(plan):
        chance, choice = rng.random(), rng.random()
        marker, place = visit.node.marker, visit.place
        if not marker or not place or chance >= SHARE:
            continue
        page = pages[place[0] - 1].page
        word = _marker_word(page, visit.node) if page else None
        texts = confused_texts(marker)
        if word is not None and texts:
            confusions.append(Confusion(place[0], word, marker, texts[int(choice * len(texts))]))
    changed = {(one.page, one.word): one.read for one in confusions}
    return [_with_texts(read, changed) for read in pages], confusions


def as_ocr(pages: Sequence[ReadPage]) -> list[ReadPage]:
    """The pages as if an engine had read their words."""
    found = []
    for read in pages:
        page = read.page
        if page:
            confidences = (_CONFIDENCE if len(word.text) <= _MAX_LETTERS else 1.0 for word in page.words)
            words = (word._replace(ocr=Ocr(word.text, one)) for word, one in zip(page.words, confidences, strict=True))
            page = page._replace(words=tuple(words))
        found.append(read._replace(page=page))
    return found


def _with_texts(read: ReadPage, texts: dict[tuple[int, int], str]) -> ReadPage:
    if read.page is None:
        return read
    words = tuple(word._replace(text=texts.get((read.number, n), word.text)) for n, word in enumerate(read.page.words))
    return read._replace(page=read.page._replace(words=words))


def _marker_word(page: Page, node: Node) -> int | None:
    """The index of the word that is a node's marker: the leftmost such word in its first fragment."""
    x0, top, x1, bottom = node.fragments[0].bbox

    def is_inside(word: Word) -> bool:
        across = x0 - _TOLERANCE <= word.center_x <= x1 + _TOLERANCE
        return across and top - _TOLERANCE <= word.center_y <= bottom + _TOLERANCE

    same = [(word.x0, n) for n, word in enumerate(page.words) if word.text == node.marker and is_inside(word)]
    return min(same)[1] if same else None


def confused_outcomes(name: str, pages: Sequence[ReadPage], seeds: Sequence[int], ocr: bool) -> list[Outcome]:
    """A document with its markers confused, once for each seed; ``pages`` are all of it, as they were read.

    ``ocr``: the words say that an engine read them; else they are those of a text layer, of which nothing is known.
    Counts: ``markers``, ``kept`` (as printed), ``confusions``.
    """
    pages = as_ocr(pages) if ocr else pages
    whole = plan_of(pages, name)
    kind = "by OCR" if ocr else "in text"
    outcomes = []
    for seed in seeds:
        confused, confusions = confuse(random.Random(f"{name} {seed}"), pages, whole)
        confused = as_ocr(confused) if ocr else confused
        outcomes.append(compared(f"{name} {kind} {seed}", confused, confusions, whole))
    return outcomes


def compared(title: str, confused: Sequence[ReadPage], confusions: Sequence[Confusion], whole: Plan) -> Outcome:
    """How the plan of misread pages differs from that of the pages as printed.

    An item is known by the page and the box of its first fragment: one that has swallowed another is wrong as well.
    """
    expected: dict[Place | None, Visit] = {visit.place: visit for visit in visits(whole) if visit.place}
    try:
        plan = plan_of(confused, title)
    except SkparseError as error:
        return Outcome(name=title, items=len(expected), right=0, wrong=(str(error),))
    found: dict[Place | None, Visit] = {visit.place: visit for visit in visits(plan) if visit.place}
    wrong = []
    kept = 0
    for place, visit in expected.items():
        other = found.get(place)
        if other is None or _position(other) != _position(visit):
            at = shown(other.chain) if other else "nothing there"
            wrong.append(f"page {place[0] if place else '–'}: {shown(visit.chain)} became {at}")
        kept += visit.node.marker is not None and other is not None and other.node.marker == visit.node.marker
    changes = ", ".join(f"{one.printed} → {one.read}" for one in confusions)
    return Outcome(
        name=f"{title} ({changes})",
        items=len(expected),
        right=len(expected) - len(wrong),
        is_told=any(finding.severity != "info" for finding in plan.findings),
        wrong=tuple(wrong),
        judged=tuple(_judge(title, plan, expected)),
        counts={
            "markers": sum(visit.node.marker is not None for visit in expected.values()),
            "kept": kept,
            "confusions": len(confusions),
        },
    )


def _position(visit: Visit) -> Position:
    return tuple(place_of(node) for node in visit.ancestors), visit.sibling


def _judge(title: str, plan: Plan, expected: dict[Place | None, Visit]) -> Iterator[Judged]:
    for visit in visits(plan):
        known = expected.get(visit.place)
        is_right = known is not None and _position(known) == _position(visit)
        said = shown(known.chain) if known else "no item"
        yield Judged(visit.confidence, is_right, f"{title}: {shown(visit.chain)}, which is {said}")
