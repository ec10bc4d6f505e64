"""What a document does as a rule: learned from its texts, and from the first explanation of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log

from skparse.numbering.markers import spell_marker
from skparse.numbering.model import Action, Decision, Fit, Observation, Style
from skparse.numbering.settings import COSTS, SEARCH

Level = tuple[int, Style | None]
"""A column and the style of the list that an item belongs to."""

_MISPRINTS = {Fit.SKIPS, Fit.REPEATED, Fit.BACK, Fit.WRONG, Fit.OTHER_KIND, Fit.LATE, Fit.DROPPED}


@dataclass
class Habits:
    """The costs that differ from document to document. Without a first explanation they are those of any document."""

    with_indents: frozenset[int] = frozenset()
    """Columns that have a narrow numbering column for each depth: the indent tells the depth."""
    with_bold_headings: frozenset[int] = frozenset()
    """Columns whose texts have no numbers and where bold ones are headings over plain ones."""
    last_level: int = 0
    """The column of the last level, whose items are never printed again."""
    first_row: int = 0
    """The row of the first text."""
    pages_lost: Mapping[int, int] = field(default_factory=dict)
    """Row → pages missing before it, as far as printed page numbers tell (0: none is)."""
    misprint: float = COSTS.misprint
    misprints: float = 0.0
    """Share of the markers that the explanation takes for misprints, away from page ends."""
    first_markers: dict[int, list[tuple[Style, str]]] = field(default_factory=dict)
    """Column → the styles of its markers and how the first of a list is printed in each."""
    rare: dict[Level, float] = field(default_factory=dict)
    """Cost of a list in a style that is rare in its column."""
    unmarked: dict[int, float] = field(default_factory=dict)
    """Column → cost of an item without marker among numbered ones."""
    nested: dict[int, float] = field(default_factory=dict)
    """Column → cost of a list below an item of the same column."""
    parents: dict[Level, tuple[Level, ...]] = field(default_factory=dict)
    """Level → the levels of its items' parents, root first, as most often."""
    rows_per_page: float = 8.0
    """Rows of a page in which an item begins."""
    share: dict[Level, float] = field(default_factory=dict)
    """Level → its items, as a share of these rows."""
    first_parents: dict[Level, Counter[int]] = field(default_factory=dict)
    """Level → of the rows that begin a list there, how many begin a parent so far from the root."""
    list_length: dict[Level, float] = field(default_factory=dict)
    """Level → the mean length of its lists."""
    usual_style: dict[int, Style | None] = field(default_factory=dict)
    """Column → the style that stands most often there."""

    def learn_styles(self, observations: Sequence[Observation]) -> None:
        """How each column is numbered, from the markers as they are printed."""
        styles: dict[int, Counter[Style]] = {}
        unmarked: Counter[int] = Counter()
        self.first_row = observations[0].row if observations else 0
        for one in observations:
            if one.marker:
                reading = one.marker.readings[0]
                styles.setdefault(one.column, Counter())[reading.kind, reading.form] += 1
            elif not one.seam:
                unmarked[one.column] += 1
        for column, counts in styles.items():
            total = counts.total()
            cost = _cost_of_share(unmarked[column] + 0.02 * total, total)
            self.unmarked[column] = max(COSTS.free, cost) if unmarked[column] <= total else cost
            self.usual_style[column] = counts.most_common(1)[0][0]
            for style, count in counts.items():
                usual = max((n for other, n in counts.items() if other[0] == style[0]), default=0)
                share = SEARCH.rare_form_share if usual > count else SEARCH.rare_style_share
                rare = count < SEARCH.common_style_count and (
                    count <= share * usual if usual > count else count < share * total
                )
                self.rare[column, style] = max(0.1, _cost_of_share(count, share * total)) if rare else 0.0
                if not rare and "." not in style[0]:
                    first = spell_marker(*style, ordinal=1)
                    self.first_markers.setdefault(column, []).append((style, first))

    def learn_again(self, decisions: Sequence[Decision], observations: Sequence[Observation]) -> bool:
        """Learn from a better explanation, and trust markers less where they are misprinted elsewhere: a document that
        misprints in mid-page does so behind a page's end, too. Returns whether that may change the explanation."""
        parents = self.parents
        has_lost = any(one.after_loss for one in decisions)
        self.learn(decisions, observations)
        misprint = min(COSTS.misprint, -log(max(self.misprints, 1e-6)))
        changes = (has_lost and self.parents != parents) or COSTS.misprint - misprint > SEARCH.min_misprint_change
        self.misprint = misprint
        return changes

    def lost_rows_cost(self, level: Level, count: int) -> float:
        """Cost of a lost page's having held so many items of a level, and nothing else."""
        rows = count / max(0.01, self.share.get(level, 1.0))
        return min(
            COSTS.max_lost_rows, 0.5 * (log((rows + 0.5) / (self.rows_per_page + 0.5)) / SEARCH.lost_rows_spread) ** 2
        )

    def new_parents_cost(self, level: Level, levels: Sequence[Level], survivors: int, ordinal: int) -> float:
        """Cost of the last list on a lost page: one of ``ordinal`` − 1 items of a level, below new parents beneath
        ``survivors`` of the levels above it, which no other row of that page begins anew."""
        begun = self.first_parents.get(level, Counter[int]())
        usual = 2**survivors / (2 ** len(levels) - 1)  # where the document does not tell: the closest parent
        likely = (begun.get(survivors, 0) + usual) / (begun.total() + 1)
        cost = COSTS.lost_parents - log(likely)
        rows = self.rows_per_page - (ordinal - 1) / max(0.01, self.share.get(level, 1.0))
        if rows < 0:
            cost += self.lost_rows_cost(level, ordinal - 1)
        if survivors:
            cost += max(0.0, rows) * self.share.get(levels[survivors - 1], 0.0)
        return cost

    def only_one_likelihood(self, level: Level, below: Level, ordinal: int) -> float:
        """If a lost page begins items of a level, how likely does it begin one alone? The last of them has ``ordinal``
        − 1 items of the level ``below`` on that page."""
        rows = self.rows_per_page - (ordinal - 1) / max(0.01, self.share.get(below, 1.0))
        usual = max(self.rows_per_page / 2, rows) * max(0.01, self.share.get(level, 1.0))
        return usual * exp(-usual) / (1 - exp(-usual))

    def lost_ordinal_cost(self, level: Level, ordinal: int, above: int) -> float:
        """Cost of a lost item's being the one of this number. ``above``: the last of its list before the loss."""
        if above:
            return COSTS.lost_sibling * (ordinal - above)
        length = max(1.5, self.list_length.get(level, 3.0))
        return log(length) + COSTS.lost_sibling * max(0.0, ordinal - length)

    def learn(self, decisions: Sequence[Decision], observations: Sequence[Observation]) -> None:
        """How often the document misprints, where lists stand, and below what: from an explanation of it."""
        levels: dict[int | None, tuple[Level, ...]] = {None: ()}
        parents: dict[Level, Counter[tuple[Level, ...]]] = {}
        lists: Counter[int] = Counter()
        nested: Counter[int] = Counter()
        misprints = 0
        begins: dict[int | None, int] = {}  # item → the row in which it begins
        chain: dict[int | None, int | None] = {}  # item → its parent
        last_parent: dict[Level, int | None] = {}
        list_counts: Counter[Level] = Counter()
        first_parents: dict[Level, Counter[int]] = {}
        for one in decisions:
            observation = observations[one.observation]
            for lost in one.lost:
                levels[lost.at] = (*levels.get(lost.parent, ()), (lost.column, lost.style))
            if one.action is Action.RESTS:
                levels[one.item] = (*levels.get(one.parent, ()), (observation.column, one.style))
            if one.action is not Action.BEGINS:
                continue
            above = levels.get(one.parent, ())
            level = (observation.column, one.style)
            levels[one.item] = (*above, level)
            parents.setdefault(level, Counter())[above] += 1
            begins[one.item] = observation.row
            chain[one.item] = one.parent
            if one.fit in (Fit.FIRST, Fit.RARE, Fit.LATE) or (
                one.fit is Fit.UNNUMBERED and one.parent != last_parent.get(level)
            ):
                list_counts[level] += 1
                top, depth, number = len(above), len(above), one.parent
                while number is not None and begins.get(number) == observation.row:
                    depth -= 1
                    top, number = depth, chain[number]
                if top < len(above):
                    first_parents.setdefault(level, Counter())[top] += 1
            last_parent[level] = one.parent
            if one.fit in (Fit.FIRST, Fit.RARE, Fit.LATE):
                lists[observation.column] += 1
                nested[observation.column] += bool(above) and above[-1][0] == observation.column
            misprints += one.fit in _MISPRINTS and not observation.begins_page and observation.row != self.first_row
        self.parents = {level: counts.most_common(1)[0][0] for level, counts in parents.items()}
        rows = len({observations[one.observation].row for one in decisions if one.action is Action.BEGINS})
        self.rows_per_page = rows / (1 + sum(one.begins_page for one in observations))
        self.share = {level: counts.total() / rows for level, counts in parents.items()}
        self.first_parents = first_parents
        self.list_length = {level: parents[level].total() / n for level, n in list_counts.items() if level in parents}
        self.nested = {column: _cost_of_share(nested[column] - 0.9, lists[column] + 1) for column in lists}
        before = SEARCH.markers_counted_before
        self.misprints = (misprints + before * exp(-COSTS.misprint)) / (len(observations) + before)


def _cost_of_share(count: float, total: float) -> float:
    return max(0.0, -log(max(0.05, count) / max(1.0, total)))
