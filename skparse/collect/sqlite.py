"""The dataset as an SQLite database: tables ``rows``, ``plans`` and ``findings``, joined by ``file``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from skparse.collect.inputs import Problem
from skparse.collect.rows import COLUMNS, FINDING_COLUMNS, PLAN_COLUMNS, Kind, Tables, problem_row

_TYPES: dict[Kind, str] = {"text": "TEXT", "number": "INTEGER", "flag": "INTEGER"}
_TABLES = {"rows": COLUMNS, "plans": PLAN_COLUMNS, "findings": FINDING_COLUMNS}
_INDEXES = {
    "rows": ("file", "kode_wilayah", "area", "id"),
    "plans": ("file", "kode_wilayah"),
    "findings": ("file", "code"),
}


class SqliteSink:
    """The tables of rows, plans and findings."""

    def __init__(self, folder: Path) -> None:
        with _as_os_error():
            self._database = sqlite3.connect(folder / "part", isolation_level=None)
            self._create()
        self._insert = {
            table: f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(columns))})'
            for table, columns in _TABLES.items()
        }

    def add(self, tables: Tables) -> None:
        with _as_os_error():
            self._database.executemany(self._insert["rows"], (row.values for row in tables.rows()))
            self._database.executemany(self._insert["findings"], tables.findings())
            self._database.execute(self._insert["plans"], tables.plan())

    def problem(self, problem: Problem) -> None:
        with _as_os_error():
            self._database.execute(self._insert["findings"], problem_row(problem))

    def finish(self) -> None:
        with _as_os_error():
            for table, columns in _INDEXES.items():
                for column in columns:
                    self._database.execute(f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")')
            self._database.execute("COMMIT")
            self._database.close()

    def discard(self) -> None:
        self._database.close()

    def _create(self) -> None:
        # Nobody else reads the file before it is complete, so a journal is not needed.
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.execute("BEGIN")
        for table, columns in _TABLES.items():
            definitions = ", ".join(f'"{name}" {_TYPES[kind]}' for name, kind in columns.items())
            self._database.execute(f'CREATE TABLE "{table}" ({definitions})')


@contextmanager
def _as_os_error() -> Iterator[None]:
    """Raise SQLite's errors, such as a full disk, as OSError, as the other formats do."""
    try:
        yield
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
