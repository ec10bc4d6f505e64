"""Markers of a decree's own lists: "a.", "1.", and the words that number its diktum."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

_UNITS = ("SATU", "DUA", "TIGA", "EMPAT", "LIMA", "ENAM", "TUJUH", "DELAPAN", "SEMBILAN")


def _diktum_words() -> dict[str, int]:
    words = {"PERTAMA": 1, "KESEPULUH": 10, "KESEBELAS": 11}
    for n, unit in enumerate(_UNITS, 1):
        words[f"KE{unit}"] = n
        if n > 1:
            words[f"KE{unit}BELAS"] = 10 + n
            words[f"KE{unit}PULUH"] = 10 * n
            words.update({f"KE{unit}PULUH{low}": 10 * n + m for m, low in enumerate(_UNITS, 1)})
    return words


DIKTUM_WORDS = _diktum_words()
"""KESATU, PERTAMA … KESEMBILANPULUHSEMBILAN (no white space) → number. Source: UU 12/2011 Lampiran II, naskah dinas."""

Style = Literal["letter", "number"]

_MARKER = re.compile(r"\(?(?:(?P<letter>[a-z])|(?P<number>\d{1,2}))[.)]")
_GLUED = re.compile(r"(\(?(?:[a-z]|\d{1,2})[.)])(?=[A-Z]|bahwa)")
_CARELESS = re.compile(r"\(?(?:(?P<letter>[a-z])|(?P<number>\d{1,2}))[.,:;)]{0,2}")


class ListMarker(NamedTuple):
    """A marker as printed and the place it says."""

    printed: str
    style: Style
    ordinal: int


def read_marker(token: str, careless: bool = False) -> ListMarker | None:
    """The marker that a word is, or None. ``careless`` also takes one without its dot or with a comma for it."""
    found = (_CARELESS if careless else _MARKER).fullmatch(token)
    if found is None:
        return None
    if letter := found["letter"]:
        return ListMarker(token, "letter", ord(letter) - 96)
    return ListMarker(token, "number", int(found["number"]))


def split_glued(token: str) -> tuple[str, str] | None:
    """("1.", "Undang-Undang") of "1.Undang-Undang"; None when the word does not begin with a marker."""
    found = _GLUED.match(token)
    return (found[1], token[found.end() :]) if found else None
