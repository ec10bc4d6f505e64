"""Which decree a heading names: its number, year and region, and whether two headings name the same one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from skparse.decree.block_fields import block_fields
from skparse.decree.heading import read_number
from skparse.decree.settings import BODY, BORDER
from skparse.text.joining import join_paragraph
from skparse.text.line_records import PageLine

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
    tentang: str | None = None
    """Only read in a Lampiran's title block; so is ``tanggal``."""
    tanggal: date | None = None

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
    fields = block_fields([line.text for line in lines])
    if fields.office is None:
        return decree_name(None, None, None, whole, scanned)
    nomor, tahun = read_number(fields.nomor) if fields.nomor else (None, None)
    name = decree_name(fields.lembaga, nomor, tahun, whole, scanned)
    return name._replace(tentang=fields.tentang, tanggal=fields.tanggal)


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
    if a.nomor and b.nomor and not is_same_number(a.nomor, b.nomor, scanned):
        return True
    if a.tahun and b.tahun and a.tahun != b.tahun and not scanned:
        return True
    return any(_are_apart(a.regions, b.regions, in_province, scanned) for in_province in (False, True))


def is_same_number(a: str, b: str, scanned: bool) -> bool:
    """Are these numbers of one decree? ``scanned``: a letter of them may be misread.

    Numbers of the old style may be written whole or by their first part: "203/PL.02-Kpt/01/KPU/I/2019", "203"."""
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
