"""Ruled boxes that are no table: letterheads, frames of QR codes and electronic signatures, stamps, framed titles."""

from __future__ import annotations

import re

from skparse.table.assemble.settings import ASSEMBLE
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.settings import GRID
from skparse.text.furniture import is_e_signature_notice

# Where an office is found: the last lines of a letterhead.
_ADDRESS = re.compile(r"(?<!\w)(jalan|jln?\.|telp|telepon|telefon|faks|faksimile|fax|kode pos)(?!\w)", re.I)
_OFFICE = re.compile(
    r"(PEMERINTAH|KEMENTERIAN|KOMISI|DINAS|BADAN|INSPEKTORAT|SEKRETARIAT|BALAI|KANTOR|KECAMATAN|RUMAH SAKIT"
    r"|UNIVERSITAS|POLITEKNIK|KEPOLISIAN|KEJAKSAAN|PENGADILAN|DEWAN|LEMBAGA)\b"
)
# The fields of the stamp of an office that receives a letter, and of the one that is initialed.
_STAMP_FIELD = re.compile(r"\W*((tgl\.?|tanggal)? ?diterima|(no(mor)?\.? )?agenda|paraf|disposisi)\W*$", re.I)


def holds_a_table(texts: CellTexts) -> bool:
    """May a grid without header be a table? Two columns and two rows at least have text side by side in them.

    A box around a letterhead or a QR code has not; those that have are known by what they say (`is_box`).
    """
    grid = texts.grid
    filled = [cell for cell in grid.cells if cell.words]
    if len({cell.c0 for cell in filled}) < 2:
        return False
    rows = [[cell for cell in texts.band(row) if cell.words] for row in range(len(grid.ys) - 1)]
    side_by_side = {tuple(cell.words[0] for cell in cells) for cells in rows if len(cells) > 1}
    return len(side_by_side) > 1 and not _is_e_signature(texts)


def is_box(texts: CellTexts) -> bool:
    """Its words say that the grid is a letterhead or a stamp, or its rules that it is a title.

    Only to be asked of a grid that neither has months nor goes on with a table.
    """
    return _is_letterhead(texts) or _is_stamp(texts) or _is_framed_title(texts)


def _is_letterhead(texts: CellTexts) -> bool:
    """It has few rows, names an office in capitals and its address, and nothing stands above it."""
    grid = texts.grid
    top = grid.ys[0]
    if len(grid.ys) - 1 > ASSEMBLE.max_box_rows or top > ASSEMBLE.max_letterhead_top_share * texts.page.height:
        return False
    said = [texts.text(cell) for cell in grid.cells]
    if not (any(map(_ADDRESS.search, said)) and any(map(_OFFICE.match, said))):
        return False
    return not any(word.bottom < top and len(word.text) > 1 for word in texts.page.words)


def _is_framed_title(texts: CellTexts) -> bool:
    """A framed word with a line that goes on beside it, as above a chapter: one row, whose outer cell is open below and
    at its side."""
    grid, touch = texts.grid, GRID.touch_pt
    if grid.row_count > 1:
        return False
    ruled = [edge.position for edge in grid.vertical_edges]
    sides = ((grid.xs[0], grid.has_bottom_edge[0]), (grid.xs[-1], grid.has_bottom_edge[-1]))
    return any(not closed and not any(abs(x - side) < touch for x in ruled) for side, closed in sides)


def _is_e_signature(texts: CellTexts) -> bool:
    """It has few rows, and one of them is the notice of an electronic signature."""
    grid = texts.grid
    if len(grid.ys) - 1 > ASSEMBLE.max_box_rows:
        return False
    return any(is_e_signature_notice(texts.text(cell)) for cell in grid.cells)


def _is_stamp(texts: CellTexts) -> bool:
    """It is narrow, and has a field that only such stamps have."""
    grid = texts.grid
    if grid.xs[-1] - grid.xs[0] > ASSEMBLE.max_stamp_width_share * min(texts.page.width, texts.page.height):
        return False
    return any(_STAMP_FIELD.match(texts.text(cell)) for cell in grid.cells)
