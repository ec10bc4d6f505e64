"""Scans of digital documents: python -m samples.builder.scans --seed 1 --count 2 --out DIR SOURCE.pdf…"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import pypdfium2 as pdfium

from .draw import random_recipe
from .recipes import RECIPES, Recipe
from .scan import scan


def main() -> None:
    """One scan and one truth file per source and seed."""
    parser = argparse.ArgumentParser(prog="python -m samples.builder.scans", description=__doc__)
    parser.add_argument("sources", nargs="+", type=Path, metavar="SOURCE", help="a PDF with its truth beside it")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1, help="scans of each source, with seeds from SEED on")
    parser.add_argument("--out", type=Path, default=Path("scans"))
    wanted = parser.add_mutually_exclusive_group()
    wanted.add_argument("--recipe", choices=[*RECIPES], help="this one; default: a random one")
    wanted.add_argument("--plain", action="store_const", const="plain", dest="recipe", help="300 dpi, nothing wrong")
    options = parser.parse_args()
    missing = [str(source) for source in options.sources if not source.with_suffix(".json").exists()]
    if missing:
        parser.error(f"no truth beside {', '.join(missing)}")
    options.out.mkdir(parents=True, exist_ok=True)
    for seed in range(options.seed, options.seed + options.count):
        for source in options.sources:
            recipe = RECIPES[options.recipe] if options.recipe else _drawn(source, seed)
            target = options.out / f"{source.stem}-{recipe.name}-{seed}.pdf"
            target.write_bytes(scan(source, recipe, seed))
            target.with_suffix(".json").write_bytes(source.with_suffix(".json").read_bytes())
            print(target, flush=True)


def _drawn(source: Path, seed: int) -> Recipe:
    """The recipe that the seed gives this source."""
    document = pdfium.PdfDocument(source)
    pages = len(document)
    document.close()
    return random_recipe(random.Random(f"{source.stem} {seed}"), pages)


if __name__ == "__main__":
    main()
