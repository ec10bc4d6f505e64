"""Lembahwangi: the schedule in words and codes in one column; printed by Writer."""

from __future__ import annotations

import random
from dataclasses import replace

from samples.builder.families.change import each_leaf
from samples.builder.families.schedules import in_words
from samples.builder.looks import Schedule
from samples.builder.model import Column, Dialect, Document, Node
from samples.builder.zona import AREAS, plan

COLUMNS = (
    Column("area_perubahan", "AREA PERUBAHAN", "level", 0.15),
    Column("kegiatan", "KEGIATAN", "level", 0.22),
    Column("rencana_aksi", "RENCANA AKSI", "level", 0.3),
    Column("waktu", "WAKTU PELAKSANAAN", "schedule", 0.14),
    Column("penanggung_jawab", "PENANGGUNG JAWAB", "attribute", 0.14),
    Column("ket", "KET", "attribute", 0.1),
)


def document() -> Document:
    """Every way of writing months that the builder knows, typing errors among them; no decree."""
    rng = random.Random(20260110)

    def say(node: Node) -> Node:
        text, months = in_words(rng)
        return replace(node, jadwal=text, bulan=months)

    nodes = plan(20260110, ("I.", "A.", "1."), most=(3, 2), ket=0.2, offices=0.8, areas=AREAS[1:5])
    return Document(
        name="lembahwangi-2026",
        decree=None,
        judul="RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS KPU KABUPATEN LEMBAHWANGI TAHUN 2026",
        columns=COLUMNS,
        nodes=each_leaf(nodes, say),
        dialect=Dialect(
            font="Carlito", size=10.0, numbering="text", cut_rows=False, header_fill="#DDEBF7",
            schedule=Schedule("words"),
        ),
    )  # fmt: skip
