"""Schedules: quarters, semesters, weeks, words, and months whose headings wrap or stand upright."""

from __future__ import annotations

import random
from dataclasses import replace

from samples.builder.looks import Schedule
from samples.builder.model import Document, Node
from samples.builder.schedules import MONTHS
from samples.builder.words import BULAN

from .change import each_leaf, looks, schedule_column, table_share

ROMAN = ("I", "II", "III", "IV")
_PLAIN_TICKS = ("√", "v", "V", "x", "X", "●", "■")


def _plain(rng: random.Random, document: Document) -> Document:
    """Without what makes other families hard."""
    tick = rng.choice(_PLAIN_TICKS)
    return looks(document, tick=tick, tick_font=None, merge_equal=False)


def _wholes(rng: random.Random, length: int) -> tuple[int, ...]:
    """Months of some whole quarters (3) or semesters (6)."""
    places = range(12 // length)
    chosen = rng.sample(places, rng.choice((0, *[1] * 4, *places[1:])) if rng.random() < 0.85 else len(places))
    return tuple(sorted(month for place in chosen for month in range(place * length + 1, (place + 1) * length + 1)))


def quarters(rng: random.Random, document: Document) -> Document:
    """Four columns, one for each quarter."""
    document = _plain(rng, document)
    style = rng.choice(("TW {}", "Triwulan {}", "Trw. {}", "TRIWULAN {}", "TW. {}", "Trw {}"))
    numbers = rng.choice((ROMAN, ROMAN, ("1", "2", "3", "4")))
    labels = tuple(style.format(number) for number in numbers)
    if rng.random() < 0.15:
        labels = numbers
        document = schedule_column(document, heading="TRIWULAN")
    wide = max(map(len, labels)) > 8
    document = schedule_column(document, width=table_share(document, 200 if wide else 140))
    nodes = each_leaf(document.nodes, lambda node: replace(node, bulan=_wholes(rng, 3)))
    return looks(replace(document, nodes=nodes), schedule=Schedule("quarter", labels))


def quarter_months(rng: random.Random, document: Document) -> Document:
    """Twelve months below four quarters."""
    document = _plain(rng, document)
    style = rng.choice(("TW {}", "Triwulan {}", "Trw. {}", "TRIWULAN {}"))
    groups = tuple((style.format(number), 3) for number in ROMAN)
    return looks(document, schedule=Schedule(groups=groups, merge_ticks=rng.random() < 0.3))


def semesters(rng: random.Random, document: Document) -> Document:
    """Two columns, one for each half of the year."""
    document = _plain(rng, document)
    labels = rng.choice((("Semester I", "Semester II"), ("SMT I", "SMT II"), ("SEMESTER 1", "SEMESTER 2")))
    document = schedule_column(document, width=table_share(document, 130))
    nodes = each_leaf(document.nodes, lambda node: replace(node, bulan=_wholes(rng, 6)))
    return looks(replace(document, nodes=nodes), schedule=Schedule("semester", labels))


def weeks(rng: random.Random, document: Document) -> Document:
    """48 columns, four under each month's name."""
    document = _plain(rng, document)
    paper = rng.choice(("A4", "Folio", "Folio", "A3"))
    document = looks(document, paper=paper, margin=10.0, size=min(document.dialect.size, 8.0 if paper != "A3" else 9.0))
    wide = {"A4": 340, "Folio": 400, "A3": 560}[paper]
    document = schedule_column(document, width=table_share(document, wide))
    names = MONTHS["Jan-Des"] if rng.random() < 0.6 else MONTHS["Januari-Desember"]
    if paper == "A4":
        names = MONTHS["Jan-Des"]
    upper = rng.random() < 0.5
    groups = tuple((name.upper() if upper else name, 4) for name in names)
    labels = rng.choice((("1", "2", "3", "4"), ("1", "2", "3", "4"), ROMAN)) * 12

    def change(node: Node) -> Node:
        months = node.bulan or ((rng.randint(1, 12),) if rng.random() < 0.8 else ())
        periods: set[int] = set()
        for month in months:
            first = rng.randint(1, 4)
            periods.update(4 * (month - 1) + week for week in range(first, min(4, first + rng.randint(0, 3)) + 1))
        return replace(node, periods=tuple(sorted(periods)), bulan=tuple(months))

    size = 5.0 if paper == "A4" else 6.0
    schedule = Schedule("week", labels, groups, merge_ticks=rng.random() < 0.2, cell_size=size)
    document = replace(document, nodes=each_leaf(document.nodes, change))
    return looks(document, schedule=schedule, tick=rng.choice(("√", "v", "x", "■")))


def _typed(rng: random.Random, name: str) -> str:
    """A month's name with a slip of the pen, now and then."""
    slips = {
        "Januari": "Januai", "Februari": "Febuari", "Agustus": "Agusutus", "September": "Septmber",
        "November": "Nopember", "Desember": "Desmber", "Oktober": "Oktobr",
    }  # fmt: skip
    return slips.get(name, name) if rng.random() < 0.12 else name


def in_words(rng: random.Random, short: bool = False) -> tuple[str, tuple[int, ...]]:
    """A schedule as people write it, and its months."""
    names = MONTHS["Jan-Des"] if short else BULAN

    def name(month: int) -> str:
        return names[month - 1] if short else _typed(rng, names[month - 1])

    kind = rng.choice(("range", "range", "range", "list", "list", "one", "all", "quarters", "semester", "quarter",
                       "codes", "week", "none", "quarter list"))  # fmt: skip
    if kind == "range":
        first = rng.randint(1, 11)
        last = rng.randint(first + 1, 12)
        between = rng.choice(("-", " – ", "-")) if short else rng.choice((" s.d. ", " – ", " s/d ", " sampai ", " - "))
        year = rng.choice(("", "", " 2026"))
        return f"{name(first)}{between}{name(last)}{year}", tuple(range(first, last + 1))
    if kind == "list":
        months = sorted(rng.sample(range(1, 13), rng.randint(2, 4)))
        *front, last_name = [name(month) for month in months]
        return f"{', '.join(front)} dan {last_name}", tuple(months)
    if kind == "codes":
        months = sorted(rng.sample(range(1, 13), rng.randint(1, 4)))
        *front, last_code = [f"B{month:02}" for month in months]
        return (f"{', '.join(front)} dan {last_code}" if front else last_code), tuple(months)
    if kind == "week":
        month = rng.randint(1, 12)
        return f"Minggu ke-{rng.randint(1, 4)} {name(month)}", (month,)
    if kind in ("quarter", "semester"):
        length, word = (3, rng.choice(("Triwulan", "TW"))) if kind == "quarter" else (6, "Semester")
        number = rng.randint(1, 12 // length)
        return f"{word} {ROMAN[number - 1]}", tuple(range((number - 1) * length + 1, number * length + 1))
    if kind == "quarter list":
        one, two = sorted(rng.sample(range(4), 2))
        months = [month for place in (one, two) for month in range(place * 3 + 1, place * 3 + 4)]
        return f"Triwulan {ROMAN[one]} dan Triwulan {ROMAN[two]}", tuple(months)
    if kind == "all":
        return rng.choice(("Tiap Bulan", "Setiap Bulan", "Januari s.d. Desember")), tuple(range(1, 13))
    if kind == "quarters":
        return rng.choice(("Setiap Triwulan", "Tiap Triwulan")), (3, 6, 9, 12)
    if kind == "none":
        return rng.choice(("Menyesuaikan", "Sesuai kebutuhan", "Tentatif", "Menunggu juknis", "-")), ()
    month = rng.randint(1, 12)
    return f"{name(month)}{rng.choice(('', '', ' 2026'))}", (month,)


def words(rng: random.Random, document: Document) -> Document:
    """One column that says in words or codes when."""
    document = _plain(rng, document)
    short = rng.random() < 0.3
    heading = rng.choice(("WAKTU PELAKSANAAN", "JADWAL", "WAKTU", "BULAN", "TARGET WAKTU", "JADWAL PELAKSANAAN"))

    def change(node: Node) -> Node:
        text, months = in_words(rng, short) if rng.random() > 0.05 else ("", ())
        return replace(node, jadwal=text or None, bulan=months)

    document = schedule_column(document, heading=heading, width=table_share(document, 95))
    return looks(replace(document, nodes=each_leaf(document.nodes, change)), schedule=Schedule("words"))


def wrapped(rng: random.Random, document: Document) -> Document:
    """Columns so narrow that 12 stands as 1 above 2."""
    document = _plain(rng, document)
    size = max(document.dialect.size, 8.0)
    document = looks(document, months="1-12", size=size, font=rng.choice(("Liberation Sans", "Carlito", "DejaVu Sans")))
    document = looks(document, tick=rng.choice(("√", "v", "x")), schedule=Schedule())
    return schedule_column(document, width=table_share(document, 12 * size * 0.98))


def upright(rng: random.Random, document: Document) -> Document:
    """Month names that run upwards."""
    document = _plain(rng, document)
    document = looks(document, months=rng.choice(("Januari-Desember", "Januari-Desember", "Jan-Des")))
    document = schedule_column(document, width=table_share(document, 12 * (document.dialect.size + 5)))
    return looks(document, schedule=Schedule(upright=True))


def merged_ticks(rng: random.Random, document: Document) -> Document:
    """One tick in one cell over all months of a stretch."""
    document = looks(_plain(rng, document), marks="tick")
    return looks(document, schedule=Schedule(merge_ticks=True))


FAMILIES = {
    "quarters": quarters,
    "quarter-months": quarter_months,
    "semesters": semesters,
    "weeks": weeks,
    "words": words,
    "wrapped-months": wrapped,
    "upright-months": upright,
    "merged-ticks": merged_ticks,
}
