"""Muarabiru: several lettered items with their own ticks in one ruled row, areas as full-width rows; by Writer."""

from __future__ import annotations

from samples.builder.families.hierarchy import decided
from samples.builder.looks import Hierarchy, Rules, Schedule
from samples.builder.model import Column, Dialect, Document
from samples.builder.zona import AREAS, plan

COLUMNS = (
    Column("kegiatan", "KEGIATAN", "level", 0.2),
    Column("indikator_keberhasilan", "INDIKATOR KEBERHASILAN", "level", 0.22),
    Column("data_dukung", "DATA DUKUNG", "level", 0.26),
    Column("bulan", "BULAN", "schedule", 0.3),
    Column("ket", "KET", "attribute", 0.1),
)


def document() -> Document:
    """The items' ticks and KET stand on the items' first lines; the header stands again below every area."""
    nodes = plan(20260505, ("I.", "1.", "a.", "1)"), most=(2, 4), ket=0.3, areas=AREAS[2:5])
    document = Document(
        name="muarabiru-2026",
        decree=None,
        judul="RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS KPU KABUPATEN MUARABIRU TAHUN 2026",
        columns=COLUMNS,
        nodes=nodes,
        dialect=Dialect(
            marks="tick", sections=True, section_fill="#FFF2CC", numbering="text", cut_rows=False, font="DejaVu Sans",
            size=8.0, header="first", rules=Rules(between=2), schedule=Schedule(on_first_line=True),
            hierarchy=Hierarchy(section_header=True),
        ),
    )  # fmt: skip
    return decided(document, 2)
