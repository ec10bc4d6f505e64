"""The programs that print a document: name → callable(document) -> bytes. Each is imported when it is called."""

from __future__ import annotations

import importlib
import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import pikepdf

from .model import Document
from .sheets import finish

Producer = Callable[[Document], bytes]


def stable(pdf: bytes) -> bytes:
    """The same document without what differs between two runs: dates, identifiers, metadata."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for key in ("/CreationDate", "/ModDate"):
            if key in file.docinfo:
                del file.docinfo[key]
        if "/Metadata" in file.Root:
            del file.Root.Metadata
        # LibreOffice makes both from the time, and deterministic_id keeps an ID's first half
        for key in ("/DocChecksum", "/ID"):
            if key in file.trailer:
                del file.trailer[key]
        target = io.BytesIO()
        file.save(target, deterministic_id=True)
    return target.getvalue()


def chromium(document: Document) -> bytes:
    """HTML printed by headless Chromium."""
    from .html import to_html

    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        raise RuntimeError("no Chromium found on PATH")
    with tempfile.TemporaryDirectory(prefix="skparse-chromium-") as folder:
        source, target = Path(folder, "document.html"), Path(folder, "document.pdf")
        source.write_text(to_html(document), encoding="utf-8")
        options = (
            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
        )  # fmt: skip
        folders = [f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}"]
        subprocess.run(
            [program, *options, *folders, source.as_uri()],
            check=True, capture_output=True, timeout=180, env={**os.environ, "HOME": folder},
        )  # fmt: skip
        return target.read_bytes()


def weasyprint(document: Document) -> bytes:
    """The same HTML printed by WeasyPrint."""
    import weasyprint as printer

    from .html import to_html

    return bytes(printer.HTML(string=to_html(document)).write_pdf())


def _module(name: str) -> Producer:
    def render(document: Document) -> bytes:
        return bytes(importlib.import_module(f".{name}", __package__).render(document))

    return render


def _stable(producer: Producer) -> Producer:
    return lambda document: stable(finish(document, producer(document)))


PRODUCERS: dict[str, Producer] = {
    "chromium": _stable(chromium),
    "weasyprint": _stable(weasyprint),
    "reportlab": _stable(_module("reportlab_")),
    "writer": _stable(_module("writer")),
    "calc": _stable(_module("calc")),
}
