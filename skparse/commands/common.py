"""Inputs and options that several commands share."""

from __future__ import annotations

import io
import os
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from skparse.errors import InputError, LimitError, UsageError
from skparse.plurals import counted
from skparse.write import STDOUT

if TYPE_CHECKING:
    from skparse.batch.limits import Limits

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

password_option: Decorator = click.option(
    "--password", envvar="SKPARSE_PASSWORD", show_envvar=True, help="Password of an encrypted PDF."
)
ocr_option: Decorator = click.option(
    "--ocr",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Use OCR for pages that are scans; for all pages; for none.",
)
lang_option: Decorator = click.option(
    "--lang",
    type=click.Choice(["en", "id"]),
    default="en",
    show_default=True,
    envvar="SKPARSE_LANG",
    help="Language of the findings: English, Indonesian.",
)
quiet_option: Decorator = click.option("-q", "--quiet", is_flag=True, help="No summary, no progress; errors only.")


def limit_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--timeout, --memory, --pages-max, --size-max; the command gets them as ``limits``."""
    from functools import wraps

    from skparse.batch.limits import MIN_MEMORY, Limits, parse_size

    @wraps(command)
    def with_limits(*args: Any, timeout: float, memory: str, pages_max: int, size_max: str, **options: Any) -> Any:
        limits = Limits(timeout, parse_size(memory), pages_max, parse_size(size_max))
        if limits.memory is not None and limits.memory < MIN_MEMORY:
            raise UsageError(f"--memory {memory} is too little to read a page; allow at least {MIN_MEMORY >> 20}M")
        return command(*args, limits=limits, **options)

    for option in (
        click.option("--size-max", default="500M", show_default=True, metavar="SIZE", help="Maximum size of a file."),
        click.option(
            "--pages-max", type=click.IntRange(1), default=2000, show_default=True, help="Maximum number of pages."
        ),
        click.option(
            "--memory", default="6G", show_default=True, metavar="SIZE", help="Maximum memory for a document."
        ),
        click.option(
            "--timeout",
            type=click.FloatRange(0, min_open=True),
            default=600,
            show_default=True,
            callback=_seconds,
            metavar="SECONDS",
            help="Maximum time for a document.",
        ),
    ):
        with_limits = option(with_limits)
    return with_limits


def _seconds(ctx: click.Context, param: click.Parameter, value: float) -> float:
    """Refuse what the option's range lets pass: nan, and more than the system's timers can wait."""
    if not value <= threading.TIMEOUT_MAX:
        raise click.BadParameter(f"{value:g} is not a valid time; give seconds, such as 3600")
    return value


def source(input_: str) -> str | BinaryIO:
    """The PDF that INPUT names: a path, or all of standard input for "-"."""
    if input_ != STDOUT:
        return input_
    if sys.stdin is None or sys.stdin.isatty():
        raise InputError("standard input holds no PDF; send one, or name a file")
    return io.BytesIO(sys.stdin.buffer.read())


class Loaded(io.BytesIO):
    """A file in memory that keeps its name."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data)
        self.name = name


def loaded(source: str | BinaryIO, password: str | None, limits: Limits) -> Loaded:
    """A PDF that is within the limits of pages and size, for commands whose library call does not take limits.

    Raises:
        LimitError: it is larger.
        InputError: it cannot be read; EncryptedError: its password is missing or wrong.
    """
    from skparse.read import open_reader
    from skparse.read.source import load_source

    data, name = load_source(source, limits.size)
    reader = open_reader(data, password=password)
    try:
        if limits.pages is not None and reader.page_count > limits.pages:
            raise LimitError(
                f"the file has {counted(reader.page_count, 'page')}, the limit is {limits.pages}; see --pages-max"
            )
    finally:
        reader.close()
    return Loaded(data, name)


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def refuse_same_file(output: str, input_: str) -> None:
    """Raise UsageError if a command would overwrite its own input."""
    if output != STDOUT and os.path.exists(output) and os.path.exists(input_) and os.path.samefile(output, input_):
        raise UsageError(f"{output} is the input itself; name another output")
