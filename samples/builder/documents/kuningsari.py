"""Kuningsari: 48 week columns under month names; printed by WeasyPrint."""

from __future__ import annotations

import random
from dataclasses import replace

from samples.builder.decrees import invent
from samples.builder.families.change import each_leaf
from samples.builder.looks import Schedule
from samples.builder.model import Column, Dialect, Document, Node
from samples.builder.schedules import MONTHS
from samples.builder.zona import AREAS, plan

COLUMNS = (
    Column("program", "PROGRAM", "level", 0.1),
    Column("kegiatan", "KEGIATAN", "level", 0.14),
    Column("uraian_kegiatan", "URAIAN KEGIATAN", "level", 0.2),
    Column("bulan", "WAKTU PELAKSANAAN (BULAN/MINGGU)", "schedule", 0.5),
    Column("pic", "PIC", "attribute", 0.09),
)


def document() -> Document:
    """Fills of one to four weeks; a node's months are those in which a week is filled."""
    rng = random.Random(20260302)

    def weeks(node: Node) -> Node:
        periods: set[int] = set()
        for month in node.bulan:
            first = rng.randint(1, 4)
            periods.update(4 * (month - 1) + week for week in range(first, rng.randint(first, 4) + 1))
        return replace(node, periods=tuple(sorted(periods)), extra={"pic": rng.choice(("Ketua", "Sekretaris"))})

    nodes = each_leaf(plan(20260302, ("1.", "a.", "1)"), most=(3, 2), ket=0.0, areas=AREAS[:3]), weeks)
    groups = tuple((name, 4) for name in MONTHS["Jan-Des"])
    return Document(
        name="kuningsari-2026",
        decree=invent("Kuningsari", nomor="41", tanggal="2026-03-02", ketua="NURHALIZA PUTRI", year=2026, laws=4),
        judul="RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS KOMISI PEMILIHAN UMUM KABUPATEN KUNINGSARI TAHUN 2026",
        columns=COLUMNS,
        nodes=nodes,
        dialect=Dialect(
            colours=("#00B0F0",), paper="Folio", size=7.5, margin=10.0, font="Liberation Sans Narrow",
            schedule=Schedule("week", ("1", "2", "3", "4") * 12, groups, cell_size=6.0),
        ),
    )  # fmt: skip
