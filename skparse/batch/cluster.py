"""Dask: the same work on many machines. The extra ``skparse[dask]``."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from skparse.errors import InputError, UsageError

# Seconds to wait for a scheduler.
_PATIENCE = 10
# Of a document whose machine was lost: it is given to another one so many times.
_RETRIES = 3


@contextmanager
def connected(address: str) -> Iterator[tuple[Executor, int]]:
    """A cluster's executor, and the threads of all its workers.

    skparse must be installed on the workers. Each reads its documents in isolated processes of its own, so limits and
    crashes are handled there as here.

    Raises:
        UsageError: Dask is not installed; the address makes no sense.
        InputError: no scheduler answers there, or it has no workers.
    """
    try:
        from distributed import Client
    except ImportError:
        raise UsageError("a cluster needs Dask; install it with: pip install 'skparse[dask]'") from None
    try:
        client: Any = Client(address, timeout=_PATIENCE)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError):
        raise InputError(f"no Dask scheduler answers at {address}; start one with: dask scheduler") from None
    except ValueError as error:
        raise UsageError(f"{address} is no address: {error}; write it like tcp://10.0.0.5:8786") from None
    with _silent("distributed.client"), client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            raise InputError(f"the scheduler at {address} has no workers; start some: dask worker {address}") from None
        executor = client.get_executor(pure=False, retries=_RETRIES)
        yield executor, max(1, sum(client.nthreads().values()))


@contextmanager
def _silent(name: str) -> Iterator[None]:
    """A lost scheduler is said once, by us; Dask would tell it with the tracebacks of all that then fails to close."""
    logger = logging.getLogger(name)
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
