"""Text: ligatures, soft hyphens, doubled bold type, hidden words, headers at the end of the stream."""

from __future__ import annotations

import random
from dataclasses import replace

from samples.builder.looks import Hierarchy, Ink
from samples.builder.model import Document, Node

from .change import each_leaf, looks

_WORDS = ("verifikasi", "klarifikasi", "efisiensi", "konflik", "infografis", "sertifikat", "grafik", "efektif")


def ligatures(rng: random.Random, document: Document) -> Document:
    """fi and fl as one sign."""

    def change(node: Node) -> Node:
        return replace(node, text=f"{node.text} {rng.choice(_WORDS)}") if rng.random() < 0.7 else node

    font = rng.choice(("Liberation Serif", "Carlito", "DejaVu Serif", "Liberation Sans"))
    return looks(replace(document, nodes=each_leaf(document.nodes, change)), ink=Ink(ligatures=True), font=font)


def soft_hyphens(rng: random.Random, document: Document) -> Document:
    """Words broken at line ends with U+00AD."""
    return looks(document, ink=Ink(soft_hyphens=True), text_align=rng.choice(("left", "justify")))


def doubled(rng: random.Random, document: Document) -> Document:
    """Bold type drawn twice, a little apart."""
    bold = frozenset(range(rng.randint(0, 2)))
    return looks(document, ink=Ink(doubled=True), hierarchy=Hierarchy(bold=bold))


def hidden(rng: random.Random, document: Document) -> Document:
    """Words that nobody sees: render mode 3, or white on white."""
    invisible = rng.random() < 0.5
    return looks(document, ink=Ink(invisible=invisible, white=not invisible))


def header_last(rng: random.Random, document: Document) -> Document:
    """The header's words end the page's stream; perhaps white on a dark ground."""
    dark = rng.random() < 0.4
    fill = rng.choice(("#1F4E79", "#C00000", "#000000")) if dark else document.dialect.header_fill
    return looks(document, header_fill=fill, ink=Ink(header_last=True, header_ink="#FFFFFF" if dark else None))


FAMILIES = {
    "ligatures": ligatures,
    "soft-hyphens": soft_hyphens,
    "doubled-bold": doubled,
    "hidden-words": hidden,
    "header-last": header_last,
}
