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
  skparse batch sk/ -o plans/ --retry              once more, those that failed too
  find . -name "*.pdf" | skparse batch - -o plans/
  find . -name "*.pdf" -print0 | skparse batch - -0 -o plans/
  skparse batch sk/ -o plans/ --scheduler tcp://10.0.0.5:8786

\b
Exit codes:
  0    done (what fails is decided by --fail-on)
  1    a document failed or has findings of severity error (--fail-on error)
  3    an input does not exist, or the list is empty; the cluster is gone
  6    the folder cannot be written, or another run writes to it
  130  interrupted; what was done is kept, the same command goes on"""


@click.command(short_help="Read many PDFs into a folder of plans; go on where a run was stopped.", epilog=_EPILOG)
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="DIR", required=True, help="Folder of the plans and their manifest.jsonl.")
@click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Documents read at a time.  [default: cores]")
@click.option("--format", "formats", default="json", show_default=True, metavar="LIST", help="Of json,csv,xlsx.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "finding", "never"]),
    default="error",
    show_default=True,
    help="What makes the exit code 1: failures and errors; also warnings; nothing.",
)
@click.option("-0", "--null", is_flag=True, help="The list on standard input has a NUL after each name, no newline.")
@click.option("--retry", is_flag=True, help="Read again what failed before.")
@limit_options
@ocr_option
@click.option("--dpi", type=click.IntRange(72, 600), default=300, show_default=True, help="Resolution for OCR.")
@click.option("--reader", type=click.Choice(["pdfium", "pdfplumber"]), default="pdfium", show_default=True)
@click.option("--verify", is_flag=True, help="Read the pages again by two other engines; differences are findings.")
@click.option("--csv-raw", is_flag=True, help="CSV, XLSX: do not make texts safe that begin with = + - @.")
@password_option
@click.option("--scheduler", metavar="ADDRESS", help="Work on a Dask cluster, such as tcp://10.0.0.5:8786.")
@click.option("--shared", is_flag=True, help="Dask: its machines see the same paths; do not send the files.")
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
    """Read many PDFs: files, folders, globs, or - for a list on standard input, one a line.

    Documents are read in worker processes, apart from each other and under limits, so that one that hangs, crashes or
    eats memory fails alone. A second run reads only what is new or has changed.

    A folder that is named alone has its plans under the same relative paths in DIR; a file named alone, at the top.
    Everything else (several inputs, globs, lists) keeps the path that it is named by: kab1/SK.pdf, kab2/SK.pdf. A plan
    of one folder's document is never replaced by that of another folder."""
    from skparse.batch.inputs import documents
    from skparse.batch.report import Teller, table
    from skparse.batch.run import batch as run
    from skparse.batch.task import Settings

    folder = Path(output)
    listed = _listed(null) if "-" in inputs else []
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
    with _cluster(scheduler) as (executor, places), Teller(len(found), quiet) as told:
        summary = run(
            found,
            folder,
            settings=settings,
            limits=limits,
            jobs=jobs or places or cores(),
            retry=retry,
            executor=executor,
            send_bytes=executor is not None and not shared,
            told=told,
        )
    if not quiet:
        for line in table(summary):
            click.echo(line)
    return _verdict(summary, fail_on)


def _listed(null: bool) -> list[str]:
    """The names on standard input. Bytes, for a name may hold anything but NUL, and no other character ends one."""
    if sys.stdin is None or sys.stdin.isatty():
        raise InputError("no list comes in; send one path a line")
    data = sys.stdin.buffer.read()
    if not null and b"\0" in data:
        raise UsageError("the list's names end with NUL, not with lines; say so with --null")
    names = data.split(b"\0") if null else [line.rstrip(b"\r") for line in data.split(b"\n")]
    listed = [os.fsdecode(name) for name in names if name.strip()]
    if not listed:
        raise InputError("the list on standard input is empty; send one path a line")
    return listed


def _formats(text: str) -> tuple[str, ...]:
    from skparse.write import FORMATS

    chosen = tuple(dict.fromkeys("." + one.strip().lower().lstrip(".") for one in text.split(",")))
    wrong = [one for one in chosen if one not in FORMATS]
    if wrong:
        known = ", ".join(one.lstrip(".") for one in FORMATS)
        raise UsageError(f"there is no format {wrong[0].lstrip('.')!r}; choose of {known}")
    return chosen


@contextmanager
def _cluster(address: str | None) -> Iterator[tuple[Executor | None, int | None]]:
    """The cluster's executor and the number of documents that it works on at a time."""
    if address is None:
        yield None, None
        return
    from skparse.batch.cluster import connected

    with connected(address) as (executor, places):
        yield executor, places


def _verdict(summary: Summary, fail_on: str) -> ExitCode:
    if fail_on == "never":
        return ExitCode.OK
    bad = bool(summary.failed) or summary.counts["error"] > 0
    if fail_on == "finding":
        bad = bad or summary.counts["warning"] > 0
    return ExitCode.FINDINGS if bad else ExitCode.OK
