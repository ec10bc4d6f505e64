"""Layouts that SKs come in: name → what turns a plain random document into one of that family."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from samples.builder.looks import Ink, Pages, Rules
from samples.builder.matrix import leaves
from samples.builder.model import Document

from . import breaks, hierarchy, numbers, pages, rules, schedules, text
from .change import brief, looks

Family = Callable[[random.Random, Document], Document]

FAMILIES: dict[str, Family] = {
    **schedules.FAMILIES,
    **hierarchy.FAMILIES,
    **numbers.FAMILIES,
    **breaks.FAMILIES,
    **rules.FAMILIES,
    **pages.FAMILIES,
    **text.FAMILIES,
}


def can_print(document: Document, producer: str) -> bool:
    """Whether the producer shows everything that the document asks for."""
    dialect = document.dialect
    if producer == "reportlab":
        return True
    if dialect.numbers.width:  # the others do not break a marker
        return False
    if dialect.header == "carried" or dialect.pages.catch_words or dialect.ink.invisible or dialect.ink.header_last:
        return False
    if dialect.rules.style in ("rect", "polygon") or dialect.rules.open_sides != "both":
        return False
    if producer == "chromium":
        return True
    if producer == "weasyprint":
        return not (dialect.schedule.upright or dialect.ink.doubled)
    if document.tables or dialect.ink != Ink() or dialect.schedule.upright:
        return False
    if dialect.hierarchy.bare and dialect.parents == "merged":  # a cut text without a number could be two items
        return False
    if producer == "writer":
        sheets = Pages(dialect.pages.rotate, dialect.pages.lying, dialect.pages.papers)
        return dialect.pages == sheets and dialect.rules.outer
    plain = dialect.pages == Pages() and dialect.rules == Rules()
    if any(len(leaf.node.text) > 1500 for leaf in leaves(document.nodes)):  # Calc cuts no row: it would clip the rest
        return False
    return plain and not dialect.hierarchy.tables and not document.headers_before


def suit_family(document: Document, producer: str) -> Document:
    """What the producer can show without losing a word."""
    if producer in ("calc", "writer") and document.dialect.parents == "merged":
        # they clip a merged cell's text where a page ends it in its middle
        nodes = brief(document.nodes, 9, parents_only=True)
        return looks(replace(document, nodes=nodes), valign="top")
    return document
