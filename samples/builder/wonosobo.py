"""SK KPU Kabupaten Wonosobo Nomor 23 Tahun 2026, transcribed from a text conversion with its typos and its lost pages.

Invented, because the conversion lost it: every month, the shading and the look. See samples/README.md for each lost
page and for what was decided there.
"""

from __future__ import annotations

from pathlib import Path

from .model import Column, Dialect, Document
from .outline_text import read_outline
from .wonosobo_decree import DECREE, TITLE

COLUMNS = (
    Column("area_perubahan", "AREA PERUBAHAN", "level", 0.153),
    Column("kegiatan", "KEGIATAN", "level", 0.158),
    Column("sub_kegiatan", "SUB KEGIATAN", "level", 0.197),
    Column("indikator_keberhasilan", "INDIKATOR KEBERHASILAN", "level", 0.166),
    Column("bulan", "PELAKSANAAN (BULAN)", "schedule", 0.279),
    Column("ket", "KET", "attribute", 0.088),
)


def document() -> Document:
    """The decree and its Lampiran."""
    nodes, after_lost_page = read_outline(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8"))
    return Document(
        name="wonosobo-2026",
        decree=DECREE,
        judul=TITLE,
        columns=COLUMNS,
        nodes=nodes,
        dialect=Dialect(header_fill=None, paper="Folio", font="Liberation Sans", size=11.5, margin=23.5),
        after_lost_page=after_lost_page,
    )
