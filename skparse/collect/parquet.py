"""The dataset as Parquet: its rows, in typed columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from skparse.collect.inputs import Problem
from skparse.collect.rows import COLUMNS, MONTH_NAMES, Tables, Value, Values
from skparse.errors import UsageError

# A row group is written when it has so many rows or characters, which bounds the memory that it takes.
_MAX_GROUP_ROWS, _MAX_GROUP_CHARACTERS = 20_000, 50_000_000


def check_installed() -> None:
    """Raise UsageError if Parquet cannot be written here."""
    try:
        from pyarrow import parquet  # noqa: F401
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow; install it with pip install '.[parquet]', or write .csv") from error


class ParquetSink:
    """The rows; plans and findings are not written."""

    def __init__(self, folder: Path) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        types = {"text": pa.string(), "number": pa.int64(), "flag": pa.bool_()}
        small = dict.fromkeys(MONTH_NAMES, pa.int8())
        self._schema = pa.schema([(name, small.get(name, types[kind])) for name, kind in COLUMNS.items()])
        self._writer: Any = parquet.ParquetWriter(folder / "part", self._schema, compression="zstd")
        self._flags = [index for index, kind in enumerate(COLUMNS.values()) if kind == "flag"]
        self._group: list[Values] = []
        self._characters = 0

    def add(self, tables: Tables) -> None:
        for row in tables.rows():
            self._group.append(row.values)
            self._characters += sum(len(value) for value in row.values if isinstance(value, str))
            if len(self._group) >= _MAX_GROUP_ROWS or self._characters >= _MAX_GROUP_CHARACTERS:
                self._flush()

    def problem(self, problem: Problem) -> None:
        pass

    def finish(self) -> None:
        if self._group:
            self._flush()
        self._writer.close()

    def discard(self) -> None:
        self._writer.close()

    def _flush(self) -> None:
        import pyarrow as pa

        columns: list[list[Value]] = [list(column) for column in zip(*self._group, strict=True)]
        for index in self._flags:
            columns[index] = [bool(value) for value in columns[index]]
        arrays = [pa.array(column, field.type) for column, field in zip(columns, self._schema, strict=True)]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        self._group, self._characters = [], 0
