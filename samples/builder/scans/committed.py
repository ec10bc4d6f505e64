"""Writes the scans of samples/scans."""

from __future__ import annotations

from pathlib import Path

from .recipes import RECIPES, SCANS
from .scan import scan


def write_scans(samples: Path) -> None:
    """Each committed scan, and its source's truth beside it."""
    out = samples / "scans"
    out.mkdir(parents=True, exist_ok=True)
    for name, recipe in SCANS:
        target = out / f"{name.rsplit('-', 1)[0]}-{recipe}.pdf"
        target.write_bytes(scan(samples / f"{name}.pdf", RECIPES[recipe]))
        target.with_suffix(".json").write_bytes((samples / f"{name}.json").read_bytes())
        print(target)
