"""The review page leads to the items whose place is least certain, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from conftest import SAMPLES
from parsed import parsed
from playwright.sync_api import Browser, Page
from review_pages import opened, start_browser

from skparse.plan import Node, Plan
from skparse.review import review_html

pytestmark = pytest.mark.browser

PDF = SAMPLES / "families" / "merged-ticks.pdf"


def _with_confidences(node: Node, confidences: Mapping[str, float]) -> Node:
    children = tuple(_with_confidences(child, confidences) for child in node.children)
    return node.model_copy(update={"confidence": confidences.get(node.id, 0.995), "children": children})


@pytest.fixture(scope="module")
def plan() -> Plan:
    whole = parsed(PDF)
    confidences = dict(zip([node.id for node in whole.walk()], (0.5, 0.9, 0.2999), strict=False))
    parts = [
        part.model_copy(update={"nodes": tuple(_with_confidences(node, confidences) for node in part.nodes)})
        for part in whole.lampiran
    ]
    return whole.model_copy(update={"lampiran": tuple(parts)})


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from start_browser()


@pytest.fixture
def page(browser: Browser, plan: Plan, tmp_path: Path) -> Iterator[Page]:
    file = tmp_path / "review.html"
    file.write_bytes(review_html(PDF, plan, lang="en"))
    made, said = opened(browser, file)
    yield made
    made.close()
    assert said == []


def _chosen(page: Page) -> str | None:
    return page.locator(".row[aria-selected='true']").get_attribute("data-node")


def test_a_key_goes_from_the_least_certain_item_to_the_next(page: Page) -> None:
    seen = []
    for _ in range(4):
        page.keyboard.press("d")
        seen.append(_chosen(page))
        assert page.locator("#unsure .one.chosen").count() == 1
    assert seen == ["2", "0", "1", "2"]


def test_the_least_certain_item_is_listed_first(page: Page, plan: Plan) -> None:
    assert page.locator("#unsure summary").text_content() == "Place not certain (3)"
    third = list(plan.walk())[2]
    page.locator("#findings").evaluate("one => { one.open = true; }")
    page.locator("#unsure summary").click()
    first = page.locator("#unsure .one").first
    assert (first.text_content() or "").startswith(f"item {third.id} (29\u202f%): ")
    first.click()
    assert _chosen(page) == "2"
    page.keyboard.press("n")
    assert page.locator("#unsure .one.chosen").count() == 0 or not plan.findings


def test_the_card_says_how_certain_the_place_is(page: Page) -> None:
    said = page.locator("#card p", has_text="How certain the place of this item is")
    page.locator(".row[data-node='2']").click()
    assert said.text_content() == "How certain the place of this item is: 29\u202f%"
    page.locator(".row[data-node='3']").click()
    assert said.count() == 0


def test_items_that_are_not_certain_are_filtered(page: Page) -> None:
    page.select_option("#filter", "unsure")
    assert page.locator("#count").inner_text() == "3 found"


def test_a_page_of_certain_items_has_no_list(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "review.html"
    file.write_bytes(review_html(PDF, parsed(PDF), lang="en"))
    page, said = opened(browser, file)
    page.keyboard.press("d")
    assert page.locator("#unsure").count() == 0 and page.locator("#filter option[value='unsure']").count() == 0
    page.close()
    assert said == []
