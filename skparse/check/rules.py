"""What must hold in every plan, whoever wrote it: ids, levels, numbering, months, corrections, boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from skparse.check.months import ScheduleMonths
from skparse.check.reparsed import as_read
from skparse.findings import in_lampiran, report, report_on
from skparse.numbering.markers import Reading, parse_marker, sibling_ids
from skparse.numbering.sequence import oddity
from skparse.plan import Finding, Jadwal, Lampiran, Node, Plan

_NUMBERING = ("numbering-gap", "numbering-repeat", "numbering-restart")


def rule_findings(plan: Plan) -> list[Finding]:
    """All findings that need no PDF."""
    found = [*_source(plan)]
    for number, lampiran in enumerate(plan.lampiran, 1):
        # Findings of old plans name no lampiran; they may be about any.
        about = {f.node for f in plan.findings if f.code in _NUMBERING and f.lampiran in (None, number)}
        found += in_lampiran(_lampiran(lampiran, plan, about), number)
    found += _findings(plan)
    return found


def _findings(plan: Plan) -> Iterator[Finding]:
    """Findings of the plan about pages, lampiran or nodes that do not exist."""
    ids = [{node.id for root in lampiran.nodes for node in root.walk()} for lampiran in plan.lampiran]
    for one in plan.findings:
        if one.page is not None and one.page > plan.source.pages:
            yield report("check-place", "page", number=one.page, count=plan.source.pages)
        if one.lampiran is not None and one.lampiran > len(ids):
            yield report("check-reference", "finding-lampiran", page=one.page, code=one.code, number=one.lampiran)
            continue
        known = set[str]().union(*ids) if one.lampiran is None else ids[one.lampiran - 1]
        if one.node is not None and one.node not in known:
            yield report("check-reference", "finding-node", page=one.page, code=one.code, id=one.node)


def _source(plan: Plan) -> Iterator[Finding]:
    source = plan.source
    if source.ledger and sum(source.ledger.values()) != source.words:
        yield report("check-reference", "ledger", sum=sum(source.ledger.values()), words=source.words)
    for kind, words, tables in (
        ("rencana_aksi", source.ledger.get("node", 0), [bool(part.nodes) for part in plan.lampiran]),
        ("lain", source.ledger.get("other_table", 0), [bool(part.rows) for part in plan.lampiran]),
    ):
        if words and not any(tables):
            yield report("check-reference", "ledger-table", kind=kind, words=words)
    pages = source.pages
    for number, lampiran in enumerate(plan.lampiran, 1):
        first, last = lampiran.pages
        if not first <= last <= pages:
            yield report("check-place", "pages", lampiran=number, first=first, last=last, count=pages)


def _lampiran(lampiran: Lampiran, plan: Plan, reported: set[str | None]) -> Iterator[Finding]:
    keys = Counter(column.key for column in lampiran.columns)
    for key, count in keys.items():
        if count > 1 and any(c.key == key and c.role == "level" for c in lampiran.columns):
            yield report("check-reference", "column", key=key)
    levels = {column.key for column in lampiran.columns if column.role == "level"} | {"bagian"}
    attributes = {column.key for column in lampiran.columns if column.role == "attribute"}
    schedule = ScheduleMonths(lampiran)
    yield from _ids(lampiran.nodes, "")
    yield from _numbering(lampiran.nodes, None, reported)
    yield from _levels(lampiran)
    for root in lampiran.nodes:
        for node in root.walk():
            if node.level not in levels:
                yield report_on(node, "check-reference", "level", key=node.level)
            # A person may add a KET where the table has no such column.
            added = "ket" in node.original.model_fields_set or not node.ket
            for key in (*node.extra, *(() if added else ("ket",))):
                if key not in attributes:
                    yield report_on(node, "check-reference", "level", key=key)
            yield from _correction(node)
            yield from _places(node, plan.source.pages)
            yield from _fields(node)
            if wrong := schedule.difference(node):
                yield wrong


def _levels(lampiran: Lampiran) -> Iterator[Finding]:
    """No item stands in a column left of its parent's."""
    order = {"bagian": -1, **{column.key: n for n, column in enumerate(lampiran.columns)}}
    for root in lampiran.nodes:
        for node in root.walk():
            for child in node.children:
                if order.get(child.level, 0) < order.get(node.level, 0):
                    yield report_on(child, "check-reference", "left", level=child.level, parent=node.level)


def _ids(siblings: Sequence[Node], prefix: str) -> Iterator[Finding]:
    # Ids are made from the markers as read, and stay as they are when a person corrects one.
    for node, expected in zip(siblings, sibling_ids(prefix, (as_read(n).marker for n in siblings)), strict=True):
        if node.id != expected:
            yield report_on(node, "check-id", "markers", expected=expected)
        yield from _ids(node.children, node.id)  # one wrong id is one finding, not one for each node below it


def _readings(node: Node) -> tuple[Reading, ...]:
    """The readings of a node's marker that have its ordinal; all of them if a person has changed the marker."""
    marker = parse_marker(node.marker) if node.marker else None
    if marker is None:
        return ()
    stated = tuple(r for r in marker.readings if r.ordinal == node.ordinal)
    return marker.readings if "marker" in node.original.model_fields_set else stated


def _numbering(siblings: Sequence[Node], parent: Node | None, reported: set[str | None]) -> Iterator[Finding]:
    """Numbers that do not continue their list. ``reported``: nodes that have such a finding in the plan."""
    last: Node | None = None
    for node in siblings:
        readings = _readings(node)
        if node.marker and not readings and not node.inferred:
            if parse_marker(node.marker) is None:
                yield report_on(node, "check-numbering", "unknown", marker=node.marker)
            else:
                ordinal = "null" if node.ordinal is None else node.ordinal
                yield report_on(node, "check-numbering", "ordinal", marker=node.marker, ordinal=ordinal)
        if readings and not node.inferred and node.id not in reported:
            odd = _sequence_finding(last, node, readings, parent)
            if odd:
                yield odd
        if readings:
            last = node
        yield from _numbering(node.children, node, reported)


def _sequence_finding(
    last: Node | None, node: Node, readings: tuple[Reading, ...], parent: Node | None
) -> Finding | None:
    if last is None and parent is not None and parent.inferred:
        return None
    odd = oddity(_readings(last) if last else (), readings)
    if odd is None:
        return None
    if odd in ("jumps", "goes-back"):
        before = (last.marker if last else "") or ""
        return report_on(node, "check-numbering", odd, marker=node.marker or "", before=before)
    return report_on(node, "check-numbering", odd, marker=node.marker or "")


def _correction(node: Node) -> Iterator[Finding]:
    corrected = node.original.model_fields_set
    if node.corrected and not corrected:
        yield report_on(node, "check-correction", "no-original")
    if corrected and not node.corrected:
        yield report_on(node, "check-correction", "not-corrected")
    for name in sorted(corrected):
        if getattr(node.original, name) == getattr(node, name):
            yield report_on(node, "check-correction", "unchanged", field=name)


def _places(node: Node, pages: int) -> Iterator[Finding]:
    for fragment in node.fragments:
        x0, top, x1, bottom = fragment.bbox
        if fragment.page > pages:
            yield report_on(node, "check-place", "page", number=fragment.page, count=pages)
        if not (x0 <= x1 and top <= bottom):
            yield report_on(node, "check-place", "box", box=", ".join(map(str, fragment.bbox)))
    if not node.fragments and not node.inferred and not node.corrected and (node.marker or node.text):
        yield report_on(node, "check-place", "nowhere")


def _fields(node: Node) -> Iterator[Finding]:
    if node.children and (node.bulan or node.ket or node.extra or node.jadwal):
        yield report_on(node, "check-attribute")
    if list(node.bulan) != sorted(set(node.bulan)):
        yield report_on(node, "check-months", "order", months=node.bulan)
    for cell in node.jadwal:
        if not _is_stretch(cell):
            dates = [day for day in (cell.mulai, cell.selesai) if day]
            yield report_on(node, "check-months", "dates", heading=cell.periode, dates=dates)
    if node.inferred and (as_read(node).text or not node.children):
        yield report_on(node, "check-reference", "inferred")
    if not (node.text or node.marker or node.inferred):
        yield report_on(node, "check-reference", "empty")


def _is_stretch(cell: Jadwal) -> bool:
    """It has no dates, or a first and a last one."""
    if cell.mulai is None or cell.selesai is None:
        return not cell.mulai and not cell.selesai
    try:
        return date.fromisoformat(cell.mulai) <= date.fromisoformat(cell.selesai)
    except ValueError:
        return False
