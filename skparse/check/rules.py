"""What must hold in every plan, whoever wrote it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from skparse.check.again import as_read
from skparse.check.months import Schedule
from skparse.findings import finding
from skparse.messages import say
from skparse.outline.draft import same_style
from skparse.plan import Finding, Lampiran, Node, Plan
from skparse.text.markers import Reading, parse_marker, sibling_ids

_NUMBERING = ("numbering-gap", "numbering-repeat", "numbering-restart")


def rule_findings(plan: Plan) -> list[Finding]:
    """All that can be said without the PDF."""
    found = [*_source(plan)]
    for lampiran in plan.lampiran:
        # Ids begin anew in each lampiran; its pages tell whose finding it is.
        first, last = lampiran.pages
        about = [f for f in plan.findings if f.page is None or first <= f.page <= last]
        found += _lampiran(lampiran, plan, {f.node for f in about if f.code in _NUMBERING})
    known = {node.id for node in plan.walk()}
    for one in plan.findings:
        if one.node is not None and one.node not in known:
            found.append(finding("check-reference", say("check-finding-node", code=one.code, node=one.node), one.page))
    return found


def _source(plan: Plan) -> Iterator[Finding]:
    source = plan.source
    if source.ledger and sum(source.ledger.values()) != source.words:
        yield finding("check-reference", say("check-ledger", sum=sum(source.ledger.values()), words=source.words))
    for kind, words, tables in (
        ("rencana_aksi", source.ledger.get("node", 0), [bool(part.nodes) for part in plan.lampiran]),
        ("lain", source.ledger.get("other_table", 0), [bool(part.rows) for part in plan.lampiran]),
    ):
        if words and not any(tables):
            yield finding("check-reference", say("check-ledger-table", kind=kind, words=words))
    pages = source.pages
    for lampiran in plan.lampiran:
        first, last = lampiran.pages
        if not first <= last <= pages:
            yield finding("check-place", say("check-pages", first=first, last=last, pages=pages))
    for one in plan.findings:
        if one.page is not None and one.page > pages:
            yield finding("check-place", say("check-page", page=one.page, pages=pages))


def _lampiran(lampiran: Lampiran, plan: Plan, said: set[str | None]) -> Iterator[Finding]:
    keys = Counter(column.key for column in lampiran.columns)
    for key, count in keys.items():
        if count > 1 and any(c.key == key and c.role == "level" for c in lampiran.columns):
            yield finding("check-reference", say("check-column", key=key))
    levels = {column.key for column in lampiran.columns if column.role == "level"} | {"bagian"}
    attributes = {column.key for column in lampiran.columns if column.role == "attribute"}
    schedule = Schedule(lampiran)
    yield from _ids(lampiran.nodes, "")
    yield from _numbering(lampiran.nodes, None, said)
    yield from _levels(lampiran)
    for root in lampiran.nodes:
        for node in root.walk():
            if node.level not in levels:
                yield _about(node, "check-reference", say("check-level", level=node.level))
            # A person may add a KET where the table has no such column.
            added = "ket" in node.original.model_fields_set or not node.ket
            for key in (*node.extra, *(() if added else ("ket",))):
                if key not in attributes:
                    yield _about(node, "check-reference", say("check-level", level=key))
            yield from _correction(node)
            yield from _places(node, plan.source.pages)
            yield from _fields(node)
            if reason := schedule.wrong(node):
                yield _about(node, "check-months", reason)


def _levels(lampiran: Lampiran) -> Iterator[Finding]:
    """No item stands in a column left of its parent's."""
    order = {"bagian": -1, **{column.key: n for n, column in enumerate(lampiran.columns)}}
    for root in lampiran.nodes:
        for node in root.walk():
            for child in node.children:
                if order.get(child.level, 0) < order.get(node.level, 0):
                    yield _about(child, "check-reference", say("check-left", level=child.level, parent=node.level))


def _about(node: Node, code: str, message: str) -> Finding:
    first = node.fragments[0] if node.fragments else None
    return finding(code, message, first.page if first else None, first.bbox if first else None, node.id)


def _ids(siblings: Sequence[Node], prefix: str) -> Iterator[Finding]:
    # Ids are made from the markers as read, and stay as they are when a person corrects one.
    for node, expected in zip(siblings, sibling_ids(prefix, (as_read(n).marker for n in siblings)), strict=True):
        if node.id != expected:
            yield _about(node, "check-id", say("check-id", expected=expected))
        yield from _ids(node.children, node.id)  # one wrong id is one finding, not one for each node below it


def _readings(node: Node) -> tuple[Reading, ...]:
    """What the marker may mean; the place that the node states chooses, unless a person has changed the marker."""
    marker = parse_marker(node.marker) if node.marker else None
    if marker is None:
        return ()
    stated = tuple(r for r in marker.readings if r.ordinal == node.ordinal)
    return marker.readings if "marker" in node.original.model_fields_set else stated


def _numbering(siblings: Sequence[Node], parent: Node | None, said: set[str | None]) -> Iterator[Finding]:
    """Numbers that do not count on. What the plan itself has a finding about is not said again."""
    last: Node | None = None
    for node in siblings:
        readings = _readings(node)
        if node.marker and not readings and not node.inferred:
            yield _about(node, "check-numbering", say("check-ordinal", marker=node.marker, ordinal=node.ordinal))
        if readings and not node.inferred and node.id not in said:
            message = _odd(last, node, readings, parent)
            if message:
                yield _about(node, "check-numbering", message)
        if readings:
            last = node
        yield from _numbering(node.children, node, said)


def _odd(last: Node | None, node: Node, readings: tuple[Reading, ...], parent: Node | None) -> str | None:
    before = _readings(last) if last else ()
    pairs = [(a, b) for a in before for b in readings if same_style(a, b)]
    if pairs:
        if any(b.ordinal == a.ordinal + 1 for a, b in pairs):
            return None
        return say("numbering-follows", marker=node.marker, before=last.marker if last else "")
    if last is None and parent is not None and parent.inferred:
        return None
    if any(r.ordinal == 1 for r in readings) or any(a.kind == b.kind for a in before for b in readings):
        return None
    return say("numbering-begins", marker=node.marker)


def _correction(node: Node) -> Iterator[Finding]:
    mended = node.original.model_fields_set
    if node.corrected and not mended:
        yield _about(node, "check-correction", say("check-no-original"))
    if mended and not node.corrected:
        yield _about(node, "check-correction", say("check-not-corrected"))
    for name in sorted(mended):
        if getattr(node.original, name) == getattr(node, name):
            yield _about(node, "check-correction", say("check-unchanged", field=name))


def _places(node: Node, pages: int) -> Iterator[Finding]:
    for fragment in node.fragments:
        x0, top, x1, bottom = fragment.bbox
        if fragment.page > pages:
            yield _about(node, "check-place", say("check-page", page=fragment.page, pages=pages))
        if not (x0 <= x1 and top <= bottom):
            yield _about(node, "check-place", say("check-box", box=", ".join(map(str, fragment.bbox))))
    if not node.fragments and not node.inferred and not node.corrected and (node.marker or node.text):
        yield _about(node, "check-place", say("check-nowhere"))


def _fields(node: Node) -> Iterator[Finding]:
    if node.children and (node.bulan or node.ket or node.extra or node.jadwal):
        yield _about(node, "check-attribute", say("check-parent"))
    if list(node.bulan) != sorted(set(node.bulan)):
        yield _about(node, "check-months", say("check-order", months=", ".join(map(str, node.bulan))))
    if node.inferred and (as_read(node).text or not node.children):
        yield _about(node, "check-reference", say("check-inferred"))
    if not (node.text or node.marker or node.inferred):
        yield _about(node, "check-reference", say("check-empty"))
