"""The review page in a real browser, opened as a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import SAMPLES
from parsed import parsed
from playwright.sync_api import Browser, Dialog, Page
from review_pages import opened, start_browser

from skparse.check import check_plan
from skparse.findings import CATALOGUE
from skparse.plan import Plan
from skparse.review import review_html

pytestmark = pytest.mark.browser

PDF = SAMPLES / "wonosobo-2026.pdf"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from start_browser()


@pytest.fixture(scope="module")
def plan() -> Plan:
    return parsed(PDF)


@pytest.fixture(scope="module")
def file(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("review") / "review.html"
    path.write_bytes(review_html(PDF, plan, lang="en"))
    return path


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    made, said = opened(browser, file)
    yield made
    made.close()
    assert said == []  # no error, no breach of the policy, no request


def in_sight(page: Page, selector: str) -> bool:
    """Is the first such box inside its pane?"""
    code = """selector => {
      const box = document.querySelector(selector)?.getBoundingClientRect();
      const pane = document.querySelector('#pages').getBoundingClientRect();
      return Boolean(box) && box.top >= pane.top && box.bottom <= pane.bottom && box.width > 0;
    }"""
    return bool(page.evaluate(code, selector))


def number_of(plan: Plan, identity: str) -> int:
    return [node.id for node in plan.walk()].index(identity)


def test_all_nodes_are_there(page: Page, plan: Plan) -> None:
    nodes = list(plan.walk())
    assert page.locator(".row").count() == len(nodes)
    strips = "[...document.querySelectorAll('.row .strip')].map(s => s.querySelectorAll('.on').length)"
    assert [len(node.bulan) for node in nodes if not node.children] == page.evaluate(strips)
    assert page.evaluate("document.querySelectorAll('.row .text').length") == len(nodes)


def test_node_shows_its_box(page: Page, plan: Plan) -> None:
    last = [n for n, node in enumerate(plan.walk()) if node.fragments][-1]
    page.locator(f".row[data-node='{last}']").click()
    page.wait_for_timeout(100)
    assert in_sight(page, f".box.chosen[data-node='{last}']")
    assert page.locator("#card").is_visible()
    first = next(n for n, node in enumerate(plan.walk()) if node.fragments)
    page.locator(f".row[data-node='{first}']").click()
    page.wait_for_timeout(100)
    assert in_sight(page, f".box.chosen[data-node='{first}']")
    assert page.locator(".box.chosen").first.get_attribute("data-node") == str(first)


def test_box_shows_its_node(page: Page) -> None:
    page.evaluate("document.querySelector('.page[data-page=\"12\"]').scrollIntoView()")
    page.wait_for_selector(".page[data-page='12'] .box")
    box = page.locator(".page[data-page='12'] .box:not(.month)").nth(3)
    wanted = box.get_attribute("data-node")
    box.click()
    row = page.locator(".row[aria-selected='true']")
    assert row.get_attribute("data-node") == wanted and row.is_visible()
    month = page.locator(".page[data-page='12'] .box.month").first
    wanted = month.get_attribute("data-node")
    month.click()
    assert page.locator(".row[aria-selected='true']").get_attribute("data-node") == wanted


def test_month_shows_its_cell(page: Page, plan: Plan) -> None:
    n = next(n for n, node in enumerate(plan.walk()) if len(node.bulan) == 2 and not node.children)
    page.locator(f".row[data-node='{n}'] .strip .on").nth(1).click()
    page.wait_for_timeout(100)
    assert page.locator(".box.mark").count() == 1 and in_sight(page, ".box.mark")


def test_findings(page: Page, plan: Plan) -> None:
    for code in {f.code for f in plan.findings}:
        title = page.locator(f"#findings summary[title='{code}']")
        assert CATALOGUE[code].title.en in (title.text_content() or "")
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert page.locator(".one.chosen").count() == 1
    page.select_option("#filter", "code:numbering-gap")
    odd = {f.node for f in plan.findings if f.code == "numbering-gap"}
    assert page.locator("#count").inner_text() == f"{len(odd)} found"


def test_search_and_keyboard(page: Page, plan: Plan) -> None:
    page.keyboard.press("/")
    page.keyboard.type("lhkpn")
    count = sum("lhkpn" in f"{n.id} {n.text} {n.ket or ''} {' '.join(n.extra.values())}".lower() for n in plan.walk())
    assert count and page.locator("#count").inner_text() == f"{count} found"
    assert page.locator(".row mark").count() >= 1
    page.keyboard.press("Escape")
    assert page.locator(".row:not([hidden])").count() == len(list(plan.walk()))
    page.locator(".row").first.click()
    page.locator(".row").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    assert page.locator(".row[aria-selected='true']").get_attribute("data-node") == "3"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert page.locator(".row[aria-expanded='false']").count() >= 1
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")


def saved(page: Page) -> str:
    with page.expect_download() as download:
        page.locator("#save").click()
    assert download.value.suggested_filename == "plan.json"
    return Path(download.value.path()).read_text(encoding="utf-8")


def test_unchanged_plan_is_saved_as_it_was(page: Page, plan: Plan) -> None:
    assert saved(page) == plan.to_json()


def test_correcting(page: Page, plan: Plan) -> None:
    nodes = list(plan.walk())
    n = next(n for n, node in enumerate(nodes) if len(node.bulan) == 2 and node.marker and not node.children)
    old = nodes[n]
    page.locator(f".row[data-node='{n}']").click()
    page.locator(f".row[data-node='{n}']").focus()
    page.keyboard.press("Enter")
    page.locator("#edit-text").fill("Teks <b>yang</b>  benar\n& baik ≥ 3")
    page.locator("#edit-marker").fill("z)")
    page.locator("#edit-ket").fill("Sesuai kebutuhan")
    page.locator("#edit-months button").nth(old.bulan[0] - 1).click()
    assert "1 not saved" in page.locator("#changes").inner_text()
    assert page.locator(f".row[data-node='{n}'] b", has_text="yang").count() == 0  # text, not HTML

    mended = Plan.model_validate_json(saved(page))
    new = list(mended.walk())[n]
    assert (new.text, new.marker, new.ket) == ("Teks <b>yang</b> benar & baik ≥ 3", "z)", "Sesuai kebutuhan")
    assert new.ordinal == 26  # the letter's place
    assert new.bulan == old.bulan[1:] and new.corrected and new.id == old.id
    assert new.original.model_dump() == {"marker": old.marker, "text": old.text, "bulan": old.bulan, "ket": old.ket}
    others = [(a, b) for a, b in zip(nodes, mended.walk(), strict=True) if not a.children and a.id != old.id]
    assert others and all(a == b for a, b in others)
    assert {f.code for f in check_plan(mended, PDF) if f.severity == "error"} == set()

    page.get_by_text("Take back").click()
    page.locator("#edit-text").fill("sekali lagi")
    page.locator("#edit-text").fill(old.text)
    assert saved(page) == plan.to_json()


@pytest.mark.parametrize(("marker", "ordinal"), [("12.", 12), ("1.4", 4), ("IV.", 4), ("(b)", 2), ("", None)])
def test_place_follows_the_marker(page: Page, plan: Plan, marker: str, ordinal: int | None) -> None:
    nodes = list(plan.walk())
    n = next(n for n, node in enumerate(nodes) if node.marker and node.ordinal == 3 and not node.children)
    page.locator(f".row[data-node='{n}']").click()
    page.locator("#edit-marker").fill(marker)
    new = list(Plan.model_validate_json(saved(page)).walk())[n]
    assert (new.marker, new.ordinal) == (marker or None, ordinal)
    page.get_by_text("Take back").click()
    assert saved(page) == plan.to_json()


def test_marker_of_two_readings_leaves_the_place(page: Page, plan: Plan) -> None:
    nodes = list(plan.walk())
    n = next(n for n, node in enumerate(nodes) if node.marker and node.ordinal == 3 and not node.children)
    page.locator(f".row[data-node='{n}']").click()
    page.locator("#edit-marker").fill("7.")
    page.locator("#edit-marker").fill("i.")
    new = list(Plan.model_validate_json(saved(page)).walk())[n]
    assert (new.marker, new.ordinal) == ("i.", 3)


def test_leaving_with_unsaved_corrections_is_asked(page: Page) -> None:
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.locator(".row").first.click()
    page.locator("#edit-text").fill("Teks baru")
    page.reload()
    assert asked == ["beforeunload"]
    page.wait_for_selector(".row")
    page.locator(".row").first.click()
    page.locator("#edit-text").fill("Teks baru")
    saved(page)
    page.reload()
    assert asked == ["beforeunload"]  # saved: nothing to ask


def test_control_s_saves(page: Page, plan: Plan) -> None:
    with page.expect_download() as download:
        page.keyboard.press("Control+s")
    assert Path(download.value.path()).read_text(encoding="utf-8") == plan.to_json()


def test_findings_one_by_one(page: Page) -> None:
    said = page.locator(".one").evaluate_all("all => all.map(one => one.textContent)")
    assert len(said) > 2
    seen = []
    for key in "nnnp":
        page.keyboard.press(key)
        seen.append(page.locator(".one.chosen").text_content())
    assert seen[0] != seen[1] != seen[2] and seen[3] == seen[1]


def test_finding_selects_the_item_of_its_own_lampiran(browser: Browser, plan: Plan, tmp_path: Path) -> None:
    one = plan.lampiran[0]
    twice = (one.model_copy(update={"pages": (5, 13)}), one.model_copy(update={"pages": (14, 22)}))
    node = one.nodes[0].id
    finding = plan.findings[0].model_copy(update={"lampiran": 2, "page": 20, "bbox": None, "node": node})
    file = tmp_path / "review.html"
    file.write_bytes(review_html(PDF, plan.model_copy(update={"lampiran": twice, "findings": (finding,)})))
    page, said = opened(browser, file)
    page.keyboard.press("n")
    assert page.locator(".row[aria-selected='true']").get_attribute("data-node") == str(len(list(plan.walk())))
    assert page.locator(".row .flag").count() == 1
    page.close()
    assert said == []


def test_hostile_findings_are_text(browser: Browser, tmp_path: Path) -> None:
    pdf = SAMPLES / "families" / "rotated.pdf"
    evil = "<img src=x onerror=alert(1)><b class=evil>x</b>"
    plan = parsed(pdf)
    node = next(node.id for node in plan.walk())
    made = {"message": evil, "code": evil, "node": node}
    plan = plan.model_copy(update={"findings": tuple(one.model_copy(update=made) for one in plan.findings)})
    file = tmp_path / "review.html"
    file.write_bytes(review_html(pdf, plan))
    page, said = opened(browser, file)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    page.locator(".one").first.click()
    assert page.locator(".one", has_text=evil).count() == len(plan.findings) > 0
    assert page.locator("#card p", has_text=evil).count() > 0
    assert page.locator(".evil, #findings img, #card img, #tree img").count() == 0
    page.close()
    assert said == []


def test_phone(browser: Browser, file: Path) -> None:
    page, said = opened(browser, file, viewport={"width": 360, "height": 740}, color_scheme="dark")
    for tab in ("pages", "plan", "findings"):
        page.locator(f"[data-tab='{tab}'][role='tab']").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator("[data-tab='plan'][role='tab']").click()
    tools, tabs = (page.locator(name).bounding_box() for name in ("#save", "#tabs"))
    assert tools and tabs and tools["y"] < tabs["y"] + tabs["height"]  # one line
    cell = page.locator(".row .strip .on").first
    box = cell.bounding_box()
    assert box and box["width"] >= 22 and box["height"] >= 24
    letter = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert letter.strip('"') == (cell.get_attribute("aria-label") or "")[0]
    assert page.get_by_role("group").get_by_role("button", name="January").count() > 0
    cell.click()
    page.wait_for_timeout(100)
    assert page.locator("#pages").is_visible() and in_sight(page, ".box.mark")
    page.close()
    assert said == []


def test_pictures_come_and_go(page: Page) -> None:
    page.wait_for_selector(".page img")
    assert page.locator(".page img").count() < page.locator(".page").count()
    page.evaluate("document.querySelector('#pages').scrollTop = 1e9")
    page.wait_for_selector(".page:last-child img")
    assert page.locator(".page:first-child img").count() == 0
