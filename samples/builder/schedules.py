"""The schedule's columns: their headings and the cells of a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .looks import Schedule
from .model import Cell, Dialect, Node

MONTHS = {
    "1-12": tuple(str(month) for month in range(1, 13)),
    "Jan-Des": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "Januari-Desember": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
}  # fmt: skip


BLANK, BLANK_FONT = "\uf020", "Symbol Blank"


def header_rows(dialect: Dialect) -> int:
    """How many header rows the schedule needs."""
    if dialect.schedule.unit == "words":
        return 1
    return 3 if dialect.schedule.groups else 2


def headings(dialect: Dialect, plain: Cell) -> Iterator[tuple[int, int, Cell]]:
    """The cells below the schedule's own heading: row, place within the schedule, cell."""
    schedule = dialect.schedule
    if schedule.unit == "words":
        return
    place = 0
    for label, span in schedule.groups:
        yield 1, place, replace(plain, text=label, col_span=span)
        place += span
    last = header_rows(dialect) - 1
    for place, label in enumerate(schedule.labels or MONTHS[dialect.months]):
        yield last, place, replace(plain, text=label, upright=schedule.upright)


def marked(node: Node, unit: str, first_month: int = 1) -> frozenset[int]:
    """The schedule's columns, from 1, that the node marks."""
    if unit == "week":
        return frozenset(node.periods)
    months = {"month": 1, "quarter": 3, "semester": 6}[unit]
    if first_month > 1:
        return frozenset((month - first_month) % 12 + 1 for month in node.bulan)
    return frozenset((month - 1) // months + 1 for month in node.bulan)


def fill(dialect: Dialect, node: Node, number: int, band: str | None) -> list[Cell | None]:
    """The schedule's cells in the row `number`; `band` is the row's background."""
    schedule = dialect.schedule
    if schedule.unit == "words":
        return [Cell(node.jadwal or "", align="center", valign=dialect.valign, fill=band)]
    empty = Cell(align="center", valign="top" if schedule.on_first_line else "middle", fill=band)
    tick = dialect.marks == "tick"
    if node.values:
        return [_value(empty, text) for text in node.values]
    if schedule.drawn:
        return _drawn(empty, schedule, marked(node, schedule.unit, schedule.first_month))
    full = replace(empty, text=dialect.tick, font=dialect.tick_font)
    if not tick:
        full = replace(empty, fill=dialect.colours[number % len(dialect.colours)])
    merge = schedule.merge_ticks if tick else dialect.merge_fills
    places = marked(node, schedule.unit, schedule.first_month)
    cells: list[Cell | None] = []
    for place in range(1, schedule.columns + 1):
        if place not in places:
            cells.append(empty)
        elif not merge:
            cells.append(full)
        elif place - 1 in places:
            cells.append(None)
        else:
            run = next(n for n in range(1, schedule.columns + 1) if place + n not in places)
            cells.append(replace(full, col_span=run))
    return cells


def _value(empty: Cell, text: str) -> Cell:
    """A cell with a text of its own; the hidden blank of Word's symbol fonts has a font of its own."""
    return replace(empty, text=text, font=BLANK_FONT if text == BLANK else None)


def _drawn(empty: Cell, schedule: Schedule, places: frozenset[int]) -> list[Cell | None]:
    """Pictures and hatching in each marked cell; bars, arrows and lines over each stretch of them."""
    cells: list[Cell | None] = []
    for place in range(1, schedule.columns + 1):
        single = schedule.drawn in ("picture", "hatch")
        if place not in places or (not single and place - 1 in places):
            cells.append(empty)
            continue
        run = 1 if single else next(n for n in range(1, schedule.columns + 1) if place + n not in places)
        cells.append(replace(empty, drawn=schedule.drawn, drawn_over=run))
    return cells
