"""The words above a table: the Lampiran's title block and the table's own title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from skparse.decree.furniture import content_lines
from skparse.decree.lines import Line, join_lines, line_of, tight
from skparse.decree.signature import segments
from skparse.page import Page

_HEAD = re.compile(r"LAMPIRAN\s*(?P<nomor>[IVXL]{1,6}|\d{1,2})?(?![\w])\.?\s*:?\s*(?P<rest>.*)", re.I)
_BLOCK = re.compile(r"\W*(SURAT|KEPUTUSAN|PERATURAN|NOMOR\b|NO\b\.?|TANGGAL\b|TAHUN \d{4}$|TENTANG\b)", re.I)
_ABOUT = re.compile(r"\W*TENTANG\b\s*:?\s*", re.I)


class LampiranTitle(NamedTuple):
    """``nomor`` "I", "II" where printed; ``judul`` the table's title, or the TENTANG of the block."""

    nomor: str | None
    judul: str | None


def parse_lampiran_title(page: Page, table_top: float) -> LampiranTitle:
    """Read the title from the words of ``page`` above ``table_top`` (points from the top).

    The judul is what stands centred between the title block and the table; without it, the block's TENTANG text.
    """
    above = page._replace(words=tuple(w for w in page.words if w.bottom <= table_top + 1))
    lines = [line for line in content_lines([above]) if tight(line.text) not in ("SALINAN", "-", "")]
    at, head = _find_block(lines)
    if head is None:
        return LampiranTitle(None, join_lines(_title_lines(lines, page.width)) or None)
    found = _HEAD.match(head.text)
    nomor = found["nomor"].upper() if found and found["nomor"] else None
    block, rest = _cut_block(lines[at:], head, page.width)
    judul = join_lines(_title_lines(rest, page.width)) or _about(block)
    return LampiranTitle(nomor, judul or None)


def _find_block(lines: Sequence[Line]) -> tuple[int, Line | None]:
    for i, line in enumerate(lines):
        for k, segment in enumerate(parts := segments(line)):
            if segment.words[0].text.upper().rstrip(":") == "LAMPIRAN" and _HEAD.match(segment.text):
                return i, line_of(line.page, [w for part in parts[k:] for w in part.words])
    return 0, None


def _cut_block(lines: Sequence[Line], head: Line, page_width: float) -> tuple[list[Line], list[Line]]:
    """The block's lines and those of the title below it."""
    block = [head]
    told = bool(_about_at(head))
    for i, line in enumerate(lines[1:], 1):
        em, last = line.em, block[-1]
        apart = line.top - last.bottom > 0.9 * em
        left_of_block = line.x0 < head.x0 - em
        centred = abs(line.center_x - page_width / 2) < 0.04 * page_width
        keyword = _BLOCK.match(line.text) is not None and not (told and apart)
        if not keyword and (
            left_of_block
            or (told and apart)
            or (told and centred and abs(line.x0 - head.x0) > em and head.x0 > 0.4 * page_width)
        ):
            return block, list(lines[i:])
        told = told or _about_at(line)
        block.append(line)
    return block, []


def _about_at(line: Line) -> bool:
    return any(_ABOUT.match(" ".join(w.text for w in line.words[k:])) for k in range(len(line.words)))


def _about(block: Sequence[Line]) -> str:
    """The TENTANG text of the block."""
    for i, line in enumerate(block):
        for k, word in enumerate(line.words):
            if word.text.upper().strip(":") == "TENTANG":
                first = " ".join(w.text for w in line.words[k + 1 :]).lstrip(": ")
                return join_lines([first, *(later.text for later in block[i + 1 :])])
    return ""


def _title_lines(lines: Sequence[Line], page_width: float) -> list[str]:
    """The centred lines; all of them when none is centred. "Satuan Kerja : …" is a field, no title."""
    lines = [line for line in lines if not re.match(r"[A-Z][\w /]{2,40}\s:\s", line.text)]
    centred = [line for line in lines if abs(line.center_x - page_width / 2) < 0.06 * page_width]
    return [line.text for line in centred or lines]
