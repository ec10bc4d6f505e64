"""What becomes of the numbering of damaged documents.

    python -m tests.measure_numbering lost [--families]       pages taken out of the samples, and of random documents
    python -m tests.measure_numbering misprints --seeds 0-99  markers changed, dropped and repeated
    python -m tests.measure_numbering confusions --show       markers as OCR misreads them
    python -m tests.measure_numbering calibration             is what is confident right?
    python -m tests.measure_numbering all

lost         items: share of the remaining items whose chain of markers is that of the whole file; whole: share of files
             in which all are right; told: share of files with a finding about lost pages; silent: share of files with
             a wrong item and no such finding
misprints    rest: share of documents in which every item that was not misprinted stands as printed; findings: share of
             misprints that a finding leads to; false_missing: share of documents with pages reported missing
confusions   place: share of the items that keep their parents and their index; marker: share of the markers that are
             given as printed, once in words of which nothing is known ("text"), once in words read by an engine ("ocr")
calibration  sure: items with a confidence of .99 and more; right: the share of them that are right
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from confused_markers import confused_outcomes  # noqa: E402
from damaged import Outcome, keep_pages, use_same_fonts  # noqa: E402
from lost_pages import lost_outcomes  # noqa: E402
from misprinted import MAX_LEAVES, is_perfect, misprinted_outcome  # noqa: E402

import skparse  # noqa: E402 - found where this file lies
from samples.builder import reportlab_  # noqa: E402
from samples.builder.families import FAMILIES, suit_family  # noqa: E402
from samples.builder.random_document import random_family_document, suit  # noqa: E402

KINDS = ("lost", "misprints", "confusions")
SURE = 0.99
LIKELY = 0.9
"""Wrong items of at least this confidence are shown."""

Task = Callable[[], list[Outcome]]


def share(part: int, whole: int) -> float:
    """A share; 1 of nothing."""
    return part / whole if whole else 1.0


def lost_figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Figures of files that lack a page."""
    files = len(outcomes)
    return {
        "files": files,
        "items": share(sum(one.right for one in outcomes), sum(one.items for one in outcomes)),
        "whole": share(sum(one.is_whole for one in outcomes), files),
        "told": share(sum(one.is_told for one in outcomes), files),
        "silent": share(sum(not one.is_whole and not one.is_told for one in outcomes), files),
    }


def misprint_figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Figures of documents with misprinted markers."""
    figures = {
        "documents": len(outcomes),
        "rest": share(sum(one.is_whole for one in outcomes), len(outcomes)),
        "findings": _counted(outcomes, "found", "damages"),
        "false_missing": share(sum(one.counts.get("missing", 0) for one in outcomes), len(outcomes)),
    }
    kinds = ("changed", "dropped", "repeated")
    return figures | {f"findings_{kind}": _counted(outcomes, f"{kind} found", kind) for kind in kinds}


def confusion_figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Figures of documents whose markers were misread."""
    return {
        "documents": len(outcomes),
        "confusions": sum(one.counts.get("confusions", 0) for one in outcomes),
        "place": share(sum(one.right for one in outcomes), sum(one.items for one in outcomes)),
        "marker": _counted(outcomes, "kept", "markers"),
    }


def calibration_figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Are the items right that the reading is confident of?"""
    judged = [one for outcome in outcomes for one in outcome.judged]
    sure = [one for one in judged if one.confidence >= SURE]
    return {
        "items": len(judged),
        "all_right": share(sum(one.is_right for one in judged), len(judged)),
        "sure": len(sure),
        "right": share(sum(one.is_right for one in sure), len(sure)),
        "wrong_and_likely": len(wrong_and_likely(outcomes)),
    }


def wrong_and_likely(outcomes: Iterable[Outcome]) -> list[str]:
    """The wrong items that the reading is rather confident of."""
    judged = [one for outcome in outcomes for one in outcome.judged if not one.is_right and one.confidence >= LIKELY]
    return [f"{one.confidence:.3f} {one.what}" for one in judged]


def _counted(outcomes: Iterable[Outcome], part: str, whole: str) -> float:
    counts = [one.counts for one in outcomes]
    return share(sum(one.get(part, 0) for one in counts), sum(one.get(whole, 0) for one in counts))


# What is measured: tasks, each for one document


def lost_sample(path: Path) -> list[Outcome]:
    """A sample without each of its inner pages."""
    return lost_outcomes(path.stem, keep_pages(path.read_bytes()))


def lost_family(family: str, seed: int) -> list[Outcome]:
    """A random document of a family, likewise; nothing where the whole document is not read perfectly."""
    import random

    document = random_family_document(random.Random(f"{family} {seed}"), family, MAX_LEAVES)
    document = suit_family(suit(document, "reportlab"), "reportlab")
    data = reportlab_.render(document)
    return lost_outcomes(f"{family} {seed}", keep_pages(data)) if is_perfect(document, skparse.parse(data)) else []


def misprinted(seed: int, family: str | None) -> list[Outcome]:
    """A random document with misprints; nothing where it is not read perfectly without them."""
    outcome = misprinted_outcome(seed, family)
    return [outcome] if outcome else []


def confused(path: Path, seeds: Sequence[int], ocr: bool) -> list[Outcome]:
    """A sample with its markers misread."""
    return confused_outcomes(path.stem, keep_pages(path.read_bytes()), seeds, ocr)


def tasks(kind: str, seeds: Sequence[int] | None, families: bool) -> list[tuple[str, Task]]:
    """(group, task) for each document; figures are given by group."""
    files = sorted((ROOT / "samples").glob("*.pdf"))
    if kind == "lost":
        found: list[tuple[str, Task]] = [("lost", partial(lost_sample, path)) for path in files]
        if families:
            found += [
                ("lost families", partial(lost_family, family, seed))
                for family in FAMILIES
                for seed in seeds or range(2)
            ]
        return found
    if kind == "misprints":
        found = [("misprints", partial(misprinted, seed, None)) for seed in seeds or range(60)]
        if families:
            found += [
                ("misprints families", partial(misprinted, seed, family))
                for family in FAMILIES
                for seed in seeds or range(2)
            ]
        return found
    return [
        (f"confusions {'ocr' if ocr else 'text'}", partial(confused, path, list(seeds or range(1)), ocr))
        for ocr in (False, True)
        for path in files
    ]


FIGURES = {"lost": lost_figures, "misprints": misprint_figures, "confusions": confusion_figures}


def run(found: Sequence[tuple[str, Task]], processes: int) -> dict[str, list[Outcome]]:
    """The outcomes of all tasks by group."""
    groups: dict[str, list[Outcome]] = {group: [] for group, _ in found}
    with ProcessPoolExecutor(processes, initializer=use_same_fonts) as pool:
        futures = [(group, pool.submit(task)) for group, task in found]
        for group, future in futures:
            groups[group].extend(future.result())
    return groups


def line(name: str, figures: dict[str, float]) -> str:
    """The figures on one line."""
    parts = (f"{key} {value:.4f}" if isinstance(value, float) else f"{key} {value}" for key, value in figures.items())
    return f"{name}: " + " ".join(parts)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.measure_numbering",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", choices=(*KINDS, "calibration", "all"))
    parser.add_argument(
        "--seeds",
        help="of random documents and confusions: 0-99; else 0-59 of documents, 0-1 of each family, 0 of confusions",
    )
    parser.add_argument("--families", action="store_true", help="random documents of each family of layouts too")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    options = parser.parse_args()
    seeds = None
    if options.seeds:
        first, _, last = options.seeds.partition("-")
        seeds = range(int(first), int(last or first) + 1)
    kinds = [options.what] if options.what in KINDS else KINDS
    outcomes: list[Outcome] = []
    for kind in kinds:
        for group, found in run(tasks(kind, seeds, options.families), options.processes).items():
            outcomes += found
            if options.what == "calibration":
                continue
            if options.show:
                for one in found:
                    if one.wrong:
                        told = "told" if one.is_told else "SILENT"
                        print(f"{one.name}: {one.right}/{one.items} right, {told}")
                        print("".join(f"    {what}\n" for what in one.wrong), end="")
            print(line(group, FIGURES[kind](found)), flush=True)
    if options.what in ("calibration", "all"):
        if options.show:
            print("\n".join(wrong_and_likely(outcomes)))
        print(line("calibration", calibration_figures(outcomes)))


if __name__ == "__main__":
    main()
