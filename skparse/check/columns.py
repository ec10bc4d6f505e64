"""Does what nodes say fit the columns and sums of their plan?"""

from __future__ import annotations

from collections.abc import Iterator

from skparse.messages import say
from skparse.outline.export import SECTION_KEY
from skparse.plan import Lampiran, Node, Plan


def lost_tables(plan: Plan) -> Iterator[tuple[str, int | None]]:
    """What the sums and findings tell of tables that the plan does not have: sentences, each with its page."""
    kinds = {"node": "rencana_aksi", "other_table": "lain"}
    for kind, table in kinds.items():
        count = plan.source.ledger.get(kind, 0)
        if count and not any(one.kind == table and (one.nodes or one.rows) for one in plan.lampiran):
            yield say("check-table-lost", kind=kind, words=count), None


class Columns:
    """The columns of a lampiran, and what a node may say by them."""

    def __init__(self, lampiran: Lampiran) -> None:
        levels = [column.key for column in lampiran.columns if column.role == "level"]
        self._levels = {SECTION_KEY: -1, **{key: place for place, key in enumerate(levels)}}
        self._schedule = {column.heading for column in lampiran.columns if column.role == "schedule"}
        self._attributes = {column.key for column in lampiran.columns if column.role == "attribute"}

    def wrong(self, node: Node, parent: Node | None) -> Iterator[str]:
        """Sentences about what a node says and cannot, as it was read: corrections are a person's matter."""
        if node.level not in self._levels:
            yield say("check-level", level=node.level)
        elif parent and self._levels[node.level] < self._levels.get(parent.level, -1):
            yield say("check-level-left", level=node.level, above=parent.level)
        for heading in sorted({cell.periode for cell in node.jadwal} - self._schedule):
            yield say("check-heading", heading=heading)
        ket = as_read(node).ket
        for key in sorted({*node.extra, *(["ket"] if ket else [])} - self._attributes):
            yield say("check-no-attribute", key=key)
        if node.inferred and (as_read(node).text or not node.children):
            yield say("check-inferred")


def as_read(node: Node) -> Node:
    """The node before a person mended it; what is below it stays as it is."""
    old = node.original
    mended = old.model_fields_set
    return node.model_copy(
        update={
            "marker": old.marker if "marker" in mended else node.marker,
            "text": (old.text or "") if "text" in mended else node.text,
            "bulan": (old.bulan or ()) if "bulan" in mended else node.bulan,
            "ket": old.ket if "ket" in mended else node.ket,
        }
    )
