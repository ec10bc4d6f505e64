"""The decree as a whole: pages → Keputusan."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from skparse.decree.body import DecreeMarker, read_items
from skparse.decree.borders import PageHeading
from skparse.decree.from_lampiran import contradictions, keputusan_of_headings
from skparse.decree.furniture import content_lines
from skparse.decree.heading import Heading, read_heading
from skparse.decree.labels import Section, split_sections
from skparse.decree.settings import BODY
from skparse.decree.signature import read_signature, signature_start
from skparse.decree.signer import signer_findings
from skparse.findings import PLAIN, report
from skparse.orientation import Orientations
from skparse.page import Page
from skparse.plan import Butir, Finding, Keputusan, Penandatangan
from skparse.text.joining import compact, join_paragraph, vocabulary
from skparse.text.line_records import PageLine

_LAMPIRAN = re.compile(r"LAMPIRAN(\s+[IVXL]+|\s+\d+)?\s*[:.]?\s*((SURAT\s+)?(KEPUTUSAN|PERATURAN|SK)\b.*)?", re.I)
_COPY = re.compile(r"salinan (ini )?sesuai dengan (naskah )?asli|sesuai dengan (naskah )?aslinya", re.I)
# "SALINAN" stands above the decree's name, a stamp and a letterhead may stand there too.
_LINES_OF_COPY_MARK = 6
_UPRIGHT = Orientations()


def parse_keputusan(
    pages: Sequence[Page], orientations: Orientations = _UPRIGHT, headings: Sequence[PageHeading] = ()
) -> tuple[Keputusan | None, list[Finding]]:
    """Read the decree from the pages before the first Lampiran.

    A Lampiran's title block among them ends the decree. Fields that are not printed are None or empty.

    Args:
        pages: as they were read, upright.
        orientations: how they were turned for it.
        headings: of all pages of the document. Of a Lampiran alone they name the decree (``decree-absent``).

    Returns:
        The decree, or None when nothing names one; and what is odd in its numbering (``decree-numbering``), misread
        there (``ocr-repaired``) or missing from it (``decree-incomplete``), whether its signer's name is in doubt
        (``signer-doubtful``), and Lampiran that name another decree (``decree-contradiction``).
    """
    keputusan, findings = _decree_before_lampiran(pages, orientations)
    if keputusan is None:
        return keputusan_of_headings(headings)
    return keputusan, [*findings, *contradictions(keputusan, headings)]


def _decree_before_lampiran(
    pages: Sequence[Page], orientations: Orientations
) -> tuple[Keputusan | None, list[Finding]]:
    lines = _before_lampiran(content_lines(pages))
    if not lines:
        return None, []
    known = vocabulary(lines)
    width = max(page.width for page in pages)
    before, labeled = split_sections(lines)
    heading = read_heading(before, known)
    reasons = [s for s in labeled if s.kind != "lain" or s.label == "MEMUTUSKAN"]
    if heading is None and not reasons:
        return None, []
    signed_from = _signature_at(lines, width)
    _, sections = split_sections(lines if signed_from is None else lines[:signed_from])
    signature = read_signature(lines[signed_from:]) if signed_from is not None else None

    menimbang, letters = _points("menimbang", sections, known)
    mengingat, numbers = _points("mengingat", sections, known)
    diktum = [s for s in sections if s.kind == "diktum"]
    tanggal = signature.tanggal if signature else None
    signer = signature.signer if signature else None
    tahun = heading.tahun if heading else None
    keputusan = Keputusan(
        lembaga=heading.lembaga if heading else None,
        nomor=heading.nomor if heading else None,
        tahun=tahun if tahun is not None else tanggal.year if tanggal else None,
        tentang=heading.tentang if heading else None,
        salinan=_is_copy(lines, before),
        menimbang=tuple(menimbang),
        mengingat=tuple(mengingat),
        diktum=tuple(Butir(marker=s.label, text=join_paragraph((r.text for r in s.rows), known)) for s in diktum),
        tempat=signature.tempat if signature else None,
        tanggal=tanggal.isoformat() if tanggal else None,
        penandatangan=(
            Penandatangan(jabatan=signer.jabatan, nama=signer.nama)
            if signer and (signer.jabatan or signer.nama)
            else None
        ),
    )
    findings = [
        *_list_findings("Menimbang", letters, lines[0].page, orientations),
        *_list_findings("Mengingat", numbers, lines[0].page, orientations),
        *_list_findings("diktum", [s.marker for s in diktum if s.marker], lines[0].page, orientations),
        *_missing(keputusan, _printed(before, sections, signed_from is not None), heading, lines[0].page),
        *(signer_findings(signer, pages, orientations) if signer else ()),
    ]
    return keputusan, findings


def _before_lampiran(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines up to a Lampiran's title block: LAMPIRAN among a page's first lines, with the decree's name below."""
    first_of_page: dict[int, int] = {}
    for i, line in enumerate(lines):
        first = first_of_page.setdefault(line.page, i)
        if _begins_lampiran(lines[i]) and _may_hold_title_block(lines[first:i]) and _names_decree(lines[i:]):
            return list(lines[:i])
    return list(lines)


def _begins_lampiran(line: PageLine) -> bool:
    """LAMPIRAN in capitals, at the line's beginning or apart from what stands left of it, and nothing else but what
    the first line of a title block may say."""
    for i, word in enumerate(line.words):
        if word.text.rstrip(":") != "LAMPIRAN":
            continue
        is_apart = not i or word.x0 - line.words[i - 1].x1 >= BODY.min_block_gap_em * line.em
        if is_apart and _LAMPIRAN.fullmatch(" ".join(w.text for w in line.words[i:])):
            return True
    return False


def _may_hold_title_block(above: Sequence[PageLine]) -> bool:
    """Few lines stand above it on its page, or the decree's signature does."""
    return len(above) <= BODY.max_lampiran_lines or any(compact(line.text).startswith("ditetapkandi") for line in above)


def _names_decree(block: Sequence[PageLine]) -> bool:
    text = compact("".join(line.text for line in block[: BODY.lampiran_block_lines]))
    return "nomor" in text or "keputusan" in text


def _signature_at(lines: Sequence[PageLine], width: float) -> int | None:
    """The signature comes after MEMUTUSKAN; where that is lost, anywhere."""
    decided = next((i for i, line in enumerate(lines) if compact(line.text).rstrip(":") == "memutuskan"), 0)
    found = signature_start(lines[decided:], width)
    return None if found is None else decided + found


def _points(kind: str, sections: Sequence[Section], known: Container[str]) -> tuple[list[Butir], list[DecreeMarker]]:
    rows = [row for section in sections if section.kind == kind for row in section.rows]
    return read_items(rows, known)


def _is_copy(lines: Sequence[PageLine], before: Sequence[PageLine]) -> bool:
    is_headed = any(compact(line.text).strip("()[]") == "salinan" for line in before[:_LINES_OF_COPY_MARK])
    return is_headed or any(_COPY.search(line.text) for line in lines)


def _list_findings(
    name: str, markers: Sequence[DecreeMarker], page: int, orientations: Orientations
) -> Iterator[Finding]:
    """What is odd in a list's order, and its markers that were misread."""
    if any(marker.ordinal != i + 1 for i, marker in enumerate(markers)):
        yield report("decree-numbering", page=page, name=name, markers=[marker.text for marker in markers])
    for one in markers:
        if one.is_misread:
            box = orientations.to_displayed(one.page, one.box)
            sentence = PLAIN if one.is_ocr else "looks-alike"
            yield report("ocr-repaired", sentence, page=one.page, bbox=box, raw=one.raw, marker=one.text)


def _printed(before: Sequence[PageLine], sections: Sequence[Section], is_signed: bool) -> set[str]:
    """The parts whose label the decree prints, whether or not more could be read."""
    printed = {section.kind for section in sections}
    texts = [compact(line.text) for line in before]
    printed_labels = {name for name in ("nomor", "tentang") if any(text.startswith(name) for text in texts)}
    return {*printed, *printed_labels, *(("tanggal",) if is_signed else ())}


def _missing(keputusan: Keputusan, printed: Container[str], heading: Heading | None, page: int) -> Iterator[Finding]:
    """What was not found, and what is printed and was not read."""
    parts = {
        "nomor": keputusan.nomor,
        "tentang": keputusan.tentang,
        "menimbang": keputusan.menimbang or (heading is not None and heading.is_letter),  # a letter has none
        "tanggal": keputusan.tanggal,
    }
    absent = [name for name, value in parts.items() if not value]
    if unread := [name for name in absent if name in printed]:
        yield report("decree-incomplete", "unread", page=page, parts=unread)
    if lost := [name for name in absent if name not in printed]:
        yield report("decree-incomplete", page=page, parts=lost)
