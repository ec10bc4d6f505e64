"""Numbering columns so narrow that markers and their heading break over lines."""

from __future__ import annotations

import random
from dataclasses import replace

from samples.builder.looks import Numbers, Rules
from samples.builder.model import Document, Node
from samples.builder.numbering import STYLES, marker

from .change import brief, depth, looks

_ORDERS = (
    *STYLES,
    ("(1)", "(a)", "(i)", "1)", "a)"),
    ("(I)", "(A)", "(1)", "(a)", "(i)"),
    ("I.", "(1)", "i.", "a.", "1)"),
    ("A)", "(i)", "1.", "i)", "(a)"),
)
_HEADINGS = ("NO", "NO", "N O", "N 0", "NO .", "No.", "Nomor", "")


def narrow_numbers(rng: random.Random, document: Document) -> Document:
    """Numbering columns 4-5 mm wide, long lists, page ends that cut markers."""
    styles = rng.choice(_ORDERS)
    nodes = document.nodes
    if depth(document) > 1 and rng.random() < 0.7:
        nodes = _gathered(nodes, rng.randint(1, depth(document) - 1), rng.randint(10, 19))
    nodes = _numbered(brief(nodes, 24), styles, ())
    numbers = Numbers(
        width=rng.uniform(4.0, 5.0),
        heading=rng.choice(_HEADINGS),
        headed=rng.choice(("first", "every", "every", "none")),
    )
    return looks(
        replace(document, nodes=nodes), numbering="column", numbers=numbers, rules=Rules(), merge_equal=False,
        cut_rows=rng.random() < 0.85,
    )  # fmt: skip


def _gathered(nodes: tuple[Node, ...], level: int, most: int) -> tuple[Node, ...]:
    """The tree with the nodes of one level under few parents, up to so many under one."""
    if level > 1:
        return tuple(replace(node, children=_gathered(node.children, level - 1, most)) for node in nodes)
    found: list[Node] = []
    for node in nodes:
        if found and node.children and found[-1].children and len(found[-1].children + node.children) <= most:
            found[-1] = replace(found[-1], children=found[-1].children + node.children)
        else:
            found.append(node)
    return tuple(found)


def _numbered(nodes: tuple[Node, ...], styles: tuple[str, ...], chain: tuple[int, ...]) -> tuple[Node, ...]:
    """The tree numbered anew; an only child without a marker keeps none."""
    found: list[Node] = []
    for place, node in enumerate(nodes, 1):
        here = (*chain, place)
        label = marker(styles[len(chain)], here) if node.marker or len(nodes) > 1 else None
        found.append(replace(node, marker=label, children=_numbered(node.children, styles, here)))
    return tuple(found)


FAMILIES = {"narrow-numbers": narrow_numbers}
