"""From a PDF to its plan: pages → tables → outline → plan."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from skparse.collector import seldom_collected
from skparse.decree import DocumentBorders, parse_keputusan, parse_lampiran_title
from skparse.documents import DocumentPlan, DocumentState, FileReading, Progress, in_page_order, together
from skparse.errors import LimitError, NoTableError
from skparse.findings import in_lampiran, plan_in_language, report
from skparse.geometry import Box
from skparse.language import Lang
from skparse.ledger import classify_outside_words, difference
from skparse.orientation import make_upright
from skparse.outline.lampiran import build_lampiran, unplaced_findings
from skparse.picture_ledger import account_pictures
from skparse.plan import Keputusan, Lampiran, Plan, Source
from skparse.plurals import counted
from skparse.read import OcrMode, Pages, ReaderName, open_pages
from skparse.read.source import PdfSource, load_source, ocr_options, select_pages
from skparse.table.assemble.evidence import names_plan
from skparse.table.assemble.fill_usage import FILL_KINDS
from skparse.table.assemble.tables import TableReader
from skparse.table.model import LogicalTable
from skparse.table.page_pass import PagePass
from skparse.text.lines import word_index, word_page
from skparse.text.years import plan_years

__all__ = ["Progress", "build_documents", "build_plan", "parse", "parse_all"]


class _Request(NamedTuple):
    """The arguments of `parse`."""

    source: PdfSource
    pages: Sequence[int] | None
    password: str | None
    reader: ReaderName
    ocr: OcrMode
    dpi: int
    jobs: int
    progress: Progress | None
    verify: bool
    as_plan: bool
    pages_max: int | None
    size_max: int | None


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
    as_plan: bool = False,
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
        as_plan: read every table with a header as an action plan, also one that seems to be of another kind.
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
    request = _Request(
        source=source,
        pages=pages,
        password=password,
        reader=reader,
        ocr=ocr,
        dpi=dpi,
        jobs=jobs,
        progress=progress,
        verify=verify,
        as_plan=as_plan,
        pages_max=pages_max,
        size_max=size_max,
    )
    return plan_in_language(together(_read_documents(request)), lang)


def parse_all(
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
    as_plan: bool = False,
    pages_max: int | None = None,
    size_max: int | None = None,
) -> list[Plan]:
    """Read a file of several decrees and return the plan of each, in their order; one of one decree gives one plan.

    Pages are counted in the file. `parse` puts all of them into one plan, with a finding ``documents-several`` for each
    decree after the first. A decree without a table has a plan without Lampiran, and a finding ``plan-missing``.

    Args and errors are those of `parse`.
    """
    request = _Request(
        source=source,
        pages=pages,
        password=password,
        reader=reader,
        ocr=ocr,
        dpi=dpi,
        jobs=jobs,
        progress=progress,
        verify=verify,
        as_plan=as_plan,
        pages_max=pages_max,
        size_max=size_max,
    )
    return [plan_in_language(one.plan, lang) for one in _read_documents(request)]


def _read_documents(request: _Request) -> list[DocumentPlan]:
    with seldom_collected():
        return _documents_of(request)


def _documents_of(request: _Request) -> list[DocumentPlan]:
    options = ocr_options(request.ocr, request.dpi, request.jobs)
    data, name = load_source(request.source, request.size_max)
    document = open_pages(data, request.reader, request.password, options)
    try:
        if request.pages_max is not None and document.page_count > request.pages_max:
            size = counted(document.page_count, "page")
            raise LimitError(f"the file has {size}, the limit is {request.pages_max}; see --pages-max")
        numbers = select_pages(request.pages, document.page_count)
        passes: list[PagePass] = []
        observe = passes.append if request.verify else None
        progress, as_plan = request.progress, request.as_plan
        found = build_documents(document, data, name, numbers, progress=progress, observe=observe, as_plan=as_plan)
        if not request.verify:
            return found
        return [one._replace(plan=_verified(one.plan, passes, data, request.password)) for one in found]
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
    """The plan of an opened file, of all its documents together. Arguments and errors: see `build_documents`."""
    return together(build_documents(document, data, name, numbers, progress=progress, observe=observe))


def build_documents(
    document: Pages,
    data: bytes,
    name: str,
    numbers: Sequence[int],
    *,
    progress: Progress | None = None,
    observe: Callable[[PagePass], None] | None = None,
    as_plan: bool = False,
) -> list[DocumentPlan]:
    """The plan of each document of an opened file.

    Args:
        document: the file.
        data: its bytes, for the plan's checksum.
        name: of the file.
        numbers: the pages to read, in order.
        progress: called after each page that is read.
        observe: called with what the table layer made of each page, a few pages after it was read.
        as_plan: see `parse`.

    Raises:
        NoTableError: no page holds a table.
    """
    reading = FileReading(total=len(numbers), progress=progress)
    borders = DocumentBorders()
    reader = TableReader(borders.begins_document)
    source = Source(file=name, sha256=hashlib.sha256(data).hexdigest(), pages=document.page_count, kind="digital")
    found: list[DocumentPlan] = []
    state: DocumentState | None = None

    def finish(state: DocumentState, end: int) -> None:
        """Make the plan of the document whose pages end before ``end``, so that its tables need not be kept."""
        index, start = len(found), state.first_page if found else numbers[0]
        own = [number for number in numbers if start <= number < end]
        pages = range(own[0], end)
        state.findings = [*reading.findings_on(pages), *state.findings]
        own_source = source.model_copy(update={"kind": reading.kind(pages)})
        plan = _document_plan(state, reader.tables(index), document, own_source)
        found.append(DocumentPlan(plan=plan, pages=(own[0], own[-1]), name=borders.name(index)))

    for page_pass in reader.read(reading.readable_pages(document.read(numbers))):
        if state is None or page_pass.document > len(found):
            if state is not None:
                finish(state, page_pass.number)
            state = DocumentState(page_pass.number, as_plan)
        state.note_page(page_pass, borders.headings.get(page_pass.number))
        if observe:
            observe(page_pass)
    if state is not None:
        finish(state, numbers[-1] + 1)
    if not any(one.plan.lampiran for one in found):
        raise NoTableError(_why_no_table(reading, numbers))
    return found


def _document_plan(state: DocumentState, tables: list[LogicalTable], document: Pages, source: Source) -> Plan:
    """``source``: without its sums."""
    keputusan, decree_findings = parse_keputusan(state.front, state.orientations, state.headings)
    state.findings.extend(decree_findings)
    lampiran = _lampiran(tables, document, state, keputusan)
    state.findings.extend(
        f for f in state.overprinted if any(t.pages[0] <= (f.page or 0) <= t.pages[1] for t in tables)
    )
    plans = {page for one in lampiran if one.nodes for page in range(one.pages[0], one.pages[1] + 1)}
    counts, outside_findings = classify_outside_words(state.accounts, tables, state.kinds, plans)
    pictures, picture_findings = account_pictures(state.pictures)
    state.findings.extend((*outside_findings, *difference(state.accounts, counts, state.twice), *picture_findings))
    if not tables:
        state.findings.append(report("plan-missing", "no-table", page=state.first_page))
    elif not any(one.nodes for one in lampiran) and not any(f.code == "table-doubtful" for f in state.findings):
        longest = max(tables, key=lambda table: len(table.verbatim))
        if longest.resolved is None or (keputusan and names_plan(keputusan.tentang or "")):
            state.findings.append(report("plan-missing", page=longest.pages[0]))
    sums = {
        "words": sum(account.words for account in state.accounts),
        "ledger": counts,
        "fills": _count_fills(tables),
        "pictures": pictures,
    }
    return Plan(
        source=source.model_copy(update=sums),
        keputusan=keputusan,
        lampiran=tuple(lampiran),
        findings=in_page_order(state.findings),
    )


def _why_no_table(reading: FileReading, numbers: Sequence[int]) -> str:
    if not numbers:
        return "no pages were read"
    unread = sum(finding.code == "image-page" for finding in reading.findings)
    if unread:
        return f"no table was found; {unread} of {len(numbers)} pages are pictures that only OCR can read (--ocr auto)"
    return "no table was found on any page; is this the decree without its Lampiran?"


def _verified(plan: Plan, passes: Sequence[PagePass], data: bytes, password: str | None) -> Plan:
    from skparse.verify import verify, verify_findings

    found = verify_findings(verify(data, plan, passes, password))
    return plan.model_copy(update={"findings": in_page_order((*plan.findings, *found))})


def _lampiran(
    tables: list[LogicalTable], document: Pages, state: DocumentState, keputusan: Keputusan | None
) -> list[Lampiran]:
    # Tables before the first plan (a decree's own lists) are kept too, verbatim.
    result = []
    for number, table in enumerate(tables, 1):
        nomor, judul = parse_lampiran_title(table.title, table.top)
        years = plan_years(judul, *((keputusan.tentang, keputusan.tahun) if keputusan else (None, None)))
        built = build_lampiran(table, nomor, judul, state.orientations, years, as_plan=state.as_plan)
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
