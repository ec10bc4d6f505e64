"""Pages that the file has lost: what the numbering proves about the parents that stood on them.

Behind a page's end the first marker must continue a list that is open, or be the first of a new one. Where it does not
(``2)`` after ``3)``, ``f)`` after ``b)``), pages are missing, and the next marker of each level further left tells
which parent was lost: before ``4)`` it was ``3)``; before ``b.`` it was ``a.``, which cannot follow the open ``d.``,
so its own parent was lost too.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from skparse.outline.draft import Draft, same_style
from skparse.outline.events import Event
from skparse.text.markers import Reading, spell_marker

NextMarked = Callable[[int], Event | None]
"""The next event in a column that begins a marked node, before anything begins further left; None if there is none."""


class LostParent(NamedTuple):
    """The marker of a node on a lost page, as it must have been; None where nothing tells it."""

    marker: str | None
    reading: Reading | None


class Lost(NamedTuple):
    """What is missing between two pages."""

    parents: dict[int, LostParent]
    """By column, from the left."""
    first: Reading
    """Of the first marker after the gap."""
    column: int
    """Where that marker stands."""


class ListFit(Enum):
    """How a marker stands to the open list of its column."""

    FITS = "fits"
    REPEATS = "repeats"
    SKIPS_ONE = "skips one"
    JUMPS = "jumps"
    RESTARTS = "restarts"


_UNKNOWN = LostParent(None, None)


def lost_pages(
    path: list[Draft], first: Event, next_marked: NextMarked, pages_known_missing: bool = False
) -> Lost | None:
    """What is missing before the first marker after a page's end; None if it fits what is open before it.

    Args:
        path: the open nodes, root first.
        first: the first event with a marker after the page's end.
        next_marked: what follows it.
        pages_known_missing: printed page numbers say so; a marker that fits may then do so by chance.
    """
    if first.item.marker is None or not path:
        return None
    siblings = [n for n in path if n.column == first.column and n.reading]
    reading, fit = _fit(first.item.marker.readings, siblings, path, first.column)
    if fit is ListFit.FITS and not pages_known_missing:
        return None
    parents = _lost_parents(path, first.column, next_marked, fit is ListFit.RESTARTS)
    if parents is None:
        return None
    if parents:
        leftmost = min(parents)
        for node in path:
            if leftmost < node.column < first.column:
                parents.setdefault(node.column, _UNKNOWN)
    elif fit in (ListFit.SKIPS_ONE, ListFit.REPEATS, ListFit.FITS) and not pages_known_missing:
        return None
    return Lost(dict(sorted(parents.items())), reading, first.column)


def _lost_parents(
    path: list[Draft], column: int, next_marked: NextMarked, must_differ: bool
) -> dict[int, LostParent] | None:
    """The parents that stood on the lost pages, by column; None if the numbering proves that none was lost.

    ``must_differ``: the parent of the first marker cannot be the open one, as its list begins again.
    """
    parents: dict[int, LostParent] = {}
    for node in reversed(_outermost(path, column)):
        expected = _ordinal_before(node, next_marked(node.column))
        if node.reading is None:
            if must_differ:
                return None  # nothing is known of an unnumbered level: the list was begun again
        elif expected is None:
            if must_differ:
                parents[node.column] = _UNKNOWN
                must_differ = False
        elif expected == node.reading.ordinal:
            if must_differ:
                return None  # the open parent is still open: its children are numbered anew
        elif expected >= 1:
            parents[node.column] = _parent(node, node.reading, expected)
            must_differ = expected < node.reading.ordinal
        elif must_differ:
            return None
    return None if must_differ else parents


def _fit(
    readings: tuple[Reading, ...], siblings: list[Draft], path: list[Draft], column: int
) -> tuple[Reading, ListFit]:
    """How a marker stands to the open list, and in which of its readings."""
    for node in reversed(siblings):
        for reading in readings:
            if same_style(reading, node.reading) and node.reading:
                step = reading.ordinal - node.reading.ordinal
                if step in (0, 1):
                    return reading, ListFit.FITS if step else ListFit.REPEATS
    for reading in readings:
        styles = [n.reading for n in siblings if same_style(reading, n.reading)]
        if not styles:
            if reading.ordinal == 1 or "." in reading.kind:
                return reading, ListFit.FITS
            continue
        last = styles[-1]
        assert last is not None
        if reading.ordinal < last.ordinal:
            return reading, ListFit.RESTARTS
        return reading, ListFit.SKIPS_ONE if reading.ordinal == last.ordinal + 2 else ListFit.JUMPS
    if siblings or not any(n.column < column for n in path):
        return readings[0], ListFit.FITS  # another style than the open list's: no page's end explains it
    return readings[0], ListFit.JUMPS


def _outermost(path: list[Draft], column: int) -> list[Draft]:
    """The outermost open node of each column left of ``column``, root first."""
    nodes: dict[int, Draft] = {}
    for node in path:
        if node.column < column:
            nodes.setdefault(node.column, node)
    return list(nodes.values())


def _ordinal_before(node: Draft, following: Event | None) -> int | None:
    """The ordinal of the parent that was open before the next marker of its column."""
    if following is None or following.item.marker is None:
        return None
    for reading in following.item.marker.readings:
        if same_style(reading, node.reading):
            return reading.ordinal - 1
    return None


def _parent(open_node: Draft, open_reading: Reading, ordinal: int) -> LostParent:
    """The sibling of an open node that has this ordinal."""
    reading = open_reading._replace(ordinal=ordinal)
    return LostParent(spell_marker(reading.kind, reading.form, ordinal, open_node.marker or ""), reading)
