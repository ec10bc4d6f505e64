"""One command under limits of time and memory: a forked child does the work, the parent watches it."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn

from skparse.console import exit_code_of, fail, one_line
from skparse.errors import ExitCode, OutputError

if TYPE_CHECKING:
    from io import FileIO

    from skparse.batch.limits import Limits

_GRACE_S = 2.0
"""Time for the child to remove its partial files when it is told to end."""


def supervised(work: Callable[[], int], name: str, limits: Limits, show_traceback: bool = False) -> int:
    """The exit code of ``work``, which may take no more time and address space than the limits allow.

    On POSIX it runs in a forked child, before any thread and any large library is there: a crash in a C library becomes
    a message of one line, and the fork costs a few milliseconds. Elsewhere it runs in this process, under the limit of
    time alone.

    Args:
        work: what is done; it returns an exit code.
        name: of the document, for messages.
        limits: ``seconds`` and ``memory`` count here.
        show_traceback: print the traceback of an error that is a bug.
    """
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return _run_in_process(work, name, limits)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    # Only the parent holds the writing end of the first pipe: it is closed when the parent ends, however it ends, and
    # then the child ends too. Through the second pipe the child reports its exit code: when a C library has called
    # exit(), nothing arrives there, and the process's exit code is not believed.
    (parent_gone, keep_alive), (code_read, code_write) = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        os.close(keep_alive)
        _run_child(work, limits, show_traceback, parent_gone, code_write)
    os.close(parent_gone)
    os.close(code_write)
    with open(keep_alive, "wb", 0) as alive, open(code_read, "rb", 0) as reported:
        try:
            status = _wait(child, limits.seconds)
        except KeyboardInterrupt:
            with contextlib.suppress(KeyboardInterrupt):
                _end_child(child, alive)
            raise
        if status is None:
            _end_child(child, alive)
            return fail(_timeout_message(name, limits), ExitCode.LIMITS)
        os.set_blocking(reported.fileno(), False)  # a process that the child has left behind may hold the pipe open
        if reported.read(1) == bytes([status & 0xFF]) and status >= 0:
            return status
    from skparse.batch.pool import exit_error

    error = exit_error(status)
    return fail(f"{one_line(name)}: {error}", error.exit_code)


def _run_child(
    work: Callable[[], int], limits: Limits, show_traceback: bool, parent_gone: int, code_write: int
) -> NoReturn:
    """Do the work, report its exit code, and end the process, whatever happens."""
    from skparse.batch.limits import limit_memory

    code = int(ExitCode.INPUT)
    try:
        # Ctrl-C and hang-ups reach the whole process group. The parent handles them, and ends the child by its pipe.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        signal.signal(signal.SIGUSR1, _raise_exit)
        threading.Thread(target=_end_with_parent, args=(parent_gone,), daemon=True).start()
        limit_memory(limits.memory)
        code = exit_code_of(work, show_traceback)
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                with contextlib.suppress(OSError, ValueError, OutputError):
                    stream.flush()
        os.write(code_write, bytes([code]))
    finally:
        os._exit(code)


def _end_with_parent(parent_gone: int) -> None:
    """In a thread of the child: end this process when the parent has ended or has closed its pipe."""
    os.read(parent_gone, 1)
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGUSR1)
    time.sleep(_GRACE_S)
    os._exit(ExitCode.LIMITS)


def _raise_exit(number: int, frame: object) -> None:
    """Signal handler: an exception unwinds the work, which removes partial files."""
    raise SystemExit(ExitCode.LIMITS)


def _wait(child: int, seconds: float | None) -> int | None:
    """The child's exit code, minus the signal that killed it, or None when the time is over."""
    if seconds is None:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    end = time.monotonic() + seconds
    # Pauses are short at first, so that documents that are read in a moment are not delayed.
    pause = 0.001
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        left = end - time.monotonic()
        if left <= 0:
            return None
        time.sleep(min(pause, left))
        pause = min(pause * 1.5, 0.02)


def _end_child(child: int, alive: FileIO) -> None:
    """Ask the child to end by closing its pipe; kill it if it does not."""
    alive.close()
    with contextlib.suppress(OSError):
        if _wait(child, _GRACE_S) is None:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _timeout_message(name: str, limits: Limits) -> str:
    return f"{one_line(name)}: it took longer than {limits.seconds:g} s and was stopped; see --timeout, --pages"


def _run_in_process(work: Callable[[], int], name: str, limits: Limits) -> int:
    def stop() -> None:
        fail(_timeout_message(name, limits), ExitCode.LIMITS)
        os._exit(ExitCode.LIMITS)

    if limits.seconds is None:
        return work()
    timer = threading.Timer(limits.seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        return work()
    finally:
        timer.cancel()
