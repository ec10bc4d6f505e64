"""How the command line talks: a default command, errors in one line with their exit code, a progress bar."""

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

# A document that is read sooner than this shows no bar.
_PATIENCE = 0.5
# Of a terminal that is 80 wide: the bar, and the line with it.
_BAR, _LINE = 30, 78


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
    """Run a command and return its exit code. Whatever goes wrong is one line on stderr, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # Signs that the terminal's encoding lacks must not stop the work.
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    argv = list(sys.argv[1:] if args is None else args)

    def work() -> int:
        # Not command.main(), which would handle interrupts and closed pipes in its own way.
        with command.make_context("skparse", argv) as ctx:
            return int(command.invoke(ctx) or ExitCode.OK)

    with _heard(), _patient():
        return guarded(work, loud="-vv" in argv or argv.count("-v") > 1)


@contextlib.contextmanager
def _heard() -> Iterator[None]:
    """SIGTERM and SIGHUP stop the work as Ctrl-C does: it unwinds, and children, bars and half-written files go."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [signal.Signals[name] for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    # What is ignored already stays so (nohup), and a caller's own handlers are the caller's.
    numbers = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    for number in numbers:
        signal.signal(number, _stop)
    try:
        yield
    finally:
        for number in numbers:
            signal.signal(number, signal.SIG_DFL)


class _Patient(io.TextIOWrapper):
    """Standard output that is not to blame on the work.

    A reader may have had enough, as ``head`` does: the work goes on to its own exit code. Full disks are OutputErrors.
    """

    def write(self, text: str) -> int:
        with _excused():
            super().write(text)
        return len(text)

    def flush(self) -> None:
        with _excused():
            super().flush()


@contextlib.contextmanager
def _excused() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        _mute()
    except OSError as error:
        raise OutputError(f"standard output cannot be written: {error.strerror}; send it elsewhere") from error


@contextlib.contextmanager
def _patient() -> Iterator[None]:
    plain = sys.stdout
    if type(plain) is not io.TextIOWrapper:  # closed, or somebody else's
        yield
        return
    sys.stdout = _Patient(
        plain.buffer, plain.encoding, plain.errors, None, plain.line_buffering, write_through=plain.write_through
    )
    try:
        yield
    finally:
        try:
            sys.stdout.flush()
        except OutputError:  # it has been said
            _mute()
        sys.stdout.detach()  # or it would close what it does not own
        sys.stdout = plain


def _stop(number: int, frame: object) -> None:
    signal.signal(number, signal.SIG_IGN)  # once is enough: timeout(1) sends it twice
    raise KeyboardInterrupt(number)


def guarded(work: Callable[[], int], loud: bool = False) -> int:
    """The exit code of ``work``, or of what it raises. ``loud``: a bug's traceback is shown."""
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
        number = error.args[0] if error.args else signal.SIGINT  # the argument: see _stop
        return fail("interrupted" if number == signal.SIGINT else "terminated", 128 + number)
    except BrokenPipeError:
        _mute()
        return ExitCode.OK
    except MemoryError:
        return fail("out of memory; read fewer pages with --pages, or allow more with --memory", ExitCode.LIMITS)
    except RecursionError:
        return fail("the document is nested too deeply; read fewer pages with --pages", ExitCode.LIMITS)
    except Exception as error:
        if loud:
            traceback.print_exc()
        kind = type(error).__name__
        return fail(f"{kind}: {error}; this is a bug, please report it (-vv shows where it is)", ExitCode.INPUT)


def fail(message: str, code: int) -> int:
    """Say what is wrong in one line, and return the exit code."""
    with contextlib.suppress(OSError, ValueError):  # nobody to tell it to: a terminal that is gone, a full disk
        if sys.stderr is not None:
            click.echo(f"skparse: {one_line(message)}", err=True)
    return code


def one_line(text: str) -> str:
    """Text that is safe to show: signs that break a line or steer a terminal are written as escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def about(path: str, error: SkparseError) -> SkparseError:
    """The same error, with the file's name in front where its message does not begin with it."""
    message = str(error)
    if not message.startswith((path, Path(path).name + " ")):
        message = f"{path}: {message}"
    return type(error)(message)


def progress_bar() -> Callable[[int, int], None] | None:
    """A bar on stderr that counts pages and says how long the rest takes, or None when nobody watches."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None
    begun = time.monotonic()

    def show(done: int, total: int) -> None:
        if time.monotonic() - begun < _PATIENCE:
            return
        line = _bar(done, total, time.monotonic() - begun).ljust(_LINE)
        click.echo(f"\r{line}" if done < total else "\r" + " " * _LINE + "\r", nl=False, err=True)

    return show


def _bar(done: int, total: int, seconds: float) -> str:
    filled = _BAR * done // total
    left = round(seconds * (total - done) / done)
    return f"[{'#' * filled}{'.' * (_BAR - filled)}] page {done} of {total}, {left // 60}:{left % 60:02} left"


def _mute() -> None:
    """Nobody takes our output; neither the rest of it nor Python's own flush at the end must complain."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
