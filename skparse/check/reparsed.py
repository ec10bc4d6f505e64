"""A plan against a fresh parse of its PDF: items, levels, months and attributes that only one of them has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skparse.errors import SkparseError
from skparse.findings import in_lampiran, report, report_on
from skparse.pipeline import parse, parse_all
from skparse.plan import Finding, Jadwal, Lampiran, Node, Plan
from skparse.read import ReaderName

_READERS: tuple[ReaderName, ...] = ("pdfium", "pdfplumber")
_MAX_QUOTE_LETTERS = 80


def as_read(node: Node) -> Node:
    """The node before a person corrected it. What is below it stays as it is."""
    old = node.original
    values = {"marker": old.marker, "text": old.text or "", "bulan": old.bulan or (), "ket": old.ket}
    return node.model_copy(update={name: values[name] for name in old.model_fields_set})


def compare_with_reparsed(plan: Plan, data: bytes, password: str | None) -> list[Finding]:
    """Where the plan differs from a fresh parse of its PDF. Scans are not parsed for this: OCR takes too long."""
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
        same = (number for number, one in left.items() if (one.kind, one.pages) == (theirs.kind, theirs.pages))
        number = next(same, None)
        if number is None:
            first, last = theirs.pages
            found.append(report("check-reference", "table-lost", page=first, first=first, last=last))
            continue
        found += in_lampiran(_lampiran(left.pop(number), theirs), number)
    for number, ours in left.items():
        first, last = ours.pages
        found.append(report("check-reference", "table-new", page=first, lampiran=number, first=first, last=last))
    return found


def _same_pages(plan: Plan, data: bytes, password: str | None) -> Plan | None:
    """A fresh parse of the pages that were read for the plan, which hold as many words. None where no pages do: the
    plan's sums have been changed, or another version of skparse has read it. The plan may be that of one of the file's
    documents (`skparse.parse_all`)."""
    with_content = {one.page for one in plan.findings if one.page}
    with_content |= {fragment.page for node in plan.walk() for fragment in node.fragments}
    tables = {n for one in plan.lampiran for n in range(one.pages[0], one.pages[1] + 1)}
    existing = range(1, plan.source.pages + 1)
    choices = [sorted(tables & set(existing)), sorted(with_content & set(existing)), None]
    if any(one.code == "documents-several" for one in plan.findings):
        choices.reverse()  # where a document begins is told by pages without a table, too
    for reader in _READERS:
        for pages in choices:
            if pages == []:
                continue
            try:
                fresh = parse(data, pages=pages, password=password, reader=reader, ocr="never")
                as_plan = _was_read_as_plan(plan, fresh)
                if as_plan:
                    fresh = parse(data, pages=pages, password=password, reader=reader, ocr="never", as_plan=True)
            except SkparseError:
                if pages is None and reader == _READERS[-1]:
                    raise
                continue
            if fresh.source.words == plan.source.words:
                return fresh
            if any(one.code == "documents-several" for one in fresh.findings):
                documents = parse_all(data, pages=pages, password=password, reader=reader, ocr="never", as_plan=as_plan)
                for document in documents:
                    if document.source.words == plan.source.words and _have_same_pages(document, plan):
                        return document
    return None


def _was_read_as_plan(plan: Plan, fresh: Plan) -> bool:
    """A table whose own evidence speaks for another kind is an action plan here: the plan was read with ``as_plan``."""
    plans = {one.pages for one in plan.lampiran if one.kind == "rencana_aksi"}
    return any(one.kind == "lain" and one.pages in plans for one in fresh.lampiran)


def _have_same_pages(a: Plan, b: Plan) -> bool:
    return [one.pages for one in a.lampiran] == [one.pages for one in b.lampiran]


def _lampiran(ours: Lampiran, theirs: Lampiran) -> Iterator[Finding]:
    planned = [node for root in ours.nodes for node in root.walk()]
    fresh = [node for root in theirs.nodes for node in root.walk()]
    pairs = _match(planned, fresh)
    lost = [other for index, other in enumerate(fresh) if index not in pairs]
    below_lost = {child.id for other in lost for child in other.children}
    for index, other in enumerate(fresh):
        if index in pairs:
            yield from _node(planned[pairs[index]], other)
        elif other.id not in below_lost:  # a lost item is one finding, not one for each below it
            text = f"{other.marker or ''} {other.text}".strip()[:_MAX_QUOTE_LETTERS]
            first = other.fragments[0] if other.fragments else None
            page, box = (first.page, first.bbox) if first else (None, None)
            yield report("check-reference", "node-lost", page=page, bbox=box, id=other.id, text=text)
    matched = set(pairs.values())
    for index, node in enumerate(planned):
        if index not in matched and not node.corrected:
            yield report_on(node, "check-reference", "node-new")


def _match(planned: list[Node], fresh: list[Node]) -> dict[int, int]:
    """Pairs of equal nodes: index in ``fresh`` (the fresh parse) → index in ``planned`` (the plan). Nodes are paired by
    their position on the pages, then by their ids."""
    pairs: dict[int, int] = {}
    for key in (_position, _id):
        taken = set(pairs.values())
        free: dict[object, list[int]] = {}
        for index, node in enumerate(planned):
            if index not in taken:
                free.setdefault(key(node), []).append(index)
        for index, other in enumerate(fresh):
            if index not in pairs and free.get(key(other)):
                pairs[index] = free[key(other)].pop(0)
    return pairs


def _position(node: Node) -> object:
    first = node.fragments[0] if node.fragments else None
    return (first.page, *map(round, first.bbox)) if first else node.id


def _id(node: Node) -> object:
    return node.id


def _same_cells(ours: Sequence[Jadwal], theirs: Sequence[Jadwal]) -> bool:
    """The same marked cells. Dates are compared where both have them: plans of skparse before it learned dates have
    none, and pages read without the decree do not tell the year."""
    if len(ours) != len(theirs):
        return False
    return all(
        (a.periode, a.tanda, a.warna) == (b.periode, b.tanda, b.warna)
        and (not a.mulai or not b.mulai or (a.mulai, a.selesai) == (b.mulai, b.selesai))
        for a, b in zip(ours, theirs, strict=True)
    )


def _node(node: Node, other: Node) -> Iterator[Finding]:
    """Where a node differs from the same node of the fresh parse. Of a node that a person has corrected, the id, level
    and ``inferred`` are not compared, and the values as read are."""
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
    elif not _same_cells(read.jadwal, other.jadwal):
        yield report_on(node, "check-months", "cells")
    ours, theirs = ({**one.extra, **({"ket": one.ket} if one.ket else {})} for one in (read, other))
    for key in sorted(ours.keys() | theirs.keys()):
        if ours.get(key) != theirs.get(key):
            yield report_on(
                node, "check-text", "attribute", key=key, ours=ours.get(key, ""), theirs=theirs.get(key, "")
            )
