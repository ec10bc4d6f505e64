"""What each floor made of one page, gathered from the floors themselves in one pass over the file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Literal, NamedTuple

from skparse.errors import InputError, NoTableError, UsageError
from skparse.orientation import Orientation, make_upright
from skparse.page import Page
from skparse.pipeline import Progress, _ocr_options, _page_numbers, _plan, load
from skparse.plan import Finding, Fragment, Lampiran, Node, Plan
from skparse.read import OcrMode, Pages, ReadPage, open_reader
from skparse.table.assemble.column_map import ColumnMap
from skparse.table.assemble.tables import Stitcher
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import Grid, find_grids
from skparse.table.model import LogicalTable
from skparse.text.lines import word_id

Stage = Literal["page", "grid", "rows", "plan", "all"]
STAGES: tuple[Stage, ...] = ("page", "grid", "rows", "plan")

# The roles of a table's columns are settled by its first pages (table/stitch: at most three wait for them).
_AHEAD = 4


class Laid(NamedTuple):
    """A grid of the page, the table it went into and how its columns lie on that table's; None for a stray grid."""

    texts: CellTexts
    table: LogicalTable | None
    columns: ColumnMap | None


class Placed(NamedTuple):
    """A piece of a node on the page: the ``part``-th of its ``parts`` fragments (from 1). ``depth``: roots have 0."""

    node: Node
    depth: int
    fragment: Fragment
    part: int
    parts: int


class Facts(NamedTuple):
    """All that the pictures and the text are made of. The page stands upright; ``orientation`` leads back to the file's."""

    data: bytes
    password: str | None
    stages: tuple[Stage, ...]
    page: Page
    orientation: Orientation
    pages: int
    furniture: frozenset[int]
    expected: tuple[float, ...]
    laid: tuple[Laid, ...]
    plan: Plan | None
    lost: str
    """Why there is no plan: the file holds no table."""

    def lampiran(self) -> list[Lampiran]:
        """The tables that stand on the page, as far as the plan tells."""
        number = self.page.number
        return [one for one in self.plan.lampiran if one.pages[0] <= number <= one.pages[1]] if self.plan else []

    def placed(self) -> Iterator[Placed]:
        """The pieces of nodes on the page, in reading order."""
        for one in self.lampiran():
            waiting = [(node, 0) for node in reversed(one.nodes)]
            while waiting:
                node, depth = waiting.pop()
                for part, fragment in enumerate(node.fragments, 1):
                    if fragment.page == self.page.number:
                        yield Placed(node, depth, fragment, part, len(node.fragments))
                waiting.extend((child, depth + 1) for child in reversed(node.children))

    def findings(self) -> list[Finding]:
        """What the plan finds odd on the page."""
        return [f for f in self.plan.findings if f.page == self.page.number] if self.plan else []


class _Stitcher(Stitcher):
    """Notes what stands on one page while the file goes by."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.page: Page | None = None
        self.orientation: Orientation | None = None
        self.furniture: frozenset[int] = frozenset()
        self.expected: tuple[float, ...] = ()
        self.grids: list[Grid] = []
        self.error = ""

    def note(self, read: ReadPage) -> None:
        """Take the next page, read or not."""
        if read.page is None:
            self.error = read.error if read.number == self._number else self.error
            return
        page, orientation = make_upright(read.page)
        if page.number == self._number:
            self.page, self.orientation = page, orientation
            self.furniture = self._furniture.words(page)
            self.expected = tuple(self._tables[-1].last_xs) if self._tables else ()
            self.grids = find_grids(page, self.furniture, self.expected)
        self.add(page)

    def laid(self) -> tuple[Laid, ...]:
        """The page's grids and the tables they went into, which their words tell."""
        if self.page is None or not self.grids:
            return ()
        tables, frames = self.tables(), [table.frame for table in self._tables]
        first = word_id(self._number, 0)
        owner = {
            w: n for n, table in enumerate(tables) for w in table.words if first <= w < word_id(self._number + 1, 0)
        }
        result = []
        for grid in self.grids:
            texts = CellTexts(self.page, grid)
            words = (word_id(self._number, w) for cell in grid.cells for w in cell.words)
            n = next((owner[w] for w in words if w in owner), None)
            if n is None:
                result.append(Laid(texts, None, None))
            else:
                columns = tables[n].columns
                result.append(Laid(texts, tables[n], ColumnMap(grid, columns, frames[n]) if columns else None))
        return tuple(result)


class _Watched(Pages):
    """Pages that are noted as they go by, so that a file is read once, whatever is asked of it."""

    noted: _Stitcher

    def read(self, numbers: Sequence[int]) -> Iterator[ReadPage]:
        for read in super().read(numbers):
            self.noted.note(read)
            yield read


def gather(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    number: int,
    *,
    stage: Stage = "all",
    password: str | None = None,
    ocr: OcrMode = "auto",
    jobs: int = 1,
    progress: Progress | None = None,
) -> Facts:
    """What the stages up to ``stage`` made of page ``number`` (from 1). No more of the file is read than they need.

    Raises:
        UsageError: there is no such page, or no such stage.
        InputError: the file, or this page of it, cannot be read; EngineError: it is a picture and OCR is missing.
    """
    if stage != "all" and stage not in STAGES:
        raise UsageError(f"there is no stage {stage!r}; the stages are {', '.join(STAGES)}")
    stages = STAGES if stage == "all" else (stage,)
    data, name = load(source)
    opened = open_reader(data, "pdfium", password)
    document = _Watched(opened, data, password, _ocr_options(ocr, 300, jobs))
    noted = document.noted = _Stitcher(number)
    try:
        count = opened.page_count
        _page_numbers([number], count)
        plan, lost = None, ""
        if "plan" in stages:
            try:
                plan = _plan(document, data, name, _page_numbers(None, count), progress)
            except NoTableError as error:
                lost = str(error)
        else:
            numbers = _needed(stages[-1], number, count)
            for done, _ in enumerate(document.read(numbers), 1):
                if progress:
                    progress(done, len(numbers))
    finally:
        document.close()
    if noted.page is None or noted.orientation is None:
        raise InputError(noted.error or f"page {number} cannot be read")
    return Facts(
        data,
        password,
        stages,
        noted.page,
        noted.orientation,
        count,
        noted.furniture,
        noted.expected,
        noted.laid(),
        plan,
        lost,
    )


def _needed(stage: Stage, number: int, count: int) -> list[int]:
    """The pages that tell a stage. The pages before say what stands on every page, and where the columns are."""
    if stage == "page":
        return [number]
    return list(range(1, min(count, number + _AHEAD if stage == "rows" else number) + 1))
