"""The whole story: read → tables → outline → plan."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, Literal

from skparse.decree import parse_keputusan, parse_lampiran_title
from skparse.errors import InputError, LimitError, NoTableError, UsageError
from skparse.findings import finding
from skparse.geometry import Box
from skparse.ledger import difference, settle
from skparse.messages import Lang, say, speaking
from skparse.orientation import Orientations, make_upright
from skparse.outline.lampiran import build_lampiran, unplaced_findings
from skparse.page import Page
from skparse.page_findings import dirt_findings, overprint_findings, stamp_findings
from skparse.plan import Finding, Lampiran, Plan, Source
from skparse.plurals import counted
from skparse.read import OcrMode, OcrOptions, Pages, ReaderName, ReadPage, open_reader
from skparse.table.assemble.tables import Stitcher
from skparse.table.assemble.usage import FILL_KINDS
from skparse.table.model import LogicalTable
from skparse.text.lines import word_index, word_page

# Decrees are 2-8 pages long; more pages without a table are not kept in memory while the table is looked for.
_DECREE_PAGES = 60

Progress = Callable[[int, int], None]
"""Called after each page with its place among the pages to read, and their number."""


def parse(
    source: str | os.PathLike[str] | bytes | BinaryIO,
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
    options = _ocr_options(ocr, dpi, jobs)
    data, name = load(source, size_max)
    opened = open_reader(data, reader, password)
    document = Pages(opened, data, password, options)
    try:
        if pages_max is not None and opened.page_count > pages_max:
            size = counted(opened.page_count, "page")
            raise LimitError(f"the file has {size}, the limit is {pages_max}; see --pages-max")
        with speaking(lang):
            numbers = _page_numbers(pages, opened.page_count)
            plan = _plan(document, data, name, numbers, progress)
            return _verified(plan, document, data, password, numbers) if verify else plan
    finally:
        document.close()


def _plan(document: Pages, data: bytes, name: str, numbers: list[int], progress: Progress | None) -> Plan:
    story = _Story()
    stitcher, front = _tables(document.read(numbers), story, len(numbers), progress)
    tables = stitcher.tables()
    if not tables:
        raise NoTableError(_why_none(story, numbers))
    keputusan, notes = parse_keputusan(front)
    story.findings.extend(notes)
    lampiran = _lampiran(tables, document, story)
    story.findings.extend(
        f for f in story.overprinted if any(t.pages[0] <= (f.page or 0) <= t.pages[1] for t in tables)
    )
    counts, notes = settle(stitcher.accounts, tables, story.kinds)
    story.findings.extend((*notes, *difference(stitcher.accounts, counts, story.twice)))
    if not any(one.nodes for one in lampiran):
        story.findings.append(finding("plan-missing", say("plan-missing"), tables[0].pages[0]))
    return Plan(
        source=Source(
            file=name,
            sha256=hashlib.sha256(data).hexdigest(),
            pages=document.page_count,
            kind=story.kind,
            words=sum(account.words for account in stitcher.accounts),
            ledger=counts,
            fills=_fills(tables),
        ),
        keputusan=keputusan,
        lampiran=tuple(lampiran),
        findings=_in_order(story.findings),
    )


def _why_none(story: _Story, numbers: list[int]) -> str:
    if not numbers:
        return "no pages were read"
    unread = sum(note.code == "image-page" for note in story.findings)
    if unread:
        return f"no table was found; {unread} of {len(numbers)} pages are pictures that only OCR can read (--ocr auto)"
    return "no table was found on any page; is this the decree without its Lampiran?"


def _verified(plan: Plan, document: Pages, data: bytes, password: str | None, numbers: list[int]) -> Plan:
    from skparse.verify import verify, verify_findings

    found = verify_findings(verify(data, plan, document.again, password, numbers))
    return plan.model_copy(update={"findings": _in_order((*plan.findings, *found))})


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: f.page or 0))


def _ocr_options(mode: OcrMode, dpi: int, jobs: int) -> OcrOptions:
    if not 72 <= dpi <= 600:
        raise UsageError(f"dpi must be between 72 and 600, got {dpi}")
    if not 1 <= jobs <= 256:
        raise UsageError(f"jobs must be between 1 and 256, got {jobs}")
    return OcrOptions(mode, dpi, jobs)


class _Story:
    """What is learnt on the way through the pages."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.orientations = Orientations()
        self.scanned = self.digital = 0  # pages
        self.kinds: dict[int, str] = {}  # what became of the words inside tables
        self.twice = 0
        self.overprinted: list[Finding] = []  # on any page; those of a table's pages are told

    @property
    def kind(self) -> Literal["digital", "scanned", "mixed"]:
        if self.scanned:
            return "mixed" if self.digital else "scanned"
        return "digital"


def load(source: str | os.PathLike[str] | bytes | BinaryIO, size_max: int | None = None) -> tuple[bytes, str]:
    """The bytes of a PDF, and its file's name as far as it has one.

    Raises:
        InputError: it is missing, unreadable, empty or no PDF.
        LimitError: it has more than ``size_max`` bytes.
    """
    most = -1 if size_max is None else size_max + 1  # one byte more than allowed tells that there are more
    if isinstance(source, bytes):
        data, name = source, ""
    elif isinstance(source, str | os.PathLike):
        path = Path(source)
        # A name need not be text; the plan's JSON must be.
        name = os.fsencode(path.name).decode("utf-8", "replace")
        try:
            with path.open("rb") as stream:
                data = stream.read(most)
        except IsADirectoryError:
            raise InputError(f"{path} is a directory; name one PDF file") from None
        except FileNotFoundError:
            raise InputError(f"{path} does not exist; check the path") from None
        except OSError as error:
            raise InputError(f"{path} cannot be read ({error.strerror}); check its permissions") from None
    else:
        data, name = source.read(most), Path(str(getattr(source, "name", ""))).name
    if size_max is not None and len(data) > size_max:
        raise LimitError(f"{name or 'the input'} has more than {size_max} bytes; see --size-max")
    if not data:
        raise InputError(f"{name or 'the input'} is empty; was it copied whole?")
    # A PDF begins with "%PDF-", which readers look for in the first 1024 bytes (ISO 32000-1, annex H.3).
    if b"%PDF-" not in data[:1024]:
        raise InputError(f"{name or 'the input'} is not a PDF; skparse reads PDF files only")
    return data, name


def _page_numbers(pages: Sequence[int] | None, count: int) -> list[int]:
    if pages is None:
        return list(range(1, count + 1))
    wrong = [n for n in pages if not 1 <= n <= count]
    if wrong:
        raise UsageError(f"there is no page {wrong[0]}; the file has {counted(count, 'page')}")
    return sorted(set(pages))


def _tables(
    pages: Iterable[ReadPage], story: _Story, total: int, progress: Progress | None
) -> tuple[Stitcher, list[Page]]:
    """Lay all pages under each other; the pages before the first plan are kept for the decree."""
    stitcher = Stitcher()
    front: list[Page] = []
    for done, read in enumerate(pages, 1):
        _note(read, story)
        if read.page is not None:
            page, orientation = make_upright(read.page)
            story.orientations.add(page.number, orientation)
            story.findings.extend((*stamp_findings(page, orientation), *dirt_findings(page)))
            story.overprinted.extend(overprint_findings(page, orientation))
            stitcher.add(page)
            if not stitcher.scheduled and len(front) < _DECREE_PAGES:
                front.append(page)
        if progress:
            progress(done, total)
    return stitcher, front


def _note(read: ReadPage, story: _Story) -> None:
    """What is to be said about a page before anything on it is understood."""
    number, page = read.number, read.page
    if page is None:
        story.findings.append(finding("page-unreadable", say("page-unreadable", error=read.error), number))
    elif page.scan is not None:
        story.scanned += 1
        turned = page.scan.skew + page.scan.rotation
        sentence = "page-scanned-turned" if turned else "page-scanned"
        note = say(sentence, page=number, degrees=f"{turned:g}", engine=page.scan.engine)
        story.findings.append(finding("page-scanned", note, number))
        if read.layer is False:
            story.findings.append(finding("text-layer-wrong", say("text-layer-wrong", page=number), number))
    elif read.picture:
        story.scanned += 1
        story.findings.append(finding("image-page", say("image-page", page=number), number))
    elif page.words:
        story.digital += 1


def _lampiran(tables: list[LogicalTable], document: Pages, story: _Story) -> list[Lampiran]:
    # Tables before the first plan (a decree's own lists) are kept too, verbatim.
    result = []
    for table in tables:
        nomor, judul = parse_lampiran_title(table.title, table.top)
        built = build_lampiran(table, nomor, judul, story.orientations)
        story.findings.extend(built.findings)
        story.twice += built.twice + sum(word in story.kinds for word in built.kinds)
        story.kinds.update(built.kinds)
        if unplaced := built.unplaced:
            story.findings.extend(unplaced_findings(unplaced, _texts(document, unplaced)))
        result.append(built.lampiran)
    return result


def _fills(tables: Iterable[LogicalTable]) -> dict[str, int]:
    total: Counter[str] = sum((table.fills for table in tables), Counter())
    return {kind: total[kind] for kind in FILL_KINDS}


def _texts(document: Pages, words: list[int]) -> dict[int, tuple[str, Box]]:
    """Text and box of booked words; their pages are read again, because pages are not kept."""
    found = {}
    for number in sorted({word_page(w) for w in words}):
        page, orientation = make_upright(document.again(number))
        for w in words:
            if word_page(w) == number:
                word = page.words[word_index(w)]
                found[w] = (word.text, orientation.to_displayed(word))
    return found
