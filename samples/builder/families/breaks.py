"""Page ends: headers in mid-page, catch-words, long rows, half-open cuts, lost pages."""

from __future__ import annotations

import random
from dataclasses import replace

from samples.builder import corpus
from samples.builder.looks import Pages, Rules
from samples.builder.lost import lose_page
from samples.builder.matrix import leaves
from samples.builder.model import Document, Node

from .change import each_leaf, looks


def header_below(rng: random.Random, document: Document) -> Document:
    """Each page begins with what the last one left over; the header stands again only below that."""
    return looks(document, header="carried", cut_rows=rng.random() < 0.8, merge_equal=False)


def header_between(rng: random.Random, document: Document) -> Document:
    """The header again above any row, its parents going on below."""
    count = len(leaves(document.nodes))
    chosen = range(rng.randint(3, 7), count, rng.randint(6, 11))
    document = replace(document, headers_before=frozenset(chosen))
    return looks(document, header="first", merge_equal=False)


def catch_words(rng: random.Random, document: Document) -> Document:
    """The next page's first words at the foot of each page."""
    return looks(document, pages=replace(document.dialect.pages, catch_words=True), page_numbers=rng.random() < 0.7)


def long_rows(rng: random.Random, document: Document) -> Document:
    """Rows over three pages and more."""
    count = len(leaves(document.nodes))
    long = set(rng.sample(range(count), 2))
    numbers = iter(range(count))

    def change(node: Node) -> Node:
        if next(numbers) not in long:
            return node
        return replace(node, text=corpus.evidence(rng, rng.randint(420, 700)))

    document = replace(document, nodes=each_leaf(document.nodes, change))
    return looks(document, cut_rows=True, merge_equal=False)


def half_open(rng: random.Random, document: Document) -> Document:
    """A cut row lacks its closing rule, or its other half the top rule, but not both."""
    document = looks(document, merge_equal=False)
    return looks(document, cut_rows=True, open_cuts=True, rules=Rules(open_sides=rng.choice(("bottom", "top"))))


def lost_page(rng: random.Random, document: Document) -> Document:
    """A page is missing."""
    return lose_page(rng, looks(document, merge_equal=False, pages=Pages()))


FAMILIES = {
    "header-below": header_below,
    "header-between": header_between,
    "catch-words": catch_words,
    "long-rows": long_rows,
    "half-open": half_open,
    "lost-page": lost_page,
}
