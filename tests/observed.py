"""Numbering without a document: rows of markers written down, and where the search puts each of them.

A row is a line: its cells from left to right, with spaces between them. "." is an empty cell, "-" a text without
marker, anything else a marker or what may be a misread one. A line "---" is a page's end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from skparse.numbering.habits import Habits
from skparse.numbering.markers import parse_marker, spell_marker
from skparse.numbering.model import Action, Decision, Observation, SeamEvidence
from skparse.numbering.search import Explanation, explain

PAGE_END = "---"


class Evidence(NamedTuple):
    """A stub of `skparse.numbering.model.Seams`: the same for all texts; those named are printed again."""

    goes_on: float = 3.0
    begins: float = 0.05
    printed_again: frozenset[tuple[int, int]] = frozenset()
    """Pairs: a text, and the item whose text it is."""

    def __call__(self, observation: int, item: int, rest: tuple[int, ...]) -> SeamEvidence:
        """The evidence for a text and an item."""
        again = (observation, item) in self.printed_again
        return SeamEvidence(goes_on=self.goes_on, begins=self.begins, printed_again=again)


STARTS = Evidence()
"""Texts without marker below a page's end begin items."""
GOES_ON = Evidence(goes_on=0.05, begins=3.0)
"""They go on with what stands above."""


def observe(rows: str) -> list[Observation]:
    """The texts of rows as they are written above."""
    found: list[Observation] = []
    seam = begins_page = False
    row = 0
    for line in lines(rows):
        if line == PAGE_END:
            seam = begins_page = True
            continue
        for column, cell in enumerate(line.split()):
            if cell != ".":
                found.append(text(cell, column, row)._replace(seam=seam, begins_page=begins_page))
                begins_page = False
        seam = False
        row += 1
    return found


def rows_below_page_ends(observations: Iterable[Observation]) -> list[int]:
    """The first row of each page but the first."""
    return [one.row for one in observations if one.begins_page]


def text(cell: str, column: int = 0, row: int = 0) -> Observation:
    """One text; its cell as in a row."""
    if cell == "-":
        return Observation(column=column, row=row, marker=None, token="Rapat")
    return Observation(column=column, row=row, marker=parse_marker(cell), token=cell)


def explained(rows: str | list[Observation], seams: Evidence = STARTS, habits: Habits | None = None) -> Explanation:
    """The explanation of rows. Items of the last column are never printed again."""
    observations = observe(rows) if isinstance(rows, str) else rows
    last = max((one.column for one in observations), default=0)
    return explain(observations, seams, habits or Habits(last_level=last))


def places(found: Explanation) -> list[str]:
    """Where each text stands: the markers from its root down to its own.

    They are spelled as the list counts, not as printed: what is misprinted stands under its right number. A text that
    goes on with an item has "…" behind the item's place, a parent that is printed again "=", the rest of a lost item
    "(rest)". "[3.]" is an item of a lost page, "[?]" one whose number nothing tells; "-" an item without marker.
    """
    told = {one.item: one.ordinal for decision in found.decisions for one in decision.resolved}
    at: dict[int | None, str] = {None: ""}
    signs = {Action.GOES_ON: " …", Action.REPEATS: " =", Action.RESTS: " (rest)"}
    result: list[str] = []
    for one in found.decisions:
        for lost in one.lost:
            name = spelled(lost.style, told[lost.at]) if lost.at in told else "?"
            at[lost.at] = f"{at[lost.parent]} [{name}]".strip()
        if one.action is Action.RESTS:
            name = spelled(one.style, told[one.item]) if one.item in told else "?"
            at[one.item] = f"{at[one.parent]} [{name}]".strip()
        if one.action is Action.BEGINS:
            at[one.item] = f"{at[one.parent]} {_name(one)}".strip()
        result.append(at[one.item] + signs.get(one.action, ""))
    return result


def _name(one: Decision) -> str:
    return spelled(one.style, one.ordinal) if one.style and one.fit.value != "unnumbered" else "-"


def spelled(style: tuple[str, str] | None, ordinal: int) -> str:
    """A marker of a list; a number of several parts by its last one."""
    if style is None:
        return "-"
    kind, form = style
    return spell_marker("1" if "." in kind else kind, form, ordinal)


def lines(text: str) -> list[str]:
    """The lines of a text, without spaces around them."""
    return [line.strip() for line in text.strip().splitlines()]


def told_of_losses(decisions: Iterable[Decision]) -> Mapping[int, int]:
    """Lost items → their ordinals, 0 where nothing tells them."""
    decisions = list(decisions)
    found = {lost.at: 0 for one in decisions for lost in one.lost}
    return found | {one.item: one.ordinal for decision in decisions for one in decision.resolved}
