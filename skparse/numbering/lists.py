"""Flat lists: which lines of a text begin items? The cheapest explanation of all its lines together.

The decree's points and clauses (a. b. c., 1. 2. 3., KESATU KEDUA …) and the items within one cell are such lists. How
a marker stands to its list, and at what cost, is told by `skparse.numbering.fits`, as for the items of a table; what
else tells whether a line begins an item (where it stands, how the text above ends) is the caller's to say, as costs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from skparse.numbering.cell_settings import LISTS
from skparse.numbering.fits import Taken, first_of_list, next_of_list
from skparse.numbering.habits import Habits
from skparse.numbering.markers import Marker, parse_marker, spell_marker
from skparse.numbering.model import Fit, Observation, OpenItem, Style
from skparse.numbering.sequence import same_style
from skparse.numbering.settings import SEARCH

_LENIENT = re.compile(r"\(?([a-z]|\d{1,2})[.,:;)]{0,2}")
_CLOSED = re.compile(r"\(?[^\W_]{1,4}\.?[.)\]}J]")


class ListLine(NamedTuple):
    """A line that may begin an item of a flat list."""

    marker: Marker | None
    """As printed; None if it has none."""
    token: str
    """What may be a misread marker; "" if nothing is."""
    goes_on: float
    """Cost of its going on with the text above, in nats."""
    begins: float = 0.0
    """Cost of its beginning an item, beyond that of its marker."""
    ocr_confidence: float | None = None
    """Of the engine that read the marker; None on digital pages."""
    readings: tuple[str, ...] = ()
    """What other engines read in place of the token."""
    may_be_unreadable: bool = False
    """The token may be a marker that resembles none."""
    may_change_style: bool = False
    """It is a marker even if the list is of another kind from here on."""


class ListItem(NamedTuple):
    """A line that begins an item."""

    line: int
    """The index of the line."""
    marker: str
    """As it was meant where it was misread, as printed otherwise."""
    ordinal: int
    """What the marker says; 0 if it says nothing that is known."""
    misread: bool


class _State(NamedTuple):
    cost: float
    before: _State | None = None
    item: ListItem | None = None
    style: Style | None = None
    ordinal: int = 0


def explain_list(
    lines: Sequence[ListLine | None], firsts: Sequence[tuple[Style, str]], from_first_line: bool = False
) -> list[ListItem]:
    """The items of a list: the cheapest explanation of its lines.

    Args:
        lines: the lines in reading order; None for one that begins no item, whatever its neighbors say.
        firsts: the styles that such lists have, each with its first marker as it is printed, the most usual one
            first; not empty.
        from_first_line: the list begins with the first line, or there is none.
    """
    habits = Habits(first_markers={0: list(firsts)}, usual_style={0: firsts[0][0]})
    known = {style for style, _ in firsts}
    for line in lines:
        for reading in line.marker.readings if line and line.marker else ():
            if (reading.kind, reading.form) not in known:
                habits.rare[0, (reading.kind, reading.form)] = LISTS.rare_style_cost
    states = [_State(0.0)]
    for index, line in enumerate(lines):
        if line is None:
            continue
        one = Observation(
            column=0,
            row=0,
            marker=line.marker,
            token=line.token,
            ocr_confidence=line.ocr_confidence,
            readings=line.readings,
        )
        found: dict[tuple[Style | None, int], _State] = {}
        for state in states:
            _keep(found, state._replace(cost=state.cost + line.goes_on))
            if state.item is None and from_first_line and index:
                continue
            for taken in _takes(line, one, state, habits):
                _keep(found, _begun(index, line, state, taken))
        states = sorted(found.values(), key=lambda state: state.cost)[: SEARCH.max_states_count]
    best: _State | None = states[0]
    items: list[ListItem] = []
    while best is not None and best.item is not None:
        items.append(best.item)
        best = best.before
    return items[::-1]


def _keep(found: dict[tuple[Style | None, int], _State], state: _State) -> None:
    key = (state.style, state.ordinal)
    if key not in found or state.cost < found[key].cost:
        found[key] = state


def _takes(line: ListLine, one: Observation, state: _State, habits: Habits) -> Iterator[Taken]:
    if state.item is None:
        takes = first_of_list(one, habits, wide=True)
    else:
        parts = (state.ordinal,)
        before = OpenItem(column=0, style=state.style, ordinal=state.ordinal, at=0, marked=True, parts=parts)
        takes = next_of_list(one, before, habits, wide=True)
    for taken in takes:
        if taken.fit is Fit.UNNUMBERED or (taken.fit is Fit.DROPPED and not line.may_be_unreadable):
            continue
        if taken.fit is Fit.OTHER_KIND and taken.style != state.style and not line.may_change_style:
            continue
        yield taken


def _begun(index: int, line: ListLine, state: _State, taken: Taken) -> _State:
    cost = state.cost + line.begins + taken.cost
    if taken.fit is Fit.OTHER_KIND:
        cost += LISTS.other_kind_cost
    printed = line.marker.text if line.marker else line.token
    item = ListItem(index, taken.marker or printed, taken.printed, taken.marker is not None)
    return _State(cost=cost, before=state, item=item, style=taken.style, ordinal=taken.ordinal)


# --- Markers of the decree's points


def lenient_marker(word: str, form: str) -> Marker | None:
    """The marker that a word is in a list whose markers have the form ``form``, such as "%.".

    A small letter or a number may lack its punctuation or have another one ("3,"): it is a marker of the list all the
    same. Any other marker must be punctuated.
    """
    found = _LENIENT.fullmatch(word)
    if found is None and not (is_closed(word) and word[-1] in ".)"):
        return None
    marker = parse_marker(found[1] if found else word)
    if marker is None:
        return None
    return Marker(word, tuple(reading._replace(form=form) for reading in marker.readings))


def is_closed(word: str) -> bool:
    """It has the length and the punctuation of a marker, or what is read for it: "3.", "C)", "à.", "bJ". So may have
    what is none: "tgl."."""
    return _CLOSED.fullmatch(word) is not None


def usual_form(words: Sequence[str]) -> str:
    """The form of most markers among the words: "%." where there are none."""
    markers = (parse_marker(word) for word in words if _LENIENT.fullmatch(word) and is_closed(word))
    forms = Counter(marker.readings[0].form for marker in markers if marker)
    return forms.most_common(1)[0][0] if forms else "%."


# --- Items within a cell


class CellLine(NamedTuple):
    """A line of a cell."""

    marker: Marker | None
    """In front of its text."""
    token: str
    """Its first word."""
    shift: float
    """How far its left edge is from that of the cell's first line, in points."""
    beside_parent: bool = False
    """An item further left begins beside it, and the cell goes on from the page before."""


def lines_that_begin(lines: Sequence[CellLine]) -> list[int]:
    """The indices of the lines that begin the items of a cell; the first line always does.

    A line begins one if its marker goes on the cell's list, or begins it again. Where nothing but markers stands at
    their indent, misprinted and misread ones are markers, too.
    """
    found = _counted_on(lines, frozenset())
    at_indent = [n for n, line in enumerate(lines) if line.shift <= LISTS.same_indent_pt]
    if len(at_indent) < LISTS.min_markers_in_cell or set(at_indent) <= set(found):
        return found
    if not all(lines[n].marker or is_closed(lines[n].token) for n in at_indent):
        return found
    explained = _explained(lines, at_indent)
    return _counted_on(lines, frozenset(explained)) if explained == at_indent else found


def _counted_on(lines: Sequence[CellLine], explained: frozenset[int]) -> list[int]:
    found: list[int] = []
    before: Marker | None = None
    for n, line in enumerate(lines):
        marker = line.marker
        begins = not found or n in explained
        if not begins and marker and line.shift <= LISTS.max_indent_shift_pt:
            begins = (
                _continues(before, marker, len(found))
                or (before is None and line.beside_parent)
                or (line.shift <= LISTS.same_indent_pt and _begins_again(before, marker))
            )
        if begins:
            found.append(n)
            before = marker or before
    return found


def _begins_again(before: Marker | None, marker: Marker) -> bool:
    """A list of the same style from its first marker on: rows of several parents in one cell, not ruled off."""
    return before is not None and any(
        same_style(a, b) and b.ordinal == 1 for a in before.readings for b in marker.readings
    )


def _continues(before: Marker | None, marker: Marker, item_count: int) -> bool:
    """The marker is the next of the list in its cell. Below a text without one (cut by a page's end) any is but the
    first of a list, which belongs to the text."""
    if before is None:
        return item_count == 1 and all(r.ordinal > 1 for r in marker.readings)
    return any(
        same_style(a, b) and b.ordinal in (a.ordinal, a.ordinal + 1, a.ordinal + 2)
        for a in before.readings
        for b in marker.readings
    )


def _explained(lines: Sequence[CellLine], at_indent: Sequence[int]) -> list[int]:
    """The lines at the markers' indent that begin items, as the list explains them."""
    counts: Counter[Style] = Counter()
    for n in at_indent:
        marker = lines[n].marker
        counts.update((r.kind, r.form) for r in marker.readings if "." not in r.kind) if marker else None
    firsts = [(style, spell_marker(*style, ordinal=1)) for style, count in counts.most_common() if count > 1]
    if not firsts:
        return []
    column = [ListLine(lines[n].marker, lines[n].token, LISTS.token_in_column_cost) for n in at_indent]
    return [at_indent[item.line] for item in explain_list(column, firsts, from_first_line=True)]


def count_on(markers: Sequence[Marker]) -> bool:
    """The markers are of one kind, begin with its first, and nearly all count on from the one before or begin anew."""
    kinds = set.intersection(*({r.kind for r in marker.readings} for marker in markers)) if markers else set()
    if not kinds:
        return False
    ordinals = [next(r.ordinal for r in marker.readings if r.kind in kinds) for marker in markers]
    steps = sum(here == 1 or 0 <= here - before <= 2 for before, here in pairwise([0, *ordinals]))
    grows = len(markers) == 1 or any(b - a in (1, 2) for a, b in pairwise(ordinals))
    return ordinals[0] == 1 and grows and steps / len(ordinals) >= LISTS.min_steps_share
