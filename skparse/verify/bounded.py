"""Work that may take too long, stopped after some seconds without a process of its own."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from skparse.verify.model import Unable

T = TypeVar("T")

# How long a stopped engine may take to notice. Both are written in Python, so it is the next byte code; one call of a
# library in C (inflating a stream) may last longer.
_GRACE = 2.0


class _TooLong(BaseException):
    """Ends an engine's thread. No Exception, so that an engine that forgives errors does not forgive this one."""


class _Job(threading.Thread, Generic[T]):
    def __init__(self, work: Callable[[], T]) -> None:
        super().__init__(daemon=True, name="verify")
        self._work = work
        self.result: T | None = None
        self.error: Unable | None = None

    def run(self) -> None:
        try:
            self.result = self._work()
        except Unable as error:
            self.error = error
        except _TooLong:
            self.error = Unable("failed", "timeout")
        except Exception as error:  # whatever a hostile file makes of an engine is no error of ours
            self.error = Unable("failed", type(error).__name__)


def within(seconds: float, work: Callable[[], T]) -> T:
    """The result of ``work``, which runs in a thread and is stopped after so many seconds.

    Raises:
        Unable: it took too long or failed; MemoryError and RecursionError are failures like others.
    """
    job = _Job(work)
    job.start()
    job.join(seconds)
    if job.is_alive() and job.ident is not None:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(job.ident), ctypes.py_object(_TooLong))
        job.join(_GRACE)
        raise Unable("too-slow", f"{seconds:g}")
    if job.error is not None:
        raise Unable(job.error.reason, job.error.detail)
    if job.result is None:
        raise Unable("failed", "no result")
    return job.result
