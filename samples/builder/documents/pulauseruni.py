"""Pulau Seruni: pages under /Rotate 90 and 270, letterhead, code, stamps, legend, a second Lampiran; by ReportLab."""

from __future__ import annotations

import random
from dataclasses import replace

from samples.builder import corpus
from samples.builder.decrees import invent
from samples.builder.families.change import each_leaf
from samples.builder.families.pages import team
from samples.builder.looks import Pages
from samples.builder.model import Column, Dialect, Document
from samples.builder.zona import AREAS, plan

COLUMNS = (
    Column("area_perubahan", "AREA PERUBAHAN", "level", 0.14),
    Column("kegiatan", "KEGIATAN", "level", 0.18),
    Column("uraian_kegiatan", "URAIAN KEGIATAN", "level", 0.26),
    Column("output", "OUTPUT", "attribute", 0.1),
    Column("bulan", "WAKTU PELAKSANAAN", "schedule", 0.28),
    Column("ket", "KET", "attribute", 0.1),
)


def document() -> Document:
    """Lampiran I is the plan, Lampiran II the team."""
    rng = random.Random(20261010)
    nodes = plan(20261010, ("1.", "a.", "1)"), most=(2, 2), ket=0.2, areas=AREAS[:2])
    nodes = each_leaf(nodes, lambda node: replace(node, extra={"output": rng.choice(corpus.TARGETS)}))
    pages = Pages(
        rotate=(90, 270), letterhead=True, qr=True, stamp="image",
        legend=("Keterangan:", "√ : bulan pelaksanaan kegiatan"),
    )  # fmt: skip
    return Document(
        name="pulauseruni-2026",
        decree=invent("Pulau Seruni", nomor="63", tanggal="2026-10-09", ketua="I GEDE SUARTAMA", year=2026, laws=4),
        judul="RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS KOMISI PEMILIHAN UMUM KABUPATEN PULAU SERUNI TAHUN 2026",
        columns=COLUMNS,
        nodes=nodes,
        dialect=Dialect(marks="tick", font="Liberation Sans", size=10.0, pages=pages, page_numbers=True),
        lampiran="I",
        tables=(team(random.Random(10), "II", before=False),),
    )
