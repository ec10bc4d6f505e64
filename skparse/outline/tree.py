"""Events → tree. A row opens, column by column from the left, the nodes whose markers or texts begin in it."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from skparse.findings import report
from skparse.geometry import bounding_box
from skparse.outline.attributes import AttributeTexts
from skparse.outline.depth import bold_columns, depth_by_bold, depth_by_place, depth_by_style, placed_columns
from skparse.outline.draft import SECTION, Draft, choose_reading, same_style
from skparse.outline.events import Event, row_events
from skparse.outline.gaps import Lost, lost_pages
from skparse.outline.row_sharing import give_mark, several_heights
from skparse.plan import Finding
from skparse.table.model import LogicalTable, Row
from skparse.text.lines import TextLine
from skparse.text.markers import Marker, Reading


class Outline(NamedTuple):
    """The tree of a table: its root drafts, what was odd, and the lines of parents that are printed again on a later
    page."""

    roots: list[Draft]
    findings: list[Finding]
    repeated: list[TextLine]


def build_tree(table: LogicalTable) -> Outline:
    """Turn a table's rows into a tree of drafts."""
    return _Builder(table).run()


class _Builder:
    def __init__(self, table: LogicalTable) -> None:
        self.table = table
        self.rows = row_events(table)
        self.flat = [e for events in self.rows for e in events]
        self.root = Draft(SECTION - 1, None, None, 0)
        self.path: list[Draft] = []
        self.findings: list[Finding] = []
        self.repeated: list[TextLine] = []
        # Do items that share a row have ticks of their own? If so, somewhere ticks of one row stand at several heights.
        self.aligned = any(several_heights(row) for row in table.rows)
        self.placed = placed_columns(self.flat)
        self.bold = bold_columns(self.flat)
        self.held: list[Row] = []
        self.attributes = AttributeTexts(self.aligned)
        self.at = 0  # how many events have been taken

    def _report_shared(self) -> None:
        shared = [events for events in self.rows if any(a.column == b.column for a, b in pairwise(_by_column(events)))]
        if shared:
            page = self.table.rows[shared[0][0].row].page
            self.findings.append(report("rows-shared", page=page, count=len(shared)))

    def run(self) -> Outline:
        self._report_shared()
        previous: Row | None = None
        rows = self.table.rows
        for index, row in enumerate(rows):
            events = self.rows[index]
            lost = None
            if row.seam and previous is not None and row.page != previous.page and self.path:
                lost = self._lost(row)
            if lost:
                self._restore(lost, row)
            if previous is not None and row.page != previous.page:
                self.attributes.link(row, previous, any(e.kind == "new" for e in events))
            starts: list[tuple[float, Draft]] = []
            for event in events:
                self.at += 1
                if event.doubtful:
                    self._doubt(event, row)
                if event.kind == "new":
                    starts.append((event.height, self._open(event, row)))
                elif event.kind == "repeat":
                    self.repeated.extend(event.item.all_lines)
                elif lost:
                    self._tail_after_gap(event, lost, row)
                else:
                    node = self._go_on(event)
                    if node is not None and _shares(event, events):
                        starts.append((row.top, node))
            for held in self.held:
                self._attach(held, starts)
            self.held.clear()
            if row.blank and index + 1 < len(rows) and self._goes_below(rows, index):
                self.held.append(row)
            else:
                self._attach(row, starts)
            previous = row
        return Outline(self.root.children, self.findings, self.repeated)

    # -- nodes --------------------------------------------------------------------------------------------------

    def _open(self, event: Event, row: Row) -> Draft:
        column, marker = event.column, event.item.marker
        self._close(column + 1)
        if marker and self._goes_on_past_section(marker):
            self.path.clear()
        tail = [n for n in self.path if n.column == column]
        following = self._next_marked(column) if marker else None
        reading = choose_reading(marker, tail, following.item.marker if following else None) if marker else None
        self._make_room(tail, reading, event)
        draft = Draft(column, marker.text if marker else None, reading, row.page)
        draft.first = event.item.first
        draft.marker_lines = event.item.marker_lines
        draft.lines.extend(event.item.lines)
        skipped = self._left_without_parent(column, reading) if row.seam else []
        self._push(draft)
        if skipped:
            self._doubt(event, row)
            for child in skipped:
                draft.add(child)
            self.path.append(skipped[-1])
        return draft

    def _left_without_parent(self, column: int, reading: Reading | None) -> list[Draft]:
        """Children that a page's end parted from their parent: its text, set in the middle of its cell, went to the
        next page while they stayed. They stand right below its own parent, and its number is the first there."""
        above = self.path[-1] if self.path else self.root
        if reading is None or reading.ordinal != 1 or not above.children:
            return []
        if not all(child.column > column for child in above.children):
            return []
        left = list(above.children)
        above.children.clear()
        return left

    def _goes_on_past_section(self, marker: Marker) -> bool:
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

    def _make_room(self, tail: list[Draft], reading: Reading | None, event: Event) -> None:
        """Close the open nodes of the same column that the new one does not stand under.

        A style that is open closes down to its node; a style not yet open that begins at one (or has one part more)
        stands under the last; anything else is a sibling of the outermost. Where each depth has a narrow numbering
        column of its own, its place tells more than any style.
        """
        if not tail:
            return
        placed = event.column in self.placed
        if event.column in self.bold:
            keep = depth_by_bold(tail, event.item)
        else:
            keep = depth_by_place(tail, event.item) if placed else depth_by_style(tail, event.item.marker, reading)
        if keep < len(tail):
            del self.path[self.path.index(tail[keep]) :]

    def _go_on(self, event: Event) -> Draft | None:
        """The rest of a text that a page's end cut: it goes to the open node of its column."""
        node = next((n for n in reversed(self.path) if n.column == event.column), None)
        if node is None:
            return None  # its words are in no node and become a finding
        if not node.lines:
            node.first = event.item.first  # its number stood alone before the page's end
        node.lines.extend(event.item.lines)
        return node

    def _doubt(self, event: Event, row: Row) -> None:
        lines = event.item.lines
        sentence = "goes-on" if event.kind == "goes-on" else "begins"
        box = bounding_box(lines) if lines else None
        text = _short(event.item.first)
        self.findings.append(report("seam-doubtful", sentence, page=row.page, bbox=box, text=text))

    # -- lost pages ---------------------------------------------------------------------------------------------

    def _lost(self, row: Row) -> Lost | None:
        # Folios that count on prove nothing: copies are often numbered after the loss.
        told = self.table.pages_lost.get(row.page, 0) > 0
        first = next((e for e in self.flat[self.at :] if e.kind == "new" and e.item.marker), None)
        if first is None or self.table.rows[first.row].page != row.page:
            return None
        return lost_pages(self.path, first, self._next_marked, told)

    def _restore(self, lost: Lost, row: Row) -> None:
        self.findings.append(report("pages-missing", page=row.page, before=row.page - 1, after=row.page))
        for column, (marker, reading) in lost.parents.items():
            self._close(column)
            draft = Draft(column, marker, reading, row.page)
            draft.inferred = True
            self._push(draft)
        if not lost.parents:
            self._close(lost.column + 1)

    def _tail_after_gap(self, event: Event, lost: Lost, row: Row) -> None:
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
        if not node.first and event.item.lines:
            node.first = event.item.first
        if node.marker is None:
            node.inferred = False  # its end is there to read; nothing about it is concluded

    # -- what belongs to rows -----------------------------------------------------------------------------------

    def _attach(self, row: Row, starts: list[tuple[float, Draft]]) -> None:
        """Give the row's marks and attributes to the nodes that end in it."""
        leaves = [(height, d) for height, d in starts if not d.children]
        if not leaves:
            if not self.path:
                if row.marks:
                    self.findings.append(report("mark-unplaced", page=row.page))
                return
            leaves = [(row.top, self.path[-1])]
        for mark in row.marks:
            give_mark(mark, leaves, row, self.aligned)
        for column, cell in row.attributes.items():
            self.attributes.give(column, cell, leaves)

    def _goes_below(self, rows: list[Row], index: int) -> bool:
        """The text of the row's last level went to the next page (it is set in the middle, or did not fit any more):
        its marks go with it. True for the last row of a page whose last level is empty, when the next page begins with
        a node below the open one, or the row is visibly cut and holds no text at all."""
        row, below = rows[index], rows[index + 1]
        first = next((e for e in self.rows[index + 1] if e.kind == "new"), None)
        if row.page == below.page or first is None:
            return False
        if self.rows[index]:
            return bool(self.path) and first.column > self.path[-1].column
        return not (row.closed_below and below.closed_above)

    # -- helpers ------------------------------------------------------------------------------------------------

    def _next_marked(self, column: int) -> Event | None:
        """The next marked text of a column, before anything begins further left."""
        for event in self.flat[self.at :]:
            if event.kind == "new":
                if event.column < column:
                    return None
                if event.column == column and event.item.marker:
                    return event
        return None

    def _close(self, column: int) -> None:
        """Close the open nodes of a column and of those to the right of it."""
        while self.path and self.path[-1].column >= column:
            self.path.pop()


def _by_column(events: list[Event]) -> list[Event]:
    return sorted(events, key=lambda event: event.column)


def _shares(rest: Event, events: list[Event]) -> bool:
    """Below the rest of a text another item begins in the same cell: what stands beside the rest is the rest's."""
    return any(e.kind == "new" and e.column == rest.column and e.height > rest.height for e in events)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
