"""What the headings of schedule columns mean: months, whatever the table counts in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from skparse.text.months import heading_month, names_of_month
from skparse.text.roman import roman_number
from skparse.text.settings import TEXT

Months = tuple[int, ...]
"""The months that one heading stands for, 1-12, in their order."""
_Kind = Literal["names", "numbers", "quarters"]

_QUARTER = re.compile(r"^(?:triwulan|tri\.?wulan|trw|tw|twl|kuartal|kwartal|q)\.?(?:ke)?[-.]?(i{1,3}|iv|[1-4])$")
_YEAR = re.compile(r"(?<=[a-z0-9])[-/(]?(?:tahun|thn)?(?:19|20)\d\d\)?$")
_SEMESTER = re.compile(r"^(?:semester|smt|sem)\.?(?:ke)?[-.]?(i{1,2}|[12])$")


def number(text: str) -> int | None:
    """A number printed in digits or Roman numerals, 1-12; brackets and full stops do not count."""
    word = "".join(text.split()).strip("().").casefold()
    value = int(word) if word.isascii() and word.isdigit() else roman_number(word)
    return value if value and value <= 12 else None


def part_of_year(heading: str) -> int | None:
    """How many months the numbers below a heading count by: 3 below "TRIWULAN", 6 below "SEMESTER", or None."""
    folded = heading.casefold()
    if re.search(r"\b(?:triwulan|tri wulan|trw|tw|kuartal|kwartal)\b", folded):
        return 3
    return 6 if re.search(r"\bsemester\b", folded) else None


def quarter(text: str) -> Months | None:
    """Months of "Triwulan II", "TW 2", "Q2", "Semester I", "TW IV 2025"; None for anything else."""
    word = _YEAR.sub("", "".join(text.split()).casefold())
    for pattern, length in ((_QUARTER, 3), (_SEMESTER, 6)):
        if match := pattern.match(word):
            return months_of_part(number(match[1]) or 0, length)
    return None


def months_of_part(n: int, length: int) -> Months:
    """The months of the ``n``-th part of the year, from 1 on, of so many months: (2, 3) is the second quarter."""
    return tuple(range(length * (n - 1) + 1, length * n + 1))


def month_run(texts: Sequence[str]) -> tuple[int, list[Months]] | None:
    """The longest run of neighboring headings that count months (or quarters), as ``(first, months of each)``.

    A run may begin with any month and go on over the end of a year ("Okt … Sep", or two years). Month names make a run
    from three on (also backwards: text that runs upwards is read letter by letter from its end). Bare numbers do only
    as all of 1-12, because a row of column numbers looks the same, and not from the very first column on, where such a
    row begins.
    """
    readings: tuple[tuple[_Kind, list[Months | None]], ...] = (
        ("names", _infer_months([heading_month(t) for t in texts], texts, TEXT.min_named_months)),
        ("numbers", _infer_months([number(t) for t in texts], texts, TEXT.min_numbered_months)),
        ("quarters", _infer_quarter([quarter(t) for t in texts], texts)),
    )
    best: tuple[int, list[Months]] | None = None
    for kind, reading in readings:
        for start, run in (*_runs(reading, over_year_end=True), *_runs(reading, over_year_end=False)):
            if _is_schedule(kind, start, run, len(texts)) and (best is None or len(run) > len(best[1])):
                best = (start, run)
    return best


def _runs(reading: Sequence[Months | None], over_year_end: bool) -> Iterator[tuple[int, list[Months]]]:
    """The runs of neighbors of which each begins where the one before it ends, with the index of the first.
    ``over_year_end``: January goes on behind December."""
    start = 0
    year = 12 if over_year_end else 13
    run: list[Months] = []
    for i, months in enumerate(reading):
        if run and (not months or months[0] != run[-1][-1] % year + 1):
            yield start, run
            run = []
        if months:
            start = start if run else i
            run.append(months)
    if run:
        yield start, run


def _is_schedule(kind: _Kind, start: int, run: Sequence[Months], columns: int) -> bool:
    if kind == "names":
        return len(run) >= TEXT.min_months_in_run
    if kind == "numbers":
        return len(run) in (12, 24) and (start > 0 or columns == len(run))
    is_year = sum(map(len, run)) >= 12
    return len(run) >= TEXT.min_quarters_in_run and (run[0][0] == 1 or is_year)


def _infer_months(months: list[int | None], texts: Sequence[str], min_read: int) -> list[Months | None]:
    """Months as their neighbors count them: where so many headings are whole months apart, one that was misread
    between them ("runf" between Mei and Juli), or at their ends and near enough ("Now" after Okt), is the month that
    is missing."""
    if not any(months):
        return [None] * len(months)
    if _begins_another_year(months, min_read):
        return _infer_over_year_end(months, texts)
    offsets = Counter(i - month for i, month in enumerate(months) if month).most_common(1)
    if offsets and (offsets[0][1] >= min_read or _most_resemble(texts, *offsets[0])):
        offset = offsets[0][0]
        read = [i for i, month in enumerate(months) if month == i - offset]
        for i in range(max(0, offset + 1), min(len(months), offset + 13)):
            is_last_missing = len(read) == 11 and 0 < len(texts[i]) <= TEXT.max_misread_month_letters
            if read[0] < i < read[-1] or is_last_missing or _resembles(texts[i], i - offset):
                months[i] = i - offset
    return [(month,) if month else None for month in months]


def _begins_another_year(months: Sequence[int | None], min_read: int) -> bool:
    """So many headings count months, but not from one January on: December stands left of January."""
    places = Counter((i - month) % 12 for i, month in enumerate(months) if month).most_common(1)
    in_one_year = Counter(i - month for i, month in enumerate(months) if month).most_common(1)
    return bool(places) and places[0][1] >= min_read and places[0][1] > in_one_year[0][1]


def _infer_over_year_end(months: Sequence[int | None], texts: Sequence[str]) -> list[Months | None]:
    """The same where the months go over the end of a year: between the first and the last one that were read, and
    beside them, up to a year, what resembles its month."""
    place = Counter((i - month) % 12 for i, month in enumerate(months) if month).most_common(1)[0][0]
    counted = [(i - place - 1) % 12 + 1 for i in range(len(months))]
    read = [i for i, month in enumerate(months) if month == counted[i]]
    first, last = read[0], read[-1]
    while first > 0 and last - first < 11 and _resembles(texts[first - 1], counted[first - 1]):
        first -= 1
    while last + 1 < len(months) and last - first < 11 and _resembles(texts[last + 1], counted[last + 1]):
        last += 1
    is_run = last - first < 2 * len(read)
    return [
        (counted[i],) if first <= i <= last and is_run else (month,) if month else None
        for i, month in enumerate(months)
    ]


def _most_resemble(texts: Sequence[str], offset: int, read: int) -> bool:
    """Some months were read, and nearly all twelve headings from January's on look like their month."""
    first = max(0, offset + 1)
    alike = sum(_resembles(text, i - offset) for i, text in enumerate(texts[first : offset + 13], first))
    return read >= TEXT.min_months_read and alike >= TEXT.min_months_alike


def _infer_quarter(months: list[Months | None], texts: Sequence[str]) -> list[Months | None]:
    """Quarters of which one was misread ("TW II" for the third): the other three count it, and it begins as they do."""
    firsts = Counter(i - m[0] // 3 for i, m in enumerate(months) if m and len(m) == 3).most_common(1)
    if firsts and firsts[0][1] == 3:
        first = firsts[0][0]
        places = range(first, first + 4)
        read = [i for i in places if 0 <= i < len(months) and months[i] == months_of_part(i - first + 1, 3)]
        misread = next((i for i in places if i not in read), -1)
        if 0 <= misread < len(texts) and texts[misread][:2].casefold() == texts[read[0]][:2].casefold():
            months[misread] = months_of_part(misread - first + 1, 3)
    return months


def _resembles(text: str, month: int) -> bool:
    """The heading is like one of the month's names or its number, read forwards or from its end."""
    from rapidfuzz.fuzz import ratio

    word = re.sub(r"[^a-z0-9]", "", text.casefold())
    known = [*names_of_month(month), str(month)]
    return bool(word) and max(ratio(way, name) for way in (word, word[::-1]) for name in known) >= (
        TEXT.min_month_similarity
    )
