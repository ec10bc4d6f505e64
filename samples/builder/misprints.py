"""A document whose typist made mistakes in the numbering."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from .model import Document, Node
from .numbering import letter, roman

Kind = Literal["changed", "dropped", "repeated"]
Path = tuple[int, ...]
"""A node's place in the tree: the indices from the root down."""


class Damage(NamedTuple):
    """One marker that is not what it should be."""

    path: Path
    kind: Kind
    correct: str
    printed: str | None
    """Nothing where the marker was dropped: None where its cell is gone too, "" where that is blank."""


class _Place(NamedTuple):
    """A node that has a marker, and the markers around it."""

    path: Path
    marker: str
    before: str | None
    """Of the sibling before it."""
    has_siblings: bool


def misprint(rng: random.Random, document: Document, share: float = 1 / 50) -> tuple[Document, list[Damage]]:
    """The document with a share of its markers changed, dropped or repeated; one at least.

    A marker is dropped only where the node has siblings: an only child without a marker is no mistake. What is
    repeated is the marker of the sibling before.
    """
    places = list(_places(document.nodes))
    if not places:
        return document, []
    count = min(len(places), max(1, round(share * len(places))))
    styles = sorted({place.marker for place in places})
    damages = [_damage(rng, place, styles, document.dialect.numbering) for place in rng.sample(places, count)]
    damages.sort(key=lambda damage: damage.path)
    nodes = _with_damages(document.nodes, (), {damage.path: damage for damage in damages})
    return replace(document, nodes=nodes), damages


def _places(nodes: tuple[Node, ...], above: Path = ()) -> Iterator[_Place]:
    for number, node in enumerate(nodes):
        path = (*above, number)
        if node.marker and not node.inferred:
            before = nodes[number - 1].marker if number else None
            yield _Place(path=path, marker=node.marker, before=before, has_siblings=len(nodes) > 1)
        yield from _places(node.children, path)


def _damage(rng: random.Random, place: _Place, markers: list[str], numbering: str) -> Damage:
    kinds: list[Kind] = ["changed"]
    if place.has_siblings:
        kinds.append("dropped")
    if place.before and place.before != place.marker:
        kinds.append("repeated")
    kind = rng.choice(kinds)
    printed = rng.choice((None, ""))
    if kind == "repeated":
        printed = place.before
    elif kind == "changed":
        printed = _other_marker(rng, place.marker, markers, numbering)
    return Damage(path=place.path, kind=kind, correct=place.marker, printed=printed)


def _other_marker(rng: random.Random, marker: str, markers: list[str], numbering: str) -> str:
    """Mostly another number of the same style; sometimes a marker of any style of the document, or other signs."""
    chance = rng.random()
    if chance < 0.2:
        others = [other for other in markers if other != marker]
        if others:
            return rng.choice(others)
    if chance < 0.4:
        body = marker.strip("().")
        forms = ["{}.", "{})", "({})"] if numbering == "text" else ["{}.", "{})", "({})", "{}"]
        return rng.choice([other for form in forms if (other := form.format(body)) != marker])
    return _other_number(rng, marker)


def _other_number(rng: random.Random, marker: str) -> str:
    """Another number of the same style; "i" passes as Roman, in a list of letters too."""
    body = marker.strip("().")
    first, dot, last = body.rpartition(".")
    while True:
        number = rng.choice((1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12))
        if last.isdigit():
            shown = str(number)
        elif last.strip("IVX") == "":
            shown = roman(number)
        elif last.strip("ivx") == "":
            shown = roman(number).lower()
        else:
            shown = letter(number).upper() if last.isupper() else letter(number)
        if shown != last:
            return marker.replace(body, f"{first}{dot}{shown}", 1)


def _with_damages(nodes: tuple[Node, ...], above: Path, damages: dict[Path, Damage]) -> tuple[Node, ...]:
    found = []
    for number, node in enumerate(nodes):
        path = (*above, number)
        marker = damages[path].printed if path in damages else node.marker
        found.append(replace(node, marker=marker, children=_with_damages(node.children, path, damages)))
    return tuple(found)
