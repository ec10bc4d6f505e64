"""How a marker stands to a list: every way to take it, each with its cost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from skparse.numbering import diktum
from skparse.numbering.habits import Habits
from skparse.numbering.lookalikes import misreading_cost
from skparse.numbering.markers import Marker, Reading, marker_body, parse_marker, spell_marker
from skparse.numbering.model import Fit, Observation, OpenItem, Style
from skparse.numbering.settings import COSTS


class Taken(NamedTuple):
    """One way to take a text as an item of a list."""

    fit: Fit
    cost: float
    style: Style | None
    """Of the list from here on."""
    ordinal: int
    """Its place in the list."""
    printed: int = 0
    parts: tuple[int, ...] = ()
    marker: str | None = None
    """What was meant, where the marker was misread."""
    resolves: bool = False
    """It tells the ordinal of the item before it, which stood on a lost page."""


def number_parts(kind: str, marker: str, ordinal: int) -> tuple[int, ...]:
    """The numbers of a marker: "2.1" → (2, 1), "IV." → (4,); none of a letter."""
    if "." in kind:
        return tuple(int(part) for part in marker_body(marker).split("."))
    return (ordinal,) if kind in ("1", "I") else ()


def first_of_list(one: Observation, habits: Habits, wide: bool) -> Iterator[Taken]:
    """Ways to begin a list below a parent."""
    if one.marker is None:
        yield Taken(fit=Fit.UNNUMBERED, cost=0.0, style=None, ordinal=0)
        if wide and (usual := habits.usual_style.get(one.column)):
            cost = habits.misprint + COSTS.dropped
            yield Taken(fit=Fit.DROPPED, cost=cost, style=usual, ordinal=1)
    else:
        for reading in one.marker.readings:
            style = reading.kind, reading.form
            parts = number_parts(reading.kind, one.marker.text, reading.ordinal)
            rare = habits.rare.get((one.column, style), 0.0)
            if reading.ordinal == 1:
                fit = Fit.RARE if rare else Fit.FIRST
                yield Taken(fit=fit, cost=rare, style=style, ordinal=1, printed=1, parts=parts)
                continue
            # The first row may go on what stood on lost pages, and so may the first item above those that it goes on.
            is_first = one.row in (habits.first_row, habits.cut_columns.get(one.column))
            at_start = is_first and all(other.ordinal > 1 for other in one.marker.readings)
            cost = rare + (COSTS.late_at_start if at_start else habits.misprint + COSTS.late)
            ordinal = reading.ordinal
            yield Taken(fit=Fit.LATE, cost=cost, style=style, ordinal=ordinal, printed=ordinal, parts=parts)
            if wide:
                cost = rare + habits.misprint + COSTS.late + COSTS.wrong
                yield Taken(fit=Fit.WRONG, cost=cost, style=style, ordinal=1, printed=ordinal, parts=parts)
    if wide and one.token:
        for style, first in habits.first_markers.get(one.column, ()):
            misread = _misread(one, style, 1, first)
            if misread:
                yield misread


def next_of_list(one: Observation, before: OpenItem, habits: Habits, wide: bool) -> Iterator[Taken]:
    """Ways to go on a list behind its last item."""
    misread = None
    if wide and one.token and before.style and not before.unknown and (expected := _expected(before)):
        misread = _misread(one, before.style, before.ordinal + 1, expected)
    if one.marker is None:
        resembles = COSTS.resembles_marker if misread else 0.0
        cost = habits.unmarked.get(one.column, 0.0) if before.style else 0.0
        fit = Fit.UNCOUNTED if cost >= COSTS.free else Fit.UNNUMBERED
        yield Taken(fit=fit, cost=resembles + cost, style=before.style, ordinal=before.ordinal)
        if wide and before.style and before.marked:
            cost = resembles + habits.misprint + COSTS.dropped
            yield Taken(fit=Fit.DROPPED, cost=cost, style=before.style, ordinal=before.ordinal + 1)
    else:
        for reading in one.marker.readings:
            yield from _marked(reading, one.marker, before, habits, wide)
    if misread:
        yield misread


def _marked(reading: Reading, marker: Marker, before: OpenItem, habits: Habits, wide: bool) -> Iterator[Taken]:
    style = reading.kind, reading.form
    ordinal, parts = reading.ordinal, number_parts(reading.kind, marker.text, reading.ordinal)
    if style == before.style:
        yield from _same_list(style, ordinal, parts, before, habits, wide)
        return
    if before.style is None:
        fit = Fit.FIRST if ordinal == 1 else Fit.LATE
        cost = COSTS.behind_unnumbered if ordinal == 1 else habits.misprint + COSTS.late
        yield Taken(fit=fit, cost=cost, style=style, ordinal=ordinal, printed=ordinal, parts=parts)
        return
    following = before.ordinal + 1
    if reading.kind == before.style[0] and ordinal == following:
        cost = COSTS.other_form
        yield Taken(fit=Fit.OTHER_FORM, cost=cost, style=style, ordinal=ordinal, printed=ordinal, parts=parts)
        if wide:  # one slip, or another form from here on
            yield Taken(
                fit=Fit.OTHER_FORM, cost=cost, style=before.style, ordinal=ordinal, printed=ordinal, parts=parts
            )
        return
    cost = habits.misprint + COSTS.other_kind
    if ordinal != following and ordinal != 1:
        cost += COSTS.wrong
    yield Taken(fit=Fit.OTHER_KIND, cost=cost, style=style, ordinal=ordinal, printed=ordinal, parts=parts)
    if wide:
        yield Taken(fit=Fit.OTHER_KIND, cost=cost, style=before.style, ordinal=following, printed=ordinal, parts=parts)


def _same_list(
    style: Style, ordinal: int, parts: tuple[int, ...], before: OpenItem, habits: Habits, wide: bool
) -> Iterator[Taken]:
    if before.unknown:
        if ordinal - 1 > before.above:
            yield Taken(
                fit=Fit.NEXT, cost=0.0, style=style, ordinal=ordinal, printed=ordinal, parts=parts, resolves=True
            )
            return
        cost = habits.misprint + COSTS.back
        yield Taken(fit=Fit.BACK, cost=cost, style=style, ordinal=ordinal, printed=ordinal, parts=parts)
        return
    step = ordinal - before.ordinal
    if step == 1:
        yield Taken(fit=Fit.NEXT, cost=0.0, style=style, ordinal=ordinal, printed=ordinal, parts=parts)
        return
    if step == 0:
        fit, more = Fit.REPEATED, COSTS.repeated
    elif step < 0:
        fit, more = Fit.BACK, COSTS.back
    else:
        fit, more = Fit.SKIPS, COSTS.skips if step == 2 else COSTS.skips_more
    yield Taken(fit=fit, cost=habits.misprint + more, style=style, ordinal=ordinal, printed=ordinal, parts=parts)
    if wide:
        cost = habits.misprint + COSTS.wrong
        following = before.ordinal + 1
        yield Taken(fit=Fit.WRONG, cost=cost, style=style, ordinal=following, printed=ordinal, parts=parts)


def _expected(before: OpenItem) -> str | None:
    """The marker that the list expects, as printed."""
    assert before.style is not None
    kind, form = before.style
    if "." in kind and len(before.parts) != kind.count(".") + 1:
        return None
    sibling = ".".join(map(str, before.parts))
    return spell_marker(kind, form, before.ordinal + 1, sibling)


def _misread(one: Observation, style: Style, ordinal: int, expected: str) -> Taken | None:
    if one.marker and one.marker.text == expected:
        return None
    scanned = one.ocr_confidence is not None
    costs = [misreading_cost(read, expected, scanned) for read in (one.token, *one.readings)]
    known = [cost for cost in costs if cost is not None]
    if not known:
        return None
    base = COSTS.misread_scanned if scanned else COSTS.misread_digital
    if style[0] != diktum.KIND and parse_marker(expected) is None:
        return None
    parts = number_parts(style[0], expected, ordinal)
    cost = base + min(known)
    return Taken(
        fit=Fit.MISREAD, cost=cost, style=style, ordinal=ordinal, printed=ordinal, parts=parts, marker=expected
    )
