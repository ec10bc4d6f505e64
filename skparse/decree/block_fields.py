"""What a Lampiran's title block says of its decree, field by field: KEPUTUSAN … / NOMOR … / TANGGAL … / TENTANG …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from skparse.decree.dates import find_date
from skparse.text.joining import join_paragraph

_Label = Literal["nomor", "tanggal", "tentang"]

_OFFICE = re.compile(
    r"(?<!\w)((SURAT\s+)?(KEPUTUSAN|PERATURAN|INSTRUKSI|PENETAPAN|EDARAN)|SK|SURAT)\b(\s+BERSAMA\b)?\s*", re.I
)
_LABELS: dict[_Label, re.Pattern[str]] = {
    "nomor": re.compile(r"(?<!\w)(?:N\s?O\s?M\s?O\s?R\b|NO\s*[:.])", re.I),
    "tanggal": re.compile(r"(?<!\w)(?:T\s?A\s?N\s?G\s?G\s?A\s?L|TGL)\b", re.I),
    "tentang": re.compile(r"(?<!\w)T\s?E\s?N\s?T\s?A\s?N\s?G\b", re.I),
}
# A number alone on its line is the block's; within a sentence it is that of another decree.
_WHOLE_NUMBER = re.compile(r"\W*N\s?O\s?M\s?O\s?R\s*:?\s*[\w./ -]*\d[\w./-]*(\s+TAHUN\s+\d{4})?\W*", re.I)


class BlockFields(NamedTuple):
    """The fields of a title block; None for what it does not print."""

    office: str | None
    """KEPUTUSAN, PERATURAN …: without it the block names no decree, as one that is nothing but "LAMPIRAN I"."""
    lembaga: str | None
    nomor: str | None
    """From the word NOMOR on, with its year."""
    tentang: str | None
    tanggal: date | None


def block_fields(lines: Sequence[str]) -> BlockFields:
    """The fields of a title block, which has one line at least.

    They are printed in any order, one below the other or in one sentence, their values beside or below their labels.
    """
    parts = list(_parts(lines))
    above = join_paragraph(parts[0][1])
    office = _OFFICE.search(above)
    found = {label: texts for label, texts in parts[1:] if label}
    number = found.get("nomor")
    if number and parts[-1][0] == "nomor":
        number = number[:1]  # nothing tells where it ends
    day = find_date(_value(found.get("tanggal", ()))) if "tanggal" in found else None
    return BlockFields(
        office=office[1] if office else None,
        lembaga=(above[office.end() :].strip(" ,:") if office and found else "") or None,
        nomor=f"NOMOR {_value(number)}" if number else None,
        tentang=_value(found.get("tentang", ())) or None,
        tanggal=day[0] if day else None,
    )


def _parts(lines: Sequence[str]) -> Iterator[tuple[_Label | None, list[str]]]:
    """The block's texts, parted at its labels: first what stands above all of them."""
    label: _Label | None = None
    texts: list[str] = []
    seen: set[_Label] = set()
    for line in lines:
        rest = line
        while found := _next_label(rest, line, label, seen):
            name, begin, end = found
            texts.append(rest[:begin])
            yield label, texts
            label, texts = name, []
            seen.add(name)
            rest = rest[end:]
            line = ""  # what follows stands in mid-line
        texts.append(rest)
    yield label, texts


def _next_label(rest: str, line: str, inside: _Label | None, seen: set[_Label]) -> tuple[_Label, int, int] | None:
    """The first label in what is left of a line: its name, where it begins and ends.

    A decree's subject may hold the same words ("… ATAS KEPUTUSAN NOMOR 12 TAHUN 2024 TENTANG …"): below TENTANG a label
    stands at the beginning of a line, with a colon or with nothing but its value.
    """
    found: list[tuple[int, int, _Label]] = []
    for name, pattern in _LABELS.items():
        if name in seen or (match := pattern.search(rest)) is None:
            continue
        if inside == "tentang" and not (rest == line and _stands_as_field(name, line, match)):
            continue
        found.append((match.start(), match.end(), name))
    if not found:
        return None
    begin, end, name = min(found)
    return name, begin, end


def _stands_as_field(name: _Label, line: str, match: re.Match[str]) -> bool:
    if line[: match.start()].strip(" :"):
        return False
    if line[match.end() :].lstrip().startswith(":"):
        return True
    if name == "nomor":
        return _WHOLE_NUMBER.fullmatch(line) is not None
    return name == "tanggal" and find_date(line) is not None


def _value(texts: Sequence[str]) -> str:
    return join_paragraph(text.strip().lstrip(": ") for text in texts).strip(" ,:")
