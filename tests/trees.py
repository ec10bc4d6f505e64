"""Trees of nodes laid flat, so that what was read can be compared with what was printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple


class Leaf(NamedTuple):
    """What stands on a node that ends its row."""

    bulan: list[int]
    ket: str
    extra: dict[str, str]


class FlatNode(NamedTuple):
    """A node by its address: the markers from its root down to its own."""

    path: tuple[str, ...]
    text: str
    inferred: bool
    leaf: Leaf | None
    """None: the node has children."""

    @property
    def bulan(self) -> list[int]:
        """The months of a leaf; none where the node has children."""
        return self.leaf.bulan if self.leaf else []

    def without_spaces(self) -> FlatNode:
        """For where a narrow column may have cut a word: spaces are no part of the truth there."""
        leaf = self.leaf
        if leaf is not None:
            extra = {key: _tight(value) for key, value in leaf.extra.items()}
            leaf = Leaf(leaf.bulan, _tight(leaf.ket), extra)
        return self._replace(text=_tight(self.text), leaf=leaf)


def normalized(text: str | None) -> str:
    """The text with plain signs and single spaces."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text or "")).strip()


def _tight(text: str) -> str:
    return "".join(text.split())


def flat_nodes(nodes: Iterable[Mapping[str, Any]], path: tuple[str, ...] = ()) -> list[FlatNode]:
    """All nodes of a plan's or a truth's JSON in reading order."""
    rows: list[FlatNode] = []
    for node in nodes:
        here = (*path, normalized(node.get("marker")))
        children = node.get("children") or []
        leaf = None
        if not children:
            extra = {key: normalized(value) for key, value in (node.get("extra") or {}).items() if normalized(value)}
            leaf = Leaf(sorted(node.get("bulan") or []), normalized(node.get("ket")), extra)
        rows.append(FlatNode(here, normalized(node["text"]), bool(node.get("inferred")), leaf))
        rows.extend(flat_nodes(children, here))
    return rows
