"""The figures that were measured last, in figures.json, and the README's table of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
README = ROOT / "README.md"
_FILE = Path(__file__).with_name("figures.json")
_BEGIN, _END = "<!-- benchmark: python -m tests.benchmark --write -->\n", "<!-- /benchmark -->"

MAX_GROWTH = 1.1
"""A figure above this share of the kept one is called worse; on a shared machine ratios scatter by some hundredths."""


class Figure(NamedTuple):
    """One figure: the less, the better."""

    title: str
    unit: str
    """"×" for a ratio."""


FIGURES = {
    "digital": Figure("A digital page, beside the bare read of its characters and paths", "×"),
    "digital-compiled": Figure("The same, compiled (SKPARSE_COMPILE=1)", "×"),
    "pdfplumber": Figure("A digital page, beside pdfplumber's tables of it", "×"),
    "camelot-vector": Figure("A digital page, beside camelot's vector engine", "×"),
    "camelot-lattice": Figure("A digital page, beside camelot's lattice", "×"),
    "start": Figure("`skparse x.pdf -o y.json` of one page, beside the imports of its libraries", "×"),
    "time-1600": Figure("Time a page of 1,600, beside that of 25", "×"),
    "memory-25": Figure("Peak memory, 25 pages", "MB"),
    "memory-100": Figure("Peak memory, 100 pages", "MB"),
    "memory-400": Figure("Peak memory, 400 pages", "MB"),
    "memory-1600": Figure("Peak memory, 1,600 pages of one document", "MB"),
    "memory-decrees": Figure("Peak memory, 1,600 pages of many documents", "MB"),
    "verify": Figure("`--verify`, beside the parse alone", "×"),
    "collect": Figure("`collect -o rekap.xlsx`, a thousand plans", "s"),
}
"""In the order of the table."""


def load() -> dict[str, float]:
    """The kept figures, by name."""
    kept: dict[str, float] = json.loads(_FILE.read_text(encoding="utf-8")) if _FILE.exists() else {}
    return kept


def save(figures: dict[str, float]) -> None:
    """Keep these figures and renew the README's table."""
    ordered = {name: round(figures[name], 2) for name in FIGURES if name in figures}
    _FILE.write_text(json.dumps(ordered, indent=2) + "\n", encoding="utf-8")
    text = README.read_text(encoding="utf-8")
    README.write_text(with_table(text, ordered), encoding="utf-8")


def with_table(readme: str, figures: dict[str, float]) -> str:
    """The README's text with the table of these figures in its place.

    Raises:
        ValueError: the text has no place for it.
    """
    head, rest = readme.split(_BEGIN)
    _, tail = rest.split(_END)
    rows = [f"| {FIGURES[name].title} | {_shown(value, FIGURES[name].unit)} |" for name, value in figures.items()]
    return head + _BEGIN + "\n".join(["| CPU time and memory | |", "|---|---|", *rows]) + "\n" + _END + tail


def _shown(value: float, unit: str) -> str:
    return f"{value:.2f} ×" if unit == "×" else f"{value:.0f} {unit}"
