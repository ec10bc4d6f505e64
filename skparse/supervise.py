"""One command under limits of time and memory: a child does the work, the parent watches it."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from skparse.console import fail, guarded, one_line
from skparse.errors import ExitCode, OutputError

if TYPE_CHECKING:
    from io import FileIO

    from skparse.batch.limits import Limits

# Seconds that the child has to take away what it was writing.
_GRACE = 2.0


def supervised(work: Callable[[], int], name: str, limits: Limits, loud: bool = False) -> int:
    """The exit code of ``work``, which may take no more time and address space than the limits allow.

    On POSIX a forked child does it, before any thread and any heavy library is there: a crash in a C library is one
    line here, and costs a few milliseconds. Elsewhere it is done in this process, under the limit of time alone.

    Args:
        name: of the document, for messages.
        loud: show a bug's traceback.
    """
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return _in_process(work, name, limits)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    # Only we hold the writing end of the first pipe: it closes when we end, however we end, and then so does the child.
    # Through the second one the child tells its exit code: a library in C that calls exit() does not know it.
    (watched, life), (answers, answer) = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        os.close(life)
        _serve(work, limits, loud, watched, answer)
    os.close(watched)
    os.close(answer)
    with open(life, "wb", 0) as alive, open(answers, "rb", 0) as told:
        try:
            status = _wait(child, limits.seconds)
        except KeyboardInterrupt:
            with contextlib.suppress(KeyboardInterrupt):
                _end(child, alive)
            raise
        if status is None:
            _end(child, alive)
            return fail(_late(name, limits), ExitCode.LIMITS)
        os.set_blocking(told.fileno(), False)  # if the child has left a process behind, that one holds the pipe too
        if told.read(1) == bytes([status & 0xFF]) and status >= 0:
            return status
    from skparse.batch.pool import death

    error = death(status)
    return fail(f"{one_line(name)}: {error}", error.exit_code)


def _serve(work: Callable[[], int], limits: Limits, loud: bool, watched: int, answer: int) -> None:
    """The child: it ends here, whatever happens."""
    from skparse.batch.limits import limit_memory

    code = int(ExitCode.INPUT)
    try:
        # A terminal's Ctrl-C, and what else ends the whole group, reaches us too; the parent hears it and lets us go.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        signal.signal(signal.SIGUSR1, _leave)
        threading.Thread(target=_follow, args=(watched,), daemon=True).start()
        limit_memory(limits.memory)
        code = guarded(work, loud)
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                with contextlib.suppress(OSError, ValueError, OutputError):
                    stream.flush()
        os.write(answer, bytes([code]))
    finally:
        os._exit(code)


def _follow(watched: int) -> None:
    """End this process when the parent is gone or lets us go."""
    os.read(watched, 1)
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGUSR1)
    time.sleep(_GRACE)
    os._exit(ExitCode.LIMITS)


def _leave(number: int, frame: object) -> None:
    """Told to end: unwinding takes away half-written files."""
    raise SystemExit(ExitCode.LIMITS)


def _wait(child: int, seconds: float | None) -> int | None:
    """The child's exit code, minus the signal that killed it, or None when the time is over."""
    if seconds is None:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    end = time.monotonic() + seconds
    pause = 0.001
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        left = end - time.monotonic()
        if left <= 0:
            return None
        # Short at first, for documents that are read in a moment.
        time.sleep(min(pause, left))
        pause = min(pause * 1.5, 0.02)


def _end(child: int, alive: FileIO) -> None:
    alive.close()
    with contextlib.suppress(OSError):
        if _wait(child, _GRACE) is None:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _late(name: str, limits: Limits) -> str:
    return f"{one_line(name)}: it took longer than {limits.seconds:g} s and was stopped; see --timeout, --pages"


def _in_process(work: Callable[[], int], name: str, limits: Limits) -> int:
    def stop() -> None:
        fail(_late(name, limits), ExitCode.LIMITS)
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
