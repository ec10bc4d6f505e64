"""Sukamerta: levels without numbers, only merged cells and bold type; upright month names; drawn by ReportLab."""

from __future__ import annotations

from dataclasses import replace

from samples.builder.families.change import each_at
from samples.builder.looks import Hierarchy, Schedule
from samples.builder.model import Column, Dialect, Document
from samples.builder.zona import AREAS, plan

COLUMNS = (
    Column("sasaran", "SASARAN", "level", 0.14),
    Column("program", "PROGRAM", "level", 0.2),
    Column("kegiatan", "KEGIATAN", "level", 0.28),
    Column("bulan", "JADWAL PELAKSANAAN TAHUN 2026", "schedule", 0.28),
    Column("penanggung_jawab", "PENANGGUNG JAWAB", "attribute", 0.14),
)


def document() -> Document:
    """Three levels, none numbered."""
    nodes = plan(20260606, ("1.", "a.", "1)"), most=(3, 2), ket=0.0, offices=0.9, areas=AREAS[:4])
    for level in range(3):
        nodes = each_at(nodes, level, lambda node: replace(node, marker=None))
    return Document(
        name="sukamerta-2026",
        decree=None,
        judul="RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS KPU KABUPATEN SUKAMERTA TAHUN 2026",
        columns=COLUMNS,
        nodes=nodes,
        dialect=Dialect(
            colours=("#92D050",), merge_fills=True, months="Januari-Desember", cut_rows=False, open_cuts=True,
            font="Liberation Serif", size=9.5, page_numbers=True, schedule=Schedule(upright=True),
            hierarchy=Hierarchy(bare=frozenset({0, 1, 2}), bold=frozenset({0})),
        ),
    )  # fmt: skip
