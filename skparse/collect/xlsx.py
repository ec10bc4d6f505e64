"""The dataset as a workbook: rows with colored months, counts by region and area, plans, findings."""

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
from skparse.write.schedule import Schedule
from skparse.write.workbook import MAX_ROWS, Book, SheetColumn

_MAX_AREA_COLUMNS = 100
"""The most frequent areas have a column each, the others share one. Decrees have six to eight areas."""
_MAX_COUNTED_AREAS = 10_000
"""Areas that are counted at all. In plans with one level each activity is an area, so that there can be very many."""
_MAX_AREA_LENGTH = 200
"""Characters by which areas are compared."""
_OTHER_AREAS, _UNNAMED = "(lainnya)", "(tidak disebut)"
_HIDDEN = {"sha256", "lampiran", "judul", "id", "path", "depth", "levels", "area", "marker", "text", "bulan"}
_HIDDEN |= {"inferred", "corrected"}
# Widths of columns in characters.
_WIDTHS = {10: ("nomor",), 11: ("jenis",), 14: ("node",), 18: ("wilayah", "ket"), 20: ("code", "sha256")}
_WIDTHS |= {24: ("file", "source", "l5", "l6", "extra"), 26: ("l1", "area"), 30: ("l2",), 36: ("l3", "l4", "lembaga")}
_WIDTHS |= {40: ("judul", "text"), 60: ("path",), 70: ("tentang",), 90: ("message",)}
_WIDTH = {name: width for width, names in _WIDTHS.items() for name in names}
_MONTH_WIDTH = 5
_CENTERED = {"page", "pages", "depth", "lampiran", "tahun"}


class XlsxSink:
    """The sheets Baris, Wilayah × Area, Rencana and Temuan; a full one goes on as "Baris 2"."""

    def __init__(self, folder: Path, raw: bool, max_rows: int = MAX_ROWS) -> None:
        """``max_rows``: of the sheets Baris, below the header."""
        self._book = Book(folder / "part", raw, folder)
        columns = [_row_column(name) for name in COLUMNS]
        self._rows = self._book.sheet("Baris", columns, borders=False, max_rows=max_rows)
        self._counts = _Counts(self._book)
        self._plans = self._book.sheet("Rencana", [_column(name) for name in PLAN_COLUMNS])
        self._findings = self._book.sheet("Temuan", [_column(name) for name in FINDING_COLUMNS])
        self._first_month = list(COLUMNS).index(MONTH_NAMES[0])

    def add(self, tables: Tables) -> None:
        schedules = [Schedule(part) for part in tables.lampiran]
        self._counts.plan(tables)
        for row in tables.rows():
            self._counts.row(row)
            months = schedules[row.lampiran - 1].months(row.node)
            self._rows.row(row.values, {self._first_month + month - 1: cell for month, cell in months.items()})
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

    def discard(self) -> None:
        self._book.discard()


class _Counts:
    """Number of rows by region and area. Plans without a known region are counted by their lembaga."""

    def __init__(self, book: Book) -> None:
        self._book = book
        # Made now, so that it comes after the sheet of rows; its content is known at the end.
        self._sheet = book.worksheet("Wilayah × Area")
        self._regions: dict[tuple[str, str], Values] = {}
        self._plans = Counter[tuple[str, str]]()
        self._rows = Counter[tuple[str, str]]()
        self._cells = Counter[tuple[tuple[str, str], str]]()
        self._areas: dict[str, str] = {}
        self._key = ("", "")  # of the region or lembaga of the plan whose rows come now

    def plan(self, tables: Tables) -> None:
        region = tables.region
        name = tables.lembaga or _UNNAMED
        self._key = (region.kode, "") if region else ("~", name)  # "~" is sorted after the digits
        self._regions.setdefault(self._key, (region.kode, region.jenis, region.nama) if region else (None, None, name))
        self._plans[self._key] += 1

    def row(self, row: Row) -> None:
        area = str(row.values[_AREA_INDEX] or "")[:_MAX_AREA_LENGTH]
        normalized = " ".join(area.casefold().split())
        if normalized not in self._areas and len(self._areas) < _MAX_COUNTED_AREAS:
            self._areas[normalized] = area or _UNNAMED
        elif normalized not in self._areas:
            normalized = _OTHER_AREAS
        self._rows[self._key] += 1
        self._cells[self._key, normalized] += 1

    def write(self) -> None:
        totals = Counter[str]()
        for (_, area), count in self._cells.items():
            totals[area] += count
        ranked = sorted(totals, key=lambda area: (-totals[area], area))
        shown = [area for area in ranked if area != _OTHER_AREAS][:_MAX_AREA_COLUMNS]
        columns = [
            SheetColumn("kode_wilayah", 16),
            SheetColumn("jenis", 11),
            SheetColumn("wilayah", 34),
            SheetColumn("rencana", 11),
        ]
        columns += [SheetColumn("baris", 9), *(SheetColumn(self._areas[area], 18) for area in shown)]
        columns += [SheetColumn(_OTHER_AREAS, 18)] if len(ranked) > len(shown) else []
        sheet = self._book.sheet_on(self._sheet, columns, frozen_columns=3)
        for key in sorted(self._regions):
            counts = [self._cells[key, area] for area in shown]
            if len(ranked) > len(shown):
                counts.append(self._rows[key] - sum(counts))
            head = (*self._regions[key], self._plans[key], self._rows[key])
            sheet.row((*head, *(count or None for count in counts)))
        sheet.finish()


_AREA_INDEX = list(COLUMNS).index("area")


def _row_column(name: str) -> SheetColumn:
    """Columns that are only for programs are hidden, and those that are empty in all plans."""
    if name in MONTH_NAMES:
        return SheetColumn(name, _MONTH_WIDTH, center=True)
    column = _column(name)
    return column if column.hide == "always" else column._replace(hide="if_empty")


def _column(name: str) -> SheetColumn:
    # The heading is one word, and the filter's button takes space beside it.
    width = max(_WIDTH.get(name, 0), len(name) + 4)
    return SheetColumn(name, width, name in _CENTERED, "always" if name in _HIDDEN else "never")
