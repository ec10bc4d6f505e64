"""The cheapest explanation: a beam search over the moves; and by how much any other one of each item is dearer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from skparse.numbering.habits import Habits
from skparse.numbering.learning import learn, learn_again, learn_styles
from skparse.numbering.model import Action, Decision, Observation, Path, Seams
from skparse.numbering.moves import Moves
from skparse.numbering.settings import COSTS, SEARCH


class _History:
    """The decisions that led to a state, last one first."""

    __slots__ = ("before", "decision", "rivals")

    def __init__(self, before: _History | None, decision: Decision) -> None:
        self.before = before
        self.decision = decision
        self.rivals: list[tuple[float, _History]] | None = None  # how much dearer, and another way to the same state


class _State(NamedTuple):
    path: Path
    lost: int
    cost: float
    history: _History | None


Guesses = dict[int, tuple[int, float]]
"""The number of a lost item → its ordinal, and how likely it is."""


class Explanation(NamedTuple):
    """What became of each observation."""

    decisions: list[Decision]
    margins: list[float]
    """By how much the best explanation that treats the observation otherwise is dearer, in nats."""
    rivals: list[Decision | None]
    """What that explanation says of it."""
    cost: float
    guesses: Guesses
    """Items of lost pages whose ordinal nothing tells, in lists that were open before: the next ordinal, and how likely
    it is."""


def explain(observations: list[Observation], seams: Seams, habits: Habits) -> Explanation:
    """The cheapest explanation of a document's texts.

    A document in which nothing is odd is explained by moves that cost nothing, and not searched further. Otherwise
    habits are learned from the first explanation, and all moves are weighed.
    """
    learn_styles(habits, observations)
    moves = Moves(observations, habits, cache(seams))
    narrow = _search(observations, moves, SEARCH.narrow_states_count, [False] * len(observations))
    odd = [n for n, decision in enumerate(narrow.decisions) if decision.cost >= COSTS.free]
    if not odd and not any(habits.pages_lost.values()):
        return narrow
    doubtful = _doubtful_places(odd, narrow.decisions)
    learn(habits, narrow.decisions, observations)
    found = _search(observations, moves, SEARCH.max_states_count, doubtful)
    if learn_again(habits, found.decisions, observations):
        found = _search(observations, moves, SEARCH.max_states_count, doubtful)
    return found._replace(guesses=_guesses(found.decisions, observations, habits))


def _guesses(decisions: Sequence[Decision], observations: Sequence[Observation], habits: Habits) -> Guesses:
    told = {told.item: told.ordinal for one in decisions for told in one.resolved}
    guesses: Guesses = {}
    for one in decisions:
        ordinal = told.get(one.item, 1) if one.action is Action.RESTS and one.item is not None else one.ordinal
        below = observations[one.observation].column, one.style
        for lost in reversed(one.lost):
            level = lost.column, lost.style
            if lost.above and lost.style and lost.at not in told:
                guesses[lost.at] = lost.above + 1, habits.only_one_likelihood(level, below, max(1, ordinal))
            below, ordinal = level, told.get(lost.at, 1)
    return guesses


def _doubtful_places(odd: Sequence[int], decisions: Sequence[Decision]) -> list[bool]:
    """Where odd moves are weighed: from the item before each odd one in its list, or its parent, to some way behind it.
    Whatever explains what is odd stands there."""
    doubtful = [False] * len(decisions)
    last: dict[int | None, int] = {}  # parent → its last child so far
    starts = {}
    for n, decision in enumerate(decisions):
        starts[n] = last.get(decision.parent, max(0, decision.parent or 0))
        if decision.action is Action.BEGINS:
            last[decision.parent] = n
    for n in odd:
        start, end = starts[n] - SEARCH.doubtful_before_count, n + SEARCH.doubtful_behind_count
        for place in range(max(0, start), min(len(decisions), end)):
            doubtful[place] = True
    return doubtful


def _search(observations: Sequence[Observation], moves: Moves, width: int, doubtful: Sequence[bool]) -> Explanation:
    """The search with ``width`` states at a time; odd moves only at ``doubtful`` places, from the cheaper states."""
    states = [_State((), -1, 0.0, None)]
    for index in range(len(observations)):
        if len(states) == 1 and not doubtful[index]:
            before = states[0]
            move = moves.only_move(index, before.path, before.lost)
            if move is not None:
                states = [_State(move.path, move.lost, before.cost, _History(before.history, move.decision))]
                continue
        found: dict[tuple[Path, int], _State] = {}
        odd_limit = states[0].cost + SEARCH.max_odd_margin if doubtful[index] else -1.0
        for state in states:
            for path, lost, decision in moves.moves(index, state.path, state.lost, state.cost <= odd_limit):
                cost = state.cost + decision.cost
                key = (path, lost)
                old = found.get(key)
                if old is None:
                    found[key] = _State(path, lost, cost, _History(state.history, decision))
                elif cost < old.cost:
                    found[key] = _State(path, lost, cost, _merge(_History(state.history, decision), old, cost))
                else:
                    assert old.history is not None
                    _add_rival(old.history, cost - old.cost, _History(state.history, decision))
        best = sorted(found.values(), key=lambda state: state.cost)
        limit = best[0].cost + SEARCH.max_margin
        states = [state for state in best[:width] if state.cost <= limit]
    return _explanation(states, len(observations))


def _merge(winner: _History, loser: _State, cost: float) -> _History:
    assert loser.history is not None
    rivals = loser.history.rivals or []
    margin = loser.cost - cost
    winner.rivals = [(margin, loser.history), *((more + margin, rival) for more, rival in rivals)]
    loser.history.rivals = None
    return winner


def _add_rival(history: _History, margin: float, rival: _History) -> None:
    if history.rivals is None:
        history.rivals = []
    history.rivals.append((margin, rival))


def _explanation(states: list[_State], count: int) -> Explanation:
    best = states[0]
    decisions: list[Decision] = []
    margins = [SEARCH.max_margin] * count
    others: list[Decision | None] = [None] * count
    history = best.history
    chosen: list[_History] = []
    while history is not None:
        chosen.append(history)
        history = history.before
    chosen.reverse()
    for state in states[1:]:
        if state.history is not None:
            _note_rival(chosen, state.history, state.cost - best.cost, margins, others)
    for one in chosen:
        for margin, rival in one.rivals or ():
            _note_rival(chosen, rival, margin, margins, others)
    decisions = [one.decision for one in chosen]
    return Explanation(decisions=decisions, margins=margins, rivals=others, cost=best.cost, guesses={})


def _note_rival(
    chosen: list[_History], rival: _History, margin: float, margins: list[float], others: list[Decision | None]
) -> None:
    """Note where another way differs from the chosen one, back to where they part."""
    for one in _back(rival):
        index = one.decision.observation
        if chosen[index] == one:
            return
        if margin < margins[index] and _differs(chosen[index].decision, one.decision):
            margins[index] = margin
            others[index] = one.decision


def _back(history: _History | None) -> Iterator[_History]:
    while history is not None:
        yield history
        history = history.before


def _differs(a: Decision, b: Decision) -> bool:
    """Do they give the text another place or marker in the tree?"""
    if a.action != b.action or a.parent != b.parent or a.marker != b.marker:
        return True
    return a.action.value != "begins" and a.item != b.item
