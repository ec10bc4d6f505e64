"""Headers as offices have them: long and misleading headings, numbers below them, headings merged with the body."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Literal

from samples.builder.families.change import each_leaf, looks
from samples.builder.families.hierarchy import sections
from samples.builder.matrix import leaves
from samples.builder.model import Column, Document, Node
from samples.builder.random_document import slug

from .change import office, replaced_leaf

_TOP = (
    "Urusan/Bidang Urusan/Program/Kegiatan", "Prioritas Unsur", "BIDANG / SUB BIDANG",
    "PROGRAM PRIORITAS DAN SASARAN YANG INGIN DICAPAI", "AREA PERUBAHAN DAN SASARAN PEMBANGUNAN",
)  # fmt: skip
_MIDDLE = (
    "KEGIATAN DAN SUB KEGIATAN YANG AKAN DILAKSANAKAN", "Indikator Kinerja Program dan Keluaran Kegiatan", "Sub Unsur",
    "Uraian Kegiatan Utama dan Kegiatan Penunjang",
)  # fmt: skip
_LAST = (
    "LANGKAH-LANGKAH RENCANA AKSI YANG AKAN DILAKUKAN", "Uraian Tahapan Pelaksanaan Rencana Aksi",
    "Langkah Kerja dan Data Dukung yang Disiapkan",
)  # fmt: skip
_ATTRIBUTES = {
    "target": "Target Kinerja yang Akan Dicapai",
    "output": "Keluaran (Output) yang Diharapkan dari Kegiatan",
    "pic": "Pejabat yang Bertanggung Jawab",
    "penanggung_jawab": "Perangkat Daerah yang Menjadi Penanggung Jawab",
    "anggaran": "Perkiraan Kebutuhan Anggaran Kegiatan (Rp)",
}
_SCHEDULE = ("Waktu Pelaksanaan Kegiatan pada Tahun Anggaran", "JADWAL DAN WAKTU PELAKSANAAN RENCANA AKSI")


def long_headings(rng: random.Random, document: Document) -> Document:
    """Headings of many words, and such whose first known word is not what they head."""
    levels = [column for column in document.columns if column.role == "level"]
    names: dict[str, str] = {}
    for place, column in enumerate(levels):
        pool = _TOP if place == 0 and len(levels) > 1 else _LAST if place == len(levels) - 1 else _MIDDLE
        names[column.key] = rng.choice([text for text in pool if text not in names.values()] or [column.heading])
    names |= {key: text for key, text in _ATTRIBUTES.items() if rng.random() < 0.7}

    def renamed(column: Column) -> Column:
        if column.role == "schedule":
            return replace(column, heading=rng.choice(_SCHEDULE)) if rng.random() < 0.5 else column
        text = names.get(column.key, column.heading)
        return column if text == column.heading else replace(column, key=slug(text), heading=text)

    def moved(node: Node) -> Node:
        return replace(node, extra={slug(names[key]) if key in names else key: v for key, v in node.extra.items()})

    columns = tuple(map(renamed, document.columns))
    return replace(document, columns=columns, nodes=each_leaf(document.nodes, moved))


def column_numbers(rng: random.Random, document: Document) -> Document:
    """ "(01)", "2 3 7 8 9", "7 8 8 9", "3=2:1" below the headings."""
    kinds: tuple[Literal["zeros", "skipping", "repeating", "formula"], ...] = (
        "zeros", "skipping", "repeating", "formula",
    )  # fmt: skip
    return office(looks(document, column_numbers=True), column_numbers=rng.choice(kinds))


def merged_heading(_: random.Random, document: Document) -> Document:
    """The last heading's cell is one with the first row's blank cell below it."""
    last = document.columns[-1]
    if last.role != "attribute" or document.dialect.column_numbers or document.dialect.merge_equal:
        return document
    if document.dialect.office.band_heading:
        return document

    def blank(node: Node) -> Node:
        extra = {key: value for key, value in node.extra.items() if key != last.key}
        return replace(node, ket=None, extra=extra) if last.key == "ket" else replace(node, extra=extra)

    first = leaves(document.nodes)[0].places[-1]
    return office(replace(document, nodes=replaced_leaf(document.nodes, first, blank)), merged_heading=True)


def open_heading(_: random.Random, document: Document) -> Document:
    """The header on each page, without a rule towards a cell that the page's end has cut."""
    return office(looks(document, header="every", parents="merged", open_cuts=True), open_heading=True)


def band_headings(rng: random.Random, document: Document) -> Document:
    """One heading over the last columns, whose own ones stand in the band of each area."""
    behind = document.columns[max(n for n, column in enumerate(document.columns) if column.role == "level") + 1 :]
    if document.dialect.schedule.unit != "words" or len(behind) < 2 or document.columns[0].role != "level":
        return document
    if all(column.role != "schedule" for column in behind):
        return document
    if not document.dialect.sections:
        document = sections(rng, document)
    hierarchy = replace(document.dialect.hierarchy, section_header=False, section_align="left")
    shape: Literal["levels", "number-levels"] = "levels"
    if document.dialect.numbering == "column" and document.nodes[0].marker:
        shape = "number-levels"
    document = looks(document, hierarchy=hierarchy, merge_equal=False, column_numbers=False)
    heading = rng.choice(("Keterangan", "KETERANGAN", "Target dan Waktu"))
    return office(document, band_heading=heading, section_shape=shape, merged_heading=False, column_numbers="")
