"""A grid below its header → rows: pieces of the level columns, marks of the schedule, attributes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from skparse.numbering.markers import MAX_MARKER_LETTERS, is_part_of_marker
from skparse.table.assemble.attributes import attributes_of, times_of
from skparse.table.assemble.body import GridBody, RowSpan
from skparse.table.assemble.drawn import Drawn
from skparse.table.assemble.marks import background_of, marks_of
from skparse.table.assemble.settings import ASSEMBLE
from skparse.table.grid.grid import GridCell
from skparse.table.model import Piece, Row
from skparse.text.line_records import TextLine


def body_rows(body: GridBody, spans: Sequence[RowSpan], drawn: Drawn, *, seam_first: bool) -> list[Row]:
    """The rows of a grid outside its header rows, in reading order.

    ``spans``: of `row_spans`; ``drawn``: what is drawn over their cells; ``seam_first``: rows of the same table stand
    on a page before.
    """
    grid, header_rows = body.grid, body.header_rows
    levels = frozenset(i for i, c in enumerate(body.columns) if c.role == "level")
    last_level = max(levels, default=-1)
    cells_by_row: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        cells_by_row.setdefault(body.first_row(cell), []).append(cell)
    rows: list[Row] = []
    total = grid.row_count
    for span in spans:
        cells = [c for r in range(span.start, span.end) for c in cells_by_row.get(r, ())]
        cut_above = span.start == 0 or (span.start - 1) in header_rows
        pieces, section = _pieces(body, cells, levels)
        background = background_of(body, span)
        first_cells = cells_by_row.get(span.start, ())
        rows.append(
            Row(
                page=body.texts.page.number,
                top=grid.ys[span.start],
                bottom=grid.ys[span.end],
                seam=cut_above and (seam_first or bool(rows)),
                pieces=pieces,
                marks=marks_of(body, span, background, drawn),
                attributes=attributes_of(body, span),
                times=times_of(body, span),
                section=section,
                closed_above=not (span.start == 0 and grid.open_top),
                closed_below=not (span.end == total and grid.open_bottom),
                blank=any(not c.words and last_level in body.column_map.columns(c) for c in first_cells),
                background=background,
            )
        )
    return rows


def row_spans(body: GridBody) -> list[RowSpan]:
    """The rows of a grid outside its header rows: a row begins where a cell of a level column begins."""
    grid, header_rows = body.grid, body.header_rows
    levels = frozenset(i for i, c in enumerate(body.columns) if c.role == "level")
    total = grid.row_count
    starts = {
        cell.r0
        for cell in grid.cells
        if cell.r0 not in header_rows and levels.intersection(body.column_map.columns(cell))
    }
    starts.update(r for r in range(total) if r not in header_rows and (r == 0 or r - 1 in header_rows))
    # The row between two rules that do not quite meet begins no row of its own: the next row begins with it.
    kept: list[int] = []
    for start in sorted(starts):
        below_header = start - 1 in header_rows
        if kept and not below_header and grid.ys[start] - grid.ys[kept[-1]] < ASSEMBLE.min_row_height_pt:
            continue
        kept.append(start)
    spans = []
    for start, following in zip(kept, [*kept[1:], total], strict=False):
        end = next((r for r in range(start + 1, following) if r in header_rows), following)
        spans.append(RowSpan(start, end))
    return spans


def _pieces(body: GridBody, cells: Sequence[GridCell], levels: frozenset[int]) -> tuple[dict[int, Piece], Piece | None]:
    """The pieces of a row's level columns, and the section's title that covers them all."""
    by_column: dict[int, list[GridCell]] = {}
    section: Piece | None = None
    for cell in sorted((c for c in cells if body.lines(c)), key=lambda c: (c.c0, c.r0)):
        columns = body.column_map.columns(cell)
        covered = [c for c in columns if c in levels]
        if not covered:
            continue
        if len(covered) == len(levels) and (len(columns) > len(covered) or len(levels) > 1):
            lines = body.lines(cell)
            section = section._replace(lines=section.lines + lines) if section else Piece((), lines, cell.box)
            continue
        by_column.setdefault(covered[0], []).append(cell)
    if section is not None and (number := _section_number(body, by_column, levels, section)):
        section = section._replace(markers=number)
        del by_column[min(levels)]
    text_starts = _text_starts(body, cells, levels)
    return {c: _piece(body, group, text_starts.get(c, 0)) for c, group in by_column.items()}, section


def _section_number(
    body: GridBody, by_column: dict[int, list[GridCell]], levels: frozenset[int], section: Piece
) -> tuple[TextLine, ...]:
    """The lines of a cell of the numbering column beside a section's title, "I." and "MANAJEMEN PERUBAHAN"."""
    if set(by_column) != {min(levels)}:
        return ()
    cells = by_column[min(levels)]
    lines = tuple(line for cell in cells for line in body.lines(cell))
    return (
        lines
        if all(cell.box.x1 <= section.box.x0 + ASSEMBLE.same_rule_pt for cell in cells) and _is_marker(lines)
        else ()
    )


def _text_starts(body: GridBody, cells: Iterable[GridCell], levels: frozenset[int]) -> dict[int, int]:
    """By level column: the grid column in which its last cell begins, empty or not. What stands left of it is
    numbering."""
    starts: dict[int, int] = {}
    end = max(body.column_map.last_level, default=-1)
    for cell in cells:
        if cell.c0 <= end and (covered := [c for c in body.column_map.columns(cell) if c in levels]):
            starts[covered[0]] = max(starts.get(covered[0], 0), cell.c0)
    return starts


def _piece(body: GridBody, group: Sequence[GridCell], text_start: int) -> Piece:
    """The cells of one row under one heading: numbering on the left, text on the right. A lone cell may be text with
    its marker in front."""
    markers: list[TextLine] = []
    texts: list[TextLine] = []
    for index, cell in enumerate(group, 1):
        lines = body.lines(cell)
        left = cell.c0 < text_start
        is_numbering = left and index < len(group) and _is_short(lines)
        # A lone number, or the rest of one: its text is on the page before or the next one.
        is_numbering = is_numbering or (left and len(group) == 1 and _is_marker(lines))
        (markers if is_numbering else texts).extend(lines)
    return Piece(tuple(markers), tuple(texts), group[-1].box)


def _is_short(lines: Sequence[TextLine]) -> bool:
    """Each line is short enough to be a marker: "1.", "VIII.", "1.2.10", "(a)"."""
    return all(len(line.text.replace(" ", "")) <= MAX_MARKER_LETTERS for line in lines)


def _is_marker(lines: Sequence[TextLine]) -> bool:
    """Nothing but a marker, or parts of markers."""
    return bool(lines) and all(is_part_of_marker(line.text.replace(" ", "")) for line in lines)
