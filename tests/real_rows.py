"""The rows of real documents, kept as digests: the documents are not ours, so none of their sentences stand here.

    python -m tests.real_rows DIR     writes tests/real_truth/NAME.json for each DIR/NAME.json

DIR holds the truth in plain text, outside the project: written from the rendered pages and their raw text, never from
what skparse reads. `{"rows": [{"levels": [text, …], "cells": {column: text or null}, "months": [1, …]}]}`: the texts of
all levels down to the row's own, each with its marker; its other cells (null: it may be read in two ways, so it is not
judged); its months. A cell's digest is that of its text and of all its parents'.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from skparse.plan import Node, Plan

TRUTH = Path(__file__).parent / "real_truth"
DIGITS = 12


class Row(NamedTuple):
    """Digests of a row's cells, and its months."""

    levels: tuple[str, ...]
    cells: Mapping[str, str | None]
    """Empty cells are absent; None is not judged."""
    months: tuple[int, ...]


class Agreement(NamedTuple):
    """How much of the truth was read, each from 0 to 1; what was read too much counts against it."""

    cells: float
    rows: float
    months: float


def _digest(*texts: str) -> str:
    folded = ["".join(unicodedata.normalize("NFKC", text).casefold().split()) for text in texts]
    return hashlib.sha256("\x1f".join(folded).encode()).hexdigest()[:DIGITS]


def _row(levels: Sequence[str], cells: Mapping[str, str | None], months: Sequence[int]) -> Row:
    return Row(
        levels=tuple(_digest(*levels[: depth + 1]) for depth in range(len(levels))),
        cells={
            column: text if text is None else _digest(*levels, column, text)
            for column, text in cells.items()
            if text is None or text.strip()
        },
        months=tuple(months),
    )


def rows_of(plan: Plan) -> list[Row]:
    """The rows of all plans of a file: one for each node without children."""

    def walk(nodes: Sequence[Node], parents: tuple[str, ...]) -> Iterator[Row]:
        for node in nodes:
            chain = (*parents, f"{node.marker or ''} {node.text}")
            if node.children:
                yield from walk(node.children, chain)
            else:
                times = {words: " ".join(cell.tanda or "" for cell in node.jadwal) for words in in_words}
                yield _row(chain, {**node.extra, **times, "ket": node.ket or ""}, node.bulan)

    rows: list[Row] = []
    for table in plan.lampiran:
        schedule = [column for column in table.columns if column.role == "schedule"]
        in_words = [column.key for column in schedule if not column.bulan]
        rows += walk(table.nodes, ())
    return rows


def truth_of(name: str) -> list[Row]:
    """The rows of a document as they are printed."""
    rows = json.loads((TRUTH / f"{name}.json").read_text())
    return [Row(tuple(row["levels"]), row["cells"], tuple(row["months"])) for row in rows]


def agreement(truth: Sequence[Row], found: Sequence[Row]) -> Agreement:
    """Compare rows; one is found by its own text and its parents'."""
    left: defaultdict[str, list[Row]] = defaultdict(list)
    for row in found:
        left[row.levels[-1]].append(row)
    chains = {digest for row in found for digest in row.levels}
    hits = whole = same_months = total = 0
    for row in truth:
        pair = left[row.levels[-1]].pop(0) if left[row.levels[-1]] else None
        judged = {column: digest for column, digest in row.cells.items() if digest}
        good = sum(digest in chains for digest in row.levels)
        read = len(row.levels)
        if pair:
            seen = {column: digest for column, digest in pair.cells.items() if row.cells.get(column, "") is not None}
            good += sum(seen.get(column) == digest for column, digest in judged.items())
            read += len(seen)
            whole += pair.levels == row.levels and seen == judged
            same_months += pair.months == row.months
        hits += 2 * good
        total += len(row.levels) + len(judged) + read
    extra = [row for rows in left.values() for row in rows]
    total += sum(len(row.levels) + len(row.cells) for row in extra)
    return Agreement(
        cells=hits / total if total else 1.0,
        rows=2 * whole / (len(truth) + len(found)) if truth or found else 1.0,
        months=same_months / max(len(truth), len(found), 1),
    )


def main() -> None:
    """Make the digests of all plain truths of a directory."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("directory", type=Path)
    for path in sorted(parser.parse_args().directory.glob("*.json")):
        plain: list[dict[str, Any]] = json.loads(path.read_text())["rows"]
        rows = [_row([t for t in one["levels"] if t], one["cells"], one["months"]) for one in plain]
        text = json.dumps([row._asdict() for row in rows], separators=(",", ":"))
        (TRUTH / path.name).write_text(re.sub(r"\},\{(?=\"levels)", "},\n{", text) + "\n")
        print(path.stem, len(rows))


if __name__ == "__main__":
    main()
