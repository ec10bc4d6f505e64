"""How documents were explained: what the search saw and decided while `skparse.parse` read a file."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple
from unittest import mock

import skparse
from samples.builder import reportlab_
from samples.builder.families import suit_family
from samples.builder.model import Document
from samples.builder.random_document import random_family_document, suit, whole_document
from skparse.numbering import search
from skparse.numbering.habits import Habits
from skparse.numbering.model import Observation, SeamEvidence, Seams
from skparse.numbering.search import Explanation
from skparse.outline import explained
from skparse.outline.seams import SeamTexts
from skparse.plan import Plan

MAX_LEAVES = 60


class SeamCall(NamedTuple):
    """What the search asked about a text below a page's end: does it belong to this open item?"""

    observation: int
    item: int
    rest: tuple[int, ...]


@dataclass
class Explained:
    """One table: what was seen, and what it was taken for."""

    observations: list[Observation]
    seams: SeamTexts
    habits: Habits
    explanation: Explanation
    calls: dict[SeamCall, SeamEvidence] = field(default_factory=dict)
    """In the order in which they were asked first."""


@contextmanager
def recording() -> Iterator[list[Explained]]:
    """Fills the list with all tables that are explained within."""
    found: list[Explained] = []

    def explain(observations: list[Observation], seams: Seams, habits: Habits) -> Explanation:
        assert isinstance(seams, SeamTexts)
        calls: dict[SeamCall, SeamEvidence] = {}

        def ask(observation: int, item: int, rest: tuple[int, ...]) -> SeamEvidence:
            return calls.setdefault(SeamCall(observation, item, rest), seams(observation, item, rest))

        explanation = search.explain(observations, ask, habits)
        found.append(
            Explained(observations=observations, seams=seams, habits=habits, explanation=explanation, calls=calls)
        )
        return explanation

    with mock.patch.object(explained, "explain", explain):
        yield found


def explained_tables(data: bytes) -> tuple[Plan, list[Explained]]:
    """A file's plan, and how each of its tables was explained.

    Raises:
        SkparseError: as `skparse.parse`.
    """
    with recording() as found:
        plan = skparse.parse(data)
    return plan, found


def document_of(seed: int, family: str | None = None) -> Document:
    """A random document of a family, or of none, as ReportLab prints it; misprints as the builder makes them."""
    if family is None:
        return suit(whole_document(random.Random(seed), MAX_LEAVES), "reportlab")
    document = random_family_document(random.Random(f"{family} {seed}"), family, MAX_LEAVES)
    return suit_family(suit(document, "reportlab"), "reportlab")


def explained_document(document: Document) -> tuple[Plan, list[Explained]]:
    """The same of a document of the builder."""
    return explained_tables(reportlab_.render(document))


def seeds_of(text: str) -> range:
    """ "0-99" → all of them; "7" → one."""
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)
