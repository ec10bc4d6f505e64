"""Gunungjati Selatan: ligatures, soft hyphens, doubled bold type, white words, header last in the stream."""

from __future__ import annotations

from samples.builder.looks import Hierarchy, Ink
from samples.builder.model import Column, Dialect, Document
from samples.builder.zona import AREAS, plan

COLUMNS = (
    Column("area_perubahan", "AREA PERUBAHAN", "level", 0.14),
    Column("kegiatan", "KEGIATAN", "level", 0.18),
    Column("rencana_aksi", "RENCANA AKSI", "level", 0.24),
    Column("bulan", "PELAKSANAAN (BULAN)", "schedule", 0.38),
    Column("penanggung_jawab", "PENANGGUNG JAWAB", "attribute", 0.12),
)


def document() -> Document:
    """What a reader of characters may stumble over; drawn by ReportLab."""
    areas = (AREAS[4], AREAS[2])  # gratifikasi, identifikasi, sertifikat
    nodes = plan(20261111, ("A.", "1.", "a)"), most=(3, 2), ket=0.0, offices=0.7, areas=areas)
    ink = Ink(ligatures=True, soft_hyphens=True, doubled=True, white=True, header_last=True, header_ink="#FFFFFF")
    return Document(
        name="gunungjati-2026",
        decree=None,
        judul="RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS KPU KABUPATEN GUNUNGJATI SELATAN TAHUN 2026",
        columns=COLUMNS,
        nodes=nodes,
        dialect=Dialect(
            marks="tick", tick="x", months="Jan-Des", font="Liberation Serif", size=9.5, header_fill="#1F4E79",
            ink=ink, hierarchy=Hierarchy(bold=frozenset({0})),
        ),
    )  # fmt: skip
