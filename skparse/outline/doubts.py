"""Doubts: where another explanation of the numbering is nearly as likely, and treats a text otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from skparse.findings import report
from skparse.geometry import Box, bounding_box
from skparse.numbering.model import Action, Decision
from skparse.numbering.search import Explanation
from skparse.numbering.settings import COSTS
from skparse.orientation import Orientations
from skparse.outline.draft import Draft
from skparse.outline.seams import begins_in_lower_case
from skparse.outline.settings import OUTLINE, SEAM
from skparse.outline.texts import Text
from skparse.plan import Finding
from skparse.text.joining import shorten


class Question(Enum):
    """What is in doubt."""

    GOES_ON = "goes on"
    """A text below a page's end was read as the continuation of an item: does it begin one?"""
    BEGINS = "begins"
    """It was read as a new item: does it go on with another?"""
    ADOPTS = "adopts"
    """Items before a page's end were put below the item that follows: do they belong to another?"""
    BELOW = "below"
    """An item was put below a parent: does it stand below another?"""


class Doubt(NamedTuple):
    """A text, how it was read, and how it may also be read."""

    question: Question
    draft: Draft
    """The item that the text goes on with or begins."""
    other: Draft | None
    """`Question.BEGINS`: the item that it may go on with. `Question.BELOW`: the other parent, None for the tree's
    root. None otherwise."""
    page: int
    box: Box | None
    quote: str


class Doubts:
    """Collects the doubts while the tree grows."""

    def __init__(self, explanation: Explanation, drafts: Mapping[int | None, Draft], root: Draft) -> None:
        """``drafts``: the items so far, by the numbers that the decisions use."""
        self.found: list[Doubt] = []
        self._explanation = explanation
        self._drafts = drafts
        self._root = root
        self._is_odd = any(one.cost >= COSTS.free for one in explanation.decisions)
        self._parents: set[tuple[int | None, int | None]] = set()  # pairs of parents of which one doubt was noted

    def note(self, text: Text, decision: Decision, draft: Draft, above: Draft | None) -> None:
        """Note the doubt about a text, if there is one.

        Args:
            text: of the table.
            decision: what was decided about it.
            draft: the item that it goes on with or begins, in its place.
            above: the item of its column that was open before it.
        """
        rival = self._explanation.rivals[decision.observation]
        if decision.adopts:
            self._add(Question.ADOPTS, text, draft, None)
        elif rival is None:
            return
        elif self._may_begin(text, decision, rival):
            self._add(Question.GOES_ON, text, draft, None)
        elif self._may_go_on(text, decision, rival) and (other := self._continued(rival, above)):
            self._add(Question.BEGINS, text, draft, other)
        elif decision.action is Action.BEGINS and rival.action is Action.BEGINS:
            self._note_place(text, decision, rival, draft)

    def _may_begin(self, text: Text, decision: Decision, rival: Decision) -> bool:
        if not _is_in_doubt_at_seam(text, rival) or decision.action is not Action.GOES_ON:
            return False
        return rival.action is Action.BEGINS and self._margin(decision) <= SEAM.max_doubtful_margin

    def _may_go_on(self, text: Text, decision: Decision, rival: Decision) -> bool:
        if not _is_in_doubt_at_seam(text, rival) or decision.action is not Action.BEGINS:
            return False
        is_near = rival.action is Action.GOES_ON and self._margin(decision) <= SEAM.max_doubtful_margin
        # That a text in small letters begins an item is always doubtful.
        return is_near or begins_in_lower_case(text.item.first_text)

    def _continued(self, rival: Decision, above: Draft | None) -> Draft | None:
        """The item that a text may go on with."""
        return self._drafts.get(rival.item, above) if rival.action is Action.GOES_ON else above

    def _margin(self, decision: Decision) -> float:
        return self._explanation.margins[decision.observation]

    def _note_place(self, text: Text, decision: Decision, rival: Decision, draft: Draft) -> None:
        """Note that an item may stand below another parent. Of items that move together only the first one is noted,
        and none where nothing in the document is odd."""
        other = self._drafts.get(rival.parent)
        parents = decision.parent, rival.parent
        if other is None or decision.parent == rival.parent or parents in self._parents:
            return
        if not self._is_odd or self._margin(decision) > OUTLINE.max_doubtful_place_margin:
            return
        self._parents.add(parents)
        if not self._has_doubtful_parent(draft):
            self._add(Question.BELOW, text, draft, None if other is self._root else other)

    def _has_doubtful_parent(self, draft: Draft) -> bool:
        doubtful = {doubt.draft for doubt in self.found}
        parent = draft.parent
        while parent is not None:
            if parent.inferred or parent in doubtful:
                return True
            parent = parent.parent
        return False

    def _add(self, question: Question, text: Text, draft: Draft, other: Draft | None) -> None:
        item = text.item
        lines = item.lines if question is not Question.BELOW else (*item.marker_lines, *item.lines)
        doubt = Doubt(
            question=question,
            draft=draft,
            other=other,
            page=item.all_lines[0].page,
            box=bounding_box(lines) if lines else None,
            quote=shorten(item.first_text, OUTLINE.max_quote_letters),
        )
        self.found.append(doubt)


def _is_in_doubt_at_seam(text: Text, rival: Decision) -> bool:
    """A text without marker right below a page's end; what lost pages would make of it is another doubt."""
    return text.seam and text.item.marker is None and not rival.after_loss


def doubt_findings(doubts: Sequence[Doubt], others: Iterable[Finding], orientations: Orientations) -> list[Finding]:
    """The doubts as findings, once the items have their ids.

    Args:
        doubts: in reading order.
        others: findings about the numbering. An item that has one is not doubted again.
        orientations: how the pages were turned, so that boxes can be given as displayed.
    """
    reported = {one.node for one in others if one.code.startswith("numbering-") or one.code == "node-inferred"}
    findings = []
    for doubt in doubts:
        if doubt.question is not Question.BELOW or doubt.draft.id not in reported:
            findings.append(_finding(doubt, orientations))
    return findings


def _finding(doubt: Doubt, orientations: Orientations) -> Finding:
    page, text, draft, other = doubt.page, doubt.quote, doubt.draft, doubt.other
    box = orientations.to_displayed(page, doubt.box) if doubt.box else None
    here = draft.parent.id if draft.parent else ""
    other_id = other.id if other else ""
    if doubt.question is Question.GOES_ON:
        return report("seam-doubtful", "goes-on", page=page, bbox=box, node=draft.id, text=text, item=draft.id)
    if doubt.question is Question.BEGINS:
        return report("seam-doubtful", "begins", page=page, bbox=box, node=draft.id, text=text, item=other_id)
    if doubt.question is Question.ADOPTS:
        first = draft.children[0].id
        return report("seam-doubtful", "adopts", page=page, bbox=box, node=draft.id, text=text, first=first)
    if not here:
        return report("numbering-doubtful", "outermost", page=page, bbox=box, node=draft.id, other=other_id)
    if not other_id:
        return report("numbering-doubtful", "nested", page=page, bbox=box, node=draft.id, here=here)
    return report("numbering-doubtful", "below", page=page, bbox=box, node=draft.id, here=here, other=other_id)
