"""The text of an entry → tokens: months, years, dates, parts of the year, weeks, and the words that join them.

Spellings and misreadings are settled here ("TW. ll", "Septmber", "12Maret2026", "s/d."), so the grammar sees meanings
only. Words that say nothing about time are tokens too: what stands on their two sides belongs less together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from skparse.text.months import FULL_NAMES, guess_month, month_number
from skparse.text.period_texts.units import (
    NUMBER_WORDS,
    UNIT_NUMBER,
    UNITS,
    WEEK,
    follow_on_numbers,
    number_of_unit,
    unit_of,
)


class Kind(Enum):
    """What a token means; in brackets its ``value`` and ``more``."""

    MONTH = auto()  # (1-12)
    YEAR = auto()  # (the year)
    NUMBER = auto()  # (1-31), which may be a day
    DATE = auto()  # (a year, 100 × month + day)
    MONTH_OF_YEAR = auto()  # (a year, month)
    PART = auto()  # (which part of the year, how many months it has)
    WEEK = auto()  # (1-5 or LAST_WEEK)
    THIRD = auto()  # of a month (0-2)
    EVERY = auto()  # (so many months; more: 1 if the first of them is meant)
    FROM = auto()
    SPAN = auto()  # a word ("s.d.")
    DASH = auto()
    AND = auto()
    BREAK = auto()  # between the entries of a list
    WORD = auto()


class Token(NamedTuple):
    """One token; see `Kind` for its numbers."""

    kind: Kind
    value: int = 0
    more: int = 0
    misspelled: str = ""
    """The word as it is printed, if it is no known spelling."""


_DASH = re.compile("[–—−‐‑~]")
_MONTHS = "jan|feb|peb|mar|apr|mei|jun|jul|agu|ags|sep|okt|nov|nop|des"
_UP_TO = re.compile(rf"(?<![a-z])s ?[./,] ?d(?:\b\.?|(?={_MONTHS}))|(?<=[a-z]{{3}})s[./]d(?:\b\.?|(?={_MONTHS}))")
_UNIT_NAMES = "|".join(sorted((name.replace(" ", r"\ ") for name in UNITS), key=len, reverse=True))
_COUNT = rf"\d{{1,2}}|{'|'.join(NUMBER_WORDS)}"
_TOKEN = re.compile(
    rf"""
    (?P<iso>(?<![\d.,/-])(?P<iy>(?:19|20)\d\d)(?P<isign>[-/.])(?P<im>\d\d?)(?P=isign)(?P<id>\d\d?)(?!\d))
    |(?P<dmy>(?<![\d.,/-])(?P<dd>\d\d?)\ ?(?P<dsign>[-/.])\ ?(?P<dm>\d\d?)\ ?(?P=dsign)\ ?(?P<dy>(?:19|20)\d\d)(?!\d))
    |(?P<short>(?<![\d.,/-])(?P<sd>\d\d?)/(?P<sm>\d\d?)/(?P<sy>\d\d)(?![\d/]))
    |(?P<my>(?<![\d.,/-])(?P<mm>0?[1-9]|1[0-2])[-/](?P<my_year>(?:19|20)\d\d)(?![\d/-]))
    |(?P<month_year>(?<![^\W_])(?P<month_word>(?:{_MONTHS})[a-z]*)[-'’](?P<yy>[23]\d)(?!\d|\ ?(?:{_MONTHS})))
    |(?P<every>\b(?:(?:se)?tiap(?:[- ](?:se)?tiap)?|per)\ (?:(?P<edge>awal|akhir)\ )?
        (?:(?P<every_count>{_COUNT})\ (?:\(\w+\)\ )?)?(?P<every_unit>bulan|bln|hari|saat|waktu|{_UNIT_NAMES})\b
        (?!\ (?:{_MONTHS})|[\ .-]*(?:ke\b|[ivl]+\b|\d)))
    |(?P<adjective>\b(?:harian|mingguan|bulanan|tri\ ?wulanan|catur\ ?wulanan|semesteran|rutin|kontinyu?)\b)
    |(?P<interval>\b(?:(?P<interval_count>{_COUNT})\ ?|se)bulan\ sekali\b
        |\b(?:\d{{0,2}}\ ?(?:se)?kali|\d{{1,2}}\ ?x)\ (?:dalam\ )?(?:se|1\ |satu\ )bulan\b)
    |(?P<whole>\bsepanjang\ (?:waktu|tahun)\b|\bsetahun\ penuh\b|\bselama\ (?:se)?tahun\b(?!\ (?:se)?kali)
        |(?<!kali\ )(?<!dalam\ )(?<!tiap\ )(?<!per\ )\b(?:1|satu)\ ?(?:\((?:1|satu)\)\ ?)?tahun\b
            (?!\ (?:se)?kali|\ anggaran)
        |\b(?:12|dua\ belas)\ ?(?:\((?:12|dua\ belas)\)\ ?)?bulan\b(?!\ (?:se)?kali|\ (?:{_MONTHS})))
    |(?P<duration>(?<![\d.,])\d{{1,3}}\ ?(?:\(\w+\)\ ?)?(?:hari|minggu|pekan|bulan|tahun|kali|x)\b
        (?!\ ?(?:-?ke\b|-?ke-|[ivx]+\b|{_MONTHS})))
    |(?P<code>(?<![^\W_])b(?:[\ .-]?(?:[0o](?P<low>[1-9])|(?P<high>1[0-2o]))|-?(?P<bare>[1-9]))(?![^\W_]))
    |(?P<week>(?<![^\W_])[mw]-?(?P<week_number>[1-5])(?![^\W_]))
    |(?P<unit>(?<![^\W_])(?P<unit_name>{_UNIT_NAMES}){UNIT_NUMBER})
    |(?P<year>(?<![\d.,])(?:19|20)\d\d(?!\d|[.,]\d))
    |(?P<short_year>['’](?P<year_digits>[23]\d)(?!\d))
    |(?P<list_number>(?<![\d.,])\d{{1,2}}\ ?[.)](?=\ |$|[a-z]))
    |(?P<number>(?<![\d.,])\d{{1,2}}(?![^\W_]|[.,]\d|\ ?%))
    |(?P<edge_of_year>\b(?P<which_edge>awal|akhir)\ (?:tahun|thn)\b)
    |(?P<third>\b(?:awal|pertengahan|tengah|medio|akhir)\b)
    |(?P<until>§|\b(?:sampai|hingga|sd|to)\b)
    |(?P<start>\b(?:mulai|sejak|dari|terhitung)\b)
    |(?P<conjunction>[,;/&+]|\b(?:dan|serta|atau|maupun)\b)
    |(?P<word>[^\W_]+)
    |(?P<dash>-)
    """,
    re.VERBOSE,
)
_DAYS_OF_WEEK = ("senin", "selasa", "rabu", "kamis", "jumat", "jum", "sabtu", "minggu", "ahad")
_SAYS_NOTHING = frozenset(
    (
        *_DAYS_OF_WEEK,
        *("a", "anggaran", "bln", "bulan", "dengan", "di", "ke", "pada", "t", "ta", "tanggal", "tgl"),
        *("tahun", "th", "thn"),
    )
)
_MONTHS_OF_ADJECTIVE = {"tri": 3, "cat": 4, "sem": 6}
_GLUED = re.compile(r"^(\d{0,2})([a-z]{3,})((?:(?:19|20)\d\d)?)$")
_FOR_LETTERS = (str.maketrans("015", "ois"), str.maketrans("015", "ols"))
"""Digits that are read for letters: "0ktober", "Apr1l", "Ju1i", "5eptember"."""
_LETTER_IN_NUMBER = re.compile(r"(?<=\d)o(?=\d)")
_THIRD = {"awal": 0, "akhir": 2}


def tokens_of(entry: str) -> Iterator[Token]:
    """The tokens of an entry, from left to right."""
    text = _plain(entry)
    place = 0
    while found := _TOKEN.search(text, place):
        kind, place = found.lastgroup or "", found.end()
        if kind == "unit":
            tokens, place = _counted_unit(found, text)
            yield from tokens
        else:
            yield from _READERS[kind](found)


def _plain(entry: str) -> str:
    """In small letters, with one kind of dash and single spaces, "s.d." as one sign, months that a narrow cell has
    broken as one word, and units in their right spelling."""
    text = _DASH.sub("-", " ".join(entry.casefold().split())).replace("|", "l")
    text = _LETTER_IN_NUMBER.sub("0", text)
    words = _UP_TO.sub(" § ", text).split()
    for i in range(len(words) - 1, 0, -1):
        begin = words[i - 1].rstrip("-")
        name = begin.rpartition("-")[2]  # "Oktober-Novem ber"
        if name and (name + words[i]).rstrip(".,;)") in FULL_NAMES:
            words[i - 1 : i + 1] = [begin + words[i]]
    return " ".join(unit_of(word) or word for word in words)


# --- Readers of one kind of match each


def _date(year: int, month: int, day: int) -> list[Token]:
    """A date; where it is none as it stands, that with month and day exchanged, as Excel writes it elsewhere."""
    for m, d in ((month, day), (day, month)):
        try:
            date(year, m, d)
        except ValueError:
            continue
        return [Token(Kind.DATE, year, 100 * m + d)]
    return [Token(Kind.WORD)]


def _every(count: str | None, unit: str, edge: str | None) -> list[Token]:
    number = 1 if not count else int(count) if count.isdecimal() else NUMBER_WORDS[count]
    months = number * (UNITS.get(unit, 1) or 1)
    if UNITS.get(unit, 1) == WEEK or unit in ("hari", "saat", "waktu"):
        months = 1
    if not 1 <= months < 12 or 12 % months:
        return [Token(Kind.WORD)]
    return [Token(Kind.EVERY, months, int(edge == "awal"))]


def _counted_unit(found: re.Match[str], text: str) -> tuple[list[Token], int]:
    """ "Triwulan I", "Minggu ke-2 dan ke-4"; and where its numbers end in the text."""
    name = found["unit_name"]
    number = number_of_unit(name, found[0], found["n"])
    if number is None:
        return [Token(Kind.WORD)], found.end("unit_name")
    kind = Kind.WEEK if UNITS[name] == WEEK else Kind.PART
    more, place = follow_on_numbers(text, found.end(), name, found["n"])
    tokens = [Token(kind, number, UNITS[name])]
    for one in more:
        tokens += [Token(Kind.DASH if one.is_span else Kind.AND), Token(kind, one.number, UNITS[name])]
    return tokens, place


def _code(found: re.Match[str]) -> list[Token]:
    digits = found["low"] or found["bare"] or found["high"].replace("o", "0")
    return [Token(Kind.MONTH, int(digits))]


def _month_year(found: re.Match[str]) -> list[Token]:
    month = month_number(found["month_word"])
    return [Token(Kind.MONTH_OF_YEAR, 2000 + int(found["yy"]), month) if month else Token(Kind.WORD)]


def _number(found: re.Match[str]) -> list[Token]:
    value = int(found[0])
    return [Token(Kind.NUMBER, value) if 1 <= value <= 31 else Token(Kind.WORD)]


def _word(found: re.Match[str]) -> list[Token]:
    word = found[0]
    if word in _SAYS_NOTHING:
        return []
    if month := month_number(word) if word.isalpha() else None:
        return [Token(Kind.MONTH, month)]
    if word.isalpha():
        month = guess_month(word)
        return [Token(Kind.MONTH, month, misspelled=word) if month else Token(Kind.WORD)]
    for letters in _FOR_LETTERS:
        if month := FULL_NAMES.get(word.translate(letters)):
            return [Token(Kind.MONTH, month, misspelled=word)]
    parts = _GLUED.match(word)
    month = (month_number(parts[2]) or guess_month(parts[2])) if parts else None
    if parts is None or month is None:
        return [Token(Kind.WORD)]
    day = [Token(Kind.NUMBER, int(parts[1]))] if parts[1] and 1 <= int(parts[1]) <= 31 else []
    return [*day, Token(Kind.MONTH, month), *([Token(Kind.YEAR, int(parts[3]))] if parts[3] else [])]


_Reader = Callable[[re.Match[str]], list[Token]]
_READERS: dict[str, _Reader] = {
    "iso": lambda m: _date(int(m["iy"]), int(m["im"]), int(m["id"])),
    "dmy": lambda m: _date(int(m["dy"]), int(m["dm"]), int(m["dd"])),
    "short": lambda m: _date(2000 + int(m["sy"]), int(m["sm"]), int(m["sd"])),
    "my": lambda m: [Token(Kind.MONTH_OF_YEAR, int(m["my_year"]), int(m["mm"]))],
    "month_year": _month_year,
    "every": lambda m: _every(m["every_count"], m["every_unit"], m["edge"]),
    "adjective": lambda m: [Token(Kind.EVERY, _MONTHS_OF_ADJECTIVE.get(m[0][:3], 1))],
    "interval": lambda m: _every(m["interval_count"], "bulan", None),
    "whole": lambda _: [Token(Kind.EVERY, 1)],
    "duration": lambda _: [Token(Kind.WORD)],
    "code": _code,
    "week": lambda m: [Token(Kind.WEEK, int(m["week_number"]))],
    "year": lambda m: [Token(Kind.YEAR, int(m[0]))],
    "short_year": lambda m: [Token(Kind.YEAR, 2000 + int(m["year_digits"]))],
    "list_number": lambda _: [Token(Kind.AND)],
    "number": _number,
    "edge_of_year": lambda m: [Token(Kind.MONTH, 1 if m["which_edge"] == "awal" else 12)],
    "third": lambda m: [Token(Kind.THIRD, _THIRD.get(m[0], 1))],
    "until": lambda _: [Token(Kind.SPAN)],
    "start": lambda _: [Token(Kind.FROM)],
    "conjunction": lambda _: [Token(Kind.AND)],
    "word": _word,
    "dash": lambda _: [Token(Kind.DASH)],
}
