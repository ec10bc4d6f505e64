"""How much time, memory, pages and bytes a document may take."""

from __future__ import annotations

import re
from typing import NamedTuple

from skparse.errors import UsageError

MIN_MEMORY = 512 * 1024**2
"""Bytes of address space that the libraries take before a page is read; with less they fail with errors of their
own."""

_UNITS = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3, "T": 1024**4}
_SIZE = re.compile(r"(\d{1,12}(?:\.\d{1,3})?)\s*([KMGT]?)(?:I?B)?", re.IGNORECASE)


class Limits(NamedTuple):
    """What one document may take; None: no limit.

    The defaults are far above what ordinary documents take: 500 digital pages need 15 s and 150 MB, 100 scanned ones
    about 4 minutes on one core and 1.4 GB.
    """

    seconds: float | None = 600.0
    memory: int | None = 6 * 1024**3
    """Bytes of address space of the process that reads it. OCR reserves much more of it than it uses."""
    pages: int | None = 2000
    size: int | None = 500 * 1024**2
    """Bytes of the file."""


def parse_size(text: str) -> int:
    """ "300M", "2G", "1.5 GiB" or "1000" → bytes. K is 1024.

    Raises:
        UsageError: the text is not a size.
    """
    match = _SIZE.fullmatch(text.strip())
    size = int(float(match[1]) * _UNITS[match[2].upper()]) if match else 0
    if not size:  # less than a byte too: 0 would be no limit
        raise UsageError(f"{text!r} is not a size; write it like 300M or 2G")
    return size


def limit_memory(max_bytes: int | None) -> None:
    """Limit the address space of this process, where the system can (POSIX)."""
    if max_bytes is None:
        return
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    max_bytes = max_bytes if hard == resource.RLIM_INFINITY else min(max_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (max_bytes, hard))
