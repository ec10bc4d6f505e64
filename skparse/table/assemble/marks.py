"""The marked schedule cells of a row: by shading, or by a tick or text below a month.

The texts of schedule columns in words are no marks: see `skparse.table.assemble.attributes.times_of`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain

from skparse.table.assemble.body import GridBody, RowSpan, column_at_center
from skparse.table.assemble.drawn import NOTHING_DRAWN, Drawn
from skparse.table.grid.grid import Grid, GridCell
from skparse.table.header.settings import HEADER
from skparse.table.model import Mark, Shade
from skparse.text.line_records import TextLine


def marks_of(
    body: GridBody, span: RowSpan, background: Collection[str], drawn: Drawn = NOTHING_DRAWN
) -> tuple[Mark, ...]:
    """The marks of a row, from left to right. ``background``: colors that mark no month in it."""
    marks: dict[int, Mark] = {}
    shading = body.grid.shading
    texts = _cells_with_text(body, span)
    in_words = body.column_map.in_words
    for c, scheduled in body.column_map.scheduled:
        shaded = _shaded(body.grid, span, c, background, drawn.moved) if shading else ()
        lines, off_center = _texts(body, texts[c], c) if c in texts else ((), False)
        if drawn.shades:
            shaded += tuple(s for s in drawn.shades.get((span.start, c), ()) if s.color not in background)
            off_center = off_center or (span.start, c) in drawn.off_center
        if not shaded and not lines:
            continue
        for column in scheduled:
            if column in in_words and not shaded:
                continue
            own = () if column in in_words else lines
            old = marks.get(column, Mark(column))
            marks[column] = old._replace(
                color=old.color or (shaded[0].color if shaded else None),
                lines=old.lines + tuple(line for line in own if line not in old.lines),
                shaded=old.shaded + shaded,
                off_center=old.off_center or off_center,
            )
    return tuple(marks[column] for column in sorted(marks))


def background_of(body: GridBody, span: RowSpan) -> frozenset[str]:
    """Colors that lie under the row's texts as well: zebra rows and section bands, which mark no month.

    The cell of the last level tells: it is never merged over rows of different color, as its parents are. A color under
    an attribute alone is that attribute's (a risk, a status).
    """
    shade = body.grid.shading
    cells = ((r, c) for c in body.column_map.last_level for r in range(span.start, span.end))
    return frozenset(color for cell in cells if (color := shade.get(cell)))


def _shaded(
    grid: Grid, span: RowSpan, c: int, background: Collection[str], moved: Collection[tuple[int, int]]
) -> tuple[Shade, ...]:
    found = []
    for r in range(span.start, span.end):
        color = grid.shading.get((r, c))
        if color and color not in background and (r, c) not in moved:
            found.append(Shade(grid.ys[r], grid.ys[r + 1], color))
    return tuple(found)


def _cells_with_text(body: GridBody, span: RowSpan) -> dict[int, list[GridCell]]:
    """By grid column: the row's cells with text in the schedule, from top to bottom. A cell that reaches in from the
    left (a section's title) holds no mark."""
    grid = body.grid
    found: dict[int, list[GridCell]] = {}
    for index in dict.fromkeys(chain.from_iterable(grid.cell_index[span.start : span.end])):
        cell = grid.cells[index]
        if cell.words and body.begins_in(cell, "schedule"):
            for c in range(cell.c0, cell.c1):
                found.setdefault(c, []).append(cell)
    return found


def _texts(body: GridBody, cells: Sequence[GridCell], c: int) -> tuple[tuple[TextLine, ...], bool]:
    """The lines that mark column ``c`` of the grid, and whether they stand off their merged cell's center."""
    lines: tuple[TextLine, ...] = ()
    off_center = False
    for cell in cells:
        own = body.lines(cell)
        meant = _meant_column(own, cell, body)
        off_center = off_center or meant == c
        lines += own if meant in (None, c) else ()
    return lines, off_center


def _meant_column(lines: Sequence[TextLine], cell: GridCell, body: GridBody) -> int | None:
    """The one column of a merged cell that a short mark means; None where all of the cell is meant."""
    if len(lines) != 1 or len(lines[0].text) > HEADER.max_mark_letters:
        return None
    return column_at_center(body, cell, lines[0])
