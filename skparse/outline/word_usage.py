"""What became of the words of a table's rows: looked for in the finished tree, not noted while it grows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from skparse.outline.draft import Draft
from skparse.text.lines import TextLine

BookedAs = Literal["node", "schedule", "attribute"]


class Booking(NamedTuple):
    """What each word became, by its ledger number; and the words that became two things, or part of two nodes."""

    kinds: dict[int, BookedAs]
    twice: set[int]


def booking(roots: Sequence[Draft], repeated: Iterable[TextLine]) -> Booking:
    """The words that stand in a tree. ``repeated``: lines of parents that are printed again on a later page."""
    kinds: dict[int, BookedAs] = {}
    twice: set[int] = set()

    def book(lines: Iterable[TextLine], kind: BookedAs, once: bool) -> None:
        for line in lines:
            for word in line.words:
                if kinds.setdefault(word, kind) != kind or (once and word in seen):
                    twice.add(word)
                if once:
                    seen.add(word)

    seen: set[int] = set()
    waiting = list(roots)
    while waiting:
        draft = waiting.pop()
        waiting.extend(draft.children)
        # A marker beside its text, or in front of it, may be in both.
        own = {id(line): line for line in (*draft.marker_lines, *draft.lines)}
        book(own.values(), "node", once=True)
        for _, _, lines in draft.marks:
            book(lines, "schedule", once=False)
        for texts in draft.attributes.values():
            for text in texts:
                book(text, "attribute", once=False)
    book((line for line in repeated if not seen.issuperset(line.words)), "node", once=True)
    return Booking(kinds, twice)
