"""One page of ours against both second readings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skparse.findings import PLAIN
from skparse.geometry import Box
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.page_pass import PagePass
from skparse.verify.model import Code, Difference, Engine, Reading
from skparse.verify.spans import compare_cells
from skparse.verify.texts import Merged, agrees, is_laid_over, own_texts, painted, seen_texts

# Of one kind on one page; more do not tell more.
_MOST = 12


class _View(NamedTuple):
    """An engine's reading laid over one of our grids."""

    engine: Engine
    texts: list[tuple[str, bool]]
    same: list[bool]
    paint: dict[tuple[int, int], str]


def compare_page(page_pass: PagePass, readings: Sequence[Reading], merged: Merged) -> list[Difference]:
    """What the engines see otherwise on a page.

    An alarm needs all engines that can tell: two of three readings are believed, so one engine's mistake (camelot and
    dashed rules, pdfplumber and double ones) is none as long as the other one agrees with us.
    """
    found: list[Difference] = []
    unable: set[Engine] = set()
    for table in page_pass.tables:
        texts = table.texts
        ours = own_texts(page_pass, texts)
        views = [_view(page_pass, texts, ours, reading) for reading in readings]
        unable.update(v.engine for v in views if not is_laid_over(ours, v.same))
        views = [v for v in views if is_laid_over(ours, v.same)]
        found += _texts(page_pass, texts, ours, views, merged)[:_MOST]
        found += _shades(page_pass, texts, views)[:_MOST]
        for cell, text in zip(texts.grid.cells, ours, strict=True):
            merged.note(cell.box, text)
    found += _cells(page_pass, [r for r in readings if r.engine not in unable])[:_MOST]
    number = page_pass.number
    found += [
        Difference(code="verify-unable", page=number, bbox=None, ours="", theirs="", engine=engine, sentence="order")
        for engine in sorted(unable)
    ]
    return found


def _view(page_pass: PagePass, texts: CellTexts, ours: Sequence[str], reading: Reading) -> _View:
    seen = seen_texts(page_pass, texts.grid, reading.glyphs)
    same = [agrees(text, theirs, level) for text, (theirs, level) in zip(ours, seen, strict=True)]
    return _View(reading.engine, seen, same, painted(page_pass, texts.grid, reading.paints))


def _name(engines: Sequence[Engine]) -> Engine:
    return engines[0] if len(engines) == 1 else "both"


def _texts(
    page_pass: PagePass, texts: CellTexts, ours: Sequence[str], views: Sequence[_View], merged: Merged
) -> list[Difference]:
    cells = texts.grid.cells
    differing: dict[tuple[int, int], list[int]] = {}  # by column
    for i, cell in enumerate(cells):
        if views and not any(v.same[i] for v in views):
            differing.setdefault((cell.c0, cell.c1), []).append(i)
    found = []
    for group in differing.values():
        mine, seen = "".join(ours[i] for i in group), "".join(views[0].texts[i][0] for i in group)
        if not merged.explains(cells[group[0]].box, mine, seen):
            found += group
    name = _name([v.engine for v in views])
    theirs = views[0].texts if views else []
    return [_difference("verify-text", page_pass, cells[i].box, (ours[i], theirs[i][0]), name) for i in sorted(found)]


def _shades(page_pass: PagePass, texts: CellTexts, views: Sequence[_View]) -> list[Difference]:
    if not views:
        return []
    grid = texts.grid
    name = _name([v.engine for v in views])
    found = []
    for r, row in enumerate(grid.cell_index):
        for c in range(len(row)):
            mine = (r, c) in grid.shading
            if all(((r, c) in v.paint) != mine for v in views):
                box = Box(grid.xs[c], grid.ys[r], grid.xs[c + 1], grid.ys[r + 1])
                words = ("shaded", "not shaded") if mine else ("not shaded", "shaded")
                sentence = "shaded" if mine else "not-shaded"
                found.append(_difference("verify-months", page_pass, box, words, name, sentence))
    return found


def _cells(page_pass: PagePass, readings: Sequence[Reading]) -> list[Difference]:
    """Spans. An engine has a say only where its grid fits ours elsewhere on the page. Rows that a page's end leaves
    open and rules that it does not know are holes in its grid, and a hole says nothing."""
    boxes = [cell.box for table in page_pass.tables for cell in table.grid.cells]
    views = [
        (r.engine, r, compare_cells(boxes, *(_laid(page_pass, of) for of in (r.cells, r.lines)))) for r in readings
    ]
    views = [v for v in views if v[2].fits]
    found = []
    for i, box in enumerate(boxes):
        others = [(engine, view) for engine, _, view in views if view.verdicts[i] == "other"]
        if others and not any(view.verdicts[i] == "same" for _, _, view in views):
            name = _name([engine for engine, _ in others])
            seen = others[0][1].seen[i]
            told = ("1 cell", seen.text)
            found.append(_difference("verify-cells", page_pass, box, told, name, seen.sentence, seen.pieces))
    if views:
        full = [box for box in views[0][2].extra if _holds_text(page_pass, box, views[0][1])]
        shared = [box for box in full if all(_has(box, view.extra) for _, _, view in views)]
        name = _name([engine for engine, _, _ in views])
        found += [_difference("verify-cells", page_pass, box, ("no cell", "1 cell"), name, "extra") for box in shared]
    return found


def _laid(page_pass: PagePass, boxes: Sequence[Box]) -> list[Box]:
    return [page_pass.to_upright(box) for box in boxes]


def _has(box: Box, cells: Sequence[Box]) -> bool:
    return any(all(abs(p - q) < 3.0 for p, q in zip(box, cell, strict=True)) for cell in cells)


def _holds_text(page_pass: PagePass, box: Box, reading: Reading) -> bool:
    for glyph in reading.glyphs:
        g = page_pass.to_upright(glyph.box)
        if box.x0 < g.center_x < box.x1 and box.top < g.center_y < box.bottom:
            return True
    return False


def _difference(
    code: Code,
    page_pass: PagePass,
    box: Box,
    readings: tuple[str, str],
    engine: Engine,
    sentence: str = PLAIN,
    pieces: int = 0,
) -> Difference:
    """``readings``: ours and the engine's."""
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
