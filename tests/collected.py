"""Collected PDFs: the pages of several documents in one file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from typing import Any

import pypdfium2 as pdfium
from conftest import SAMPLES

from skparse.plan import Plan


@cache
def collected(*names: str) -> bytes:
    """The samples of these names, one behind the other: "wonosobo-2026", "kuningsari-2026:1-2" for some pages."""
    joined = pdfium.PdfDocument.new()
    for name in names:
        stem, _, pages = name.partition(":")
        with pdfium.PdfDocument(SAMPLES / f"{stem}.pdf") as document:
            first, _, last = pages.partition("-")
            numbers = list(range(int(first) - 1, int(last or first))) if pages else None
            joined.import_pages(document, numbers)
    file = io.BytesIO()
    joined.save(file)
    joined.close()
    return file.getvalue()


def on_later_pages(plan: Plan, offset: int) -> dict[str, Any]:
    """A plan as if its document stood behind ``offset`` other pages, without what is said of its file."""
    data = plan.model_dump(mode="json")
    for key in ("file", "sha256", "pages"):
        del data["source"][key]
    return {key: _moved(value, offset) for key, value in data.items()}


def _moved(value: Any, offset: int) -> Any:
    if isinstance(value, dict):
        return {
            key: _page(one, offset) if key in ("page", "pages") else _moved(one, offset) for key, one in value.items()
        }
    return [_moved(one, offset) for one in value] if isinstance(value, list) else value


def _page(value: int | Sequence[int] | None, offset: int) -> Any:
    if value is None:
        return None
    return value + offset if isinstance(value, int) else [one + offset for one in value]
