"""Ditetapkan di … / pada tanggal … / KETUA …, / ttd. / name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from skparse.decree.dates import find_date
from skparse.decree.settings import SIGNATURE
from skparse.decree.signer import Signer, read_signer
from skparse.page import Word
from skparse.text.line_records import PageLine
from skparse.text.lines import page_line

_PLACE = re.compile(r"(Di\s?tetapkan|Dikeluarkan|Dibuat)\s*(di)?\s*:?\s*", re.I)
_ON_DATE = re.compile(r"\b(pada\s+)?tanggal\s*:?\s*", re.I)


class Signature(NamedTuple):
    """Where, when and by whom the decree was made; None for what is not printed, or could not be read."""

    tempat: str | None
    tanggal: date | None
    signer: Signer


def signature_start(lines: Sequence[PageLine], page_width: float) -> int | None:
    """Index of the line "Ditetapkan di …" or "<place>, <date>" with which the signature begins."""
    for i, line in enumerate(lines):
        if _opening(line) is not None:
            return i
    for i, line in enumerate(lines):
        last = segments(line)[-1]
        if last.x0 > SIGNATURE.min_place_x_share * page_width and _place_comma_date(last.text):
            return i
    return None


def _opening(line: PageLine) -> PageLine | None:
    """The part of the line that opens a signature; a label and its value on a tab stop are two parts."""
    parts = segments(line)
    for part, following in zip_longest(parts, parts[1:]):
        value = following.text if following is not None and following.text.startswith(":") else ""
        if _opens_signature(f"{part.text} {value}"):
            return part
    return None


def _opens_signature(text: str) -> bool:
    # Lower case is running text ("… ini ditetapkan di …"); upper and mixed case are both printed in signatures.
    return (
        text[:1] == "D"
        and re.match(r"(Di\s?tetapkan|Dikeluarkan)\s+di\b|(Ditetapkan|Dikeluarkan)\s*:", text, re.I) is not None
    )


def _place_comma_date(text: str) -> str | None:
    found = find_date(text)
    if found is None:
        return None
    before = text[: found[1]].rstrip()
    match = re.fullmatch(r"([A-Z][A-Za-z .'-]{2,40}?)\s*,\s*(?:tanggal)?", before)
    return match[1].strip() if match else None


def segments(line: PageLine) -> list[PageLine]:
    """The line parted at its wide gaps: what stands side by side."""
    parts: list[list[Word]] = []
    for word in line.words:
        if parts and word.x0 - max(w.x1 for w in parts[-1]) <= SIGNATURE.max_word_gap_em * line.em:
            parts[-1].append(word)
        else:
            parts.append([word])
    return [page_line(line.page, part) for part in parts]


def read_signature(lines: Sequence[PageLine]) -> Signature:
    """Read the signer's block from the lines that begin with ``signature_start``'s."""
    column = _signer_column(lines)
    tempat, tanggal, used = _place_and_date(column)
    return Signature(tempat, tanggal, read_signer(column[used:]))


def _signer_column(lines: Sequence[PageLine]) -> list[PageLine]:
    """The signer's lines: what stands left of the block ("Salinan sesuai dengan aslinya") is another's."""
    anchor = _opening(lines[0]) or segments(lines[0])[-1]
    column: list[PageLine] = []
    for line in lines:
        mine = [s for s in segments(line) if s.center_x >= anchor.x0]
        if mine:
            column.append(page_line(line.page, [w for s in mine for w in s.words]))
    return column


def _place_and_date(column: Sequence[PageLine]) -> tuple[str | None, date | None, int]:
    """Place, date and how many lines they take."""
    if place := _place_comma_date(column[0].text):
        found = find_date(column[0].text)
        return place, found[0] if found else None, 1
    text = _PLACE.sub("", column[0].text, count=1)
    found = find_date(text)
    cut = _ON_DATE.search(text)  # both on one line: "Ditetapkan di Wonosobo, pada tanggal …"
    tempat = text[: cut.start() if cut else found[1] if found else len(text)].strip(" ,.:") or None
    if found:
        return tempat, found[0], 1
    for i, line in enumerate(column[1:4], 1):
        found = find_date(line.text)
        if i == 2 and tempat and (found or _ON_DATE.search(line.text)) and not _ON_DATE.search(column[1].text):
            tempat = f"{tempat} {column[1].text}".strip(" ,.:")  # a narrow column breaks the name of the place
        if found:
            return tempat, found[0], i + 1
        if _ON_DATE.search(line.text) and i <= 2:
            # A narrow column breaks the date: "pada tanggal 26 September" / "2023".
            wrapped = find_date(f"{line.text} {column[i + 1].text}") if i + 1 < len(column) else None
            return tempat, wrapped[0] if wrapped else None, i + 2 if wrapped else i + 1
        if tempat is None and i == 1:
            tempat = line.text.strip(" ,.:") or None
    return tempat, None, 1
