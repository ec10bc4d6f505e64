"""The scripts that fit the evidence at page ends and count the moves of the numbering, on few documents."""

from __future__ import annotations

import dataclasses
from math import exp, log

import numpy as np
import pytest
from conftest import SAMPLES
from count_moves import counts_of, of_seed, printed_misprints
from count_moves import report as count_report
from explanations import document_of, explained_document, explained_tables, seeds_of
from fit_seams import SeamText, figures, fitted_weights, matrix_of, present_weights, seam_texts
from fit_seams import report as fit_report

from samples.builder.model import Node
from skparse.outline.seams import SeamFeatures
from skparse.outline.settings import SEAM, SeamSettings
from skparse.settings import override

pytestmark = [pytest.mark.usefixtures("same_fonts"), pytest.mark.source]

UNNUMBERED_SEED = 8
"""A document of the family "unnumbered" in which page ends cut some texts and part others."""


def test_each_feature_has_a_weight() -> None:
    weights = [field.name for field in dataclasses.fields(SeamSettings) if field.name.endswith("_weight")]
    assert sorted(weights) == sorted(f"{name}_weight" for name in SeamFeatures._fields)


def test_a_score_is_the_sum_of_its_weights() -> None:
    with override(SEAM, cut_visible_weight=3.0, capital_weight=-0.25):
        assert SeamFeatures(cut_visible=True, capital=True).score() == 2.75
    assert SeamFeatures().score() == 0.0


def test_the_script_and_the_program_weigh_the_same_features() -> None:
    _, tables = explained_document(document_of(UNNUMBERED_SEED, "unnumbered"))
    calls = [(table, *call) for table in tables for call in table.calls.items()]
    assert calls
    for table, call, evidence in calls:
        features = np.array([table.seams.features(*call)], dtype=np.float64)
        logit = SEAM.logit_of_score * float((features @ present_weights())[0])
        assert evidence.goes_on == pytest.approx(log(1 + exp(-logit)))
        assert evidence.begins == pytest.approx(log(1 + exp(logit)))


def test_what_goes_on_is_known_from_the_document() -> None:
    texts = seam_texts(UNNUMBERED_SEED, "unnumbered")
    assert {one.goes_on for one in texts} == {True, False}
    lines = list(fit_report([one._replace(seed=seed) for one in texts for seed in (0, 1)]))
    assert len(lines) == 1 + len(SeamFeatures._fields) + 6
    assert lines[-3].startswith("odd seeds")


def test_weights_are_found_again() -> None:
    """Answers drawn with known weights give these weights back."""
    rng = np.random.default_rng(1)
    true = np.array([2.0, -1.0, 0.5])
    features = rng.integers(0, 2, (4000, 3)).astype(np.float64)
    likely = 1 / (1 + np.exp(-SEAM.logit_of_score * features @ true))
    goes_on = (rng.random(4000) < likely).astype(np.float64)
    fitted = fitted_weights(features, goes_on, np.zeros(3))
    assert fitted == pytest.approx(true, abs=0.25)
    assert figures(features, goes_on, fitted).log_loss < figures(features, goes_on, np.zeros(3)).log_loss


def test_a_feature_that_never_occurs_keeps_its_weight() -> None:
    features = SeamFeatures(lower_case=True)
    texts = [SeamText(seed=0, features=features, goes_on=True, what="") for _ in range(50)]
    fitted = dict(zip(SeamFeatures._fields, fitted_weights(*matrix_of(texts), present_weights()), strict=True))
    assert fitted["bracket_open"] == pytest.approx(SEAM.bracket_open_weight)
    assert fitted["lower_case"] > SEAM.lower_case_weight


def test_moves_of_a_sound_document() -> None:
    _, tables = explained_tables((SAMPLES / "bukitpermai-2026.pdf").read_bytes())
    counts = counts_of(tables)
    assert counts["markers"] and not counts["misprints"] and not counts["lost"]
    begun = sum(count for name, count in counts.items() if name.startswith("begins: "))
    assert begun + counts["goes on"] + counts["repeats"] == counts["texts"]


def test_misprints_of_the_builder_are_counted_as_printed() -> None:
    markers = ("a.", "b.", "b.", "d.", "e.", "f.", "g.", "h.", "i.", "j.")
    counts = printed_misprints([Node("1.", "", children=tuple(Node(marker, "") for marker in markers))])
    assert counts["printed markers"] == 11
    assert counts["printed siblings"] == 9
    assert counts["printed: repeated"] == counts["printed: skips"] == 1


def test_moves_of_a_random_document() -> None:
    counts = of_seed(0, None)
    assert counts["printed markers"] == counts["markers"]
    assert any(line.startswith("misprint ") for line in count_report(counts))


def test_seeds_as_written() -> None:
    assert list(seeds_of("3-5")) == [3, 4, 5]
    assert list(seeds_of("7")) == [7]
