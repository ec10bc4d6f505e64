"""Rows → events: what begins in each row, and what goes on from above a page's end. Decided cell by cell."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from skparse.outline.draft import SECTION
from skparse.outline.items import Item, has_unpunctuated_markers, items_of
from skparse.outline.settings import OUTLINE, SEAM
from skparse.table.model import LogicalTable, Piece, Row
from skparse.text.joining import compact, join_lines


class EventKind(Enum):
    """What a text of a row does."""

    BEGINS = "begins"
    """It begins a node."""
    GOES_ON = "goes on"
    """It goes on with the open node of its column."""
    REPEATS = "repeats"
    """It prints the open node of its column again."""


class Event(NamedTuple):
    """A text of a row and what it does."""

    row: int
    """The row's index in the table."""
    column: int
    item: Item
    kind: EventKind
    doubtful: bool
    """It might as well be of another kind."""
    y: float
    """Where it begins, in points: the row's top for the first item of a cell."""


class _Entry(NamedTuple):
    """An item of a row: where it begins, its column, and its index among the items of its cell."""

    y: float
    column: int
    item_index: int


class _OpenText(NamedTuple):
    """The open node of a column."""

    marker: str
    text: str


class _ColumnCounts:
    """How the texts of a column begin, away from page ends."""

    def __init__(self) -> None:
        self.marked = 0
        self.unmarked = 0
        self.unmarked_alone = 0  # of them, how many are the leftmost of their row
        self.unmarked_lower_case = 0  # of them, how many begin in small letters

    @property
    def is_numbered(self) -> bool:
        """At least half of its texts carry a marker."""
        return self.marked >= max(1, self.unmarked)


_UNFINISHED = re.compile(
    r"(?:[,/(\-–&]|\b(?:dan|atau|yang|di|ke|dari|pada|untuk|dengan|oleh|dalam|serta|sebagai|tentang|terhadap|atas|bagi|"
    r"secara|melalui|antara|sampai|para|akan|dapat|telah|sudah|tidak|kepada|agar|bahwa|s\.d\.?|per|antar|setiap|tiap|"
    r"bersama|berdasarkan|sesuai|menuju|hingga|guna|seluruh|berupa|yaitu|maupun|karena|selama|tanpa|demi|berbasis))$",
    re.IGNORECASE,
)
"""Words and signs that end no sentence: a text cut behind one goes on below."""
_CONTINUED = re.compile(r"(?:[(\[]\s*(?i:lanjutan)\s*[)\]]|[-–,]\s*(?i:lanjutan)|\blanjutan)\.?$")
"""Behind a name that is printed again. "Lanjutan" without brackets, in capitals like the name, is part of the name."""
_LOWER_CASE = re.compile(r"^[a-z,;)\]&/–-]")


def row_events(table: LogicalTable) -> list[list[Event]]:
    """The events of each row, in reading order: from top to bottom, from left to right where they begin together."""
    rows = table.rows
    items = _items_of_rows(rows)
    counts = _count_columns(rows, items)
    last_level = max((i for i, c in enumerate(table.columns) if c.role == "level"), default=0)
    open_texts: dict[int, _OpenText] = {}
    result: list[list[Event]] = []
    for index, (row, by_column) in enumerate(zip(rows, items, strict=True)):
        events: list[Event] = []
        leftmost_opened: int | None = None  # column of the leftmost node that begins in this row
        for y, column, n in _reading_order(row, by_column):
            item = by_column[column][n]
            kind, doubtful = EventKind.BEGINS, False
            if n == 0 and row.seam and column != SECTION:
                before = open_texts.get(column)
                parent_begins = leftmost_opened is not None and leftmost_opened < column
                may_repeat = not parent_begins and column != last_level
                if before and may_repeat and _is_printed_again(item, before):
                    kind = EventKind.REPEATS
                elif before and not item.marker and not parent_begins:
                    # (An unmarked only child always comes with its parent's marker in the same row.)
                    kind, doubtful = _unmarked_at_seam(rows, index, item, before, counts.get(column))
            text = join_lines(item.lines)
            if kind is EventKind.BEGINS:
                open_texts = {c: t for c, t in open_texts.items() if c < column}
                open_texts[column] = _OpenText(item.marker.text if item.marker else "", text)
                leftmost_opened = column if leftmost_opened is None else min(leftmost_opened, column)
            elif kind is EventKind.GOES_ON:
                before = open_texts[column]
                open_texts[column] = before._replace(text=f"{before.text} {text}")
            events.append(Event(row=index, column=column, item=item, kind=kind, doubtful=doubtful, y=y))
        result.append(events)
    return result


# --- Reading order


def _reading_order(row: Row, by_column: dict[int, list[Item]]) -> list[_Entry]:
    """The row's items from top to bottom, and from left to right among those that begin on one line."""
    shared = any(len(items) > 1 for items in by_column.values())
    entries = sorted(
        _Entry(_first_item_y(row, items, shared) if n == 0 else item.first_line_y, column, n)
        for column, items in by_column.items()
        for n, item in enumerate(items)
    )
    ordered: list[_Entry] = []
    line: list[_Entry] = []
    for entry in entries:
        if line and entry.y - line[0].y > OUTLINE.same_line_pt:
            ordered.extend(sorted(line, key=lambda e: (e.column, e.item_index)))
            line = []
        line.append(entry)
    return ordered + sorted(line, key=lambda e: (e.column, e.item_index))


def _first_item_y(row: Row, items: list[Item], shared: bool) -> float:
    """Where the first item of a cell begins: with the row, unless several items share the row and the text begins well
    below its top. A lone text at the center of its cell was set there, and begins with the row."""
    lines = items[0].lines or items[0].marker_lines
    line_height = lines[0].height
    offset = abs((lines[0].top + lines[-1].bottom) / 2 - (row.top + row.bottom) / 2)
    is_centered = len(items) == 1 and offset < OUTLINE.centered_text_share * line_height
    if not shared or is_centered or lines[0].top - row.top < OUTLINE.max_top_offset_share * line_height:
        return row.top
    return items[0].first_line_y


# --- Items


def _items_of_rows(rows: list[Row]) -> list[dict[int, list[Item]]]:
    """The items of each row, by column."""
    unpunctuated = _unpunctuated_columns(rows)
    rows_are_shared = any(len(piece.markers) > 1 for row in rows for piece in row.pieces.values())
    return [
        _items_of_row(row, unpunctuated, below, rows_are_shared)
        for row, below in zip(rows, [*rows[1:], None], strict=True)
    ]


def _unpunctuated_columns(rows: list[Row]) -> set[int]:
    """Columns whose markers have no punctuation."""
    pieces: dict[int, list[Piece]] = {}
    for row in rows:
        for column, piece in row.pieces.items():
            if not row.seam:
                pieces.setdefault(column, []).append(piece)
        if row.section:
            pieces.setdefault(SECTION, []).append(row.section)
    return {column for column, found in pieces.items() if has_unpunctuated_markers(found)}


def _items_of_row(row: Row, unpunctuated: set[int], below: Row | None, rows_are_shared: bool) -> dict[int, list[Item]]:
    parent_ys: list[float] = []  # where the items of the columns to the left begin
    by_column: dict[int, list[Item]] = {}
    for column, piece in sorted(row.pieces.items()):
        by_column[column] = items_of(
            piece, column in unpunctuated, rows_are_shared and row.seam, parent_ys if row.seam else ()
        )
        parent_ys.extend(item.first_line_y for item in by_column[column] if item.marker)
    if row.section:
        by_column[SECTION] = items_of(row.section, SECTION in unpunctuated)
    # One numbering column for several levels: a number without text numbers the text that stands further right.
    for column in sorted(by_column):
        found = by_column[column]
        if column == SECTION or len(found) != 1 or found[0].lines or not found[0].marker:
            continue
        if below is not None and below.seam and column in below.pieces and not below.pieces[column].markers:
            continue  # its own text went to the next page
        right = next((c for c in sorted(by_column) if c > column), None)
        if right is not None and by_column[right][0].marker is None:
            first = by_column[right][0]
            by_column[right][0] = first._replace(marker=found[0].marker, marker_lines=found[0].marker_lines)
            del by_column[column]
    return {c: found for c, found in by_column.items() if found}


def _count_columns(rows: list[Row], items: list[dict[int, list[Item]]]) -> dict[int, _ColumnCounts]:
    counts: dict[int, _ColumnCounts] = {}
    for row, by_column in zip(rows, items, strict=True):
        leftmost = min(by_column, default=0)
        for column, found in by_column.items():
            count = counts.setdefault(column, _ColumnCounts())
            for n, item in enumerate(found):
                if item.marker:
                    count.marked += 1
                elif not (row.seam and n == 0):
                    count.unmarked += 1
                    count.unmarked_alone += column == leftmost
                    count.unmarked_lower_case += bool(_LOWER_CASE.match(item.first_text))
    return counts


# --- At a seam


def _is_printed_again(item: Item, before: _OpenText) -> bool:
    """A parent printed again on the next page, as it was or with "(lanjutan)" behind it."""
    if not before.text or before.marker != (item.marker.text if item.marker else ""):
        return False
    text = compact(_CONTINUED.sub("", join_lines(item.lines)))
    is_long_enough = item.marker is not None or len(text) >= SEAM.min_repeated_letters
    return bool(text) and text == compact(before.text) and is_long_enough


def _unmarked_at_seam(
    rows: list[Row], index: int, item: Item, before: _OpenText, counts: _ColumnCounts | None
) -> tuple[EventKind, bool]:
    """Does a text without marker, right below a seam, go on with the text above it? And is that doubtful?"""
    counts = counts or _ColumnCounts()
    if counts.is_numbered:
        return EventKind.GOES_ON, False
    text = join_lines(item.lines)
    score = _goes_on_score(rows[index - 1], rows[index], before.text, text, counts)
    if score > 0:
        return EventKind.GOES_ON, score <= SEAM.max_doubtful_score
    # That a text in small letters begins an item is always doubtful.
    return EventKind.BEGINS, -score <= SEAM.max_doubtful_score or bool(_LOWER_CASE.match(text))


def _goes_on_score(above: Row, row: Row, text_above: str, text: str, counts: _ColumnCounts) -> float:
    """Evidence for (+) and against (-) a text without marker going on, in a column that is not numbered."""
    score = 0.0
    if not row.closed_above:
        score += SEAM.cut_visible_weight
    if _LOWER_CASE.match(text):
        is_unusual = counts.unmarked >= SEAM.min_texts_for_case_count and not counts.unmarked_lower_case
        score += SEAM.unusual_lower_case_weight if is_unusual else SEAM.lower_case_weight
    elif text[:1].isupper() or text[:1].isdigit():
        score += SEAM.capital_weight
    if _UNFINISHED.search(text_above):
        score += SEAM.sentence_open_weight
    elif text_above[-1:] in ".;:":
        score += SEAM.sentence_closed_weight
    if text_above.count("(") > text_above.count(")"):
        score += SEAM.bracket_open_weight
    if above.blank:
        score += SEAM.blank_above_weight
    alone = counts.unmarked_alone / max(1, counts.unmarked)
    score += SEAM.seldom_alone_weight if alone < SEAM.max_alone_share else SEAM.often_alone_weight
    marked, marked_above = {m.column for m in row.marks}, {m.column for m in above.marks}
    if marked and marked_above:
        score += SEAM.marks_alike_weight if marked == marked_above else SEAM.marks_differ_weight
    elif marked_above:
        score += SEAM.marks_missing_weight
    if any(a.lines for a in row.attributes.values()) and any(a.lines for a in above.attributes.values()):
        score += SEAM.both_attributes_weight
    return score
