"""Drafts → nodes of the plan, with ids, months, attributes, fragments, and what is odd about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from skparse.findings import report, report_on
from skparse.geometry import bounding_box
from skparse.orientation import Orientations
from skparse.outline.draft import SECTION, Draft, same_style
from skparse.outline.marks import schedule_of
from skparse.plan import Finding, Fragment, Node
from skparse.table.header.columns import TableColumn
from skparse.text.joining import join_lines
from skparse.text.lexicon import Lexicon
from skparse.text.lines import TextLine
from skparse.text.markers import sibling_ids

SECTION_KEY = "bagian"
# Words whose least sure letter OCR holds for less likely than this are quoted in a finding. On the scan samples half of
# the misread words lie below, and one right word in two hundred.
DOUBT = 0.5


def export(
    roots: Sequence[Draft], columns: Sequence[TableColumn], orientations: Orientations
) -> tuple[tuple[Node, ...], list[Finding]]:
    """The finished nodes and the findings about their numbering and schedule."""
    exporter = _Exporter(columns, Lexicon(_texts(roots)), orientations)
    return exporter.siblings(roots, ""), exporter.findings


def _texts(drafts: Sequence[Draft]) -> Iterator[Sequence[TextLine]]:
    for draft in drafts:
        yield draft.lines
        for cells in draft.attributes.values():
            yield from cells
        yield from _texts(draft.children)


class _Exporter:
    def __init__(self, columns: Sequence[TableColumn], lexicon: Lexicon, orientations: Orientations) -> None:
        self.orientations = orientations
        self.columns = columns
        self.lexicon = lexicon
        self.findings: list[Finding] = []

    def _text(self, lines: Iterable[TextLine]) -> str:
        known = [line for line in lines if line.text]
        return join_lines(known, self.lexicon.broken_words(known)) if known else ""

    def _fragments(self, lines: Sequence[TextLine]) -> tuple[Fragment, ...]:
        by_page: dict[int, list[TextLine]] = {}
        for line in lines:
            by_page.setdefault(line.page, []).append(line)
        fragments = []
        for page, group in by_page.items():
            box = bounding_box(group)
            box = self.orientations.to_displayed(page, box)
            bbox = (round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2))
            fragments.append(Fragment(page=page, bbox=bbox, raw=_raw(group), confidence=_confidence(group)))
        return tuple(fragments)

    def siblings(self, drafts: Sequence[Draft], prefix: str) -> tuple[Node, ...]:
        nodes: list[Node] = []
        last: Draft | None = None
        for draft, identity in zip(drafts, sibling_ids(prefix, (d.marker for d in drafts)), strict=True):
            node = self.node(draft, identity)
            if draft.reading:
                _check_sequence(last, draft, node, self.findings)
                last = draft
            nodes.append(node)
        return tuple(nodes)

    def node(self, draft: Draft, identity: str) -> Node:
        lines = list(draft.lines)
        if lines:
            lines[0] = lines[0]._replace(text=draft.first)
        columns = self.columns
        schedule = schedule_of(draft, columns)
        extra = {
            columns[c].key: text
            for c, cells in sorted(draft.attributes.items())
            if (text := self._text(line for cell in cells for line in cell))
        }
        ket = extra.pop("ket", None)
        fragments = self._fragments((*draft.marker_lines, *draft.lines))
        for text in schedule.odd:
            self.findings.append(report("schedule-text", page=draft.page, node=identity, text=text))
        for text in schedule.unclear:
            self.findings.append(report("schedule-unclear", page=draft.page, node=identity, text=text))
        if draft.aside:
            self.findings.append(report("mark-aside", page=draft.page, node=identity))
        doubts = _doubts(
            (*draft.lines, *(line for cells in draft.attributes.values() for cell in cells for line in cell))
        )
        if doubts:
            box = fragments[0].bbox if fragments else None
            self.findings.append(report("ocr-doubtful", page=draft.page, bbox=box, node=identity, words=doubts))
        if draft.inferred:
            self.findings.append(report("node-inferred", page=draft.page, node=identity))
        return Node(
            id=identity,
            level=SECTION_KEY if draft.column == SECTION else columns[draft.column].key,
            marker=draft.marker,
            ordinal=draft.reading.ordinal if draft.reading else None,
            text=self._text(lines),
            bulan=schedule.bulan,
            jadwal=schedule.jadwal,
            ket=ket,
            extra=extra,
            inferred=draft.inferred,
            fragments=fragments,
            children=self.siblings(draft.children, identity),
        )


def _raw(lines: Sequence[TextLine]) -> str | None:
    """What OCR read, if the text is no longer that."""
    raw = " ".join(ocr.raw for line in lines for ocr in line.ocr)
    return raw if raw and raw != " ".join(line.text for line in lines) else None


def _confidence(lines: Sequence[TextLine]) -> float | None:
    sure = [ocr.confidence for line in lines for ocr in line.ocr]
    return round(sum(sure) / len(sure), 3) if sure else None


def _doubts(lines: Iterable[TextLine]) -> list[str]:
    """The words that OCR was not sure of, as they stand in the text."""
    return [
        word
        for line in lines
        for word, ocr in zip(line.text.split(), line.ocr, strict=False)
        if ocr.confidence < DOUBT and any(sign.isalnum() for sign in word) and word == ocr.raw
    ]


def _check_sequence(last: Draft | None, draft: Draft, node: Node, findings: list[Finding]) -> None:
    """Numbering is kept as printed; what is odd about it is reported."""
    reading = draft.reading
    assert reading is not None
    if draft.inferred or (last is None and draft.parent is not None and draft.parent.inferred):
        return  # what is odd here is the lost page, and said so
    marker = draft.marker or ""
    if last is None or not same_style(last.reading, reading):
        if reading.ordinal > 1 and (last is None or last.reading is None or reading.kind != last.reading.kind):
            findings.append(report_on(node, "numbering-gap", "begins", marker=marker))
        return
    assert last.reading is not None
    before, step = last.marker or "", reading.ordinal - last.reading.ordinal
    if step > 1:
        findings.append(report_on(node, "numbering-gap", "jumps", marker=marker, before=before))
    elif step == 0:
        findings.append(report_on(node, "numbering-repeat", marker=marker))
    elif step < 0:
        findings.append(report_on(node, "numbering-restart", marker=marker, before=before))
