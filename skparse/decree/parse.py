"""The decree as a whole: pages → Keputusan."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from skparse.decree.body import Section, read_items, split_sections
from skparse.decree.furniture import content_lines
from skparse.decree.heading import read_heading
from skparse.decree.lines import Line, join_lines, tight, vocabulary
from skparse.decree.numbering import ListMarker
from skparse.decree.signature import read_signature, signature_start
from skparse.findings import report
from skparse.page import Page
from skparse.plan import Butir, Finding, Keputusan, Penandatangan

_LAMPIRAN = re.compile(r"LAMPIRAN(\s+[IVXL]+|\s+\d+)?\s*[:.]?\s*((SURAT\s+)?(KEPUTUSAN|PERATURAN|SK)\b.*)?", re.I)
_COPY = re.compile(r"salinan (ini )?sesuai dengan (naskah )?asli|sesuai dengan (naskah )?aslinya", re.I)


def parse_keputusan(pages: Sequence[Page]) -> tuple[Keputusan | None, list[Finding]]:
    """Read the decree from the pages before the first Lampiran.

    A Lampiran's title block among them ends the decree. Fields that are not printed are None or empty.

    Returns:
        The decree, or None when there is none (a Lampiran alone, a covering letter); and what is odd in its numbering
        (code ``decree-numbering``) or missing from it (``decree-incomplete``).
    """
    lines = _before_lampiran(content_lines(pages))
    if not lines:
        return None, []
    known = vocabulary(lines)
    width = max(page.width for page in pages)
    before, labelled = split_sections(lines)
    heading = read_heading(before, known)
    reasons = [s for s in labelled if s.kind != "lain" or s.label == "MEMUTUSKAN"]
    if heading is None and not reasons:
        return None, []
    signed_from = _signature_at(lines, width)
    _, sections = split_sections(lines if signed_from is None else lines[:signed_from])
    signature = read_signature(lines[signed_from:]) if signed_from is not None else None

    menimbang, odd_a = _points("menimbang", sections, known)
    mengingat, odd_b = _points("mengingat", sections, known)
    diktum = [s for s in sections if s.kind == "diktum"]
    tanggal = signature.tanggal if signature else None
    tahun = heading.tahun if heading else None
    keputusan = Keputusan(
        lembaga=heading.lembaga if heading else None,
        nomor=heading.nomor if heading else None,
        tahun=tahun if tahun is not None else tanggal.year if tanggal else None,
        tentang=heading.tentang if heading else None,
        salinan=_is_copy(lines, before),
        menimbang=tuple(menimbang),
        mengingat=tuple(mengingat),
        diktum=tuple(Butir(marker=s.label, text=join_lines((r.text for r in s.rows), known)) for s in diktum),
        tempat=signature.tempat if signature else None,
        tanggal=tanggal.isoformat() if tanggal else None,
        penandatangan=(
            Penandatangan(jabatan=signature.jabatan, nama=signature.nama)
            if signature and (signature.jabatan or signature.nama)
            else None
        ),
    )
    findings = [
        *(_odd_order("Menimbang", odd_a, lines[0].page)),
        *(_odd_order("Mengingat", odd_b, lines[0].page)),
        *(_odd_order("diktum", [ListMarker(s.label, "number", s.ordinal) for s in diktum], lines[0].page)),
        *(_missing(keputusan, lines[0].page)),
    ]
    return keputusan, findings


def _before_lampiran(lines: Sequence[Line]) -> list[Line]:
    """The lines up to a Lampiran's title block: LAMPIRAN among a page's first lines, with the decree's name below."""
    first_of_page: dict[int, int] = {}
    for i, line in enumerate(lines):
        start = first_of_page.setdefault(line.page, i)
        for at, word in enumerate(line.words):
            if word.text.rstrip(":").upper() != "LAMPIRAN" or (at and word.x0 - line.words[at - 1].x1 < 2 * line.em):
                continue
            text = " ".join(w.text for w in line.words[at:])
            below = tight("".join(later.text for later in lines[i : i + 7]))
            high = i - start <= 4 or any(tight(x.text).startswith("DITETAPKANDI") for x in lines[start:i])
            if (
                word.text.isupper()
                and high
                and _LAMPIRAN.fullmatch(text)
                and ("NOMOR" in below or "KEPUTUSAN" in below)
            ):
                return list(lines[:i])
    return list(lines)


def _signature_at(lines: Sequence[Line], width: float) -> int | None:
    """The signature comes after MEMUTUSKAN; where that is lost, anywhere."""
    decided = next((i for i, line in enumerate(lines) if tight(line.text).rstrip(":") == "MEMUTUSKAN"), 0)
    found = signature_start(lines[decided:], width)
    return None if found is None else decided + found


def _points(kind: str, sections: Sequence[Section], known: Container[str]) -> tuple[list[Butir], list[ListMarker]]:
    rows = [row for section in sections if section.kind == kind for row in section.rows]
    return read_items(rows, known)


def _is_copy(lines: Sequence[Line], before: Sequence[Line]) -> bool:
    headed = any(tight(line.text).strip("()[]") == "SALINAN" for line in before[:6])
    return headed or any(_COPY.search(line.text) for line in lines)


def _odd_order(name: str, markers: Sequence[ListMarker], page: int) -> list[Finding]:
    odd = [m for i, m in enumerate(markers) if m.ordinal != i + 1]
    if not odd:
        return []
    return [report("decree-numbering", page=page, name=name, markers=[m.printed for m in markers])]


def _missing(keputusan: Keputusan, page: int) -> list[Finding]:
    parts = {
        "nomor": keputusan.nomor,
        "tentang": keputusan.tentang,
        "menimbang": keputusan.menimbang,
        "tanggal": keputusan.tanggal,
    }
    absent = [name for name, value in parts.items() if not value]
    if not absent:
        return []
    return [report("decree-incomplete", page=page, parts=absent)]
