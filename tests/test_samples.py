"""Every digital sample against its hand-checked truth, and against the plan it gave before."""

from __future__ import annotations

import json
import re
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from conftest import digital_samples
from conservation import lost_words

import skparse
from samples.builder.families import FAMILIES as BUILDER_FAMILIES
from skparse.orientation import make_upright
from skparse.outline.lampiran import build_lampiran
from skparse.read import open_reader
from skparse.table.assemble.tables import Stitcher

GOLDEN = Path(__file__).parent / "golden"
SAMPLES = digital_samples()
FAMILIES = sorted((SAMPLES[0].parent / "families").glob("*.pdf"))
NAMES = [p.stem for p in SAMPLES]
_DECREE = ("lembaga", "nomor", "tahun", "tentang", "tempat", "tanggal", "menimbang", "mengingat", "diktum")


def _norm(text: str | None) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text or "")).strip()


def _flat(nodes: list[dict[str, Any]], path: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
    """Each node as (address, text, months, ket, extra); attributes only where it has no children."""
    rows: list[tuple[Any, ...]] = []
    for node in nodes:
        here = (*path, _norm(node.get("marker")))
        children = node.get("children") or []
        leaf = None
        if not children:
            extra = {k: _norm(v) for k, v in (node.get("extra") or {}).items() if _norm(v)}
            leaf = (sorted(node.get("bulan") or []), _norm(node.get("ket")), extra)
        rows.append((here, _norm(node["text"]), bool(node.get("inferred")), leaf))
        rows.extend(_flat(children, here))
    return rows


@pytest.mark.parametrize("pdf", SAMPLES, ids=NAMES)
def test_nodes_months_and_attributes_are_the_truth(pdf: Path) -> None:
    truth = json.loads(pdf.with_suffix(".json").read_text(encoding="utf-8"))
    plan = json.loads(skparse.parse(pdf).to_json())
    found = _flat([n for lampiran in plan["lampiran"] for n in lampiran["nodes"]])
    assert found == _flat(truth["nodes"])


@pytest.mark.parametrize("pdf", FAMILIES, ids=[p.stem for p in FAMILIES])
def test_each_family_is_read_as_it_was_written(pdf: Path) -> None:
    truth = json.loads(pdf.with_suffix(".json").read_text(encoding="utf-8"))
    plan = skparse.parse(pdf)
    found = [n for lampiran in json.loads(plan.to_json())["lampiran"] for n in lampiran["nodes"]]
    assert _without_spaces(_flat(found)) == _without_spaces(_flat(truth["nodes"]))
    assert not [f for f in plan.findings if f.code == "unplaced-text"]


def _without_spaces(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Where a narrow column may have cut a word (two words that fill a line each) spaces are no part of the truth."""
    return [
        (path, "".join(text.split()), inferred, leaf and str(leaf).replace(" ", ""))
        for path, text, inferred, leaf in rows
    ]


@pytest.mark.parametrize("pdf", SAMPLES + FAMILIES, ids=[p.stem for p in SAMPLES + FAMILIES])
def test_no_word_of_a_plan_is_lost(pdf: Path) -> None:
    with closing(open_reader(pdf.read_bytes())) as document:
        pages = [make_upright(document.page(number))[0] for number in range(1, document.page_count + 1)]
    stitcher = Stitcher()
    for page in pages:
        stitcher.add(page)
    for table in stitcher.tables():
        lampiran, *_ = built = build_lampiran(table, None, None)
        if lampiran.kind == "rencana_aksi":
            assert lost_words(table, lampiran, built.unplaced, pages) == []


def test_every_family_has_its_sample() -> None:
    assert {p.stem for p in FAMILIES} == set(BUILDER_FAMILIES)


@pytest.mark.parametrize("pdf", SAMPLES, ids=NAMES)
def test_decree_is_the_truth(pdf: Path) -> None:
    truth = json.loads(pdf.with_suffix(".json").read_text(encoding="utf-8")).get("keputusan")
    plan = json.loads(skparse.parse(pdf).to_json())
    if truth is None:
        assert plan["keputusan"] is None
        return
    expected = {field: truth[field] for field in _DECREE if field in truth}
    assert {field: plan["keputusan"][field] for field in expected} == expected
    assert plan["keputusan"]["penandatangan"]["nama"] == truth["ketua"]


@pytest.mark.parametrize("pdf", SAMPLES, ids=NAMES)
def test_plan_is_the_golden_one(pdf: Path, rewrite_golden: bool) -> None:
    text = skparse.parse(pdf).to_json()
    golden = GOLDEN / f"{pdf.stem}.json"
    if rewrite_golden:
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("pdf", SAMPLES, ids=NAMES)
def test_every_word_of_the_table_is_booked(pdf: Path) -> None:
    plan = skparse.parse(pdf)
    assert plan.source.words > 0
    assert not [f for f in plan.findings if f.code == "unplaced-text"]


def test_the_same_input_gives_the_same_bytes() -> None:
    pdf = SAMPLES[0]
    assert skparse.parse(pdf).to_json() == skparse.parse(pdf.read_bytes()).to_json().replace(
        '"file": ""', f'"file": "{pdf.name}"'
    )
