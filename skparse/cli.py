"""The command line: one library call per command."""

from __future__ import annotations

import io
import os
import shutil
import sys
from typing import TYPE_CHECKING, BinaryIO

import click

from skparse import __version__
from skparse.console import DefaultGroup, about, one_line, progress_bar, run
from skparse.errors import ExitCode, InputError, SkparseError, UsageError
from skparse.write import STDOUT, check_output, write_plan, write_stdout

if TYPE_CHECKING:
    from skparse.messages import Lang
    from skparse.plan import Plan
    from skparse.read import OcrMode, ReaderName

_MOST_PAGES = 100_000

_ABOUT = """Read an Indonesian decree (SK) with a rencana aksi table from a PDF and write it as data.

INPUT is a PDF file, or - for standard input. Without -o the plan goes to standard output: as JSON, or, on a terminal,
as a tree with months. A summary goes to standard error."""

_EPILOG = """\b
Examples:
  skparse lampiran.pdf -o plan.json          the whole plan
  skparse lampiran.pdf -o plan.csv           one row per activity, for Excel
  skparse lampiran.pdf                       the tree, on a terminal
  skparse lampiran.pdf -o - | jq .keputusan  the decree's own fields
  skparse sk.pdf --pages 5-22,30 -o plan.json
  skparse sk.pdf --strict -q -o plan.json && echo fine

\b
Exit codes:
  0  done
  1  done, with findings of severity error (only with --strict)
  2  wrong usage
  3  the input cannot be read
  4  no table found
  5  limits exceeded
  6  the output cannot be written

\b
A file named like a command is read as ./NAME."""


def page_numbers(ctx: click.Context, param: click.Parameter, value: str | None) -> list[int] | None:
    """Such as "5-22,30" → 1-based page numbers."""
    if value is None:
        return None
    numbers: set[int] = set()
    for part in value.split(","):
        first, dash, last = (piece.strip() for piece in part.partition("-"))
        if not (_is_number(first) and (_is_number(last) or not dash)):
            raise click.BadParameter(f"{value!r} is no list of pages; write them like 5-22,30")
        start, end = int(first), int(last or first)
        if not 1 <= start <= end:
            raise click.BadParameter(f"{part.strip()!r} is no range of pages; they count from 1, the lower comes first")
        if end > _MOST_PAGES:
            raise click.BadParameter(f"there is no page {end}")
        numbers.update(range(start, end + 1))
    return sorted(numbers)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


@click.group(
    cls=DefaultGroup,
    help=_ABOUT,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="skparse")
def cli() -> None:
    pass


@cli.command(short_help="Read a PDF; what skparse does when no command is named.", help=_ABOUT)
@click.argument("input_", metavar="INPUT")
@click.option("-o", "--output", metavar="FILE", help="Write FILE.json or FILE.csv; - is JSON to standard output.")
@click.option("--pages", callback=page_numbers, metavar="LIST", help="Read these pages only, such as 5-22,30.")
@click.option("--password", envvar="SKPARSE_PASSWORD", show_envvar=True, help="Password of an encrypted PDF.")
@click.option(
    "--reader",
    type=click.Choice(["pdfium", "pdfplumber"]),
    default="pdfium",
    show_default=True,
    help="What reads the pages: pdfium is fast, pdfplumber the reference.",
)
@click.option(
    "--ocr",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Read pages that are pictures of paper by OCR; all pages; none.",
)
@click.option("--dpi", type=click.IntRange(72, 600), default=300, show_default=True, help="Resolution for OCR.")
@click.option(
    "--jobs", type=click.IntRange(1, 256), metavar="N", help="Pages read by OCR at a time.  [default: the cores]"
)
@click.option("--tree", is_flag=True, help="Print the tree to standard output, as on a terminal without -o.")
@click.option("--strict", is_flag=True, help="Exit with 1 if there is a finding of severity error.")
@click.option("--csv-raw", is_flag=True, help="CSV: do not make texts safe that begin with = + - @.")
@click.option(
    "--lang",
    type=click.Choice(["en", "id"]),
    default="en",
    show_default=True,
    envvar="SKPARSE_LANG",
    help="Language of the findings' sentences: English, Indonesian.",
)
@click.option("-v", "--verbose", count=True, help="Show all findings; -vv also shows where a bug is.")
@click.option("-q", "--quiet", is_flag=True, help="No summary, no progress; errors only.")
def parse(
    input_: str,
    output: str | None,
    pages: list[int] | None,
    password: str | None,
    reader: ReaderName,
    ocr: OcrMode,
    dpi: int,
    jobs: int | None,
    tree: bool,
    strict: bool,
    csv_raw: bool,
    lang: Lang,
    verbose: int,
    quiet: bool,
) -> ExitCode:
    if output is not None:
        _check_output(output, input_)
    if tree and output == STDOUT:
        raise UsageError("the tree and the JSON cannot both go to standard output; leave out --tree or -o -")
    # Without -o, a person at a terminal sees the tree and a program gets the JSON.
    tree = tree or (output is None and _is_terminal())
    if output is None and not tree:
        output = STDOUT
    from skparse.pipeline import parse as read_plan

    try:
        progress = None if quiet else progress_bar()
        plan = read_plan(
            _source(input_),
            pages=pages,
            password=password,
            reader=reader,
            ocr=ocr,
            dpi=dpi,
            jobs=jobs or _cores(),
            progress=progress,
            lang=lang,
        )
    except SkparseError as error:
        raise about(input_, error) from error
    if output is not None:
        write_plan(plan, output, raw=csv_raw)
    if tree:
        _show_tree(plan)
    if not quiet:
        _show_summary(plan, output, verbose > 0)
    failed = strict and any(finding.severity == "error" for finding in plan.findings)
    return ExitCode.FINDINGS if failed else ExitCode.OK


@cli.command(short_help="Print the JSON Schema of plan.json.")
def schema() -> None:
    """Print the JSON Schema (Draft 2020-12) of what skparse writes as JSON."""
    from skparse.write.json import schema_text

    write_stdout(schema_text().encode())


@cli.command(short_help="Say whether scans can be read here, and what is missing.")
def doctor() -> ExitCode:
    """Say whether scans can be read here, and what is missing. Exit code 3 if they cannot."""
    from skparse.read.scan.doctor import report

    ready, lines = report()
    for line in lines:
        click.echo(line)
    return ExitCode.OK if ready else ExitCode.INPUT


def _cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _source(input_: str) -> str | BinaryIO:
    if input_ != STDOUT:
        return input_
    if sys.stdin is None or sys.stdin.isatty():
        raise InputError("no PDF comes in; send one in, or name a file")
    return io.BytesIO(sys.stdin.buffer.read())


def _check_output(output: str, input_: str) -> None:
    check_output(output)
    if output != STDOUT and os.path.exists(output) and os.path.exists(input_) and os.path.samefile(output, input_):
        raise UsageError(f"{output} is the input itself; name another output")


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _show_tree(plan: Plan) -> None:
    from skparse.write.tree import tree_lines

    for line in tree_lines(plan, shutil.get_terminal_size((100, 24)).columns):
        click.echo(one_line(line))


def _show_summary(plan: Plan, output: str | None, every: bool) -> None:
    from skparse.summary import summary_lines

    for line in summary_lines(plan, every):
        click.echo(one_line(line), err=True)
    if output is None:
        click.echo("not written; -o plan.json or -o plan.csv writes a file", err=True)
    elif output != STDOUT:
        click.echo(one_line(f"written: {output}"), err=True)


def main() -> None:
    """The command ``skparse``."""
    sys.exit(run(cli))
