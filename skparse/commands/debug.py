"""``skparse debug``: draw or print what each stage found on one page."""

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
    refuse_same_file,
    source,
)
from skparse.console import one_line, progress_bar, with_path
from skparse.errors import ExitCode, SkparseError, UsageError
from skparse.supervise import supervised
from skparse.write import STDOUT, write_stdout
from skparse.write.atomic import check_target, write_atomic

if TYPE_CHECKING:
    from skparse.batch.limits import Limits
    from skparse.debug.facts import Facts, Stage
    from skparse.read import OcrMode

_EPILOG = """\b
Stages:
  page  words, rules and fills as read
  grid  grid lines, cells and their spans
  rows  header cells, roles and months of the columns, rows, seams
  plan  nodes with their ids and months, findings

\b
Examples:
  skparse debug sk.pdf --page 9 -o p9.png              all stages, one below the other
  skparse debug sk.pdf --page 9 --stage grid -o g.png  one stage
  skparse debug sk.pdf --page 9 --stage rows --text    the same as text
  skparse debug sk.pdf --page 9 -o - | grep furniture"""


@click.command(short_help="Draw what each stage found on one page.", epilog=_EPILOG)
@click.argument("input_", metavar="INPUT")
@click.option("--page", type=click.IntRange(min=1), required=True, metavar="N", help="Number of the page, from 1.")
@click.option("-o", "--output", metavar="FILE", help="Write a picture to FILE.png; - is text to standard output.")
@click.option("--text", is_flag=True, help="Print text; the default without -o.")
@click.option(
    "--stage",
    type=click.Choice(["page", "grid", "rows", "plan", "all"]),
    default="all",
    show_default=True,
    help="Which stage.",
)
@click.option("--dpi", type=click.IntRange(36, 600), default=150, show_default=True, help="Resolution of the picture.")
@password_option
@ocr_option
@limit_options
def debug(
    input_: str,
    page: int,
    output: str | None,
    text: bool,
    stage: Stage,
    dpi: int,
    password: str | None,
    ocr: OcrMode,
    limits: Limits,
) -> int:
    """Draw what each stage found on one page of INPUT (a PDF file, or - for standard input), or print it as text."""
    picture = None if output in (None, STDOUT) else output
    if picture is not None:
        _check_picture(picture, input_)

    def work() -> ExitCode:
        from skparse.debug.facts import gather

        try:
            pdf = loaded(source(input_), password, limits)
            facts = gather(pdf, page, stage=stage, password=password, ocr=ocr, jobs=cores(), progress=progress_bar())
            if picture is not None:
                _write_picture(facts, picture, dpi)
        except SkparseError as error:
            raise with_path(input_, error) from error
        if text or picture is None:
            from skparse.debug.text import facts_as_text

            write_stdout("".join(f"{one_line(line)}\n" for line in facts_as_text(facts)).encode())
        return ExitCode.OK

    return supervised(work, input_, limits)


def _write_picture(facts: Facts, target: str, dpi: int) -> None:
    import cv2

    from skparse.debug.panels import draw_panels

    picture, drawn_at = draw_panels(facts, dpi)
    write_atomic(Path(target), cv2.imencode(".png", picture)[1].tobytes())
    if round(drawn_at) < dpi:
        click.echo(f"the page is large: drawn at {drawn_at:.0f} dpi, not {dpi}", err=True)
    click.echo(one_line(f"written: {target}"), err=True)


def _check_picture(target: str, input_: str) -> None:
    if Path(target).suffix.lower() != ".png":
        raise UsageError(f"{target} has no known extension; name a picture that ends in .png")
    check_target(Path(target))
    refuse_same_file(target, input_)
