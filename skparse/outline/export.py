"""Drafts → nodes of the plan, with ids, months, attributes, fragments, and what is odd about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from skparse.findings import PLAIN, report, report_on
from skparse.geometry import bounding_box
from skparse.numbering.markers import Reading, sibling_ids
from skparse.numbering.model import Fit
from skparse.numbering.sequence import oddity
from skparse.orientation import Orientations
from skparse.outline.draft import SECTION, Draft, TextKey
from skparse.outline.marks import NodeSchedule, schedule_of
from skparse.outline.settings import OUTLINE
from skparse.plan import Finding, Fragment, Node
from skparse.table.header.columns import TableColumn
from skparse.text.column_dates import ColumnDates
from skparse.text.lexicon import Lexicon
from skparse.text.line_records import TextLine

SECTION_KEY = "bagian"
"""The level of nodes printed as full-width rows, and the key of their column."""


_MAX_QUOTED_VALUES = 3


def export(
    roots: Sequence[Draft], columns: Sequence[TableColumn], dates: Sequence[ColumnDates], orientations: Orientations
) -> tuple[tuple[Node, ...], list[Finding]]:
    """The finished nodes and the findings about their numbering and schedule.

    Args:
        roots: the tree.
        columns: the table's.
        dates: that a mark in each of the columns stands for.
        orientations: how the pages were turned, so that boxes can be given as displayed.
    """
    exporter = _Exporter(columns, dates, Lexicon(_texts(roots)), orientations)
    nodes = exporter.siblings(roots, "")
    exporter.report_unclear()
    exporter.report_values()
    exporter.report_lone_signs()
    return nodes, exporter.findings


def _texts(drafts: Sequence[Draft]) -> Iterator[Sequence[TextLine]]:
    """All texts, from which the document's words are learned."""
    for draft in drafts:
        yield draft.lines
        for texts in draft.attributes.values():
            yield from texts.values()
        yield from _texts(draft.children)


class _Exporter:
    def __init__(
        self,
        columns: Sequence[TableColumn],
        dates: Sequence[ColumnDates],
        lexicon: Lexicon,
        orientations: Orientations,
    ) -> None:
        self.orientations = orientations
        self.columns = columns
        self.dates = dates
        self.unclear_cells: set[TextKey] = set()  # that were noted: a merged cell is beside several nodes
        self.unclear: dict[tuple[int, str], list[str]] = {}  # page and text of such cells → the first node of each
        self.values: list[str] = []
        self.first_value_page = 0
        self.signs: list[tuple[str, int, str]] = []  # node, page and sign of marks that OCR read
        self.shaded_count = 0  # marked cells that are shaded
        self.lexicon = lexicon
        self.findings: list[Finding] = []

    def _fragments(self, lines: Sequence[TextLine]) -> tuple[Fragment, ...]:
        by_page: dict[int, list[TextLine]] = {}
        for line in lines:
            by_page.setdefault(line.page, []).append(line)
        fragments = []
        for page, group in by_page.items():
            box = self.orientations.to_displayed(page, bounding_box(group))
            bbox = (round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2))
            fragments.append(Fragment(page=page, bbox=bbox, raw=_raw(group), confidence=_confidence(group)))
        return tuple(fragments)

    def siblings(self, drafts: Sequence[Draft], prefix: str) -> tuple[Node, ...]:
        nodes: list[Node] = []
        last: Draft | None = None
        for draft, identity in zip(drafts, sibling_ids(prefix, (d.marker for d in drafts)), strict=True):
            node = self.node(draft, identity)
            if draft.fit in (Fit.DROPPED, Fit.UNCOUNTED):
                self.findings.append(report_on(node, "numbering-missing"))
            if node.marker and not (node.text or node.children or node.inferred):
                self.findings.append(report_on(node, "numbering-alone", marker=node.marker))
            if draft.printed and draft.style:
                _check_sequence(last, draft, node, self.findings)
                last = draft
            nodes.append(node)
        return tuple(nodes)

    def node(self, draft: Draft, identity: str) -> Node:
        draft.id = identity
        if draft.parent is not None:  # it stands where it was put only if its parents do
            draft.confidence = min(draft.confidence, draft.parent.confidence)
        lines = list(draft.lines)
        if lines:
            lines[0] = lines[0]._replace(text=draft.first_text)
        schedule = schedule_of(draft, self.columns, self.dates)
        extra = self._attributes(draft)
        fragments = self._fragments((*draft.marker_lines, *draft.lines))
        self._report(draft, identity, schedule, fragments)
        return Node(
            id=identity,
            level=SECTION_KEY if draft.column == SECTION else self.columns[draft.column].key,
            marker=draft.marker,
            ordinal=draft.printed or None,
            text=self.lexicon.join(lines),
            bulan=schedule.bulan,
            jadwal=schedule.jadwal,
            ket=extra.pop("ket", None),
            extra=extra,
            inferred=draft.inferred,
            confidence=draft.confidence,
            fragments=fragments,
            children=self.siblings(draft.children, identity),
        )

    def report_unclear(self) -> None:
        """One finding for all cells of a page that say the same and name no month."""
        for (page, text), nodes in self.unclear.items():
            if len(nodes) == 1:
                self.findings.append(report("schedule-unclear", page=page, node=nodes[0], text=text))
            else:
                found = report("schedule-unclear", "several", page=page, node=nodes[0], text=text, count=len(nodes))
                self.findings.append(found)

    def report_lone_signs(self) -> None:
        """Signs that OCR read in a schedule whose months are shaded, each of them once: dust and hairs are read so."""
        signs = dict.fromkeys(self.signs)
        counts = Counter(sign for _, _, sign in signs)
        if self.shaded_count > len(self.signs):
            for identity, page, sign in signs:
                if counts[sign] == 1 and len(sign) <= OUTLINE.max_tick_letters:
                    self.findings.append(report("ocr-doubtful", page=page, node=identity, words=[sign]))

    def report_values(self) -> None:
        """One finding for all the values of a schedule: where most cells hold one, none is odd by itself."""
        if self.values:
            texts = tuple(islice(dict.fromkeys(self.values), _MAX_QUOTED_VALUES))
            page = self.first_value_page
            self.findings.append(report("schedule-text", "values", page=page, texts=texts, count=len(self.values)))

    def _attributes(self, draft: Draft) -> dict[str, str]:
        """The texts of the attributes, by their columns' keys."""
        found: dict[str, str] = {}
        for column, texts in sorted(draft.attributes.items()):
            text = self.lexicon.join([line for lines in texts.values() for line in lines])
            if text:
                found[self.columns[column].key] = text
        return found

    def _report(self, draft: Draft, identity: str, schedule: NodeSchedule, fragments: tuple[Fragment, ...]) -> None:
        """What is odd about a node by itself."""
        for text in schedule.odd:
            self.findings.append(report("schedule-text", page=draft.page, node=identity, text=text))
        for unclear in schedule.unclear:
            if not self.unclear_cells.issuperset(unclear.cells):
                self.unclear_cells.update(unclear.cells)
                self.unclear.setdefault((draft.page, unclear.text), []).append(identity)
        if schedule.values:
            self.first_value_page = self.first_value_page or draft.page
            self.values.extend(schedule.values)
        self.shaded_count += sum(bool(cell.warna) and not cell.tanda for cell in schedule.jadwal)
        if any(line.ocr for line in draft.lines):
            self.signs += [(identity, draft.page, cell.tanda) for cell in schedule.jadwal if cell.tanda]
        if draft.off_center:
            self.findings.append(report("mark-aside", page=draft.page, node=identity))
        words = _doubtful_words((*draft.lines, *draft.attribute_lines))
        if words:
            box = fragments[0].bbox if fragments else None
            self.findings.append(report("ocr-doubtful", page=draft.page, bbox=box, node=identity, words=words))
        if draft.inferred or draft.number_is_lost:
            sentence = "number" if draft.number_is_lost else PLAIN
            self.findings.append(report("node-inferred", sentence, page=draft.page, node=identity))


def _raw(lines: Sequence[TextLine]) -> str | None:
    """What OCR read, if the text is no longer that."""
    raw = " ".join(ocr.raw for line in lines for ocr in line.ocr)
    return raw if raw and raw != " ".join(line.text for line in lines) else None


def _confidence(lines: Sequence[TextLine]) -> float | None:
    """The mean of its words; None for a digital page."""
    confidences = [ocr.confidence for line in lines for ocr in line.ocr]
    return round(sum(confidences, 0.0) / len(confidences), 3) if confidences else None


def _doubtful_words(lines: Iterable[TextLine]) -> list[str]:
    """The words that OCR is not confident of, as they stand in the text."""
    return [
        word
        for line in lines
        for word, ocr in zip(line.text.split(), line.ocr, strict=False)
        if ocr.confidence < OUTLINE.doubtful_word_confidence
        and any(sign.isalnum() for sign in word)
        and word == ocr.raw
    ]


def _check_sequence(last: Draft | None, draft: Draft, node: Node, findings: list[Finding]) -> None:
    """Numbering is kept as printed; what is odd about it is reported."""
    if draft.inferred or (last is None and draft.parent is not None and draft.parent.inferred):
        return  # a finding reports the lost page
    assert draft.style is not None
    marker = draft.marker or ""
    if draft.fit in (Fit.OTHER_FORM, Fit.RARE) or (draft.fit is Fit.OTHER_KIND and draft.printed == 1):
        findings.append(report_on(node, "numbering-form", marker=marker))
        return
    before = [Reading(*last.style, last.printed)] if last is not None and last.style else []
    odd = oddity(before, [Reading(*draft.style, draft.printed)])
    above = (last.marker if last else "") or ""
    if odd == "begins":
        findings.append(report_on(node, "numbering-gap", "begins", marker=marker))
    elif odd == "jumps":
        findings.append(report_on(node, "numbering-gap", "jumps", marker=marker, before=above))
    elif odd == "repeats":
        findings.append(report_on(node, "numbering-repeat", marker=marker))
    elif odd == "goes-back":
        findings.append(report_on(node, "numbering-restart", marker=marker, before=above))
