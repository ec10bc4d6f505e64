"""The fixed sample documents: name → (its factory, who prints it)."""

from __future__ import annotations

from collections.abc import Callable

from .. import selasihan, wonosobo
from ..model import Document

DOCUMENTS: dict[str, tuple[Callable[[], Document], str]] = {
    "wonosobo-2026": (wonosobo.document, "writer"),
    "selasihan-2026": (selasihan.document, "calc"),
}
