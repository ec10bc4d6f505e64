"""What a document does as a rule: learned from its markers, and from a first explanation of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import exp, log

from skparse.numbering.habits import Habits, Level
from skparse.numbering.markers import spell_marker
from skparse.numbering.model import Action, Decision, Fit, Observation, Style
from skparse.numbering.settings import COSTS, HABITS

_MISPRINTS = {
    Fit.SKIPS,
    Fit.REPEATED,
    Fit.BACK,
    Fit.WRONG,
    Fit.OTHER_KIND,
    Fit.LATE,
    Fit.DROPPED,
    Fit.UNCOUNTED,
}
_FIRSTS = {Fit.FIRST, Fit.RARE, Fit.LATE}


def learn_styles(habits: Habits, observations: Sequence[Observation]) -> None:
    """How each column is numbered, from the markers as they are printed."""
    styles: dict[int, Counter[Style]] = {}
    unmarked: Counter[int] = Counter()
    habits.first_row = observations[0].row if observations else 0
    first_rows: dict[int, int] = {}
    for one in observations:
        if one.column < observations[0].column:
            first_rows.setdefault(one.column, one.row)
    habits.cut_columns = first_rows
    for one in observations:
        if one.marker:
            reading = one.marker.readings[0]
            styles.setdefault(one.column, Counter())[reading.kind, reading.form] += 1
        elif not one.seam:
            unmarked[one.column] += 1
    for column, counts in styles.items():
        total = counts.total()
        cost = _cost_of_share(unmarked[column] + HABITS.unmarked_before_share * total, total)
        is_numbered = unmarked[column] <= total
        habits.unmarked[column] = max(COSTS.free, cost) if is_numbered else cost
        habits.usual_style[column] = counts.most_common(1)[0][0]
        for style, count in counts.items():
            rare = _rare_style_cost(style, count, counts)
            habits.rare[column, style] = rare
            if not rare and "." not in style[0]:
                first = spell_marker(*style, ordinal=1)
                habits.first_markers.setdefault(column, []).append((style, first))


def _rare_style_cost(style: Style, count: int, counts: Counter[Style]) -> float:
    """Cost of a list in a style; 0 if it is not rare: among all markers of its column, or among those of its kind."""
    usual = max(n for other, n in counts.items() if other[0] == style[0])
    if usual > count:
        is_rare, share = count <= HABITS.rare_form_share * usual, HABITS.rare_form_share
    else:
        is_rare, share = count < HABITS.rare_style_share * counts.total(), HABITS.rare_style_share
    if not is_rare or count >= HABITS.common_style_count:
        return 0.0
    return max(HABITS.min_rare_cost, _cost_of_share(count, share * counts.total()))


def learn(habits: Habits, decisions: Sequence[Decision], observations: Sequence[Observation]) -> None:
    """Where lists stand, below what, and how long they are: from an explanation of the document."""
    lists = _Lists(decisions, observations)
    begun = [observations[one.observation] for one in decisions if one.action is Action.BEGINS]
    rows = len({one.row for one in begun})
    habits.parents = {level: counts.most_common(1)[0][0] for level, counts in lists.parents.items()}
    habits.rows_per_page = rows / (1 + sum(one.begins_page for one in observations))
    habits.share = {level: counts.total() / rows for level, counts in lists.parents.items()}
    habits.first_parents = lists.first_parents
    habits.list_length = {level: lists.parents[level].total() / count for level, count in lists.counts.items()}
    habits.nested = {  # the list in question says nothing about itself
        column: _cost_of_share(lists.nested[column] - 1, count + 1) for column, count in lists.by_column.items()
    }


def learn_again(habits: Habits, decisions: Sequence[Decision], observations: Sequence[Observation]) -> bool:
    """Learn from a better explanation, and trust markers less where they are misprinted elsewhere: a document that
    misprints in mid-page does so behind a page's end, too. Returns whether that may change the explanation."""
    parents = habits.parents
    learn(habits, decisions, observations)
    habits.misprint = min(COSTS.misprint, -log(_misprints(habits, decisions, observations)))
    has_lost = any(one.after_loss for one in decisions)
    falls = COSTS.misprint - habits.misprint
    return (has_lost and habits.parents != parents) or falls > HABITS.min_misprint_change


def _misprints(habits: Habits, decisions: Sequence[Decision], observations: Sequence[Observation]) -> float:
    """The share of markers that are misprinted, away from page ends and from the table's beginning."""
    count = 0
    for one in decisions:
        place = observations[one.observation]
        count += one.fit in _MISPRINTS and not place.begins_page and place.row != habits.first_row
    before = HABITS.markers_counted_before
    return (count + before * exp(-COSTS.misprint)) / (len(observations) + before)


class _Lists:
    """The lists of an explanation."""

    def __init__(self, decisions: Sequence[Decision], observations: Sequence[Observation]) -> None:
        self.parents: dict[Level, Counter[tuple[Level, ...]]] = {}
        """Level → the levels of its items' parents, root first."""
        self.counts: Counter[Level] = Counter()
        """Level → how many lists it has."""
        self.first_parents: dict[Level, Counter[int]] = {}
        """See `Habits.first_parents`."""
        self.by_column: Counter[int] = Counter()
        self.nested: Counter[int] = Counter()
        """Column → its lists below an item of the same column."""
        self._levels: dict[int | None, tuple[Level, ...]] = {None: ()}  # item → its level and those of its parents
        self._rows: dict[int | None, int] = {}  # item → the row in which it begins
        self._parent: dict[int | None, int | None] = {}  # item → its parent
        self._last_parent: dict[Level, int | None] = {}
        for one in decisions:
            self._note(one, observations[one.observation])

    def _note(self, one: Decision, observation: Observation) -> None:
        for lost in one.lost:
            self._levels[lost.at] = (*self._levels.get(lost.parent, ()), (lost.column, lost.style))
        if one.action not in (Action.BEGINS, Action.RESTS):
            return
        above = self._levels.get(one.parent, ())
        level = (observation.column, one.style)
        self._levels[one.item] = (*above, level)
        if one.action is Action.RESTS:
            return
        self.parents.setdefault(level, Counter())[above] += 1
        self._rows[one.item], self._parent[one.item] = observation.row, one.parent
        begins_unnumbered = one.fit is Fit.UNNUMBERED and one.parent != self._last_parent.get(level)
        if one.fit in _FIRSTS or begins_unnumbered:
            self._note_list(one, observation, level, len(above))
        self._last_parent[level] = one.parent
        if one.fit in _FIRSTS:
            self.by_column[observation.column] += 1
            self.nested[observation.column] += bool(above) and above[-1][0] == observation.column

    def _note_list(self, first: Decision, observation: Observation, level: Level, depth: int) -> None:
        """A list begins; with it, in its row, maybe its parent and the parents of that."""
        self.counts[level] += 1
        top, number = depth, first.parent
        while number is not None and self._rows.get(number) == observation.row:
            top, number = top - 1, self._parent[number]
        if top < depth:
            self.first_parents.setdefault(level, Counter())[top] += 1


def _cost_of_share(count: float, total: float) -> float:
    return max(0.0, -log(max(HABITS.min_count, count) / max(1.0, total)))
