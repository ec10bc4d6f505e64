"""The whole story: read → tables → outline → plan."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from skparse.build import build_lampiran, unplaced_findings
from skparse.decree import parse_keputusan, parse_lampiran_title
from skparse.errors import InputError, NoTableError, UsageError
from skparse.findings import finding
from skparse.page import Page
from skparse.plan import Finding, Lampiran, Plan, Source
from skparse.read import PageError, Reader, ReaderName, open_reader
from skparse.table.model import LogicalTable
from skparse.table.stitch import Stitcher
from skparse.table.text import word_page, word_place
from skparse.turn import Turn, upright

# Decrees are 2-8 pages long; more pages without a table are not kept in memory while the table is looked for.
_DECREE_PAGES = 60
# A page whose pictures cover more than this and that has fewer words than this is a scan.
_PICTURE, _FEW_WORDS = 0.5, 5

Progress = Callable[[int, int], None]
"""Called after each page with its place among the pages to read, and their number."""


def parse(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    pages: Sequence[int] | None = None,
    password: str | None = None,
    reader: ReaderName = "pdfium",
    progress: Progress | None = None,
) -> Plan:
    """Read an SK and return its plan.

    Args:
        source: path of a PDF, its bytes, or a binary file object.
        pages: 1-based numbers of the pages to read; all by default.
        password: for an encrypted PDF.
        reader: "pdfium" (fast, default) or "pdfplumber" (the reference).
        progress: called after each page with (pages done, pages to read).

    Raises:
        InputError: the file is missing, not a PDF, or broken; EncryptedError: its password is missing or wrong.
        UsageError: a page number lies outside the file.
        NoTableError: no page holds a table.
    """
    data, name = _load(source)
    document = open_reader(data, reader, password)
    try:
        numbers = _page_numbers(pages, document.page_count)
        findings: list[Finding] = []
        turns: dict[int, Turn] = {}
        stitcher, front = _tables(document, numbers, findings, progress, turns)
        tables = stitcher.tables()
        if not tables:
            raise NoTableError(
                "no table was found on any page; is this a scan, or the decree without its Lampiran?"
                if numbers
                else "no pages were read"
            )
        keputusan, notes = parse_keputusan(front)
        findings.extend(notes)
        lampiran = _lampiran(tables, document, findings, turns)
        if not any(one.nodes for one in lampiran):
            note = "no table was read as an action plan: are these its pages, and has its header been cut off?"
            findings.append(finding("plan-missing", note, tables[0].pages[0]))
        return Plan(
            source=Source(
                file=name,
                sha256=hashlib.sha256(data).hexdigest(),
                pages=document.page_count,
                words=sum(len(t.words) for t in tables),
            ),
            keputusan=keputusan,
            lampiran=tuple(lampiran),
            findings=tuple(sorted(findings, key=lambda f: f.page or 0)),
        )
    finally:
        document.close()


def _load(source: str | os.PathLike[str] | bytes | BinaryIO) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        data, name = source, ""
    elif isinstance(source, str | os.PathLike):
        path = Path(source)
        name = path.name
        try:
            data = path.read_bytes()
        except IsADirectoryError:
            raise InputError(f"{path} is a directory; name one PDF file") from None
        except FileNotFoundError:
            raise InputError(f"{path} does not exist; check the path") from None
        except OSError as error:
            raise InputError(f"{path} cannot be read ({error.strerror}); check its permissions") from None
    else:
        data, name = source.read(), Path(str(getattr(source, "name", ""))).name
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
        raise UsageError(f"there is no page {wrong[0]}; the file has {count} pages")
    return sorted(set(pages))


def _pages(document: Reader, numbers: list[int], findings: list[Finding], progress: Progress | None) -> Iterator[Page]:
    for done, number in enumerate(numbers, 1):
        try:
            page = document.page(number)
        except PageError as error:
            findings.append(finding("page-unreadable", f"{error}; the rest of the file was read", number))
        else:
            yield page
        if progress:
            progress(done, len(numbers))


def _tables(
    document: Reader,
    numbers: list[int],
    findings: list[Finding],
    progress: Progress | None,
    turns: dict[int, Turn],
) -> tuple[Stitcher, list[Page]]:
    """Lay all pages under each other; the pages before the first plan are kept for the decree."""
    stitcher = Stitcher()
    front: list[Page] = []
    for displayed in _pages(document, numbers, findings, progress):
        page, turn = upright(displayed)
        if turn:
            turns[page.number] = turn
        if _is_picture(page):
            findings.append(finding("image-page", f"page {page.number} is a picture without text", page.number))
        stitcher.add(page)
        if not stitcher.scheduled and len(front) < _DECREE_PAGES:
            front.append(page)
    return stitcher, front


def _is_picture(page: Page) -> bool:
    if len(page.words) >= _FEW_WORDS:
        return False
    return any((i.x1 - i.x0) * (i.bottom - i.top) > _PICTURE * page.width * page.height for i in page.images)


def _lampiran(
    tables: list[LogicalTable], document: Reader, findings: list[Finding], turns: dict[int, Turn]
) -> list[Lampiran]:
    # Tables before the first plan (a decree's own lists) are kept too, verbatim.
    result = []
    for table in tables:
        nomor, judul = parse_lampiran_title(table.title, table.top)
        lampiran, notes, unplaced = build_lampiran(table, nomor, judul, turns)
        findings.extend(notes)
        if unplaced:
            findings.extend(unplaced_findings(unplaced, _texts(document, unplaced)))
        result.append(lampiran)
    return result


def _texts(document: Reader, words: list[int]) -> dict[int, tuple[str, tuple[float, float, float, float]]]:
    """Text and box of booked words; their pages are read again, because pages are not kept."""
    found = {}
    for number in sorted({word_page(w) for w in words}):
        page = document.page(number)
        for w in words:
            if word_page(w) == number:
                word = page.words[word_place(w)]
                found[w] = (word.text, (word.x0, word.top, word.x1, word.bottom))
    return found
