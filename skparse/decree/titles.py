"""The words above a table: the Lampiran's title block and the table's own title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from skparse.decree.block_fields import block_fields
from skparse.decree.furniture import content_lines
from skparse.decree.settings import TITLE
from skparse.decree.signature import segments
from skparse.page import Page
from skparse.text.joining import compact, join_paragraph
from skparse.text.line_records import PageLine
from skparse.text.lines import page_line

_NUMBER = re.compile(r"(?<!\w)(N\s?O\s?M\s?O\s?R|TANGGAL)\b", re.I)
_OFFICE = re.compile(r"(?<!\w)(SURAT|KEPUTUSAN|PERATURAN|INSTRUKSI|PENETAPAN)\b", re.I)
_HEAD = re.compile(r"LAMPIRAN\s*(?P<nomor>[IVXL]{1,6}|\d{1,2})?(?![\w])\.?\s*:?\s*(?P<rest>.*)", re.I)
_BLOCK = re.compile(
    r"\W*(SURAT|KEPUTUSAN|PERATURAN|N\s?O\s?M\s?O\s?R\b|NO\b\.?|TANGGAL\b|TAHUN \d{4}$|T\s?E\s?N\s?T\s?A\s?N\s?G\b)",
    re.I,
)
_ABOUT = re.compile(r"\W*T\s?E\s?N\s?T\s?A\s?N\s?G\b\s*:?\s*", re.I)


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
        if "LAMPIRAN" not in line.text.upper():
            continue
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
    says = _says(head)
    for i, line in enumerate(lines[1:], 1):
        if _is_below_block(line, block, says, page_width):
            return block, list(lines[i:])
        says = max(says, _says(line))
        block.append(line)
    return block, []


class _Says(IntEnum):
    """How much of its decree a block has named so far."""

    NOTHING = 0
    OFFICE = 1
    NUMBER = 2
    """Or its date: the block may end, if TENTANG does not follow."""
    ABOUT = 3


def _says(line: PageLine) -> _Says:
    """What one of its lines names."""
    if _has_tentang(line):
        return _Says.ABOUT
    if _NUMBER.search(line.text):
        return _Says.NUMBER
    return _Says.OFFICE if _OFFICE.search(line.text) else _Says.NOTHING


def _is_below_block(line: PageLine, block: Sequence[PageLine], says: _Says, page_width: float) -> bool:
    """The line is of the table's title. ``says``: what the block has named of its decree, so it may end."""
    head, max_offset = block[0], TITLE.max_left_offset_em * line.em
    is_label = _BLOCK.match(line.text) is not None
    has_gap = line.top - block[-1].bottom > TITLE.min_gap_below_block_em * line.em
    is_apart = has_gap and (says == _Says.ABOUT or (says == _Says.NUMBER and not is_label))
    if is_label and not is_apart:
        return False
    if is_apart:
        return True
    if line.x0 < head.x0 - max_offset:
        # A centered block has lines of any length.
        is_centered = abs(line.center_x - head.center_x) <= max_offset
        return not (is_centered and says > _Says.NOTHING)
    return (
        says == _Says.ABOUT
        and abs(line.center_x - page_width / 2) < TITLE.max_center_offset_below_block_share * page_width
        and abs(line.x0 - head.x0) > max_offset
        and head.x0 > TITLE.min_block_x_share * page_width
    )


def _has_tentang(line: PageLine) -> bool:
    return any(_ABOUT.match(" ".join(w.text for w in line.words[k:])) for k in range(len(line.words)))


def _about(block: Sequence[PageLine]) -> str:
    """The TENTANG text of the block."""
    return block_fields([line.text for line in block]).tentang or ""


def _title_lines(lines: Sequence[PageLine], page_width: float) -> list[str]:
    """The centered lines; all of them when none is centered. "Satuan Kerja : …" is a field, no title."""
    lines = [line for line in lines if not re.match(r"[A-Z][\w /]{2,40}\s:\s", line.text)]
    max_offset = TITLE.max_center_offset_share * page_width
    centered = [line for line in lines if abs(line.center_x - page_width / 2) < max_offset]
    return [line.text for line in centered or lines]
