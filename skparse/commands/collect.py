"""``skparse collect``: many plans → one dataset."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from skparse.commands.common import lang_option, quiet_option
from skparse.console import one_line
from skparse.errors import ExitCode
from skparse.plurals import counted

if TYPE_CHECKING:
    from skparse.collect import Progress, Summary
    from skparse.language import Lang

_MAX_LISTED_PROBLEMS = 20

_EPILOG = """\b
Examples:
  skparse collect plans/ -o rekap.xlsx       rows, counts per region and area, plans, findings
  skparse collect plans/ -o rekap.parquet    for pandas, DuckDB, R (pip install '.[parquet]')
  skparse collect plans/ -o rekap.sqlite     tables rows, plans, findings
  skparse collect a.json b.json -o rekap.csv

\b
Exit codes:
  0  done; files that are not plans are reported and skipped
  1  done, but some files are not plans (only with --strict)
  3  an input does not exist, or none is a plan
  6  the output cannot be written"""


@click.command(short_help="Collect many plans in one table: .parquet, .csv, .xlsx, .sqlite.", epilog=_EPILOG)
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "-o", "--output", metavar="FILE", required=True, help="Write FILE.parquet, FILE.csv, FILE.xlsx or FILE.sqlite."
)
@click.option("--strict", is_flag=True, help="Exit with 1 if a file is not a plan.")
@click.option("--csv-raw", is_flag=True, help="CSV, XLSX: do not escape texts that begin with = + - @.")
@lang_option
@quiet_option
def collect(inputs: tuple[str, ...], output: str, strict: bool, csv_raw: bool, lang: Lang, quiet: bool) -> ExitCode:
    """Collect many plans (JSON files, folders of them, globs) in one table: a row for each activity, with the region's
    code, the texts and markers of all levels, months, KET and page. Files that are not plans are reported and
    skipped."""
    from skparse.collect import collect as run

    with _progress(quiet) as progress:
        summary = run(inputs, output, raw=csv_raw, lang=lang, progress=progress)
    if not quiet:
        for line in _summary_lines(summary, output):
            click.echo(one_line(line), err=True)
    return ExitCode.FINDINGS if strict and summary.problems else ExitCode.OK


def _summary_lines(summary: Summary, output: str) -> Iterator[str]:
    counts = (
        counted(summary.plans, "plan"),
        counted(summary.rows, "row"),
        counted(summary.findings, "finding"),
        counted(len(summary.problems), "file skipped", "files skipped"),
    )
    yield ", ".join(counts)
    for problem in summary.problems[:_MAX_LISTED_PROBLEMS]:
        yield f"  {problem.file} {problem.reason}"
    if len(summary.problems) > _MAX_LISTED_PROBLEMS:
        yield f"  … and {len(summary.problems) - _MAX_LISTED_PROBLEMS} more"
    yield f"written: {output}"


@contextmanager
def _progress(quiet: bool) -> Iterator[Progress | None]:
    """A progress bar, if standard error is a terminal."""
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    with Progress(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
