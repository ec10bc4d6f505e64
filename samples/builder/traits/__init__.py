"""Traits of real offices' documents, mixed into random documents: each with a chance of its own, several a document."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from samples.builder.families.change import looks
from samples.builder.lost import lose_page
from samples.builder.model import Document
from samples.builder.random_document import whole_document

from . import headings, marks, rows, times, words


class Trait(NamedTuple):
    """What changes a document, or gives it back as it is where it does not suit."""

    change: Callable[[random.Random, Document], Document]
    chance: float
    needs: str = ""
    """The trait that makes it possible; put on before it where it alone is asked for."""


TRAITS = {  # in the order in which they are put on: what is of the schedule before what is of rows
    "schedule-first": Trait(rows.schedule_first, 0.06),
    "values": Trait(marks.values, 0.12),
    "halves": Trait(marks.halves, 0.08),
    "times": Trait(times.times, 0.2),
    "merged-times": Trait(times.merged_times, 0.12),
    "budget-year": Trait(times.budget_year, 0.12),
    "zeros": Trait(marks.zeros, 0.2),
    "hidden-blanks": Trait(marks.hidden_blanks, 0.2),
    "drawn-marks": Trait(marks.drawn_marks, 0.25),
    "long-headings": Trait(headings.long_headings, 0.3),
    "band-headings": Trait(headings.band_headings, 0.3, needs="times"),
    "column-numbers": Trait(headings.column_numbers, 0.2),
    "merged-heading": Trait(headings.merged_heading, 0.2),
    "open-heading": Trait(headings.open_heading, 0.2),
    "section-shapes": Trait(rows.section_shapes, 0.2),
    "sums": Trait(rows.sums, 0.15),
    "missing-rules": Trait(rows.missing_rules, 0.15),
    "spaced-letters": Trait(words.spaced_letters, 0.15),
    "hyphens": Trait(words.hyphens, 0.15),
    "cut-paper": Trait(words.cut_paper, 0.02),
    "annex-alone": Trait(words.annex_alone, 0.2),
    "other-tables": Trait(words.other_tables, 0.2),
}


class Mixed(NamedTuple):
    """A random document and the traits that it has."""

    document: Document
    traits: tuple[str, ...]


def mixed_document(seed: int, max_leaves: int = 40, only: str | None = None) -> Mixed:
    """The document of a seed. ``only``: with this trait wherever it suits, and with no other."""
    rng = random.Random(f"mixed {seed}")
    document = whole_document(rng, max_leaves)
    found: list[str] = []
    for name, trait in TRAITS.items():
        wanted = rng.random() < trait.chance
        if wanted if only is None else name in (only, TRAITS[only].needs):
            changed = trait.change(rng, document)
            if changed is not document:
                document = changed
                found.append(name)
    if rng.random() < 0.15:
        lost = lose_page(rng, looks(document, merge_equal=False))
        if lost.after_lost_page:
            document = lost
            found.append("lost-page")
    return Mixed(replace(document, name=f"mixed-{seed}"), tuple(found))
