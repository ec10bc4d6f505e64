"""A logical table → a Lampiran of the plan, with the ledger's difference as findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from skparse.findings import report
from skparse.orientation import Orientations
from skparse.outline.draft import SECTION
from skparse.outline.export import SECTION_KEY, export
from skparse.outline.items import items_of
from skparse.outline.repair import Repair, repaired
from skparse.outline.spelling import spelled
from skparse.outline.tree import build_tree
from skparse.outline.word_usage import booking
from skparse.plan import Column, Finding, Lampiran, Periode
from skparse.table.header.columns import is_action_plan
from skparse.table.model import LogicalTable
from skparse.text.column_periods import column_periods
from skparse.text.headings import role_of
from skparse.text.lines import word_index, word_page

ALL_UPRIGHT = Orientations()


class Built(NamedTuple):
    """A lampiran and what is odd about it. ``kinds``: what became of each word of its table, by its ledger number;
    ``twice``: how many were booked as two things."""

    lampiran: Lampiran
    findings: list[Finding]
    kinds: dict[int, str]
    twice: int

    @property
    def unplaced(self) -> list[int]:
        """The ledger numbers of words that found no place."""
        return [word for word, kind in self.kinds.items() if kind == "unplaced"]


def build_lampiran(
    table: LogicalTable, nomor: str | None, judul: str | None, orientations: Orientations = ALL_UPRIGHT
) -> Built:
    """The lampiran of a table.

    ``orientations``: how the pages were turned, so that boxes can be given as displayed.
    """
    if not _is_plan(table):
        first, last = table.pages
        if first == last:
            note = report("table-other", "one-page", page=first)
        else:
            note = report("table-other", page=first, first=first, last=last)
        lain = Lampiran(nomor=nomor, judul=judul, kind="lain", pages=table.pages, rows=tuple(table.verbatim))
        return Built(lain, [note], dict.fromkeys(table.words, "other_table"), 0)
    table, repairs = repaired(spelled(table))
    outline = build_tree(table)
    nodes, findings = export(outline.roots, table.columns, orientations)
    findings = [*_repair_findings(repairs, orientations), *findings]
    if table.columns_unruled:
        findings.append(report("columns-unruled", page=table.pages[0]))
    columns = _columns(table)
    if any(root.column == SECTION for root in outline.roots):
        columns = (Column(key=SECTION_KEY, heading="", role="level"), *columns)
    header = set(table.header_words)
    booked = booking(outline.roots, outline.repeated)
    kinds: dict[int, str] = {w: "header" if w in header else booked.kinds.get(w, "unplaced") for w in table.words}
    for page, fill in table.unplaced_fills:
        box = orientations.to_displayed(page, fill)
        findings.append(report("unplaced-fill", page=page, bbox=box, color=fill.color or "?"))
    twice = len(booked.twice) + sum(w in booked.kinds for w in header) + len(table.words) - len(kinds)
    lampiran = Lampiran(nomor=nomor, judul=judul, kind="rencana_aksi", pages=table.pages, columns=columns, nodes=nodes)
    return Built(lampiran, outline.findings + findings, kinds, twice)


def _repair_findings(repairs: Sequence[Repair], orientations: Orientations) -> list[Finding]:
    findings = []
    for line, raw, marker in repairs:
        box = orientations.to_displayed(line.page, line)
        if marker is None:
            findings.append(report("ocr-doubtful", "marker", page=line.page, bbox=box, marker=raw))
        else:
            findings.append(report("ocr-repaired", page=line.page, bbox=box, raw=raw, marker=marker))
    return findings


def _is_plan(table: LogicalTable) -> bool:
    """By its headings, or by items numbered in two styles or more: a tree in one column."""
    if not table.rows or is_action_plan(table.columns):
        return bool(table.rows)
    first = next((i for i, c in enumerate(table.columns) if c.role == "level"), None)
    if first is None or role_of(table.columns[first].heading) != "level":
        return False
    items = [item for row in table.rows if first in row.pieces for item in items_of(row.pieces[first])]
    kinds = Counter(item.marker.readings[0].kind for item in items if item.marker)
    return sum(count > 1 for count in kinds.values()) >= 2


def _columns(table: LogicalTable) -> tuple[Column, ...]:
    schedule = [c for c in table.columns if c.role == "schedule"]
    periods = column_periods([c.heading for c in schedule], [c.months for c in schedule])
    named = {
        c.key: Periode(satuan=period.unit, ke=period.ordinal)
        for c, period in zip(schedule, periods, strict=True)
        if period
    }
    return tuple(
        Column(
            key=c.key,
            heading=c.heading,
            role=c.role,
            bulan=c.months if c.role == "schedule" else (),
            periode=named.get(c.key) if c.role == "schedule" else None,
        )
        for c in table.columns
    )


def unplaced_findings(
    unplaced: Sequence[int], texts: Mapping[int, tuple[str, tuple[float, float, float, float]]]
) -> list[Finding]:
    """One finding for each run of neighbouring words, quoting them."""
    runs: list[list[int]] = []
    for identity in sorted(unplaced):
        if (
            runs
            and word_page(runs[-1][-1]) == word_page(identity)
            and word_index(identity) == word_index(runs[-1][-1]) + 1
        ):
            runs[-1].append(identity)
        else:
            runs.append([identity])
    findings = []
    for run in runs:
        found = [texts[i] for i in run if i in texts]
        quote = " ".join(t for t, _ in found)
        boxes = [b for _, b in found]
        box = (
            min(b[0] for b in boxes),
            min(b[1] for b in boxes),
            max(b[2] for b in boxes),
            max(b[3] for b in boxes),
        )
        findings.append(report("unplaced-text", page=word_page(run[0]), bbox=box, text=quote))
    return findings
