"""The formats of a dataset; the target's extension chooses one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from skparse.collect.inputs import Problem
from skparse.collect.rows import Tables
from skparse.errors import UsageError
from skparse.plurals import choice


class Sink(Protocol):
    """A dataset that is being written to the file ``part`` in a folder."""

    def add(self, tables: Tables) -> None:
        """Write a plan's rows, and where the format can hold them the plan and its findings."""

    def problem(self, problem: Problem) -> None:
        """Write that a file is not a plan, where the format can hold findings."""

    def finish(self) -> None:
        """Write what is left and close the file, which is complete then."""

    def discard(self) -> None:
        """Close the file, which the caller removes."""


def _csv(folder: Path, raw: bool) -> Sink:
    from skparse.collect.csv import CsvSink

    return CsvSink(folder, raw)


def _xlsx(folder: Path, raw: bool) -> Sink:
    from skparse.collect.xlsx import XlsxSink

    return XlsxSink(folder, raw)


def _parquet(folder: Path, raw: bool) -> Sink:
    from skparse.collect.parquet import ParquetSink

    return ParquetSink(folder)


def _sqlite(folder: Path, raw: bool) -> Sink:
    from skparse.collect.sqlite import SqliteSink

    return SqliteSink(folder)


_SINKS: dict[str, Callable[[Path, bool], Sink]] = {
    ".parquet": _parquet,
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".sqlite": _sqlite,
}


def sink_for(target: Path) -> Callable[[Path, bool], Sink]:
    """A function that opens a sink in a folder, with the switch ``raw``.

    Raises:
        UsageError: no format has this extension, or the library that writes it is not installed.
    """
    suffix = target.suffix.lower()
    if suffix not in _SINKS:
        raise UsageError(f"{target} has no known extension; name an output that ends in {choice(_SINKS)}")
    if suffix == ".parquet":
        from skparse.collect.parquet import check_installed

        check_installed()
    return _SINKS[suffix]
