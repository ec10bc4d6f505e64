"""What the headings of schedule columns mean: months, whatever the table counts in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from skparse.text.months import MONTH_NAMES, MONTHS_BY_START, guess_month, heading_month, month_name

_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}
# So many months must be read before a misread one among them is inferred: by name, and by number (column numbers count
# too, but no month names stand among them).
_NAMED, _NUMBERED = 6, 9
# Fewer are enough where so many of the twelve look like their month.
_SOME, _ALIKE = 3, 10
# How like (of 100) a month's name a heading at the end of the others is: two letters of three.
_LIKE = 60
_QUARTER = re.compile(r"^(?:triwulan|tri\.?wulan|trw|tw|twl|kuartal|kwartal|q)\.?(?:ke)?[-.]?(i{1,3}|iv|[1-4])$")
_SEMESTER = re.compile(r"^(?:semester|smt|sem)\.?(?:ke)?[-.]?(i{1,2}|[12])$")


def number(text: str) -> int | None:
    """A number printed in digits or Roman numerals, 1-12; brackets and full stops do not count."""
    word = "".join(text.split()).strip("().").casefold()
    if word.isascii() and word.isdigit() and 1 <= int(word) <= 12:
        return int(word)
    return _ROMAN.get(word)


def part_of_year(heading: str) -> int | None:
    """How many months the numbers below a heading count by: 3 below "TRIWULAN", 6 below "SEMESTER", or None."""
    folded = heading.casefold()
    if re.search(r"\b(?:triwulan|tri wulan|trw|tw|kuartal|kwartal)\b", folded):
        return 3
    return 6 if re.search(r"\bsemester\b", folded) else None


def quarter(text: str) -> tuple[int, ...] | None:
    """Months of "Triwulan II", "TW 2", "Q2", "Semester I"; None for anything else."""
    word = "".join(text.split()).casefold()
    if match := _QUARTER.match(word):
        n = number(match[1]) or 0
        return tuple(range(3 * n - 2, 3 * n + 1))
    if match := _SEMESTER.match(word):
        n = number(match[1]) or 0
        return tuple(range(6 * n - 5, 6 * n + 1))
    return None


def month_run(texts: Sequence[str]) -> tuple[int, list[tuple[int, ...]]] | None:
    """The longest run of neighbouring headings that count months (or quarters), as ``(first, months of each)``.

    Month names make a run from three on (also backwards: text that runs upwards is read letter by letter from its
    end). Bare numbers do only as all of 1-12, because a row of column numbers looks the same, and not from the very
    first column on, where such a row begins.
    """
    best: tuple[int, list[tuple[int, ...]]] | None = None
    readings: list[list[tuple[int, ...] | None]] = [
        _counted([heading_month(t) for t in texts], texts, _NAMED),
        _counted([number(t) for t in texts], texts, _NUMBERED),
        _quarters([quarter(t) for t in texts], texts),
    ]
    for kind, reading in enumerate(readings):
        start = 0
        while start < len(reading):
            end = start
            while end < len(reading) and reading[end] and (end == start or _follows(reading[end - 1], reading[end])):
                end += 1
            run = [r for r in reading[start:end] if r]
            if kind == 0:
                good = len(run) >= 3
            elif kind == 1:
                good = len(run) == 12 and run[0] == (1,) and (start > 0 or len(texts) == 12)
            else:
                good = len(run) >= 2 and run[0][0] == 1
            if good and (best is None or len(run) > len(best[1])):
                best = (start, run)
            start = max(end, start + 1)
    return best


def _counted(months: list[int | None], texts: Sequence[str], enough: int) -> list[tuple[int, ...] | None]:
    """Months as their neighbours count them: where so many headings are whole months apart, one that was misread
    between them ("runf" between Mei and Juli), or at their ends and near enough ("Now" after Okt), is the month that
    is missing."""
    first = Counter(place - month for place, month in enumerate(months) if month).most_common(1)
    if first and (first[0][1] >= enough or _most_resemble(texts, *first[0])):
        start = first[0][0]
        sure = [place for place, month in enumerate(months) if month == place - start]
        for place in range(max(0, start + 1), min(len(months), start + 13)):
            one_left = len(sure) == 11 and 0 < len(texts[place]) < 5
            if sure[0] < place < sure[-1] or one_left or _resembles(texts[place], place - start):
                months[place] = place - start
    return [(month,) if month else None for month in months]


def _most_resemble(texts: Sequence[str], start: int, read: int) -> bool:
    """Some months were read, and nearly all twelve headings from the first on look like their month."""
    alike = sum(_resembles(text, n) for n, text in enumerate(texts[max(0, start + 1) : start + 13], max(1, -start)))
    return read >= _SOME and alike >= _ALIKE


def _quarters(months: list[tuple[int, ...] | None], texts: Sequence[str]) -> list[tuple[int, ...] | None]:
    """Quarters of which one was misread ("TW II" for the third): the other three count it, and it begins as they do."""
    first = Counter(place - m[0] // 3 for place, m in enumerate(months) if m and len(m) == 3).most_common(1)
    if first and first[0][1] == 3:
        start = first[0][0]
        right = [place for place in range(start, start + 4) if _is_quarter(months, place, place - start)]
        wrong = next((place for place in range(start, start + 4) if place not in right), -1)
        if 0 <= wrong < len(texts) and texts[wrong][:2].casefold() == texts[right[0]][:2].casefold():
            months[wrong] = tuple(3 * (wrong - start) + month for month in (1, 2, 3))
    return months


def _is_quarter(months: Sequence[tuple[int, ...] | None], place: int, n: int) -> bool:
    return 0 <= place < len(months) and months[place] == (3 * n + 1, 3 * n + 2, 3 * n + 3)


def _resembles(text: str, month: int) -> bool:
    """Two letters of three are the month's, in its short form or its long one, forwards or from its end."""
    from rapidfuzz.fuzz import ratio

    word = re.sub(r"[^a-z0-9]", "", text.casefold())
    names = [name for name in MONTH_NAMES if MONTHS_BY_START[name[:3]] == month]
    known = [*names, *(short for short, n in MONTHS_BY_START.items() if n == month), str(month)]
    return bool(word) and max(ratio(way, name) for way in (word, word[::-1]) for name in known) >= _LIKE


def _follows(before: tuple[int, ...] | None, after: tuple[int, ...] | None) -> bool:
    return bool(before and after and after[0] == before[-1] + 1)


_ALL = re.compile(r"\b(?:(?:se)?tiap bulan|setiap saat|sepanjang tahun|bulanan|rutin|12 bulan)\b")
_EACH_QUARTER = re.compile(r"\b(?:se)?tiap (?:triwulan|tri wulan|tw)\b")
_CODE = re.compile(r"^b-?(0?[1-9]|1[0-2])$")
_TO = re.compile(r"^(?:-|–|—|s/d|s\.?d\.?|sd|sampai|hingga|s\.d)$")


def months_in_words(text: str) -> tuple[int, ...]:
    """Months that a cell names: "Maret, Juni dan September", "Februari – April 2026", "Tiap Bulan", "Triwulan I".

    Empty where it names none.
    """
    folded = " ".join(text.casefold().split())
    if _ALL.search(folded):
        return tuple(range(1, 13))
    if _EACH_QUARTER.search(folded):
        return (3, 6, 9, 12)
    joined = re.sub(r"\b(triwulan|trw|tw|semester|kuartal|smt)\.? +(?:ke ?)?-? ?([ivx]+|\d)\b", r"\1\2", folded)
    tokens = re.findall(r"s/d|s\.d\.?|[^\s,;/&()]+?(?=\s*[-–—]\s*[a-z])|[-–—]|[^\s,;/&()–—]+", joined)
    months: list[int] = []
    reach = False
    for token in tokens:
        if _TO.match(token):
            reach = True
            continue
        code = _CODE.match(token)
        month = int(code[1]) if code else month_name(token) or guess_month(token)
        found = (month,) if month else quarter(token)
        if not found:
            continue
        if reach and months:
            last = months[-1]
            months.extend((m - 1) % 12 + 1 for m in range(last + 1, found[0] + (12 if found[0] < last else 0)))
        months.extend(found)
        reach = False
    return tuple(sorted(set(months)))
