"""The command line as its users meet it: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "wonosobo-2026.pdf"


def skparse(
    *args: str | Path, stdin: bytes | None = None, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run ``python -m skparse`` and return what it said. It must end within a minute."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
    return subprocess.run(
        [sys.executable, "-m", "skparse", *map(str, args)],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
        env=settings,
        cwd=cwd,
        stdin=subprocess.DEVNULL if stdin is None else None,
    )
