"""Hierarchies: items that share a ruled row, levels without numbers, sections, long and running numberings."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import groupby

from samples.builder.looks import Hierarchy, Rules, Schedule
from samples.builder.matrix import leaves
from samples.builder.model import Document, Node
from samples.builder.numbering import letter, roman

from .change import brief, depth, distinct, each_at, looks, numbered

Place = tuple[int, ...]


def decided(document: Document, level: int) -> Document:
    """Within a stretch without rules, no attribute on the first line alone: it could be meant for all the lines."""
    rows = leaves(document.nodes)
    for _, group in groupby(rows, key=lambda leaf: leaf.places[: level + 1][-1]):
        first, *others = [leaf.places[-1] for leaf in group]
        if others:
            document = replace(document, nodes=_shared(document.nodes, first, others))
    return document


def _shared(nodes: tuple[Node, ...], first: Place, others: list[Place]) -> tuple[Node, ...]:
    top, rest = _at(nodes, first), [_at(nodes, place) for place in others]
    below = rest[0]
    if top.ket and not any(node.ket for node in rest):
        below = replace(below, ket=top.ket)
    for key, value in top.extra.items():
        if not any(node.extra.get(key) for node in rest):
            below = replace(below, extra={**below.extra, key: value})
    return _put(nodes, others[0], below)


def _at(nodes: tuple[Node, ...], place: Place) -> Node:
    node = nodes[place[0]]
    return _at(node.children, place[1:]) if place[1:] else node


def _put(nodes: tuple[Node, ...], place: Place, node: Node) -> tuple[Node, ...]:
    old = nodes[place[0]]
    new = replace(old, children=_put(old.children, place[1:], node)) if place[1:] else node
    return (*nodes[: place[0]], new, *nodes[place[0] + 1 :])


def shared_rows(rng: random.Random, document: Document) -> Document:
    """Several items with their own ticks, attributes and KET in one ruled row, lined up by their first lines."""
    first = 1 if document.dialect.sections else 0
    between = max(first, depth(document) - 2)
    document = replace(document, nodes=numbered(document.nodes))  # a bare text could go on with the one above
    return looks(
        decided(document, between),
        rules=Rules(between=between),
        schedule=Schedule(on_first_line=True),
        valign="top", zebra=None, merge_equal=False, numbering="text" if rng.random() < 0.5 else "column",
        marks="tick" if rng.random() < 0.75 else "fill",
    )  # fmt: skip


def unruled_rows(rng: random.Random, document: Document) -> Document:
    """Rules only where the first level changes; everything else is lined up by first lines."""
    first = 1 if document.dialect.sections else 0
    document = decided(shared_rows(rng, document), first)
    return looks(document, rules=Rules(between=first), parents=rng.choice(("merged", "blank")))


def unnumbered(rng: random.Random, document: Document) -> Document:
    """Levels without any number: all of them, the first ones, or the last."""
    levels = depth(document)
    kind = rng.choice(("all", "all", "first", "last"))
    chosen = {"all": range(levels), "first": range(rng.randint(1, levels - 1)), "last": range(levels - 1, levels)}[kind]
    nodes = distinct(brief(document.nodes, 18))
    for level in chosen:
        nodes = each_at(nodes, level, lambda node: replace(node, marker=None))
    if rng.random() < 0.3 and not document.dialect.sections:
        nodes = tuple(replace(node, own_row=bool(node.children)) for node in nodes)
    bold = frozenset(level for level in chosen if level < levels - 1) if rng.random() < 0.6 else frozenset()
    # a cut text without a number could be two items: rows stay whole
    return looks(
        replace(document, nodes=nodes), cut_rows=False, open_cuts=True, merge_equal=False,
        hierarchy=Hierarchy(bare=frozenset(chosen), bold=bold),
    )  # fmt: skip


def sections(rng: random.Random, document: Document) -> Document:
    """The first level as full-width rows, perhaps with the header again below each."""
    if not document.dialect.sections:
        if depth(document) < 3:
            document = replace(document, nodes=(Node("I.", "Manajemen Perubahan", children=document.nodes),))
        else:
            document = replace(document, columns=document.columns[1:])
    hierarchy = Hierarchy(section_header=rng.random() < 0.5, section_align=rng.choice(("left", "left", "center")))
    fill = rng.choice((None, "#FCE4D6", "#DDEBF7", "#FFFF00"))
    return looks(document, sections=True, section_fill=fill, hierarchy=hierarchy, merge_equal=False)


def own_rows(rng: random.Random, document: Document) -> Document:
    """Parents on rows of their own, blank to the right; perhaps bold."""
    if document.dialect.sections:
        return sections(rng, document)
    nodes = document.nodes
    bold = set()
    for level in range(rng.randint(1, max(1, depth(document) - 1))):
        nodes = each_at(nodes, level, lambda node: replace(node, own_row=bool(node.children)))
        bold.add(level)
    hierarchy = Hierarchy(bold=frozenset(bold) if rng.random() < 0.6 else frozenset())
    document = looks(document, parents="blank" if rng.random() < 0.7 else "merged")
    return looks(replace(document, nodes=nodes), hierarchy=hierarchy, merge_equal=False)


def long_numbering(rng: random.Random, document: Document) -> Document:
    """Letters past z, Roman numerals past ix: the last level's items under few parents."""
    items: list[Node] = []

    def gather(nodes: tuple[Node, ...]) -> None:
        for node in nodes:
            if node.children:
                gather(node.children)
            else:
                items.append(node)

    gather(document.nodes)
    style = rng.choice(("a.", "a)", "i.", "i)", "(i)"))
    size = rng.randint(27, 34) if "a" in style else rng.randint(10, 19)
    group: list[Node] = []
    levels, groups = depth(document), []
    for number in range(2 * size):
        place = number % size + 1
        text = letter(place) if "a" in style else roman(place).lower()
        leaf = items[number % len(items)]
        group.append(replace(leaf, marker=style.replace("a" if "a" in style else "i", text), text=leaf.text))
        if place == size:
            groups.append(tuple(group))
            group = []
    nodes = tuple(replace(document.nodes[0], marker=f"{n}.", children=below) for n, below in enumerate(groups, 1))
    for level in range(levels - 2):
        marks = ("{}.", "{})", "({})")
        nodes = tuple(
            Node("AB"[n % 2] + "." if level % 2 == 0 else marks[level % 3].format(n + 1), node.text, children=(node,))
            for n, node in enumerate(nodes)
        )
    nodes = brief(nodes, 14)
    return looks(replace(document, nodes=nodes), merge_equal=False, hierarchy=Hierarchy())


def running(rng: random.Random, document: Document) -> Document:
    """The second level's numbers run through all of the first."""
    numbers = iter(range(1, 1000))
    style = rng.choice(("{}.", "{}.", "{})"))
    outer = iter(range(1, 100))
    nodes = each_at(document.nodes, 1, lambda node: replace(node, marker=style.format(next(numbers))))
    nodes = each_at(nodes, 0, lambda node: replace(node, marker=letter(next(outer)).upper() + "."))
    if depth(document) > 2:  # numbers like 1.1.2 would not agree with these
        nodes = each_at(nodes, 1, lambda node: replace(node, children=_lettered(node.children)))
    return replace(document, nodes=nodes)


def _lettered(nodes: tuple[Node, ...], level: int = 0) -> tuple[Node, ...]:
    style = ("a.", "1)", "a)", "(1)")[level]
    result = []
    for place, node in enumerate(nodes, 1):
        text = style.replace("a", letter(place)) if "a" in style else style.replace("1", str(place))
        result.append(replace(node, marker=text, children=_lettered(node.children, level + 1)))
    return tuple(result)


FAMILIES = {
    "shared-rows": shared_rows,
    "unruled-rows": unruled_rows,
    "unnumbered": unnumbered,
    "sections": sections,
    "own-rows": own_rows,
    "long-numbering": long_numbering,
    "running-numbers": running,
}
