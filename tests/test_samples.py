"""Every digital sample against its hand-checked truth, and against the plan it gave before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conservation import lost_words
from parsed import DIGITAL_SAMPLES, FAMILY_SAMPLES, parsed, plan_json, plan_nodes, truth_of, upright_pages
from tables import read_tables
from trees import flat_nodes

import skparse
from samples.builder.families import FAMILIES as BUILDER_FAMILIES
from skparse.outline.lampiran import build_lampiran

GOLDEN = Path(__file__).parent / "golden"
digital_samples = pytest.mark.parametrize("pdf", DIGITAL_SAMPLES, ids=lambda pdf: pdf.stem)
family_samples = pytest.mark.parametrize("pdf", FAMILY_SAMPLES, ids=lambda pdf: pdf.stem)
all_samples = pytest.mark.parametrize(
    "pdf",
    [*DIGITAL_SAMPLES, *(pytest.param(pdf, marks=pytest.mark.slow) for pdf in FAMILY_SAMPLES)],
    ids=lambda pdf: pdf.stem,
)
_DECREE = ("lembaga", "nomor", "tahun", "tentang", "tempat", "tanggal", "menimbang", "mengingat", "diktum")


@digital_samples
def test_nodes_months_and_attributes_are_the_truth(pdf: Path) -> None:
    assert flat_nodes(plan_nodes(pdf)) == flat_nodes(truth_of(pdf)["nodes"])


@family_samples
def test_each_family_is_read_as_it_was_written(pdf: Path) -> None:
    found, printed = flat_nodes(plan_nodes(pdf)), flat_nodes(truth_of(pdf)["nodes"])
    assert [node.without_spaces() for node in found] == [node.without_spaces() for node in printed]
    assert not [f for f in parsed(pdf).findings if f.code == "unplaced-text"]


@all_samples
def test_no_word_of_a_plan_is_lost(pdf: Path) -> None:
    pages = upright_pages(pdf)
    tables, _ = read_tables(pages)
    plans = 0
    for table in tables:
        lampiran, *_ = built = build_lampiran(table, None, None)
        if lampiran.kind == "rencana_aksi":
            plans += 1
            assert lost_words(table, lampiran, built.unplaced, pages) == []
    assert plans >= 1


def test_every_family_has_its_sample() -> None:
    assert {pdf.stem for pdf in FAMILY_SAMPLES} == set(BUILDER_FAMILIES)


@digital_samples
def test_decree_is_the_truth(pdf: Path) -> None:
    truth = truth_of(pdf).get("keputusan")
    found = json.loads(plan_json(pdf))["keputusan"]
    if truth is None:
        assert found is None
    else:
        expected = {field: truth[field] for field in _DECREE if field in truth}
        assert {field: found[field] for field in expected} == expected
        assert found["penandatangan"]["nama"] == truth["ketua"]


@digital_samples
def test_plan_is_the_golden_one(pdf: Path, rewrite_golden: bool) -> None:
    text = plan_json(pdf)
    golden = GOLDEN / f"{pdf.stem}.json"
    if rewrite_golden:
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text


@digital_samples
def test_every_word_of_the_table_is_booked(pdf: Path) -> None:
    plan = parsed(pdf)
    assert plan.source.words > 0
    assert not [f for f in plan.findings if f.code == "unplaced-text"]


def test_the_same_input_gives_the_same_bytes() -> None:
    pdf = DIGITAL_SAMPLES[0]
    assert skparse.parse(pdf).to_json() == skparse.parse(pdf.read_bytes()).to_json().replace(
        '"file": ""', f'"file": "{pdf.name}"'
    )
