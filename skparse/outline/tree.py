"""Events → tree. A row opens, column by column from the left, the nodes whose markers or texts begin in it."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from skparse.findings import report
from skparse.geometry import bounding_box
from skparse.outline.attributes import AttributeTexts
from skparse.outline.depth import (
    columns_with_bold_headings,
    columns_with_indents,
    depth_by_bold,
    depth_by_indent,
    depth_by_style,
)
from skparse.outline.draft import SECTION, Draft, Leaf, choose_reading, same_style
from skparse.outline.events import Event, EventKind, row_events
from skparse.outline.gaps import Lost, lost_pages
from skparse.outline.row_sharing import give_mark, has_marks_of_several_items
from skparse.outline.settings import OUTLINE
from skparse.plan import Finding
from skparse.table.model import LogicalTable, Row
from skparse.text.joining import shorten
from skparse.text.lines import TextLine
from skparse.text.markers import Marker, Reading


class Outline(NamedTuple):
    """The tree of a table."""

    roots: list[Draft]
    findings: list[Finding]
    """What was odd."""
    repeated: list[TextLine]
    """The lines of parents that are printed again on a later page."""


def build_tree(table: LogicalTable) -> Outline:
    """Turn a table's rows into a tree of drafts."""
    return _Builder(table).run()


class _Builder:
    def __init__(self, table: LogicalTable) -> None:
        self.table = table
        self.events_of_rows = row_events(table)
        self.events = [event for events in self.events_of_rows for event in events]
        self.next_event = 0  # index of the first event that was not taken yet
        self.root = Draft(SECTION - 1, None, None, 0)
        self.path: list[Draft] = []  # the open nodes, root first
        self.findings: list[Finding] = []
        self.repeated: list[TextLine] = []
        # Items that share a row have ticks of their own if somewhere the ticks of one row stand on several lines.
        self.items_have_own_marks = any(has_marks_of_several_items(row) for row in table.rows)
        self.attributes = AttributeTexts(self.items_have_own_marks)
        self.with_indents = columns_with_indents(self.events)
        self.with_bold_headings = columns_with_bold_headings(self.events)
        self.waiting: list[Row] = []  # rows at a page's end whose marks belong to the first node of the next page

    def run(self) -> Outline:
        self._report_shared_rows()
        previous: Row | None = None
        for index, row in enumerate(self.table.rows):
            lost = None
            if previous is not None and row.page != previous.page:
                lost = self._begin_page(row, previous, self.events_of_rows[index])
            leaves = self._take_events(row, self.events_of_rows[index], lost)
            for waiting in self.waiting:
                self._attach(waiting, leaves)
            self.waiting.clear()
            if row.blank and index + 1 < len(self.table.rows) and self._belongs_to_next_page(index):
                self.waiting.append(row)
            else:
                self._attach(row, leaves)
            previous = row
        return Outline(self.root.children, self.findings, self.repeated)

    def _begin_page(self, row: Row, previous: Row, events: list[Event]) -> Lost | None:
        """Before the first row of a page: restore what a lost page held, and let cells go on over the page's end."""
        lost = self._find_lost(row) if row.seam and self.path else None
        if lost:
            self._restore(lost, row)
        self.attributes.link(row, previous, any(e.kind is EventKind.BEGINS for e in events))
        return lost

    def _take_events(self, row: Row, events: list[Event], lost: Lost | None) -> list[Leaf]:
        """Apply the events of a row; the nodes that have text in it and where it begins."""
        leaves: list[Leaf] = []
        for event in events:
            self.next_event += 1
            if event.doubtful:
                self._report_doubt(event, row)
            if event.kind is EventKind.BEGINS:
                leaves.append(Leaf(event.y, self._open(event, row)))
            elif event.kind is EventKind.REPEATS:
                self.repeated.extend(event.item.all_lines)
            elif lost:
                self._go_on_after_gap(event, lost, row)
            else:
                node = self._go_on(event)
                if node is not None and _shares_cell(event, events):
                    leaves.append(Leaf(row.top, node))
        return leaves

    # -- nodes --------------------------------------------------------------------------------------------------

    def _open(self, event: Event, row: Row) -> Draft:
        """Open a node under the open ones."""
        column, marker = event.column, event.item.marker
        self._close(column + 1)
        if marker and self._continues_before_section(marker):
            self.path.clear()
        open_nodes = [n for n in self.path if n.column == column]
        reading = None
        if marker:
            following = self._next_marked(column)
            reading = choose_reading(marker, open_nodes, following.item.marker if following else None)
        if open_nodes:
            depth = self._depth(open_nodes, reading, event)
            if depth < len(open_nodes):
                del self.path[self.path.index(open_nodes[depth]) :]
        draft = Draft(column, marker.text if marker else None, reading, row.page)
        draft.first_text = event.item.first_text
        draft.marker_lines = event.item.marker_lines
        draft.lines.extend(event.item.lines)
        children = self._take_children_without_parent(column, reading) if row.seam else []
        self._push(draft)
        if children:
            self._report_doubt(event, row)
            for child in children:
                draft.add(child)
            self.path.append(children[-1])
        return draft

    def _depth(self, open_nodes: list[Draft], reading: Reading | None, event: Event) -> int:
        """How many of the open nodes of its column a new one stands under. Where each depth has a narrow numbering
        column of its own, the indent tells more than any style."""
        if event.column in self.with_bold_headings:
            return depth_by_bold(open_nodes, event.item)
        if event.column in self.with_indents:
            return depth_by_indent(open_nodes, event.item)
        return depth_by_style(open_nodes, event.item.marker, reading)

    def _take_children_without_parent(self, column: int, reading: Reading | None) -> list[Draft]:
        """Children that a page's end parted from their parent: its text, centered in its cell, went to the
        next page while they stayed. They stand right below its own parent, and its number is the first there."""
        above = self.path[-1] if self.path else self.root
        if reading is None or reading.ordinal != 1 or not above.children:
            return []
        if not all(child.column > column for child in above.children):
            return []
        children = list(above.children)
        above.children.clear()
        return children

    def _continues_before_section(self, marker: Marker) -> bool:
        """A full-width row without number ("TOTAL") stands between the roots A. and B.: it is no parent of B."""
        if len(self.path) != 1 or self.path[0].column != SECTION or self.path[0].marker:
            return False
        before = next((n.reading for n in reversed(self.root.children) if n.column != SECTION), None)
        return before is not None and any(
            same_style(before, reading) and reading.ordinal == before.ordinal + 1 for reading in marker.readings
        )

    def _push(self, draft: Draft) -> None:
        (self.path[-1] if self.path else self.root).add(draft)
        self.path.append(draft)

    def _close(self, column: int) -> None:
        """Close the open nodes of a column and of those to the right of it."""
        while self.path and self.path[-1].column >= column:
            self.path.pop()

    def _go_on(self, event: Event) -> Draft | None:
        """The rest of a text that a page's end cut: it goes to the open node of its column."""
        node = next((n for n in reversed(self.path) if n.column == event.column), None)
        if node is None:
            return None  # its words are in no node and become a finding
        if not node.lines:
            node.first_text = event.item.first_text  # its number stood alone before the page's end
        node.lines.extend(event.item.lines)
        return node

    # -- lost pages ---------------------------------------------------------------------------------------------

    def _find_lost(self, row: Row) -> Lost | None:
        """What is missing before a page, by the first marker on it."""
        first = next((e for e in self.events[self.next_event :] if e.kind is EventKind.BEGINS and e.item.marker), None)
        if first is None or self.table.rows[first.row].page != row.page:
            return None
        # Page numbers that count on prove nothing: copies are often numbered after the loss.
        pages_known_missing = self.table.pages_lost.get(row.page, 0) > 0
        return lost_pages(self.path, first, self._next_marked, pages_known_missing)

    def _restore(self, lost: Lost, row: Row) -> None:
        """Open the parents that stood on lost pages."""
        self.findings.append(report("pages-missing", page=row.page, before=row.page - 1, after=row.page))
        for column, parent in lost.parents.items():
            self._close(column)
            draft = Draft(column, parent.marker, parent.reading, row.page)
            draft.inferred = True
            self._push(draft)
        if not lost.parents:
            self._close(lost.column + 1)

    def _go_on_after_gap(self, event: Event, lost: Lost, row: Row) -> None:
        """The end of a text whose beginning stood on a lost page: it belongs to no node before the gap."""
        column = event.column
        node = next((n for n in self.path if n.column == column and n.inferred), None)
        if node is None and column < lost.column and not any(c < column for c in lost.parents):
            self._go_on(event)
            return
        if node is None:
            # Its marker stood on the lost page as well.
            self._close(column)
            node = Draft(column, None, None, row.page)
            self._push(node)
        node.lines.extend(event.item.lines)
        if not node.first_text and event.item.lines:
            node.first_text = event.item.first_text
        if node.marker is None:
            node.inferred = False  # its end is there to read; nothing about it is concluded

    def _next_marked(self, column: int) -> Event | None:
        """The next marked text of a column, before anything begins further left."""
        for event in self.events[self.next_event :]:
            if event.kind is EventKind.BEGINS:
                if event.column < column:
                    return None
                if event.column == column and event.item.marker:
                    return event
        return None

    # -- marks and attributes -----------------------------------------------------------------------------------

    def _attach(self, row: Row, nodes: list[Leaf]) -> None:
        """Give the row's marks and attributes to the nodes that end in it."""
        leaves = [leaf for leaf in nodes if not leaf.draft.children]
        if not leaves:
            if not self.path:
                if row.marks:
                    self.findings.append(report("mark-unplaced", page=row.page))
                return
            leaves = [Leaf(row.top, self.path[-1])]
        for mark in row.marks:
            give_mark(mark, leaves, row, self.items_have_own_marks)
        for column, cell in row.attributes.items():
            self.attributes.give(column, cell, leaves)

    def _belongs_to_next_page(self, index: int) -> bool:
        """The text of the row's last level went to the next page (it is centered, or did not fit any more):
        its marks go with it. True for the last row of a page whose last level is empty, when the next page begins with
        a node below the open one, or the row is visibly cut and holds no text at all."""
        row, below = self.table.rows[index : index + 2]
        first = next((e for e in self.events_of_rows[index + 1] if e.kind is EventKind.BEGINS), None)
        if row.page == below.page or first is None:
            return False
        if self.events_of_rows[index]:
            return bool(self.path) and first.column > self.path[-1].column
        return not (row.closed_below and below.closed_above)

    # -- findings -----------------------------------------------------------------------------------------------

    def _report_shared_rows(self) -> None:
        shared = [events for events in self.events_of_rows if _has_two_items_in_a_cell(events)]
        if shared:
            page = self.table.rows[shared[0][0].row].page
            self.findings.append(report("rows-shared", page=page, count=len(shared)))

    def _report_doubt(self, event: Event, row: Row) -> None:
        lines = event.item.lines
        sentence = "goes-on" if event.kind is EventKind.GOES_ON else "begins"
        box = bounding_box(lines) if lines else None
        text = shorten(event.item.first_text, OUTLINE.max_quote_letters)
        self.findings.append(report("seam-doubtful", sentence, page=row.page, bbox=box, text=text))


def _has_two_items_in_a_cell(events: list[Event]) -> bool:
    columns = sorted(event.column for event in events)
    return any(a == b for a, b in pairwise(columns))


def _shares_cell(rest: Event, events: list[Event]) -> bool:
    """Below the rest of a text another item begins in the same cell: what stands beside the rest is the rest's."""
    return any(e.kind is EventKind.BEGINS and e.column == rest.column and e.y > rest.y for e in events)
