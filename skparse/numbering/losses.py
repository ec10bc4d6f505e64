"""Moves behind lost pages: any number may follow, and the parents that stood on them are put back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from skparse.numbering.fits import Taken, number_parts
from skparse.numbering.habits import Habits, Level
from skparse.numbering.model import (
    Action,
    Decision,
    Fit,
    LostItem,
    Observation,
    OpenItem,
    Path,
    SeamEvidence,
    Seams,
    Style,
)
from skparse.numbering.paths import Move, columns_of, last_of_column, opened, same_levels, with_rest
from skparse.numbering.settings import COSTS

_NO_SEAM = SeamEvidence(goes_on=0.0, begins=0.0, printed_again=False)
_LOST_LEVELS = 16
"""Room for the numbers of lost items: no document nests deeper."""


class _Parents(NamedTuple):
    """The parents of an item behind lost pages."""

    above: Path
    """Those that are open still, and in the place of the others items of the lost pages."""
    lost: tuple[LostItem, ...]
    """Which of them are such items."""
    before: OpenItem | None
    """The open item of its own list, if all its parents are open still."""
    cost: float


class LossMoves:
    """The moves of a document's texts behind lost pages."""

    def __init__(self, habits: Habits, seams: Seams) -> None:
        self._habits = habits
        self._seams = seams

    def moves(self, index: int, one: Observation, path: Path, known: int, cost: float) -> Iterator[Move]:
        """Moves behind lost pages. The first ``known`` open items are open still."""
        node = last_of_column(path, one.column) if one.seam else None
        if node is not None:
            place = path.index(node) + 1
            seam = self._seams(index, node.at, node.rest)
            if seam.printed_again and one.column != self._habits.last_level:
                yield Move(path, max(known, place), Decision(index, Action.REPEATS, node.at, cost, after_loss=True))
                return
            if one.marker is None and place < len(path):
                after = with_rest(path, node, index)
                going_on = cost + seam.goes_on + COSTS.goes_on_over_loss
                decision = Decision(index, Action.GOES_ON, node.at, going_on, after_loss=True)
                yield Move(after, max(known, place), decision)
        if one.marker is None:
            seam = self._seams(index, node.at, node.rest) if node is not None else _NO_SEAM
            yield from self._rest_of_lost(index, one, path, known, cost + COSTS.rest_of_lost + seam.goes_on)
            begins = self._habits.unmarked.get(one.column, 0.0) + seam.begins
            unnumbered = Taken(fit=Fit.UNNUMBERED, cost=0.0, style=None, ordinal=0)
            yield from self._place_behind_loss(index, one, path, known, cost + begins, unnumbered)
            return
        for reading in one.marker.readings:
            style = reading.kind, reading.form
            parts = number_parts(reading.kind, one.marker.text, reading.ordinal)
            taken = Taken(
                fit=Fit.AFTER_LOSS,
                cost=self._habits.rare.get((one.column, style), 0.0),
                style=style,
                ordinal=reading.ordinal,
                printed=reading.ordinal,
                parts=parts,
            )
            yield from self._place_behind_loss(index, one, path, known, cost, taken)

    def _place_behind_loss(
        self, index: int, one: Observation, path: Path, known: int, cost: float, taken: Taken
    ) -> Iterator[Move]:
        """The item below each number of parents that are open still; its other parents stood on the lost pages."""
        start, end = columns_of(path, one.column)
        old = next((node for node in path[start:end] if node.style == taken.style), None)
        for above, lost, before, more in self._parents(index, one.column, taken.style, path, known, taken.ordinal):
            is_gap = False
            if lost:
                if taken.ordinal == 1:
                    more += COSTS.first_below_loss
                elif old is not None and (old.style, old.ordinal + 1) == (taken.style, taken.ordinal):
                    more += COSTS.fits_by_chance
            elif before is not None and taken.style and before.style == taken.style:
                step = taken.ordinal - before.ordinal
                if step < 1:
                    continue
                # That a single number is left out proves no lost page.
                is_gap = step == 2 and not self._habits.pages_lost.get(one.row)
                more += self._habits.lost_rows_cost((one.column, taken.style), step - 1)
            elif taken.ordinal <= 1:
                more += COSTS.first_below_loss
            else:
                more += self._habits.lost_rows_cost((one.column, taken.style), taken.ordinal - 1)
            move = opened(index, one, above, taken, cost + more, None, self._habits)
            if is_gap:
                yield move._replace(decision=move.decision._replace(fit=Fit.SKIPS))
            else:
                yield move._replace(decision=move.decision._replace(lost=lost, after_loss=True))

    def _rest_of_lost(self, index: int, one: Observation, path: Path, known: int, cost: float) -> Iterator[Move]:
        """The end of a text that begins on the lost pages."""
        style = self._habits.usual_style.get(one.column)
        for above, lost, before, more in self._parents(index, one.column, style, path, known, 2):
            item = OpenItem(
                column=one.column,
                style=style,
                ordinal=0,
                at=index,
                marked=style is not None,
                unknown=style is not None,
                above=before.ordinal if before is not None and not lost else 0,
                indent=before.indent if before else None,
                rest=(index,),
            )
            decision = Decision(
                observation=index,
                action=Action.RESTS,
                item=index,
                cost=cost + more,
                fit=Fit.AFTER_LOSS,
                parent=above[-1].at if above else None,
                style=style,
                lost=lost,
                after_loss=True,
            )
            yield Move((*above, item), len(above) + 1, decision)

    def _parents(
        self, index: int, column: int, style: Style | None, path: Path, known: int, ordinal: int
    ) -> Iterator[_Parents]:
        """What the parents of an item may be: more and more of those that are open still, and new ones below them."""
        levels = self._levels_above(column, style, path)
        for survivors in range(known, len(levels) + 1):
            if not same_levels(path[:survivors], levels[:survivors]):
                break
            above = path[:survivors]
            lost: list[LostItem] = []
            for depth, level in enumerate(levels[survivors:], survivors):
                old = path[depth] if depth < len(path) else None
                item = _lost_item(-(index * _LOST_LEVELS + depth) - 1, level, old, depth == survivors)
                lost.append(
                    LostItem(
                        at=item.at,
                        parent=above[-1].at if above else None,
                        column=item.column,
                        style=item.style,
                        above=item.above,
                    )
                )
                above = (*above, item)
            before = None
            if survivors == len(levels) and len(path) > survivors and path[survivors].column == column:
                before = path[survivors]
            cost = 0.0
            if lost:
                cost = COSTS.unproved * sum(one.style is not None for one in lost) + self._habits.new_parents_cost(
                    (column, style), levels, survivors, ordinal
                )
            yield _Parents(above, tuple(lost), before, cost)

    def _levels_above(self, column: int, style: Style | None, path: Path) -> tuple[Level, ...]:
        levels = self._habits.parents.get((column, style))
        if levels is None:
            start, end = columns_of(path, column)
            same = next((n for n in range(start, end) if path[n].style == style), start)
            levels = tuple((node.column, node.style) for node in path[:same])
        return levels


def _lost_item(at: int, level: Level, old: OpenItem | None, goes_on: bool) -> OpenItem:
    """An item of the lost pages, in the place of an open one. ``goes_on``: its list was open before."""
    column, style = level
    above = old.ordinal if goes_on and old is not None and (old.column, old.style) == level else 0
    return OpenItem(
        column=column,
        style=style,
        ordinal=0,
        at=at,
        marked=style is not None,
        unknown=style is not None,
        above=above,
        indent=old.indent if old else None,
        bold=old.bold if old else False,
    )
