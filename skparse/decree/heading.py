"""The decree's head: KEPUTUSAN <lembaga> / NOMOR … TAHUN … / TENTANG / title / KETUA …,"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from skparse.decree.settings import HEADING
from skparse.text.joining import compact, join_paragraph
from skparse.text.lines import PageLine

_KIND = re.compile(r"(SURAT\s+)?(KEPUTUSAN|PERATURAN|INSTRUKSI|PENETAPAN|SURAT EDARAN)\b(\s+BERSAMA\b)?\s*", re.I)
_NUMBER = re.compile(r"N\s*O\s*M\s*O\s*R\b\s*[:.]?\s*|NO\s*[:.]\s*", re.I)
_ABOUT = re.compile(r"T\s*E\s*N\s*T\s*A\s*N\s*G\b\s*:?\s*", re.I)
_YEAR = re.compile(r"(?:^|\s)T\s*A\s*H\s*U\s*N\s*:?\s*(\d{4})?\s*$", re.I)
_BLESSING = re.compile(r"denganrahmattuhan")
_OFFICE = re.compile(
    r"(PEJABAT|PJ\.?|PLT\.?|PLH\.?)?\s*(WAKIL\s+)?(KETUA|SEKRETARIS|KEPALA|MENTERI|GUBERNUR|BUPATI|WALI\s?KOTA|DIREKTUR"
    r"|INSPEKTUR|REKTOR|KUASA|PEJABAT|PRESIDEN|CAMAT|LURAH|JAKSA|PANGLIMA|KOMISI|BADAN|DEWAN)\b",
    re.I,
)
_INSTITUTION = re.compile(r"(KOMISI|BADAN|DEWAN)\b", re.I)


class Heading(NamedTuple):
    """What the head says; None for what it does not print."""

    lembaga: str | None
    nomor: str | None
    tahun: int | None
    tentang: str | None


def read_heading(lines: Sequence[PageLine], known: Container[str] = frozenset()) -> Heading | None:
    """Read the lines above "Menimbang"; None when no KEPUTUSAN … NOMOR is among them."""
    start = heading_start(lines)
    if start is None:
        return None
    number_at = next(i for i in range(start, len(lines)) if _NUMBER.match(lines[i].text))
    about_at = next((i for i in range(number_at + 1, len(lines)) if _ABOUT.match(lines[i].text)), None)
    title = join_paragraph((line.text for line in lines[start:number_at]), known)
    lembaga = title[found.end() :].strip(" ,") if (found := _KIND.match(title)) else title
    number_end = len(lines) if about_at is None else about_at
    nomor, tahun = read_number(join_paragraph(line.text for line in lines[number_at:number_end]))
    tentang = None
    if about_at is not None:
        first = _ABOUT.sub("", lines[about_at].text, count=1)
        rest = list(lines[about_at + 1 :])
        body = rest[: _title_end(rest, lembaga)]
        tentang = join_paragraph([first, *(line.text for line in body)], known).strip() or None
    return Heading(lembaga or None, nomor, tahun, tentang)


def heading_start(lines: Sequence[PageLine]) -> int | None:
    """Index of the line KEPUTUSAN … that a NOMOR line follows; a letterhead or a stamp may stand above it."""
    for i, line in enumerate(lines):
        if _KIND.match(line.text) and line.text.split()[0].isupper():
            for later in lines[i + 1 : i + 1 + HEADING.number_lines]:
                if _ABOUT.match(later.text):
                    break
                if _NUMBER.match(later.text):
                    return i
    return None


def read_number(text: str) -> tuple[str | None, int | None]:
    """("23", 2026) of "NOMOR 23 TAHUN 2026"; ("203/PL.02-Kpt/01/KPU/I/2019", 2019) of an old style number."""
    rest = _NUMBER.sub("", text, count=1).strip()
    year: int | None = None
    if found := _YEAR.search(rest):
        year = int(found[1]) if found[1] else None
        rest = rest[: found.start()].strip()
    rest = rest.strip(" ,;")
    if "/" in rest:
        rest = re.sub(r"\s+", "", rest)
        if year is None and (tail := re.search(r"/((?:19|20)\d{2})\.?$", rest)):
            year = int(tail[1])
    if not re.search(r"\w", rest):  # "NOMOR …… TAHUN 2026" in a draft
        return None, year
    return rest, year


def _title_end(lines: Sequence[PageLine], lembaga: str) -> int:
    """How many lines belong to the title: those before the blessing or before the office that decides."""
    for i, line in enumerate(lines):
        if _BLESSING.search(compact(line.text)):
            return _title_end(lines[:i], lembaga)
    name = compact(lembaga).rstrip(",.")
    comma = bool(lines) and lines[-1].text.rstrip().endswith(",")
    offices = [i for i in range(1, len(lines)) if _OFFICE.match(lines[i].text)]
    named = [i for i in offices if name and _names(lines[i:], name)]
    apart = [i for i in offices if _stands_apart(lines, i)]
    # A title may itself end with the lembaga's name or with a line "SEKRETARIS …": only a gap above or the comma below
    # tells the office from it. What follows is ordered by how much it tells.
    named_apart = [i for i in named if i in apart]
    named_with_comma = named if comma else []
    other_apart = [i for i in apart if comma or not _INSTITUTION.match(lines[i].text)]
    last_with_comma = [i for i in offices if comma and i == len(lines) - 1]
    for found in (named_apart, named_with_comma, other_apart, last_with_comma):
        if found:
            return found[0]
    return len(lines)


def _names(lines: Sequence[PageLine], name: str) -> bool:
    """Whether the lines print the lembaga's name, or an office's word and that name ("KETUA KOMISI …")."""
    text = compact("".join(line.text for line in lines)).rstrip(",.;:")
    return text.endswith(name) and len(text) - len(name) <= HEADING.max_office_letters


def _stands_apart(lines: Sequence[PageLine], i: int) -> bool:
    """A line above which the gap is wider than between the other lines, or the first one of a page."""
    if lines[i].page != lines[i - 1].page:
        return True
    gap = lines[i].top - lines[i - 1].bottom
    usual = min((b.top - a.bottom for a, b in pairwise(lines) if a.page == b.page), default=gap)
    em = lines[i].em
    return gap > max(usual, 0.0) + HEADING.min_extra_gap_em * em or (
        len(lines) == i + 1 and gap > HEADING.min_last_gap_em * em
    )
