"""The command line's input and output: a default command, one-line errors with exit codes, a progress bar."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from skparse.errors import ExitCode, OutputError, SkparseError

PROGRESS_DELAY_S = 0.5
"""A document that is read sooner than this shows no progress bar."""

# In characters, for a terminal of 80 columns: the bar, and the whole line.
_BAR_WIDTH, _LINE_WIDTH = 30, 78


class DefaultGroup(click.Group):
    """A group that runs ``default`` when its first argument names no command: a file called schema is ./schema."""

    default = "parse"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ("--help", "-h", "--version"):
            args = [self.default, *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "INPUT [OPTIONS]")
        formatter.write_usage(ctx.command_path, "COMMAND [ARGS]...", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The default command's options, then the commands."""
        params = (*self.commands[self.default].params, *self.get_params(ctx))
        options = [param for param in params if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section("Options"):
            formatter.write_dl(records)
        self.format_commands(ctx, formatter)


def run(command: click.Command, args: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code. Any error is one line on standard error, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # Characters that the terminal's encoding lacks must not stop the work.
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    argv = list(sys.argv[1:] if args is None else args)

    def work() -> int:
        # Not command.main(), which handles interrupts and closed pipes itself.
        with command.make_context("skparse", argv) as ctx:
            return int(command.invoke(ctx) or ExitCode.OK)

    with _signals_as_interrupt(), _tolerant_stdout():
        return exit_code_of(work, show_traceback="-vv" in argv or argv.count("-v") > 1)


@contextlib.contextmanager
def _signals_as_interrupt() -> Iterator[None]:
    """SIGTERM and SIGHUP raise KeyboardInterrupt as Ctrl-C does, so that children, bars and partial files go."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [signal.Signals[name] for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    # Signals that are ignored stay ignored (nohup), and handlers that the caller has set stay.
    numbers = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    for number in numbers:
        signal.signal(number, _raise_interrupt)
    try:
        yield
    finally:
        for number in numbers:
            signal.signal(number, signal.SIG_DFL)


class _TolerantStdout(io.TextIOWrapper):
    """Standard output whose reader may close it early, as ``head`` does: the work goes on to its own exit code.

    Other errors of writing, such as a full disk, are OutputErrors.
    """

    def write(self, text: str) -> int:
        with _tolerate_closed_pipe():
            super().write(text)
        return len(text)

    def flush(self) -> None:
        with _tolerate_closed_pipe():
            super().flush()


@contextlib.contextmanager
def _tolerate_closed_pipe() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        _discard_stdout()
    except OSError as error:
        raise OutputError(f"standard output cannot be written: {error.strerror}; send it elsewhere") from error


@contextlib.contextmanager
def _tolerant_stdout() -> Iterator[None]:
    plain = sys.stdout
    if type(plain) is not io.TextIOWrapper:  # closed, or replaced by the caller
        yield
        return
    sys.stdout = _TolerantStdout(
        plain.buffer, plain.encoding, plain.errors, None, plain.line_buffering, write_through=plain.write_through
    )
    try:
        yield
    finally:
        try:
            sys.stdout.flush()
        except OutputError:  # it has been reported
            _discard_stdout()
        sys.stdout.detach()  # otherwise it would close the stream, which belongs to ``plain``
        sys.stdout = plain


def _raise_interrupt(number: int, frame: object) -> None:
    signal.signal(number, signal.SIG_IGN)  # timeout(1) sends it twice; the second one would interrupt the cleaning up
    raise KeyboardInterrupt(number)


def exit_code_of(work: Callable[[], int], show_traceback: bool = False) -> int:
    """The exit code of ``work``, or of the error that it raises, which is printed in one line.

    Args:
        work: what is done.
        show_traceback: print the traceback of an error that is a bug.
    """
    try:
        return work()
    except click.exceptions.Exit as done:  # --help, --version
        return done.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return ExitCode.USAGE
    except click.ClickException as error:
        return fail(f"{error.format_message().rstrip('.')}; see skparse --help", ExitCode.USAGE)
    except SkparseError as error:
        return fail(str(error), error.exit_code)
    except (KeyboardInterrupt, click.Abort) as error:
        number = error.args[0] if error.args else signal.SIGINT  # the argument: see _raise_interrupt
        return fail("interrupted" if number == signal.SIGINT else "terminated", 128 + number)
    except BrokenPipeError:
        _discard_stdout()
        return ExitCode.OK
    except MemoryError:
        return fail("out of memory; read fewer pages with --pages, or allow more with --memory", ExitCode.LIMITS)
    except RecursionError:
        return fail("the document is nested too deeply; read fewer pages with --pages", ExitCode.LIMITS)
    except Exception as error:
        if show_traceback:
            traceback.print_exc()
        kind = type(error).__name__
        return fail(f"{kind}: {error}; this is a bug, please report it (-vv shows where it is)", ExitCode.INPUT)


def fail(message: str, code: int) -> int:
    """Print an error in one line, and return the exit code."""
    with contextlib.suppress(OSError, ValueError):  # standard error cannot be written: a closed terminal, a full disk
        if sys.stderr is not None:
            click.echo(f"skparse: {one_line(message)}", err=True)
    return code


def one_line(text: str) -> str:
    """Text that is safe to print: characters that break a line or control a terminal are written as escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def with_path(path: str, error: SkparseError) -> SkparseError:
    """The same error, with the file's path in front where its message does not begin with the file's name."""
    message = str(error)
    if not message.startswith((path, Path(path).name + " ")):
        message = f"{path}: {message}"
    return type(error)(message)


def progress_bar() -> Callable[[int, int], None] | None:
    """A bar on standard error with pages and the time left; None where standard error is not a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None
    started = time.monotonic()

    def show(done: int, total: int) -> None:
        if time.monotonic() - started < PROGRESS_DELAY_S:
            return
        line = _bar(done, total, time.monotonic() - started).ljust(_LINE_WIDTH)
        click.echo(f"\r{line}" if done < total else "\r" + " " * _LINE_WIDTH + "\r", nl=False, err=True)

    return show


def _bar(done: int, total: int, seconds: float) -> str:
    filled = _BAR_WIDTH * done // total
    left = round(seconds * (total - done) / done)
    return f"[{'#' * filled}{'.' * (_BAR_WIDTH - filled)}] page {done} of {total}, {left // 60}:{left % 60:02} left"


def _discard_stdout() -> None:
    """Send standard output to nowhere from now on, so that neither the rest nor Python's flush at exit fails."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
