"""Rows → events: what begins in each row, and what goes on from above a page's end. Decided cell by cell."""

from __future__ import annotations

import re
from typing import NamedTuple

from skparse.outline.draft import SECTION
from skparse.outline.items import Item, items_of, writes_bare
from skparse.table.model import LogicalTable, Piece, Row
from skparse.text.joining import compact, join_lines


class Event(NamedTuple):
    """A text of a row: it begins a node, goes on with the open node of its column, or repeats that node's text."""

    row: int
    column: int
    item: Item
    kind: str  # "new", "goes-on", "repeat"
    doubtful: bool
    height: float  # where it begins, in points: the row's top for the first item of a cell


class _Habit:
    """What a column does away from page ends."""

    def __init__(self) -> None:
        self.marked = self.plain = self.plain_alone = 0
        self.lower = 0  # texts without marker that begin in small letters

    @property
    def numbered(self) -> bool:
        """At least half of its texts carry a marker."""
        return self.marked >= max(1, self.plain)


# Words after which no sentence ends: a text cut behind one goes on below.
_UNFINISHED = re.compile(
    r"(?:[,/(\-–&]|\b(?:dan|atau|yang|di|ke|dari|pada|untuk|dengan|oleh|dalam|serta|sebagai|tentang|terhadap|atas|bagi|"
    r"secara|melalui|antara|sampai|para|akan|dapat|telah|sudah|tidak|kepada|agar|bahwa|s\.d\.?|per|antar|setiap|tiap|"
    r"bersama|berdasarkan|sesuai|menuju|hingga|guna|seluruh|berupa|yaitu|maupun|karena|selama|tanpa|demi|berbasis))$",
    re.IGNORECASE,
)
# "Lanjutan" without brackets, in capitals like the name before it, is part of the name.
_CONTINUED = re.compile(r"(?:[(\[]\s*(?i:lanjutan)\s*[)\]]|[-–,]\s*(?i:lanjutan)|\blanjutan)\.?$")
_LOWER = re.compile(r"^[a-z,;)\]&/–-]")


def row_events(table: LogicalTable) -> list[list[Event]]:
    """The events of each row, in reading order: from top to bottom, from left to right where they begin together."""
    bare = _bare_columns(table.rows)
    rows = table.rows
    shared = any(len(piece.markers) > 1 for row in rows for piece in row.pieces.values())
    items = [_row_items(row, bare, below, shared) for row, below in zip(rows, [*rows[1:], None], strict=True)]
    habits = _habits(table.rows, items)
    last_level = max((i for i, c in enumerate(table.columns) if c.role == "level"), default=0)
    before: dict[int, tuple[str, str]] = {}  # column → marker and text of the open node
    result: list[list[Event]] = []
    for index, (row, by_column) in enumerate(zip(table.rows, items, strict=True)):
        events: list[Event] = []
        opened: set[int] = set()  # columns of which a node begins in this row
        for height, column, n in _reading_order(row, by_column):
            item = by_column[column][n]
            kind, doubtful = "new", False
            if n == 0 and row.seam and column != SECTION:
                parent = any(c < column for c in opened)
                kind, doubtful = _at_seam(table.rows, index, column, item, before, habits, parent, column == last_level)
            text = join_lines(item.lines)
            if kind == "new":
                before = {c: t for c, t in before.items() if c < column}
                before[column] = (item.marker.text if item.marker else "", text)
                opened.add(column)
            elif kind == "goes-on":
                marker, old = before.get(column, ("", ""))
                before[column] = (marker, f"{old} {text}")
            events.append(Event(index, column, item, kind, doubtful, height))
        result.append(events)
    return result


def _reading_order(row: Row, by_column: dict[int, list[Item]]) -> list[tuple[float, int, int]]:
    """``(height, column, place in the cell)`` of the row's items: from top to bottom, and from left to right among
    those that begin on one line."""
    shared = any(len(items) > 1 for items in by_column.values())
    entries = [
        (_height(row, items, shared) if n == 0 else item.middle, column, n)
        for column, items in by_column.items()
        for n, item in enumerate(items)
    ]
    return _ordered(entries)


def _height(row: Row, items: list[Item], shared: bool) -> float:
    """Where the first item of a cell begins: with the row, unless several rows stand in it that are not ruled off and
    the text begins well below the top. A lone text in the middle of its cell was set there, and begins with the row."""
    lines = items[0].lines or items[0].marker_lines
    high = lines[0].bottom - lines[0].top
    middle = (lines[0].top + lines[-1].bottom) / 2
    centred = len(items) == 1 and abs(middle - (row.top + row.bottom) / 2) < high / 2
    if not shared or centred or lines[0].top - row.top < 1.5 * high:
        return row.top
    return items[0].middle


def _bare_columns(rows: list[Row]) -> set[int]:
    pieces: dict[int, list[Piece]] = {}
    for row in rows:
        for column, piece in row.pieces.items():
            if not row.seam:
                pieces.setdefault(column, []).append(piece)
        if row.section:
            pieces.setdefault(SECTION, []).append(row.section)
    return {column for column, found in pieces.items() if writes_bare(found)}


def _row_items(row: Row, bare: set[int], below: Row | None, shared: bool) -> dict[int, list[Item]]:
    heights: list[float] = []  # where the items of the columns to the left begin
    by_column: dict[int, list[Item]] = {}
    for column, piece in sorted(row.pieces.items()):
        by_column[column] = items_of(piece, column in bare, shared and row.seam, heights if row.seam else ())
        heights.extend(item.middle for item in by_column[column] if item.marker)
    if row.section:
        by_column[SECTION] = items_of(row.section, SECTION in bare)
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


def _habits(rows: list[Row], items: list[dict[int, list[Item]]]) -> dict[int, _Habit]:
    habits: dict[int, _Habit] = {}
    for row, by_column in zip(rows, items, strict=True):
        leftmost = min(by_column, default=0)
        for column, found in by_column.items():
            habit = habits.setdefault(column, _Habit())
            for n, item in enumerate(found):
                if item.marker:
                    habit.marked += 1
                elif not (row.seam and n == 0):
                    habit.plain += 1
                    habit.plain_alone += column == leftmost
                    habit.lower += bool(_LOWER.match(item.first))
    return habits


def _at_seam(
    rows: list[Row],
    index: int,
    column: int,
    item: Item,
    before: dict[int, tuple[str, str]],
    habits: dict[int, _Habit],
    opened: bool,
    is_last: bool,
) -> tuple[str, bool]:
    """What the first text of a cell right under a seam is. ``opened``: a parent begins in the same row."""
    text = join_lines(item.lines)
    marker, old = before.get(column, ("", ""))
    same_marker = marker == (item.marker.text if item.marker else "")
    if not opened and not is_last and old and same_marker and _same_again(text, item, old):
        return "repeat", False
    if item.marker or opened:
        # An unmarked only child always comes with its parent's marker in the same row.
        return "new", False
    if column not in before:
        return "new", False
    habit = habits.get(column) or _Habit()
    if habit.numbered:
        return "goes-on", False
    score = _evidence(rows, index, text, old, habit)
    # A text that begins in small letters is never surely a new one.
    return ("goes-on" if score > 0 else "new"), abs(score) <= 1.5 or (score <= 0 and bool(_LOWER.match(text)))


def _same_again(text: str, item: Item, old: str) -> bool:
    """A parent printed again on the next page, as it was or with "(lanjutan)" behind it."""
    again = compact(_CONTINUED.sub("", text))
    return bool(again) and again == compact(old) and (item.marker is not None or len(again) > 3)


def _evidence(rows: list[Row], index: int, text: str, old: str, habit: _Habit) -> float:
    """For (+) and against (-) a text without marker going on, in a column that is not numbered.

    Weights were set on ../shared/real/dishub-* and the samples: a cut that shows (no rule at the page's end) or a
    sentence left open outweighs all else; a column whose rows often stand alone needs such a sign.
    """
    row, above = rows[index], rows[index - 1]
    score = 0.0
    if not row.closed_above:
        score += 2
    if _LOWER.match(text):
        score += 4 if habit.plain > 2 and not habit.lower else 2
    elif text[:1].isupper() or text[:1].isdigit():
        score -= 0.5
    if _UNFINISHED.search(old):
        score += 2
    elif old[-1:] in ".;:":
        score -= 1
    if old.count("(") > old.count(")"):
        score += 2
    if above.blank:
        score += 2  # the last level of the row above is empty: its text went to this page, and so may this one's rest
    alone = habit.plain_alone / max(1, habit.plain)
    score += 1 if alone < 0.05 else -1.5
    here, there = {m.column for m in row.marks}, {m.column for m in above.marks}
    if here and there:
        score += 0.5 if here == there else -2
    elif there and not here:
        score += 1  # rows have marks, this one has none: it is the rest of one
    if any(a.lines for a in row.attributes.values()) and any(a.lines for a in above.attributes.values()):
        score -= 0.5
    return score


def _ordered(entries: list[tuple[float, int, int]]) -> list[tuple[float, int, int]]:
    """By height, and from left to right among those that begin on one line (4 pt: half of the smallest line)."""
    entries.sort()
    ordered: list[tuple[float, int, int]] = []
    group: list[tuple[float, int, int]] = []
    for entry in entries:
        if group and entry[0] - group[0][0] > 4:
            ordered.extend(sorted(group, key=lambda e: (e[1], e[2])))
            group = []
        group.append(entry)
    return ordered + sorted(group, key=lambda e: (e[1], e[2]))
