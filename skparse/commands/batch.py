"""``skparse batch``: a folder of PDFs → a folder of plans."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from skparse.commands.common import cores, lang_option, limit_options, ocr_option, password_option, quiet_option
from skparse.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from skparse.batch.limits import Limits
    from skparse.batch.run import Summary
    from skparse.language import Lang
    from skparse.read import OcrMode, ReaderName

_EPILOG = """\b
Examples:
  skparse batch sk/ -o plans/                      every PDF below sk/, on all cores
  skparse batch sk/ -o plans/ --format json,xlsx   a workbook beside each plan
  skparse batch sk/ -o plans/ --retry              read again those that failed
  find . -name "*.pdf" | skparse batch - -o plans/
  find . -name "*.pdf" -print0 | skparse batch - -0 -o plans/
  skparse batch sk/ -o plans/ --scheduler tcp://10.0.0.5:8786

\b
Exit codes:
  0    done
  1    a document failed or has findings of severity error (--fail-on error)
  3    an input does not exist, or the list is empty; the cluster is gone
  6    the folder cannot be written, or another run writes to it
  130  interrupted; what is done is kept, and the same command goes on from there"""


@click.command(short_help="Read many PDFs into a folder of plans; continue a stopped run.", epilog=_EPILOG)
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="DIR", required=True, help="Folder for the plans and manifest.jsonl.")
@click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Documents read at a time.  [default: cores]")
@click.option(
    "--format", "formats", default="json", show_default=True, metavar="LIST", help="Formats to write: json, csv, xlsx."
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "finding", "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 if a document failed or has errors; also if it has warnings; never.",
)
@click.option(
    "-0", "--null", is_flag=True, help="Names in the list on standard input end with NUL, not with a newline."
)
@click.option("--retry", is_flag=True, help="Read again the documents that failed before.")
@limit_options
@ocr_option
@click.option("--dpi", type=click.IntRange(72, 600), default=300, show_default=True, help="Resolution for OCR.")
@click.option("--reader", type=click.Choice(["pdfium", "pdfplumber"]), default="pdfium", show_default=True)
@click.option("--verify", is_flag=True, help="Read the pages again with two other engines and report differences.")
@click.option("--csv-raw", is_flag=True, help="CSV, XLSX: do not escape texts that begin with = + - @.")
@password_option
@click.option("--scheduler", metavar="ADDRESS", help="Use a Dask cluster, such as tcp://10.0.0.5:8786.")
@click.option("--shared", is_flag=True, help="Dask: the machines share the paths, so do not send the files.")
@lang_option
@quiet_option
def batch(
    inputs: tuple[str, ...],
    output: str,
    jobs: int | None,
    formats: str,
    fail_on: str,
    null: bool,
    retry: bool,
    limits: Limits,
    ocr: OcrMode,
    dpi: int,
    reader: ReaderName,
    verify: bool,
    csv_raw: bool,
    password: str | None,
    scheduler: str | None,
    shared: bool,
    lang: Lang,
    quiet: bool,
) -> ExitCode:
    """Read many PDFs: files, folders, globs, or - for a list on standard input, one name a line.

    Each document is read in a worker process under limits, so that one that hangs, crashes or takes too much memory
    does not stop the others. A second run reads only documents that are new or have changed.

    If INPUT is one folder, plans get the same relative paths in DIR; if it is one file, its plan is written directly
    into DIR. Otherwise (several inputs, globs, lists) each plan keeps the path that its document is named by:
    kab1/SK.pdf, kab2/SK.pdf. A plan is never replaced by that of another folder's document."""
    from skparse.batch.inputs import documents
    from skparse.batch.report import ProgressReporter, table
    from skparse.batch.run import batch as run
    from skparse.batch.task import Settings

    folder = Path(output)
    listed = _names_from_stdin(null) if "-" in inputs else []
    found = documents([name for name in inputs if name != "-"], folder, listed=listed)
    settings = Settings(
        _formats(formats),
        reader=reader,
        ocr=ocr,
        dpi=dpi,
        lang=lang,
        verify=verify,
        password=password,
        csv_raw=csv_raw,
    )
    with _cluster(scheduler) as (executor, cluster_jobs), ProgressReporter(len(found), quiet) as on_record:
        summary = run(
            found,
            folder,
            settings=settings,
            limits=limits,
            jobs=jobs or cluster_jobs or cores(),
            retry=retry,
            executor=executor,
            send_bytes=executor is not None and not shared,
            on_record=on_record,
        )
    if not quiet:
        for line in table(summary):
            click.echo(line)
    return _exit_code(summary, fail_on)


def _names_from_stdin(null: bool) -> list[str]:
    """The names on standard input, read as bytes: a name may hold any character but NUL."""
    if sys.stdin is None or sys.stdin.isatty():
        raise InputError("standard input holds no list; send one path a line")
    data = sys.stdin.buffer.read()
    if not null and b"\0" in data:
        raise UsageError("the names in the list end with NUL; add --null")
    names = data.split(b"\0") if null else [line.rstrip(b"\r") for line in data.split(b"\n")]
    listed = [os.fsdecode(name) for name in names if name.strip()]
    if not listed:
        raise InputError("the list on standard input is empty; send one path a line")
    return listed


def _formats(text: str) -> tuple[str, ...]:
    from skparse.write import FORMATS

    suffixes = tuple(dict.fromkeys("." + name.strip().lower().lstrip(".") for name in text.split(",")))
    unknown = [suffix for suffix in suffixes if suffix not in FORMATS]
    if unknown:
        known = ", ".join(suffix.lstrip(".") for suffix in FORMATS)
        raise UsageError(f"unknown format {unknown[0].lstrip('.')!r}; choose from {known}")
    return suffixes


@contextmanager
def _cluster(address: str | None) -> Iterator[tuple[Executor | None, int | None]]:
    """The cluster's executor and the number of documents that it works on at a time."""
    if address is None:
        yield None, None
        return
    from skparse.batch.cluster import connect

    with connect(address) as (executor, threads):
        yield executor, threads


def _exit_code(summary: Summary, fail_on: str) -> ExitCode:
    if fail_on == "never":
        return ExitCode.OK
    failed = bool(summary.failed) or summary.counts["error"] > 0
    if fail_on == "finding":
        failed = failed or summary.counts["warning"] > 0
    return ExitCode.FINDINGS if failed else ExitCode.OK
