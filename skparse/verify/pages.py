"""One page of the primary reading against both second readings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skparse.findings import PLAIN
from skparse.geometry import Box
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.page_pass import PagePass
from skparse.verify.model import Code, Difference, Engine, Reading
from skparse.verify.settings import VERIFY
from skparse.verify.spans import CellComparison, compare_cells
from skparse.verify.texts import (
    RepeatedTexts,
    SecondGrid,
    SecondText,
    is_aligned,
    same_cell_text,
    second_grid,
)


class PageReading(NamedTuple):
    """A second reading of a page, and what it has in each of our tables there."""

    reading: Reading
    grids: tuple[SecondGrid, ...]

    @property
    def engine(self) -> Engine:
        """Who has read it."""
        return self.reading.engine


class PageComparison(NamedTuple):
    """What comes of comparing a page."""

    differences: list[Difference]
    is_settled: bool
    """Each engine that was asked can tell, and sees all as we do: what another one sees would make no difference."""


class _GridReading(NamedTuple):
    """A second reading of one of our grids."""

    engine: Engine
    texts: tuple[SecondText, ...]
    same: list[bool]
    """Of each cell: its text agrees with the primary reading."""
    shading: dict[tuple[int, int], str]


def page_reading(page_pass: PagePass, reading: Reading) -> PageReading:
    """The reading with what it has in the page's tables."""
    return PageReading(reading, tuple(second_grid(page_pass, one.grid, reading) for one in page_pass.tables))


def compare_page(
    page_pass: PagePass, ours: Sequence[Sequence[str]], readings: Sequence[PageReading], repeated: RepeatedTexts
) -> PageComparison:
    """The differences between the primary and the second readings of a page, of which there is one at least.

    A difference is reported only if all engines that can tell agree on it: two of three readings are believed. So one
    engine's mistake (camelot's on dashed rules, pdfplumber's on double ones) is not reported if the other engine agrees
    with the primary reading.

    Args:
        ours: the primary reading's texts of the cells of each table.
        repeated: the texts of earlier pages.
    """
    found: list[Difference] = []
    unable: set[Engine] = set()
    limit = VERIFY.max_page_differences_count
    for number, (table, own) in enumerate(zip(page_pass.tables, ours, strict=True)):
        all_seconds = [_grid_reading(own, one, number) for one in readings]
        seconds = [s for s in all_seconds if is_aligned(own, s.same)]
        unable.update(s.engine for s in all_seconds if s not in seconds)
        found += _text_differences(page_pass, table.texts, own, seconds, repeated)[:limit]
        found += _shading_differences(page_pass, table.texts, seconds)[:limit]
    boxes = [cell.box for table in page_pass.tables for cell in table.grid.cells]
    able = [r.reading for r in readings if r.engine not in unable]
    cells = [_cell_reading(page_pass, boxes, reading) for reading in able]
    found += _cell_differences(page_pass, boxes, [one for one in cells if one.cells.is_reliable])[:limit]
    found += [
        Difference(
            code="verify-unable", page=page_pass.number, bbox=None, ours="", theirs="", engine=engine, sentence="order"
        )
        for engine in sorted(unable)
    ]
    return PageComparison(found, not found and all(one.cells.is_same for one in cells))


def _grid_reading(ours: Sequence[str], one: PageReading, number: int) -> _GridReading:
    texts, shading = one.grids[number]
    same = [same_cell_text(own, second) for own, second in zip(ours, texts, strict=True)]
    return _GridReading(engine=one.engine, texts=texts, same=same, shading=shading)


def _engine(engines: Sequence[Engine]) -> Engine:
    return engines[0] if len(engines) == 1 else "both"


def _text_differences(
    page_pass: PagePass,
    texts: CellTexts,
    ours: Sequence[str],
    seconds: Sequence[_GridReading],
    repeated: RepeatedTexts,
) -> list[Difference]:
    """Cells whose text no engine reads as we do. ``ours``: the primary reading of each cell."""
    cells = texts.grid.cells
    by_column: dict[tuple[int, int], list[int]] = {}
    for i, cell in enumerate(cells):
        if seconds and not any(s.same[i] for s in seconds):
            by_column.setdefault((cell.c0, cell.c1), []).append(i)
    differing = []
    for group in by_column.values():
        own, second = "".join(ours[i] for i in group), "".join(seconds[0].texts[i].text for i in group)
        if not repeated.explains(cells[group[0]].box, own, second):
            differing += group
    engine = _engine([s.engine for s in seconds])
    theirs = seconds[0].texts if seconds else []
    return [
        _difference("verify-text", page_pass, cells[i].box, (ours[i], theirs[i].text), engine)
        for i in sorted(differing)
    ]


def _shading_differences(page_pass: PagePass, texts: CellTexts, seconds: Sequence[_GridReading]) -> list[Difference]:
    """Elementary cells that are shaded in the primary reading and in no second one, or the other way round."""
    if not seconds:
        return []
    grid = texts.grid
    engine = _engine([s.engine for s in seconds])
    found = []
    for r, row in enumerate(grid.cell_index):
        for c in range(len(row)):
            ours = (r, c) in grid.shading
            if all(((r, c) in s.shading) != ours for s in seconds):
                box = Box(grid.xs[c], grid.ys[r], grid.xs[c + 1], grid.ys[r + 1])
                readings = ("shaded", "not shaded") if ours else ("not shaded", "shaded")
                sentence = "shaded" if ours else "not-shaded"
                found.append(_difference("verify-months", page_pass, box, readings, engine, sentence))
    return found


class _CellReading(NamedTuple):
    """A second reading of a page, and its cells compared with ours."""

    reading: Reading
    cells: CellComparison

    @property
    def engine(self) -> Engine:
        return self.reading.engine


def _cell_reading(page_pass: PagePass, boxes: Sequence[Box], reading: Reading) -> _CellReading:
    """``boxes``: our cells on the page."""
    theirs, lines = _to_upright(page_pass, reading.cells), _to_upright(page_pass, reading.lines)
    return _CellReading(reading, compare_cells(boxes, theirs, lines))


def _cell_differences(page_pass: PagePass, boxes: Sequence[Box], seconds: Sequence[_CellReading]) -> list[Difference]:
    """Cells that the engines divide or join, and cells that only they have.

    An engine counts only where most of its grid agrees with ours. It may have no cells at rows that continue on another
    page, or at rules that it does not know; there it is not asked.
    """
    found = []
    for i, box in enumerate(boxes):
        different = [s for s in seconds if s.cells.verdicts[i] == "different"]
        if different and not any(s.cells.verdicts[i] == "same" for s in seconds):
            engine = _engine([s.engine for s in different])
            theirs = different[0].cells.counterparts[i]
            found.append(
                _difference(
                    "verify-cells", page_pass, box, ("1 cell", theirs.text), engine, theirs.sentence, theirs.pieces
                )
            )
    if seconds:
        full = [box for box in seconds[0].cells.extra if _has_text(page_pass, box, seconds[0].reading)]
        shared = [box for box in full if all(_has_cell(s.cells.extra, box) for s in seconds)]
        engine = _engine([s.engine for s in seconds])
        found += [_difference("verify-cells", page_pass, box, ("no cell", "1 cell"), engine, "extra") for box in shared]
    return found


def _to_upright(page_pass: PagePass, boxes: Sequence[Box]) -> list[Box]:
    return [page_pass.to_upright(box) for box in boxes]


def _has_cell(cells: Sequence[Box], box: Box) -> bool:
    return any(box.is_near(cell, VERIFY.same_edge_pt) for cell in cells)


def _has_text(page_pass: PagePass, box: Box, reading: Reading) -> bool:
    return any(box.contains_center(page_pass.to_upright(glyph.box)) for glyph in reading.glyphs)


def _difference(
    code: Code,
    page_pass: PagePass,
    box: Box,
    readings: tuple[str, str],
    engine: Engine,
    sentence: str = PLAIN,
    pieces: int = 0,
) -> Difference:
    """``box`` is on the upright page; ``readings``: the primary and the second one."""
    ours, theirs = (" ".join(text.split()) for text in readings)
    return Difference(
        code=code,
        page=page_pass.number,
        bbox=page_pass.to_displayed(box),
        ours=ours,
        theirs=theirs,
        engine=engine,
        sentence=sentence,
        pieces=pieces,
    )
