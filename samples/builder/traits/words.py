"""Words as they are printed, the paper, the Lampiran alone, other tables beside the plan."""

from __future__ import annotations

import random
from dataclasses import replace

from samples.builder import corpus
from samples.builder.families.change import each_leaf, looks
from samples.builder.families.pages import budget, more_annexes, team
from samples.builder.model import Document, Node, Table


def spaced_letters(rng: random.Random, document: Document) -> Document:
    """The first words of some texts with a space behind each letter."""

    def change(node: Node) -> Node:
        if node.is_sum or rng.random() > 0.15:
            return node
        words = node.text.split()[:3]
        if not all(word.isalpha() and len(word) <= 12 for word in words) or len(words[0]) < 6:
            return node
        text = " ".join(words)
        return replace(node, text=text, printed="   ".join(" ".join(word) for word in words))

    return looks(replace(document, nodes=each_leaf(document.nodes, change)), text_align="left")


def hyphens(_: random.Random, document: Document) -> Document:
    """Words broken at line ends with a hyphen."""
    return looks(document, ink=replace(document.dialect.ink, hyphens=True))


def cut_paper(rng: random.Random, document: Document) -> Document:
    """The paper ends before the table does."""
    margin = document.dialect.margin / 25.4 * 72
    return looks(document, pages=replace(document.dialect.pages, cut_right=margin + rng.uniform(12, 45)))


def annex_alone(_: random.Random, document: Document) -> Document:
    """The Lampiran without its decree, which its heading names."""
    return replace(document, annex_only=True) if document.decree else document


def indicators(rng: random.Random, lampiran: str | None, before: bool) -> Table:
    """What is measured."""
    names = rng.sample(corpus.ACTIVITIES, rng.randint(3, 6))
    rows = tuple(
        (str(n), rng.choice(corpus.AREAS), f"Persentase {name}", "Persen", f"{rng.randint(50, 100)}")
        for n, name in enumerate(names, 1)
    )
    return Table(
        judul="INDIKATOR KINERJA UTAMA",
        headings=("NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA", "SATUAN", "TARGET 2026"),
        widths=(0.06, 0.3, 0.4, 0.1, 0.14),
        rows=rows,
        lampiran=lampiran,
        before=before,
    )


def results(rng: random.Random, lampiran: str | None, before: bool) -> Table:
    """What was reached."""
    names = rng.sample(corpus.ACTIVITIES, rng.randint(3, 6))
    rows = tuple(
        (str(n), name, f"{rng.randint(50, 100)}%", f"{rng.randint(40, 100)}%", f"{rng.randint(60, 110)}%")
        for n, name in enumerate(names, 1)
    )
    return Table(
        judul="LAPORAN REALISASI KINERJA TAHUN 2025",
        headings=("NO", "PROGRAM/KEGIATAN", "TARGET", "REALISASI", "CAPAIAN"),
        widths=(0.06, 0.5, 0.14, 0.15, 0.15),
        rows=rows,
        lampiran=lampiran,
        before=before,
    )


def other_tables(rng: random.Random, document: Document) -> Document:
    """A team, a budget, indicators or results before or behind the plan."""
    if rng.random() < 0.4:
        return more_annexes(rng, document)
    make = rng.choice((team, budget, indicators, results))
    return replace(document, tables=(*document.tables, make(rng, None, rng.random() < 0.5)))
