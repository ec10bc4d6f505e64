"""Samples and what they are read as: parsed once per test process, however many tests look at the plan.

Plans are immutable, so tests may share them. A test of parsing itself (two readers, bytes against path, the same bytes
twice) calls `skparse.parse`.
"""

from __future__ import annotations

import json
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

from conftest import SAMPLES

import skparse
from skparse.orientation import make_upright
from skparse.page import Page
from skparse.plan import Plan
from skparse.read import open_reader

FAMILIES = SAMPLES / "families"
SCANS = SAMPLES / "scans"
DIGITAL_SAMPLES = sorted(SAMPLES.glob("*.pdf"))
"""The digital sample documents; the truth of each stands beside it as NAME.json."""
FAMILY_SAMPLES = sorted(FAMILIES.glob("*.pdf"))
"""One small document of each layout, with its truth beside it."""


@cache
def parsed(pdf: Path) -> Plan:
    """The plan of a digital document, parsed with the defaults."""
    return skparse.parse(pdf)


def sample_plan(name: str) -> Plan:
    """The plan of a sample, by its name without ``.pdf``: "wonosobo-2026", "families/weeks"."""
    return parsed(SAMPLES / f"{name}.pdf")


@cache
def plan_json(pdf: Path) -> str:
    """The plan of a digital document as it is written to a file."""
    return parsed(pdf).to_json()


def plan_nodes(pdf: Path) -> list[dict[str, Any]]:
    """The roots of all Lampiran of a document's plan, as in its JSON."""
    return [node for lampiran in json.loads(plan_json(pdf))["lampiran"] for node in lampiran["nodes"]]


@cache
def upright_pages(pdf: Path) -> tuple[Page, ...]:
    """The pages of a digital document, turned upright."""
    with closing(open_reader(pdf.read_bytes())) as document:
        return tuple(make_upright(document.page(number))[0] for number in range(1, document.page_count + 1))


@cache
def truth_of(pdf: Path) -> dict[str, Any]:
    """What a sample says, as it was written."""
    truth: dict[str, Any] = json.loads(pdf.with_suffix(".json").read_text(encoding="utf-8"))
    return truth
