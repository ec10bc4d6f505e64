"""Karangindah: rules as filled polygons, no frame around the table; drawn by ReportLab."""

from __future__ import annotations

from samples.builder.looks import Rules
from samples.builder.model import Column, Dialect, Document
from samples.builder.zona import AREAS, plan

COLUMNS = (
    Column("program", "PROGRAM", "level", 0.14),
    Column("kegiatan", "KEGIATAN", "level", 0.2),
    Column("rencana_aksi", "RENCANA AKSI", "level", 0.28),
    Column("bulan", "PELAKSANAAN (BULAN)", "schedule", 0.26),
    Column("ket", "KETERANGAN", "attribute", 0.12),
)


def document() -> Document:
    """Thin polygons with mitred ends, as browsers draw borders."""
    nodes = plan(20260808, ("1", "1.1", "1.1.1"), most=(3, 2), ket=0.25, areas=AREAS[2:5])
    return Document(
        name="karangindah-2026",
        decree=None,
        judul="RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS KPU KABUPATEN KARANGINDAH TAHUN 2026",
        columns=COLUMNS,
        nodes=nodes,
        dialect=Dialect(
            marks="tick", tick="v", font="Liberation Sans", size=9.0, header_fill="#DEEAF6",
            rules=Rules(style="polygon", outer=False),
        ),
    )  # fmt: skip
