"""The cross-check of a whole plan within a limited time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from time import monotonic
from typing import Protocol

from skparse.page import Page
from skparse.plan import Plan
from skparse.reread import reread
from skparse.table.page_pass import PagePass
from skparse.verify.lattice import Lattice
from skparse.verify.letters import without_overprints
from skparse.verify.model import Difference, Engine, Glyph, Reading, Unable
from skparse.verify.months import MonthComparison
from skparse.verify.nodes import NodeText, node_text
from skparse.verify.pages import compare_page
from skparse.verify.plumber import Plumber
from skparse.verify.settings import VERIFY
from skparse.verify.texts import RepeatedTexts
from skparse.verify.timeout import run_with_timeout


class _Engine(Protocol):
    def read(self, number: int) -> Reading: ...

    def close(self) -> None: ...


def verify(
    data: bytes,
    plan: Plan,
    pages: Callable[[int], Page],
    password: str | None = None,
    numbers: Sequence[int] | None = None,
    seconds: float = 10.0,
    total: float = 300.0,
) -> list[Difference]:
    """Read the table pages again with pdfplumber and camelot, and find where they differ from the primary reading.

    Args:
        data: the PDF.
        plan: what was read from it.
        pages: gives the primary reading of a page (1-based), as displayed; called once for each page, in order.
        password: for an encrypted PDF.
        numbers: the pages that were read for the plan; all by default.
        seconds: time limit for one page and engine (which usually take 0.1 s).
        total: time limit for all pages; those that are not reached are ``verify-unable``.

    Returns:
        The differences, page by page; empty if all readings agree. It raises no error for a page that an engine cannot
        read: that is a ``verify-unable``.
    """
    return _Check(data, plan, password, seconds, total).run(pages, numbers)


class _Check:
    def __init__(self, data: bytes, plan: Plan, password: str | None, seconds: float, total: float) -> None:
        self._plan = plan
        self._seconds, self._end = seconds, monotonic() + total
        self._makers: dict[Engine, Callable[[], _Engine]] = {
            "pdfplumber": lambda: Plumber(data, password),
            "camelot": lambda: Lattice(data, password),
        }
        self._open: dict[Engine, _Engine] = {}
        self._failures: dict[Engine, int] = {}
        self._reasons: dict[Engine, Unable] = {}
        self.found: list[Difference] = []

    def run(self, pages: Callable[[int], Page], chosen: Sequence[int] | None = None) -> list[Difference]:
        plan = self._plan
        numbers = sorted({n for part in plan.lampiran for n in range(part.pages[0], part.pages[1] + 1)})
        numbers = [n for n in numbers if chosen is None or n in chosen]
        months, repeated = MonthComparison(plan), RepeatedTexts()
        glyphs: dict[int, list[Glyph] | None] = {}  # of pdfplumber, by page
        node_pages = {fragment.page for node in plan.walk() for fragment in node.fragments}
        try:
            for page_pass in reread(pages, numbers, plan):
                readings = list(self._readings(page_pass))
                if readings:
                    self.found += compare_page(page_pass, readings, repeated)
                    months.add(page_pass, readings[0])
                    if page_pass.number in node_pages and readings[0].engine == "pdfplumber":
                        glyphs[page_pass.number] = without_overprints(readings[0].glyphs)
            self.found += months.differences()
            self._compare_nodes(glyphs)
        finally:
            self._close()
        return sorted(self.found, key=lambda d: d.page)

    def _readings(self, page_pass: PagePass) -> Iterator[Reading]:
        number = page_pass.number
        if not page_pass.tables:
            return
        if page_pass.page.scan is not None or not page_pass.page.words:
            self.found.append(_unable(number, "both", Unable("picture")))
            return
        for name in self._makers:
            try:
                yield self._read(name, number)
            except Unable as reason:
                self.found.append(_unable(number, name, reason))

    def _read(self, name: Engine, number: int) -> Reading:
        left = min(self._seconds, self._end - monotonic())
        if left <= 0:
            raise Unable("time-over")
        if self._failures.get(name, 0) >= VERIFY.max_failures_count:
            raise Unable(self._reasons[name].reason, self._reasons[name].detail)
        try:
            if name not in self._open:
                self._open[name] = run_with_timeout(left, self._makers[name])
            engine = self._open[name]
            reading = run_with_timeout(left, lambda: engine.read(number))
        except Unable as reason:
            self._failures[name] = self._failures.get(name, 0) + 1
            self._reasons[name] = reason
            raise
        self._failures[name] = 0
        return reading

    def _compare_nodes(self, glyphs: dict[int, list[Glyph] | None]) -> None:
        """The nodes' texts. On pages where texts of cells differ, those are reported already; this finds mistakes on
        the way from cells to nodes."""
        reported = {d.page for d in self.found if d.code == "verify-text"}
        for number, lampiran in enumerate(self._plan.lampiran, 1):
            for node in (node for root in lampiran.nodes for node in root.walk()):
                if not node.fragments or node.inferred or any(f.page in reported for f in node.fragments):
                    continue
                texts = node_text(node, glyphs.get)
                if not texts.agrees:
                    self.found.append(_node_difference(texts, number))

    def _close(self) -> None:
        for engine in self._open.values():
            try:
                run_with_timeout(self._seconds, lambda engine=engine: engine.close() or True)  # type: ignore[misc]
            except Unable:
                continue


def _node_difference(texts: NodeText, lampiran: int) -> Difference:
    first = texts.node.fragments[0]
    return Difference(
        code="verify-node",
        page=first.page,
        bbox=first.bbox,
        ours=texts.expected,
        theirs=texts.found or "",
        engine="pdfplumber",
        node=texts.node.id,
        lampiran=lampiran,
    )


def _unable(page: int, engine: Engine, reason: Unable) -> Difference:
    return Difference(
        code="verify-unable",
        page=page,
        bbox=None,
        ours="",
        theirs=reason.detail,
        engine=engine,
        sentence=reason.reason,
    )
