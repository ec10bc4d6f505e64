"""Plans in files, and datasets read back."""

from __future__ import annotations

import csv
import os
import sqlite3
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pyarrow import parquet

from skparse.collect import collect
from skparse.plan import Keputusan, Plan

GOLDEN = Path(__file__).parent / "golden"
FORMATS = ["csv", "xlsx", "parquet", "sqlite"]
MONTHS = [f"bulan_{month}" for month in range(1, 13)]
posix = pytest.mark.skipif(os.name != "posix", reason="POSIX files")

Row = dict[str, str]


def as_text(value: object) -> str:
    """A value as CSV has it."""
    return "" if value is None else str(int(value)) if isinstance(value, bool) else str(value)


def csv_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def sheet_rows(path: Path, name: str = "Baris") -> list[Row]:
    header, *rows = openpyxl.load_workbook(path, read_only=True)[name].iter_rows(values_only=True)
    found = [dict(zip(map(str, header), map(as_text, row), strict=True)) for row in rows]
    # A month holds the tick that was printed.
    return [{key: "1" if key in MONTHS and value else value for key, value in row.items()} for row in found]


def parquet_rows(path: Path) -> list[Row]:
    return [{key: as_text(value) for key, value in row.items()} for row in parquet.read_table(path).to_pylist()]


def sqlite_rows(path: Path, table: str = "rows") -> list[Row]:
    database = sqlite3.connect(path)
    try:
        found = database.execute(f"SELECT * FROM {table} ORDER BY rowid")
        names = [column[0] for column in found.description]
        return [dict(zip(names, map(as_text, row), strict=True)) for row in found]
    finally:
        database.close()


READ = {"csv": csv_rows, "xlsx": sheet_rows, "parquet": parquet_rows, "sqlite": sqlite_rows}


def save(made: Plan, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(made.to_json(), encoding="utf-8")
    return path


def decreed(made: Plan, **fields: Any) -> Plan:
    return made.model_copy(update={"keputusan": Keputusan(**fields)})


def rows_of(made: Plan, folder: Path) -> list[Row]:
    """The rows of one plan."""
    collect([save(made, folder / "in" / "plan.json")], folder / "out.csv", raw=True)
    return csv_rows(folder / "out.csv")
