"""Where another document begins in a file of several, page by page: a collected PDF of many decrees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from skparse.decree.furniture import content_lines
from skparse.decree.heading import heading_start, read_heading
from skparse.decree.names import DecreeName, decree_name, name_in_block, names_another
from skparse.decree.settings import BODY, BORDER
from skparse.decree.titles import TitleBlock, find_title_block
from skparse.page import Page
from skparse.text.joining import compact, join_paragraph
from skparse.text.line_records import PageLine
from skparse.text.roman import roman_number

# One of these words stands in a heading that begins a document.
_HEADING_WORDS = frozenset(
    ("KEPUTUSAN", "PERATURAN", "INSTRUKSI", "PENETAPAN", "SURAT", "LAMPIRAN", "LAMPIRAN:", "Lampiran", "Lampiran:")
)
_ABOUT = re.compile(r"T\s*E\s*N\s*T\s*A\s*N\s*G\s*:?", re.I)
_NUMBER_LINE = re.compile(r"\W*NOMOR\b", re.I)
_BODY_LABELS = ("menimbang", "mengingat", "memutuskan")


class HeadingKind(Enum):
    """What a page's heading is of."""

    DECREE = "KEPUTUSAN … NOMOR … TENTANG, and the decree's text below"
    NAME = "the same without that text"
    LAMPIRAN = "the title block of a Lampiran"


class PageHeading(NamedTuple):
    """The heading at the top of a page."""

    kind: HeadingKind
    name: DecreeName
    page: int
    lampiran: int | None = None
    """Number of the Lampiran, where printed."""


class DocumentBorders:
    """Looks at the pages of a file in order, and tells on which of them another document begins.

    Only what is surely another decree begins one: a decree's own Lampiran, a heading that every page repeats and a
    decree that is cited in a text do not.
    """

    def __init__(self) -> None:
        self._documents: list[list[DecreeName]] = [[]]  # of each document, what its headings have said
        self._has_decree = False
        self._lampiran: int | None = None
        self.headings: dict[int, PageHeading] = {}
        """By the page's number: what `page_heading` finds without knowing where a table begins."""

    def begins_document(self, page: Page, after_table: bool) -> bool:
        """Does another document begin on this page? Called once for each page.

        Args:
            page: upright.
            after_table: the document before has a table already.
        """
        heading = page_heading(page)
        if heading is None:
            return False
        self.headings[page.number] = heading
        begins = self._begins(heading, after_table)
        if begins:
            self._documents.append([])
            self._has_decree, self._lampiran = False, None
        self._documents[-1].append(heading.name)
        self._has_decree = self._has_decree or heading.kind is HeadingKind.DECREE
        self._lampiran = heading.lampiran or self._lampiran
        return begins

    def name(self, document: int) -> DecreeName | None:
        """What the headings of a document, from 0, say of its decree; None if there are none."""
        names = self._documents[document]
        fullest = sorted(names, key=lambda one: (one.nomor is None, one.is_empty))
        return fullest[0] if fullest else None

    def _begins(self, heading: PageHeading, after_table: bool) -> bool:
        name, known = heading.name, self._documents[-1]
        is_another = names_another(name, known)
        if heading.kind is HeadingKind.LAMPIRAN:
            # Lampiran II that follows Lampiran I names another decree by mistake.
            follows = self._lampiran is not None and heading.lampiran == self._lampiran + 1
            return after_table and is_another and not follows
        if heading.kind is HeadingKind.NAME:
            return after_table and is_another
        if self._has_decree:
            # After its table the same decree may be in the file once more.
            return is_another or (after_table and name.nomor is not None)
        # A decree behind its own Lampiran begins no document.
        is_nameless = all(one.is_empty for one in known)
        return after_table and (is_another or (is_nameless and not name.is_empty))


def page_heading(page: Page, table_top: float | None = None) -> PageHeading | None:
    """The heading at the top of an upright page, if it is one that a document may begin with.

    ``table_top``: in points from the top, where a table begins, if that is known.
    """
    end = BORDER.max_heading_top_share * page.height
    found = {word.text.upper().rstrip(":") for word in page.words if word.text in _HEADING_WORDS and word.top < end}
    if not found:
        return None
    if "LAMPIRAN" in found:
        title_end = BORDER.max_title_top_share * page.height
        heading = _lampiran_heading(page, title_end if table_top is None else table_top)
        if heading is not None:
            return heading
    if found == {"LAMPIRAN"}:
        return None
    lines = content_lines([page])
    start = heading_start(lines)
    if start is None or start > BORDER.max_lines_above_heading or lines[start].top > end:
        return None
    return _decree_heading(lines[start:], page.scan is not None)


def _lampiran_heading(page: Page, end: float) -> PageHeading | None:
    """The title block of a Lampiran; what begins below ``end`` points from the top is not looked at."""
    words = tuple(word for word in page.words if word.bottom <= end + 1)
    block = find_title_block(content_lines([page._replace(words=words)]), page.width)
    if block is None or block.place > BODY.max_lampiran_lines:
        return None
    name = name_in_block(block.lines, block.rest, page.scan is not None)
    if not _is_title(block, name, page.width):
        return None
    return PageHeading(HeadingKind.LAMPIRAN, name, page.number, _number(block.nomor))


def _is_title(block: TitleBlock, name: DecreeName, page_width: float) -> bool:
    """Running text may speak of a Lampiran at the beginning of a line."""
    first = block.lines[0].words[0]
    if first.text.isupper() or first.text.endswith(":") or first.x0 >= BORDER.min_left_share * page_width:
        return True
    return name.lembaga is not None and any(_NUMBER_LINE.match(line.text) for line in block.lines[1:])


def _decree_heading(lines: Sequence[PageLine], scanned: bool) -> PageHeading | None:
    about = next((i for i, line in enumerate(lines) if _ABOUT.fullmatch(line.text.strip())), None)
    labels = [i for i, line in enumerate(lines) if compact(line.text).startswith(_BODY_LABELS)]
    if about is None or (labels and labels[0] < about):
        return None
    head = lines[: labels[0]] if labels else lines[: about + BODY.lampiran_block_lines]
    read = read_heading(head)
    if read is None:
        return None
    whole = join_paragraph(line.text for line in head)
    name = decree_name(read.lembaga, read.nomor, read.tahun, whole, scanned)
    return PageHeading(HeadingKind.DECREE if labels else HeadingKind.NAME, name, lines[0].page)


def _number(nomor: str | None) -> int | None:
    if nomor is None:
        return None
    return int(nomor) if nomor.isdecimal() else roman_number(nomor)
