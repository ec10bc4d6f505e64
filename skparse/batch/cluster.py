"""Dask: the same work on many machines. Needs the extra ``dask``."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from skparse.errors import InputError, UsageError

_CONNECT_TIMEOUT_S = 10
"""How long to wait for the scheduler, and for its first worker."""

_RETRIES = 3
"""How often a document is given to another machine when the one that read it was lost."""


@contextmanager
def connect(address: str) -> Iterator[tuple[Executor, int]]:
    """A cluster's executor, and the number of threads of all its workers.

    skparse must be installed on the workers. Each reads its documents in isolated processes of its own, so limits and
    crashes are handled there as they are here.

    Raises:
        UsageError: Dask is not installed, or the address is not valid.
        InputError: no scheduler answers there, or it has no workers.
    """
    try:
        from distributed import Client
    except ImportError:
        raise UsageError("a cluster needs Dask; install it with: pip install '.[dask]'") from None
    try:
        client: Any = Client(address, timeout=_CONNECT_TIMEOUT_S)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError):
        raise InputError(f"no Dask scheduler answers at {address}; start one with: dask scheduler") from None
    except ValueError as error:
        raise UsageError(f"{address} is not an address: {error}; write it like tcp://10.0.0.5:8786") from None
    with _silenced("distributed.client"), client:
        try:
            client.wait_for_workers(1, timeout=_CONNECT_TIMEOUT_S)
        except TimeoutError:
            raise InputError(f"the scheduler at {address} has no workers; start some: dask worker {address}") from None
        executor = client.get_executor(pure=False, retries=_RETRIES)
        yield executor, max(1, sum(client.nthreads().values()))


@contextmanager
def _silenced(name: str) -> Iterator[None]:
    """Silence a logger: we report a lost scheduler in one line, Dask would add the tracebacks of all that it closes."""
    logger = logging.getLogger(name)
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
