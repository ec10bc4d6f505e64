"""How deep a new node stands among the open nodes of its own column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from skparse.outline.draft import Draft, same_style
from skparse.outline.events import Event
from skparse.outline.items import Item
from skparse.text.markers import Marker, Reading, marker_body

# Numbering columns of two depths stand further apart than this (permenpanrb-90-2021: 10 pt), markers of one depth less.
_PLACE = 6.0
# So many of a column's bold texts must lead plain ones to be headings. Chosen: now and then one has nothing below it;
# 0.5-1 hold for all samples and families.
_LED = 0.9


def depth_by_style(tail: list[Draft], marker: Marker | None, reading: Reading | None) -> int:
    """How many of the open nodes of a column a new one stands under, by the styles of their markers."""
    keep = 0
    if marker is not None and reading is not None:
        for depth in range(len(tail) - 1, -1, -1):
            if same_style(reading, tail[depth].reading):
                keep = depth
                break
        else:
            last = tail[-1].reading
            slip = next((d for d, n in enumerate(tail) if _slip(n.reading, reading)), None)
            parts = reading.kind.count(".")
            above = next((d for d, n in enumerate(tail) if n.reading and _holds(n.reading, marker, parts)), None)
            if slip is not None:
                keep = slip
            elif above is not None and parts:
                keep = above + 1
            elif reading.ordinal == 1 and last is not None and not parts:
                keep = len(tail)
    return keep


def depth_by_place(tail: list[Draft], item: Item) -> int:
    """The same by where markers stand; a text without marker stands where the text of its level does."""
    lines = item.marker_lines or item.lines
    places = [(node.marker_lines or node.lines)[0].x0 for node in tail if node.marker_lines or node.lines]
    return sum(place < lines[0].x0 - _PLACE for place in places) if lines else 0


def placed_columns(events: Sequence[Event]) -> set[int]:
    """Columns that have a narrow numbering column for each depth: markers of their own cells stand at three places."""
    places: dict[tuple[int, int], list[float]] = {}  # of each page: they may differ in size
    for event in events:
        if event.item.marker_lines:
            line = event.item.marker_lines[0]
            places.setdefault((event.column, line.page), []).append(line.x0)
    found = set()
    for (column, _), xs in places.items():
        ordered = sorted(xs)
        if sum(b - a > _PLACE for a, b in pairwise(ordered)) >= 2:
            found.add(column)
    return found


def depth_by_bold(tail: list[Draft], item: Item) -> int:
    """The same where bold type alone makes parents: what is not bold stands under the bold text before it."""
    return int(not item.bold and tail[0].bold)


def bold_columns(events: Sequence[Event]) -> set[int]:
    """Columns whose texts have no numbers and where a bold text, alone in its row, is a heading over plain ones.

    It begins the column, plain texts follow nearly each one, and nothing begins to the right of it.
    """
    columns: dict[int, list[tuple[bool, int]]] = {}
    marked: set[int] = set()
    deepest: dict[int, int] = {}  # row → the rightmost column in which a text begins
    for event in events:
        deepest[event.row] = max(deepest.get(event.row, event.column), event.column)
        if event.kind != "new":
            continue
        if event.item.marker:
            marked.add(event.column)
        columns.setdefault(event.column, []).append((event.item.bold, event.row))
    found = set()
    for column, texts in columns.items():
        bold = [n for n, (is_bold, _) in enumerate(texts) if is_bold]
        if column in marked or not bold or bold[0] != 0 or len(bold) == len(texts):
            continue
        leads = sum(n + 1 < len(texts) and not texts[n + 1][0] for n in bold)
        alone = all(deepest[texts[n][1]] == column for n in bold)
        if alone and leads >= _LED * len(bold):
            found.add(column)
    return found


def _slip(open_reading: Reading | None, reading: Reading) -> bool:
    """Same kind of number, other punctuation, next in the sequence: a slip of the pen, not a new list."""
    return (
        open_reading is not None and open_reading.kind == reading.kind and reading.ordinal == open_reading.ordinal + 1
    )


def _holds(reading: Reading, marker: Marker, parts: int) -> bool:
    """A number of one part less holds one of ``parts`` + 1: "1.1" stands under "1", and under "IV" stands "4.1"."""
    if reading.kind[0] == "1":
        return reading.kind.count(".") == parts - 1
    return parts == 1 and reading.ordinal == int(marker_body(marker.text).split(".")[0])
