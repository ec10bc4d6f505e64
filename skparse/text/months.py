"""The names of months in all spellings in use, whole, abbreviated, misspelled or read from their end."""

from __future__ import annotations

from functools import lru_cache

from skparse.text.joining import plain_letters
from skparse.text.settings import TEXT

FULL_NAMES = {
    "januari": 1,
    "februari": 2,
    "pebruari": 2,
    "maret": 3,
    "april": 4,
    "mei": 5,
    "juni": 6,
    "juli": 7,
    "agustus": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "nopember": 11,
    "desember": 12,
}
SHORT_NAMES = {
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
"""Of three letters, which also tell the month of a longer abbreviation ("Sept")."""

_OTHER_SHORT_NAMES = {"agst": 8}
"""Abbreviations that leave out a letter within."""


@lru_cache(maxsize=4096)
def month_number(text: str) -> int | None:
    """1-12 of a month's name or its beginning: "Januari", "JAN", "Peb.", "Sept"; None for anything else."""
    word = plain_letters(text)
    if (
        len(word) == 3
        or word in _OTHER_SHORT_NAMES
        or (len(word) > 3 and any(name.startswith(word) for name in FULL_NAMES))
    ):
        return _OTHER_SHORT_NAMES.get(word) or SHORT_NAMES.get(word[:3])
    return None


def heading_month(text: str) -> int | None:
    """The month that a heading names, read forwards or from its end: text that runs upwards is read letter by letter
    from the bottom, and two narrow letters may come on one line ("irauribFe")."""
    if month := month_number(text) or month_number(text[::-1]):
        return month
    backwards = text[0:1].islower() and any(char.isupper() for char in text[-3:])
    return guess_month(text[::-1]) if backwards and len(text) >= TEXT.min_backward_letters else None


def guess_month(text: str) -> int | None:
    """The month that a misspelled word means: "Agusutus", "Febuari", "Januai"; None where it resembles none enough.

    Two letters of a name of eight may differ, one of a name of five (Levenshtein distance, where two letters that
    changed places count as one); shorter words resemble too much.
    """
    from rapidfuzz.distance import OSA

    word = plain_letters(text)
    if len(word) < TEXT.min_misspelled_letters:
        return None
    distance, name = min((OSA.distance(word, name), name) for name in FULL_NAMES)
    max_distance = max(1, len(name) // TEXT.letters_per_typo)
    return FULL_NAMES[name] if distance <= max_distance and len(name) >= TEXT.min_misspelled_name_letters else None


def names_of_month(month: int) -> list[str]:
    """All names of a month, whole and short, in small letters."""
    return [name for names in (FULL_NAMES, SHORT_NAMES) for name, number in names.items() if number == month]
