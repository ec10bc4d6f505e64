"""A plan as one flat table: one row per node without children.

Columns: ``id``, for each level ``<key>_no`` and ``<key>`` (marker and text of the node and of its ancestors),
``bulan_1`` … ``bulan_12`` (1 or empty), ``ket``, the other columns by their slug, ``page`` (where the node begins).

Several nodes of one chain can stand in the same column; their markers and texts are joined with " > ", outermost
first, so that the table has the same columns however deep a document goes. A plan with several lampiran has the
column ``lampiran`` in front: the number printed on it, else its place. Tables of another kind are not in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skparse.plan import Lampiran, Node, Plan

Cell = str | int | None
Chain = tuple["Node", ...]

MONTHS = [f"bulan_{month}" for month in range(1, 13)]
DEPTH = " > "


def flat_rows(plan: Plan) -> tuple[list[str], list[list[Cell]]]:
    """The header and the rows. Empty cells are None."""
    parts = [part for part in plan.lampiran if part.kind == "rencana_aksi"]
    chains = [(name, chain) for name, part in _named(parts) for chain in _leaves(part.nodes, ())]
    levels = _in_order(
        [c.key for part in parts for c in part.columns if c.role == "level"],
        (node.level for _, chain in chains for node in chain),
    )
    extras = _in_order(
        [c.key for part in parts for c in part.columns if c.role == "attribute" and c.key != "ket"],
        (key for _, chain in chains for key in chain[-1].extra),
    )
    taken = {"lampiran", "id", *MONTHS, "ket", "page"}
    header = ["id", *(_fresh(name, taken) for key in levels for name in (f"{key}_no", key))]
    header += [*MONTHS, "ket", *(_fresh(key, taken) for key in extras), "page"]
    rows = [_row(chain, levels, extras) for _, chain in chains]
    if len(parts) > 1:
        header.insert(0, "lampiran")
        for row, (name, _) in zip(rows, chains, strict=True):
            row.insert(0, name)
    return header, rows


def _row(chain: Chain, levels: list[str], extras: list[str]) -> list[Cell]:
    leaf = chain[-1]
    row: list[Cell] = [leaf.id]
    for key in levels:
        nodes = [node for node in chain if node.level == key]
        row.append(DEPTH.join(node.marker for node in nodes if node.marker) or None)
        row.append(DEPTH.join(node.text for node in nodes if node.text) or None)
    row += [1 if month in leaf.bulan else None for month in range(1, 13)]
    row.append(leaf.ket)
    row += [leaf.extra.get(key) for key in extras]
    row.append(leaf.fragments[0].page if leaf.fragments else None)
    return row


def _leaves(nodes: Iterable[Node], above: Chain) -> Iterator[Chain]:
    """The chain from the root to each node without children."""
    for node in nodes:
        chain = (*above, node)
        if node.children:
            yield from _leaves(node.children, chain)
        else:
            yield chain


def _named(parts: list[Lampiran]) -> Iterator[tuple[str, Lampiran]]:
    for place, part in enumerate(parts, 1):
        yield part.nomor or str(place), part


def _in_order(*sources: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(key for source in sources for key in source))


def _fresh(name: str, taken: set[str]) -> str:
    """A name for a column; one that a document calls "page" or "id" itself gets a number behind."""
    fresh, n = name, 1
    while fresh in taken:
        n += 1
        fresh = f"{name}_{n}"
    taken.add(fresh)
    return fresh
