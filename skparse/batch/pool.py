"""Worker processes that are kept, bounded and replaced, behind the interface of `concurrent.futures`.

Each worker is a program of its own (``python -m skparse.batch.worker``) spoken to through its pipes, not a child of
`multiprocessing`: it needs no ``if __name__ == "__main__"`` in the caller's script, works inside daemonic processes
(Dask's workers are some), and a worker that dies breaks nobody else's pool.
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
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any, NamedTuple

from skparse.batch.limits import Limits
from skparse.errors import CrashError, LimitError, SkparseError

# A worker is replaced after so many documents, so that what a library leaks does not add up.
_TASKS = 500
_LENGTH = 8


class _Work(NamedTuple):
    future: Future[bytes]
    request: bytes


class IsolatedExecutor(Executor):
    """Calls functions that return bytes in worker processes, each call under limits of time and memory.

    Only bytes come back, for a process that has read a hostile file is not to be believed with a pickle. A call that
    takes too long ends with LimitError, one whose process dies with CrashError; the worker is replaced.

    Args:
        jobs: worker processes; they start when they are needed.
        limits: ``seconds`` and ``memory`` of each call.
    """

    def __init__(self, jobs: int = 1, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._queue: queue.SimpleQueue[_Work | None] = queue.SimpleQueue()
        self._slots = [_Slot(self._limits, self._queue) for _ in range(jobs)]
        self._closed = False
        self._lock = threading.Lock()

    def submit(self, fn: Callable[..., bytes], /, *args: Any, **kwargs: Any) -> Future[bytes]:  # type: ignore[override]
        """Call ``fn(*args, **kwargs)`` in a worker. All of it must be picklable; the result must be bytes."""
        with self._lock:
            if self._closed:
                raise RuntimeError("the executor has been shut down")
            future: Future[bytes] = Future()
            self._queue.put(_Work(future, pickle.dumps((fn, args, kwargs))))
            return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers: after the calls under way, or with ``cancel_futures`` at once."""
        with self._lock:
            self._closed = True
        if cancel_futures:
            with contextlib.suppress(queue.Empty):
                while work := self._queue.get_nowait():
                    work.future.cancel()
        for _ in self._slots:
            self._queue.put(None)
        if cancel_futures:
            for slot in self._slots:
                slot.kill()
        if wait:
            for slot in self._slots:
                slot.join()


class _Slot(threading.Thread):
    """The place of one worker: hands it calls, watches it, starts it anew."""

    def __init__(self, limits: Limits, work: queue.SimpleQueue[_Work | None]) -> None:
        super().__init__(daemon=True, name="skparse-slot")
        self._limits = limits
        self._queue = work
        self._process: subprocess.Popen[bytes] | None = None
        self._left = 0
        self._closing = False
        self.start()

    def run(self) -> None:
        while work := self._queue.get():
            if work.future.set_running_or_notify_cancel():
                try:
                    work.future.set_result(self._call(work.request))
                except BaseException as error:  # it belongs to the future, whatever it is
                    work.future.set_exception(error)
        self._end()

    def kill(self) -> None:
        """End the worker in the middle of its call."""
        self._closing = True
        if (process := self._process) is not None:
            process.kill()

    def _call(self, request: bytes) -> bytes:
        if self._closing:
            raise CrashError("interrupted")
        process = self._worker()
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        seconds = self._limits.seconds
        timer = threading.Timer(min(seconds, threading.TIMEOUT_MAX), stop) if seconds else None
        if timer:
            timer.daemon = True
            timer.start()
        try:
            reply = _exchange(process, request)
        finally:
            if timer:
                timer.cancel()
        if reply is None:
            self._end()
            if late.is_set():
                raise LimitError(f"it took longer than {self._limits.seconds:g} s and was stopped; see --timeout")
            raise death(process.returncode)
        self._left -= 1
        kind, payload = reply[:1], reply[1:]
        if kind == b"M" or self._left <= 0:
            self._end()  # where memory ran out once, a fresh process serves the next one
        if kind == b"M":
            raise LimitError("it needs more memory than the limit allows; see --memory")
        if kind == b"E":
            raise CrashError(payload.decode("utf-8", "replace"))
        return payload

    def _worker(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            memory = self._limits.memory
            # Where skparse was found, the worker finds it too.
            package = str(Path(__file__).resolve().parent.parent.parent)
            path = os.pathsep.join(dict.fromkeys([package, *(p for p in sys.path if p)]))
            self._process = subprocess.Popen(
                [sys.executable, "-m", "skparse.batch.worker", str(memory or 0)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
            )
            self._left = _TASKS
            if self._closing:
                self._process.kill()
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()  # the worker ends when nobody speaks to it any more
        try:
            process.wait(1.0)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _exchange(process: subprocess.Popen[bytes], request: bytes) -> bytes | None:
    """The worker's reply, or None if it dies before it is whole."""
    assert process.stdin is not None and process.stdout is not None
    try:
        process.stdin.write(len(request).to_bytes(_LENGTH, "big") + request)
        process.stdin.flush()
    except OSError:
        return None
    head = process.stdout.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    length = int.from_bytes(head, "big")
    reply = process.stdout.read(length)
    return reply if len(reply) == length and reply else None


def death(code: int | None) -> SkparseError:
    """Why a process that reads a document is gone, by its exit code as `subprocess` gives it.

    Libraries in C end the process (SIGABRT) when memory is refused to them, which is the limit's doing.
    """
    name = signal.Signals(-code).name if code is not None and code < 0 else f"exit code {code}"
    if name == "SIGABRT":
        return LimitError("it needs more memory than the limit allows, and its reader gave up; see --memory")
    return CrashError(f"the process that read it died ({name})")
