"""A logical table → a Lampiran of the plan, with the ledger's difference as findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from skparse.findings import PLAIN, report
from skparse.geometry import Box, bounding_box
from skparse.orientation import Orientations
from skparse.outline.broken_markers import join_over_page_ends
from skparse.outline.doubts import doubt_findings
from skparse.outline.draft import SECTION
from skparse.outline.export import SECTION_KEY, export
from skparse.outline.settings import OUTLINE
from skparse.outline.spelling import correct_spelling
from skparse.outline.tree import MarkerCorrection, Outline, build_tree
from skparse.outline.word_usage import word_usage
from skparse.plan import Column, Finding, Lampiran, Periode
from skparse.table.assemble.evidence import names_nothing_but_plan
from skparse.table.model import LogicalTable
from skparse.text.column_dates import ColumnDates, column_dates
from skparse.text.column_periods import column_periods
from skparse.text.lines import word_index, word_page
from skparse.text.years import Years

ALL_UPRIGHT = Orientations()


class BuiltLampiran(NamedTuple):
    """A lampiran and what is odd about it."""

    lampiran: Lampiran
    findings: list[Finding]
    kinds: dict[int, str]
    """What became of each word of its table, by its ledger number."""
    twice: int
    """How many words became two things."""

    @property
    def unplaced(self) -> list[int]:
        """The ledger numbers of words that found no place."""
        return [word for word, kind in self.kinds.items() if kind == "unplaced"]


def build_lampiran(
    table: LogicalTable,
    nomor: str | None,
    judul: str | None,
    orientations: Orientations = ALL_UPRIGHT,
    years: Years = (),
    *,
    as_plan: bool = False,
) -> BuiltLampiran:
    """The lampiran of a table: its tree if it is an action plan, its rows as they are printed if not.

    Args:
        table: all its pages.
        nomor: the lampiran's number, as its title gives it.
        judul: its title.
        orientations: how the pages were turned, so that boxes can be given as displayed.
        years: of the plan (see `skparse.text.years.plan_years`), where no year is printed above the months.
        as_plan: read it as an action plan, whatever it seems to be.
    """
    if not (_is_plan(table) or (as_plan and table.rows)):
        lampiran = Lampiran(nomor=nomor, judul=judul, kind="lain", pages=table.pages, rows=tuple(table.verbatim))
        return BuiltLampiran(
            lampiran, [_no_plan_finding(table), *_cut_findings(table)], dict.fromkeys(table.words, "other_table"), 0
        )
    table = correct_spelling(join_over_page_ends(table))
    outline = build_tree(table)
    nodes, node_findings = export(outline.roots, table.columns, _dates(table, years), orientations)
    lampiran = Lampiran(
        nomor=nomor,
        judul=judul,
        kind="rencana_aksi",
        pages=table.pages,
        columns=_columns(table, outline),
        nodes=nodes,
    )
    findings = [
        *outline.findings,
        *doubt_findings(outline.doubts, node_findings, orientations),
        *_correction_findings(outline.corrections, orientations),
        *node_findings,
        *_cut_findings(table),
        *_table_findings(table, orientations),
        *_evidence_findings(table, as_plan),
    ]
    kinds, twice = _account_words(table, outline)
    return BuiltLampiran(lampiran, findings, kinds, twice)


def _is_plan(table: LogicalTable) -> bool:
    """By all its evidence (`skparse.table.assemble.judge`)."""
    return bool(table.rows) and table.resolved is not None and table.resolved.kind.name == "plan"


def _columns(table: LogicalTable, outline: Outline) -> tuple[Column, ...]:
    """The plan's columns; the sections come first if there are any."""
    schedule = [c for c in table.columns if c.role == "schedule"]
    periods = column_periods([c.heading for c in schedule], [c.months for c in schedule])
    period_of = {
        c.key: Periode(satuan=period.unit, ke=period.ordinal)
        for c, period in zip(schedule, periods, strict=True)
        if period
    }
    columns = [
        Column(
            key=c.key,
            heading=c.heading,
            role=c.role,
            bulan=c.months if c.role == "schedule" else (),
            periode=period_of.get(c.key) if c.role == "schedule" else None,
        )
        for c in table.columns
    ]
    if any(root.column == SECTION for root in outline.roots):
        columns.insert(0, Column(key=SECTION_KEY, heading="", role="level"))
    return tuple(columns)


def _dates(table: LogicalTable, years: Years) -> list[ColumnDates]:
    """The dates that a mark in each column stands for; empty ones for columns that are no schedule."""
    schedule = [c for c in table.columns if c.role == "schedule"]
    of_schedule = iter(
        column_dates(
            [c.heading for c in schedule],
            [c.months for c in schedule],
            [c.years for c in schedule],
            years,
            is_year=[c.is_year for c in schedule],
        )
    )
    return [next(of_schedule) if c.role == "schedule" else ColumnDates() for c in table.columns]


def _account_words(table: LogicalTable, outline: Outline) -> tuple[dict[int, str], int]:
    """What each word of the table became, by its ledger number, and how many became two things."""
    header = set(table.header_words)
    usage = word_usage(outline.roots, outline.repeated)
    kinds: dict[int, str] = {w: "header" if w in header else usage.kinds.get(w, "unplaced") for w in table.words}
    listed_twice = len(table.words) - len(kinds)
    return kinds, len(usage.twice) + sum(w in usage.kinds for w in header) + listed_twice


# --- Findings


def _no_plan_finding(table: LogicalTable) -> Finding:
    """What a table is that is no plan, or that it may be one."""
    page = table.pages[0]
    if table.resolved is None:
        return report("table-other", page=page)
    kind = table.resolved.kind
    if kind.plan >= OUTLINE.min_missed_plan:
        return report("table-doubtful", "kept-as-rows", page=page)
    return report("table-other", kind.name, page=page)


def _evidence_findings(table: LogicalTable, as_plan: bool) -> list[Finding]:
    """Where the evidence for a plan and for the roles of its columns is not clear."""
    if table.resolved is None:
        return []
    page = table.pages[0]
    findings = []
    is_doubtful = table.resolved.kind.plan <= 1 - OUTLINE.min_doubtful_kind
    if is_doubtful and not as_plan and not names_nothing_but_plan(table.resolved.title):
        findings.append(report("table-doubtful", "read-as-plan", page=page))
    for column, probability in zip(table.columns, table.resolved.role_probabilities, strict=True):
        if column.role != "schedule" and probability <= 1 - OUTLINE.min_doubtful_role:
            sentence = "level" if column.role == "level" else "attribute"
            findings.append(report("column-doubtful", sentence, page=page, heading=column.heading))
    if unread := sum(column.is_unread for column in table.columns):
        findings.append(report("column-doubtful", "months", page=page, count=unread))
    return findings


def _correction_findings(corrections: Sequence[MarkerCorrection], orientations: Orientations) -> list[Finding]:
    findings = []
    for line, raw, marker in corrections:
        box = orientations.to_displayed(line.page, line)
        if marker is None:
            findings.append(report("ocr-doubtful", "marker", page=line.page, bbox=box, marker=raw))
        else:
            sentence = PLAIN if line.ocr else "looks-alike"
            findings.append(report("ocr-repaired", sentence, page=line.page, bbox=box, raw=raw, marker=marker))
    return findings


def _cut_findings(table: LogicalTable) -> list[Finding]:
    """Where the table goes over the paper's edge: one finding for all its pages."""
    pages = table.cut_pages
    return [report("table-cut", page=pages[0], count=len(pages))] if pages else []


def _table_findings(table: LogicalTable, orientations: Orientations) -> list[Finding]:
    """What is odd about the table as a whole, and its painted areas that mark nothing."""
    findings = []
    if table.columns_unruled:
        findings.append(report("columns-unruled", page=table.pages[0]))
    alike: dict[tuple[int, str], list[Box]] = {}  # of one page and color
    for page, fill in table.unplaced_fills:
        alike.setdefault((page, fill.color or "?"), []).append(orientations.to_displayed(page, fill))
    for (page, color), boxes in alike.items():
        around = bounding_box(boxes)
        if len(boxes) == 1:
            findings.append(report("unplaced-fill", page=page, bbox=around, color=color))
        else:
            findings.append(report("unplaced-fill", "several", page=page, bbox=around, color=color, count=len(boxes)))
    return findings


def unplaced_findings(unplaced: Sequence[int], texts: Mapping[int, tuple[str, Box]]) -> list[Finding]:
    """One finding for each run of neighboring words, quoting them.

    Args:
        unplaced: ledger numbers of words that found no place.
        texts: the text and the box of each, as displayed.
    """
    words = sorted(unplaced)
    runs: list[list[int]] = [words[:1]] if words else []
    for before, word in pairwise(words):
        if word_page(before) == word_page(word) and word_index(before) + 1 == word_index(word):
            runs[-1].append(word)
        else:
            runs.append([word])
    findings = []
    for run in runs:
        found = [texts[word] for word in run if word in texts]
        quote = " ".join(text for text, _ in found)
        box = bounding_box(box for _, box in found)
        findings.append(report("unplaced-text", page=word_page(run[0]), bbox=box, text=quote))
    return findings
