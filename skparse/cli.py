"""The command line: one library call per command."""

from __future__ import annotations

import os
import sys

import click

from skparse import __version__
from skparse.commands.batch import batch
from skparse.commands.check import check
from skparse.commands.collect import collect
from skparse.commands.debug import debug
from skparse.commands.parse import ABOUT, parse
from skparse.commands.review import review
from skparse.console import DefaultGroup, run
from skparse.errors import ExitCode
from skparse.write import write_stdout

_EPILOG = """\b
Examples:
  skparse lampiran.pdf -o plan.json          the whole plan
  skparse lampiran.pdf -o plan.xlsx          a workbook, its months colored as printed
  skparse lampiran.pdf                       the tree, on a terminal
  skparse lampiran.pdf -o - | jq .keputusan  the decree's own fields
  skparse sk.pdf --pages 5-22,30 -o plan.json
  skparse kumpulan.pdf --split -o plan.json  plan-1.json, plan-2.json …: one for each decree
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
To read a file that is named like a command, write ./NAME."""


@click.group(
    cls=DefaultGroup,
    help=ABOUT,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="skparse")
def cli() -> None:
    pass


@cli.command(short_help="Print the JSON Schema of plan.json.")
def schema() -> None:
    """Print the JSON Schema (Draft 2020-12) of what skparse writes as JSON."""
    from skparse.write.json import schema_text

    write_stdout(schema_text().encode())


@cli.command(short_help="Check whether scans can be read here, and what is missing.")
def doctor() -> ExitCode:
    """Check whether scans can be read here, and what is missing. Exit code 3 if they cannot."""
    from skparse.read.scan.engines.doctor import report

    ready, lines = report()
    for line in lines:
        click.echo(line)
    return ExitCode.OK if ready else ExitCode.INPUT


for command in (parse, review, check, batch, collect, debug):
    cli.add_command(command)


def main() -> None:
    """The command ``skparse``."""
    # numpy's linear algebra is not used, and starting its threads takes a tenth of the time for a short document.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sys.exit(run(cli))
