"""The cross-check: correct readings give no differences, and damaged ones do."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import pikepdf
import pytest
from conftest import SAMPLES

import skparse
from skparse.numbering.markers import is_numbering
from skparse.page import Page, Scan, Word
from skparse.plan import Node, Plan
from skparse.read import open_reader
from skparse.read.pdfium import PdfiumReader
from skparse.reread import reread
from skparse.verify import Difference, Unable, fragment_texts, verify
from skparse.verify.lattice import Lattice
from skparse.verify.model import Reading
from skparse.verify.plumber import Plumber
from skparse.verify.timeout import run_with_timeout

pytestmark = pytest.mark.slow

DECREE = "wonosobo-2026.pdf"
SMALL = "families/merged-ticks.pdf"


class Sample(NamedTuple):
    data: bytes
    plan: Plan
    pages: tuple[Page, ...]

    def page(self, number: int) -> Page:
        return self.pages[number - 1]


@cache
def sample(name: str) -> Sample:
    data = (SAMPLES / name).read_bytes()
    reader = open_reader(data)
    pages = tuple(reader.page(n) for n in range(1, reader.page_count + 1))
    reader.close()
    return Sample(data, skparse.parse(data), pages)


def verified(data: bytes, plan: Plan, page: Callable[[int], Page], total: float = 300.0) -> list[Difference]:
    """The differences, where ``page`` gives the primary reading."""
    numbers = sorted({n for part in plan.lampiran for n in range(part.pages[0], part.pages[1] + 1)})
    return verify(data, plan, reread(page, numbers, plan), total=total)


def checked(one: Sample, changed: Page, monkeypatch: pytest.MonkeyPatch) -> list[Difference]:
    """The differences when the primary reading of a page is ``changed``."""

    def page(number: int) -> Page:
        return changed if number == changed.number else one.page(number)

    with monkeypatch.context() as patch:
        patch.setattr(PdfiumReader, "page", lambda _, number: page(number))
        plan = skparse.parse(one.data)
    return verified(one.data, plan, page)


def index_of(page: Page, text: str) -> int:
    return next(i for i, word in enumerate(page.words) if word.text == text)


@pytest.mark.parametrize(
    "name",
    [
        "gunungjati-2026.pdf",  # a browser's
        "selasihan-2026.pdf",  # a spreadsheet's, with clipped texts
        "families/rotated.pdf",
        "families/lying.pdf",
        "families/double-rules.pdf",
        "families/doubled-bold.pdf",
        "families/no-verticals.pdf",
        "families/hidden-words.pdf",
        "families/wrapped-months.pdf",
    ],
)
def test_correct_readings_give_no_differences(name: str) -> None:
    one = sample(name)
    assert verified(one.data, one.plan, one.page) == []


def test_whole_decree_gives_no_differences() -> None:
    one = sample(DECREE)
    assert verified(one.data, one.plan, one.page) == []


def damaged_word(page: Page, change: Callable[[Word], Word]) -> Page:
    words = list(page.words)
    i = index_of(page, "Menetapkan")
    words[i] = change(words[i])
    return page._replace(words=tuple(words))


@pytest.mark.parametrize(
    "change",
    [lambda w: w._replace(x0=w.x0 + 150, x1=w.x1 + 150), lambda w: w._replace(text="Menerapkan")],
    ids=["moved", "misread"],
)
def test_changed_word_is_found(change: Callable[[Word], Word], monkeypatch: pytest.MonkeyPatch) -> None:
    one = sample(SMALL)
    found = checked(one, damaged_word(one.page(1), change), monkeypatch)
    reported = [d for d in found if d.code == "verify-text" and "Menetapkan" in d.theirs.replace(" ", "")]
    assert reported and reported[0].engine == "both" and "Menetapkan" not in reported[0].ours


def test_lost_marker_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    one = sample("gunungjati-2026.pdf")
    page = one.page(2)
    gone = next(i for i, word in enumerate(page.words) if is_numbering(word.text))
    words = page.words[:gone] + page.words[gone + 1 :]
    assert "verify-text" in {d.code for d in checked(one, page._replace(words=words), monkeypatch) if d.page == 2}


@pytest.mark.parametrize("name", ["gunungjati-2026.pdf", "families/no-verticals.pdf"])
def test_erased_rule_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one = sample(name)
    number = next(part for part in one.plan.lampiran if part.nodes).pages[0]
    page = one.page(number)
    heights = sorted({round(rule.top) for rule in page.rules_h})
    erased = heights[len(heights) // 2]
    rules = tuple(rule for rule in page.rules_h if abs(rule.top - erased) > 2)
    found = checked(one, page._replace(rules_h=rules), monkeypatch)
    reported = [d for d in found if d.code == "verify-cells" and d.page == number]
    assert reported and {(d.ours, d.theirs) for d in reported} == {("1 cell", "2 cells")}


def test_lost_column_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    one = sample("gunungjati-2026.pdf")
    page = one.page(1)
    right = max(rule.x1 for rule in page.rules_v)
    rules_v = tuple(rule for rule in page.rules_v if rule.x1 < right - 2)
    edge = max(rule.x1 for rule in rules_v)
    rules_h = tuple(rule._replace(x1=min(rule.x1, edge)) for rule in page.rules_h if rule.x0 < edge - 2)
    found = checked(one, page._replace(rules_v=rules_v, rules_h=rules_h), monkeypatch)
    assert ("no cell", "1 cell") in {(d.ours, d.theirs) for d in found if d.code == "verify-cells" and d.page == 1}


def test_missing_fill_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    one = sample(DECREE)
    page = one.page(7)
    fill = page.fills[len(page.fills) // 2]
    fills = tuple(f for f in page.fills if f.box != fill.box)
    found = [d for d in checked(one, page._replace(fills=fills), monkeypatch) if d.code == "verify-months"]
    assert [(d.page, d.ours, d.theirs) for d in found][:1] == [(7, "not shaded", "shaded")]


def with_leaf(plan: Plan, change: Callable[[Node], Node]) -> tuple[Plan, str]:
    """The plan with its first node that has months and no children changed."""
    done = ""

    def walk(node: Node) -> Node:
        nonlocal done
        if not done and node.bulan and not node.children:
            done = node.id
            return change(node)
        return node.model_copy(update={"children": tuple(walk(child) for child in node.children)})

    parts = tuple(part.model_copy(update={"nodes": tuple(walk(node) for node in part.nodes)}) for part in plan.lampiran)
    return plan.model_copy(update={"lampiran": parts}), done


def test_wrong_months_of_a_node_are_found() -> None:
    one = sample(SMALL)
    plan, name = with_leaf(one.plan, lambda node: node.model_copy(update={"bulan": (*node.bulan, 12)}))
    found = verified(one.data, plan, one.page)
    assert [(d.code, d.node) for d in found] == [("verify-months", name)]
    assert found[0].ours == found[0].theirs + ", 12"


def test_wrong_text_of_a_node_is_found() -> None:
    one = sample(SMALL)
    plan, name = with_leaf(one.plan, lambda node: node.model_copy(update={"text": node.text + " lagi"}))
    assert [(d.code, d.node) for d in verified(one.data, plan, one.page)] == [("verify-node", name)]
    texts = {text.node.id: text for text in fragment_texts(one.data, plan)}
    assert not texts[name].agrees and texts[name].expected.endswith(" lagi")
    assert all(text.agrees for identity, text in texts.items() if identity != name)


def test_change_of_the_file_itself_is_no_difference() -> None:
    """All readers see it."""
    one = sample(SMALL)
    with pikepdf.open(io.BytesIO(one.data)) as pdf:
        page = pdf.pages[0]
        page.Contents = pdf.make_stream(b"q 1 0 0 1 0 -3 cm " + page.Contents.read_bytes() + b" Q")
        buffer = io.BytesIO()
        pdf.save(buffer)
    data = buffer.getvalue()
    assert verified(data, skparse.parse(data), open_reader(data).page) == []


def test_engine_that_fails_is_reported() -> None:
    one = sample(SMALL)
    found = verified(b"%PDF-1.4 no more than this", one.plan, one.page)
    assert {(d.code, d.engine, d.page) for d in found} == {
        ("verify-unable", "camelot", 1),
        ("verify-unable", "pdfplumber", 1),
    }
    assert {(d.sentence, d.bbox) for d in found} == {("cannot-open", None)}
    assert all(d.theirs for d in found)


def test_engine_that_takes_too_long_is_reported() -> None:
    one = sample(SMALL)
    found = verified(one.data, one.plan, one.page, total=0.0)
    assert {(d.code, d.sentence) for d in found} == {("verify-unable", "time-over")}


def test_work_is_stopped() -> None:
    rounds = 0

    def endless() -> int:
        nonlocal rounds
        while True:
            rounds += 1

    with pytest.raises(Unable, match=r"too-slow 0\.2"):
        run_with_timeout(0.2, endless)
    stopped = rounds
    time.sleep(0.1)
    assert rounds == stopped


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Which engine reads which page, in order."""
    seen: list[tuple[str, int]] = []

    def note(name: str, engine: type[Lattice] | type[Plumber]) -> None:
        read = engine.read

        def noted(self: Lattice | Plumber, number: int) -> Reading:
            seen.append((name, number))
            return read(self, number)  # type: ignore[arg-type]

        monkeypatch.setattr(engine, "read", noted)

    note("camelot", Lattice)
    note("pdfplumber", Plumber)
    return seen


def test_the_second_engine_is_asked_only_where_the_first_differs(
    asked: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = sample("gunungjati-2026.pdf")
    assert verified(one.data, one.plan, one.page) == []
    tables = {n for part in one.plan.lampiran for n in range(part.pages[0], part.pages[1] + 1)}
    assert sorted(asked) == [("camelot", number) for number in sorted(tables)]
    asked.clear()
    changed = one.page(3)
    index = next(i for i, word in enumerate(changed.words) if len(word.text) > 8)
    word = changed.words[index]
    words = (*changed.words[:index], word._replace(text=word.text[1:]), *changed.words[index + 1 :])
    assert {d.engine for d in checked(one, changed._replace(words=words), monkeypatch)} == {"both"}
    assert [number for engine, number in asked if engine == "pdfplumber"] == [3]


def test_the_second_engine_is_asked_about_items_that_the_first_reads_otherwise(asked: list[tuple[str, int]]) -> None:
    one = sample(SMALL)
    plan, name = with_leaf(one.plan, lambda node: node.model_copy(update={"text": node.text + " lagi"}))
    assert [(d.node, d.engine) for d in verified(one.data, plan, one.page)] == [(name, "pdfplumber")]
    assert asked == [("camelot", 1), ("pdfplumber", 1)]


def test_where_only_the_first_engine_can_read_its_items_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(self: Plumber, number: int) -> Reading:
        raise Unable("no-page")

    one = sample(SMALL)
    plan, name = with_leaf(one.plan, lambda node: node.model_copy(update={"text": node.text + " lagi"}))
    monkeypatch.setattr(Plumber, "read", fails)
    found = verified(one.data, plan, one.page)
    assert [(d.code, d.node, d.engine) for d in found] == [
        ("verify-unable", None, "pdfplumber"),
        ("verify-node", name, "camelot"),
    ]


def test_scan_is_not_compared() -> None:
    one = sample(SMALL)
    found = verified(one.data, one.plan, lambda number: one.page(number)._replace(scan=Scan("rapidocr", 0, 0.0)))
    assert [(d.code, d.engine) for d in found] == [("verify-unable", "both")]


def test_page_that_was_not_read_is_left_out() -> None:
    one = sample(SMALL)
    assert verify(one.data, one.plan, []) == []
