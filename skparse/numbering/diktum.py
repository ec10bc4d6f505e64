"""The words that number a decree's clauses: KESATU, KEDUA, KETIGA … They are markers of a list like any others."""

from __future__ import annotations

import re

from skparse.text.closest import closest

KIND = "KE"
"""Of a `skparse.numbering.markers.Reading`."""
_UNITS = ("SATU", "DUA", "TIGA", "EMPAT", "LIMA", "ENAM", "TUJUH", "DELAPAN", "SEMBILAN")
_SPACES = re.compile(r"\s+(?=BELAS|PULUH)|(?<=PULUH)\s+")
_MIN_SIMILARITY = 0.6
"""Of equal letters. KETUJUH and KETENTUAN have a half, KEDUA and KEDVA four in five."""


def diktum_word(ordinal: int) -> str | None:
    """The word of a clause by its number, without white space: 3 → "KETIGA". None beyond ninety-nine."""
    return _WORDS.get(ordinal)


_MAX_LENGTH_CHANGE = 2
"""Misread letters seldom become more or fewer."""


def diktum_number(printed: str) -> int | None:
    """The number that a word says; white space and all other signs than letters are left out of account."""
    return DIKTUM_WORDS.get(re.sub(r"[^A-Z]", "", printed.upper()))


def is_spelled_right(printed: str) -> bool:
    """It is one of the words, with white space only where there may be some: "KEDUA PULUH SATU", not "KE DUA"."""
    return _SPACES.sub("", printed.strip(" .,:;").upper()) in DIKTUM_WORDS


def may_be_diktum(text: str) -> bool:
    """It may be a misread or misspelled one of the words: "KET1GA", "KEDVA"."""
    near = [word for word in DIKTUM_WORDS if abs(len(word) - len(text)) <= _MAX_LENGTH_CHANGE]
    return closest(text.upper(), near, _MIN_SIMILARITY) is not None


def _diktum_words() -> dict[str, int]:
    words = {"PERTAMA": 1, "KESEPULUH": 10, "KESEBELAS": 11}
    for n, unit in enumerate(_UNITS, 1):
        words[f"KE{unit}"] = n
        if n > 1:
            words[f"KE{unit}BELAS"] = 10 + n
            words[f"KE{unit}PULUH"] = 10 * n
            words.update({f"KE{unit}PULUH{ones}": 10 * n + m for m, ones in enumerate(_UNITS, 1)})
    return words


DIKTUM_WORDS = _diktum_words()
"""KESATU, PERTAMA … KESEMBILANPULUHSEMBILAN (no white space) → number. Source: UU 12/2011 Lampiran II, naskah dinas."""
_WORDS = {number: word for word, number in DIKTUM_WORDS.items() if word != "PERTAMA"}
