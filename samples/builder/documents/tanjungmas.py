"""Tanjungmas: markers in the text cells, I. A. 1. a., two colours, merged months and KET; printed by WeasyPrint."""

from __future__ import annotations

from samples.builder.decrees import invent
from samples.builder.model import Column, Dialect, Document
from samples.builder.zona import AREAS, edit, plan

COLUMNS = (
    Column("program", "PROGRAM", "level", 0.11),
    Column("kegiatan", "KEGIATAN", "level", 0.14),
    Column("indikator", "INDIKATOR", "level", 0.19),
    Column("rencana_aksi", "RENCANA AKSI", "level", 0.24),
    Column("bulan", "JADWAL PELAKSANAAN TAHUN 2025", "schedule", 0.23),
    Column("ket", "KETERANGAN", "attribute", 0.11),
)


def document() -> Document:
    """An old style number in the decree; the Lampiran is the decree's second."""
    areas = (*AREAS[:2], *AREAS[4:])
    nodes = plan(20250303, ("I.", "A.", "1.", "a."), most=(3, 4), ket=0.3, areas=areas)
    nodes = edit(nodes, (0, 3, 1), marker="3.")  # 2. was skipped, 3. stands there twice
    nodes = edit(nodes, (2, 3), children=(), bulan=tuple(range(1, 13)), ket="Rutin")
    decree = invent(
        "Tanjungmas",
        nomor="31/PL.02-Kpt/72/KPU-Kab/III/2025",
        tanggal="2025-03-03",
        ketua="SRI LESTARI HANDAYANI",
        year=2025,
        old_number=True,
    )
    return Document(
        name="tanjungmas-2025",
        decree=decree,
        judul="RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS KOMISI PEMILIHAN UMUM KABUPATEN TANJUNGMAS TAHUN 2025",
        columns=COLUMNS,
        nodes=nodes,
        dialect=Dialect(
            numbering="text", colours=("#92D050", "#FFC000"), merge_fills=True, merge_equal=True, header_fill="#BDD7EE",
            font="DejaVu Sans", size=8.0, text_align="justify", column_numbers=True,
        ),
        lampiran="II",
    )  # fmt: skip
