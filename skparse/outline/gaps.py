"""Pages that the file has lost: what the numbering proves about the parents that stood on them.

Behind a page's end the first marker must go on a list that is open, or be the first of a new one. Where it does not
(``2)`` after ``3)``, ``f)`` after ``b)``), pages are missing, and the next marker of each level further left tells
which parent was lost: before ``4)`` it was ``3)``; before ``b.`` it was ``a.``, which cannot follow the open ``d.``,
so its own parent was lost too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from skparse.outline.draft import Draft, same_style
from skparse.outline.events import Event
from skparse.text.markers import Reading, spell_marker

NextMarked = Callable[[int], Event | None]
"""The next event in a column that begins a marked node, before anything begins further left; None if there is none."""


class Lost(NamedTuple):
    """What is missing between two pages. ``parents``: column → marker and reading (None where nothing tells them)."""

    parents: dict[int, tuple[str | None, Reading | None]]
    first: Reading  # of the first marker after the gap
    column: int  # where it stands


def lost_pages(path: list[Draft], first: Event, next_marked: NextMarked, told: bool = False) -> Lost | None:
    """None where the first marker after a page's end fits what is open before it (``path``: open nodes, root first).

    ``told``: printed page numbers say that pages are missing, so a marker that fits may do so by chance.
    """
    if first.item.marker is None or not path:
        return None
    siblings = [n for n in path if n.column == first.column and n.reading]
    reading, status = _status(first.item.marker.readings, siblings, path, first.column)
    if status == "fits" and not told:
        return None
    forced = status == "restart"
    parents: dict[int, tuple[str | None, Reading | None]] = {}
    for node in reversed(_outermost(path, first.column)):
        expected = _expected(node, next_marked(node.column))
        if node.reading is None:
            if forced:
                return None  # nothing is known of an unnumbered level: the list was begun again
            continue
        if expected is None:
            if forced:
                parents[node.column] = (None, None)
                forced = False
        elif expected == node.reading.ordinal:
            if forced:
                return None  # the parent goes on after all: its children are numbered anew
        elif expected >= 1:
            parents[node.column] = _marker(node, expected)
            forced = expected < node.reading.ordinal
        elif forced:
            return None
    if forced:
        return None
    if parents:
        top = min(parents)
        for node in path:
            if top < node.column < first.column and node.column not in parents:
                parents[node.column] = (None, None)
    elif status in ("skip", "repeat", "fits") and not told:
        return None
    return Lost(dict(sorted(parents.items())), reading, first.column)


def _status(
    readings: tuple[Reading, ...], siblings: list[Draft], path: list[Draft], column: int
) -> tuple[Reading, str]:
    """How a marker stands to the open list: "fits", "repeat", "skip" (one number left out), "gap", "restart"."""
    for node in reversed(siblings):
        for reading in readings:
            if same_style(reading, node.reading) and node.reading:
                step = reading.ordinal - node.reading.ordinal
                if step in (0, 1):
                    return reading, "fits" if step else "repeat"
    for reading in readings:
        styles = [n.reading for n in siblings if same_style(reading, n.reading)]
        if not styles:
            if reading.ordinal == 1 or "." in reading.kind:
                return reading, "fits"
            continue
        last = styles[-1]
        assert last is not None
        if reading.ordinal < last.ordinal:
            return reading, "restart"
        return reading, "skip" if reading.ordinal == last.ordinal + 2 else "gap"
    if siblings or not any(n.column < column for n in path):
        return readings[0], "fits"  # another style than the open list's: no page's end explains it
    return readings[0], "gap"


def _outermost(path: list[Draft], column: int) -> list[Draft]:
    """The open node of each column left of ``column``, root first."""
    nodes: dict[int, Draft] = {}
    for node in path:
        if node.column < column:
            nodes.setdefault(node.column, node)
    return list(nodes.values())


def _expected(node: Draft, following: Event | None) -> int | None:
    """The place of the parent that was open before the next marker of its column."""
    if following is None or following.item.marker is None:
        return None
    for reading in following.item.marker.readings:
        if same_style(reading, node.reading):
            return reading.ordinal - 1
    return None


def _marker(node: Draft, ordinal: int) -> tuple[str, Reading]:
    assert node.reading is not None
    reading = node.reading._replace(ordinal=ordinal)
    return spell_marker(reading.kind, reading.form, ordinal, node.marker or ""), reading
