"""The cross-check of a whole plan within a limited time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from time import monotonic
from typing import Protocol

from skparse.plan import Plan
from skparse.table.page_pass import PagePass
from skparse.verify.lattice import Lattice
from skparse.verify.model import Difference, Engine, Reading, Unable
from skparse.verify.months import MonthComparison
from skparse.verify.nodes import NodeText, PageGlyphs, node_text
from skparse.verify.pages import PageReading, compare_page, page_reading
from skparse.verify.plumber import Plumber
from skparse.verify.settings import VERIFY
from skparse.verify.texts import RepeatedTexts, primary_texts
from skparse.verify.timeout import run_with_timeout

_BELIEVED: tuple[Engine, ...] = ("pdfplumber", "camelot")
"""Where both engines differ from us, the texts of the first are quoted."""


class _Engine(Protocol):
    def read(self, number: int) -> Reading: ...

    def close(self) -> None: ...


def verify(
    data: bytes,
    plan: Plan,
    passes: Iterable[PagePass],
    password: str | None = None,
    seconds: float = 10.0,
    total: float = 300.0,
) -> list[Difference]:
    """Read the plan's table pages again with camelot, and with pdfplumber where camelot sees something otherwise or
    cannot tell; find where they differ from the primary reading.

    Args:
        data: the PDF.
        plan: what was read from it.
        passes: what the table layer made of the pages that were read for the plan, in order. Pages of other documents
            and pages without a table are left out here.
        password: for an encrypted PDF.
        seconds: time limit for one page and engine (which usually take 0.1 s).
        total: time limit for all pages; those that are not reached are ``verify-unable``.

    Returns:
        The differences, page by page; empty if all readings agree. It raises no error for a page that an engine cannot
        read: that is a ``verify-unable``.
    """
    return _Check(data, plan, password, seconds, total).run(passes)


class _Page:
    """A page with tables, and the second readings of it so far."""

    def __init__(self, page_pass: PagePass) -> None:
        self.page_pass = page_pass
        self.number = page_pass.number
        self.readings: dict[Engine, PageReading] = {}
        self.asked: set[Engine] = set()
        self.glyphs: PageGlyphs | None = None
        """Of the best reading, if the plan has items on the page."""

    @property
    def best(self) -> PageReading | None:
        """The reading that items and months are compared with: pdfplumber's, where it was asked."""
        return self.readings.get("pdfplumber") or self.readings.get("camelot")


class _Check:
    def __init__(self, data: bytes, plan: Plan, password: str | None, seconds: float, total: float) -> None:
        self._plan = plan
        self._seconds, self._end = seconds, monotonic() + total
        self._makers: dict[Engine, Callable[[], _Engine]] = {
            "camelot": lambda: Lattice(data, password),
            "pdfplumber": lambda: Plumber(data, password),
        }
        self._open: dict[Engine, _Engine] = {}
        self._failures: dict[Engine, int] = {}
        self._reasons: dict[Engine, Unable] = {}
        self._node_pages = {fragment.page for node in plan.walk() for fragment in node.fragments}
        self._found: list[Difference] = []

    def run(self, passes: Iterable[PagePass]) -> list[Difference]:
        numbers = {n for part in self._plan.lampiran for n in range(part.pages[0], part.pages[1] + 1)}
        repeated = RepeatedTexts()
        pages: list[_Page] = []
        try:
            for page_pass in passes:
                if page_pass.number not in numbers or not page_pass.tables:
                    continue
                if page_pass.page.scan is not None or not page_pass.page.words:
                    self._found.append(_unable(page_pass.number, "both", Unable("picture")))
                    continue
                pages.append(_Page(page_pass))
                self._compare(pages[-1], repeated)
            self._found += self._end_to_end(pages)
        finally:
            self._close()
        return sorted(self._found, key=lambda d: d.page)

    def _compare(self, page: _Page, repeated: RepeatedTexts) -> None:
        """Compare texts, shades and cells of a page. camelot is asked first, as it takes a quarter of the time: where
        it can tell and sees no difference, no other engine could make one."""
        page_pass = page.page_pass
        ours = [primary_texts(page_pass, table.texts) for table in page_pass.tables]
        self._ask("camelot", page)
        compared = compare_page(page_pass, ours, list(page.readings.values()), repeated) if page.readings else None
        if compared is None or not compared.is_settled:
            self._ask("pdfplumber", page)
            readings = [page.readings[name] for name in _BELIEVED if name in page.readings]
            compared = compare_page(page_pass, ours, readings, repeated) if readings else compared
        if compared is not None:
            self._found += compared.differences
        for table, own in zip(page_pass.tables, ours, strict=True):
            for cell, text in zip(table.grid.cells, own, strict=True):
                repeated.add(cell.box, text)

    def _end_to_end(self, pages: Sequence[_Page]) -> list[Difference]:
        """Months and texts of the plan's items. pdfplumber is asked about the pages where camelot sees others."""
        months, nodes = self._months(pages), list(self._nodes(pages))
        doubtful = months.pages_in_doubt() | {f.page for one in nodes for f in one.node.fragments}
        unasked = [page for page in pages if page.number in doubtful and "pdfplumber" not in page.asked]
        if unasked:
            for page in unasked:
                self._ask("pdfplumber", page)
            months, nodes = self._months(pages), list(self._nodes(pages))
        engines = {page.number: page.best.engine for page in pages if page.best}
        return [*months.differences(), *(_node_difference(one, engines) for one in nodes)]

    def _months(self, pages: Sequence[_Page]) -> MonthComparison:
        months = MonthComparison(self._plan)
        for page in pages:
            if page.best is not None:
                months.add(page.page_pass, page.best.engine, page.best.grids)
        return months

    def _nodes(self, pages: Sequence[_Page]) -> Iterator[NodeText]:
        """The nodes whose text is another on their pages. On pages where texts of cells differ, those are reported
        already; this finds mistakes on the way from cells to nodes."""
        reported = {d.page for d in self._found if d.code == "verify-text"}
        glyphs = {page.number: page.glyphs for page in pages}
        for number, lampiran in enumerate(self._plan.lampiran, 1):
            for node in (node for root in lampiran.nodes for node in root.walk()):
                if not node.fragments or node.inferred or any(f.page in reported for f in node.fragments):
                    continue
                texts = node_text(node, glyphs.get)
                if not texts.agrees:
                    yield texts._replace(lampiran=number)

    def _ask(self, name: Engine, page: _Page) -> None:
        """Add an engine's reading of a page, or report why there is none."""
        page.asked.add(name)
        try:
            reading = self._read(name, page.number)
        except Unable as reason:
            self._found.append(_unable(page.number, name, reason))
            return
        page.readings[name] = page_reading(page.page_pass, reading)
        if page.number in self._node_pages:
            page.glyphs = PageGlyphs(reading.glyphs)

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

    def _close(self) -> None:
        for engine in self._open.values():
            try:
                run_with_timeout(self._seconds, lambda engine=engine: engine.close() or True)  # type: ignore[misc]
            except Unable:
                continue


def _node_difference(texts: NodeText, engines: Mapping[int, Engine]) -> Difference:
    """``engines``: who has read each page."""
    first = texts.node.fragments[0]
    return Difference(
        code="verify-node",
        page=first.page,
        bbox=first.bbox,
        ours=texts.expected,
        theirs=texts.found or "",
        engine=engines[first.page],
        node=texts.node.id,
        lampiran=texts.lampiran,
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
