"""The fixed sample documents: name → (its factory, who prints it)."""

from __future__ import annotations

from collections.abc import Callable

from samples.builder import selasihan, wonosobo
from samples.builder.model import Document

from . import batusari, rimbaraya, tanjungmas, telagasari

DOCUMENTS: dict[str, tuple[Callable[[], Document], str]] = {
    "wonosobo-2026": (wonosobo.document, "writer"),
    "selasihan-2026": (selasihan.document, "calc"),
    "rimbaraya-2026": (rimbaraya.document, "chromium"),
    "tanjungmas-2025": (tanjungmas.document, "weasyprint"),
    "batusari-2026": (batusari.document, "reportlab"),
    "telagasari-2026": (telagasari.document, "chromium"),
}
