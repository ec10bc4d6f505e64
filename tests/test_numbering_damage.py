"""Documents that lack a page, misprint markers or were misread: figures that must not become worse.

`python -m tests.measure_numbering all --show` prints them, and what is wrong. The bounds are what was measured last,
with a small reserve: raise them whenever the figures rise.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest
from conftest import SAMPLES
from confused_markers import as_ocr, confuse, confused_outcomes, confused_texts
from confused_markers import compared as compared_confused
from damaged import Judged, Outcome, keep_pages, plan_of, visits
from lost_pages import compared as compared_lost
from lost_pages import lost_outcomes
from measure_numbering import (
    calibration_figures,
    confusion_figures,
    lost_figures,
    misprint_figures,
    wrong_and_likely,
)
from misprinted import compared as compared_misprinted
from misprinted import is_perfect, misprinted_outcome, sound_document
from parsed import DIGITAL_SAMPLES

import skparse
from samples.builder import reportlab_
from samples.builder.misprints import misprint
from samples.builder.model import Document, Node
from skparse.plan import Finding
from skparse.read import ReadPage

pytestmark = pytest.mark.usefixtures("same_fonts")

SMALL = ("bukitpermai-2026", "selasihan-2026")
"""Samples of a few pages, for the quick tests."""


@cache
def _pages(name: str) -> tuple[ReadPage, ...]:
    return tuple(keep_pages((SAMPLES / f"{name}.pdf").read_bytes()))


def _misprinted(seeds: range) -> list[Outcome]:
    return [outcome for seed in seeds if (outcome := misprinted_outcome(seed))]


def _lost(names: tuple[str, ...]) -> list[Outcome]:
    return [one for name in names for one in lost_outcomes(name, _pages(name))]


def _confused(names: tuple[str, ...], seeds: range, ocr: bool) -> list[Outcome]:
    return [one for name in names for one in confused_outcomes(name, _pages(name), seeds, ocr)]


ALL = tuple(path.stem for path in DIGITAL_SAMPLES)


# Figures


@pytest.mark.source
@pytest.mark.parametrize("names", [SMALL, pytest.param(ALL, marks=pytest.mark.slow)])
def test_items_keep_their_place_when_a_page_is_lost(names: tuple[str, ...]) -> None:
    figures = lost_figures(_lost(names))
    least = LOST[len(names)]
    assert figures["items"] >= least["items"] and figures["whole"] >= least["whole"]
    assert figures["silent"] <= least["silent"]


LOST = {
    len(SMALL): {"items": 0.98, "whole": 0.5, "silent": 0.0},
    len(ALL): {"items": 0.984, "whole": 0.53, "silent": 0.07},
}


@pytest.mark.parametrize("seeds", [range(4, 7), pytest.param(range(30), marks=pytest.mark.slow)])
def test_the_rest_stands_beside_a_misprint_and_a_finding_leads_to_it(seeds: range) -> None:
    figures = misprint_figures(_misprinted(seeds))
    least = MISPRINTS[len(seeds)]
    assert figures["documents"] >= 0.9 * len(seeds)
    assert figures["rest"] >= least["rest"] and figures["findings"] >= least["findings"]
    assert figures["false_missing"] <= least["false_missing"]


MISPRINTS = {
    3: {"rest": 1.0, "findings": 1.0, "false_missing": 0.0},
    30: {"rest": 0.966, "findings": 0.93, "false_missing": 0.0},
}


@pytest.mark.source
@pytest.mark.parametrize(
    ("names", "ocr"),
    [
        (SMALL, False),
        pytest.param(SMALL, True, marks=pytest.mark.slow),
        pytest.param(ALL, False, marks=pytest.mark.slow),
        pytest.param(ALL, True, marks=pytest.mark.slow),
    ],
)
def test_items_keep_their_place_when_markers_are_misread(names: tuple[str, ...], ocr: bool) -> None:
    figures = confusion_figures(_confused(names, range(1), ocr))
    place, marker = CONFUSIONS[len(names), ocr]
    assert figures["place"] >= place and figures["marker"] >= marker


CONFUSIONS = {
    (len(SMALL), False): (0.99, 0.97),
    (len(SMALL), True): (0.99, 0.99),
    (len(ALL), False): (0.984, 0.945),
    (len(ALL), True): (0.984, 0.968),
}
"""(place, marker)"""


@pytest.mark.slow
def test_what_is_confident_is_right() -> None:
    outcomes = [*_lost(ALL), *_misprinted(range(12)), *_confused(ALL, range(1), False)]
    figures = calibration_figures(outcomes)
    assert figures["sure"] and figures["right"] >= CALIBRATION


CALIBRATION = 0.994


# The damage


def _nodes(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _nodes(node.children)


def _words(document: Document) -> Counter[str]:
    pages = keep_pages(reportlab_.render(document))
    return Counter(word.text for read in pages if read.page for word in read.page.words)


@pytest.mark.parametrize("seed", [4, 6])
def test_misprints_are_printed(seed: int) -> None:
    document = sound_document(seed)
    damaged, damages = misprint(random.Random(seed), document)
    before, after = _words(document), _words(damaged)
    assert damages
    assert before - after == Counter(one.correct for one in damages)
    assert after - before == Counter(one.printed for one in damages if one.printed)


@pytest.mark.parametrize("seed", range(20))
def test_one_marker_in_fifty_is_misprinted_and_nothing_else(seed: int) -> None:
    document = sound_document(seed)
    damaged, damages = misprint(random.Random(seed), document)
    pairs = list(zip(_nodes(document.nodes), _nodes(damaged.nodes), strict=True))
    changed = Counter((before.marker, after.marker) for before, after in pairs if before.marker != after.marker)
    assert changed == Counter((one.correct, one.printed) for one in damages)
    assert [before.text for before, _ in pairs] == [after.text for _, after in pairs]
    markers = sum(bool(before.marker) for before, _ in pairs)
    assert len(damages) == max(1, round(markers / 50))


def test_all_kinds_of_misprints_are_made() -> None:
    made = Counter(one.kind for seed in range(20) for one in misprint(random.Random(seed), sound_document(seed))[1])
    assert set(made) == {"changed", "dropped", "repeated"}


@pytest.mark.source
def test_confused_markers_are_misread_and_nothing_moves() -> None:
    pages = _pages("selasihan-2026")
    confused, confusions = confuse(random.Random(1), pages, plan_of(pages, "selasihan"))
    assert confusions
    before = [word for read in pages if read.page for word in read.page.words]
    after = [word for read in confused if read.page for word in read.page.words]
    assert [word.box for word in before] == [word.box for word in after]
    changed = [(one.text, other.text) for one, other in zip(before, after, strict=True) if one != other]
    assert Counter(changed) == Counter((one.printed, one.read) for one in confusions)


def test_pages_pass_as_read_by_ocr() -> None:
    pages = _pages("selasihan-2026")
    words = [word for read in as_ocr(pages) if read.page for word in read.page.words]
    assert words and all(word.ocr and word.ocr.raw == word.text for word in words)
    assert {word.ocr.confidence < 1 for word in words if word.ocr} == {True, False}


def test_what_a_marker_may_be_read_as() -> None:
    assert confused_texts("1.") == ["l.", "I.", "1"]
    assert confused_texts("(a)") == ["(à)", "(aJ"]
    assert confused_texts("b") == []


# The measures can fail


@pytest.mark.source
def test_the_measure_of_lost_pages_can_fail() -> None:
    whole = plan_of(_pages("selasihan-2026"), "selasihan")
    page = sorted({visit.place[0] for visit in visits(whole) if visit.place})[1]
    outcome = compared_lost("not lost", whole, whole, page)
    assert not outcome.is_whole and not outcome.is_told and outcome.wrong
    assert lost_figures([outcome])["silent"] == 1
    parts = [part.model_copy(update={"nodes": part.nodes[0].children if part.nodes else ()}) for part in whole.lampiran]
    flatter = compared_lost("no roots", whole.model_copy(update={"lampiran": tuple(parts)}), whole, page)
    assert flatter.right == 0 and calibration_figures([flatter])["right"] == 0


def test_the_measure_of_misprints_can_fail() -> None:
    document = sound_document(4)
    damaged, damages = misprint(random.Random(4), document)
    plan = skparse.parse(reportlab_.render(damaged))
    assert is_perfect(document, skparse.parse(reportlab_.render(document))) and not is_perfect(document, plan)
    quiet = compared_misprinted("quiet", damaged, damages, plan.model_copy(update={"findings": ()}))
    assert misprint_figures([quiet])["findings"] == 0
    missing = Finding(code="pages-missing", severity="warning", message="")
    told = compared_misprinted("told", damaged, damages, plan.model_copy(update={"findings": (missing,)}))
    assert misprint_figures([told])["false_missing"] == 1
    empty = compared_misprinted("empty", damaged, damages, plan.model_copy(update={"lampiran": ()}))
    assert misprint_figures([empty])["rest"] == 0


@pytest.mark.source
def test_the_measure_of_confusions_can_fail() -> None:
    pages = _pages("selasihan-2026")
    whole = plan_of(pages, "selasihan")
    assert compared_confused("same", pages, [], whole).is_whole
    outcome = compared_confused("a page less", pages[:-2], [], whole)
    assert 0 < confusion_figures([outcome])["place"] < 1


def test_wrong_items_are_listed_by_confidence() -> None:
    judged = (Judged(1.0, True, "a"), Judged(0.95, False, "b"), Judged(0.5, False, "c"), Judged(0.99, False, "d"))
    outcome = Outcome(name="x", items=4, right=1, judged=judged)
    assert wrong_and_likely([outcome]) == ["0.950 b", "0.990 d"]
    assert calibration_figures([outcome])["right"] == 0.5
