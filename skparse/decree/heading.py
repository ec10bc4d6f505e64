"""The decree's head: KEPUTUSAN <lembaga> / NOMOR … TAHUN … / TENTANG / title / KETUA …,"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from skparse.decree.settings import HEADING
from skparse.text.joining import compact, join_paragraph
from skparse.text.line_records import PageLine

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
    is_letter: bool = False
    """SURAT EDARAN, which has no Menimbang."""


def read_heading(lines: Sequence[PageLine], known: Container[str] = frozenset()) -> Heading | None:
    """Read the lines above "Menimbang"; None when no KEPUTUSAN … NOMOR is among them."""
    start = heading_start(lines)
    if start is None:
        return None
    number_at = next(i for i in range(start, len(lines)) if _number_in(lines[i], is_first=i == start))
    about_at = next((i for i in range(number_at, len(lines)) if _about_in(lines[i], is_number=i == number_at)), None)
    number_line = lines[number_at].text
    number_x = _begin(_NUMBER, number_line, number_at == start)
    title = join_paragraph([*(line.text for line in lines[start:number_at]), number_line[:number_x]], known)
    found = _KIND.match(title)
    lembaga = title[found.end() :].strip(" ,") if found else title
    number_end = len(lines) if about_at is None else max(about_at, number_at + 1)
    number = [number_line[number_x:], *(line.text for line in lines[number_at + 1 : number_end])]
    tentang = None
    if about_at is None:
        number = number[:1]  # nothing tells where it ends
    else:
        about_line = lines[about_at].text
        about = _ABOUT.search(about_line)
        first = about_line[about.end() :] if about else ""
        if about and about_at == number_at:
            number = [about_line[number_x : about.start()]]
        rest = list(lines[about_at + 1 :])
        rest = rest[: _title_block_end(lines[about_at], rest)]
        body = rest[: _title_end(rest, lembaga)]
        tentang = join_paragraph([first, *(line.text for line in body)], known).strip() or None
    nomor, tahun = read_number(join_paragraph(number))
    is_letter = found is not None and "EDARAN" in found[0].upper()
    return Heading(lembaga=lembaga or None, nomor=nomor, tahun=tahun, tentang=tentang, is_letter=is_letter)


def heading_start(lines: Sequence[PageLine]) -> int | None:
    """Index of the line KEPUTUSAN … that a NOMOR line follows; a letterhead or a stamp may stand above it.

    The number may stand on the same line: "SURAT EDARAN NOMOR 5 TAHUN 2026".
    """
    for i, line in enumerate(lines):
        if _KIND.match(line.text) and line.text.split()[0].isupper():
            if line.text[: _begin(_NUMBER, line.text, anywhere=True)].isupper() and _number_in(line, is_first=True):
                return i
            for later in lines[i + 1 : i + 1 + HEADING.number_lines]:
                if _ABOUT.match(later.text):
                    break
                if _NUMBER.match(later.text):
                    return i
    return None


def _number_in(line: PageLine, is_first: bool) -> bool:
    """The line says the number: at its beginning, or behind KEPUTUSAN … where it is the heading's first one."""
    return _begin(_NUMBER, line.text, is_first) < len(line.text)


def _about_in(line: PageLine, is_number: bool) -> bool:
    return _begin(_ABOUT, line.text, anywhere=is_number) < len(line.text)


def _begin(label: re.Pattern[str], text: str, anywhere: bool) -> int:
    """Where the label begins in a line: at its beginning, or as a word anywhere in it; the text's length if it does
    not."""
    for found in label.finditer(text):
        if not found.start() or (anywhere and text[found.start() - 1] == " "):
            return found.start()
    return len(text)


def _title_block_end(about: PageLine, lines: Sequence[PageLine]) -> int:
    """How many of the lines below TENTANG may be its title, before a letter's text begins.

    A title is a block of centered lines, in capitals as a rule. It ends where a line stands off its axis, where
    capitals end, or with an empty line where what follows is no office. What stands beside TENTANG is no such block.
    """
    if not lines or len(_ABOUT.sub("", about.text, count=1).strip()):
        return len(lines)
    is_centered = _is_on_axis(lines[0], about)
    is_capital = lines[0].text.isupper()
    for i in range(1, len(lines)):
        line = lines[i]
        if is_centered and not _is_on_axis(line, about):
            return i
        if is_capital and _is_sentence(line.text):
            return i
        if not line.text.isupper() and _is_below_empty_line([about, *lines[: i + 1]]):
            return i
    return len(lines)


def _is_below_empty_line(lines: Sequence[PageLine]) -> bool:
    """The last one of the lines stands further below the others than these below each other."""
    gaps = [b.top - a.bottom for a, b in pairwise(lines) if a.page == b.page]
    return len(gaps) == len(lines) - 1 and gaps[-1] > max(min(gaps), 0.0) + HEADING.min_empty_line_em * lines[-1].em


def _is_on_axis(line: PageLine, about: PageLine) -> bool:
    return line.page != about.page or abs(line.center_x - about.center_x) <= HEADING.max_axis_offset_em * line.em


def _is_sentence(text: str) -> bool:
    """Most of its words are not in capitals."""
    words = [word for word in text.split() if word[:1].isalpha()]
    return 2 * sum(any(sign.islower() for sign in word) for word in words) > len(words)


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
