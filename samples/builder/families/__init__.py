"""Layouts that SKs come in: name → what turns a plain random document into one of that family."""

from __future__ import annotations

import random
from collections.abc import Callable

from samples.builder.model import Document

from . import breaks, hierarchy, rules, schedules

Family = Callable[[random.Random, Document], Document]

FAMILIES: dict[str, Family] = {
    **schedules.FAMILIES,
    **hierarchy.FAMILIES,
    **breaks.FAMILIES,
    **rules.FAMILIES,
}


def can_print(document: Document, producer: str) -> bool:
    """Whether the producer shows everything that the document asks for."""
    return producer == "reportlab" or document.name == "random"
