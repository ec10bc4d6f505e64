"""From a PDF to its plan: pages → tables → outline → plan."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from skparse.decree import parse_keputusan, parse_lampiran_title
from skparse.errors import LimitError, NoTableError
from skparse.findings import in_lampiran, plan_in_language, report
from skparse.geometry import Box
from skparse.language import Lang
from skparse.ledger import PageAccount, account_page, classify_outside_words, difference
from skparse.orientation import Orientations, make_upright
from skparse.outline.lampiran import build_lampiran, unplaced_findings
from skparse.page import Page, Scan
from skparse.page_findings import overprint_findings, speck_findings, stamp_findings
from skparse.plan import Finding, Lampiran, Plan, Source
from skparse.plurals import counted
from skparse.read import OcrMode, Pages, ReaderName, ReadPage, open_pages
from skparse.read.source import PdfSource, load_source, ocr_options, select_pages
from skparse.table.assemble.fill_usage import FILL_KINDS
from skparse.table.assemble.tables import TableReader
from skparse.table.model import LogicalTable
from skparse.table.page_pass import PagePass
from skparse.text.lines import word_index, word_page

# Decrees are 2-8 pages long; more pages without a table are not kept in memory while the table is looked for.
_MAX_DECREE_PAGES = 60

Progress = Callable[[int, int], None]
"""Called after each page with how many pages are done and how many there are to read."""


def parse(
    source: PdfSource,
    *,
    pages: Sequence[int] | None = None,
    password: str | None = None,
    reader: ReaderName = "pdfium",
    ocr: OcrMode = "auto",
    dpi: int = 300,
    jobs: int = 1,
    progress: Progress | None = None,
    lang: Lang = "en",
    verify: bool = False,
    pages_max: int | None = None,
    size_max: int | None = None,
) -> Plan:
    """Read an SK and return its plan.

    Args:
        source: path of a PDF, its bytes, or a binary file object.
        pages: 1-based numbers of the pages to read; all by default.
        password: for an encrypted PDF.
        reader: "pdfium" (fast, default) or "pdfplumber" (the reference).
        ocr: "auto" reads pages that are pictures of paper by OCR, "always" all pages, "never" none.
        dpi: resolution at which such pages are drawn (72-600).
        jobs: such pages that are read at a time; each takes a core and about 300 MB.
        progress: called after each page with (pages done, pages to read).
        lang: language of the findings' sentences, "en" or "id".
        verify: read digital pages again with pdfplumber and camelot; what they see otherwise is a finding. This takes
            many times as long as the reading itself.
        pages_max: refuse a file of more pages.
        size_max: refuse a file of more bytes.

    Time and memory are not bounded here: see `skparse.parse_isolated`.

    Raises:
        InputError: the file is missing, not a PDF, or broken; EncryptedError: its password is missing or wrong.
        EngineError: a page is a picture, and no OCR engine is installed.
        UsageError: a page number, ``dpi`` or ``jobs`` is out of range.
        NoTableError: no page holds a table.
        LimitError: the file is larger than ``pages_max`` or ``size_max`` allow.
    """
    options = ocr_options(ocr, dpi, jobs)
    data, name = load_source(source, size_max)
    document = open_pages(data, reader, password, options)
    try:
        if pages_max is not None and document.page_count > pages_max:
            size = counted(document.page_count, "page")
            raise LimitError(f"the file has {size}, the limit is {pages_max}; see --pages-max")
        numbers = select_pages(pages, document.page_count)
        plan = build_plan(document, data, name, numbers, progress=progress)
        plan = _verified(plan, document, data, password, numbers) if verify else plan
        return plan_in_language(plan, lang)
    finally:
        document.close()


def build_plan(
    document: Pages,
    data: bytes,
    name: str,
    numbers: Sequence[int],
    *,
    progress: Progress | None = None,
    observe: Callable[[PagePass], None] | None = None,
) -> Plan:
    """The plan of an opened document.

    Args:
        document: the file.
        data: its bytes, for the plan's checksum.
        name: of the file.
        numbers: the pages to read, in order.
        progress: called after each page that is read.
        observe: called with what the table layer made of each page, a few pages after it was read.

    Raises:
        NoTableError: no page holds a table.
    """
    state = _ParseState(total=len(numbers), progress=progress)
    reader = TableReader()
    for page_pass in reader.read(state.readable_pages(document.read(numbers))):
        state.note_page(page_pass)
        if observe:
            observe(page_pass)
    tables = reader.tables()
    if not tables:
        raise NoTableError(_why_no_table(state, numbers))
    keputusan, decree_findings = parse_keputusan(state.front)
    state.findings.extend(decree_findings)
    lampiran = _lampiran(tables, document, state)
    state.findings.extend(
        f for f in state.overprinted if any(t.pages[0] <= (f.page or 0) <= t.pages[1] for t in tables)
    )
    counts, outside_findings = classify_outside_words(state.accounts, tables, state.kinds)
    state.findings.extend((*outside_findings, *difference(state.accounts, counts, state.twice)))
    if not any(one.nodes for one in lampiran):
        state.findings.append(report("plan-missing", page=tables[0].pages[0]))
    return Plan(
        source=Source(
            file=name,
            sha256=hashlib.sha256(data).hexdigest(),
            pages=document.page_count,
            kind=state.kind,
            words=sum(account.words for account in state.accounts),
            ledger=counts,
            fills=_count_fills(tables),
        ),
        keputusan=keputusan,
        lampiran=tuple(lampiran),
        findings=_in_order(state.findings),
    )


def _why_no_table(state: _ParseState, numbers: Sequence[int]) -> str:
    if not numbers:
        return "no pages were read"
    unread = sum(finding.code == "image-page" for finding in state.findings)
    if unread:
        return f"no table was found; {unread} of {len(numbers)} pages are pictures that only OCR can read (--ocr auto)"
    return "no table was found on any page; is this the decree without its Lampiran?"


def _verified(plan: Plan, document: Pages, data: bytes, password: str | None, numbers: list[int]) -> Plan:
    from skparse.verify import verify, verify_findings

    found = verify_findings(verify(data, plan, document.reread, password, numbers))
    return plan.model_copy(update={"findings": _in_order((*plan.findings, *found))})


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: f.page or 0))


class _ParseState:
    """What the pipeline keeps of the pages that have passed."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self.findings: list[Finding] = []
        self.orientations = Orientations()
        self.scanned = self.digital = 0  # pages
        self.front: list[Page] = []  # upright pages before the first plan: the decree stands there
        self.accounts: list[PageAccount] = []  # of the pages that hold a table
        self.kinds: dict[int, str] = {}  # of the words inside tables: ledger number → one of `ledger.KINDS`
        self.twice = 0  # words that were counted as two things
        self.overprinted: list[Finding] = []  # on any page; only those of a table's pages are reported
        self._schedule_has_begun = False
        self._total, self._progress = total, progress

    @property
    def kind(self) -> Literal["digital", "scanned", "mixed"]:
        if self.scanned:
            return "mixed" if self.digital else "scanned"
        return "digital"

    def readable_pages(self, pages: Iterable[ReadPage]) -> Iterator[Page]:
        """The pages that can be read, one by one; unreadable ones, pictures and scans are reported on the way."""
        for done, read in enumerate(pages, 1):
            self._note_reading(read)
            if read.page is not None:
                yield read.page
            if self._progress:
                self._progress(done, self._total)

    def note_page(self, page_pass: PagePass) -> None:
        """Keep what the rest of the pipeline needs of a page."""
        page, orientation = page_pass.page, page_pass.orientation
        self.orientations.add(page.number, orientation)
        self.findings.extend((*stamp_findings(page, orientation), *speck_findings(page)))
        self.overprinted.extend(overprint_findings(page, orientation))
        if page_pass.tables:
            self.accounts.append(account_page(page_pass))
        self._schedule_has_begun = self._schedule_has_begun or page_pass.begins_schedule
        if not self._schedule_has_begun and len(self.front) < _MAX_DECREE_PAGES:
            self.front.append(page)

    def _note_reading(self, read: ReadPage) -> None:
        """Count a page as digital or scanned, and report what reading it has shown."""
        number, page = read.number, read.page
        if page is None:
            self.findings.append(report("page-unreadable", page=number, reason=read.error))
        elif page.scan is not None:
            self.scanned += 1
            self.findings.append(_scanned_finding(number, page.scan))
            if read.layer is False:
                self.findings.append(report("text-layer-wrong", page=number))
        elif read.picture:
            self.scanned += 1
            self.findings.append(report("image-page", page=number))
        elif page.words:
            self.digital += 1


def _scanned_finding(number: int, scan: Scan) -> Finding:
    degrees = round(abs(scan.skew + scan.rotation), 2)
    if not degrees:
        return report("page-scanned", page=number, engine=scan.engine)
    sentence = "turned" if scan.rotation else "tilted"
    return report("page-scanned", sentence, page=number, degrees=degrees, engine=scan.engine)


def _lampiran(tables: list[LogicalTable], document: Pages, state: _ParseState) -> list[Lampiran]:
    # Tables before the first plan (a decree's own lists) are kept too, verbatim.
    result = []
    for number, table in enumerate(tables, 1):
        nomor, judul = parse_lampiran_title(table.title, table.top)
        built = build_lampiran(table, nomor, judul, state.orientations)
        state.findings.extend(in_lampiran(built.findings, number))
        state.twice += built.twice + sum(word in state.kinds for word in built.kinds)
        state.kinds.update(built.kinds)
        if unplaced := built.unplaced:
            state.findings.extend(in_lampiran(unplaced_findings(unplaced, _texts(document, unplaced)), number))
        result.append(built.lampiran)
    return result


def _count_fills(tables: Iterable[LogicalTable]) -> dict[str, int]:
    total: Counter[str] = sum((table.fills for table in tables), Counter())
    return {kind: total[kind] for kind in FILL_KINDS}


def _texts(document: Pages, words: list[int]) -> dict[int, tuple[str, Box]]:
    """Text and displayed box of words, by ledger number; their pages are read again, because pages are not kept."""
    found = {}
    for number in sorted({word_page(w) for w in words}):
        page, orientation = make_upright(document.reread(number))
        for w in words:
            if word_page(w) == number:
                word = page.words[word_index(w)]
                found[w] = (word.text, orientation.to_displayed(word))
    return found
