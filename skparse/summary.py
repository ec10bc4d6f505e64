"""A plan in a few lines, which the command line prints after reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from skparse.plurals import counted, counted_severities

if TYPE_CHECKING:
    from skparse.plan import Finding, Keputusan, Lampiran, Plan

_SHOWN_FINDINGS = 5
_SEVERITIES = ("error", "warning", "info")


def summary_lines(plan: Plan, every: bool = False) -> Iterator[str]:
    """Decree, counts per level, findings. ``every``: all findings; otherwise the first few of the most severe."""
    source = plan.source
    yield f"{source.file or 'input'}: {counted(source.pages, 'page')}"
    yield f"keputusan: {_decree(plan.keputusan)}"
    for index, lampiran in enumerate(plan.lampiran, 1):
        yield f"lampiran {lampiran.nomor or index}, {_pages(lampiran)}: {_contents(lampiran)}"
    yield from _findings(sorted(plan.findings, key=lambda f: _SEVERITIES.index(f.severity)), every)


def _decree(keputusan: Keputusan | None) -> str:
    if keputusan is None:
        return "none in this file"
    number = f"Nomor {keputusan.nomor or '?'}"
    if keputusan.tahun:
        number += f" Tahun {keputusan.tahun}"
    return ", ".join(part for part in (keputusan.lembaga, number, keputusan.tanggal) if part)


def _pages(lampiran: Lampiran) -> str:
    first, last = lampiran.pages
    return f"page {first}" if first == last else f"pages {first}-{last}"


def _contents(lampiran: Lampiran) -> str:
    if lampiran.kind == "lain":
        return f"another table, {counted(len(lampiran.rows or ()), 'row')} kept as printed"
    nodes = [node for root in lampiran.nodes for node in root.walk()]
    levels = Counter(node.level for node in nodes)
    months = sum(len(node.bulan) for node in nodes)
    parts = [
        f"{key} {levels[key]}" for key in dict.fromkeys([*(c.key for c in lampiran.columns), *levels]) if levels[key]
    ]
    return f"{counted(len(nodes), 'node')} ({', '.join(parts)}), {counted(months, 'month')} marked"


def _findings(findings: list[Finding], every: bool) -> Iterator[str]:
    yield "findings: " + (counted_severities(Counter(finding.severity for finding in findings)) or "none")
    shown = findings if every else findings[:_SHOWN_FINDINGS]
    for finding in shown:
        where = "" if finding.page is None else f" page {finding.page}"
        where += "" if finding.node is None else f" node {finding.node}"
        yield f"  {finding.severity} {finding.code}{where}: {finding.message}"
    if len(shown) < len(findings):
        yield f"  … and {len(findings) - len(shown)} more (-v shows all)"
