"""For libraries: documents read in other processes, errors as values."""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import ValidationError

from skparse.batch.limits import Limits
from skparse.batch.pool import IsolatedExecutor
from skparse.batch.task import Outcome, Settings, failed, outcome, run_task
from skparse.errors import CrashError, InputError, SkparseError
from skparse.plan import Plan

T = TypeVar("T")
Source = str | os.PathLike[str] | bytes


class Result(NamedTuple):
    """One document's plan, or the error why there is none."""

    source: Source
    plan: Plan | None
    error: SkparseError | None
    seconds: float


def parse_many(
    sources: Iterable[Source],
    *,
    jobs: int | None = None,
    limits: Limits | None = None,
    settings: Settings | None = None,
    executor: Executor | None = None,
    on_result: Callable[[Result], object] | None = None,
) -> Iterator[Result]:
    """Read many documents, each in a worker process under limits; results come as they end, in no fixed order.

    Args:
        sources: paths or bytes; taken from the iterable as workers get free, so it may be endless. What has ended is
            yielded before the next one is taken; while the iterable keeps us waiting, results wait too.
        jobs: worker processes; the cores by default.
        limits: of each document.
        settings: how they are read; its limits of pages and size are those of ``limits``.
        executor: where the work is done instead, such as Dask's ``client.get_executor()``.
        on_result: called with each result before it is yielded.

    What goes wrong with a document is its result's ``error``. Leaving the loop early ends the workers.
    """
    limits = limits or Limits()
    settings = (settings or Settings())._replace(pages_max=limits.pages, size_max=limits.size, formats=(".json",))
    jobs = jobs or os.cpu_count() or 1
    work = ((source, source, _name(source)) for source in sources)
    for source, got in outcomes(work, settings, limits, jobs, executor):
        result = _result(source, got)
        if on_result:
            on_result(result)
        yield result


def parse_isolated(
    source: Source, *, limits: Limits | None = None, settings: Settings | None = None, name: str | None = None
) -> Plan:
    """`skparse.parse` in a worker process: whatever the document does, this process lives on.

    The worker is kept for the next document (it starts in half a second, and then costs 15 ms a document at most).

    Args:
        source: path or bytes.
        limits: of time, address space, pages and bytes.
        settings: how it is read.
        name: how the document is called in the plan, where ``source`` is bytes.

    Raises:
        LimitError: it needs more than the limits allow.
        CrashError: the worker died of it.
        SkparseError: as `skparse.parse`.
    """
    limits = limits or Limits()
    settings = (settings or Settings())._replace(pages_max=limits.pages, size_max=limits.size, formats=(".json",))
    answer = run_elsewhere(source, name or _name(source), settings, limits)
    result = _result(source, outcome(answer, settings.formats))
    if result.error is not None:
        raise result.error
    assert result.plan is not None
    return result.plan


def outcomes(
    work: Iterable[tuple[T, Source, str]],
    settings: Settings,
    limits: Limits,
    jobs: int,
    executor: Executor | None = None,
) -> Iterator[tuple[T, Outcome]]:
    """Read documents as workers get free, and give each one's outcome as it ends.

    What has ended is given before the next of ``work`` is taken. While ``work`` itself keeps us waiting, nothing is.

    Args:
        work: (whatever the caller wants back, path or bytes, name).
        executor: where the work is done; processes of this machine by default.

    Raises:
        InputError: the executor is gone, which is no document's fault.
    """
    own = IsolatedExecutor(jobs, limits) if executor is None else None
    under_way: dict[Future[bytes], T] = {}
    try:
        for mine, source, name in work:
            # As many wait as are worked on: no worker is idle, and few files are in memory.
            while len(under_way) >= 2 * jobs:
                yield from _ended(under_way, settings)
            plain = source if isinstance(source, bytes) else os.fspath(source)
            if own is not None:
                future = own.submit(run_task, plain, name, settings)
            else:
                assert executor is not None
                future = _sent(executor, plain, name, settings, limits)
            under_way[future] = mine
            yield from _ended(under_way, settings, timeout=0)
        while under_way:
            yield from _ended(under_way, settings)
    finally:
        for future in under_way:
            future.cancel()
        if own is not None:
            own.shutdown(cancel_futures=True)


def _sent(executor: Executor, *args: object) -> Future[bytes]:
    try:
        return executor.submit(run_elsewhere, *args)  # type: ignore[arg-type]
    except Exception as error:  # RuntimeError, or what else its network raises
        raise _gone() from error


def _ended(
    under_way: dict[Future[bytes], T], settings: Settings, timeout: float | None = None
) -> Iterator[tuple[T, Outcome]]:
    done, _ = wait(under_way, timeout, return_when=FIRST_COMPLETED)
    for future in [one for one in under_way if one in done]:
        mine = under_way.pop(future)
        try:
            got = outcome(future.result(), settings.formats)
        except (CancelledError, BrokenExecutor) as error:  # we have cancelled nothing
            raise _gone() from error
        except Exception as error:  # of this document alone: a limit, a crash, a machine that it ends again and again
            if type(error).__name__ in _CLOSED:
                raise _gone() from error
            got = failed(error)
        yield mine, got


# Dask's, by name: it need not be installed.
_CLOSED = ("CommClosedError", "FutureCancelledError")


def _gone() -> InputError:
    return InputError("the cluster is gone; what is done is kept, and with a cluster the same command goes on")


def run_elsewhere(source: Source, name: str, settings: Settings, limits: Limits) -> bytes:
    """`run_task` under limits, from a process that must live on: a Dask worker, or a library's user."""
    plain = source if isinstance(source, bytes) else os.fspath(source)
    return _kept(limits).submit(run_task, plain, name, settings).result()


_pools: dict[tuple[float | None, int | None], IsolatedExecutor] = {}
_lock = threading.Lock()


def _kept(limits: Limits) -> IsolatedExecutor:
    """A pool of this process that is kept for the next call with the same limits."""
    with _lock:
        key = limits.seconds, limits.memory
        if key not in _pools:
            if not _pools:
                atexit.register(_close)
            _pools[key] = IsolatedExecutor(os.cpu_count() or 1, limits)
        return _pools[key]


def _close() -> None:
    for pool in _pools.values():
        pool.shutdown(cancel_futures=True)


def _name(source: Source) -> str:
    return "" if isinstance(source, bytes) else Path(source).name


def _result(source: Source, got: Outcome) -> Result:
    if got.error is not None:
        return Result(source, None, got.error, got.seconds)
    try:
        plan = Plan.model_validate_json(got.files[".json"])
    except (ValidationError, KeyError):
        return Result(source, None, CrashError("the process that read it gave no plan"), got.seconds)
    return Result(source, plan, None, got.seconds)
