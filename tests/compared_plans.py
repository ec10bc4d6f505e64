"""Random plans printed and read back: what was printed, what was read, and whether a finding says where they differ."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from trees import normalized

import skparse
from samples.builder import reportlab_
from samples.builder.model import Document
from samples.builder.truth import truth
from skparse.plan import Finding, Plan

# What such a finding says holds for the whole table.
OF_THE_TABLE = {"columns-unruled", "table-cut"}

Dates = tuple[str | None, str | None]


class Row(NamedTuple):
    """A node as it is compared; texts without spaces, for a narrow column may cut a word anywhere."""

    path: tuple[str, ...]
    """The markers from its root down to its own."""
    text: str
    months: tuple[int, ...]
    dates: Dates | None
    """First and last day of its schedule; None where the truth does not say them."""
    columns: tuple[tuple[str, str], ...]
    """The other columns that it fills: their keys, without signs between words, and texts."""


class Reading(NamedTuple):
    """What was printed, what was read, and the JSON nodes that ``found`` came from."""

    printed: list[Row]
    found: list[Row]
    nodes: list[dict[str, Any]]
    findings: tuple[Finding, ...]
    decrees: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
    """What the Lampiran's heading says of a decree that is not in the file: as printed, as read."""

    @property
    def is_perfect(self) -> bool:
        """Everything is as printed."""
        return self.printed == self.found and self.decrees[0] == self.decrees[1]

    def unreported(self) -> Iterator[tuple[list[Row], list[Row]]]:
        """What is wrong, and no finding says so: printed rows and the rows read in their place. A finding counts that
        names one of these items or an item beside them, or one of the pages on which they stand. Where no item was
        found, the pages of all tables count."""
        told = [f for f in self.findings if f.severity != "info"]
        if self.decrees[0] != self.decrees[1] and not any(f.code.startswith("decree") for f in self.findings):
            yield [], []
        if any(f.code in OF_THE_TABLE for f in told):
            return
        if not self.found and any(f.code.startswith("table-kind") for f in told):
            return
        for kind, i1, i2, j1, j2 in SequenceMatcher(None, self.printed, self.found, autojunk=False).get_opcodes():
            near = self.nodes[max(0, j1 - 1) : j2 + 1]
            ids = {node["id"] for node in near}
            pages = {fragment["page"] for node in near for fragment in node["fragments"]}
            if kind != "equal" and not any(f.node in ids or f.page in pages for f in told):
                yield self.printed[i1:i2], self.found[j1:j2]


def read_back(document: Document) -> Reading:
    """Prints the document with ReportLab and reads it."""
    return compare(document, skparse.parse(reportlab_.render(document)))


def compare(document: Document, plan: Plan) -> Reading:
    """The plan beside the document's truth."""
    printed = truth(document)
    read = json.loads(plan.to_json())
    roots = [node for lampiran in read["lampiran"] for node in lampiran["nodes"]]
    wanted, nodes = [*_in_order(printed["nodes"])], [*_in_order(roots)]
    found = [_row(path, node, _dates_of(node)) for path, node in nodes]
    if len(wanted) == len(nodes):  # dates are compared where the truth says them
        known = [node.get("waktu") is not None for _, node in wanted]
        found = [row if keep else row._replace(dates=None) for row, keep in zip(found, known, strict=True)]
    else:
        found = [row._replace(dates=None) for row in found]
    expected = [
        _row(path, node, tuple(node["waktu"]) if node.get("waktu") and len(wanted) == len(nodes) else None)
        for path, node in wanted
    ]
    decree: dict[str, Any] = printed["keputusan"] if document.annex_only and document.decree else {}
    return Reading(
        printed=expected,
        found=found,
        nodes=[node for _, node in nodes],
        findings=plan.findings,
        decrees=(decree, {key: (read["keputusan"] or {}).get(key) for key in decree}),
    )


def _in_order(
    nodes: list[dict[str, Any]], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    for node in nodes:
        here = (*path, normalized(node.get("marker")))
        yield here, node
        yield from _in_order(node["children"], here)


def _row(path: tuple[str, ...], node: Mapping[str, Any], dates: Dates | None) -> Row:
    leaf = not node["children"]
    columns = {"ket": node.get("ket"), **(node.get("extra") or {})} if leaf else {}
    return Row(
        path=path,
        text=_tight(node["text"]),
        months=tuple(sorted(node["bulan"])) if leaf else (),
        dates=dates,
        columns=tuple(sorted((key.replace("_", ""), _tight(text)) for key, text in columns.items() if _tight(text))),
    )


def _tight(text: str | None) -> str:
    return "".join(normalized(text).split())


def _dates_of(node: Mapping[str, Any]) -> Dates | None:
    """From the first day of its schedule's cells to the last one."""
    cells = node["jadwal"]
    starts, ends = [cell["mulai"] for cell in cells], [cell["selesai"] for cell in cells]
    if not cells or None in starts or None in ends:
        return (None, None)
    return (min(starts), max(ends))
