"""How well random documents with the traits of real offices are read.

    python -m tests.measure_mixed --seeds 0-999
    python -m tests.measure_mixed --seeds 0-299 --trait times     this trait alone, in the documents that it suits
    python -m tests.measure_mixed --seeds 12 --show               what is wrong, and the findings
    python -m tests.measure_mixed --seeds 12 --pdf DIR            the documents, too

Printed: the share of the documents that are perfect, of those that are perfect or have a finding at each wrong place,
the seeds of the others with their traits, and how often each trait is in an imperfect document.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from compared_plans import read_back  # noqa: E402 - found where this file lies
from damaged import use_same_fonts  # noqa: E402
from explanations import seeds_of  # noqa: E402

from samples.builder import reportlab_  # noqa: E402
from samples.builder.traits import TRAITS, mixed_document  # noqa: E402


class Result(NamedTuple):
    """How a document was read."""

    seed: int
    traits: tuple[str, ...]
    is_perfect: bool
    is_told: bool
    """A finding stands at each wrong place."""
    wrong: tuple[str, ...]
    """What differs, as lines to read; of some differences only."""


def measured(seed: int, only: str | None = None) -> Result | None:
    """The document of a seed; None where it has not the trait that alone is looked at."""
    document, traits = mixed_document(seed, only=only)
    if only is not None and only not in traits:
        return None
    try:
        reading = read_back(document)
    except Exception as error:  # a document that cannot be read is a result, too
        return Result(seed=seed, traits=traits, is_perfect=False, is_told=False, wrong=(repr(error),))
    lines = [f"  - {row}" for row in reading.printed if row not in reading.found]
    lines += [f"  + {row}" for row in reading.found if row not in reading.printed]
    if reading.decrees[0] != reading.decrees[1]:
        lines += [f"  decree {reading.decrees}"]
    lines = lines if not reading.is_perfect else []
    lines += [f"  {f.severity} {f.code} p{f.page} {f.node}: {f.message[:150]}" for f in reading.findings]
    return Result(
        seed=seed,
        traits=traits,
        is_perfect=reading.is_perfect,
        is_told=reading.is_perfect or not list(reading.unreported()),
        wrong=tuple(lines),
    )


def _print(results: list[Result], show: int) -> None:
    count = len(results)
    for result in results:
        if not result.is_perfect:
            print(f"{result.seed} {'told' if result.is_told else 'NOT TOLD'}: {', '.join(result.traits) or 'none'}")
            if show:
                print(*result.wrong[:show], sep="\n")
    having = Counter(trait for result in results for trait in result.traits)
    failing = Counter(trait for result in results if not result.is_perfect for trait in result.traits)
    print("\ntrait: imperfect of all")
    for trait, number in sorted(failing.items(), key=lambda item: -item[1] / having[item[0]]):
        print(f"{trait}: {number} of {having[trait]} ({number / having[trait]:.3f})")
    perfect = sum(result.is_perfect for result in results)
    told = sum(result.is_told for result in results)
    print(f"\n{count} documents: perfect {perfect / count:.4f}, perfect or told {told / count:.4f}")


def main() -> None:
    """Prints the measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=seeds_of, default=range(100))
    parser.add_argument("--trait", choices=[*TRAITS])
    parser.add_argument("--show", type=int, nargs="?", const=40, default=0, help="so many lines of what is wrong")
    parser.add_argument("--pdf", type=Path, help="a folder for the documents")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    if options.pdf:
        use_same_fonts()
        options.pdf.mkdir(parents=True, exist_ok=True)
        for seed in options.seeds:
            document = mixed_document(seed, only=options.trait).document
            (options.pdf / f"mixed-{seed}.pdf").write_bytes(reportlab_.render(document))
    with ProcessPoolExecutor(options.processes, initializer=use_same_fonts) as pool:
        found = [*pool.map(measured, options.seeds, repeat(options.trait), chunksize=4)]
    _print([result for result in found if result is not None], options.show)


if __name__ == "__main__":
    main()
