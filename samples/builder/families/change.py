"""Changes that families share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from samples.builder.model import Document, Node


def each_leaf(nodes: tuple[Node, ...], change: Callable[[Node], Node]) -> tuple[Node, ...]:
    """The tree with every node without children changed."""
    return tuple(
        replace(node, children=each_leaf(node.children, change)) if node.children else change(node) for node in nodes
    )


def each_at(nodes: tuple[Node, ...], depth: int, change: Callable[[Node], Node]) -> tuple[Node, ...]:
    """The tree with every node of one depth changed."""
    if depth == 0:
        return tuple(change(node) for node in nodes)
    return tuple(replace(node, children=each_at(node.children, depth - 1, change)) for node in nodes)


def looks(document: Document, **changes: Any) -> Document:
    """The document in a changed dialect."""
    return replace(document, dialect=replace(document.dialect, **changes))


def schedule_column(document: Document, **changes: Any) -> Document:
    """The document with its schedule column changed."""
    columns = tuple(replace(column, **changes) if column.role == "schedule" else column for column in document.columns)
    return replace(document, columns=columns)


def depth(document: Document) -> int:
    """How many levels the plan has."""
    return sum(column.role == "level" for column in document.columns) + document.dialect.sections


def table_share(document: Document, points: float) -> float:
    """The column width that is so many points wide on the document's paper, other columns as they are."""
    from samples.builder.model import PAPERS

    table = (PAPERS[document.dialect.paper][1] - 2 * document.dialect.margin) / 25.4 * 72
    others = sum(column.width for column in document.columns if column.role != "schedule")
    return others * points / (table - points)


def brief(nodes: tuple[Node, ...], words: int, parents_only: bool = False) -> tuple[Node, ...]:
    """The tree with texts of at most so many words."""

    def short(node: Node) -> Node:
        parts = node.text.split()
        if len(parts) <= words or (parents_only and not node.children):
            return node
        return replace(node, text=" ".join(parts[:words]).rstrip(",;"))

    return tuple(replace(short(node), children=brief(node.children, words, parents_only)) for node in nodes)


def distinct(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The tree without two neighbours of the same text."""
    found: list[Node] = []
    for node in nodes:
        same = found and found[-1].text == node.text
        text = f"{node.text} Lanjutan" if same else node.text
        found.append(replace(node, text=text, children=distinct(node.children)))
    return tuple(found)


def numbered(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The tree with a marker on every node: only children without one get the first of their level."""
    firsts: dict[int, str] = {}

    def look(siblings: tuple[Node, ...], level: int) -> None:
        for place, node in enumerate(siblings):
            if place == 0 and node.marker:
                firsts.setdefault(level, node.marker)
            look(node.children, level + 1)

    def give(siblings: tuple[Node, ...], level: int, parent: str) -> tuple[Node, ...]:
        found = []
        for node in siblings:
            label = node.marker
            if label is None:
                label = firsts.get(level, "a.")
                if "." in label.rstrip("."):
                    label = f"{parent.rstrip('.')}.1{'.' * label.endswith('.')}"
            found.append(replace(node, marker=label, children=give(node.children, level + 1, label)))
        return tuple(found)

    look(nodes, 0)
    return give(nodes, 0, "")
