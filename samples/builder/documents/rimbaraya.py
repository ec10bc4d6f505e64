"""Rimbaraya: ticks, the header on the first page only, merged parents, page numbers; printed by Chromium."""

from __future__ import annotations

from samples.builder.decrees import invent
from samples.builder.model import Column, Dialect, Document
from samples.builder.zona import edit, plan

COLUMNS = (
    Column("area_perubahan", "AREA PERUBAHAN", "level", 0.12),
    Column("kegiatan", "KEGIATAN", "level", 0.16),
    Column("sub_kegiatan", "SUB KEGIATAN", "level", 0.2),
    Column("indikator_keberhasilan", "INDIKATOR KEBERHASILAN", "level", 0.2),
    Column("bulan", "PELAKSANAAN (BULAN)", "schedule", 0.24),
    Column("ket", "KET", "attribute", 0.08),
)


def document() -> Document:
    """Decree as a Salinan with its JDIH stamp, and a Lampiran with a few slips of the pen."""
    nodes = plan(20260211, ("1.", "a.", "1)", "a)"))
    nodes = edit(nodes, (1, 0, 2), marker="4)")  # 3) was skipped
    nodes = edit(nodes, (4, 1, 1), marker="1)")  # 1) twice
    # an activity that nobody broke down: the cells to its right are empty
    nodes = edit(nodes, (2, 5), children=(), bulan=(6, 12), ket="Menunggu juknis KPU RI")
    decree = invent(
        "Rimbaraya",
        nomor="17",
        tanggal="2026-02-09",
        ketua="ARDIAN PRAKOSA WIJAYA",
        year=2026,
        salinan=True,
        stamp=True,
    )
    return Document(
        name="rimbaraya-2026",
        decree=decree,
        judul="RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS KOMISI PEMILIHAN UMUM KABUPATEN RIMBARAYA TAHUN 2026",
        columns=COLUMNS,
        nodes=nodes,
        dialect=Dialect(
            marks="tick", tick="√", header="first", header_fill="#DEEAF6", paper="Folio", font="Liberation Serif",
            size=10.0, page_numbers=True,
        ),
    )  # fmt: skip
