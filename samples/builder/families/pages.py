"""Pages: turned, lying, of mixed papers; further tables; letterheads, codes, stamps, legends."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Literal

from samples.builder import corpus
from samples.builder.looks import Pages
from samples.builder.model import Document, Table

from .change import looks

Stamp = Literal["", "image", "text"]
_TASKS = ("Pengarah", "Ketua Tim", "Sekretaris Tim", "Koordinator", "Anggota", "Anggota", "Anggota")


def rotated(rng: random.Random, document: Document) -> Document:
    """/Rotate on the Lampiran's pages, the same or different ones; they look upright."""
    turns = rng.choice(((90,), (270,), (180,), (90, 270), (0, 90), (90, 0, 180, 270)))
    return looks(document, pages=Pages(rotate=turns))


def lying(rng: random.Random, document: Document) -> Document:
    """Portrait sheets whose content lies on its side, without /Rotate."""
    return looks(document, pages=Pages(lying=rng.choice(((90,), (270,), (90,), (270,), (90, 0)))))


def mixed_papers(rng: random.Random, document: Document) -> Document:
    """Some pages on another paper, scaled or in their own size."""
    papers = rng.choice((("", "A3"), ("", "Folio"), ("", "+A3"), ("", "+Folio"), ("A3", "", "A4"), ("", "A4")))
    return looks(document, pages=Pages(papers=papers))


def team(rng: random.Random, lampiran: str | None, before: bool) -> Table:
    """Who is on the team."""
    names = rng.sample(corpus.NAMES, rng.randint(4, len(corpus.NAMES)))
    offices = ("Ketua KPU", "Anggota KPU", "Sekretaris", "Kasubbag Hukum dan SDM", "Kasubbag KUL", "Staf Pelaksana")
    rows = tuple(
        (f"{number}.", name.title(), offices[min(number, len(offices)) - 1], _TASKS[min(number, len(_TASKS)) - 1])
        for number, name in enumerate(names, 1)
    )
    judul = "SUSUNAN TIM KERJA PEMBANGUNAN ZONA INTEGRITAS"
    heads = ("NO", "NAMA", "JABATAN", "KEDUDUKAN DALAM TIM")
    return Table(
        judul=judul, headings=heads, widths=(0.06, 0.34, 0.3, 0.3), rows=rows, lampiran=lampiran, before=before
    )


def budget(rng: random.Random, lampiran: str | None, before: bool) -> Table:
    """What it costs."""
    things = rng.sample(corpus.ACTIVITIES, rng.randint(3, 6))
    rows = tuple(
        (str(number), thing, f"{rng.randint(1, 12)} kali", f"Rp {rng.randint(1, 90)}.{rng.randint(0, 9)}00.000")
        for number, thing in enumerate(things, 1)
    )
    judul = "REKAPITULASI KEBUTUHAN ANGGARAN"
    return Table(
        judul=judul,
        headings=("NO.", "URAIAN", "VOLUME", "JUMLAH"),
        widths=(0.06, 0.5, 0.18, 0.26),
        rows=rows,
        lampiran=lampiran,
        before=before,
    )


def two_tables(rng: random.Random, document: Document) -> Document:
    """Another table on the plan's first or last page, or a table of the plan for every area."""
    if rng.random() < 0.4 and len(document.nodes) > 1:
        hierarchy = replace(document.dialect.hierarchy, tables=True)
        return looks(document, hierarchy=hierarchy, merge_equal=False)
    make = rng.choice((team, budget))
    return replace(document, tables=(make(rng, None, rng.random() < 0.4),))


def more_annexes(rng: random.Random, document: Document) -> Document:
    """A Lampiran of another kind before or after the plan's."""
    before = rng.random() < 0.4
    make = rng.choice((team, team, budget))
    table = make(rng, "I" if before else "II", before)
    return replace(document, tables=(table,), lampiran="II" if before else "I")


def furniture(rng: random.Random, document: Document) -> Document:
    """Letterhead, code beside the signature, legend, stamp: some of them."""
    tick = document.dialect.marks == "tick"
    mark = document.dialect.tick if tick and document.dialect.tick_font is None else "Arsiran"
    legend = rng.choice((
        ("Keterangan:", f"{mark} : bulan pelaksanaan kegiatan"),
        (f"Keterangan: {mark} = dilaksanakan pada bulan tersebut",),
        ("Catatan:", "1. Jadwal dapat berubah sesuai kebutuhan", "2. Laporan disampaikan setiap akhir triwulan"),
    ))  # fmt: skip
    chosen = [rng.random() < 0.6 for _ in range(4)]
    if not any(chosen):
        chosen[rng.randrange(4)] = True
    kind: Stamp = rng.choice(("image", "text"))
    pages = Pages(
        letterhead=chosen[0], qr=chosen[1], legend=legend if chosen[2] else (), stamp=kind if chosen[3] else ""
    )
    return looks(document, pages=pages)


FAMILIES = {
    "rotated": rotated,
    "lying": lying,
    "mixed-papers": mixed_papers,
    "two-tables": two_tables,
    "more-annexes": more_annexes,
    "furniture": furniture,
}
