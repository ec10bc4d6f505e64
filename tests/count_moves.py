"""How often does each move of the numbering happen? What the costs in `NumberingCosts` can be checked against.

    python -m tests.count_moves --samples                   the digital samples and one document of each family
    python -m tests.count_moves FILE.pdf …                  any files, as they are read now
    python -m tests.count_moves --seeds 0-99 [--families]   random documents, whose misprints are known

Counted is what the search decided: so many of so many, and −log of that share, in nats. "misprints" are all moves that
count as one away from the beginning of a page; their kinds are shares of all misprints. Of random documents the skipped
and repeated numbers that the builder made are printed beside those that were read.

A cost need not be the −log of the share that stands here. A document that misprints or loses a page is read with these
costs before it is counted, and files that somebody chose (samples, real documents) lose pages less often than others.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from math import log
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from damaged import use_same_fonts  # noqa: E402 - found where this file lies
from explanations import Explained, document_of, explained_document, explained_tables, seeds_of  # noqa: E402

from samples.builder.families import FAMILIES  # noqa: E402
from samples.builder.model import Node  # noqa: E402
from skparse.errors import SkparseError  # noqa: E402
from skparse.numbering.markers import Marker, parse_marker  # noqa: E402
from skparse.numbering.model import Action, Decision, Fit, Observation  # noqa: E402

MISPRINTS = (Fit.SKIPS, Fit.REPEATED, Fit.BACK, Fit.WRONG, Fit.OTHER_KIND, Fit.LATE, Fit.DROPPED)


class Share(NamedTuple):
    """A line of the table: ``part`` of ``whole``, both keys of the counts."""

    cost: str
    """The field of `NumberingCosts`; empty where it is none."""
    part: str
    whole: str


TABLE = (
    Share("misprint", "misprints", "markers"),
    Share("skips", "misprint: skips one", "misprints"),
    Share("skips_more", "misprint: skips more", "misprints"),
    *(Share(fit.name.lower(), f"misprint: {fit.value}", "misprints") for fit in MISPRINTS[1:]),
    Share("other_form", "begins: other form", "markers"),
    Share("late_at_start", "late in the first row", "tables"),
    Share("", "begins: late", "lists"),
    Share("", "begins: rare", "lists"),
    Share("nested", "nested lists", "lists"),
    Share("style_open", "nested in an open style", "nested lists"),
    Share("nested_unmarked", "nested without marker", "begins: unnumbered"),
    Share("adopted", "adopts", "page ends"),
    Share("", "goes on", "texts below page ends"),
    Share("", "repeats", "texts below page ends"),
    Share("not_a_marker", "goes on with a marker", "goes on"),
    Share("loss", "lost", "page ends"),
    Share("loss_counted_out", "lost, counted out", "page ends, none counted"),
    Share("no_loss", "not lost, though counted", "page ends, some counted"),
    Share("first_below_loss", "lost: first of a list", "lost"),
    Share("lost_parents", "lost: with parents", "lost"),
    Share("rest_of_lost", "lost: rests", "lost"),
    Share("goes_on_over_loss", "lost: goes on", "lost"),
    Share("misread_digital", "misread, digital", "markers, digital"),
    Share("misread_scanned", "misread, scanned", "markers, scanned"),
)


# --- What was decided


def counts_of(tables: Iterable[Explained]) -> Counter[str]:
    """How often each move was made."""
    counts = Counter[str]()
    for table in tables:
        counts["tables"] += 1
        begun: dict[int, Decision] = {}
        for one in table.explanation.decisions:
            observation = table.observations[one.observation]
            counts.update(_of_text(observation))
            if one.action is Action.BEGINS:
                begun[one.observation] = one
                counts.update(_of_item(one, table, begun))
            else:
                counts[one.action.value] += 1
                counts["goes on with a marker"] += one.action is Action.GOES_ON and observation.marker is not None
            if observation.begins_page:
                counts.update(_of_page_end(one, table.habits.pages_lost.get(observation.row)))
    return counts


def _of_text(one: Observation) -> Iterator[str]:
    yield "texts"
    if one.marker is not None:
        yield "markers"
        yield "markers, digital" if one.ocr_confidence is None else "markers, scanned"
    if one.seam:
        yield "texts below page ends"


def _of_item(one: Decision, table: Explained, begun: dict[int, Decision]) -> Iterator[str]:
    observation = table.observations[one.observation]
    yield f"begins: {one.fit.value}"
    in_first_row = observation.row == table.habits.first_row
    if one.fit in MISPRINTS and not in_first_row:
        if observation.begins_page:
            yield "misprints below page ends"
        else:
            yield "misprints"
            yield f"misprint: {one.fit.value}"
            if one.fit is Fit.SKIPS:
                step = one.ordinal - _ordinal_before(one, begun)
                yield "misprint: skips one" if step == 2 else "misprint: skips more"
    if one.fit is Fit.LATE and in_first_row:
        yield "late in the first row"
    if one.fit is Fit.MISREAD:
        yield "misread, digital" if observation.ocr_confidence is None else "misread, scanned"
    if one.adopts:
        yield "adopts"
    yield from _of_place(one, table, begun)


def _ordinal_before(one: Decision, begun: dict[int, Decision]) -> int:
    """Of the item before it in its list."""
    return next(
        (other.ordinal for other in reversed(begun.values()) if other is not one and other.parent == one.parent), 0
    )


def _of_place(one: Decision, table: Explained, begun: dict[int, Decision]) -> Iterator[str]:
    column = table.observations[one.observation].column
    open_styles = []
    parent = begun.get(one.parent) if one.parent is not None else None
    while parent is not None and table.observations[parent.observation].column == column:
        open_styles.append(parent.style)
        parent = begun.get(parent.parent) if parent.parent is not None else None
    if one.fit in (Fit.FIRST, Fit.RARE, Fit.LATE):
        yield "lists"
        if open_styles:
            yield "nested lists"
            if one.style in open_styles:
                yield "nested in an open style"
    elif one.fit is Fit.UNNUMBERED and open_styles:
        yield "nested without marker"


def _of_page_end(one: Decision, counted: int | None) -> Iterator[str]:
    """``counted``: pages that are missing by the printed page numbers; None: these tell nothing."""
    yield "page ends"
    if counted is not None:
        yield "page ends, some counted" if counted else "page ends, none counted"
    if not one.after_loss:
        if counted:
            yield "not lost, though counted"
        return
    yield "lost"
    if counted == 0:
        yield "lost, counted out"
    if one.lost:
        yield "lost: with parents"
    if one.action is not Action.BEGINS:
        yield f"lost: {one.action.value}"
    elif one.ordinal == 1:
        yield "lost: first of a list"


# --- What the builder did


def printed_misprints(nodes: Sequence[Node]) -> Counter[str]:
    """The markers of a document, and how many of them skip a number or repeat the one before."""
    counts = Counter[str]()
    before: Marker | None = None
    for node in nodes:
        marker = parse_marker(node.marker) if node.marker and not node.inferred else None
        counts["printed markers"] += marker is not None
        counts["printed siblings"] += marker is not None and before is not None
        if marker is not None and before is not None:
            counts.update(_step(before, marker))
        before = marker
        counts += printed_misprints(node.children)
    return counts


def _step(before: Marker, marker: Marker) -> Iterator[str]:
    steps = {
        b.ordinal - a.ordinal for a in before.readings for b in marker.readings if (a.kind, a.form) == (b.kind, b.form)
    }
    if 1 in steps:
        return
    if 0 in steps:
        yield "printed: repeated"
    elif 2 in steps:
        yield "printed: skips"


# --- What is printed


def of_seed(seed: int, family: str | None) -> Counter[str]:
    """The counts of a random document, with what the builder knows; none where it cannot be read or lost a page."""
    document = document_of(seed, family)
    if document.after_lost_page:
        return Counter()
    try:
        counts = counts_of(explained_document(document)[1])
    except SkparseError:
        return Counter()
    return counts + printed_misprints(document.nodes)


def of_file(path: Path) -> Counter[str]:
    """The counts of a file; none where it holds no table."""
    try:
        return counts_of(explained_tables(path.read_bytes())[1])
    except SkparseError:
        return Counter()


def line_of(name: str, part: int, whole: int) -> str:
    """ "3 of 2,410, 6.69 nats"."""
    cost = f"{log(whole / part):.2f} nats" if part and whole else "–"
    return f"{name:<58}{part:>7,} of {whole:>7,}  {cost}"


def report(counts: Counter[str]) -> Iterator[str]:
    """The table, line by line, and the fits of all items."""
    for one in TABLE:
        yield f"{one.cost or '–':<20}" + line_of(f"{one.part} / {one.whole}", counts[one.part], counts[one.whole])
    for fit in Fit:
        if counts[f"begins: {fit.value}"]:
            yield f"{'':<20}" + line_of(f"begins: {fit.value} / texts", counts[f"begins: {fit.value}"], counts["texts"])
    if counts["misprints below page ends"]:
        yield f"misprints below page ends: {counts['misprints below page ends']}"
    if counts["printed markers"]:
        siblings = counts["printed siblings"]
        yield f"the builder printed {counts['printed markers']:,} markers, {siblings:,} of them behind a sibling"
        for kind in ("skips", "repeated"):
            yield f"{'':<20}" + line_of(f"printed: {kind} / siblings", counts[f"printed: {kind}"], siblings)
            yield f"{'':<20}" + line_of(f"read: {kind} / siblings", counts[f"begins: {kind}"], siblings)


def added(tasks: Sequence[tuple[Callable[..., Counter[str]], tuple[object, ...]]], processes: int) -> Counter[str]:
    """The counts of all documents together."""
    total = Counter[str]()
    with ProcessPoolExecutor(processes, initializer=use_same_fonts) as pool:
        for future in [pool.submit(read, *arguments) for read, arguments in tasks]:
            total += future.result()
    return total


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.count_moves", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--samples", action="store_true", help="the digital samples and families")
    parser.add_argument("--seeds", type=seeds_of, default=range(0), help="random documents: 0-99")
    parser.add_argument("--families", action="store_true", help="random documents of each family of layouts too")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    files = list(options.files)
    if options.samples:
        files += [*sorted((ROOT / "samples").glob("*.pdf")), *sorted((ROOT / "samples" / "families").glob("*.pdf"))]
    families = (None, *(FAMILIES if options.families else ()))
    tasks: list[tuple[Callable[..., Counter[str]], tuple[object, ...]]] = [(of_file, (path,)) for path in files]
    tasks += [(of_seed, (seed, family)) for seed in options.seeds for family in families]
    print("\n".join(report(added(tasks, options.processes))))


if __name__ == "__main__":
    main()
