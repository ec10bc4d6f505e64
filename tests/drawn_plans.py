"""Small plans with something drawn over their cells, and what is read from them."""

from __future__ import annotations

import pytest
from drawn import PLAIN, Drawing, Style

import skparse
from skparse.plan import Node, Plan
from skparse.read import ReaderName

readers = pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])

JAN, MAR, APR, MEI, JUN, JUL, SEP, DES = (1 + month for month in (1, 3, 4, 5, 6, 7, 9, 12))
"""Columns of months."""
KEGIATAN, KET = 1, 14
MONTHS = [str(month) for month in range(1, 13)]
HIGH = "\n\n\n"
"""Four lines."""


def sheet() -> Drawing:
    drawing = Drawing([24, 150, *[25] * 12, 60]).title("RENCANA AKSI KEBERSIHAN PASAR TAHUN 2026")
    return drawing.row(["NO", "KEGIATAN", *MONTHS, "KET"], Style(bold=True))


def item(drawing: Drawing, number: int, text: str, lines: str = "", style: Style = PLAIN) -> Drawing:
    return drawing.row([f"{number}.", text + lines, *[""] * 12, "rutin"], style)


def read(drawing: Drawing | bytes, reader: ReaderName = "pdfium") -> tuple[dict[str, Node], Plan]:
    plan = skparse.parse(drawing if isinstance(drawing, bytes) else drawing.pdf(), reader=reader)
    assert not {"unplaced-text", "unplaced-fill", "ledger-difference"} & {f.code for f in plan.findings}
    return {node.id: node for node in plan.lampiran[0].nodes}, plan


def months(drawing: Drawing | bytes, reader: ReaderName = "pdfium") -> dict[str, tuple[int, ...]]:
    return {name: node.bulan for name, node in read(drawing, reader)[0].items()}


def codes(plan: Plan) -> list[str]:
    return [f.code for f in plan.findings]


def pictures(plan: Plan) -> dict[str, int]:
    return {kind: count for kind, count in plan.source.pictures.items() if count}
