"""How a decree numbers: the words of its diktum (KESATU …), and the markers of Menimbang and Mengingat (a., 1.).

These lists know nothing but small letters and numbers, so a marker has one reading; and what a decree prints in the
column of its markers is one even where it is misprinted. The markers of tables are in `skparse.text.markers`.
"""

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
            words.update({f"KE{unit}PULUH{ones}": 10 * n + m for m, ones in enumerate(_UNITS, 1)})
    return words


DIKTUM_WORDS = _diktum_words()
"""KESATU, PERTAMA … KESEMBILANPULUHSEMBILAN (no white space) → number. Source: UU 12/2011 Lampiran II, naskah dinas."""

ListStyle = Literal["letter", "number"]

_MARKER = re.compile(r"\(?(?:(?P<letter>[a-z])|(?P<number>\d{1,2}))[.)]")
# Without its dot, or with a comma for it: "3,".
_MISPRINTED = re.compile(r"\(?(?:(?P<letter>[a-z])|(?P<number>\d{1,2}))[.,:;)]{0,2}")
# The text of a point begins with a capital, or with "bahwa".
_WITH_TEXT = re.compile(r"(\(?(?:[a-z]|\d{1,2})[.)])(?=[A-Z]|bahwa)")


class ListMarker(NamedTuple):
    """A marker as printed and the place in its list that it says."""

    printed: str
    style: ListStyle
    ordinal: int


def read_list_marker(word: str, misprinted: bool = False) -> ListMarker | None:
    """The marker that a word is, or None. ``misprinted``: also one without its dot, or with a comma for it."""
    found = (_MISPRINTED if misprinted else _MARKER).fullmatch(word)
    if found is None:
        return None
    if letter := found["letter"]:
        return ListMarker(word, "letter", ord(letter) - ord("a") + 1)
    return ListMarker(word, "number", int(found["number"]))


def split_list_marker(word: str) -> tuple[str, str] | None:
    """A marker and the word behind it, where no space parts them: "1.Undang-Undang" → ("1.", "Undang-Undang")."""
    found = _WITH_TEXT.match(word)
    return (found[1], word[found.end() :]) if found else None
