"""Units that are counted in the text of a cell ("Triwulan I dan III", "Minggu ke-2"): their names and their numbers."""

from __future__ import annotations

import re
from typing import NamedTuple

from skparse.text.months import month_number
from skparse.text.period_texts.stretches import LAST_WEEK
from skparse.text.roman import roman_number
from skparse.text.settings import TEXT

WEEK = 0
"""In place of how many months a unit has."""
UNITS = {
    **dict.fromkeys(("triwulan", "tri wulan", "trwulan", "trw", "twl", "tw", "q"), 3),
    **dict.fromkeys(("kuartal", "kwartal"), 3),
    **dict.fromkeys(("caturwulan", "catur wulan", "cawu"), 4),
    **dict.fromkeys(("semester", "smt", "sem"), 6),
    **dict.fromkeys(("minggu", "mgg", "mg", "pekan", "week"), WEEK),
}
"""Name → how many months it has, or `WEEK`."""
NUMBER_WORDS = {
    "satu": 1,
    "pertama": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "terakhir": LAST_WEEK,
}
_LONG_NAMES = ("triwulan", "caturwulan", "semester", "minggu")
_ADJECTIVES = frozenset(("triwulanan", "caturwulanan", "semesteran", "mingguan"))
_SHORT_WORDS = frozenset(("semi", "mgi", "qi"))
"""Words that are no short name with a Roman number behind it."""
_ROMAN_STROKES = str.maketrans("l1!n", "iiiv")
"""Letters that are read for those of a Roman number: "TW ll", "Triwulan IN"."""

_N = rf"(?:[ivl1!]{{1,4}}|in|\d|{'|'.join(NUMBER_WORDS)})(?![^\W_])"
UNIT_NUMBER = rf"[\ .-]*(?:yang\ )?(?:ke)?[\ .-]*(?P<n>{_N})"
"""Behind a unit's name: the number that says which one of it."""
_FOLLOW_ON = re.compile(
    rf"\ ?(?:(?P<span>-|§|\b(?:sampai|hingga|sd)\b(?:\ dengan\b)?)|(?:,\ ?|/\ ?|&\ ?|\b(?:dan|serta|atau)\b\ ?)+)\ ?"
    rf"(?:ke)?[\ .-]*(?P<n>{_N})"
)
_NEXT_WORD = re.compile(r"[\s(]*([^\W_]+)")
_MAY_FOLLOW_DIGIT = frozenset(("dan", "serta", "atau", "tahun", "thn", "th", "ta", "sampai", "hingga", "sd", "bulan"))


class FollowOn(NamedTuple):
    """Another number of the same unit: "dan III" behind "Triwulan I"."""

    is_span: bool
    number: int


def unit_of(word: str) -> str | None:
    """The name of a unit that a word is, misspelled or not: "triwuian", "semster". None for other words."""
    if word in UNITS:
        return word
    if len(word) < TEXT.min_misspelled_unit_letters or not word.isalpha() or word in _ADJECTIVES or month_number(word):
        return None
    from rapidfuzz.distance import OSA

    near = min((OSA.distance(word, name), name) for name in _LONG_NAMES)
    return near[1] if near[0] <= len(near[1]) // TEXT.letters_per_typo else None


def number_of_unit(name: str, printed: str, number: str) -> int | None:
    """Which one of a unit a number says, or None if there is none of that number.

    Args:
        name: of the unit.
        printed: name and number as they stand in the text.
        number: in digits, in Roman numerals ("ll" and "11" are read for II), or as a word.
    """
    months = UNITS[name]
    limit = 5 if months == WEEK else 12 // months
    if printed in _SHORT_WORDS:
        return None
    if number in NUMBER_WORDS:
        value = NUMBER_WORDS[number]
        return value if value <= limit and (value != LAST_WEEK or months == WEEK) else None
    if number.isdecimal() and 1 <= int(number) <= limit:
        return int(number)
    roman = roman_number(number.translate(_ROMAN_STROKES))
    return roman if roman and roman <= limit else None


def follow_on_numbers(text: str, place: int, name: str, first: str) -> tuple[list[FollowOn], int]:
    """The numbers that go on behind a unit's first number, and where they end in the text.

    They are written as the first one is, in digits or not; behind one in digits no word may stand that it could count
    ("Triwulan 1, 2 laporan").
    """
    found: list[FollowOn] = []
    while match := _FOLLOW_ON.match(text, place):
        number = number_of_unit(name, "", match["n"])
        if number is None or match["n"].isdecimal() != first.isdecimal():
            break
        word = _NEXT_WORD.match(text, match.end()) if match["n"].isdecimal() else None
        if word and not (word[1][:1].isdecimal() or word[1] in _MAY_FOLLOW_DIGIT or month_number(word[1])):
            break
        found.append(FollowOn(match["span"] is not None, number))
        place = match.end()
    return found, place
