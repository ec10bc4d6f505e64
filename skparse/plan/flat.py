"""A plan as one flat table: one row per node without children.

Columns: ``id``, for each level ``<key>_no`` and ``<key>`` (marker and text of the node and of its ancestors),
``bulan_1`` … ``bulan_12`` (1 or empty), ``ket``, the other columns by their slug, ``page`` (where the node begins).

Where several nodes of one chain are in the same column, their markers and texts are joined with " > ", outermost
first, so that the table has the same columns for any depth. A plan with several lampiran has the column ``lampiran``
in front: the number printed on it, else its index. Tables of another kind are not in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from skparse.plan.parts import Lampiran, Node

Cell = str | int | None
Chain = tuple[Node, ...]
"""A node without children, after its ancestors from the root."""

MONTH_COLUMNS = [f"bulan_{month}" for month in range(1, 13)]
SEPARATOR = " > "


def flat_rows(lampiran: Sequence[Lampiran]) -> tuple[list[str], list[list[Cell]]]:
    """The header and the rows of all rencana aksi among the lampiran. Empty cells are None."""
    parts = [part for part in lampiran if part.kind == "rencana_aksi"]
    chains = [(name, chain) for name, part in _with_names(parts) for chain in _chains(part.nodes, ())]
    levels = _distinct(
        [c.key for part in parts for c in part.columns if c.role == "level"],
        (node.level for _, chain in chains for node in chain),
    )
    extras = _distinct(
        [c.key for part in parts for c in part.columns if c.role == "attribute" and c.key != "ket"],
        (key for _, chain in chains for key in chain[-1].extra),
    )
    taken = {"lampiran", "id", *MONTH_COLUMNS, "ket", "page"}
    header = ["id", *(_unique(name, taken) for key in levels for name in (f"{key}_no", key))]
    header += [*MONTH_COLUMNS, "ket", *(_unique(key, taken) for key in extras), "page"]
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
        row.append(SEPARATOR.join(node.marker for node in nodes if node.marker) or None)
        row.append(SEPARATOR.join(node.text for node in nodes if node.text) or None)
    row += [1 if month in leaf.bulan else None for month in range(1, 13)]
    row.append(leaf.ket)
    row += [leaf.extra.get(key) for key in extras]
    row.append(leaf.fragments[0].page if leaf.fragments else None)
    return row


def _chains(nodes: Iterable[Node], above: Chain) -> Iterator[Chain]:
    """The chain from the root to each node without children."""
    for node in nodes:
        chain = (*above, node)
        if node.children:
            yield from _chains(node.children, chain)
        else:
            yield chain


def _with_names(parts: list[Lampiran]) -> Iterator[tuple[str, Lampiran]]:
    for index, part in enumerate(parts, 1):
        yield part.nomor or str(index), part


def _distinct(*sources: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(key for source in sources for key in source))


def _unique(name: str, taken: set[str]) -> str:
    """The name with a number if it is taken, such as "page" where a column of the document has this name."""
    unique, n = name, 1
    while unique in taken:
        n += 1
        unique = f"{name}_{n}"
    taken.add(unique)
    return unique
