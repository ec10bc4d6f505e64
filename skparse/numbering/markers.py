"""Markers: ``1.`` ``a.`` ``1)`` ``(a)`` ``IV.`` ``1.2.3`` → style and place in the sequence.

A letter may be read in several ways (``i`` is the ninth letter and Roman one, ``c`` the third and a hundred), so a
marker carries all its readings and its neighbors choose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from skparse.numbering import diktum
from skparse.text.roman import roman_number

MAX_MARKER_LETTERS = 8
"""Of the longest marker in use: "1.2.10.1"."""


class Reading(NamedTuple):
    """One way to read a marker."""

    kind: str
    """"1", "a", "A", "i", "I", "1.1" for a number of so many parts, or `diktum.KIND`."""
    form: str
    """The marker with its body replaced by "%": "%.", "%)", "(%)"."""
    ordinal: int
    """Its place in the sequence, from 1 on."""


class Marker(NamedTuple):
    """A marker as printed, without white space, and its possible readings, the likelier first."""

    text: str
    readings: tuple[Reading, ...]


_BODY = r"(?:\d{1,3}(?:\.\d{1,3}){0,5}|[a-z]{1,2}|[A-Z]{1,2}|[ivxl]{3,7}|[IVXL]{3,7})"
_CLOSED = re.compile(rf"^(\(?)({_BODY})(\.\)|[.)])(?=\s|$)")
# "a.Undangan": no space after the marker. Not "a.n.", "s.d.", "1.000".
_GLUED = re.compile(rf"^(\(?)({_BODY})(\.\)|[.)])(?=[A-Za-z\"“(][A-Za-z]{{2,}})")
_DECIMAL = re.compile(r"^()(\d{1,2}(?:\.\d{1,2}){1,5})()(?=\s|$)")
_WHOLE = re.compile(rf"^(\(?)({_BODY})(\.\)|[.)]|)$")
_PART_OF_MARKER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]{1,2}|[ivxlIVXL]{1,7})?(?:\.\d{1,3})*[.)]{0,2}$")
_MAY_BE_NUMBERING = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]{1,2}|[ivxlIVXL]{1,6})[.)]{0,2}$")


@lru_cache(maxsize=4096)  # a document has few markers, and many of each
def parse_marker(text: str) -> Marker | None:
    """The text of a numbering cell: it may lack the full stop ("1", "a") and be broken by a narrow cell ("1 0.")."""
    match = _WHOLE.match("".join(text.split()))
    return _marker(match[1], match[2], match[3]) if match else None


def split_marker(text: str) -> tuple[Marker, str] | None:
    """The marker in front of a text and the rest: "a) Undangan" → ("a)", "Undangan"). None where it has none."""
    match = _CLOSED.match(text) or _DECIMAL.match(text) or _GLUED.match(text)
    if match is None:
        return None
    marker = _marker(match[1], match[2], match[3])
    return (marker, text[match.end() :].lstrip()) if marker else None


def split_unpunctuated(text: str) -> tuple[Marker, str] | None:
    """A marker without punctuation in front of a text: "I Umum" → ("I", "Umum"). Only its neighbors make it one."""
    head, _, rest = text.partition(" ")
    marker = parse_marker(head) if rest and head.isalnum() else None
    return (marker, rest.lstrip()) if marker else None


def _marker(opening: str, body: str, closing: str) -> Marker | None:
    if opening and ")" not in closing:
        return None
    form = f"{opening}%{closing}"
    readings = tuple(Reading(kind, form, ordinal) for kind, ordinal in _ordinals(body) if ordinal > 0)
    return Marker(f"{opening}{body}{closing}", readings) if readings else None


def _ordinals(body: str) -> list[tuple[str, int]]:
    if body[0].isdigit():
        parts = body.split(".")
        return [("1" if len(parts) == 1 else ".".join("1" * len(parts)), int(parts[-1]))]
    lower = body.casefold()
    upper = body.isupper()
    found: list[tuple[str, int]] = []
    if len(set(lower)) == 1 and len(lower) <= 2:  # a … z, then aa, bb …
        found.append(("A" if upper else "a", 26 * (len(lower) - 1) + ord(lower[0]) - ord("a") + 1))
    elif len(lower) == 2 and lower[0] == "a":  # or aa, ab … as spreadsheets count columns
        found.append(("A" if upper else "a", 26 + ord(lower[1]) - ord("a") + 1))
    if value := roman_number(lower):
        found.append(("I" if upper else "i", value))
    if lower in ("i", "ii", "v", "x") or len(lower) > 1:
        found.reverse()  # Roman first: a list of letters reaches i only after h, which its neighbors tell
    return found


def marker_body(marker: str) -> str:
    """The marker without punctuation: "a)" → "a", "1.1." → "1.1"."""
    return marker.strip("().")


def spell_marker(kind: str, form: str, ordinal: int, sibling: str = "") -> str:
    """The marker of a style at a place in the sequence: ("a", "%)", 3) → "c)".

    ``sibling`` is a marker of the same list; a number of several parts takes its first parts from it.
    """
    if kind == "1":
        body = str(ordinal)
    elif kind in ("a", "A"):
        body = chr(ord("a") + (ordinal - 1) % 26) * (1 + (ordinal - 1) // 26)
    elif kind in ("i", "I"):
        tens, ones = divmod(ordinal, 10)
        body = "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]
    elif kind == diktum.KIND:
        body = diktum.diktum_word(ordinal) or ""
    else:
        body = ".".join([*marker_body(sibling).split(".")[:-1], str(ordinal)])
    return form.replace("%", body.upper() if kind in ("A", "I") else body)


def is_numbering(word: str, unpunctuated: bool = False) -> bool:
    """The word is a marker as it stands in front of a text: "1.", "(a)", "iv)", "1.2".

    ``unpunctuated``: "1" and "a" are markers too, as in a numbering column.
    """
    split = split_marker(word)
    if split is not None and not split[1]:
        return True
    return unpunctuated and word.isalnum() and parse_marker(word) is not None


def begins_numbered(text: str) -> bool:
    """A marker stands in front of the text, with a space after it or without ("1.Rapat"), or is all of it."""
    return split_marker(text) is not None or parse_marker(text) is not None


def may_be_numbering(text: str) -> bool:
    """What may stand in a column that is known to hold numbers: any two letters as well ("aa"), punctuated or not.

    The pattern is a looser one than a marker's body on purpose: such a column may hold half a marker ("(1" over ")"),
    or one that OCR misread.
    """
    return bool(_MAY_BE_NUMBERING.match(text))


def is_part_of_marker(text: str) -> bool:
    """A marker or what a narrow cell or a page's end leaves of one on a line: "(1", ")", "xi", ".1.1"."""
    return bool(text) and bool(_PART_OF_MARKER.match(text))


def sibling_ids(prefix: str, markers: Iterable[str | None]) -> list[str]:
    """The ids of the items below one parent, from their markers in their order.

    "3.a" is a) below 3; the second a) there is "3.a~2"; an item without marker is "3.#1", "3.#2" …

    Args:
        prefix: the parent's id; "" for the items of the lampiran itself.
        markers: as printed, one for each item; None or "" where there is none.
    """
    ids: list[str] = []
    seen: Counter[str] = Counter()
    unmarked = 0
    for marker in markers:
        if marker:
            name = marker_body(marker)
            seen[name] += 1
            if seen[name] > 1:
                name += f"~{seen[name]}"
        else:
            unmarked += 1
            name = f"#{unmarked}"
        ids.append(f"{prefix}.{name}" if prefix else name)
    return ids
