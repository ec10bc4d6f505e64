"""The words above a table: the Lampiran's title block and the table's own title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from skparse.decree.furniture import content_lines
from skparse.decree.settings import TITLE
from skparse.decree.signature import segments
from skparse.page import Page
from skparse.text.joining import compact, join_paragraph
from skparse.text.lines import PageLine, page_line

_HEAD = re.compile(r"LAMPIRAN\s*(?P<nomor>[IVXL]{1,6}|\d{1,2})?(?![\w])\.?\s*:?\s*(?P<rest>.*)", re.I)
_BLOCK = re.compile(r"\W*(SURAT|KEPUTUSAN|PERATURAN|NOMOR\b|NO\b\.?|TANGGAL\b|TAHUN \d{4}$|TENTANG\b)", re.I)
_ABOUT = re.compile(r"\W*TENTANG\b\s*:?\s*", re.I)


class TitleBlock(NamedTuple):
    """LAMPIRAN I / KEPUTUSAN … / NOMOR … / TENTANG …, and what stands below it."""

    place: int
    """Index of its first line among the lines of its page."""
    nomor: str | None
    """"I", "II" where printed."""
    lines: list[PageLine]
    """Its first line begins with LAMPIRAN; what stands left of that is left out."""
    rest: list[PageLine]


class LampiranTitle(NamedTuple):
    """``nomor`` "I", "II" where printed; ``judul`` the table's title, or the TENTANG of the block."""

    nomor: str | None
    judul: str | None


def parse_lampiran_title(page: Page, table_top: float) -> LampiranTitle:
    """Read the title from the words of ``page`` above ``table_top`` (points from the top).

    The judul is what stands centered between the title block and the table; without it, the block's TENTANG text.
    """
    above = page._replace(words=tuple(w for w in page.words if w.bottom <= table_top + 1))
    lines = [line for line in content_lines([above]) if compact(line.text) not in ("salinan", "-", "")]
    block = find_title_block(lines, page.width)
    if block is None:
        return LampiranTitle(None, join_paragraph(_title_lines(lines, page.width)) or None)
    judul = join_paragraph(_title_lines(block.rest, page.width)) or _about(block.lines)
    return LampiranTitle(block.nomor, judul or None)


def find_title_block(lines: Sequence[PageLine], page_width: float) -> TitleBlock | None:
    """The first title block among the lines of a page, which is ``page_width`` points wide."""
    for i, line in enumerate(lines):
        for k, segment in enumerate(parts := segments(line)):
            if segment.words[0].text.upper().rstrip(":") == "LAMPIRAN" and _HEAD.match(segment.text):
                head = page_line(line.page, [w for part in parts[k:] for w in part.words])
                found = _HEAD.match(head.text)
                nomor = found["nomor"].upper() if found and found["nomor"] else None
                block, rest = _cut_block(lines[i:], head, page_width)
                return TitleBlock(place=i, nomor=nomor, lines=block, rest=rest)
    return None


def _cut_block(lines: Sequence[PageLine], head: PageLine, page_width: float) -> tuple[list[PageLine], list[PageLine]]:
    """The block's lines and those of the title below it."""
    block = [head]
    has_tentang = _has_tentang(head)
    for i, line in enumerate(lines[1:], 1):
        if _is_below_block(line, block, has_tentang, page_width):
            return block, list(lines[i:])
        has_tentang = has_tentang or _has_tentang(line)
        block.append(line)
    return block, []


def _is_below_block(line: PageLine, block: Sequence[PageLine], has_tentang: bool, page_width: float) -> bool:
    """The line is of the table's title. ``has_tentang``: the block has said what the decree is about, so it may end."""
    head, max_offset = block[0], TITLE.max_left_offset_em * line.em
    is_apart = has_tentang and line.top - block[-1].bottom > TITLE.min_gap_below_block_em * line.em
    if _BLOCK.match(line.text) and not is_apart:
        return False
    if is_apart or line.x0 < head.x0 - max_offset:
        return True
    return (
        has_tentang
        and abs(line.center_x - page_width / 2) < TITLE.max_center_offset_below_block_share * page_width
        and abs(line.x0 - head.x0) > max_offset
        and head.x0 > TITLE.min_block_x_share * page_width
    )


def _has_tentang(line: PageLine) -> bool:
    return any(_ABOUT.match(" ".join(w.text for w in line.words[k:])) for k in range(len(line.words)))


def _about(block: Sequence[PageLine]) -> str:
    """The TENTANG text of the block."""
    for i, line in enumerate(block):
        for k, word in enumerate(line.words):
            if word.text.upper().strip(":") == "TENTANG":
                first = " ".join(w.text for w in line.words[k + 1 :]).lstrip(": ")
                return join_paragraph([first, *(later.text for later in block[i + 1 :])])
    return ""


def _title_lines(lines: Sequence[PageLine], page_width: float) -> list[str]:
    """The centered lines; all of them when none is centered. "Satuan Kerja : …" is a field, no title."""
    lines = [line for line in lines if not re.match(r"[A-Z][\w /]{2,40}\s:\s", line.text)]
    max_offset = TITLE.max_center_offset_share * page_width
    centered = [line for line in lines if abs(line.center_x - page_width / 2) < max_offset]
    return [line.text for line in centered or lines]
