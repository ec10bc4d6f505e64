"""The dataset as a workbook: all rows with their months painted, area × kabupaten, plans, findings."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from skparse.collect.inputs import Problem
from skparse.collect.rows import (
    COLUMNS,
    FINDING_COLUMNS,
    MONTH_NAMES,
    PLAN_COLUMNS,
    Row,
    Tables,
    Values,
    problem_row,
)
from skparse.plan import Lampiran
from skparse.write.schedule import Schedule
from skparse.write.workbook import Book, Head

# Areas have a column each, the most frequent ones; the others share one. Decrees have six to eight.
_MOST_AREAS = 100
# So many are counted at all, told apart by so many signs: in flat plans each activity is an area of its own.
_MOST_SPELLINGS, _LONGEST = 10_000, 200
_OTHER, _NONE = "(lainnya)", "(tidak disebut)"
_FOLDED = {"sha256", "lampiran", "judul", "id", "path", "depth", "levels", "area", "marker", "text", "bulan"}
_FOLDED |= {"inferred", "corrected"}
_WIDTHS = {10: ("nomor",), 11: ("jenis",), 14: ("node",), 18: ("wilayah", "ket"), 20: ("code", "sha256")}
_WIDTHS |= {24: ("file", "source", "l5", "l6", "extra"), 26: ("l1", "area"), 30: ("l2",), 36: ("l3", "l4", "lembaga")}
_WIDTHS |= {40: ("judul", "text"), 60: ("path",), 70: ("tentang",), 90: ("message",)}
_WIDTH = {name: width for width, names in _WIDTHS.items() for name in names}
_MONTH = 5
_CENTERED = {"page", "pages", "depth", "lampiran", "tahun"}


class XlsxSink:
    """Sheets Baris, Wilayah × Area, Rencana, Temuan."""

    def __init__(self, folder: Path, raw: bool) -> None:
        self._book = Book(folder / "part", raw, folder)
        self._rows = self._book.sheet("Baris", [_row_head(name) for name in COLUMNS], frames=False)
        self._counts = _Counts(self._book)
        self._plans = self._book.sheet("Rencana", [_head(name) for name in PLAN_COLUMNS])
        self._findings = self._book.sheet("Temuan", [_head(name) for name in FINDING_COLUMNS])
        self._first = list(COLUMNS).index(MONTH_NAMES[0])
        self._part: tuple[Lampiran, Schedule] | None = None

    def add(self, tables: Tables) -> None:
        self._part = None
        self._counts.plan(tables)
        for row in tables.rows():
            self._counts.row(row)
            months = self._schedule(row.part).months(row.node)
            self._rows.row(row.values, {self._first + month - 1: cell for month, cell in months.items()})
        self._plans.row(tables.plan())
        for finding in tables.findings():
            self._findings.row(finding)

    def problem(self, problem: Problem) -> None:
        self._findings.row(problem_row(problem))

    def finish(self) -> None:
        for sheet in (self._rows, self._plans, self._findings):
            sheet.finish()
        self._counts.write()
        self._book.close()

    def drop(self) -> None:
        self._book.drop()

    def _schedule(self, part: Lampiran) -> Schedule:
        if self._part is None or self._part[0] is not part:
            self._part = (part, Schedule(part))
        return self._part[1]


class _Counts:
    """Rows by region and area. Plans of one region are added up; without a region, those of one lembaga."""

    def __init__(self, book: Book) -> None:
        self._book = book
        # Taken now, so that it stands behind the rows; what is in it is known at the end.
        self._sheet = book.worksheet("Wilayah × Area")
        self._places: dict[tuple[str, str], Values] = {}
        self._plans = Counter[tuple[str, str]]()
        self._rows = Counter[tuple[str, str]]()
        self._cells = Counter[tuple[tuple[str, str], str]]()
        self._areas: dict[str, str] = {}
        self._place = ("", "")

    def plan(self, tables: Tables) -> None:
        place = tables.region
        name = tables.lembaga or _NONE
        self._place = (place.kode, "") if place else ("~", name)  # "~" comes after the digits
        self._places.setdefault(self._place, (place.kode, place.jenis, place.nama) if place else (None, None, name))
        self._plans[self._place] += 1

    def row(self, row: Row) -> None:
        area = str(row.values[_AREA] or "")[:_LONGEST]
        said = " ".join(area.casefold().split())
        if said not in self._areas and len(self._areas) < _MOST_SPELLINGS:
            self._areas[said] = area or _NONE
        elif said not in self._areas:
            said = _OTHER
        self._rows[self._place] += 1
        self._cells[self._place, said] += 1

    def write(self) -> None:
        totals = Counter[str]()
        for (_, area), count in self._cells.items():
            totals[area] += count
        ranked = sorted(totals, key=lambda area: (-totals[area], area))
        shown = [area for area in ranked if area != _OTHER][:_MOST_AREAS]
        heads = [Head("kode_wilayah", 16), Head("jenis", 11), Head("wilayah", 34), Head("rencana", 11)]
        heads += [Head("baris", 9), *(Head(self._areas[area], 18) for area in shown)]
        heads += [Head(_OTHER, 18)] if len(ranked) > len(shown) else []
        sheet = self._book.sheet_on(self._sheet, heads, still=3)
        for place in sorted(self._places):
            counts = [self._cells[place, area] for area in shown]
            if len(ranked) > len(shown):
                counts.append(self._rows[place] - sum(counts))
            told = (*self._places[place], self._plans[place], self._rows[place])
            sheet.row((*told, *(count or None for count in counts)))
        sheet.finish()


_AREA = list(COLUMNS).index("area")


def _row_head(name: str) -> Head:
    """Levels that no plan has, and what only programs ask for, are folded away."""
    if name in MONTH_NAMES:
        return Head(name, _MONTH, center=True)
    head = _head(name)
    return head if head.fold == "always" else head._replace(fold="empty")


def _head(name: str) -> Head:
    # A heading is one word, and has the filter's button beside it.
    width = max(_WIDTH.get(name, 0), len(name) + 4)
    return Head(name, width, name in _CENTERED, "always" if name in _FOLDED else "never")
