"""Who signed: KETUA …, / ttd. / name; and what makes the name doubtful: a stamp or a picture upon it, scraps of OCR."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from skparse.decree.settings import SIGNATURE
from skparse.findings import PLAIN, report
from skparse.geometry import Box, bounding_box
from skparse.orientation import Orientations
from skparse.page import Page, Word
from skparse.plan import Finding
from skparse.text.joining import join_paragraph
from skparse.text.line_records import PageLine

_SIGNED = re.compile(
    r"[\(\[]?\s*(cap\s*(dan|/|&)?\s*)?(t\s?\.?\s?t\s?\.?\s?d\b\.?|tanda tangan|ditandatangani( secara elektronik)?"
    r"|\$\{[^}]*\}|\^|#)\s*[\)\].,:]*\s*",
    re.I,
)
_COPY = re.compile(
    r"(salinan|tembusan|turunan)?\s*(ini\s+)?sesuai dengan (naskah\s+)?asli|tembusan\b|salinan\s*$", re.I
)
_AFTER_NAME = re.compile(r"NIP\b|NRP\b|Diundangkan|BERITA NEGARA|LEMBARAN NEGARA|SALINAN\b", re.I)
# A name has a word of three letters or more that begins with a capital: "I GEDE SUARTAMA", "Dr. H. Ali, M.Si".
_NAME = re.compile(r"(?<!\w)[A-Z][A-Za-z'’]{2,}(?!\w)")
_REGION = re.compile(r"(KABUPATEN|KOTA|PROVINSI|REPUBLIK INDONESIA)\b", re.I)


class Signer(NamedTuple):
    """Who signed; None for what is not printed, or could not be read."""

    jabatan: str | None
    nama: str | None
    scraps: str = ""
    """What stands where the name is expected, and is none."""
    name_lines: tuple[PageLine, ...] = ()
    """Of the name or the scraps."""
    page: int | None = None
    """Where the signature begins."""


def read_signer(column: Sequence[PageLine]) -> Signer:
    """The signer, from the lines below place and date; what stands beside them is left out."""
    block = list(_until_copy(column))
    if not block:
        return Signer(None, None)
    at = next((i for i, line in enumerate(block) if _SIGNED.match(line.text)), None)
    names: list[PageLine]
    if at is not None:
        office = block[:at]
        rest = _SIGNED.sub("", block[at].text, count=1).strip()
        following = block[at + 1 :]
        # Several placeholders may follow each other ("ttd." below "cap").
        while not rest and following and _SIGNED.fullmatch(following[0].text):
            following = following[1:]
        names = [block[at]] if rest else _name_lines(following)
        texts = [rest] if rest else [line.text for line in names]
    else:
        cut = _name_index(block)
        office, names = block[:cut], _name_lines(block[cut:])
        texts = [line.text for line in names]
    jabatan = join_paragraph(line.text for line in office).strip().rstrip(",").strip() or None
    nama = re.sub(r"^\((.*)\)$", r"\1", join_paragraph(texts).strip()).strip(" ,")
    is_name = _NAME.search(nama) is not None and not any(sign.isdigit() for sign in nama)
    return Signer(
        jabatan=jabatan,
        nama=nama if is_name else None,
        scraps="" if is_name else nama,
        name_lines=tuple(names),
        page=block[0].page,
    )


def signer_findings(signer: Signer, pages: Sequence[Page], orientations: Orientations) -> Iterator[Finding]:
    """What makes the signer's name doubtful: ``signer-doubtful``. ``pages``: upright, the signature's among them."""
    if signer.page is None:
        return
    if not signer.name_lines:
        yield report("signer-doubtful", "unread", page=signer.page)
        return
    words = [word for line in signer.name_lines for word in line.words]
    number = signer.name_lines[0].page
    bbox = orientations.to_displayed(number, bounding_box(words))
    if signer.nama is None:
        yield report("signer-doubtful", "scraps", page=number, bbox=bbox, text=signer.scraps)
        return
    covers = [box for page in pages if page.number == number for box in _covers(page)]
    if any(_covered(word, covers) for word in words):
        yield report("signer-doubtful", PLAIN, page=number, bbox=bbox, name=signer.nama)
    elif any(word.ocr and word.ocr.confidence < SIGNATURE.min_name_confidence for word in words):
        yield report("signer-doubtful", "unsure", page=number, bbox=bbox, name=signer.nama)


def _covers(page: Page) -> Sequence[Box]:
    """Stamps and pictures, which may stand upon text; a picture of the whole page is its ground."""
    stamps = page.scan.stamps if page.scan else ()
    largest = SIGNATURE.max_cover_share * page.width * page.height
    return [*stamps, *(image for image in page.images if image.area < largest and page.scan is None)]


def _covered(word: Word, covers: Sequence[Box]) -> bool:
    return any(cover.contains_center(word) for cover in covers)


def _until_copy(column: Iterable[PageLine]) -> Iterable[PageLine]:
    for line in column:
        if _COPY.match(line.text) or _AFTER_NAME.match(line.text):
            return
        yield line


def _name_lines(lines: Sequence[PageLine]) -> list[PageLine]:
    """The name's line; with the next when titles were too long for it ("…, S.H.," / "M.Si.")."""
    names = list(lines[:1])
    if len(lines) > 1 and names[0].text.rstrip().endswith(","):
        gap = lines[1].top - lines[0].bottom
        if gap < SIGNATURE.max_title_gap_em * lines[0].em:
            names.append(lines[1])
    return names


def _name_index(block: Sequence[PageLine]) -> int:
    """Index of the name when no "ttd" says it: below the room for a signature, or below the office's comma. Behind the
    last line where all of it is the office: the name is in a picture."""
    if len(block) == 1:
        return 1
    first_page = [line for line in block if line.page == block[0].page]
    gaps = [below.top - above.bottom for above, below in pairwise(first_page)]
    widest = max(range(len(gaps)), key=lambda i: gaps[i], default=None)
    if widest is not None and gaps[widest] > SIGNATURE.min_signature_gap_em * block[0].em:
        return widest + 1
    if len(first_page) < len(block):
        return len(first_page)  # the page ends where the signature stands
    commas = [i for i, line in enumerate(block[:-1]) if line.text.rstrip().endswith(",")]
    if commas:
        return commas[-1] + 1
    last = block[-1].text.strip()
    return len(block) if last.endswith(",") or _REGION.match(last) else len(block) - 1
