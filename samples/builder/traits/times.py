"""Times as the text of a cell, in every way in which offices write them; months of a budget year."""

from __future__ import annotations

import calendar
import random
from collections.abc import Callable
from dataclasses import replace

from samples.builder.families.change import each_leaf, looks, schedule_column, table_share
from samples.builder.looks import Schedule
from samples.builder.model import Document, Node
from samples.builder.words import BULAN

from .change import has_plain_schedule

Dates = tuple[str | None, str | None] | None
Time = tuple[str, tuple[int, ...], Dates]
"""The text, its months, its first and last day; None: the text does not say the year."""
ROMAN = ("I", "II", "III", "IV")
ALL = tuple(range(1, 13))
SHORT = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
_HEADINGS = ("WAKTU", "TARGET DAN WAKTU", "JADWAL", "WAKTU PELAKSANAAN", "Kurun Waktu", "TARGET WAKTU")


def _day(year: int, month: int, day: int = 1) -> str:
    return f"{year}-{month:02}-{day:02}"


def _last(year: int, month: int) -> str:
    return _day(year, month, calendar.monthrange(year, month)[1])


def _spread(rng: random.Random, least: int = 2, most: int = 4) -> list[int]:
    return sorted(rng.sample(ALL, rng.randint(least, most)))


def _list_by_lines(rng: random.Random, year: int) -> Time:
    months = _spread(rng)
    sign = rng.choice(("- ", "- ", "• ", "-"))
    text = "\n".join(f"{sign}{BULAN[month - 1]} {year}" for month in months)
    return text, tuple(months), (_day(year, months[0]), _last(year, months[-1]))


def _date(rng: random.Random, year: int) -> Time:
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    sign = rng.choice("/-.")
    text = rng.choice((f"{day} {BULAN[month - 1]} {year}", f"{day:02}{sign}{month:02}{sign}{year}"))
    before = rng.choice(("", "paling lambat ", "Paling lambat tanggal ", "Selambat-lambatnya "))
    return f"{before}{text}", (month,), (_day(year, month, day), _day(year, month, day))


def _days(rng: random.Random, year: int) -> Time:
    month, first = rng.randint(1, 12), rng.randint(1, 14)
    last = first + rng.randint(2, 14)
    between = rng.choice((" s.d. ", "-", " – ", " s/d "))
    text = f"{first}{between}{last} {BULAN[month - 1]} {year}"
    return text, (month,), (_day(year, month, first), _day(year, month, last))


def _week(rng: random.Random, year: int) -> Time:
    month, week = rng.randint(1, 12), rng.randint(1, 4)
    text = rng.choice(("Minggu ke-{n} {m}", "Minggu {r} {m}", "Minggu ke {n} bulan {m}", "{m} Minggu {r}"))
    text = text.format(n=week, r=ROMAN[week - 1], m=BULAN[month - 1])
    end = _last(year, month) if week == 4 else _day(year, month, 7 * week)
    dates = (_day(year, month, 7 * week - 6), end)
    if "{m} Minggu" in text or text.startswith(BULAN[month - 1]):
        return text, (month,), None
    return f"{text} {year}", (month,), dates


def _part(rng: random.Random, year: int) -> Time:
    month = rng.randint(1, 12)
    word, first, last = rng.choice((("Awal", 1, 10), ("Pertengahan", 11, 20), ("Akhir", 21, 0)))
    end = _day(year, month, last) if last else _last(year, month)
    return f"{word} {BULAN[month - 1]} {year}", (month,), (_day(year, month, first), end)


def _codes(rng: random.Random, _: int) -> Time:
    months = _spread(rng, 1, 4)
    *front, last = [f"B{month:02}" for month in months]
    return (f"{', '.join(front)} dan {last}" if front else last), tuple(months), None


def _always(rng: random.Random, year: int) -> Time:
    text = rng.choice(("Tiap Bulan", "Setiap bulan", "Sepanjang tahun", "1 tahun", f"Januari s.d. Desember {year}"))
    return text, ALL, (_day(year, 1), _last(year, 12)) if str(year) in text else None


def _quarter(rng: random.Random, year: int) -> Time:
    number = rng.randint(1, 4)
    months = tuple(range(3 * number - 2, 3 * number + 1))
    roman = ROMAN[number - 1]
    text = rng.choice((f"TW. {roman}", f"Triwulan {roman}", f"TW {roman} {year}", f"Trw. {roman}", f"TW {number}"))
    return text, months, (_day(year, months[0]), _last(year, months[-1])) if str(year) in text else None


def _quarters(rng: random.Random, _: int) -> Time:
    one, two = sorted(rng.sample(range(4), 2))
    months = [month for place in (one, two) for month in range(place * 3 + 1, place * 3 + 4)]
    text = rng.choice((f"TW. {ROMAN[one]} dan {ROMAN[two]}", f"Triwulan {ROMAN[one]}\nTriwulan {ROMAN[two]}"))
    return text, tuple(months), None


def _semester(rng: random.Random, year: int) -> Time:
    number = rng.randint(1, 2)
    months = tuple(range(6 * number - 5, 6 * number + 1))
    text = rng.choice((f"Semester {ROMAN[number - 1]}", f"Semester {ROMAN[number - 1]} {year}", f"SMT {number}"))
    return text, months, (_day(year, months[0]), _last(year, months[-1])) if str(year) in text else None


def _stretch(rng: random.Random, year: int) -> Time:
    first = rng.randint(1, 11)
    last = rng.randint(first + 1, 12)
    between = rng.choice((" s.d. ", " - ", " – ", " s/d ", " sampai dengan ", "-"))
    text = f"{BULAN[first - 1]}{between}{BULAN[last - 1]} {year}"
    return text, tuple(range(first, last + 1)), (_day(year, first), _last(year, last))


def _several(rng: random.Random, year: int) -> Time:
    months = _spread(rng)
    *front, last = [BULAN[month - 1] for month in months]
    text = f"{', '.join(front)} dan {last} {year}"
    return text, tuple(months), (_day(year, months[0]), _last(year, months[-1]))


def _single(rng: random.Random, year: int) -> Time:
    month = rng.randint(1, 12)
    text = rng.choice((f"{BULAN[month - 1]} {year}", f"Bulan {BULAN[month - 1]} {year}"))
    return text, (month,), (_day(year, month), _last(year, month))


def _over_years(rng: random.Random, year: int) -> Time:
    first, last = rng.randint(9, 12), rng.randint(1, 4)
    text = f"{BULAN[first - 1]} {year - 1}{rng.choice((' - ', ' s.d. ', ' – '))}{BULAN[last - 1]} {year}"
    return text, (*range(1, last + 1), *range(first, 13)), (_day(year - 1, first), _last(year, last))


def _year(rng: random.Random, year: int) -> Time:
    text = rng.choice((f"{year}", f"Tahun {year}", f"T.A. {year}"))
    return text, (), (_day(year, 1), _last(year, 12))


def _unclear(rng: random.Random, _: int) -> Time:
    return rng.choice(("Menyesuaikan", "Sesuai kebutuhan", "Tentatif", "-", "")), (), None


KINDS: tuple[Callable[[random.Random, int], Time], ...] = (
    _list_by_lines, _list_by_lines, _date, _date, _days, _week, _part, _codes, _always, _quarter, _quarters, _semester,
    _stretch, _stretch, _several, _single, _over_years, _year, _unclear,
)  # fmt: skip


def time(rng: random.Random, year: int) -> Time:
    """A time of any kind."""
    return rng.choice(KINDS)(rng, year)


def _year_of(document: Document) -> int:
    return (document.decree.tahun if document.decree else None) or 2026


def times(rng: random.Random, document: Document) -> Document:
    """One column of texts that say when."""
    if not has_plain_schedule(document) or document.columns[0].role != "level":
        return document
    year = _year_of(document)

    def change(node: Node) -> Node:
        if node.is_sum:
            return replace(node, bulan=())
        text, months, dates = time(rng, year)
        return replace(node, jadwal=text or None, bulan=months, waktu=dates)

    document = schedule_column(document, heading=rng.choice(_HEADINGS), width=table_share(document, 100))
    document = replace(document, nodes=each_leaf(document.nodes, change))
    return looks(document, schedule=Schedule("words"), tick="√", tick_font=None)


def merged_times(rng: random.Random, document: Document) -> Document:
    """Likewise, and neighbours with the same time share a merged cell, also over a page's end."""
    document = times(rng, document)
    if document.dialect.schedule != Schedule("words"):
        return document
    document = replace(document, nodes=_repeated(rng, document.nodes))
    return looks(document, schedule=Schedule("words", merge_equal=True), open_cuts=True, merge_equal=False)


def _repeated(rng: random.Random, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The tree whose leaves often take over their elder sibling's time."""
    found: list[Node] = []
    for node in nodes:
        elder = found[-1] if found else None
        if node.children:
            node = replace(node, children=_repeated(rng, node.children))
        elif elder and not elder.children and not node.is_sum and rng.random() < 0.6:
            node = replace(node, jadwal=elder.jadwal, bulan=elder.bulan, waktu=elder.waktu)
        found.append(node)
    return tuple(found)


def budget_year(rng: random.Random, document: Document) -> Document:
    """Twelve columns from October to September, the years above them."""
    if not has_plain_schedule(document):
        return document
    year = _year_of(document)
    groups = rng.choice((((str(year - 1), 3), (str(year), 9)), ((f"TAHUN {year - 1}", 3), (f"TAHUN {year}", 9))))
    labels = (*SHORT[9:], *SHORT[:9])

    def change(node: Node) -> Node:
        if not node.bulan:
            return node
        days = sorted((year - (month > 9), month) for month in node.bulan)
        return replace(node, waktu=(_day(*days[0]), _last(*days[-1])))

    document = schedule_column(document, heading=rng.choice(("JADWAL PELAKSANAAN", "WAKTU PELAKSANAAN", "BULAN")))
    document = schedule_column(document, width=max(table_share(document, 230), 1.0))
    document = replace(document, nodes=each_leaf(document.nodes, change))
    return looks(document, schedule=Schedule(labels=labels, groups=groups, first_month=10))
