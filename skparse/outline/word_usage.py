"""What became of the words of a table's rows: looked for in the finished tree, not noted while it grows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from skparse.outline.draft import Draft
from skparse.text.line_records import TextLine

WordUse = Literal["node", "schedule", "attribute"]


class WordUsage(NamedTuple):
    """What each word became, by its ledger number; and the words that became two things, or part of two nodes."""

    kinds: dict[int, WordUse]
    twice: set[int]


def word_usage(roots: Sequence[Draft], repeated: Iterable[TextLine]) -> WordUsage:
    """The words that stand in a tree. ``repeated``: lines of parents that are printed again on a later page."""
    kinds: dict[int, WordUse] = {}
    twice: set[int] = set()
    in_nodes: set[int] = set()

    def record(lines: Iterable[TextLine], kind: WordUse) -> None:
        for line in lines:
            for word in line.words:
                if kinds.setdefault(word, kind) != kind or (kind == "node" and word in in_nodes):
                    twice.add(word)
                if kind == "node":
                    in_nodes.add(word)

    waiting = list(roots)
    while waiting:
        draft = waiting.pop()
        waiting.extend(draft.children)
        # A line may be both: its marker's and its text's.
        record((*draft.marker_lines, *(line for line in draft.lines if line not in draft.marker_lines)), "node")
        for mark in draft.marks:
            record(mark.lines, "schedule")
        for times in draft.times.values():
            for lines in times.values():
                record(lines, "schedule")
        record(draft.attribute_lines, "attribute")
    record((line for line in repeated if not in_nodes.issuperset(line.words)), "node")
    return WordUsage(kinds, twice)
