"""An executor of `concurrent.futures` whose worker processes are isolated, limited and replaced.

Each worker is a program of its own (``python -m skparse.batch.worker``) that is called through its pipes, not a child
of `multiprocessing`: it needs no ``if __name__ == "__main__"`` in the caller's script, works inside daemonic processes
(Dask's workers are daemonic), and a worker that dies does not break the pool.

`IsolatedExecutor.submit` puts a call on one queue. One `_WorkerThread` per worker takes calls from it, starts its
worker process when there is none, sends the call, waits for the reply and sets the future.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any, NamedTuple

from skparse.batch.limits import Limits
from skparse.batch.protocol import Reply, ReplyKind, receive, send
from skparse.errors import CrashError, LimitError, SkparseError

_MAX_CALLS_PER_WORKER = 500
"""A worker is replaced after so many calls, so that memory that a library leaks does not add up."""

_EXIT_GRACE_S = 1.0
"""Time for a worker to end by itself once its pipes are closed."""


class _Call(NamedTuple):
    future: Future[bytes]
    message: bytes


class IsolatedExecutor(Executor):
    """Calls functions that return bytes in worker processes, each call under limits of time and memory.

    Only bytes come back: a process that has read a hostile file must not be trusted with a pickle. A call that takes
    too long ends with LimitError, one whose process dies with CrashError; the worker is replaced.

    Args:
        jobs: number of worker processes; they start when they are needed.
        limits: ``seconds`` and ``memory`` of each call.
    """

    def __init__(self, jobs: int = 1, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._queue: queue.SimpleQueue[_Call | None] = queue.SimpleQueue()
        self._threads = [_WorkerThread(self._limits, self._queue) for _ in range(jobs)]
        self._closed = False
        self._lock = threading.Lock()

    def submit(self, fn: Callable[..., bytes], /, *args: Any, **kwargs: Any) -> Future[bytes]:  # type: ignore[override]
        """Call ``fn(*args, **kwargs)`` in a worker. All of it must be picklable; the result must be bytes."""
        with self._lock:
            if self._closed:
                raise RuntimeError("the executor has been shut down")
            future: Future[bytes] = Future()
            self._queue.put(_Call(future, pickle.dumps((fn, args, kwargs))))
            return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers: after the calls under way, or with ``cancel_futures`` at once."""
        with self._lock:
            self._closed = True
        if cancel_futures:
            with contextlib.suppress(queue.Empty):
                while call := self._queue.get_nowait():
                    call.future.cancel()
        for _ in self._threads:
            self._queue.put(None)
        if cancel_futures:
            for thread in self._threads:
                thread.kill_worker()
        if wait:
            for thread in self._threads:
                thread.join()


class _WorkerThread(threading.Thread):
    """Takes calls from the queue, passes them to its worker process one at a time, and replaces the worker."""

    def __init__(self, limits: Limits, calls: queue.SimpleQueue[_Call | None]) -> None:
        super().__init__(daemon=True, name="skparse-worker")
        self._limits = limits
        self._queue = calls
        self._process: subprocess.Popen[bytes] | None = None
        self._calls_left = 0
        self._closing = False
        self.start()

    def run(self) -> None:
        while call := self._queue.get():
            if call.future.set_running_or_notify_cancel():
                try:
                    call.future.set_result(self._call(call.message))
                except BaseException as error:  # whatever it is, it belongs to the future
                    call.future.set_exception(error)
        self._end_worker()

    def kill_worker(self) -> None:
        """Kill the worker in the middle of its call."""
        self._closing = True
        if (process := self._process) is not None:
            process.kill()

    def _call(self, message: bytes) -> bytes:
        if self._closing:
            raise CrashError("interrupted")
        process = self._worker()
        with _killed_after(process, self._limits.seconds) as timed_out:
            answer = _exchange(process, message)
        if answer is None:
            self._end_worker()
            if timed_out.is_set():
                raise LimitError(f"it took longer than {self._limits.seconds:g} s and was stopped; see --timeout")
            raise exit_error(process.returncode)
        try:
            reply = Reply.decode(answer)
        except ValueError:
            self._end_worker()
            raise CrashError("the process that read it gave no answer") from None
        self._calls_left -= 1
        # Where memory ran out once, a new process serves the next call.
        if reply.kind is ReplyKind.OUT_OF_MEMORY or self._calls_left <= 0:
            self._end_worker()
        if reply.kind is ReplyKind.OUT_OF_MEMORY:
            raise LimitError("it needs more memory than the limit allows; see --memory")
        if reply.kind is ReplyKind.ERROR:
            raise CrashError(reply.payload.decode("utf-8", "replace"))
        return reply.payload

    def _worker(self) -> subprocess.Popen[bytes]:
        """The worker process; a new one if there is none or it has died."""
        if self._process is None or self._process.poll() is not None:
            self._end_worker()
            # The worker imports skparse from where this process did.
            package_parent = str(Path(__file__).resolve().parent.parent.parent)
            path = os.pathsep.join(dict.fromkeys([package_parent, *(p for p in sys.path if p)]))
            self._process = subprocess.Popen(
                [sys.executable, "-m", "skparse.batch.worker", str(self._limits.memory or 0)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
            )
            self._calls_left = _MAX_CALLS_PER_WORKER
            if self._closing:
                self._process.kill()
        return self._process

    def _end_worker(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()  # the worker ends when its standard input is closed
        try:
            process.wait(_EXIT_GRACE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def _killed_after(process: subprocess.Popen[bytes], seconds: float | None) -> Iterator[threading.Event]:
    """Kill the process if the block takes longer; the event tells whether that happened."""
    timed_out = threading.Event()
    if not seconds:
        yield timed_out
        return

    def kill() -> None:
        timed_out.set()
        process.kill()

    timer = threading.Timer(min(seconds, threading.TIMEOUT_MAX), kill)
    timer.daemon = True
    timer.start()
    try:
        yield timed_out
    finally:
        timer.cancel()


def _exchange(process: subprocess.Popen[bytes], message: bytes) -> bytes | None:
    """The worker's answer, or None if it dies before the answer is complete."""
    assert process.stdin is not None and process.stdout is not None
    try:
        send(process.stdin, message)
    except OSError:
        return None
    return receive(process.stdout)


def exit_error(code: int | None) -> SkparseError:
    """The error of a document whose process has ended, by the exit code as `subprocess` gives it (-N: signal N).

    Libraries in C abort the process (SIGABRT) when they cannot get memory, so that counts as the memory limit.
    """
    name = signal.Signals(-code).name if code is not None and code < 0 else f"exit code {code}"
    if name == "SIGABRT":
        return LimitError("it needs more memory than the limit allows, and its reader gave up; see --memory")
    return CrashError(f"the process that read it died ({name})")
