"""The review page as a file: what it contains, and that no text of a document becomes HTML."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from conftest import SAMPLES
from parsed import parsed
from run_skparse import skparse as run_skparse

import skparse
from skparse.findings import CATALOGUE, render_message
from skparse.language import Lang
from skparse.page import Page, Scan
from skparse.plan import Node, Plan
from skparse.read import ReadPage
from skparse.read.pdfium import PdfiumReader
from skparse.read.scan import worker
from skparse.review import review_html
from skparse.review.labels import labels
from skparse.review.pictures import draw_pages

LANGS: tuple[Lang, ...] = ("id", "en")
SMALL = SAMPLES / "families" / "merged-ticks.pdf"
EVIL = "</script><img src=x onerror=alert(1)><!-- {plan} {script} \u2028 &lt; ]]> \\u003c"


@cache
def page() -> str:
    return review_html(SMALL).decode()


def block(text: str, name: str) -> str:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', text, re.DOTALL)
    assert found
    return found[1]


def test_page_contains_the_plan() -> None:
    assert Plan.model_validate_json(block(page(), "plan")) == skparse.parse(SMALL, lang="id")
    assert json.loads(block(page(), "data"))["pages"][0]["number"] == 1


def test_policy_allows_only_its_own_script_and_style() -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page())
    assert policy and "unsafe" not in policy[1] and policy[1].startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        inner = re.findall(rf"<{tag}>(.*?)</{tag}>", page(), re.DOTALL)
        assert len(inner) == 1
        digest = base64.b64encode(hashlib.sha256(inner[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    assert not re.search(r'\s(style|on\w+)="', page().replace(block(page(), "data"), ""))
    assert not re.search(r"https?://", page().replace(block(page(), "plan"), "").replace(block(page(), "data"), ""))


def test_text_is_never_html() -> None:
    pdf = SAMPLES / "families" / "rotated.pdf"
    plan = parsed(pdf)
    assert plan.findings

    def poison(node: Node) -> Node:
        return node.model_copy(update={"text": EVIL, "ket": EVIL, "children": tuple(map(poison, node.children))})

    parts = tuple(p.model_copy(update={"nodes": tuple(map(poison, p.nodes)), "judul": EVIL}) for p in plan.lampiran)
    findings = tuple(one.model_copy(update={"message": EVIL, "code": EVIL}) for one in plan.findings)
    source = plan.source.model_copy(update={"file": EVIL})
    bad = plan.model_copy(update={"lampiran": parts, "source": source, "findings": findings})
    text = review_html(pdf, bad).decode()
    assert text.count("</script>") == page().count("</script>") == 3
    assert "<img" not in text.replace("<img>", "") and text.count("<!--") == 0
    assert Plan.model_validate_json(block(text, "plan")) == bad


def test_result_is_reproducible() -> None:
    assert review_html(SMALL).decode() == page()


def test_plan_of_another_file() -> None:
    with pytest.raises(skparse.InputError, match="is not the file"):
        review_html(SAMPLES / "families" / "rotated.pdf", parsed(SMALL))


def test_both_languages_have_the_same_labels() -> None:
    indonesian, english = labels("id"), labels("en")
    assert indonesian.keys() == english.keys()
    assert len(indonesian["months"]) == len(english["months"]) == 12
    script = page().split("<script>")[1]
    used = set(re.findall(r"words\.(\w+)", script))
    assert used <= indonesian.keys()


def test_findings_are_in_the_language_of_the_page() -> None:
    pdf = SAMPLES / "families" / "rotated.pdf"
    plan = parsed(pdf)
    used = {f.code for f in plan.findings}
    assert used
    for lang in LANGS:
        data = json.loads(block(review_html(pdf, plan, lang=lang).decode(), "data"))
        assert data["titles"] == {code: CATALOGUE[code].title.in_language(lang) for code in used}
        assert data["todo"] == {code: CATALOGUE[code].advice.in_language(lang) for code in used}
        assert data["messages"] == [render_message(one, lang) for one in plan.findings]


def test_month_cells_are_in_the_rows_of_their_items() -> None:
    data = json.loads(block(page(), "data"))
    nodes = list(parsed(SMALL).walk())
    wanted = {str(n) for n, node in enumerate(nodes) if node.bulan and not node.children}
    assert set(data["monthCells"]) == wanted
    for n, cells in data["monthCells"].items():
        assert {m for _, months, _ in cells for m in months} == set(nodes[int(n)].bulan)
        for number, _, (x0, top, x1, bottom) in cells:
            left, upper, _, lower = nodes[int(n)].fragments[0].bbox
            assert number == 1 and x0 < x1 and x0 > left and top < (upper + lower) / 2 < bottom


class CountingWorker:
    """In place of OCR: it gives the page as the file has it, as if a picture of it had been read, and counts."""

    def __init__(self, reads: Counter[int]) -> None:
        self._reads = reads

    def read(self, page: Page) -> ReadPage:
        self._reads[page.number] += 1
        return ReadPage(number=page.number, page=page._replace(scan=Scan("parrot", 0, 0.0)), picture=True)

    def locked_page(self, reader: PdfiumReader, number: int) -> Page:
        return reader.page(number)

    def close(self) -> None:
        pass


@pytest.fixture
def ocr_reads(monkeypatch: pytest.MonkeyPatch) -> Counter[int]:
    """How often each page was read by OCR."""
    reads = Counter[int]()
    monkeypatch.setattr(worker, "Worker", lambda *_: CountingWorker(reads))
    return reads


@pytest.fixture
def file_reads(monkeypatch: pytest.MonkeyPatch) -> Counter[int]:
    """How often each page was read from the file."""
    reads, read = Counter[int](), PdfiumReader.page

    def counted(self: PdfiumReader, number: int) -> Page:
        reads[number] += 1
        return read(self, number)

    monkeypatch.setattr(PdfiumReader, "page", counted)
    return reads


def test_a_scan_is_read_once(ocr_reads: Counter[int], file_reads: Counter[int]) -> None:
    pdf = SAMPLES / "gunungjati-2026.pdf"
    once = dict.fromkeys(range(1, 6), 1)
    text = review_html(pdf, ocr="always").decode()
    assert (dict(ocr_reads), dict(file_reads)) == (once, once)
    assert Plan.model_validate_json(block(text, "plan")).source.kind == "scanned"


def test_a_scan_is_not_read_by_ocr_where_its_plan_is_given(ocr_reads: Counter[int]) -> None:
    pdf = SAMPLES / "gunungjati-2026.pdf"
    plan = skparse.parse(pdf, ocr="always")
    ocr_reads.clear()
    text = review_html(pdf, plan, ocr="always").decode()
    assert not ocr_reads and Plan.model_validate_json(block(text, "plan")) == plan


def test_a_digital_page_is_read_once(file_reads: Counter[int]) -> None:
    review_html(SMALL)
    assert dict(file_reads) == {1: 1}


def test_month_cells_of_a_scan_are_those_of_the_digital_page(ocr_reads: Counter[int]) -> None:
    as_scan = json.loads(block(review_html(SMALL, ocr="always").decode(), "data"))
    assert ocr_reads and as_scan["monthCells"] == json.loads(block(page(), "data"))["monthCells"]


@pytest.mark.slow
def test_hundred_pages_fit() -> None:
    """Of a hundred scanned pages each may take 95 kB at most."""
    data = (SAMPLES / "scans" / "pulauseruni-stamped.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        count = len(pdf.pages)
    drawn = list(draw_pages(data, None, [*range(1, count + 1), *[10_000] * (100 - count)]))
    assert len(drawn) == count  # the others do not exist, and are left out
    assert all(len(one.data) * 4 / 3 < 14e6 / 100 for one in drawn)


@pytest.mark.parametrize("box", [[0, 0, 1, 14400], [0, 0, 14400, 1], [0, 0, 10_000_000, 10_000_000]])
def test_odd_pages_are_drawn_small_or_left_out(box: list[int]) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(600, 400))
        pdf.pages[0].MediaBox = pikepdf.Array(box)
        buffer = io.BytesIO()
        pdf.save(buffer)
    assert sum(len(p.data) for p in draw_pages(buffer.getvalue(), None, [1])) < 100_000


@pytest.mark.slow
def test_command(tmp_path: Path) -> None:
    target = tmp_path / "r.html"
    done = run_skparse("review", SMALL, "-o", target)
    assert done.returncode == 0 and b"MB); open it in a browser" in done.stderr
    assert target.read_text(encoding="utf-8") == page()
    (tmp_path / "plan.json").write_text(parsed(SMALL).to_json(), encoding="utf-8")
    done = run_skparse("review", SMALL, "--plan", tmp_path / "plan.json", "-o", target, "--lang", "en", "-q")
    assert (done.returncode, done.stderr) == (0, b"") and '<html lang="en">' in target.read_text(encoding="utf-8")
    for args, code in [
        ((SMALL, "-o", tmp_path / "r.pdf"), 2),
        ((tmp_path / "none.pdf", "-o", target), 3),
        ((SMALL, "--plan", SMALL, "-o", target), 3),
        ((SMALL, "-o", tmp_path / "none" / "r.html"), 6),
        ((SMALL,), 2),
    ]:
        done = run_skparse("review", *args)
        assert done.returncode == code and done.stderr.count(b"\n") == 1, done.stderr
