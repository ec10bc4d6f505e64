"""Rows as offices make them: sections in all shapes, sums, rules that are missing, the schedule before the levels."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Literal

from samples.builder.families.change import looks
from samples.builder.families.hierarchy import sections
from samples.builder.matrix import leaves
from samples.builder.model import Document, Node

from .change import office

Shape = Literal["whole", "number", "levels", "number-levels"]
_SUMS = ("JUMLAH", "TOTAL", "Sub total", "Jumlah Total (Rp)")


def section_shapes(rng: random.Random, document: Document) -> Document:
    """The first level as rows: number and title apart, or the title over the levels alone."""
    if document.dialect.office.band_heading or document.columns[0].role != "level":
        return document
    if not document.dialect.sections:
        document = sections(rng, document)
    shapes: tuple[Shape, ...] = ("levels", "number", "number-levels")
    shape = rng.choice(shapes)
    if document.dialect.numbering != "column":
        shape = "levels"
    hierarchy = replace(document.dialect.hierarchy, section_align="left")
    return office(looks(document, hierarchy=hierarchy), section_shape=shape)


def sums(rng: random.Random, document: Document) -> Document:
    """JUMLAH below all rows, or below those of each section."""
    if document.columns[0].role != "level":
        return document
    words = rng.choice(_SUMS)
    last = document.columns[-1]

    def total() -> Node:
        value = f"{rng.randint(1, 900)}.{rng.randint(100, 999)}.000"
        if last.key == "ket":
            return Node(None, words, ket=value, is_sum=True)
        extra = {last.key: value} if last.role == "attribute" else {}
        return Node(None, words, extra=extra, is_sum=True)

    if not document.dialect.sections:
        return replace(document, nodes=(*document.nodes, total()))
    nodes = [replace(node, children=(*node.children, total())) if node.children else node for node in document.nodes]
    return replace(document, nodes=tuple(nodes))


def missing_rules(rng: random.Random, document: Document) -> Document:
    """Between some rows one column lacks its rule."""
    if document.dialect.rules.between is not None or document.dialect.valign != "top":
        return document
    rows = leaves(document.nodes)
    keys = [column.key for column in document.columns if column.role != "schedule"]
    chosen = rng.sample(range(len(rows) - 1), min(len(rows) - 1, rng.randint(1, 4)))
    return office(document, no_rule_below=frozenset((row, rng.choice(keys)) for row in chosen))


def schedule_first(_: random.Random, document: Document) -> Document:
    """The schedule stands before the levels."""
    if document.dialect.sections or any(leaf.node.is_sum for leaf in leaves(document.nodes)):
        return document
    schedule = [column for column in document.columns if column.role == "schedule"]
    others = [column for column in document.columns if column.role != "schedule"]
    return replace(document, columns=(*schedule, *others))
