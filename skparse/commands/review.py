"""``skparse review``: an HTML page that shows the plan beside the PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from skparse.commands.common import (
    cores,
    limit_options,
    loaded,
    ocr_option,
    password_option,
    quiet_option,
    refuse_same_file,
    source,
)
from skparse.console import one_line, progress_bar, with_path
from skparse.errors import ExitCode, InputError, SkparseError, UsageError
from skparse.supervise import supervised
from skparse.write.atomic import check_target, write_atomic

if TYPE_CHECKING:
    from skparse.batch.limits import Limits
    from skparse.language import Lang
    from skparse.plan import Plan
    from skparse.read import OcrMode

_EPILOG = """\b
Examples:
  skparse review sk.pdf -o review.html                   read the PDF and show its plan
  skparse review sk.pdf --plan plan.json -o review.html  show a plan that was read or corrected before

\b
The file needs a browser and no network. Corrections are saved as plan.json by a button in the page;
skparse check plan.json sk.pdf validates it."""


@click.command(short_help="Make an HTML page to check and correct the plan beside the PDF.", epilog=_EPILOG)
@click.argument("input_", metavar="INPUT")
@click.option("-o", "--output", metavar="FILE", required=True, help="Write FILE.html.")
@click.option("--plan", "plan_", metavar="PLAN", help="Show this plan.json instead of reading the PDF.")
@password_option
@ocr_option
@click.option(
    "--lang",
    type=click.Choice(["id", "en"]),
    default="id",
    show_default=True,
    envvar="SKPARSE_LANG",
    help="Language of the page and of the findings.",
)
@limit_options
@quiet_option
def review(
    input_: str,
    output: str,
    plan_: str | None,
    password: str | None,
    ocr: OcrMode,
    lang: Lang,
    limits: Limits,
    quiet: bool,
) -> int:
    """Make one HTML file that shows the pages of INPUT beside the plan: a click on an item shows its place on the page,
    and the reverse. Items can be corrected there."""
    if Path(output).suffix.lower() not in (".html", ".htm"):
        raise UsageError(f"{output} has no known extension; name a page that ends in .html")
    check_target(Path(output))
    refuse_same_file(output, input_)

    def work() -> ExitCode:
        from skparse.review import review_html

        plan = _plan(plan_) if plan_ is not None else None
        progress = None if quiet else progress_bar()
        try:
            pdf = loaded(source(input_), password, limits)
            page = review_html(pdf, plan, password=password, lang=lang, ocr=ocr, jobs=cores(), progress=progress)
        except SkparseError as error:
            raise with_path(input_, error) from error
        write_atomic(Path(output), page)
        if not quiet:
            click.echo(one_line(f"written: {output} ({len(page) / 1e6:.1f} MB); open it in a browser"), err=True)
        return ExitCode.OK

    return supervised(work, input_, limits)


def _plan(path: str) -> Plan:
    from skparse.check import load_plan

    plan, found = load_plan(path)
    if plan is None:
        raise InputError(f"{path} is not a plan: {found[0].message}; see skparse check")
    return plan
