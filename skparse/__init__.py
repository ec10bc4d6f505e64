"""skparse: Indonesian decrees (SK) with a rencana aksi → data.

``parse(source)`` reads a PDF and returns a `Plan`; ``parse_all`` returns one for each decree of a file that holds
several. ``parse_isolated`` reads in a process of its own, under limits, and ``parse_many`` many files at a time. Names
are imported when first used, so that importing the package (and ``skparse --help``) costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from skparse.batch.limits import Limits
    from skparse.batch.many import Result, parse_isolated, parse_many
    from skparse.batch.task import Settings
    from skparse.errors import (
        CrashError,
        EncryptedError,
        EngineError,
        InputError,
        LimitError,
        NoTableError,
        OutputError,
        SkparseError,
        UsageError,
    )
    from skparse.pipeline import parse, parse_all
    from skparse.plan import Finding, Keputusan, Lampiran, Node, Plan

_HOMES = {
    **dict.fromkeys(("parse", "parse_all"), "skparse.pipeline"),
    **dict.fromkeys(("Result", "parse_isolated", "parse_many"), "skparse.batch.many"),
    "Limits": "skparse.batch.limits",
    "Settings": "skparse.batch.task",
    **dict.fromkeys(("Plan", "Lampiran", "Node", "Keputusan", "Finding"), "skparse.plan"),
    **dict.fromkeys(
        (
            "SkparseError",
            "InputError",
            "CrashError",
            "EncryptedError",
            "EngineError",
            "UsageError",
            "NoTableError",
            "LimitError",
            "OutputError",
        ),
        "skparse.errors",
    ),
}

__all__ = [
    "CrashError",
    "EncryptedError",
    "EngineError",
    "Finding",
    "InputError",
    "Keputusan",
    "Lampiran",
    "LimitError",
    "Limits",
    "NoTableError",
    "Node",
    "OutputError",
    "Plan",
    "Result",
    "Settings",
    "SkparseError",
    "UsageError",
    "__version__",
    "parse",
    "parse_all",
    "parse_isolated",
    "parse_many",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'skparse' has no attribute {name!r}")
