"""Wanakarta: headers in mid-page under carried-over rows, catch-words, a row over three pages; by ReportLab."""

from __future__ import annotations

import random

from samples.builder import corpus
from samples.builder.looks import Pages
from samples.builder.model import Column, Dialect, Document
from samples.builder.zona import AREAS, edit, plan

COLUMNS = (
    Column("area_perubahan", "AREA PERUBAHAN", "level", 0.13),
    Column("kegiatan", "KEGIATAN", "level", 0.16),
    Column("sub_kegiatan", "SUB KEGIATAN", "level", 0.2),
    Column("indikator_keberhasilan", "INDIKATOR KEBERHASILAN", "level", 0.22),
    Column("bulan", "PELAKSANAAN (BULAN)", "schedule", 0.22),
    Column("ket", "KET", "attribute", 0.09),
)


def document() -> Document:
    """The header is repeated, but only below what the last page left over."""
    nodes = plan(20260707, ("1.", "a.", "1)", "a)"), most=(2, 2), ket=0.2, areas=AREAS[3:5])
    long = corpus.evidence(random.Random(7), 560, "laporan kinerja (LKjIP)")
    nodes = edit(nodes, (1, 0, 0, 0), text=long)
    return Document(
        name="wanakarta-2026",
        decree=None,
        judul="RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS KPU KABUPATEN WANAKARTA TAHUN 2026",
        columns=COLUMNS,
        nodes=nodes,
        dialect=Dialect(
            header="carried", colours=("#FFC000",), merge_fills=True, font="Carlito", size=9.5, margin=18.0,
            pages=Pages(catch_words=True), page_numbers=True,
        ),
        lampiran="I",
    )  # fmt: skip
