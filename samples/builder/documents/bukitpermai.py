"""Bukitpermai: no vertical rules at all; printed by Writer."""

from __future__ import annotations

from samples.builder.looks import Rules
from samples.builder.model import Column, Dialect, Document
from samples.builder.zona import AREAS, plan

COLUMNS = (
    Column("program", "PROGRAM", "level", 0.16),
    Column("kegiatan", "KEGIATAN", "level", 0.22),
    Column("rencana_aksi", "RENCANA AKSI", "level", 0.3),
    Column("bulan", "BULAN", "schedule", 0.48),
    Column("penanggung_jawab", "PENANGGUNG JAWAB", "attribute", 0.14),
)


def document() -> Document:
    """Rules between the rows only."""
    nodes = plan(20260909, ("A.", "1.", "a."), most=(3, 2), ket=0.0, offices=0.8, areas=AREAS[3:6])
    return Document(
        name="bukitpermai-2026",
        decree=None,
        judul="RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS KPU KABUPATEN BUKITPERMAI TAHUN 2026",
        columns=COLUMNS,
        nodes=nodes,
        dialect=Dialect(
            marks="tick", tick="√", months="Jan-Des", font="Liberation Sans", size=8.5, numbering="text",
            parents="blank", cut_rows=False, rules=Rules(vertical=False),
        ),
    )  # fmt: skip
