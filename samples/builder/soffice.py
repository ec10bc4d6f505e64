"""LibreOffice without a window: any office file in, PDF out."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import tempfile
from pathlib import Path


@functools.cache
def _profile() -> tempfile.TemporaryDirectory[str]:
    """One profile for the whole run, apart from the user's own: a first start costs seconds."""
    return tempfile.TemporaryDirectory(prefix="skparse-soffice-")


def to_pdf(data: bytes, suffix: str) -> bytes:
    """Convert with the program that the suffix asks for (.fodt: Writer, .xlsx: Calc)."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise RuntimeError("no LibreOffice found on PATH (Debian: libreoffice-writer-nogui libreoffice-calc-nogui)")
    with tempfile.TemporaryDirectory(prefix="skparse-office-") as folder:
        source = Path(folder, f"document{suffix}")
        source.write_bytes(data)
        profile = Path(_profile().name).as_uri()
        subprocess.run(
            [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf",
             "--outdir", folder, str(source)],
            check=True, capture_output=True, timeout=180, env={**os.environ, "HOME": folder},
        )  # fmt: skip
        target = source.with_suffix(".pdf")
        if not target.exists():
            raise RuntimeError("LibreOffice wrote no PDF")
        return target.read_bytes()
