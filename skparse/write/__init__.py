"""Plan → files. The target's extension chooses the format; a file is written completely or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from skparse.errors import OutputError, UsageError
from skparse.plurals import choice
from skparse.write.atomic import check_target, write_atomic
from skparse.write.csv import to_csv
from skparse.write.json import to_json
from skparse.write.xlsx import to_xlsx

if TYPE_CHECKING:
    from skparse.plan import Plan

__all__ = [
    "FORMATS",
    "STDOUT",
    "check_output",
    "numbered",
    "to_csv",
    "to_json",
    "to_xlsx",
    "write_plan",
    "write_stdout",
]

STDOUT = "-"

FORMATS: dict[str, Callable[[Plan, bool], bytes]] = {
    ".json": lambda plan, raw: to_json(plan),
    ".csv": to_csv,
    ".xlsx": to_xlsx,
}
"""Extension → function that makes the file's bytes from a plan and the switch ``raw``."""


def write_plan(plan: Plan, target: str | os.PathLike[str], raw: bool = False) -> None:
    """Write the plan to a file, completely or not at all, or as JSON to standard output ("-").

    Args:
        plan: what to write.
        target: a path ending in .json, .csv or .xlsx, or "-".
        raw: in a CSV or XLSX, do not escape texts that a spreadsheet would run as formulas.

    Raises:
        UsageError: no format has this extension.
        OutputError: the file cannot be written; no part of it is left.
    """
    if target == STDOUT:
        write_stdout(to_json(plan))
    else:
        path = Path(target)
        write_atomic(path, _format(path)(plan, raw))


def check_output(target: str | os.PathLike[str]) -> None:
    """Raise now the errors that ``write_plan`` would raise after the PDF has been read."""
    if target != STDOUT:
        path = Path(target)
        _format(path)
        check_target(path)


def numbered(target: str | os.PathLike[str], number: int) -> Path:
    """The path of one of several plans: ``-1``, ``-2`` … before the extension."""
    path = Path(target)
    return path.with_name(f"{path.stem}-{number}{path.suffix}")


def _format(path: Path) -> Callable[[Plan, bool], bytes]:
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError:
        raise UsageError(f"{path} has no known extension; name an output that ends in {choice(FORMATS)}") from None


def write_stdout(data: bytes) -> None:
    """Write bytes to standard output.

    Raises:
        BrokenPipeError: the reader has closed the pipe.
        OutputError: standard output is closed or cannot be written.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed; name a file with -o")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"standard output cannot be written: {error.strerror}; name a file with -o") from error
