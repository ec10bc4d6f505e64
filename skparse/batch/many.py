"""Documents read in worker processes, with errors as values: `parse_many`, `parse_isolated`, and what `batch` uses.

`outcomes` is the loop that submits documents to an executor and gives their outcomes as they end. `parse_many` turns
its outcomes into plans for other programs; `skparse.batch.run.batch` writes them to files. `run_isolated` is one
document in a pool of this process that is kept: `parse_isolated` calls it here, Dask's workers on their machines.
"""

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
from skparse.batch.task import Outcome, Settings, decode_outcome, failed_outcome, run_task
from skparse.errors import CrashError, InputError, SkparseError
from skparse.plan import Plan

T = TypeVar("T")
Source = str | os.PathLike[str] | bytes


class Result(NamedTuple):
    """One document's plan, or the error that prevented it."""

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
            yielded before the next one is taken; while the iterable waits, results wait too.
        jobs: worker processes; the cores by default.
        limits: of each document.
        settings: how they are read; its limits of pages and size are those of ``limits``.
        executor: where the work is done instead, such as Dask's ``client.get_executor()``.
        on_result: called with each result before it is yielded.

    An error with a document is its result's ``error``. Leaving the loop early ends the workers.
    """
    limits = limits or Limits()
    settings = _for_plans(settings, limits)
    jobs = jobs or os.cpu_count() or 1
    work = ((source, source, _name(source)) for source in sources)
    for source, outcome in outcomes(work, settings, limits, jobs, executor):
        result = _result(source, outcome)
        if on_result:
            on_result(result)
        yield result


def parse_isolated(
    source: Source, *, limits: Limits | None = None, settings: Settings | None = None, name: str | None = None
) -> Plan:
    """`skparse.parse` in a worker process: whatever the document does, this process goes on.

    The worker is kept for the next document (it starts in half a second, and then costs 15 ms a document at most).

    Args:
        source: path or bytes.
        limits: of time, address space, pages and bytes.
        settings: how it is read.
        name: the document's name in the plan, where ``source`` is bytes.

    Raises:
        LimitError: it needs more than the limits allow.
        CrashError: the worker died.
        SkparseError: as `skparse.parse`.
    """
    limits = limits or Limits()
    settings = _for_plans(settings, limits)
    answer = run_isolated(source, name or _name(source), settings, limits)
    result = _result(source, decode_outcome(answer, settings.formats))
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
    """Read documents as workers get free, and yield each one's outcome as it ends.

    What has ended is yielded before the next of ``work`` is taken. While ``work`` itself waits, outcomes wait too.

    Args:
        work: (a tag that is given back with the outcome, path or bytes, name).
        settings: how documents are read, and the formats that are made.
        limits: of each document.
        jobs: documents that are read at a time.
        executor: where the work is done; processes of this machine by default.

    Raises:
        InputError: the executor is lost, which is no document's fault.
    """
    pool = IsolatedExecutor(jobs, limits) if executor is None else None
    under_way: dict[Future[bytes], T] = {}
    try:
        for tag, source, name in work:
            # Twice as many are submitted as are read at a time: no worker is idle, and few files are in memory.
            while len(under_way) >= 2 * jobs:
                yield from _completed(under_way, settings)
            path_or_bytes = source if isinstance(source, bytes) else os.fspath(source)
            if pool is not None:
                future = pool.submit(run_task, path_or_bytes, name, settings)
            else:
                assert executor is not None
                future = _submit_isolated(executor, path_or_bytes, name, settings, limits)
            under_way[future] = tag
            yield from _completed(under_way, settings, timeout=0)
        while under_way:
            yield from _completed(under_way, settings)
    finally:
        for future in under_way:
            future.cancel()
        if pool is not None:
            pool.shutdown(cancel_futures=True)


def _submit_isolated(executor: Executor, *args: object) -> Future[bytes]:
    try:
        return executor.submit(run_isolated, *args)  # type: ignore[arg-type]
    except Exception as error:  # RuntimeError, or what else its network raises
        raise _executor_lost() from error


def _completed(
    under_way: dict[Future[bytes], T], settings: Settings, timeout: float | None = None
) -> Iterator[tuple[T, Outcome]]:
    """Take the futures that have ended out of ``under_way``, waiting for at least one until the timeout."""
    done, _ = wait(under_way, timeout, return_when=FIRST_COMPLETED)
    for future in [one for one in under_way if one in done]:
        tag = under_way.pop(future)
        try:
            outcome = decode_outcome(future.result(), settings.formats)
        except (CancelledError, BrokenExecutor) as error:  # nothing was cancelled here
            raise _executor_lost() from error
        except Exception as error:  # of this document alone: a limit, a crash, a machine that dies of it each time
            if type(error).__name__ in _CONNECTION_ERRORS:
                raise _executor_lost() from error
            outcome = failed_outcome(error)
        yield tag, outcome


# Dask's errors when the scheduler is lost, by name, as Dask need not be installed.
_CONNECTION_ERRORS = ("CommClosedError", "FutureCancelledError")


def _executor_lost() -> InputError:
    return InputError("the cluster is gone; what is done is kept, and with a cluster the same command goes on")


def run_isolated(source: Source, name: str, settings: Settings, limits: Limits) -> bytes:
    """`run_task` in a worker process of this process, which must survive: a Dask worker, or another program."""
    path_or_bytes = source if isinstance(source, bytes) else os.fspath(source)
    return _kept_pool(limits).submit(run_task, path_or_bytes, name, settings).result()


_pools: dict[tuple[float | None, int | None], IsolatedExecutor] = {}
_lock = threading.Lock()


def _kept_pool(limits: Limits) -> IsolatedExecutor:
    """A pool of this process that is kept for the next call with the same limits."""
    with _lock:
        key = limits.seconds, limits.memory
        if key not in _pools:
            if not _pools:
                atexit.register(_shut_down_pools)
            _pools[key] = IsolatedExecutor(os.cpu_count() or 1, limits)
        return _pools[key]


def _shut_down_pools() -> None:
    for pool in _pools.values():
        pool.shutdown(cancel_futures=True)


def _for_plans(settings: Settings | None, limits: Limits) -> Settings:
    """The settings with the limits that the parser itself checks, for plans alone."""
    return (settings or Settings())._replace(pages_max=limits.pages, size_max=limits.size, formats=(".json",))


def _name(source: Source) -> str:
    return "" if isinstance(source, bytes) else Path(source).name


def _result(source: Source, outcome: Outcome) -> Result:
    if outcome.error is not None:
        return Result(source, None, outcome.error, outcome.seconds)
    try:
        plan = Plan.model_validate_json(outcome.files[".json"])
    except (ValidationError, KeyError):
        return Result(source, None, CrashError("the process that read it gave no plan"), outcome.seconds)
    return Result(source, plan, None, outcome.seconds)
