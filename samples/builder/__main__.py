"""Prints the samples and writes their truth: python -m samples.builder NAME… | --all | --families | --scans."""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from .documents import DOCUMENTS
from .families import suit_family
from .families.seeds import SEEDS
from .producers import PRODUCERS
from .random_document import random_family_document, suit
from .truth import truth


def write_families(out: Path) -> None:
    """The committed seed of each family."""
    out.mkdir(parents=True, exist_ok=True)
    for family, (seed, producer) in SEEDS.items():
        drawn = random_family_document(random.Random(f"{family} {seed}"), family, 40)
        document = suit_family(suit(drawn, producer), producer)
        text = json.dumps(truth(document), indent=1, ensure_ascii=False)
        (out / f"{family}.json").write_text(text + "\n", encoding="utf-8")
        (out / f"{family}.pdf").write_bytes(PRODUCERS[producer](document))
        print(out / f"{family}.pdf")


def main() -> None:
    """One PDF and one truth file per document."""
    parser = argparse.ArgumentParser(prog="python -m samples.builder", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(DOCUMENTS))
    parser.add_argument("--all", action="store_true", help="every sample")
    parser.add_argument("--families", action="store_true", help="one random document of each family, to OUT/families")
    parser.add_argument("--scans", action="store_true", help="scans of the samples in OUT, to OUT/scans")
    parser.add_argument("--out", type=Path, default=Path("samples"))
    options = parser.parse_args()
    if options.families:
        write_families(options.out / "families")
        return
    if options.scans:
        from .scans.committed import write_scans

        write_scans(options.out)
        return
    names = list(DOCUMENTS) if options.all else options.names
    unknown = [name for name in names if name not in DOCUMENTS]
    if unknown or not names:
        parser.error(f"unknown: {', '.join(unknown)}" if unknown else "name a sample, or --all")
    options.out.mkdir(parents=True, exist_ok=True)
    for name in names:
        factory, producer = DOCUMENTS[name]
        document = factory()
        text = json.dumps(truth(document), indent=1, ensure_ascii=False)
        (options.out / f"{name}.json").write_text(text + "\n", encoding="utf-8")
        (options.out / f"{name}.pdf").write_bytes(PRODUCERS[producer](document))
        print(options.out / f"{name}.pdf")


if __name__ == "__main__":
    main()
