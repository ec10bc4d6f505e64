"""Batusari: three levels, parents blank instead of merged, Jan-Des with ●, PENANGGUNG JAWAB; drawn by ReportLab."""

from __future__ import annotations

from samples.builder.decrees import invent
from samples.builder.model import Column, Dialect, Document
from samples.builder.zona import edit, plan

COLUMNS = (
    Column("sasaran", "SASARAN", "level", 0.14),
    Column("kegiatan", "KEGIATAN", "level", 0.17),
    Column("uraian_kegiatan", "URAIAN KEGIATAN", "level", 0.24),
    Column("penanggung_jawab", "PENANGGUNG JAWAB", "attribute", 0.12),
    Column("bulan", "WAKTU PELAKSANAAN", "schedule", 0.36),
    Column("ket", "KET", "attribute", 0.09),
)


def document() -> Document:
    """Rows cut without a closing rule, every second row shaded."""
    nodes = plan(20260120, ("A.", "1.", "a."), most=(3, 3), ket=0.2, offices=0.9)
    nodes = edit(nodes, (1, 1, 1), marker="a.")  # a. twice
    nodes = edit(nodes, (3, 0), children=(), bulan=(1, 2, 3), extra={"penanggung_jawab": "Sekretaris"})
    decree = invent("Batusari", nomor="5", tanggal="2026-01-20", ketua="BAGUS TRI MULYONO", year=2026, laws=5)
    return Document(
        name="batusari-2026",
        decree=decree,
        judul="RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS KOMISI PEMILIHAN UMUM KABUPATEN BATUSARI TAHUN 2026",
        columns=COLUMNS,
        nodes=nodes,
        dialect=Dialect(
            marks="tick", tick="●", months="Jan-Des", parents="blank", zebra="#F2F2F2", header_fill="#C6E0B4",
            font="Carlito", size=10.0, open_cuts=True,
        ),
        lampiran="I",
    )  # fmt: skip
