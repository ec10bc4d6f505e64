"""What is odd about two neighbors of a list, as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from skparse.numbering.markers import Reading

Oddity = Literal["begins", "jumps", "repeats", "goes-back"]
"""A list begins with another number than one; a number is left out, stands twice, or is smaller than the one before."""


def same_style(a: Reading, b: Reading) -> bool:
    """Can the two markers belong to one list: same kind of number, same punctuation?"""
    return a.kind == b.kind and a.form == b.form


def oddity(before: Sequence[Reading], here: Sequence[Reading]) -> Oddity | None:
    """What is odd about a marker behind another, in all of its readings; None if one of them is as it should be.

    Args:
        before: what the marker before may mean; empty for the first of a list.
        here: what this one may mean; not empty.
    """
    steps = [b.ordinal - a.ordinal for a in before for b in here if same_style(a, b)]
    if steps:
        if 1 in steps:
            return None
        return "repeats" if 0 in steps else "jumps" if max(steps) > 0 else "goes-back"
    if any(r.ordinal == 1 for r in here) or any(a.kind == b.kind for a in before for b in here):
        return None
    return "begins"
