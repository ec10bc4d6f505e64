"""What a page prints that is no part of the decree's text: page numbers, stamps, catch-words, e-signature footers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from skparse.decree.lines import Line, group_lines, line_of, tight
from skparse.page import Page, Word

# "- 2 -", "2", "-2-", "Halaman 2 dari 5", "2/5": the head or foot of a page. Not "2.": a marker that its text left.
_PAGE_NUMBER = re.compile(
    r"[-\u2013\u2014\s]*\d{1,3}[-\u2013\u2014\s]*|(Halaman|Hal\.?|Page)\s*\d+(\s*(dari|of|/)\s*\d+)?|\d+\s*/\s*\d+",
    re.I,
)
_STAMP = re.compile(r"(https?://|www\.)\S+|\S*jdih\.\S+", re.I)
_STAMP_LINE = re.compile(r"(sumber\s*:\s*)?(JDIH\b.*|(https?://|www\.)?\S*jdih\.\S+.*)", re.I)
# BSrE, the state's certificate authority, prescribes this footer (UU ITE Pasal 5 ayat 1 is usually quoted in it).
_ESIGN = re.compile(
    r"(dokumen|naskah|surat) ini (telah )?(di)?tanda ?tangan|menggunakan sertifikat elektronik"
    r"|sertifikat elektronik yang|balai (besar )?sertifikasi elektronik|\bBSrE\b"
    r"|informasi elektronik dan/atau dokumen elektronik|UU ITE\b"
    r"|alat bukti hukum yang sah|keaslian dokumen|pindai (kode )?QR",
    re.I,
)
_DOTS = re.compile(r"(\s*(…|\.\s?\.\s?\.[\s.]*))+$")


def content_lines(pages: Sequence[Page]) -> list[Line]:
    """The lines of the pages in reading order without furniture."""
    kept = [_without_furniture(page) for page in pages]
    for i, lines in enumerate(kept):
        following = next((later for later in kept[i + 1 :] if later), None)
        if lines and following and _is_catchword(lines[-1], following, pages[i].width):
            lines.pop()
    return [line for lines in kept for line in lines]


def _without_furniture(page: Page) -> list[Line]:
    lines = [line for raw in group_lines(page.number, page.words) if (line := _without_stamp(raw)) is not None]
    lines = [line for line in lines if not (_ESIGN.search(line.text) and _is_footer(line, page))]
    while lines and _is_page_number(lines[0], page):
        lines.pop(0)
    while lines and _is_page_number(lines[-1], page):
        lines.pop()
    return lines


def _is_footer(line: Line, page: Page) -> bool:
    # In running text ("… menggunakan sertifikat elektronik …") the same words stand in mid-page.
    return line.top > 0.8 * page.height or line.bottom < 0.08 * page.height


def _is_page_number(line: Line, page: Page) -> bool:
    outside = line.bottom < 0.15 * page.height or line.top > 0.85 * page.height
    return outside and _PAGE_NUMBER.fullmatch(line.text.strip()) is not None


def _without_stamp(line: Line) -> Line | None:
    if _STAMP_LINE.fullmatch(line.text.strip()):
        return None
    kept = [w for i, w in enumerate(line.words) if not (_STAMP.fullmatch(w.text) and _stands_apart(line.words, i))]
    if len(kept) == len(line.words):
        return line
    return line_of(line.page, kept) if kept else None


def _stands_apart(words: Sequence[Word], i: int) -> bool:
    """A stamp beside or upon a line of text; an address quoted in a sentence is a space away, in the same size."""
    high = words[i].bottom - words[i].top
    before = words[i].x0 - words[i - 1].x1 if i else float("inf")
    after = words[i + 1].x0 - words[i].x1 if i + 1 < len(words) else float("inf")
    smaller = any(high < 0.85 * (w.bottom - w.top) for w in words)
    return smaller or min(before, after) > 2 * high or min(before, after) < -0.1 * high


def _is_catchword(last: Line, following: Iterable[Line], page_width: float) -> bool:
    """The first words of the next page, announced at the right below the text."""
    announced = tight(_DOTS.sub("", last.text))
    dotted = _DOTS.search(last.text) is not None
    if not announced or not (dotted or last.x0 > 0.5 * page_width):
        return False
    opening = tight("".join(line.text for _, line in zip(range(4), following, strict=False)))
    if opening.startswith(announced):
        return True
    # The catch-word may leave out the colon or the space that the label column has: "KEDUA : …", "Mengingat …".
    return dotted and opening.replace(":", "").startswith(announced.replace(":", ""))
