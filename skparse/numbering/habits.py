"""The costs that differ from document to document: what `skparse.numbering.learning` finds a document to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log

from skparse.numbering.model import Style
from skparse.numbering.settings import COSTS, HABITS

Level = tuple[int, Style | None]
"""A column and the style of the list that an item belongs to."""


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
    cut_columns: Mapping[int, int] = field(default_factory=dict)
    """Column → the row of its first text, where the table begins with the rest of an item of that column: the pages
    before it are not in the file."""
    pages_lost: Mapping[int, int] = field(default_factory=dict)
    """Row → pages missing before it, as far as printed page numbers tell (0: none is)."""
    misprint: float = COSTS.misprint
    """Cost of any one misprint."""
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
    rows_per_page: float = HABITS.rows_per_page
    """Rows of a page in which an item begins."""
    share: dict[Level, float] = field(default_factory=dict)
    """Level → its items, as a share of these rows."""
    first_parents: dict[Level, Counter[int]] = field(default_factory=dict)
    """Level → of the rows that begin a list there, how many begin a parent so far from the root."""
    list_length: dict[Level, float] = field(default_factory=dict)
    """Level → the mean length of its lists."""
    usual_style: dict[int, Style | None] = field(default_factory=dict)
    """Column → the style that stands most often there."""

    def lost_rows_cost(self, level: Level, count: int) -> float:
        """Cost of a lost page's having held so many items of a level, and nothing else."""
        rows = count / self._share_of(level)
        return min(
            COSTS.max_lost_rows, 0.5 * (log((rows + 0.5) / (self.rows_per_page + 0.5)) / HABITS.lost_rows_spread) ** 2
        )

    def new_parents_cost(self, level: Level, levels: Sequence[Level], survivors: int, ordinal: int) -> float:
        """Cost of the last list on a lost page: one of ``ordinal`` − 1 items of a level, below new parents beneath
        ``survivors`` of the levels above it, which no other row of that page begins anew."""
        begun = self.first_parents.get(level, Counter[int]())
        usual = 2**survivors / (2 ** len(levels) - 1)  # where the document does not tell: the closest parent
        likely = (begun.get(survivors, 0) + usual) / (begun.total() + 1)
        cost = COSTS.lost_parents - log(likely)
        rows = self.rows_per_page - (ordinal - 1) / self._share_of(level)
        if rows < 0:
            cost += self.lost_rows_cost(level, ordinal - 1)
        if survivors:
            cost += max(0.0, rows) * self.share.get(levels[survivors - 1], 0.0)
        return cost

    def only_one_likelihood(self, level: Level, below: Level, ordinal: int) -> float:
        """If a lost page begins items of a level, how likely does it begin one alone? The last of them has ``ordinal``
        − 1 items of the level ``below`` on that page."""
        rows = self.rows_per_page - (ordinal - 1) / self._share_of(below)
        usual = max(HABITS.min_rows_left_share * self.rows_per_page, rows) * self._share_of(level)
        return usual * exp(-usual) / (1 - exp(-usual))

    def lost_ordinal_cost(self, level: Level, ordinal: int, above: int) -> float:
        """Cost of a lost item's being the one of this number. ``above``: the last of its list before the loss."""
        if above:
            return COSTS.lost_sibling * (ordinal - above)
        length = max(HABITS.min_list_length, self.list_length.get(level, HABITS.list_length))
        return log(length) + COSTS.lost_sibling * max(0.0, ordinal - length)

    def _share_of(self, level: Level) -> float:
        return max(HABITS.min_share, self.share.get(level, 1.0))
