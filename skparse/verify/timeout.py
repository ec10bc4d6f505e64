"""Work that may take too long: it is stopped after some seconds, without a process of its own."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from skparse.verify.model import Unable
from skparse.verify.settings import VERIFY

T = TypeVar("T")


class _StopThread(BaseException):
    """Ends an engine's thread. It is no Exception, so that an engine that catches all errors does not catch it."""


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
        except _StopThread:
            self.error = Unable("failed", "timeout")
        except Exception as error:  # an engine may fail with any error on a damaged file
            self.error = Unable("failed", type(error).__name__)


def run_with_timeout(seconds: float, work: Callable[[], T]) -> T:
    """The result of ``work``, which runs in a thread and is stopped after so many seconds.

    Raises:
        Unable: it took too long, failed or gave None; MemoryError and RecursionError are failures like others.
    """
    job = _Job(work)
    job.start()
    job.join(seconds)
    if job.is_alive() and job.ident is not None:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(job.ident), ctypes.py_object(_StopThread))
        job.join(VERIFY.max_stop_seconds)
        raise Unable("too-slow", f"{seconds:g}")
    if job.error is not None:
        raise Unable(job.error.reason, job.error.detail)
    if job.result is None:
        raise Unable("failed", "no result")
    return job.result
