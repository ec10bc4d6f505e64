"""One page of ours against both second readings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skparse.geometry import Box
from skparse.table.grid.cell_texts import CellTexts
from skparse.verify.model import Code, Difference, Engine, Reading
from skparse.verify.ours import Own
from skparse.verify.spans import compare_cells
from skparse.verify.texts import Merged, agrees, is_laid_over, own_texts, painted, seen_texts

# Of one kind on one page; more do not tell more.
_MOST = 12
_NO_READING = "it reads the page otherwise from top to bottom"


class _View(NamedTuple):
    """An engine's reading laid over one of our grids."""

    engine: Engine
    texts: list[tuple[str, bool]]
    same: list[bool]
    paint: dict[tuple[int, int], str]


def compare_page(own: Own, readings: Sequence[Reading], merged: Merged) -> list[Difference]:
    """What the engines see otherwise on a page.

    An alarm needs all engines that can tell: two of three readings are believed, so one engine's mistake (camelot and
    dashed rules, pdfplumber and double ones) is none as long as the other one agrees with us.
    """
    found: list[Difference] = []
    unable: set[Engine] = set()
    for texts in own.texts:
        ours = own_texts(own, texts)
        views = [_view(own, texts, ours, reading) for reading in readings]
        unable.update(v.engine for v in views if not is_laid_over(ours, v.same))
        views = [v for v in views if is_laid_over(ours, v.same)]
        found += _texts(own, texts, ours, views, merged)[:_MOST]
        found += _shades(own, texts, views)[:_MOST]
        for cell, text in zip(texts.grid.cells, ours, strict=True):
            merged.note(cell.box, text)
    found += _cells(own, [r for r in readings if r.engine not in unable])[:_MOST]
    number = own.page.number
    found += [Difference("verify-unable", number, None, "", _NO_READING, engine) for engine in sorted(unable)]
    return found


def _view(own: Own, texts: CellTexts, ours: Sequence[str], reading: Reading) -> _View:
    seen = seen_texts(own, texts.grid, reading.glyphs)
    same = [agrees(text, theirs, level) for text, (theirs, level) in zip(ours, seen, strict=True)]
    return _View(reading.engine, seen, same, painted(own, texts.grid, reading.paints))


def _name(engines: Sequence[Engine]) -> Engine:
    return engines[0] if len(engines) == 1 else "both"


def _texts(own: Own, texts: CellTexts, ours: Sequence[str], views: Sequence[_View], merged: Merged) -> list[Difference]:
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
    return [_difference("verify-text", own, cells[i].box, ours[i], views[0].texts[i][0], name) for i in sorted(found)]


def _shades(own: Own, texts: CellTexts, views: Sequence[_View]) -> list[Difference]:
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
                words = ("shaded", "not shaded")
                found.append(_difference("verify-months", own, box, words[not mine], words[mine], name))
    return found


def _cells(own: Own, readings: Sequence[Reading]) -> list[Difference]:
    """Spans. An engine has a say only where its grid fits ours elsewhere on the page. Rows that a page's end leaves
    open and rules that it does not know are holes in its grid, and a hole says nothing."""
    boxes = [cell.box for texts in own.texts for cell in texts.grid.cells]
    views = [(r.engine, r, compare_cells(boxes, *(_laid(own, of) for of in (r.cells, r.lines)))) for r in readings]
    views = [v for v in views if v[2].fits]
    found = []
    for i, box in enumerate(boxes):
        others = [(engine, view) for engine, _, view in views if view.verdicts[i] == "other"]
        if others and not any(view.verdicts[i] == "same" for _, _, view in views):
            name = _name([engine for engine, _ in others])
            found.append(_difference("verify-cells", own, box, "1 cell", others[0][1].seen[i], name))
    if views:
        full = [box for box in views[0][2].extra if _holds_text(own, box, views[0][1])]
        shared = [box for box in full if all(_has(box, view.extra) for _, _, view in views)]
        name = _name([engine for engine, _, _ in views])
        found += [_difference("verify-cells", own, box, "no cell", "1 cell", name) for box in shared]
    return found


def _laid(own: Own, boxes: Sequence[Box]) -> list[Box]:
    return [own.laid(box) for box in boxes]


def _has(box: Box, cells: Sequence[Box]) -> bool:
    return any(all(abs(p - q) < 3.0 for p, q in zip(box, cell, strict=True)) for cell in cells)


def _holds_text(own: Own, box: Box, reading: Reading) -> bool:
    for glyph in reading.glyphs:
        g = own.laid(glyph.box)
        if box.x0 < g.center_x < box.x1 and box.top < g.center_y < box.bottom:
            return True
    return False


def _difference(code: Code, own: Own, box: Box, ours: str, theirs: str, engine: Engine) -> Difference:
    return Difference(code, own.page.number, own.shown(box), " ".join(ours.split()), " ".join(theirs.split()), engine)
