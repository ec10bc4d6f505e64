"""A plan against a second reading of its PDF: items, levels, months and attributes that only one of them has."""

from __future__ import annotations

from collections.abc import Iterator

from skparse.errors import SkparseError
from skparse.findings import in_lampiran, report, report_on
from skparse.pipeline import parse
from skparse.plan import Finding, Lampiran, Node, Plan
from skparse.read import ReaderName

_READERS: tuple[ReaderName, ...] = ("pdfium", "pdfplumber")
_QUOTE = 80  # letters of a lost item's text


def as_read(node: Node) -> Node:
    """The node before a person corrected it. What is below it stays as it is."""
    old = node.original
    values = {"marker": old.marker, "text": old.text or "", "bulan": old.bulan or (), "ket": old.ket}
    return node.model_copy(update={name: values[name] for name in old.model_fields_set})


def read_again(plan: Plan, data: bytes, password: str | None) -> list[Finding]:
    """What the plan says otherwise than its PDF. Scans are not read again for this: OCR takes its time."""
    if plan.source.kind != "digital":
        return [report("verify-unable", "texts-alone")]
    try:
        fresh = _same_pages(plan, data, password)
    except SkparseError as error:
        return [report("check-reference", "unreadable", reason=str(error))]
    if fresh is None:
        return [report("check-reference", "words", words=plan.source.words)]
    found: list[Finding] = []
    left = dict(enumerate(plan.lampiran, 1))
    for theirs in fresh.lampiran:
        same = (place for place, one in left.items() if (one.kind, one.pages) == (theirs.kind, theirs.pages))
        place = next(same, None)
        if place is None:
            first, last = theirs.pages
            found.append(report("check-reference", "table-lost", page=first, first=first, last=last))
            continue
        found += in_lampiran(_lampiran(left.pop(place), theirs), place)
    for place, ours in left.items():
        first, last = ours.pages
        found.append(report("check-reference", "table-new", page=first, lampiran=place, first=first, last=last))
    return found


def _same_pages(plan: Plan, data: bytes, password: str | None) -> Plan | None:
    """The second reading, of the pages that were read for the plan: as many words stand on them. None: there are no
    such pages, so the plan's sums have been changed, or another version of skparse has read it."""
    told = {one.page for one in plan.findings if one.page} | {f.page for node in plan.walk() for f in node.fragments}
    tables = {n for one in plan.lampiran for n in range(one.pages[0], one.pages[1] + 1)}
    existing = range(1, plan.source.pages + 1)
    choices = [sorted(tables & set(existing)), sorted(told & set(existing)), None]
    for reader in _READERS:
        for pages in choices:
            if pages == []:
                continue
            try:
                fresh = parse(data, pages=pages, password=password, reader=reader, ocr="never")
            except SkparseError:
                if pages is None and reader == _READERS[-1]:
                    raise
                continue
            if fresh.source.words == plan.source.words:
                return fresh
    return None


def _lampiran(ours: Lampiran, theirs: Lampiran) -> Iterator[Finding]:
    mine = [node for root in ours.nodes for node in root.walk()]
    others = [node for root in theirs.nodes for node in root.walk()]
    pairs = _pairs(mine, others)
    matched = {id(node) for node in pairs.values()}
    lost = {id(other) for other in others if id(other) not in pairs}
    below = {id(child) for other in others if id(other) in lost for child in other.children}
    for other in others:
        if id(other) in pairs:
            yield from _node(pairs[id(other)], other)
        elif id(other) not in below:  # a lost item is one finding, not one for each below it
            text = f"{other.marker or ''} {other.text}".strip()[:_QUOTE]
            place = other.fragments[0] if other.fragments else None
            page, box = (place.page, place.bbox) if place else (None, None)
            yield report("check-reference", "node-lost", page=page, bbox=box, id=other.id, text=text)
    for node in mine:
        if id(node) not in matched and not node.corrected:
            yield report_on(node, "check-reference", "node-new")


def _pairs(mine: list[Node], others: list[Node]) -> dict[int, Node]:
    """Which node of the plan each one of the second reading is: where they stand tells it, then their ids."""
    pairs: dict[int, Node] = {}
    for key in (_place, _id):
        taken = {id(node) for node in pairs.values()}
        free: dict[object, list[Node]] = {}
        for node in mine:
            if id(node) not in taken:
                free.setdefault(key(node), []).append(node)
        for other in others:
            if id(other) not in pairs and free.get(key(other)):
                pairs[id(other)] = free[key(other)].pop(0)
    return pairs


def _place(node: Node) -> object:
    first = node.fragments[0] if node.fragments else None
    return (first.page, *map(round, first.bbox)) if first else node.id


def _id(node: Node) -> object:
    return node.id


def _node(node: Node, other: Node) -> Iterator[Finding]:
    """What was read for the item. Where a person has corrected it, its place in the tree is theirs to say too."""
    read = as_read(node)
    if not node.corrected:
        if node.id != other.id:
            yield report_on(node, "check-id", "pdf", expected=other.id)
        if node.level != other.level:
            yield report_on(node, "check-reference", "level-pdf", ours=node.level, theirs=other.level)
        if node.inferred != other.inferred:
            yield report_on(node, "check-reference", "inferred")
    if set(read.bulan) != set(other.bulan):
        yield report_on(node, "check-months", "pdf", months=read.bulan, marked=other.bulan)
    elif read.jadwal != other.jadwal:
        yield report_on(node, "check-months", "cells")
    ours, theirs = ({**one.extra, **({"ket": one.ket} if one.ket else {})} for one in (read, other))
    for key in sorted(ours.keys() | theirs.keys()):
        if ours.get(key) != theirs.get(key):
            yield report_on(
                node, "check-text", "attribute", key=key, ours=ours.get(key, ""), theirs=theirs.get(key, "")
            )
