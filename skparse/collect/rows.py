"""A plan → rows of the dataset: one per node without children, in columns that are the same for all plans.

``file`` path of the plan · ``sha256`` of the PDF · ``lembaga`` from the decree, else from the title of a lampiran
· ``jenis``, ``wilayah``, ``kode_wilayah`` its region (see `skparse.collect.wilayah`), empty where it is unknown ·
``nomor``, ``tahun`` of the decree · ``lampiran`` its index in the plan, from 1 · ``lampiran_nomor``, ``judul`` as
printed · ``id`` of the node · ``path`` texts from the outermost node to this one · ``depth`` nodes on that path ·
``levels`` keys of the lampiran's level columns · ``area`` text of the outermost node · ``l1_no``, ``l1`` … ``l6_no``,
``l6`` marker and text in each of these columns · ``marker``, ``text`` of the node itself · ``bulan`` "1,2,3" ·
``bulan_1`` … ``bulan_12`` 1 or empty · ``ket`` · ``extra`` other columns, a JSON object · ``inferred``, ``corrected`` 1
or 0 · ``page`` where the node begins.

Nodes of one path in the same column are joined with " › "; so are the seventh level and those below.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Literal, NamedTuple

from skparse.collect.inputs import Problem
from skparse.collect.wilayah import Region, lembaga_in, region
from skparse.findings import render_message
from skparse.language import Lang
from skparse.plan import Finding, Lampiran, Node, Plan

Value = str | int | None
Values = tuple[Value, ...]
Kind = Literal["text", "number", "flag"]

LEVEL_COLUMNS = 6
SEPARATOR = " › "
_LEVEL_NAMES = [name for level in range(1, LEVEL_COLUMNS + 1) for name in (f"l{level}_no", f"l{level}")]
MONTH_NAMES = [f"bulan_{month}" for month in range(1, 13)]

COLUMNS: dict[str, Kind] = {
    **dict.fromkeys(("file", "sha256", "lembaga", "jenis", "wilayah", "kode_wilayah", "nomor"), "text"),
    "tahun": "number",
    "lampiran": "number",
    **dict.fromkeys(("lampiran_nomor", "judul", "id", "path"), "text"),
    "depth": "number",
    **dict.fromkeys(("levels", "area", *_LEVEL_NAMES, "marker", "text", "bulan"), "text"),
    **dict.fromkeys(MONTH_NAMES, "number"),
    "ket": "text",
    "extra": "text",
    "inferred": "flag",
    "corrected": "flag",
    "page": "number",
}
"""Columns of the table of rows, in order."""

PLAN_COLUMNS: dict[str, Kind] = {
    **dict.fromkeys(("file", "source", "sha256", "kind"), "text"),
    "pages": "number",
    **dict.fromkeys(("lembaga", "jenis", "wilayah", "kode_wilayah", "nomor"), "text"),
    "tahun": "number",
    **dict.fromkeys(("tanggal", "tentang"), "text"),
    **dict.fromkeys(("rows", "errors", "warnings", "infos"), "number"),
}
"""Columns of the table of plans."""

FINDING_COLUMNS: dict[str, Kind] = {
    **dict.fromkeys(("file", "lembaga", "kode_wilayah", "code", "severity"), "text"),
    **dict.fromkeys(("lampiran", "page"), "number"),
    **dict.fromkeys(("node", "message"), "text"),
}
"""Columns of the table of findings. ``file``, ``lampiran`` and ``node`` are ``file``, ``lampiran`` and ``id`` of rows.
A file that is not a plan is a finding of the code ``unreadable``."""

_MAX_CHARACTERS = 200_000_000
"""Of all rows of a plan. Each row repeats the texts of its ancestors, so that a small hostile file could make a huge
table."""
_MAX_INTEGER = 2**63 - 1
"""Parquet and SQLite have 64-bit integers."""


class Row(NamedTuple):
    """A row, and the node that it was made of."""

    values: Values
    node: Node
    lampiran: int
    """Of the node, from 1."""


class Tables:
    """The rows of a plan in each of the tables.

    Raises:
        ValueError: the tables cannot hold the plan.
    """

    def __init__(self, plan: Plan, file: str, lang: Lang) -> None:
        self._plan, self._file, self._lang = plan, file, lang
        self.lampiran = plan.lampiran
        decree = plan.keputusan
        titles = (lembaga_in(part.judul) for part in plan.lampiran)
        self.lembaga = (decree.lembaga if decree else None) or next(filter(None, titles), None)
        self.region = region(self.lembaga)
        self._nomor = decree.nomor if decree else None
        self._tahun = decree.tahun if decree else None
        numbers = [self._tahun or 0, plan.source.pages]
        numbers += [number or 0 for one in plan.findings for number in (one.page, one.lampiran)]
        numbers += [node.fragments[0].page for node in plan.walk() if node.fragments]
        if max(map(abs, numbers)) > _MAX_INTEGER:
            raise ValueError("holds a number that is too large for a table")
        if self._total_characters() > _MAX_CHARACTERS:
            raise ValueError("would make a table that is far too large for a plan")
        self.finding_count = len(plan.findings)
        self.row_count = sum(not node.children for part in self._parts() for root in part.nodes for node in root.walk())

    def plan(self) -> Values:
        """The row of the table of plans."""
        plan, decree = self._plan, self._plan.keputusan
        counts = [sum(one.severity == severity for one in plan.findings) for severity in ("error", "warning", "info")]
        return (
            *(self._file, plan.source.file, plan.source.sha256, plan.source.kind, plan.source.pages),
            *(self.lembaga, *_region_values(self.region), self._nomor, self._tahun),
            *(decree.tanggal if decree else None, decree.tentang if decree else None, self.row_count, *counts),
        )

    def rows(self) -> Iterator[Row]:
        """The rows of the table of rows; tables of another kind than rencana aksi have none."""
        plan = self._plan
        for index, part in enumerate(plan.lampiran, 1):
            if part.kind != "rencana_aksi":
                continue
            head = (
                *(self._file, plan.source.sha256, self.lembaga, *_region_values(self.region), self._nomor, self._tahun),
                *(index, part.nomor, part.judul),
            )
            levels = _levels(part)
            keys = ",".join(levels)
            for root in part.nodes:
                for chain in _leaves(root, ()):
                    yield Row((*head, *_values(chain, levels, keys)), chain[-1], index)

    def findings(self) -> Iterator[Values]:
        """The rows of the table of findings."""
        kode = self.region.kode if self.region else None
        for one in self._plan.findings:
            message = render_message(one, self._lang)
            yield (self._file, self.lembaga, kode, *_place(one), message)

    def _total_characters(self) -> int:
        """Characters of the texts in all rows, each counted as often as it is written."""
        in_each_row = sum(len(text or "") for text in (self._file, self.lembaga, self._nomor))
        characters = in_each_row * len(self._plan.findings)
        for part in self._parts():
            in_each_leaf = in_each_row + sum(map(len, (part.nomor or "", part.judul or "", *_levels(part))))
            characters += sum(_characters(node, in_each_leaf) for node in part.nodes)
        return characters

    def _parts(self) -> Iterator[Lampiran]:
        return (part for part in self._plan.lampiran if part.kind == "rencana_aksi")


def problem_row(problem: Problem) -> Values:
    """A file that is not a plan, as it stands in the table of findings."""
    return (problem.file, None, None, "unreadable", "error", None, None, None, problem.reason)


def _place(one: Finding) -> Values:
    return (one.code, one.severity, one.lampiran, one.page, one.node)


def _region_values(region: Region | None) -> Values:
    return (region.jenis, region.nama, region.kode) if region else (None, None, None)


def _levels(part: Lampiran) -> dict[str, int]:
    """Level key → index of its column; levels that the header does not have come after those that it has."""
    declared = [column.key for column in part.columns if column.role == "level"]
    keys = dict.fromkeys([*declared, *(node.level for root in part.nodes for node in root.walk())])
    return {key: min(index, LEVEL_COLUMNS - 1) for index, key in enumerate(keys)}


def _values(chain: tuple[Node, ...], levels: dict[str, int], keys: str) -> Values:
    leaf = chain[-1]
    markers: list[list[str]] = [[] for _ in range(LEVEL_COLUMNS)]
    texts: list[list[str]] = [[] for _ in range(LEVEL_COLUMNS)]
    for node in chain:
        index = levels[node.level]
        markers[index] += [node.marker] if node.marker else []
        texts[index] += [node.text] if node.text else []
    cells = [SEPARATOR.join(parts) or None for pair in zip(markers, texts, strict=True) for parts in pair]
    return (
        *(
            leaf.id,
            SEPARATOR.join(node.text for node in chain if node.text) or None,
            len(chain),
            keys,
            chain[0].text or None,
        ),
        *(*cells, leaf.marker, leaf.text or None, ",".join(map(str, leaf.bulan)) or None),
        *(1 if month in leaf.bulan else None for month in range(1, 13)),
        *(leaf.ket, json.dumps(leaf.extra, ensure_ascii=False) if leaf.extra else None),
        *(int(leaf.inferred), int(leaf.corrected), leaf.fragments[0].page if leaf.fragments else None),
    )


def _leaves(node: Node, above: tuple[Node, ...]) -> Iterator[tuple[Node, ...]]:
    chain = (*above, node)
    if not node.children:
        yield chain
    for child in node.children:
        yield from _leaves(child, chain)


def _characters(node: Node, above: int) -> int:
    """Characters in the rows of the leaves below: ``above``, and the texts on the path to each."""
    own = above + len(node.text) + len(node.marker or "")
    return sum(_characters(child, own) for child in node.children) if node.children else own
