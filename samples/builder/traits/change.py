"""Changes that traits share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from samples.builder.looks import Schedule
from samples.builder.model import Document, Node


def office(document: Document, **changes: Any) -> Document:
    """The document with other habits of its office."""
    dialect = document.dialect
    return replace(document, dialect=replace(dialect, office=replace(dialect.office, **changes)))


def replaced_leaf(nodes: tuple[Node, ...], place: tuple[int, ...], change: Callable[[Node], Node]) -> tuple[Node, ...]:
    """The tree with the node at a place changed. ``place``: the index among its siblings, from the root down."""
    old = nodes[place[0]]
    new = replace(old, children=replaced_leaf(old.children, place[1:], change)) if place[1:] else change(old)
    return (*nodes[: place[0]], new, *nodes[place[0] + 1 :])


def has_plain_schedule(document: Document) -> bool:
    """Twelve months, as the builder makes them."""
    return document.dialect.schedule == Schedule()
