"""A document that lost a page."""

from __future__ import annotations

import random
from dataclasses import replace

from .matrix import leaves
from .model import Document


def lose_page(rng: random.Random, document: Document) -> Document:
    """Takes away a page: the start of a parent and its children before `keep`; its siblings' numbers prove it."""
    found = [
        (root, place, keep)
        for root, node in enumerate(document.nodes)
        for place, child in enumerate(node.children)
        for keep, first in enumerate(child.children)
        if keep and 0 < place < len(node.children) - 1
        and [near.marker for near in node.children].count(child.marker) == 1
        # its elder sibling has that number already: nobody can take the row for the elder's
        and first.marker and first.marker in [other.marker for other in node.children[place - 1].children]
    ]  # fmt: skip
    if not found or len(document.columns) < 4:
        return document
    root, place, keep = rng.choice(found)
    node = document.nodes[root]
    lost = node.children[place]
    kept = lost.children[keep:]
    blank = replace(lost, text="", inferred=True, children=kept)
    children = (*node.children[:place], blank, *node.children[place + 1 :])
    nodes = (*document.nodes[:root], replace(node, children=children), *document.nodes[root + 1 :])
    first = next(leaf.index for leaf in leaves(nodes) if leaf.places[1:2] == ((root, place),))
    return replace(document, nodes=nodes, after_lost_page=frozenset({first}))
