"""``skparse check``: validate a plan.json, including a corrected one."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import click

from skparse.commands.common import (
    cores,
    lang_option,
    limit_options,
    loaded,
    ocr_option,
    password_option,
    quiet_option,
)
from skparse.console import one_line, progress_bar, with_path
from skparse.errors import ExitCode, SkparseError
from skparse.plurals import counted, counted_severities
from skparse.supervise import supervised
from skparse.write import write_stdout

if TYPE_CHECKING:
    from skparse.batch.limits import Limits
    from skparse.language import Lang
    from skparse.plan import Finding, Plan
    from skparse.read import OcrMode

_EPILOG = """\b
Examples:
  skparse check plan.json               schema, ids, numbering, months, corrections
  skparse check plan.json sk.pdf        also that the PDF has each item's text in its boxes
  skparse check plan.json --json        the findings as JSON

\b
Exit codes:
  0  valid (warnings may be printed)
  1  not valid: there are findings of severity error
  3  a file cannot be read
  5  limits exceeded"""


@click.command(short_help="Validate a plan.json, including a corrected one.", epilog=_EPILOG)
@click.argument("plan_", metavar="PLAN")
@click.argument("pdf", metavar="[PDF]", required=False)
@password_option
@ocr_option
@lang_option
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON to standard output.")
@limit_options
@quiet_option
def check(
    plan_: str,
    pdf: str | None,
    password: str | None,
    ocr: OcrMode,
    lang: Lang,
    as_json: bool,
    limits: Limits,
    quiet: bool,
) -> int:
    """Validate a plan.json: its schema, ids, numbering, months and corrections; with the PDF, also that each item's
    text is printed where the plan says. Corrections made in the review page are accepted."""

    def work() -> ExitCode:
        from skparse.check import check_plan, load_plan
        from skparse.findings import in_language

        plan, found = load_plan(plan_)
        found = in_language(found, lang)
        if plan is not None:
            progress = None if quiet else progress_bar()
            try:
                data = None if pdf is None else loaded(pdf, password, limits).getvalue()
                found = check_plan(plan, data, password=password, ocr=ocr, jobs=cores(), lang=lang, progress=progress)
            except SkparseError as error:
                raise with_path(pdf or plan_, error) from error
        _print_findings(found, as_json)
        if not quiet:
            click.echo(one_line(_summary(plan_, plan, found, pdf)), err=True)
        return ExitCode.FINDINGS if any(one.severity == "error" for one in found) else ExitCode.OK

    return supervised(work, pdf or plan_, limits)


def _print_findings(found: list[Finding], as_json: bool) -> None:
    if as_json:
        rows = [one.model_dump(mode="json") for one in found]
        write_stdout((json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode())
        return
    for one in found:
        click.echo(one_line(_line(one)))


def _line(one: Finding) -> str:
    where = "" if one.page is None else f" page {one.page}"
    where += "" if one.node is None else f" node {one.node}"
    return f"{one.severity} {one.code}{where}: {one.message}"


def _summary(name: str, plan: Plan | None, found: list[Finding], pdf: str | None) -> str:
    if plan is None:
        return f"{name}: does not match the schema of plans (skparse schema)"
    nodes = list(plan.walk())
    corrected = sum(node.corrected for node in nodes)
    compared = " and its PDF" if pdf else ""
    result = counted_severities(Counter(one.severity for one in found)) or "valid"
    return f"{name}{compared}: {counted(len(nodes), 'node')}, {corrected} corrected; {result}"
