"""An invented plan of an invented kabupaten, printed from a spreadsheet: ticks Jan-Des, PIC, numbers before the texts.

No decree: offices that keep the matrix in a spreadsheet print the Lampiran alone, so the truth holds no `keputusan`.
"""

from __future__ import annotations

from pathlib import Path

from .model import Column, Dialect, Document
from .outline_text import read_outline

COLUMNS = (
    Column("sasaran", "SASARAN", "level", 0.1),
    Column("program", "PROGRAM", "level", 0.1),
    Column("kegiatan", "KEGIATAN", "level", 0.125),
    Column("rencana_aksi", "RENCANA AKSI", "level", 0.205),
    Column("pic", "PIC", "attribute", 0.1),
    Column("bulan", "JADWAL PELAKSANAAN", "schedule", 0.3),
    Column("ket", "KET", "attribute", 0.085),
)


def document() -> Document:
    """The Lampiran alone."""
    nodes, after_lost_page = read_outline(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8"))
    return Document(
        name="selasihan-2026",
        decree=None,
        judul="RENCANA AKSI REFORMASI BIROKRASI KOMISI PEMILIHAN UMUM KABUPATEN SELASIHAN TAHUN 2026",
        columns=COLUMNS,
        nodes=nodes,
        dialect=Dialect(
            numbering="text",
            marks="tick",
            tick="√",
            months="Jan-Des",
            schedule_heading="JADWAL PELAKSANAAN",
            column_numbers=True,
            header_fill="#C6E0B4",
            paper="A4",
            font="Carlito",
            size=9.5,
            page_numbers=True,
        ),
        after_lost_page=after_lost_page,
    )
