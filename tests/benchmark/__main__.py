"""All that is measured of time and memory, as ratios in one run, beside the figures that were kept last.

    python -m tests.benchmark [--part digital] [--rounds 7] [--write]

Parts: digital (beside the bare read), peers (pdfplumber and camelot: minutes), start, growth, commands (`--verify`,
`collect`). `--write` keeps the figures in tests/benchmark/figures.json and renews the README's table. A figure that is
more than a tenth worse than the kept one is named at the end, and the command fails. The figures of a compiled package
(SKPARSE_COMPILE=1) are kept apart. Scans: tests/benchmark/scans.py; a country: tests/benchmark/country.py.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from pathlib import Path

sys.path[:0] = [str(folder) for folder in list(Path(__file__).resolve().parents)[1:3]]

from benchmark import kept  # noqa: E402 - found where this file lies
from benchmark.parts import PARTS  # noqa: E402


def main() -> None:
    """Measure, print and compare."""
    warnings.simplefilter("ignore")
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument(
        "--part", action="append", choices=[*PARTS], help="all but peers, if not given; may be repeated"
    )
    options.add_argument("--rounds", type=int, default=7, help="the least time of so many counts")
    options.add_argument("--write", action="store_true", help="keep these figures, and renew the README's table")
    asked = options.parse_args()
    before = kept.load()
    found: dict[str, float] = {}
    for part in asked.part or [part for part in PARTS if part != "peers"]:
        for name, value in PARTS[part](asked.rounds).items():
            found[name] = value
            was = f"   was {before[name]:.2f}" if name in before else ""
            print(f"{kept.FIGURES[name].title:66}{value:10.2f}{was}", flush=True)
    if asked.write:
        kept.save({**before, **found})
        return
    worse = [name for name in found if name in before and found[name] > kept.MAX_GROWTH * before[name]]
    for name in worse:
        print(f"worse: {kept.FIGURES[name].title}: {found[name]:.2f}, was {before[name]:.2f}", file=sys.stderr)
    sys.exit(1 if worse else 0)


if __name__ == "__main__":
    main()
