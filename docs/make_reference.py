"""The parts of README.md that say what the code says: the command line's help and the table of findings.

    python docs/make_reference.py

A test fails while README.md differs from what this writes.
"""

from __future__ import annotations

import re
from pathlib import Path

import click

from skparse.cli import cli
from skparse.findings import CATALOGUE

README = Path(__file__).resolve().parent.parent / "README.md"
WIDTH = 100


def help_text() -> str:
    settings = {**cli.context_settings, "terminal_width": WIDTH}
    context = click.Context(cli, info_name="skparse", **settings)
    return f"```text\n{cli.get_help(context)}\n```"


def findings_table() -> str:
    rows = [f"| `{code}` | {one.severity} | {one.meaning.en} | {one.advice.en} |" for code, one in CATALOGUE.items()]
    return "\n".join(["| code | severity | what it says | what to do |", "|---|---|---|---|", *rows])


def renewed(text: str) -> str:
    """The text of README.md with its generated parts made anew."""
    for name, part in (("help", help_text()), ("findings", findings_table())):
        begin, end = f"<!-- {name}: made by docs/make_reference.py -->", f"<!-- end of {name} -->"
        pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
        text, found = pattern.subn(lambda _, new=f"{begin}\n{part}\n{end}": new, text)  # type: ignore[misc]
        if found != 1:
            raise ValueError(f"README.md must have the part {name!r} once")
    return text


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
