"""Marks as offices set them: values below quarters, zeros and dashes, pictures, bars, hidden blanks."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Literal

from samples.builder.families.change import each_leaf, looks, schedule_column, table_share
from samples.builder.looks import Schedule
from samples.builder.model import Document, Node
from samples.builder.schedules import BLANK, marked

from .change import has_plain_schedule
from .times import ROMAN

_NOTHING = ("", "", "0", "-", "0%", "0 -", "- -")


def _value(rng: random.Random) -> str:
    number = rng.randint(1, 99)
    return rng.choice(
        (f"{number}%", f"{number} dok", f"{number % 9 + 1} laporan", str(number), f"{number % 7 + 1} kali")
    )


def _in_quarters(rng: random.Random, document: Document, schedule: Schedule, wide: float) -> Document:
    style = rng.choice(("TW {}", "Triwulan {}", "Trw. {}", "TRIWULAN {}"))
    labels = tuple(style.format(number) for number in ROMAN)
    if schedule.split > 1:
        schedule = replace(schedule, groups=tuple((label, schedule.split) for label in labels))
    else:
        schedule = replace(schedule, labels=labels)
    document = schedule_column(document, width=table_share(document, wide), heading=rng.choice(("TRIWULAN", "JADWAL")))
    return looks(document, schedule=schedule, marks="tick", tick="√", tick_font=None)


def values(rng: random.Random, document: Document) -> Document:
    """Values below the quarters; "0", "-" and "0%" where nothing is planned."""
    if not has_plain_schedule(document):
        return document
    nothing = rng.choice(((), _NOTHING, _NOTHING, ("-",), ("0",), ("0%",)))

    def change(node: Node) -> Node:
        if node.is_sum:
            return node
        chosen = set(rng.sample(range(4), rng.choice((0, 1, 1, 2, 3, 4))))
        texts = tuple(_value(rng) if n in chosen else rng.choice(nothing) if nothing else "" for n in range(4))
        months = tuple(month for n in sorted(chosen) for month in range(3 * n + 1, 3 * n + 4))
        return replace(node, values=texts, bulan=months)

    document = _in_quarters(rng, document, Schedule("quarter"), 180)
    return replace(document, nodes=each_leaf(document.nodes, change))


def halves(rng: random.Random, document: Document) -> Document:
    """Two columns below each quarter: K | Rp."""
    if not has_plain_schedule(document):
        return document
    labels = rng.choice((("K", "Rp"), ("K", "Rp"), ("Vol", "Rp"), ("Fisik", "Keu")))

    def change(node: Node) -> Node:
        if node.is_sum:
            return node
        chosen = set(rng.sample(range(4), rng.choice((0, 1, 1, 2, 3, 4))))
        texts: list[str] = []
        for number in range(4):
            inside = number in chosen
            texts += [str(rng.randint(1, 20)) if inside else "", f"{rng.randint(1, 90)}.{rng.randint(1, 9)}00" * inside]
        months = tuple(month for n in sorted(chosen) for month in range(3 * n + 1, 3 * n + 4))
        return replace(node, values=tuple(texts), bulan=months)

    document = _in_quarters(rng, document, Schedule("quarter", labels=labels * 4, split=2), 280)
    return replace(document, nodes=each_leaf(document.nodes, change))


def zeros(rng: random.Random, document: Document) -> Document:
    """A dash or a zero in each month that is not marked."""
    if not has_plain_schedule(document) or document.dialect.marks != "tick" or document.dialect.tick_font:
        return document
    nothing, tick = rng.choice(("-", "-", "0")), document.dialect.tick

    def change(node: Node) -> Node:
        places = marked(node, "month")
        return replace(node, values=tuple(tick if n in places else nothing for n in range(1, 13)))

    return replace(document, nodes=each_leaf(document.nodes, change))


def hidden_blanks(rng: random.Random, document: Document) -> Document:
    """The blank of a symbol font in cells where no tick stands."""
    if not has_plain_schedule(document) or document.dialect.marks != "tick" or document.dialect.tick_font:
        return document
    tick, share = document.dialect.tick, rng.choice((0.3, 1.0))

    def change(node: Node) -> Node:
        places = marked(node, "month")
        texts = tuple(tick if n in places else BLANK if rng.random() < share else "" for n in range(1, 13))
        return replace(node, values=texts)

    return replace(document, nodes=each_leaf(document.nodes, change))


def drawn_marks(rng: random.Random, document: Document) -> Document:
    """Pictures of ticks, hatched cells, or bars, arrows and lines over the months."""
    schedule = document.dialect.schedule
    if schedule.unit != "month" or any(leaf.values for leaf in _leaves(document.nodes)):
        return document
    kinds: tuple[Literal["picture", "bar", "arrow", "line", "hatch"], ...] = (
        "picture", "picture", "bar", "arrow", "line", "hatch",
    )  # fmt: skip
    return looks(document, schedule=replace(schedule, drawn=rng.choice(kinds)), zebra=None)


def _leaves(nodes: tuple[Node, ...]) -> list[Node]:
    return [leaf for node in nodes for leaf in (_leaves(node.children) if node.children else [node])]
