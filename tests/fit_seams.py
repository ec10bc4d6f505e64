"""Does a text below a page's end go on? The weights of the evidence, fitted to documents whose texts are known.

    python -m tests.fit_seams --seeds 0-99                one plain random document for each seed
    python -m tests.fit_seams --seeds 0-9 --families      and one of each family of layouts

A logistic model: the logit of "it goes on" is `SEAM.logit_of_score` times the weights of the features that are true,
added up. The features are `skparse.outline.seams.SeamFeatures`, computed by the function that the program uses. What is
true is known from the document: a text goes on if one of its nodes has the text above and below the page's end, and
begins an item if a node without marker begins with it; texts of which neither or both hold are left out.

Weights are fitted to documents with even seeds (Newton's method) and tried on those with odd seeds. What holds them
back (L2) are the present weights: a feature that these documents seldom show keeps the weight it has. Printed: for each
feature the weight now and fitted, and how many texts below a page's end have it; then log loss and share of right
answers of both, on odd seeds.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from damaged import tight, use_same_fonts  # noqa: E402 - found where this file lies
from explanations import Explained, SeamCall, document_of, explained_document, seeds_of  # noqa: E402
from trees import normalized  # noqa: E402

from samples.builder.families import FAMILIES  # noqa: E402
from samples.builder.truth import truth  # noqa: E402
from skparse.errors import SkparseError  # noqa: E402
from skparse.outline.seams import SeamFeatures  # noqa: E402
from skparse.outline.settings import SEAM  # noqa: E402

Floats = NDArray[np.float64]
PRIOR_SPREAD = 2.0
"""Standard deviation of the weights around the present ones, before anything is counted, in scores."""


class SeamText(NamedTuple):
    """A text without marker below a page's end."""

    seed: int
    features: SeamFeatures
    goes_on: bool
    what: str
    """The text above the page's end and that below, for people."""


class Figures(NamedTuple):
    """How well weights foretell what goes on."""

    log_loss: float
    accuracy: float


# --- What is true


def seam_texts(seed: int, family: str | None) -> list[SeamText]:
    """The texts below the page ends of a random document; none where it lost a page or cannot be read."""
    document = document_of(seed, family)
    if document.after_lost_page:
        return []
    try:
        _, tables = explained_document(document)
    except SkparseError:
        return []
    nodes = set(_nodes(truth(document)["nodes"]))
    return [one for table in tables for one in _of_table(seed, table, nodes)]


def _nodes(nodes: Sequence[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Marker and text of all nodes of a truth, without spaces."""
    for node in nodes:
        yield normalized(node["marker"]), tight(node["text"])
        yield from _nodes(node["children"])


def _of_table(seed: int, table: Explained, nodes: set[tuple[str, str]]) -> Iterator[SeamText]:
    calls: dict[int, list[SeamCall]] = {}
    repeated = {call.observation for call, evidence in table.calls.items() if evidence.printed_again}
    for call in table.calls:
        is_text = table.observations[call.observation].marker is None and call.observation not in repeated
        if is_text and call.item >= 0:
            calls.setdefault(call.observation, []).append(call)
    for observation, asked in calls.items():
        own = table.seams.text_of(observation, ())
        if not own:
            continue
        continued = next((call for call in asked if _is_one_text(table, call, own, nodes)), None)
        begins = any(not marker and text.startswith(tight(own)) for marker, text in nodes)
        if (continued is not None) == begins:
            continue
        call = continued or asked[0]  # the search asks about the item of its cheapest explanation first
        above = table.seams.text_of(call.item, call.rest)
        yield SeamText(
            seed=seed,
            features=table.seams.features(*call),
            goes_on=continued is not None,
            what=f"{above[-40:]} | {own[:40]}",
        )


def _is_one_text(table: Explained, call: SeamCall, own: str, nodes: set[tuple[str, str]]) -> bool:
    """A node has the text above and below the page's end."""
    marker = table.observations[call.item].marker
    above = tight(table.seams.text_of(call.item, call.rest))
    whole = above + tight(own)
    printed = normalized(marker.text if marker else None)
    return bool(above or printed) and any(
        text.startswith(whole) and (above or printed == number) for number, text in nodes
    )


# --- The model


def present_weights() -> Floats:
    """The weights of `SeamSettings`, in the order of the features."""
    return np.array([getattr(SEAM, f"{name}_weight") for name in SeamFeatures._fields], dtype=np.float64)


def matrix_of(texts: Sequence[SeamText]) -> tuple[Floats, Floats]:
    """The features, a row for each text, and what is true."""
    rows = np.array([one.features for one in texts], dtype=np.float64).reshape(-1, len(SeamFeatures._fields))
    return rows, np.array([one.goes_on for one in texts], dtype=np.float64)


def fitted_weights(features: Floats, goes_on: Floats, prior: Floats) -> Floats:
    """The likeliest weights, in scores, by Newton's method."""
    weights = prior.copy()
    scale = SEAM.logit_of_score
    precision = np.eye(len(prior)) / PRIOR_SPREAD**2
    for _ in range(50):
        likely = _probabilities(features, weights)
        gradient = scale * features.T @ (likely - goes_on) + precision @ (weights - prior)
        curvature = scale**2 * (features.T * (likely * (1 - likely))) @ features + precision
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def figures(features: Floats, goes_on: Floats, weights: Floats) -> Figures:
    """Log loss, in nats, and the share of texts of which the likelier answer is right."""
    logit = SEAM.logit_of_score * features @ weights
    loss = np.logaddexp(0.0, np.where(goes_on > 0, -logit, logit))
    return Figures(float(loss.mean()), float(((logit > 0) == (goes_on > 0)).mean()))


def _probabilities(features: Floats, weights: Floats) -> Floats:
    logit = SEAM.logit_of_score * features @ weights
    found: Floats = 1 / (1 + np.exp(-logit))
    return found


# --- What is printed


def collected(seeds: Sequence[int], families: bool, processes: int) -> list[SeamText]:
    """The texts below page ends of all documents."""
    which = [(seed, family) for seed in seeds for family in (None, *(FAMILIES if families else ()))]
    read: Callable[..., list[SeamText]] = seam_texts
    with ProcessPoolExecutor(processes, initializer=use_same_fonts) as pool:
        found = pool.map(read, *zip(*which, strict=True), chunksize=4)
        return [one for texts in found for one in texts]


def report(texts: Sequence[SeamText]) -> Iterator[str]:
    """The table, line by line."""
    known = [one for one in texts if one.seed % 2 == 0]
    held_out = [one for one in texts if one.seed % 2]
    now = present_weights()
    fitted = fitted_weights(*matrix_of(known), now)
    counts = Counter[tuple[str, bool]]()
    for one in texts:
        counts.update((name, one.goes_on) for name in one.features._fields if getattr(one.features, name))
    yield f"{'feature':<20}{'now':>6}{'fitted':>8}{'goes on':>9}{'begins':>8}"
    for name, present, weight in zip(SeamFeatures._fields, now, fitted, strict=True):
        yield f"{name:<20}{present:>6.1f}{weight:>8.2f}{counts[name, True]:>9}{counts[name, False]:>8}"
    for group, chosen in (("even seeds, fitted to", known), ("odd seeds, held out", held_out)):
        features, goes_on = matrix_of(chosen)
        if not len(goes_on):
            continue
        yield f"{group}: {len(goes_on)} texts, {int(goes_on.sum())} go on"
        for kind, weights in (("now", now), ("fitted", fitted)):
            loss, accuracy = figures(features, goes_on, weights)
            yield f"    {kind:<8} log loss {loss:.4f}  right {accuracy:.4f}"


def surprises(texts: Sequence[SeamText]) -> Iterator[str]:
    """The texts that the present weights are wrong about."""
    for one in texts:
        score = one.features.score()
        if (score > 0) != one.goes_on:
            names = [name for name in one.features._fields if getattr(one.features, name)]
            kind = "goes on" if one.goes_on else "begins"
            yield f"{one.seed}: {kind}, score {score:.1f} ({', '.join(names)}): {one.what}"


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.fit_seams", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", type=seeds_of, default=range(100), help="of the documents: 0-99")
    parser.add_argument("--families", action="store_true", help="documents of each family of layouts too")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--show", action="store_true", help="print the texts that the present weights are wrong about")
    options = parser.parse_args()
    texts = collected(options.seeds, options.families, options.processes)
    if options.show:
        print("\n".join(surprises(texts)))
    print("\n".join(report(texts)))


if __name__ == "__main__":
    main()
