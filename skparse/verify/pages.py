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
    SecondText,
    is_aligned,
    primary_texts,
    same_cell_text,
    second_shading,
    second_texts,
)


class _GridReading(NamedTuple):
    """A second reading of one of our grids."""

    engine: Engine
    texts: list[SecondText]
    same: list[bool]
    """Of each cell: its text agrees with the primary reading."""
    shading: dict[tuple[int, int], str]


def compare_page(page_pass: PagePass, readings: Sequence[Reading], repeated: RepeatedTexts) -> list[Difference]:
    """The differences between the primary and the second readings of a page. ``repeated`` gets the page's texts.

    A difference is reported only if all engines that can tell agree on it: two of three readings are believed. So one
    engine's mistake (camelot's on dashed rules, pdfplumber's on double ones) is not reported if the other engine agrees
    with the primary reading.
    """
    found: list[Difference] = []
    unable: set[Engine] = set()
    limit = VERIFY.max_page_differences_count
    for table in page_pass.tables:
        texts = table.texts
        ours = primary_texts(page_pass, texts)
        seconds = [_grid_reading(page_pass, texts, ours, reading) for reading in readings]
        unable.update(s.engine for s in seconds if not is_aligned(ours, s.same))
        seconds = [s for s in seconds if is_aligned(ours, s.same)]
        found += _text_differences(page_pass, texts, ours, seconds, repeated)[:limit]
        found += _shading_differences(page_pass, texts, seconds)[:limit]
        for cell, text in zip(texts.grid.cells, ours, strict=True):
            repeated.add(cell.box, text)
    found += _cell_differences(page_pass, [r for r in readings if r.engine not in unable])[:limit]
    number = page_pass.number
    found += [
        Difference(code="verify-unable", page=number, bbox=None, ours="", theirs="", engine=engine, sentence="order")
        for engine in sorted(unable)
    ]
    return found


def _grid_reading(page_pass: PagePass, texts: CellTexts, ours: Sequence[str], reading: Reading) -> _GridReading:
    theirs = second_texts(page_pass, texts.grid, reading.glyphs)
    same = [same_cell_text(own, second) for own, second in zip(ours, theirs, strict=True)]
    shading = second_shading(page_pass, texts.grid, reading.paints)
    return _GridReading(engine=reading.engine, texts=theirs, same=same, shading=shading)


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


def _cell_differences(page_pass: PagePass, readings: Sequence[Reading]) -> list[Difference]:
    """Cells that the engines divide or join, and cells that only they have.

    An engine counts only where most of its grid agrees with ours. It may have no cells at rows that continue on another
    page, or at rules that it does not know; there it is not asked.
    """
    boxes = [cell.box for table in page_pass.tables for cell in table.grid.cells]
    seconds = [
        _CellReading(r, compare_cells(boxes, _to_upright(page_pass, r.cells), _to_upright(page_pass, r.lines)))
        for r in readings
    ]
    seconds = [s for s in seconds if s.cells.is_reliable]
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
