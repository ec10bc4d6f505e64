"""Moves: all that one text may be, given the open items; each with its cost and the items that are open behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skparse.numbering.fits import Taken, first_of_list, next_of_list, number_parts
from skparse.numbering.habits import Habits
from skparse.numbering.losses import LossMoves
from skparse.numbering.markers import Marker, Reading
from skparse.numbering.model import Action, Decision, Fit, Observation, OpenItem, Path, Seams
from skparse.numbering.paths import NOT_LOST, SECTION, Move, columns_of, last_of_column, opened, with_rest
from skparse.numbering.settings import COSTS


class Moves:
    """The moves of a document's texts."""

    def __init__(self, observations: Sequence[Observation], habits: Habits, seams: Seams) -> None:
        self._observations = observations
        self._habits = habits
        self._seams = seams
        self._losses = LossMoves(habits, seams)

    def moves(self, index: int, path: Path, lost: int, wide: bool) -> Iterator[Move]:
        """All moves of an observation.

        Args:
            index: of the observation.
            path: the open items.
            lost: see `Move`.
            wide: misprints, misreadings and lost pages are weighed where a cheaper move exists, too.
        """
        one = self._observations[index]
        if lost != NOT_LOST and (not lost or one.column > path[lost - 1].column):
            yield from self._losses.moves(index, one, path, lost, 0.0)
            return
        known = self._habits.pages_lost.get(one.row) if one.begins_page else None
        if one.begins_page and path and (wide or known):
            cost = 0.0 if known else COSTS.loss + (COSTS.loss_counted_out if known == 0 else 0.0)
            yield from self._losses.moves(index, one, path, 0, cost)
        yield from self._usual(index, one, path, COSTS.no_loss if known else 0.0, wide)

    def only_move(self, index: int, path: Path, lost: int) -> Move | None:
        """The one move that costs nothing and leaves no other to be weighed: nearly every text of a sound document has
        it. None where there may be others."""
        one = self._observations[index]
        if lost != NOT_LOST or one.seam or one.begins_page or (path and path[0].root_before is not None):
            return None
        start, end = columns_of(path, one.column)
        before = path[start] if end == start + 1 else None
        if end > start + 1 or (before is not None and one.column in self._habits.with_indents):
            return None
        if one.marker is None:
            free = before is None
        else:
            reading = one.marker.readings[0]
            is_plain = len(one.marker.readings) == 1 and self._counts_on(reading, one.marker, before, path[:start])
            style = reading.kind, reading.form
            if before is None:
                free = is_plain and reading.ordinal == 1 and not self._habits.rare.get((one.column, style))
            else:
                free = is_plain and style == before.style and reading.ordinal == before.ordinal + 1
        if not free:
            return None
        takes = (
            first_of_list(one, self._habits, False)
            if before is None
            else next_of_list(one, before, self._habits, False)
        )
        return opened(index, one, path[:start], next(takes), 0.0, before, self._habits)

    @staticmethod
    def _counts_on(reading: Reading, marker: Marker, before: OpenItem | None, above: Path) -> bool:
        """The first parts of a number are those of the item before it, or of its parent."""
        if "." not in reading.kind:
            return True
        parts = number_parts(reading.kind, marker.text, reading.ordinal)[:-1]
        if before is not None:
            return parts == before.parts[:-1]
        return bool(above) and above[-1].parts == parts

    # -- no page is lost ----------------------------------------------------------------------------------------

    def _usual(self, index: int, one: Observation, path: Path, cost: float, wide: bool) -> Iterator[Move]:
        begins = cost
        node = last_of_column(path, one.column) if one.seam else None
        if node is not None:
            seam = self._seams(index, node.at, node.rest)
            if seam.printed_again and one.column != self._habits.last_level:
                yield Move(path, NOT_LOST, Decision(index, Action.REPEATS, node.at, cost))
                if not wide:
                    return
                begins += COSTS.printed_twice
            if one.marker is None or (wide and not one.has_marker_cell):
                going_on = seam.goes_on + (COSTS.not_a_marker if one.marker else 0.0)
                if one.column in self._habits.with_bold_headings and one.bold != node.bold:
                    going_on += COSTS.wrong_bold
                after = with_rest(path, node, index)
                yield Move(after, NOT_LOST, Decision(index, Action.GOES_ON, node.at, cost + going_on))
            if one.marker is None:
                begins += seam.begins
        yield from self._begin(index, one, path, begins, wide)

    def _begin(self, index: int, one: Observation, path: Path, cost: float, wide: bool) -> Iterator[Move]:
        start, end = columns_of(path, one.column)
        same = path[start:end]
        for depth in range(len(same) + 1):
            above = path[: start + depth]
            before = same[depth] if depth < len(same) else None
            place = self._place_cost(one, same, depth, wide)
            if place is None:
                continue
            takes = (
                first_of_list(one, self._habits, wide)
                if before is None
                else next_of_list(one, before, self._habits, wide)
            )
            for taken in takes:
                odd = place
                if before is None and depth > 0:
                    odd += self._nesting_cost(one, same, taken)
                closed = path[0] if one.column == SECTION and not above and path else before
                yield opened(index, one, above, taken, cost + odd, closed, self._habits)
        if path and path[0].root_before is not None:
            yield from self._behind_section(index, one, path, cost, wide)
        if one.seam:
            yield from self._adopt(index, one, path, cost)

    def _place_cost(self, one: Observation, same: Path, depth: int, wide: bool) -> float | None:
        """Cost of standing below ``depth`` of the open items of its own column; None where it cannot."""
        if not same:
            return 0.0
        habits = self._habits
        if one.column in habits.with_bold_headings:
            return COSTS.wrong_bold * abs(depth - int(not one.bold and same[0].bold))
        if one.column in habits.with_indents and one.indent is not None:
            indent = one.indent
            deeper = sum(node.indent is not None and node.indent < indent - COSTS.min_depth_indent_pt for node in same)
            return COSTS.wrong_indent * abs(depth - deeper)
        if depth == len(same):
            if not same[-1].marked:
                return None
            if one.marker is None:
                return COSTS.nested_unmarked if wide else None
        return COSTS.deep_unmarked * depth if one.marker is None else 0.0

    def _nesting_cost(self, one: Observation, same: Path, taken: Taken) -> float:
        """Cost of a list below an item of its own column."""
        habits = self._habits
        if one.column in habits.with_bold_headings or one.column in habits.with_indents:
            return 0.0
        cost = habits.nested.get(one.column, COSTS.nested)
        if taken.style and any(node.style == taken.style for node in same):
            cost += COSTS.style_open
        if taken.style and "." in taken.style[0] and not same[-1].parts:
            cost += COSTS.wrong_parts
        return cost

    def _behind_section(self, index: int, one: Observation, path: Path, cost: float, wide: bool) -> Iterator[Move]:
        """A full-width row without number ("TOTAL") between the roots A. and B. is no parent of B."""
        before = path[0].root_before if path and one.column != SECTION else None
        if before is None or len(path) != 1 or before.column != one.column or one.marker is None:
            return
        for taken in next_of_list(one, before, self._habits, wide):
            yield opened(index, one, (), taken, cost + COSTS.behind_section, before, self._habits)

    def _adopt(self, index: int, one: Observation, path: Path, cost: float) -> Iterator[Move]:
        """A page's end parted the item from its children: its text, centered in its cell, went to the next page while
        they stayed. They stand right below its own parent, and its number is the first there."""
        start, end = columns_of(path, one.column)
        if not one.seam or start != end or end == len(path) or one.marker is None:
            return
        for taken in first_of_list(one, self._habits, False):
            if taken.fit in (Fit.FIRST, Fit.RARE):
                move = opened(index, one, path[:end], taken, cost + taken.cost + COSTS.adopted, None, self._habits)
                decision = move.decision._replace(adopts=True)
                yield Move((*move.path, *path[end:]), NOT_LOST, decision)
