"""The open items: which stand in a column, and what they are behind a move."""

from __future__ import annotations

from typing import NamedTuple

from skparse.numbering.fits import Taken
from skparse.numbering.habits import Habits, Level
from skparse.numbering.model import Action, Decision, Fit, Observation, OpenItem, Path, Told
from skparse.numbering.settings import COSTS

SECTION = -1
"""The column of items printed as full-width rows: left of all others."""
NOT_LOST = -1


class Move(NamedTuple):
    """What a text does, and the items that are open behind it."""

    path: Path
    lost: int
    """`NOT_LOST`; behind lost pages how many of the open items are known to be open still, until an item begins."""
    decision: Decision


def opened(
    index: int, one: Observation, above: Path, taken: Taken, cost: float, before: OpenItem | None, habits: Habits
) -> Move:
    """The move that begins an item below ``above`` (`Path`), behind ``before`` in its list."""
    resolved: tuple[Told, ...] = ()
    if before is not None and taken.resolves:
        resolved = (Told(before.at, taken.ordinal - 1, taken.parts[:-1]),)
        level = before.column, before.style
        if before.at >= 0 and before.above:  # the end of it is printed: all that was lost belongs to its list
            cost += habits.lost_rows_cost(level, taken.ordinal - 1 - before.above)
        else:
            cost += habits.lost_ordinal_cost(level, taken.ordinal - 1, before.above)
    parts = () if taken.fit in (Fit.WRONG, Fit.OTHER_KIND) else taken.parts[:-1]  # a misprint tells nothing
    above, told, wrong = tell_parents(above, parts)
    resolved = (*resolved, *told)
    proved = sum(one.item < 0 for one in resolved)  # of the parents that were put back
    cost += wrong - COSTS.unproved * proved
    root_before = None
    if one.column == SECTION and one.marker is None and not above and before is not None:
        root_before = before if before.marked else before.root_before
    node = OpenItem(
        column=one.column,
        style=taken.style,
        ordinal=taken.ordinal,
        at=index,
        marked=one.marker is not None or taken.marker is not None,
        parts=taken.parts,
        indent=one.indent,
        bold=one.bold,
        root_before=root_before,
    )
    decision = Decision(
        observation=index,
        action=Action.BEGINS,
        item=index,
        cost=cost + taken.cost,
        fit=taken.fit,
        parent=above[-1].at if above else None,
        style=taken.style,
        ordinal=taken.ordinal,
        printed=taken.printed,
        marker=taken.marker,
        resolved=resolved,
    )
    return Move((*above, node), NOT_LOST, decision)


def last_of_column(path: Path, column: int) -> OpenItem | None:
    """The innermost open item of a column."""
    for node in reversed(path):
        if node.column == column:
            return node
        if node.column < column:
            return None
    return None


def columns_of(path: Path, column: int) -> tuple[int, int]:
    """Where the open items of a column begin and end in the path."""
    end = len(path)
    while end and path[end - 1].column > column:
        end -= 1
    start = end
    while start and path[start - 1].column == column:
        start -= 1
    return start, end


def with_rest(path: Path, node: OpenItem, index: int) -> Path:
    """The open items, with an observation that goes on with the text of one of them."""
    return tuple(one._replace(rest=(*one.rest, index)) if one.at == node.at else one for one in path)


def same_levels(path: Path, levels: tuple[Level, ...]) -> bool:
    """The open items belong to lists of these columns and styles."""
    return len(path) == len(levels) and all(
        (node.column, node.style) == level for node, level in zip(path, levels, strict=True)
    )


def tell_parents(above: Path, parts: tuple[int, ...]) -> tuple[Path, tuple[Told, ...], float]:
    """What the first parts of a number tell about lost parents: below "3.2.1" they are "3" and "3.2". Other parents
    should say the same; it costs if they do not."""
    path = list(above)
    told: list[Told] = []
    for place in range(len(path) - 1, -1, -1):
        node = path[place]
        if not parts or node.style is None or node.style[0][0] not in "1I":
            break
        if len(parts) != node.style[0].count(".") + 1:
            break
        if not node.unknown:
            return tuple(path), tuple(told), COSTS.wrong_parts if node.parts and node.parts != parts else 0.0
        if parts[-1] <= node.above:
            return tuple(path), tuple(told), COSTS.wrong_parts
        path[place] = node._replace(ordinal=parts[-1], parts=parts, unknown=False)
        told.append(Told(node.at, parts[-1], parts[:-1]))
        parts = parts[:-1]
    return tuple(path), tuple(told), 0.0
