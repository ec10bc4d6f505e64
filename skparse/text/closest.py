"""The word of a list that is most like another one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from rapidfuzz.fuzz import ratio

_ROUNDING = 1e-6
"""rapidfuzz may find a word that is just alike enough a last binary digit less so."""


def closest(word: str, known: Iterable[str], similarity: float) -> str | None:
    """The known word that is most like ``word``; None where all are less like it than ``similarity`` (0 to 1).

    Similarity is `difflib`'s. That of rapidfuzz, which counts equal letters also where others stand between them, is
    never less and is found much faster: it leaves few words to be looked at.
    """
    near = [one for one in known if ratio(word, one, score_cutoff=100 * similarity - _ROUNDING)]
    found = get_close_matches(word, near, n=1, cutoff=similarity) if near else []
    return found[0] if found else None
