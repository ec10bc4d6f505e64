"""The lines of a numbering column → its markers, whole again where a narrow cell or a page's end has broken them.

"(1" over ")", "10" over ")", "xi" over "i." are one marker; "1." over "2." may be two, or "1.2.". All ways to join
neighboring lines are weighed by what the column then says (`_Weighing`): whether its lists count on, whether the marker
had to be broken (the column holds no wider line), and whether an item begins in the text beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from skparse.numbering.cell_settings import BROKEN
from skparse.numbering.markers import Marker, Reading, marker_body, parse_marker
from skparse.text.line_records import TextLine

_Style = tuple[str, str]
"""Kind and form of a `Reading`."""


class MarkerInCell(NamedTuple):
    """A marker of a numbering cell and the lines that it is printed on."""

    marker: Marker
    lines: tuple[TextLine, ...]


class NumberingCell(NamedTuple):
    """A cell of a numbering column, and what stands beside it."""

    lines: tuple[TextLine, ...]
    texts: tuple[TextLine, ...] = ()
    """The lines of the text that its markers number."""
    may_go_on: bool = False
    """A page's end is right above it, and the cell above may have been cut there."""
    parents: frozenset[str] = frozenset()
    """The numbers of the items further left beside it: what a number of several parts may begin with."""


def markers_of_cell(lines: Sequence[TextLine]) -> list[MarkerInCell]:
    """The markers of a numbering cell by itself; empty if a line of it is no part of a marker."""
    printed = [line for line in lines if line.text]
    if len(printed) > 1:
        markers = markers_of_column([NumberingCell(tuple(printed))])[0]
    else:
        marker = parse_marker(printed[0].text) if printed else None
        markers = [MarkerInCell(marker, (printed[0],))] if marker else []
    return _with_lines_without_text(markers, lines) if markers and len(printed) < len(lines) else markers


def _with_lines_without_text(markers: Sequence[MarkerInCell], lines: Sequence[TextLine]) -> list[MarkerInCell]:
    """A line without text (see `_in_first_line`) belongs to the marker above."""
    starts = [lines.index(one.lines[0]) for one in markers]
    return [
        one._replace(lines=tuple(lines[start:end]))
        for one, start, end in zip(markers, starts, [*starts[1:], len(lines)], strict=True)
    ]


def markers_of_column(cells: Sequence[NumberingCell]) -> list[list[MarkerInCell]]:
    """The markers that begin in each cell of a numbering column, weighed over the column as a whole.

    A marker that a page's end has cut has lines of both cells; the cell below may then be left without any, as is a
    cell with a line that is no part of a marker.
    """
    found: list[list[MarkerInCell]] = [[] for _ in cells]
    weighing = _Weighing(cells)
    others = set()
    for part in weighing.cheapest():
        cell = weighing.cell_of[part.start]
        if part.marker is None:
            others.add(cell)
        else:
            found[cell].append(MarkerInCell(part.marker, tuple(weighing.lines[part.start : part.end])))
    return [[] if cell in others else markers for cell, markers in enumerate(found)]


# --- Weighing


class _Part(NamedTuple):
    """Lines ``start`` to ``end`` (excluded) as one marker, or one line that is none."""

    start: int
    end: int
    marker: Marker | None


class _Path(NamedTuple):
    """One way to read the first lines of the column."""

    cost: float
    part: _Part | None = None
    """The last one."""
    before: _Path | None = None
    has_breaks: bool = False
    """A marker was broken."""
    lists: Mapping[_Style, int] = MappingProxyType({})
    """How far the lists of each style have counted."""


class _Weighing:
    """The cheapest way to read a column: lines are joined from the top down, and the cheapest paths are kept."""

    def __init__(self, cells: Sequence[NumberingCell]) -> None:
        self.cells = cells
        self.lines = [line for cell in cells for line in cell.lines]
        self.cell_of = [number for number, cell in enumerate(cells) for _ in cell.lines]
        self.may_join = [self._may_join(i) for i in range(1, len(self.lines))]
        widest = max((line.width for line in self.lines), default=0.0)
        self.has_room = [_has_room(above, line, widest) for above, line in pairwise(self.lines)]

    def cheapest(self) -> list[_Part]:
        """The parts of the cheapest path, from top to bottom."""
        paths: list[list[_Path]] = [[] for _ in range(len(self.lines) + 1)]
        paths[0].append(_Path(0.0))
        for start in range(len(self.lines)):
            kept = _kept(paths[start])
            for part in self._parts(start):
                own = self._own_cost(part)
                paths[part.end].extend(self._continued(path, part, own) for path in kept)
        parts: list[_Part] = []
        path: _Path | None = min(paths[-1], key=lambda path: path.cost)
        while path is not None and path.part is not None:
            parts.append(path.part)
            path = path.before
        return parts[::-1]

    def _may_join(self, i: int) -> bool:
        """May line ``i`` be part of the marker of the line above?"""
        above, line = self.lines[i - 1], self.lines[i]
        if self.cell_of[i] != self.cell_of[i - 1]:
            return self.cells[self.cell_of[i]].may_go_on
        return line.page != above.page or line.top - above.bottom <= BROKEN.max_line_gap_share * line.height

    def _parts(self, start: int) -> Iterable[_Part]:
        """All markers that may begin with this line; the line by itself as none."""
        yield _Part(start, start + 1, None)
        text = ""
        for end in range(start + 1, min(start + BROKEN.max_lines, len(self.lines)) + 1):
            if end > start + 1 and not self.may_join[end - 2]:
                return
            text += self.lines[end - 1].text
            if marker := parse_marker(text):
                yield _Part(start, end, marker)

    def _own_cost(self, part: _Part) -> float:
        """What a part costs wherever it stands among others."""
        if part.marker is None:
            return BROKEN.no_marker_cost
        cost = BROKEN.next_break_cost * (part.end - part.start - 1) + self._cost_beside(part.start)
        for i in range(part.start, part.end - 1):
            cost += BROKEN.room_cost * self.has_room[i]
            cost += BROKEN.cut_cost * (self.cell_of[i] != self.cell_of[i + 1])
        reading = part.marker.readings[0]
        if "." in reading.kind:
            cost += BROKEN.rare_form_cost * (")" in reading.form)
            parents = self.cells[self.cell_of[part.start]].parents
            if parents:
                parent = marker_body(part.marker.text).rpartition(".")[0]
                cost += -BROKEN.parent_number_discount if parent in parents else BROKEN.other_parent_cost
        return cost

    def _cost_beside(self, start: int) -> float:
        """What it costs that an item begins beside this line."""
        cell = self.cells[self.cell_of[start]]
        is_first = start == 0 or self.cell_of[start - 1] != self.cell_of[start]
        if is_first and not cell.may_go_on:
            return 0.0
        line = self.lines[start]
        if is_first and not cell.texts:
            return BROKEN.no_text_below_cost
        beside = next((text for text in cell.texts if abs(text.center_y - line.center_y) < line.height / 2), None)
        if not cell.texts or (is_first and beside is None):
            return 0.0
        return BROKEN.no_item_cost if beside is None or beside.text[:1].islower() else 0.0

    def _continued(self, path: _Path, part: _Part, own_cost: float) -> _Path:
        is_broken = part.end - part.start > 1
        cost, lists = path.cost + own_cost, path.lists
        if is_broken and not path.has_breaks:
            unclosed = any(self.lines[i].text[-1:].isalnum() for i in range(part.start, part.end - 1))
            cost += BROKEN.first_break_cost - BROKEN.unclosed_discount * unclosed
        if part.marker is not None:
            is_first = part.start == 0 or self.cell_of[part.start - 1] != self.cell_of[part.start]
            cost += _list_cost(lists, part.marker, is_first)
            lists = {**lists, **{(r.kind, r.form): r.ordinal for r in part.marker.readings}}
        return _Path(cost=cost, part=part, before=path, has_breaks=path.has_breaks or is_broken, lists=lists)


def _has_room(above: TextLine, line: TextLine, widest: float) -> bool:
    """The first character of a line had room in the line above."""
    return above.width + line.width / max(1, len(line.text)) <= BROKEN.room_share * widest


def _kept(paths: Sequence[_Path]) -> list[_Path]:
    """The cheapest path for each last part, with and without a broken marker."""
    best: dict[tuple[int, bool], _Path] = {}
    for path in sorted(paths, key=lambda path: path.cost):
        best.setdefault((path.part.start if path.part else 0, path.has_breaks), path)
    return list(best.values())[: BROKEN.max_paths]


def _list_cost(lists: Mapping[_Style, int], marker: Marker, is_first: bool) -> float:
    """What it costs that the marker comes next. ``is_first``: in its cell."""
    if not lists:
        return 0.0
    return min(_reading_cost(lists, reading, is_first) for reading in marker.readings)


def _reading_cost(lists: Mapping[_Style, int], reading: Reading, is_first: bool) -> float:
    kind, form, ordinal = reading
    before = lists.get((kind, form))
    if before is None:
        is_bare = form == "%" and "." not in kind
        mixed = any(kind == known or (is_bare and known_form != "%") for known, known_form in lists)
        cost = BROKEN.new_list_cost + BROKEN.other_form_cost * mixed
        return cost if ordinal == 1 else cost + BROKEN.skip_cost
    if ordinal == before + 1:
        return 0.0
    if ordinal == 1:
        return BROKEN.restart_cost if is_first else BROKEN.restart_in_cell_cost
    if ordinal == before:
        return BROKEN.repeat_cost
    return BROKEN.skip_cost if ordinal == before + 2 else BROKEN.jump_cost
