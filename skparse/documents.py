"""One document of a file: what is kept of its pages as they pass, its plan, and the plan of several together.

Most files hold one decree with its Lampiran; a coordinator's collected PDF holds many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from skparse.decree import DecreeName, PageHeading, page_heading
from skparse.findings import report
from skparse.ledger import PageAccount, account_page
from skparse.orientation import Orientations
from skparse.page import Page, Scan
from skparse.page_findings import overprint_findings, speck_findings, stamp_findings
from skparse.picture_ledger import BookedPicture, pictures_of_page
from skparse.plan import Finding, Plan
from skparse.read import ReadPage
from skparse.table.page_pass import PagePass

# Decrees are 2-8 pages long; more pages without a table are not kept in memory while the table is looked for.
_MAX_DECREE_PAGES = 60

Progress = Callable[[int, int], None]
"""Called after each page with how many pages are done and how many there are to read."""

SourceKind = Literal["digital", "scanned", "mixed"]


class DocumentPlan(NamedTuple):
    """One document of a file."""

    plan: Plan
    pages: tuple[int, int]
    """The first one and the last one that were read."""
    name: DecreeName | None
    """What its headings say of its decree."""


class FileReading:
    """How the pages of a file were read, whatever documents they are in."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._kinds: dict[int, SourceKind] = {}  # of pages with something on them
        self.findings: list[Finding] = []
        self._total, self._progress = total, progress

    def readable_pages(self, pages: Iterable[ReadPage]) -> Iterator[Page]:
        """The pages that can be read, one by one; unreadable ones, pictures and scans are reported on the way."""
        for done, read in enumerate(pages, 1):
            self._note(read)
            if read.page is not None:
                yield read.page
            if self._progress:
                self._progress(done, self._total)

    def kind(self, pages: range) -> SourceKind:
        """Whether these pages are digital or scanned."""
        kinds = {kind for number, kind in self._kinds.items() if number in pages}
        return "mixed" if len(kinds) > 1 else next(iter(kinds), "digital")

    def findings_on(self, pages: range) -> list[Finding]:
        """What reading these pages has shown."""
        return [one for one in self.findings if one.page in pages]

    def _note(self, read: ReadPage) -> None:
        number, page = read.number, read.page
        if page is None:
            self.findings.append(report("page-unreadable", page=number, reason=read.error))
        elif page.scan is not None:
            self._kinds[number] = "scanned"
            self.findings.append(_scanned_finding(number, page.scan))
            if read.layer is False:
                self.findings.append(report("text-layer-wrong", page=number))
        elif read.picture:
            self._kinds[number] = "scanned"
            self.findings.append(report("image-page", page=number))
        elif page.words:
            self._kinds[number] = "digital"


class DocumentState:
    """What the pipeline keeps of a document's pages that have passed."""

    def __init__(self, first_page: int, as_plan: bool = False) -> None:
        self.first_page = first_page
        self.as_plan = as_plan  # read all tables as action plans
        self.findings: list[Finding] = []
        self.orientations = Orientations()
        self.front: list[Page] = []  # upright pages before the first plan: the decree stands there
        self.headings: list[PageHeading] = []  # of all its pages: they name its decree
        self.accounts: list[PageAccount] = []  # of the pages that hold a table
        self.pictures: list[BookedPicture] = []  # of the same pages
        self.kinds: dict[int, str] = {}  # of the words inside tables: ledger number → one of `ledger.KINDS`
        self.twice = 0  # words that were counted as two things
        self.overprinted: list[Finding] = []  # on any page; only those of a table's pages are reported
        self._schedule_has_begun = False

    def note_page(self, page_pass: PagePass, heading: PageHeading | None) -> None:
        """Keep what the rest of the pipeline needs of a page. ``heading``: see `DocumentBorders.headings`."""
        page, orientation = page_pass.page, page_pass.orientation
        self.orientations.add(page.number, orientation)
        self.findings.extend((*stamp_findings(page, orientation), *speck_findings(page)))
        self.overprinted.extend(overprint_findings(page, orientation))
        if page_pass.tables:
            self.accounts.append(account_page(page_pass))
            self.pictures.extend(pictures_of_page(page_pass))
        if page_pass.tables:
            heading = page_heading(page, min(one.grid.ys[0] for one in page_pass.tables))
        if heading is not None:
            self.headings.append(heading)
        self._schedule_has_begun = self._schedule_has_begun or page_pass.begins_schedule
        if not self._schedule_has_begun and len(self.front) < _MAX_DECREE_PAGES:
            self.front.append(page)
        elif page.number == self.first_page:
            # A letter may hold its table: what stands around that is the letter's text.
            self.front.append(_without_tables(page_pass))


def _without_tables(page_pass: PagePass) -> Page:
    """The page without the words of its tables."""
    inside = {index for one in page_pass.tables for cell in one.grid.cells for index in cell.words}
    words = tuple(word for index, word in enumerate(page_pass.page.words) if index not in inside)
    return page_pass.page._replace(words=words)


def together(documents: Sequence[DocumentPlan]) -> Plan:
    """One plan of all documents of a file, at least one: all their Lampiran, and the decree of the first that has any.

    From the second one on, a finding says where each begins.
    """
    plans = [one.plan for one in documents]
    if len(plans) == 1:
        return plans[0]
    findings: list[Finding] = [_another_document(one) for one in documents[1:]]
    before = 0
    for plan in plans:
        findings.extend(_moved(one, before) for one in plan.findings)
        before += len(plan.lampiran)
    main = next((plan for plan in plans if plan.lampiran), plans[0])
    sources = [plan.source for plan in plans]
    kinds = {source.kind for source in sources}
    source = main.source.model_copy(
        update={
            "kind": kinds.pop() if len(kinds) == 1 else "mixed",
            "words": sum(one.words for one in sources),
            "ledger": _sums([one.ledger for one in sources]),
            "fills": _sums([one.fills for one in sources]),
            "pictures": _sums([one.pictures for one in sources]),
        }
    )
    return main.model_copy(
        update={
            "source": source,
            "lampiran": tuple(one for plan in plans for one in plan.lampiran),
            "findings": in_page_order(findings),
        }
    )


def in_page_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by their pages; those about none come first."""
    return tuple(sorted(findings, key=lambda f: f.page or 0))


def _another_document(one: DocumentPlan) -> Finding:
    (first, last), decree = one.pages, one.name.label if one.name else "–"
    if first == last:
        return report("documents-several", "page", page=first, number=first, decree=decree)
    return report("documents-several", page=first, first=first, last=last, decree=decree)


def _moved(finding: Finding, before: int) -> Finding:
    """A finding of a plan whose Lampiran stand behind ``before`` others."""
    if finding.lampiran is None or not before:
        return finding
    return finding.model_copy(update={"lampiran": finding.lampiran + before})


def _sums(counts: Sequence[dict[str, int]]) -> dict[str, int]:
    names = dict.fromkeys(name for one in counts for name in one)
    return {name: sum(one.get(name, 0) for one in counts) for name in names}


def _scanned_finding(number: int, scan: Scan) -> Finding:
    degrees = round(abs(scan.skew + scan.rotation), 2)
    if not degrees:
        return report("page-scanned", page=number, engine=scan.engine)
    sentence = "turned" if scan.rotation else "tilted"
    return report("page-scanned", sentence, page=number, degrees=degrees, engine=scan.engine)
