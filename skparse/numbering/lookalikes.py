"""Markers that were misread: how far is what stands there from the marker that the list expects?"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from skparse.numbering.diktum import DIKTUM_WORDS
from skparse.numbering.settings import COSTS

# Characters that engines take for one another in lone short words. Seen on scans of 150-300 dpi by RapidOCR and
# Tesseract.
_LOOK_ALIKE = (
    "1lI|i!]L", "0oOQ", "8gB", "9gq", "5sS", "2zZ", "6bG", "cC", "vV", "xX", "uU", "wW", "kK", "pP", "yY", "mM", "nNh",
    "eE", "aA", "dD", "fFtr", ")J}]", ".,:;·", "(C", "jJ", "tT", "hH", "rR", "qQ", "gG", "bB",
)  # fmt: skip
_ALTERNATIVES: dict[str, str] = {}
"""Character → those that it may be mistaken for."""
for _group in _LOOK_ALIKE:
    for _character in _group:
        _ALTERNATIVES[_character] = _ALTERNATIVES.get(_character, "") + _group
_STROKES = (
    ("H", "ii"),
    ("u", "ii"),
    ("n", "ii"),
    ("N", "II"),
    ("U", "II"),
    ("m", "iii"),
    ("w", "vi"),
    ("M", "III"),
)
"""Letters as which several strokes side by side are read."""
_PUNCTUATION = ".,:;·()"
_IN_WORDS = (("LJ", "U"), ("lJ", "U"), ("IJ", "U"), ("V", "U"), ("D", "O"), ("4", "A"), ("RN", "M"), ("W", "M"))
"""In the words that number a decree's clauses: what is read for which letter."""


@lru_cache(maxsize=4096)
def misreading_cost(read: str, meant: str, scanned: bool) -> float | None:
    """The cost of reading ``meant`` as ``read``, both without white space; None where they do not look alike.

    0 for equal texts; each character that looks like another, each stop that was lost or seen costs, and each speck of
    a scan that was read as a character. In the words KESATU, KEDUA … any letter may be another one, at a higher cost.
    """
    if abs(len(read) - len(meant)) > 2:
        return None
    best: dict[tuple[int, int], float] = {(0, 0): 0.0}
    for i in range(len(read) + 1):
        for j in range(len(meant) + 1):
            cost = best.get((i, j))
            if cost is None:
                continue
            steps = _steps(read, meant, i, j, scanned)
            for di, dj, step in (*steps, *_steps_in_word(read, meant, i, j)) if meant in DIKTUM_WORDS else steps:
                place = (i + di, j + dj)
                if cost + step < best.get(place, COSTS.max_misreading):
                    best[place] = cost + step
    return best.get((len(read), len(meant)))


def _steps(read: str, meant: str, i: int, j: int, scanned: bool) -> list[tuple[int, int, float]]:
    """Ways to read on from a place: how many characters of either text, and the cost."""
    steps: list[tuple[int, int, float]] = []
    if i < len(read) and j < len(meant):
        if read[i] == meant[j]:
            steps.append((1, 1, 0.0))
        elif meant[j] in _ALTERNATIVES.get(read[i], "") or _plain(read[i]) == meant[j]:
            steps.append((1, 1, COSTS.look_alike))
        for letter, strokes in _STROKES:
            if read[i] == letter and meant.startswith(strokes, j):
                steps.append((1, len(strokes), COSTS.look_alike))
    if j < len(meant) and meant[j] in _PUNCTUATION:
        steps.append((0, 1, COSTS.lost_stop))
    if i < len(read) and (scanned or read[i] in _PUNCTUATION):
        steps.append((1, 0, COSTS.lost_stop if read[i] in _PUNCTUATION else COSTS.speck))
    return steps


def _steps_in_word(read: str, meant: str, i: int, j: int) -> list[tuple[int, int, float]]:
    steps: list[tuple[int, int, float]] = [(1, 0, COSTS.other_letter), (0, 1, COSTS.other_letter)]
    if i < len(read) and j < len(meant):
        steps.append((1, 1, 0.0 if read[i].upper() == meant[j] else COSTS.other_letter))
    for letters, letter in _IN_WORDS:
        if read.startswith(letters, i) and meant.startswith(letter, j):
            steps.append((len(letters), 1, COSTS.look_alike))
    return steps


def _plain(character: str) -> str:
    """The letter without its accent: "à" → "a"."""
    return unicodedata.normalize("NFD", character)[0]
