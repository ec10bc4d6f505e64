"""Random plans, printed in a random dialect and read back. A seed that fails becomes a sample."""

from __future__ import annotations

import json
import random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import skparse
from samples.builder import reportlab_
from samples.builder.families import FAMILIES, suit_family
from samples.builder.model import Document
from samples.builder.random_document import random_document, random_family_document, suit
from samples.builder.truth import truth


def _flat(nodes: list[dict[str, Any]], path: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    for node in nodes:
        here = (*path, node.get("marker") or "")
        months = [] if node.get("children") else sorted(node.get("bulan") or [])
        rows.append((here, "".join(node["text"].split()), months))
        rows.extend(_flat(node.get("children") or [], here))
    return rows


def _check(document: Document, which: str) -> None:
    plan = skparse.parse(reportlab_.render(document))
    found = json.loads(plan.to_json())
    nodes = [node for lampiran in found["lampiran"] for node in lampiran["nodes"]]
    if _flat(nodes) != _flat(truth(document)["nodes"]):
        assert any(f.severity != "info" for f in plan.findings), f"{which} is wrong without a finding"
    assert not any(f.code == "unplaced-text" for f in plan.findings), which


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10_000))
def test_what_is_read_is_what_was_printed_or_a_finding_says_so(seed: int) -> None:
    _check(random_document(random.Random(seed), 40), f"seed {seed}")


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(FAMILIES)), st.integers(0, 10_000))
def test_each_layout_is_read_as_printed_or_a_finding_says_so(family: str, seed: int) -> None:
    document = random_family_document(random.Random(f"{family} {seed}"), family, 30)
    _check(suit_family(suit(document, "reportlab"), "reportlab"), f"{family} {seed}")
