"""skparse: Indonesian decrees (SK) with a rencana aksi → data.

``parse(source)`` reads a PDF and returns a `Plan`. Names are imported when first used, so that importing the package
(and ``skparse --help``) costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from skparse.errors import (
        EncryptedError,
        EngineError,
        InputError,
        LimitError,
        NoTableError,
        OutputError,
        SkparseError,
        UsageError,
    )
    from skparse.pipeline import parse
    from skparse.plan import Finding, Keputusan, Lampiran, Node, Plan

_HOMES = {
    "parse": "skparse.pipeline",
    **dict.fromkeys(("Plan", "Lampiran", "Node", "Keputusan", "Finding"), "skparse.plan"),
    **dict.fromkeys(
        (
            "SkparseError",
            "InputError",
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
    "EncryptedError",
    "EngineError",
    "Finding",
    "InputError",
    "Keputusan",
    "Lampiran",
    "LimitError",
    "NoTableError",
    "Node",
    "OutputError",
    "Plan",
    "SkparseError",
    "UsageError",
    "__version__",
    "parse",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'skparse' has no attribute {name!r}")
