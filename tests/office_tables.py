"""Tables of offices by seed: work plans with headings of every kind, and tables that look like plans and are none.

Every table is drawn from what is known of it: its kind and the role of each of its columns.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

from drawn import BOLD, PLAIN, Drawing, Style
from office_columns import ATTRIBUTES, OTHERS, SHORT_MONTHS, ColumnShape, amount, numbered, phrase, short_phrase, time

_TOP = (
    "PROGRAM", "AREA PERUBAHAN", "SASARAN", "KOMPONEN", "BIDANG / SUB BIDANG", "Urusan/Bidang Urusan/Program/Kegiatan",
    "Prioritas Unsur", "SASARAN STRATEGIS", "PROSES", "TUJUAN", "Unsur", "Bidang", "ASPEK", "PROGRAM DAN KEGIATAN",
)  # fmt: skip
_MIDDLE = ("KEGIATAN", "INDIKATOR", "SUB KEGIATAN", "URAIAN KEGIATAN", "Sub Unsur", "Sasaran Kegiatan", "RENCANA AKSI")
_LOWEST = (
    "LANGKAH AKSI",
    "RENCANA AKSI",
    "URAIAN",
    "TAHAPAN KEGIATAN",
    "Indikator Keberhasilan",
    "Aktivitas",
    "Langkah",
)
_PLAN_TITLES = (
    "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS", "RENCANA KERJA TIM REFORMASI", "MATRIKS RENCANA AKSI TAHUN 2026",
    "JADWAL PELAKSANAAN KEGIATAN TAHUN 2026", "RENCANA TINDAK LANJUT", "PROGRAM KERJA TAHUN 2026", "", "", "",
    "LAMPIRAN KEPUTUSAN TENTANG PENETAPAN RENCANA AKSI", "MONITORING RENCANA AKSI TAHUN 2026",
)  # fmt: skip


class OfficeTable(NamedTuple):
    """A table and what is known of it."""

    kind: str
    """One of `skparse.table.assemble.evidence.KINDS`."""
    roles: dict[str, str]
    """Heading → role, of the columns that are neither numbering nor months."""
    data: bytes
    """The PDF."""


def office_table(seed: int) -> OfficeTable:
    """The table of a seed; about half of them are plans."""
    rng = random.Random(f"office {seed}")
    return _plan(rng) if rng.random() < 0.5 else _other(rng)


_WHEN = ("WAKTU", "TARGET DAN WAKTU", "JADWAL", "WAKTU PELAKSANAAN", "Kurun Waktu", "BULAN")


def _plan(rng: random.Random) -> OfficeTable:
    levels = [ColumnShape(rng.choice(_TOP), "level", 95, short_phrase)]
    if rng.random() < 0.6:
        levels.append(ColumnShape(rng.choice(_MIDDLE), "level", 105, phrase))
    if len(levels) == 1 or rng.random() < 0.5:
        levels.append(ColumnShape(rng.choice(_LOWEST), "level", 120, phrase))
    if rng.random() < 0.2:
        levels.append(ColumnShape(rng.choice(("OUTPUT", "DATA DUKUNG", "HASIL")), "level", 95, numbered(short_phrase)))
    elif rng.random() < 0.4:
        levels[-1] = levels[-1]._replace(text=numbered(levels[-1].text))
    levels = [c for i, c in enumerate(levels) if c.heading not in [d.heading for d in levels[:i]]]
    taken = [column.heading for column in levels]
    merged = len(levels) > 1 and rng.random() < 0.7
    usual = [c for c in ATTRIBUTES if c.heading not in taken and not c.spans]
    attributes = rng.sample(usual, rng.randint(1, 3))
    if merged and rng.random() < 0.3:
        attributes.insert(0, rng.choice([c for c in ATTRIBUTES if c.spans]))
    when = rng.choice(("months", "words", "words", "quarters", "targets"))
    title = rng.choice(_PLAN_TITLES)
    schedule: list[str] = []
    if when == "words":
        attributes.insert(rng.randint(0, len(attributes)), ColumnShape(rng.choice(_WHEN), "schedule", 75, time))
    elif when == "months":
        schedule = list(rng.choice((SHORT_MONTHS, tuple(str(n) for n in range(1, 13)))))
    else:
        schedule = ["TW I", "TW II", "TW III", "TW IV"]
    columns = [*levels, *attributes]
    place = len(columns) if rng.random() < 0.5 else len(levels)
    if when == "targets":  # values of quarters, and the programme and its activities behind them
        place = 1
    drawn = _draw(rng, title, columns, len(levels), schedule, place, values=when == "targets", merged=merged)
    return OfficeTable("plan", {column.heading: column.role for column in columns}, drawn)


def _other(rng: random.Random) -> OfficeTable:
    kind = rng.choice(list(OTHERS))
    titles, shapes = OTHERS[kind]
    columns = rng.choice(shapes)
    quarters = kind == "results" and rng.random() < 0.4
    schedule = ["TW I", "TW II", "TW III", "TW IV"] if quarters else []
    data = _draw(rng, rng.choice(titles), columns, 1, schedule, 2, values=True, merged=False)
    return OfficeTable(kind, {c.heading: c.role for c in columns if c.role}, data)


def _draw(
    rng: random.Random,
    title: str,
    columns: Sequence[ColumnShape],
    levels: int,
    schedule: Sequence[str],
    place: int,
    values: bool,
    merged: bool,
) -> bytes:
    """A table with a numbering column, or none; months and quarters stand before the column ``place``."""
    has_numbers = rng.random() < 0.7
    month = 40.0 if values else 20.0
    widths = [*([24.0] if has_numbers else []), *(column.width for column in columns)]
    first = place + has_numbers
    widths[first:first] = [month] * len(schedule)
    drawing = Drawing(widths)
    if title:
        drawing.title(title)
    heads = [*(["NO"] if has_numbers else []), *(_broken(column.heading) for column in columns)]
    heads[first:first] = schedule
    ground = rng.choice((None, "#D9E2F3"))
    drawing.row(heads, Style(bold=True, ground=ground))
    if rng.random() < 0.3:
        drawing.row([str(n) for n in range(1, len(heads) + 1)])
    of_items = {i for i, column in enumerate(columns) if merged and (i < levels - 1 or column.spans)}
    places = [i + has_numbers + (len(schedule) if i >= place else 0) for i in of_items]
    if merged and has_numbers:
        places.append(0)
    count = 0
    items = rng.randint(2, 4)
    # What is merged over the rows of an item is seen to be where one has several.
    unseen = any(column.spans for column in columns)
    for item in range(items):
        count += 1
        children = rng.randint(2 if unseen and item == items - 1 else 1, 4)
        unseen = unseen and children == 1
        for child in range(children):
            if child and not merged:
                count += 1
            cells: list[str | None] = []
            if has_numbers:
                cells.append(None if child and merged else f"{count}.")
            cells.extend(None if child and i in of_items else column.text(rng) for i, column in enumerate(columns))
            drawing.goes_on(*(places if child < children - 1 else ()))
            marks = [amount(rng) if values else "" for _ in schedule]
            fills = {}
            if schedule and not values:
                chosen = rng.randrange(len(schedule))
                if rng.random() < 0.5:
                    marks[chosen] = "v"
                else:
                    fills[first + chosen, first + chosen] = "#8DB3E2"
            cells[first:first] = marks
            drawing.row(cells, BOLD if rng.random() < 0.05 else PLAIN, fills=fills, no_rule_above=())
        if rng.random() < 0.25:
            drawing.next_page()
    return drawing.pdf()


def _broken(heading: str) -> str:
    words = heading.split()
    return "\n".join(words) if len(heading) > 12 else heading
