"""Thresholds: numbers that decide, each with its meaning, its unit, and what it was tuned on.

Each stage has one frozen dataclass of them in a module ``settings.py`` of its package, and one instance that the stage
reads. A threshold's name says what it bounds and ends with its unit where it has one (``max_gap_pt``, ``min_share``).
``python -m tests.sweep`` tells between which values all samples and families still give the same plans.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

Unit = Literal[
    "pt",
    "em",
    "px",
    "px at 300 dpi",
    "share",
    "count",
    "degrees",
    "gray",
    "confidence",
    "similarity",
    "seconds",
    "score",
    "nats",
    "logit",
]
"""``em``: the size of the font; ``share``: of something that the meaning names; ``gray``: 0 (black) to 255;
``confidence``: 0 to 1; ``similarity``: 0 to 100, as rapidfuzz counts;
``score``: weights of evidence, which are added up."""


def threshold(
    value: float, unit: Unit, meaning: str, *, tuned_on: str, holds: tuple[float, float] | None = None
) -> Any:
    """A field of a settings class.

    Args:
        value: the default.
        unit: of the value.
        meaning: what it decides, and what is on either side of it.
        tuned_on: documents that it was fitted to, or how it was chosen.
        holds: between which values all samples and families give the same plans, as far as that was measured.
    """
    return dataclasses.field(
        default=value, metadata={"unit": unit, "meaning": meaning, "tuned_on": tuned_on, "holds": holds}
    )


@contextmanager
def override(settings: Any, **values: float) -> Iterator[None]:
    """Other values for a stage's thresholds, for tests and sweeps; not for use by several threads.

    Raises:
        AttributeError: there is no threshold of that name.
    """
    before = {name: getattr(settings, name) for name in values}
    try:
        for name, value in values.items():
            object.__setattr__(settings, name, value)
        yield
    finally:
        for name, value in before.items():
            object.__setattr__(settings, name, value)
