"""The dataset as CSV: its rows, formatted as by `skparse.write.csv`."""

from __future__ import annotations

import csv
from pathlib import Path

from skparse.collect.inputs import Problem
from skparse.collect.rows import COLUMNS, Tables
from skparse.write.csv import escape_formula


class CsvSink:
    """The rows; plans and findings are not written."""

    def __init__(self, folder: Path, raw: bool) -> None:
        self._raw = raw
        self._stream = (folder / "part").open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._stream, lineterminator="\r\n")
        self._writer.writerow(COLUMNS)

    def add(self, tables: Tables) -> None:
        rows = (row.values for row in tables.rows())
        self._writer.writerows(rows if self._raw else ([escape_formula(value) for value in values] for values in rows))

    def problem(self, problem: Problem) -> None:
        pass

    def finish(self) -> None:
        self._stream.close()

    def discard(self) -> None:
        self._stream.close()
