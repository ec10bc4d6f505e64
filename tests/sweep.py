"""Between which values does a threshold hold? All samples and families must give the same plans.

    python -m tests.sweep table.grid                            list the thresholds of a stage
    python -m tests.sweep table.grid.same_position_pt           one threshold
    python -m tests.sweep table.assemble --all                  every threshold of a stage
    python -m tests.sweep read.scan.cleaning.… --scans          on the scans too (minutes for each value)
    python -m tests.sweep table.grid.same_position_pt --values 1 2 3 --files other/*.pdf

From the default on, values are tried outwards, smaller and larger, until a plan changes; the last ones that change none
are printed, and the first document that a further one changes. A threshold whose whole range holds decides nothing that
the samples show.
"""

from __future__ import annotations

import argparse
import dataclasses
import importlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from skparse.errors import SkparseError
from skparse.page import Page
from skparse.pipeline import build_plan
from skparse.read import Pages, ReadPage, open_pages
from skparse.settings import override

SAMPLES = Path(__file__).parent.parent / "samples"
_STEPS = (1.1, 1.25, 1.5, 2.0, 3.0, 5.0)
"""Factors that are tried, upwards and downwards; whole numbers move by one, two, three, five and ten."""
_WHOLE_STEPS = (1, 2, 3, 5, 10)


class KeptPages(Pages):
    """The pages of a file, read once: what is above the reader is tried again and again."""

    def __init__(self, pages: Sequence[ReadPage], page_count: int) -> None:
        self._kept = {one.number: one for one in pages}
        self.page_count = page_count

    def read(self, numbers: Sequence[int]) -> Iterator[ReadPage]:
        return (self._kept[number] for number in numbers)

    def reread(self, number: int) -> Page:
        page = self._kept[number].page
        assert page is not None
        return page

    def close(self) -> None:
        pass


class Documents:
    """The documents that a threshold is tried on, and their plans with the defaults."""

    def __init__(self, files: Iterable[Path], reading_changes: bool) -> None:
        self._files = list(files)
        self._data = {path: path.read_bytes() for path in self._files}
        self._kept = {} if reading_changes else {path: self._read(path) for path in self._files}
        self._expected = {path: self.plan(path) for path in self._files}
        self._order = list(self._files)

    def _read(self, path: Path) -> KeptPages:
        document = open_pages(self._data[path])
        try:
            count = document.page_count
            return KeptPages(list(document.read(range(1, count + 1))), count)
        finally:
            document.close()

    def plan(self, path: Path) -> str:
        """The JSON of a document's plan, or the error that it ends with."""
        document: Pages = self._kept[path] if path in self._kept else open_pages(self._data[path])
        try:
            return build_plan(document, self._data[path], path.name, range(1, document.page_count + 1)).to_json()
        except SkparseError as error:
            return f"{type(error).__name__}: {error}"
        finally:
            document.close()

    def first_changed(self) -> Path | None:
        """A document whose plan is not what it is with the defaults; those that changed before are tried first."""
        for path in self._order:
            if self.plan(path) != self._expected[path]:
                self._order.remove(path)
                self._order.insert(0, path)
                return path
        return None


def settings_of(stage: str) -> list[Any]:
    """The settings instances of a stage: ``table.grid`` → those of ``skparse/table/grid/settings.py``."""
    try:
        module = importlib.import_module(f"skparse.{stage}.settings")
    except ModuleNotFoundError:
        module = importlib.import_module(f"skparse.{stage}")  # a stage of one file: orientation, overprint, page
    return [
        value
        for value in vars(module).values()
        if dataclasses.is_dataclass(value) and not isinstance(value, type) and type(value).__module__ == module.__name__
    ]


def candidates(default: float, unit: str, upwards: bool) -> Iterator[float]:
    """Values further and further away from the default."""
    if isinstance(default, int):
        for step in _WHOLE_STEPS:
            if upwards or default - step >= 0:
                yield default + step if upwards else default - step
        return
    for factor in _STEPS:
        value = default * factor if upwards else default / factor
        if unit in ("share", "confidence") and default <= 1 < value:
            yield 1.0
            return
        yield round(value, 6)


def sweep(settings: Any, field: dataclasses.Field[Any], documents: Documents, values: Sequence[float]) -> str:
    """A line that says between which values the threshold holds."""
    default, unit = getattr(settings, field.name), field.metadata["unit"]
    if values:
        found = []
        for value in values:
            with override(settings, **{field.name: value}):
                changed = documents.first_changed()
            found.append(f"{value:g}: {'same' if changed is None else changed.stem}")
        return f"{field.name} = {default:g} {unit}: " + ", ".join(found)
    ends = []
    for upwards in (False, True):
        last, broken = default, ""
        for value in candidates(default, unit, upwards):
            with override(settings, **{field.name: value}):
                changed = documents.first_changed()
            if changed is not None:
                broken = f" (at {value:g}: {changed.stem})"
                break
            last = value
        ends.append((last, broken))
    (low, below), (high, above) = ends
    noted = field.metadata["holds"]
    said = f", noted {noted[0]:g}-{noted[1]:g}" if noted else ""
    return f"{field.name} = {default:g} {unit}: holds {low:g}{below} to {high:g}{above}{said}"


def main() -> None:
    """List or sweep."""
    parser = argparse.ArgumentParser(prog="python -m tests.sweep", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", help="a stage (table.grid) or a threshold (table.grid.same_position_pt)")
    parser.add_argument("--all", action="store_true", help="sweep every threshold of the stage")
    parser.add_argument("--values", type=float, nargs="+", default=[], help="try these values only")
    parser.add_argument("--files", type=Path, nargs="+", help="try on these files")
    parser.add_argument("--scans", action="store_true", help="try on the scans too")
    options = parser.parse_args()
    stage, wanted = options.what, None
    try:
        found = settings_of(stage)
    except ModuleNotFoundError:
        stage, _, wanted = stage.rpartition(".")
        found = settings_of(stage)
    fields = [(one, field) for one in found for field in dataclasses.fields(one) if wanted in (None, field.name)]
    if not fields:
        sys.exit(f"skparse.{stage}.settings has no threshold {wanted!r}")
    if wanted is None and not options.all:
        for one, field in fields:
            print(f"{field.name} = {getattr(one, field.name):g} {field.metadata['unit']}: {field.metadata['meaning']}")
        return
    files = options.files or [*sorted(SAMPLES.glob("*.pdf")), *sorted((SAMPLES / "families").glob("*.pdf"))]
    if options.scans:
        files += sorted((SAMPLES / "scans").glob("*.pdf"))
    documents = Documents(files, reading_changes=stage.startswith("read"))
    for one, field in fields:
        print(sweep(one, field, documents, options.values), flush=True)


if __name__ == "__main__":
    main()
