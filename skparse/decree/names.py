"""Which decree a heading names: its number, year and region, and whether two headings name the same one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from skparse.decree.heading import read_number
from skparse.decree.settings import BODY, BORDER
from skparse.text.joining import join_paragraph
from skparse.text.lines import PageLine

_NUMBER = re.compile(r"(?<!\w)N\s?O\s?M\s?O\s?R\b|(?<!\w)NO\s*[:.]", re.I)
_OFFICE = re.compile(r"(?<!\w)(SURAT\s+)?(KEPUTUSAN|PERATURAN|INSTRUKSI|PENETAPAN|SURAT EDARAN)\b", re.I)
_AFTER_NUMBER = re.compile(r"(?<!\w)(T\s?E\s?N\s?T\s?A\s?N\s?G|T\s?A\s?N\s?G\s?G\s?A\s?L)\b", re.I)
_ABOUT = re.compile(r"(?<!\w)T\s?E\s?N\s?T\s?A\s?N\s?G\b", re.I)
_REGENCY, _PROVINCE = "KABUPATEN", "PROVINSI"
# What a region's name begins with → how it is written here.
_KINDS = {
    **dict.fromkeys(("KABUPATEN", "KAB", "KAB."), _REGENCY),
    "KOTA": "KOTA",
    **dict.fromkeys(("PROVINSI", "PROV", "PROV.", "PROPINSI"), _PROVINCE),
}
_NO_NAME = {"TAHUN", "TENTANG", "NOMOR", "TANGGAL", "DI", "DAN", "DALAM", "PERIODE"}
# Regions have names of up to four words: "PENUKAL ABAB LEMATANG ILIR".
_MAX_NAME_WORDS = 4


class DecreeName(NamedTuple):
    """What a heading tells of its decree; None and empty for what it does not."""

    lembaga: str | None
    nomor: str | None
    tahun: int | None
    regions: frozenset[str]
    """Of the lembaga, else of the whole heading: "KABUPATEN WONOSOBO", "PROVINSI JAWA TENGAH"."""
    scanned: bool
    """OCR read it, so single letters may be wrong."""

    @property
    def is_empty(self) -> bool:
        """Nothing tells which decree it is."""
        return not (self.nomor or self.regions)

    @property
    def label(self) -> str:
        """For people: "Nomor 24 Tahun 2026, KOMISI PEMILIHAN UMUM KABUPATEN WONOSOBO"."""
        number = [f"Nomor {self.nomor}"] if self.nomor else []
        year = [f"Tahun {self.tahun}"] if self.tahun else []
        whose = self.lembaga or ", ".join(sorted(self.regions))
        return ", ".join(part for part in (" ".join(number + year), whose) if part) or "–"


def decree_name(lembaga: str | None, nomor: str | None, tahun: int | None, whole: str, scanned: bool) -> DecreeName:
    """The name of a decree. ``whole``: the text of its heading, where the lembaga names no region."""
    has_digits = nomor is not None and any(sign.isdigit() for sign in nomor)  # "NOMOR XX", in a form to be filled in
    return DecreeName(
        lembaga=lembaga,
        nomor=nomor if has_digits else None,
        tahun=tahun,
        regions=_regions((lembaga or "").upper().split()) or _regions(whole.split()),
        scanned=scanned,
    )


def name_in_block(lines: Sequence[PageLine], below: Sequence[PageLine], scanned: bool) -> DecreeName:
    """The decree that a Lampiran's title block names. ``below``: lines of the table's own title."""
    whole = join_paragraph(line.text for line in [*lines, *below][: BODY.lampiran_block_lines])
    block = [line.text for line in lines[: BODY.lampiran_block_lines]]
    office = _OFFICE.search(join_paragraph(block))
    at = next((i for i, text in enumerate(block) if _NUMBER.search(text)), None)
    if office is None or at is None:
        return decree_name(None, None, None, whole, scanned)
    above = join_paragraph([*block[:at], block[at][: _start(_NUMBER, block[at])]])
    office = _OFFICE.search(above)
    lembaga = above[office.end() : _start(_ABOUT, above)].strip(" ,:") if office else ""
    nomor, tahun = read_number(_number_text(block[at:]))
    return decree_name(lembaga or None, nomor, tahun, whole, scanned)


def _number_text(lines: Sequence[str]) -> str:
    """The text from NOMOR up to TENTANG or TANGGAL; where neither is printed, the first line alone."""
    text = join_paragraph(lines)
    first = lines[0]
    end = _AFTER_NUMBER.search(text)
    text = text[: end.start()] if end else first
    return text[_start(_NUMBER, text) :].strip()


def _start(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.search(text)
    return found.start() if found else len(text)


def _regions(words: Sequence[str]) -> frozenset[str]:
    """The regions that words in capitals name."""
    found = set()
    for i, word in enumerate(words):
        if (kind := _KINDS.get(word)) is None:
            continue
        name: list[str] = []
        for follower in words[i + 1 : i + 1 + _MAX_NAME_WORDS]:
            plain = follower.strip(",.;:()")
            if not plain or not plain.isupper() or plain in _NO_NAME or plain in _KINDS or not plain[0].isalpha():
                break
            name.append(plain)
            if plain != follower:
                break
        if name:
            found.add(" ".join([kind, *name]))
    return frozenset(found)


def names_another(name: DecreeName, known: Iterable[DecreeName]) -> bool:
    """Is it surely another decree than all of the known ones? What is not printed proves nothing."""
    found = [_differ(name, other) for other in known]
    return bool(found) and all(found)


def _differ(a: DecreeName, b: DecreeName) -> bool:
    scanned = a.scanned or b.scanned
    if a.nomor and b.nomor and not _is_same_number(a.nomor, b.nomor, scanned):
        return True
    if a.tahun and b.tahun and a.tahun != b.tahun and not scanned:
        return True
    return any(_are_apart(a.regions, b.regions, in_province, scanned) for in_province in (False, True))


def _is_same_number(a: str, b: str, scanned: bool) -> bool:
    """Numbers of the old style may be written whole or by their first part: "203/PL.02-Kpt/01/KPU/I/2019", "203"."""
    if ("/" in a) != ("/" in b):
        whole, part = (a, b) if "/" in a else (b, a)
        return _plain(part) in [_plain(one) for one in whole.split("/")]
    ours, theirs = _plain(a), _plain(b)
    if not scanned or len(ours) != len(theirs):
        return ours == theirs
    return sum(x != y for x, y in zip(ours, theirs, strict=True)) <= BORDER.max_misread_signs


def _plain(number: str) -> str:
    return "".join(sign for sign in number.casefold() if sign.isalnum()).lstrip("0")


def _are_apart(ours: Iterable[str], theirs: Iterable[str], in_province: bool, scanned: bool) -> bool:
    """Both name regions, of provinces or below, and none of them is the same."""
    left = [one for one in ours if one.startswith(_PROVINCE) == in_province]
    right = [one for one in theirs if one.startswith(_PROVINCE) == in_province]
    return bool(left and right) and not any(_is_same_region(a, b, scanned) for a in left for b in right)


def _is_same_region(a: str, b: str, scanned: bool) -> bool:
    """A name may be cut off at its line's end, or run on into what follows it."""
    if f"{a} ".startswith(f"{b} ") or f"{b} ".startswith(f"{a} "):
        return True
    if not scanned:
        return False
    from rapidfuzz.fuzz import ratio

    return ratio(a, b) >= BORDER.min_same_name_similarity
