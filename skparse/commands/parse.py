"""``skparse parse``: one PDF → one plan."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Any

import click

from skparse.commands.common import (
    cores,
    lang_option,
    limit_options,
    ocr_option,
    password_option,
    quiet_option,
    refuse_same_file,
    source,
)
from skparse.console import one_line, progress_bar, with_path
from skparse.errors import ExitCode, SkparseError, UsageError
from skparse.supervise import supervised
from skparse.write import STDOUT, check_output, numbered, write_plan

if TYPE_CHECKING:
    from skparse.batch.limits import Limits
    from skparse.plan import Plan

_MAX_PAGE_NUMBER = 100_000

ABOUT = """Read an Indonesian decree (SK) with a rencana aksi table from a PDF and write it as data.

INPUT is a PDF file, or - for standard input. Without -o the plan goes to standard output: as JSON, or, on a terminal,
as a tree with months. A summary goes to standard error."""


def page_numbers(ctx: click.Context, param: click.Parameter, value: str | None) -> list[int] | None:
    """ "5-22,30" → 1-based page numbers."""
    if value is None:
        return None
    numbers: set[int] = set()
    for part in value.split(","):
        first, dash, last = (piece.strip() for piece in part.partition("-"))
        if not (_is_number(first) and (_is_number(last) or not dash)):
            raise click.BadParameter(f"{value!r} is not a list of pages; write them like 5-22,30")
        start, end = int(first), int(last or first)
        if not 1 <= start <= end:
            raise click.BadParameter(f"{part.strip()!r} is not a range of pages; write it like 5-22, counting from 1")
        if end > _MAX_PAGE_NUMBER:
            raise click.BadParameter(f"there is no page {end}")
        numbers.update(range(start, end + 1))
    return sorted(numbers)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


@click.command(short_help="Read a PDF; the default when no command is named.", help=ABOUT)
@click.argument("input_", metavar="INPUT")
@click.option(
    "-o", "--output", metavar="FILE", help="Write FILE.json, FILE.csv or FILE.xlsx; - is JSON to standard output."
)
@click.option("--split", is_flag=True, help="A plan for each decree of a collected PDF: FILE-1.json, FILE-2.json …")
@click.option("--pages", callback=page_numbers, metavar="LIST", help="Read these pages only, such as 5-22,30.")
@password_option
@click.option(
    "--reader",
    type=click.Choice(["pdfium", "pdfplumber"]),
    default="pdfium",
    show_default=True,
    help="Library that reads the pages: pdfium is fast, pdfplumber the reference.",
)
@ocr_option
@click.option("--dpi", type=click.IntRange(72, 600), default=300, show_default=True, help="Resolution for OCR.")
@click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Pages read by OCR at a time.  [default: cores]")
@click.option("--verify", is_flag=True, help="Read the pages again with two other engines and report differences.")
@click.option("--as-plan", is_flag=True, help="Read every table as an action plan, also one that seems to be none.")
@click.option("--tree", is_flag=True, help="Print the tree to standard output; the default on a terminal without -o.")
@click.option("--strict", is_flag=True, help="Exit with 1 if there is a finding of severity error.")
@limit_options
@click.option("--csv-raw", is_flag=True, help="CSV, XLSX: do not escape texts that begin with = + - @.")
@lang_option
@click.option("-v", "--verbose", count=True, help="Show all findings; -vv also shows the traceback of a bug.")
@quiet_option
def parse(
    input_: str,
    output: str | None,
    split: bool,
    tree: bool,
    csv_raw: bool,
    strict: bool,
    verbose: int,
    quiet: bool,
    limits: Limits,
    jobs: int | None,
    **options: Any,
) -> int:
    # Without -o, a person at a terminal sees the tree and a program gets the JSON.
    shown = tree or (output is None and _is_terminal())
    target = STDOUT if output is None and not shown else output
    if split and target == STDOUT:
        raise UsageError("--split may write several plans; name a file with -o, such as -o plan.json")
    if output is not None:
        check_output(numbered(output, 1) if split else output)
        refuse_same_file(output, input_)
    if tree and output == STDOUT:
        raise UsageError("the tree and the JSON cannot both go to standard output; omit --tree or -o -")

    def work() -> ExitCode:
        from skparse import pipeline

        try:
            options["progress"] = None if quiet else progress_bar()
            options.update(jobs=jobs or cores(), pages_max=limits.pages, size_max=limits.size)
            pdf = source(input_)
            plans = pipeline.parse_all(pdf, **options) if split else [pipeline.parse(pdf, **options)]
        except SkparseError as error:
            raise with_path(input_, error) from error
        for number, plan in enumerate(plans, 1):
            file = str(numbered(target, number)) if split and target is not None else target
            if file is not None:
                write_plan(plan, file, raw=csv_raw)
            if shown:
                _show_tree(plan)
            if not quiet:
                _show_summary(plan, file, verbose > 0)
        failed = strict and any(finding.severity == "error" for plan in plans for finding in plan.findings)
        return ExitCode.FINDINGS if failed else ExitCode.OK

    return supervised(work, input_, limits, show_traceback=verbose > 1)


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
        click.echo("not written; -o plan.json, plan.csv or plan.xlsx writes a file", err=True)
    elif output != STDOUT:
        click.echo(one_line(f"written: {output}"), err=True)
