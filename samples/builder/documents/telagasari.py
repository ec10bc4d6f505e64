"""Telagasari: areas as full-width rows, 1.1.1 numbering, Wingdings ticks, no decree; printed by Chromium."""

from __future__ import annotations

from samples.builder.model import Column, Dialect, Document
from samples.builder.zona import edit, plan

COLUMNS = (
    Column("kegiatan", "KEGIATAN", "level", 0.2),
    Column("indikator_keberhasilan", "INDIKATOR KEBERHASILAN", "level", 0.24),
    Column("data_dukung", "DATA DUKUNG", "level", 0.24),
    Column("bulan", "BULAN", "schedule", 0.22),
    Column("penanggung_jawab", "PENANGGUNG JAWAB", "attribute", 0.14),
)


def document() -> Document:
    """The Lampiran alone; its ticks are private-use glyphs."""
    nodes = plan(20260401, ("I.", "1", "1.1", "1.1.1"), most=(2, 3), ket=0.0, offices=0.8)
    nodes = edit(nodes, (3, 1, 0), children=(), bulan=(12,), extra={"penanggung_jawab": "Subbag Rendatin"})
    return Document(
        name="telagasari-2026",
        decree=None,
        judul="RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS KPU KABUPATEN TELAGASARI TAHUN 2026",
        columns=COLUMNS,
        nodes=nodes,
        dialect=Dialect(
            marks="tick", tick="\uf0fc", tick_font="Wingdings", sections=True, section_fill="#FCE4D6", paper="A4",
            font="Liberation Sans", size=9.0, valign="middle", page_numbers=True,
        ),
    )  # fmt: skip
