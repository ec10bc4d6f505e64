"""Explained texts → tree: the decisions of the search as drafts, with the marks and attributes of their rows."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from skparse.findings import PLAIN, report
from skparse.numbering.confidence import confidence_of
from skparse.numbering.markers import spell_marker
from skparse.numbering.model import Action, Decision, Fit, LostItem, Told
from skparse.outline.attributes import AttributeTexts, ScheduleTexts
from skparse.outline.doubts import Doubt, Doubts
from skparse.outline.draft import SECTION, Draft, Leaf
from skparse.outline.explained import explain_texts
from skparse.outline.row_sharing import give_mark, has_marks_of_several_items
from skparse.outline.settings import OUTLINE
from skparse.outline.sums import SumTitle, sum_title
from skparse.outline.texts import Text, texts_of_rows
from skparse.plan import Finding
from skparse.table.model import LogicalTable, Row
from skparse.text.line_records import TextLine


class MarkerCorrection(NamedTuple):
    """A marker that was misread, or one that could not be told and is in doubt."""

    line: TextLine
    raw: str
    """As it was read."""
    marker: str | None
    """What it must be; None if it is in doubt."""


class Outline(NamedTuple):
    """The tree of a table."""

    roots: list[Draft]
    findings: list[Finding]
    """What was odd."""
    doubts: list[Doubt]
    repeated: list[TextLine]
    """The lines of parents that are printed again on a later page."""
    corrections: list[MarkerCorrection]


def build_tree(table: LogicalTable) -> Outline:
    """Turn a table's rows into a tree of drafts."""
    return _Builder(table).run()


class _Builder:
    def __init__(self, table: LogicalTable) -> None:
        self.table = table
        self.texts_of_rows = texts_of_rows(table.rows)
        texts = [text for texts in self.texts_of_rows for text in texts]
        self.explanation = explain_texts(table, texts)
        self.next_text = 0  # index of the first text that was not taken yet
        self.root = Draft(-2, None, 0)
        self.drafts: dict[int | None, Draft] = {None: self.root}  # by the numbers that the decisions use
        self.path: list[Draft] = []  # the open nodes, root first
        self.findings: list[Finding] = []
        self.doubts = Doubts(self.explanation, self.drafts, self.root)
        self.repeated: list[TextLine] = []
        self.corrections: list[MarkerCorrection] = []
        self.told: dict[int, Told] = {}  # what later texts tell about items of lost pages
        self.pages_missing: set[int] = set()  # pages before which some are
        # Items that share a row have ticks of their own if somewhere the ticks of one row stand on several lines.
        self.items_have_own_marks = any(has_marks_of_several_items(row) for row in table.rows)
        # Texts of cells beside the items: of attributes, and of a schedule in words.
        self.cells = (AttributeTexts(self.items_have_own_marks), ScheduleTexts(self.items_have_own_marks))
        self.waiting: list[Row] = []  # rows at a page's end whose marks belong to the first node of the next page

    def run(self) -> Outline:
        self._report_shared_rows()
        previous: Row | None = None
        title_before: SumTitle | None = None
        for index, row in enumerate(self.table.rows):
            texts, title = self.texts_of_rows[index], sum_title(row)
            decisions = self.explanation.decisions[self.next_text : self.next_text + len(texts)]
            if previous is not None and row.page != previous.page and not (title or title_before):
                self._link_cells(row, previous, decisions)
            leaves = self._take_texts(row, texts, decisions)
            if title is not None:
                leaves.append(self._add_sum(row, title))
            for waiting in self.waiting:
                self._attach(waiting, leaves)
            self.waiting.clear()
            is_last = index + 1 == len(self.table.rows)
            if row.blank and title is None and not is_last and self._belongs_to_next_page(index):
                self.waiting.append(row)
            else:
                self._attach(row, leaves)
            previous, title_before = row, title
        self._number_lost()
        self._note_doubtful_markers()
        return Outline(
            roots=self.root.children,
            findings=self.findings,
            doubts=self.doubts.found,
            repeated=self.repeated,
            corrections=self.corrections,
        )

    def _link_cells(self, row: Row, previous: Row, decisions: list[Decision]) -> None:
        """Cells beside the items go on over a page's end as the tree does: not over lost pages."""
        if any(one.after_loss for one in decisions):
            return
        begins = next((one for one in decisions if one.action is Action.BEGINS), None)
        parent = self.drafts.get(begins.parent, self.root) if begins else None
        for cells in self.cells:
            cells.link(row, previous, parent)

    def _number_lost(self) -> None:
        """The numbers of items of lost pages: those that later texts tell, and those that are hardly another than the
        next of their list. An item of which the end is printed has a number only if others hang on it."""
        for told in self.told.values():
            draft = self.drafts[told.item]
            if draft.inferred or draft.children:
                draft.number_is_lost = not draft.inferred
                _tell_ordinal(draft, told.ordinal, told.first_parts)
        for number, (ordinal, likelihood) in self.explanation.guesses.items():
            draft = self.drafts[number]
            draft.confidence = min(draft.confidence, OUTLINE.guess_confidence)
            if likelihood >= OUTLINE.min_guess_confidence:
                _tell_ordinal(draft, ordinal, ())
        for draft in self.drafts.values():
            if draft.inferred and draft.style and not draft.ordinal:
                draft.confidence = min(draft.confidence, OUTLINE.guess_confidence)

    def _take_texts(self, row: Row, texts: list[Text], decisions: list[Decision]) -> list[Leaf]:
        """Apply what was decided about the texts of a row; the nodes that have text in it and where it begins."""
        leaves: list[Leaf] = []
        for text, decision in zip(texts, decisions, strict=True):
            self.next_text += 1
            self._note_lost_pages(decision, row.page)
            above = next((draft for draft in reversed(self.path) if draft.column == text.column), None)
            if decision.action in (Action.BEGINS, Action.RESTS):
                node = self._open(text, decision, row)
                if decision.action is Action.BEGINS:
                    leaves.append(Leaf(text.y, node))
            elif decision.action is Action.REPEATS:
                self.repeated.extend(text.item.all_lines)
            else:
                node = self._go_on(text, decision)
                if _shares_cell(text, texts, decisions):
                    leaves.append(Leaf(row.top, node))
            self.doubts.note(text, decision, self.drafts[decision.item], above)
        return leaves

    def _note_lost_pages(self, decision: Decision, page: int) -> None:
        """Report that pages are lost before a text, or may be."""
        rival = self.explanation.rivals[decision.observation]
        margin = self.explanation.margins[decision.observation]
        may_be = rival is not None and rival.after_loss and margin <= OUTLINE.max_doubtful_loss_margin
        counted = self.table.pages_lost.get(page, 0) > 0
        if (decision.after_loss or may_be or counted) and page not in self.pages_missing:
            self.pages_missing.add(page)
            sentence = PLAIN if decision.after_loss else "page-numbers" if counted else "perhaps"
            self.findings.append(report("pages-missing", sentence, page=page, before=page - 1, after=page))

    # -- nodes --------------------------------------------------------------------------------------------------

    def _open(self, text: Text, decision: Decision, row: Row) -> Draft:
        """Open a node below its parent."""
        confidence = confidence_of(self.explanation.margins[decision.observation])
        for lost in decision.lost:
            self._add_lost(lost, row).confidence = confidence
        for told in decision.resolved:
            self.told[told.item] = told
        item, parent = text.item, self.drafts[decision.parent]
        draft = Draft(text.column, item.marker.text if item.marker else None, row.page)
        draft.style, draft.ordinal, draft.printed = decision.style, decision.ordinal, decision.printed
        draft.fit = decision.fit
        draft.confidence = confidence
        draft.first_text = item.first_text
        draft.marker_lines = item.marker_lines
        draft.lines.extend(item.lines)
        if decision.marker is not None:
            self._correct(draft, text, decision.marker)
        children = list(parent.children) if decision.adopts else []
        if children:
            parent.children.clear()
        self.path = _chain(parent)
        parent.add(draft)
        self.path.append(draft)
        for child in children:
            draft.add(child)
        if children:
            self.path.append(children[-1])
        self.drafts[decision.item] = draft
        return draft

    def _add_sum(self, row: Row, title: SumTitle) -> Leaf:
        """A row "JUMLAH" is a node without children: what is open goes on below it."""
        first = min(i for i, c in enumerate(self.table.columns) if c.role == "level")
        draft = Draft(first if title.column == SECTION else title.column, None, row.page)
        draft.lines.extend((*title.piece.markers, *title.piece.lines))
        draft.first_text = draft.lines[0].text
        section = self.path[0] if self.path and self.path[0].column == SECTION else self.root
        return Leaf(row.top, section.add(draft))

    def _add_lost(self, lost: LostItem, row: Row) -> Draft:
        """A node that stood on a lost page."""
        draft = Draft(lost.column, None, row.page)
        draft.inferred = True
        draft.style = lost.style
        self.drafts[lost.parent].add(draft)
        self.drafts[lost.at] = draft
        return draft

    def _correct(self, draft: Draft, text: Text, marker: str) -> None:
        """A marker that was misread."""
        item = text.item
        head = (item.marker_lines or item.lines)[0]
        self.corrections.append(MarkerCorrection(head, item.token, marker))
        draft.marker = marker
        if item.marker_lines:
            first = head._replace(text=marker)
            draft.marker_lines = (first, *(line._replace(text="") for line in item.marker_lines[1:]))
        elif item.unread:
            count = len(item.unread)
            draft.marker_lines = (head._replace(text=marker), *(x._replace(text="") for x in item.unread[1:]))
            draft.lines = list(item.lines[count:])
            draft.first_text = draft.lines[0].text if draft.lines else ""
        else:
            rest = head.text[len(item.token) :] if head.text.startswith(item.token) else ""
            draft.first_text = rest.strip()
            draft.lines[0] = head._replace(text=marker + rest)

    def _go_on(self, text: Text, decision: Decision) -> Draft:
        """The rest of a text that a page's end cut."""
        node = self.drafts[decision.item]
        if not node.lines:
            node.first_text = text.item.first_text  # its number stood alone before the page's end
        node.lines.extend(text.item.lines)
        return node

    # -- marks and attributes -----------------------------------------------------------------------------------

    def _attach(self, row: Row, nodes: list[Leaf]) -> None:
        """Give the row's marks and attributes to the nodes that end in it."""
        leaves = [leaf for leaf in nodes if not leaf.draft.children]
        if not leaves:
            if not self.path:
                if row.scheduled:
                    self.findings.append(report("mark-unplaced", page=row.page))
                return
            leaves = [Leaf(row.top, self.path[-1])]
        for mark in row.marks:
            give_mark(mark, leaves, row, self.items_have_own_marks)
        for cells in self.cells:
            cells.give(row, leaves)

    def _belongs_to_next_page(self, index: int) -> bool:
        """The text of the row's last level went to the next page (it is centered, or did not fit any more):
        its marks go with it. True for the last row of a page whose last level is empty, when the next page begins with
        a node below the open one, or the row is visibly cut and holds no text at all."""
        row, below = self.table.rows[index : index + 2]
        first = self._first_beginning(index + 1)
        if row.page == below.page or first is None:
            return False
        if self.texts_of_rows[index]:
            return bool(self.path) and first.column > self.path[-1].column
        return not (row.closed_below and below.closed_above)

    def _first_beginning(self, index: int) -> Text | None:
        """The first text of the row behind this one's texts that begins an item."""
        texts = self.texts_of_rows[index]
        start = self.next_text
        decisions = self.explanation.decisions[start : start + len(texts)]
        return next((t for t, d in zip(texts, decisions, strict=True) if d.action is Action.BEGINS), None)

    def _note_doubtful_markers(self) -> None:
        """Markers that OCR is not sure of, where the numbering does not confirm them either."""
        texts = [text for texts in self.texts_of_rows for text in texts]
        for text, decision in zip(texts, self.explanation.decisions, strict=True):
            head = (text.item.marker_lines or text.item.lines)[:1]
            if decision.action is not Action.BEGINS or decision.marker or not text.item.marker or not head[0].ocr:
                continue
            if head[0].ocr[0].confidence < OUTLINE.min_marker_confidence and not self._is_confirmed(decision):
                self.corrections.append(MarkerCorrection(head[0], text.item.marker.text, None))

    def _is_confirmed(self, decision: Decision) -> bool:
        """The marker goes on its list, or the next one goes on behind it."""
        draft = self.drafts[decision.item]
        siblings = draft.parent.children if draft.parent else []
        following = siblings[siblings.index(draft) + 1 :][:1]
        return decision.fit is Fit.NEXT or any(next_one.fit is Fit.NEXT for next_one in following)

    # -- findings -----------------------------------------------------------------------------------------------

    def _report_shared_rows(self) -> None:
        shared = [texts for texts in self.texts_of_rows if _has_two_items_in_a_cell(texts)]
        if shared:
            page = self.table.rows[shared[0][0].row].page
            self.findings.append(report("rows-shared", page=page, count=len(shared)))


def _tell_ordinal(draft: Draft, ordinal: int, first_parts: tuple[int, ...]) -> None:
    """The place of an item of a lost page is known now, and so is its marker."""
    assert draft.style is not None
    draft.ordinal = draft.printed = ordinal
    draft.marker = spell_marker(*draft.style, ordinal, ".".join(map(str, (*first_parts, ordinal))))


def _chain(draft: Draft) -> list[Draft]:
    """A node and its parents, root first, without the root of all."""
    chain: list[Draft] = []
    while draft.parent is not None:
        chain.append(draft)
        draft = draft.parent
    return chain[::-1]


def _has_two_items_in_a_cell(texts: list[Text]) -> bool:
    columns = sorted(text.column for text in texts)
    return any(a == b for a, b in pairwise(columns))


def _shares_cell(rest: Text, texts: list[Text], decisions: list[Decision]) -> bool:
    """Below the rest of a text another item begins in the same cell: what stands beside the rest is the rest's."""
    return any(
        decision.action is Action.BEGINS and text.column == rest.column and text.y > rest.y
        for text, decision in zip(texts, decisions, strict=True)
    )
