"""Both readers lead to the same plan, on every digital sample."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from skparse.pipeline import parse
from skparse.plan import Fragment, Plan

pytestmark = pytest.mark.slow

SAMPLES = sorted(p for p in (Path(__file__).parent.parent / "samples").glob("*.pdf") if "scan" not in p.name)
# For fonts that state no ascent each reader takes one of its own, and kerning is added up differently.
TOLERANCE_PT = 2.0


def content(plan: Plan) -> dict[str, object]:
    """All of a plan except its coordinates."""
    return {
        "keputusan": plan.keputusan,
        "lampiran": [(x.nomor, x.judul, x.kind, x.pages, x.columns, x.rows) for x in plan.lampiran],
        "nodes": [
            (n.id, n.level, n.marker, n.ordinal, n.text, n.bulan, n.jadwal, n.ket, n.extra, n.inferred)
            for n in plan.walk()
        ],
        "findings": [(f.code, f.severity, f.page, f.node) for f in plan.findings],
        "words": plan.source.words,
    }


def fragments(plan: Plan) -> Iterator[tuple[str, Fragment]]:
    for node in plan.walk():
        for fragment in node.fragments:
            yield node.id, fragment


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_plans(path: Path) -> None:
    a, b = parse(path, reader="pdfium"), parse(path, reader="pdfplumber")
    one, other = content(a), content(b)
    for key, value in one.items():
        assert value == other[key], key
    for (node, f), (same, g) in zip(fragments(a), fragments(b), strict=True):
        assert (node, f.page) == (same, g.page)
        assert all(abs(x - y) <= TOLERANCE_PT for x, y in zip(f.bbox, g.bbox, strict=True)), (node, f, g)
