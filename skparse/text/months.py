"""The names of months in all spellings in use, misspelled or read from their end."""

from __future__ import annotations

import re
from functools import lru_cache

# By the first letters that tell a month, in all spellings in use ("Feb", "Peb").
MONTHS_BY_START = {
    "jan": 1,
    "feb": 2,
    "peb": 2,
    "mar": 3,
    "mrt": 3,
    "apr": 4,
    "mei": 5,
    "may": 5,
    "jun": 6,
    "jul": 7,
    "agu": 8,
    "ags": 8,
    "agt": 8,
    "aug": 8,
    "sep": 9,
    "okt": 10,
    "oct": 10,
    "nov": 11,
    "nop": 11,
    "des": 12,
    "dec": 12,
}

MONTH_NAMES = (
    "januari",
    "februari",
    "pebruari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "nopember",
    "desember",
)


@lru_cache(maxsize=4096)
def month_name(text: str) -> int | None:
    """The month that a heading names: "Januari", "JAN", "Peb.", "Agt"; None for anything else."""
    word = re.sub(r"[^a-z]", "", text.casefold())
    if len(word) == 3 or (len(word) > 3 and any(name.startswith(word) for name in MONTH_NAMES)):
        return MONTHS_BY_START.get(word[:3])
    return None


def heading_month(text: str) -> int | None:
    """The month that a heading names, read forwards or from its end: text that runs upwards is read letter by letter
    from the bottom, and two narrow letters may come on one line ("irauribFe")."""
    if month := month_name(text) or month_name(text[::-1]):
        return month
    backwards = text[0:1].islower() and any(char.isupper() for char in text[-3:])
    return guess_month(text[::-1]) if backwards and len(text) > 4 else None


def guess_month(text: str) -> int | None:
    """The month that a misspelled word means: "Agusutus", "Febuari", "Januai"; None where it resembles none enough.

    Two letters of a name of eight may differ, one of a name of five (Levenshtein distance); shorter words resemble
    too much.
    """
    from rapidfuzz.distance import OSA

    word = re.sub(r"[^a-z]", "", text.casefold())
    if len(word) < 4:
        return None
    distance, name = min((OSA.distance(word, name), name) for name in MONTH_NAMES)
    return MONTHS_BY_START[name[:3]] if distance <= max(1, len(name) // 4) and len(name) >= 5 else None
