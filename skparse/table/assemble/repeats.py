"""What tells a table's own header, repeated, from another table's of the same headings: order of columns, numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from skparse.numbering.markers import Marker, parse_marker, split_marker
from skparse.table.assemble.settings import ASSEMBLE
from skparse.table.grid.cell_texts import CellTexts
from skparse.text.headings import heading_key

Places = Mapping[str, tuple[float, float]]
"""Heading (`heading_key`) → its left and right edge, in points. Headings that stand twice and months are left out."""
Numbers = Mapping[tuple[int, str, str], int]
"""Column of the grid, kind and form of a list's markers → the last ordinal there."""


def places_of(texts: CellTexts, header_rows: Collection[int]) -> Places:
    """Where the headings of a grid stand."""
    cells = [(heading_key(texts.text(c)), c.box) for c in texts.grid.cells if c.words and c.r0 in header_rows]
    count = Counter(key for key, _ in cells)
    return {key: (box.x0, box.x1) for key, box in cells if count[key] == 1 and any(map(str.isalpha, key))}


def are_in_another_order(before: Places, after: Places) -> bool:
    """One heading stands left of another before, and right of it after."""
    shared = [(before[key], after[key]) for key in after if key in before]
    return any(
        (_is_left_of(a, b) and _is_left_of(d, c)) or (_is_left_of(b, a) and _is_left_of(c, d))
        for (a, c), (b, d) in combinations(shared, 2)
    )


def _is_left_of(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] <= other[0] + ASSEMBLE.same_rule_pt


def last_numbers(texts: CellTexts, header_rows: Collection[int]) -> Numbers:
    """The last number of each list in the first columns of a grid."""
    return {
        (column, reading.kind, reading.form): reading.ordinal
        for column, marker in _markers(texts, header_rows)
        if marker
        for reading in marker.readings
    }


def goes_on_counting(before: Numbers, texts: CellTexts, header_rows: Collection[int]) -> bool:
    """The first number below a grid's header goes on with a list of the table before: no table begins so."""
    seen: set[int] = set()
    for column, marker in sorted(_markers(texts, header_rows), key=lambda found: found[0]):
        if column in seen:
            continue
        seen.add(column)
        if marker:
            return any(0 < before.get((column, one.kind, one.form), 0) < one.ordinal for one in marker.readings)
    return False


def _markers(texts: CellTexts, header_rows: Collection[int]) -> Iterator[tuple[int, Marker | None]]:
    """Column and marker, if any, of each text outside the header in the first columns, from top to bottom."""
    for cell in texts.grid.cells:
        if cell.words and cell.r0 not in header_rows and cell.c0 < ASSEMBLE.numbered_columns:
            text = texts.text(cell)
            split = split_marker(text)
            yield cell.c0, split[0] if split else parse_marker(text)
