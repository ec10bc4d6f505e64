"""A plan against its PDF: do the boxes hold the texts, and does a fresh parse agree?"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from skparse.check.reparsed import as_read, compare_with_reparsed
from skparse.check.settings import CHECK
from skparse.errors import InputError
from skparse.findings import in_lampiran, report, report_on
from skparse.geometry import Box
from skparse.orientation import Orientation, make_upright
from skparse.page import Page
from skparse.pipeline import Progress
from skparse.plan import Bbox, Finding, Node, Plan
from skparse.read import OcrMode, OcrOptions, Pages, open_reader
from skparse.verify import NodeText, Unable, fragment_texts, unable_finding


def compare_with_pdf(
    plan: Plan,
    pdf: str | os.PathLike[str] | bytes,
    password: str | None,
    ocr: OcrMode,
    jobs: int,
    progress: Progress | None,
) -> list[Finding]:
    """Each node's text in its boxes: digital pages are read by pdfplumber, which did not read them for the plan."""
    data = _load(pdf)
    if hashlib.sha256(data).hexdigest() != plan.source.sha256:
        return [report("check-file", file=plan.source.file or "PDF")]
    reader = open_reader(data, password=password)  # raises if the file cannot be opened
    count = reader.page_count
    try:
        found = [report("check-place", "count", ours=plan.source.pages, theirs=count)]
        found = found if count != plan.source.pages else compare_with_reparsed(plan, data, password)
        scanned: list[NodeText] = []
        read = _as_read(plan)
        try:
            for node_text in fragment_texts(data, read, password):
                if node_text.found is None:
                    scanned.append(node_text)
                elif not node_text.agrees:
                    found += _differs(node_text, node_text.found)
        except Unable as error:
            return [*found, unable_finding("skparse", range(1, count + 1), error.reason, error.detail)]
        document = Pages(reader, data, password, OcrOptions(ocr, 300, jobs))
        try:
            return [*found, *_scanned(scanned, document, count, ocr, progress)]
        finally:
            document.close()
    finally:
        reader.close()


def _load(pdf: str | os.PathLike[str] | bytes) -> bytes:
    if isinstance(pdf, bytes):
        return pdf
    try:
        return Path(pdf).read_bytes()
    except OSError as error:
        raise InputError(f"{pdf} cannot be read ({error.strerror}); name the plan's PDF") from None


def _as_read(plan: Plan) -> Plan:
    """The plan before it was corrected: that is what the pages hold."""

    def node(one: Node) -> Node:
        return as_read(one).model_copy(update={"children": tuple(map(node, one.children))})

    parts = tuple(one.model_copy(update={"nodes": tuple(map(node, one.nodes))}) for one in plan.lampiran)
    return plan.model_copy(update={"lampiran": parts})


def _differs(node_text: NodeText, found: str) -> list[Finding]:
    made = report_on(node_text.node, "check-text", ours=node_text.expected, theirs=found)
    return [made] if node_text.lampiran is None else in_lampiran([made], node_text.lampiran)


def _scanned(
    nodes: list[NodeText], document: Pages, count: int, ocr: OcrMode, progress: Progress | None
) -> Iterator[Finding]:
    """Nodes on pages that only OCR can read."""
    numbers = sorted({f.page for node_text in nodes for f in node_text.node.fragments if f.page <= count})
    if ocr == "never":
        for number in numbers:
            yield unable_finding("skparse", [number], "ocr-never")
        return
    pages: dict[int, tuple[Page, Orientation]] = {}
    for done, read in enumerate(document.read(numbers), 1):
        if read.page is not None:
            pages[read.number] = make_upright(read.page)
        if progress:
            progress(done, len(numbers))
    for number in (n for n in numbers if n not in pages):
        yield unable_finding("skparse", [number], "unreadable")
    for node_text in nodes:
        fragments = node_text.node.fragments
        if any(f.page not in pages for f in fragments):
            continue
        words = [word for f in fragments for word in _words(*pages[f.page], f.bbox)]
        if not _is_alike(node_text.expected, words):
            yield from _differs(node_text, " ".join(words))


def _words(page: Page, orientation: Orientation, box: Bbox) -> list[str]:
    """The words whose center lies in a box of the displayed page."""
    within = Box(*box)
    displayed = ((word.text, orientation.to_displayed(word)) for word in page.words)
    return [
        text for text, word in displayed if within.contains_point(word.center_x, word.center_y, CHECK.box_tolerance_pt)
    ]


def _is_alike(expected: str, words: list[str]) -> bool:
    """Are these the same words in any order (a marker may be read before or after its text), or the same letters (a
    word may end on the next line)?"""
    from rapidfuzz.fuzz import ratio, token_sort_ratio

    if len(expected) < 4:
        return True  # a marker alone: OCR's boxes are not that good
    ours, theirs = expected.casefold(), " ".join(words).casefold()
    same = max(token_sort_ratio(ours, theirs), ratio("".join(ours.split()), "".join(theirs.split())))
    return same >= CHECK.min_text_similarity
