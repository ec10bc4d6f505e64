"""How deep a new node stands among the open nodes of its own column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from skparse.outline.draft import Draft, same_style
from skparse.outline.events import Event, EventKind
from skparse.outline.items import Item
from skparse.outline.settings import OUTLINE
from skparse.text.markers import Marker, Reading, marker_body


def depth_by_style(open_nodes: list[Draft], marker: Marker | None, reading: Reading | None) -> int:
    """How many of the open nodes of a column (outermost first) a new one stands under, by the styles of their markers.

    A style that is open closes down to its node; a style not yet open that begins at one (or has one part more)
    stands under the last; anything else is a sibling of the outermost.
    """
    if marker is None or reading is None:
        return 0
    for depth in range(len(open_nodes) - 1, -1, -1):
        if same_style(reading, open_nodes[depth].reading):
            return depth
    for depth, node in enumerate(open_nodes):
        if _continues_in_other_form(node.reading, reading):
            return depth
    dots = reading.kind.count(".")
    if dots:
        for depth, node in enumerate(open_nodes):
            if node.reading and _is_parent_number(node.reading, marker, dots):
                return depth + 1
        return 0
    return len(open_nodes) if reading.ordinal == 1 and open_nodes[-1].reading is not None else 0


def depth_by_indent(open_nodes: list[Draft], item: Item) -> int:
    """The same by where markers stand; a text without marker stands where the text of its level does."""
    lines = item.marker_lines or item.lines
    indents = [(node.marker_lines or node.lines)[0].x0 for node in open_nodes if node.marker_lines or node.lines]
    return sum(indent < lines[0].x0 - OUTLINE.min_depth_indent_pt for indent in indents) if lines else 0


def columns_with_indents(events: Sequence[Event]) -> set[int]:
    """Columns that have a narrow numbering column for each depth: markers of their own cells have three indents."""
    indents: dict[tuple[int, int], list[float]] = {}  # column and page (pages may differ in size) → left edges
    for event in events:
        if event.item.marker_lines:
            line = event.item.marker_lines[0]
            indents.setdefault((event.column, line.page), []).append(line.x0)
    found = set()
    for (column, _), xs in indents.items():
        steps = sum(b - a > OUTLINE.min_depth_indent_pt for a, b in pairwise(sorted(xs)))
        if steps >= 2:
            found.add(column)
    return found


def depth_by_bold(open_nodes: list[Draft], item: Item) -> int:
    """The same where bold type alone makes parents: what is not bold stands under the bold text before it."""
    return int(not item.bold and open_nodes[0].bold)


def columns_with_bold_headings(events: Sequence[Event]) -> set[int]:
    """Columns whose texts have no numbers and where a bold text, alone in its row, is a heading over plain ones.

    It begins the column, plain texts follow nearly each one, and nothing begins to the right of it.
    """
    texts_of: dict[int, list[tuple[bool, int]]] = {}  # column → is bold, row
    with_markers: set[int] = set()
    rightmost: dict[int, int] = {}  # row → the rightmost column in which a text begins
    for event in events:
        rightmost[event.row] = max(rightmost.get(event.row, event.column), event.column)
        if event.kind is not EventKind.BEGINS:
            continue
        if event.item.marker:
            with_markers.add(event.column)
        texts_of.setdefault(event.column, []).append((event.item.bold, event.row))
    found = set()
    for column, texts in texts_of.items():
        bold = [n for n, (is_bold, _) in enumerate(texts) if is_bold]
        if column in with_markers or not bold or bold[0] != 0 or len(bold) == len(texts):
            continue
        headings = sum(n + 1 < len(texts) and not texts[n + 1][0] for n in bold)
        alone = all(rightmost[texts[n][1]] == column for n in bold)
        if alone and headings >= OUTLINE.min_heading_share * len(bold):
            found.add(column)
    return found


def _continues_in_other_form(open_reading: Reading | None, reading: Reading) -> bool:
    """Same kind of number, other punctuation, next in the sequence: a misprint, not a new list."""
    return (
        open_reading is not None and open_reading.kind == reading.kind and reading.ordinal == open_reading.ordinal + 1
    )


def _is_parent_number(reading: Reading, marker: Marker, dots: int) -> bool:
    """Does a marker of so many dots stand under a number of one part less: "1.1" under "1", or "4.1" under "IV"?"""
    if reading.kind[0] == "1":
        return reading.kind.count(".") == dots - 1
    return dots == 1 and reading.ordinal == int(marker_body(marker.text).split(".")[0])
