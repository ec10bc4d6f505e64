"""How well pictures of paper are read, measured against the digital file that they were made of.

    python -m tests.measure_paper telephone fax archive [--samples NAME…] [--pages 2 3] [--seed 1]

nodes   share of the printed items that are read: same marker, and a text that is nearly the same
months  share of the printed items with months that are read with these months
said    share of the items that are not read so and stand on a page, or in an item, with a warning
"""

from __future__ import annotations

import argparse
import difflib
import json
import time
from pathlib import Path
from typing import NamedTuple

import pikepdf

import skparse
from samples.builder.scans.recipes import RECIPES
from samples.builder.scans.scan import scan

SAMPLES = Path(__file__).parent.parent / "samples"
DEFAULT = ("karangindah-2026:3,4", "sukamerta-2026:2,3", "pulauseruni-2026:2,3")
NEAR = 0.9


class Item(NamedTuple):
    """A node of a plan."""

    marker: str
    text: str
    bulan: tuple[int, ...]
    page: int
    node: str

    def alike(self, other: Item) -> bool:
        """Nearly the same text below the same marker."""
        if self.marker.strip(" .()").casefold() != other.marker.strip(" .()").casefold():
            return False
        return difflib.SequenceMatcher(None, _plain(self.text), _plain(other.text), False).ratio() >= NEAR


def _plain(text: str) -> str:
    return "".join(text.casefold().split())


def items(plan: skparse.Plan) -> list[Item]:
    """The nodes of a plan in reading order."""
    found = []
    for node in plan.walk():
        page = node.fragments[0].page if node.fragments else 0
        found.append(Item(node.marker or "", node.text, tuple(sorted(node.bulan or ())), page, node.id))
    return found


def matches(printed: list[Item], read: list[Item]) -> list[Item | None]:
    """For each printed item the one that was read for it, in order (longest common sequence)."""
    rows, columns = len(printed), len(read)
    same = [[one.alike(other) for other in read] for one in printed]
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + same[i][j])
    found: list[Item | None] = [None] * rows
    i = j = 0
    while i < rows and j < columns:
        if same[i][j] and best[i][j] == best[i + 1][j + 1] + 1:
            found[i] = read[j]
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def only(source: Path, pages: list[int], out: Path) -> Path:
    """These pages of a file, as a file."""
    with pikepdf.open(source) as file, pikepdf.new() as some:
        for page in pages:
            some.pages.append(file.pages[page - 1])
        some.save(out)
    return out


def main() -> None:
    """One line for each recipe and sample."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recipes", nargs="+", choices=[*RECIPES])
    parser.add_argument("--samples", nargs="+", default=DEFAULT, help="NAME:PAGE,PAGE")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("/tmp/measure_paper"))
    parser.add_argument("--show", action="store_true", help="what is wrong")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for recipe in options.recipes:
        total = [0] * 6
        for wanted in options.samples:
            name, pages = wanted.split(":")
            source = only(SAMPLES / f"{name}.pdf", [int(p) for p in pages.split(",")], options.out / f"{name}.pdf")
            target = options.out / f"{name}-{recipe}-{options.seed}.pdf"
            target.write_bytes(scan(source, RECIPES[recipe], options.seed))
            start = time.monotonic()
            figures = measure(source, target, options.show)
            total = [a + b for a, b in zip(total, figures, strict=True)]
            print(f"{recipe:10} {name:20} {line(figures)}  {time.monotonic() - start:.0f} s", flush=True)
        print(f"{recipe:10} {'all':20} {line(total)}", flush=True)


def measure(source: Path, target: Path, show: bool) -> list[int]:
    """Items, read; items with months, right; wrong, said."""
    printed = items(skparse.parse(source))
    try:
        plan = skparse.parse(target, jobs=1)
    except skparse.SkparseError as error:
        print(f"  {error}")
        return [len(printed), 0, sum(bool(i.bulan) for i in printed), 0, len(printed), len(printed)]
    read = items(plan)
    found = matches(printed, read)
    dated = [(one, other) for one, other in zip(printed, found, strict=True) if one.bulan or (other and other.bulan)]
    wrong = [(a, b) for a, b in zip(printed, found, strict=True) if b is None or a.bulan != b.bulan]
    warned = [f for f in plan.findings if f.severity != "info"]
    said = sum(any(f.page == a.page or (b and f.node == b.node) for f in warned) for a, b in wrong)
    if show:
        for one, other in wrong:
            print(f"  p{one.page} {one.marker} {one.text[:50]!r} {one.bulan} -> {other.bulan if other else None}")
        used = {item for item in found if item}
        for item in read:
            if item not in used:
                print(f"  read: p{item.page} {item.marker} {item.text[:60]!r} {item.bulan}")
        for finding in plan.findings:
            print(f"  {finding.severity} {finding.code} p{finding.page} {finding.message[:110]}")
    print(json.dumps({"read": len(read)}))
    right = sum(b is not None and a.bulan == b.bulan for a, b in dated)
    return [len(printed), sum(map(bool, found)), len(dated), right, len(wrong), said]


def line(figures: list[int]) -> str:
    """The figures as shares."""
    printed, found, dated, right, wrong, said = figures
    shares = (found / max(1, printed), right / max(1, dated), said / max(1, wrong))
    return f"nodes {shares[0]:.3f} of {printed}  months {shares[1]:.3f} of {dated}  said {shares[2]:.2f} of {wrong}"


if __name__ == "__main__":
    main()
