"""A grid below its header → rows: pieces of the level columns, marks of the schedule, attributes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from skparse.table.assemble.column_map import ColumnMap
from skparse.table.assemble.settings import ASSEMBLE
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import Grid, GridCell
from skparse.table.header.columns import TableColumn
from skparse.table.model import Attribute, Mark, Piece, Row, Shade
from skparse.text.lines import TextLine
from skparse.text.markers import may_be_numbering

LinesOf = Callable[[GridCell], tuple[TextLine, ...]]


def body_rows(
    texts: CellTexts,
    columns: Sequence[TableColumn],
    column_map: ColumnMap,
    header_rows: Collection[int],
    *,
    seam_first: bool,
) -> list[Row]:
    """The rows of a grid outside ``header_rows``, in reading order.

    A row begins where a cell of a level column begins. ``seam_first``: rows of the same table stand on a page before.
    """
    page, grid = texts.page, texts.grid

    def lines_of(cell: GridCell) -> tuple[TextLine, ...]:
        """A cell's lines; of a heading that no rule closes below, those that stand below the header."""
        lines = texts.lines(cell)
        if cell.r0 not in header_rows:
            return lines
        end = header_end(grid, header_rows, cell.r0)
        return tuple(line for line in lines if line.center_y > end)

    level = {i for i, c in enumerate(columns) if c.role == "level"}
    starts = _row_starts(grid, column_map, level, header_rows)
    cells_by_row: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        cells_by_row.setdefault(cell.r0, []).append(cell)
    rows: list[Row] = []
    total = len(grid.ys) - 1
    deepest = max(level, default=-1)
    for n, start in enumerate(starts):
        end = next(
            (r for r in range(start + 1, total) if r in header_rows or (n + 1 < len(starts) and r >= starts[n + 1])),
            total,
        )
        cells = [c for r in range(start, end) for c in cells_by_row.get(r, ())]
        first = start == 0 or (start - 1) in header_rows
        pieces, section = _pieces(cells, column_map, level, columns, lines_of)
        ground = _ground(grid, column_map, start, end)
        rows.append(
            Row(
                page=page.number,
                top=grid.ys[start],
                bottom=grid.ys[end],
                seam=first and (seam_first or bool(rows)),
                pieces=pieces,
                marks=_marks(grid, column_map, columns, (start, end), ground, lines_of),
                attributes=_attributes(page.number, grid, column_map, columns, (start, end), lines_of),
                section=section,
                closed_above=not (start == 0 and grid.open_top),
                closed_below=not (end == total and grid.open_bottom),
                blank=any(not c.words and deepest in column_map.columns(c) for c in cells_by_row.get(start, ())),
                ground=ground,
            )
        )
    return rows


def header_end(grid: Grid, header_rows: Collection[int], row: int) -> float:
    """Where the header ends that a row belongs to, in points from the page's top."""
    while row in header_rows:
        row += 1
    return grid.ys[row]


def _row_starts(grid: Grid, column_map: ColumnMap, level: set[int], header_rows: Collection[int]) -> list[int]:
    total = len(grid.ys) - 1
    starts = set()
    for cell in grid.cells:
        if cell.r0 in header_rows or not level.intersection(column_map.columns(cell)):
            continue
        starts.add(cell.r0)
    for r in range(total):
        if r not in header_rows and (r == 0 or r - 1 in header_rows):
            starts.add(r)
    ordered = sorted(starts)
    # A sliver between two rules that do not meet begins no row of its own: the row begins with it.
    kept: list[int] = []
    for start in ordered:
        if kept and start - 1 not in header_rows and grid.ys[start] - grid.ys[kept[-1]] < ASSEMBLE.min_row_height_pt:
            continue
        kept.append(start)
    return kept


def _pieces(
    cells: list[GridCell],
    column_map: ColumnMap,
    level: set[int],
    columns: Sequence[TableColumn],
    lines_of: LinesOf,
) -> tuple[dict[int, Piece], Piece | None]:
    by_column: dict[int, list[GridCell]] = {}
    section: Piece | None = None
    # Where the last cell under a heading begins, empty or not: what stands left of it is numbering.
    last: dict[int, int] = {}
    end = max(column_map.last_level, default=-1)
    for cell in cells:
        if cell.c0 <= end and (covered := [c for c in column_map.columns(cell) if c in level]):
            last[covered[0]] = max(last.get(covered[0], 0), cell.c0)
    for cell in sorted((c for c in cells if c.words), key=lambda c: (c.c0, c.r0)):
        covered = [c for c in column_map.columns(cell) if c in level]
        if not covered:
            continue
        beyond = len(column_map.columns(cell)) > len(covered)
        if len(covered) == len(level) and (beyond or len(level) > 1):
            section = _join_section(section, Piece((), lines_of(cell), cell.box))
            continue
        by_column.setdefault(covered[0], []).append(cell)
    pieces = {}
    for column, group in by_column.items():
        markers: list[TextLine] = []
        texts: list[TextLine] = []
        for cell in group:
            # The leftmost of several cells under one heading is its numbering; a lone cell may be text with a marker.
            left = cell.c0 < last.get(column, 0)
            numbering = left and cell is not group[-1] and _looks_like_numbering(lines_of(cell))
            # Its text went to the next page, for want of room.
            numbering = numbering or (left and len(group) == 1 and _is_number(lines_of(cell)))
            (markers if numbering else texts).extend(lines_of(cell))
        pieces[column] = Piece(tuple(markers), tuple(texts), group[-1].box)
    return pieces, section


def _join_section(section: Piece | None, more: Piece) -> Piece:
    return more if section is None else section._replace(lines=section.lines + more.lines)


def _looks_like_numbering(lines: tuple[TextLine, ...]) -> bool:
    """Each line is short enough to be a marker: "1.", "VIII.", "1.2.10", "(a)"."""
    return all(len(line.text.replace(" ", "")) <= 8 for line in lines)


def _is_number(lines: tuple[TextLine, ...]) -> bool:
    """One line that can be nothing but a marker."""
    return len(lines) == 1 and may_be_numbering(lines[0].text)


def _marks(
    grid: Grid,
    column_map: ColumnMap,
    columns: Sequence[TableColumn],
    span: tuple[int, int],
    ground: Collection[str],
    lines_of: LinesOf,
) -> tuple[Mark, ...]:
    """The marked schedule cells of a row. ``span``: its first row of the grid and its end."""
    start, end = span
    marks: dict[int, Mark] = {}
    band, shade = grid.label[start:end], grid.shade
    periods = {c for c, _ in column_map.scheduled}
    for c, scheduled in column_map.scheduled:
        color = None
        shaded: tuple[Shade, ...] = ()
        if shade:
            painted = [(r, s) for r in range(start, end) if (s := shade.get((r, c))) and s not in ground]
            if painted:
                color = painted[0][1]
                shaded = tuple(Shade(grid.ys[r], grid.ys[r + 1], s) for r, s in painted)
        lines: tuple[TextLine, ...] = ()
        aside = False
        for name in {row[c]: None for row in band}:
            cell = grid.cells[name]
            # A cell that reaches in from the left (a section's title) holds no mark.
            if cell.words and _begins_in(cell, column_map, columns, "schedule"):
                own = lines_of(cell)
                under = _under(own, cell, grid, periods)
                aside = aside or under == c
                lines += own if under in (None, c) else ()
        if color is None and not lines:
            continue
        for column in scheduled:
            old = marks.get(column, Mark(column, None, ()))
            extra = tuple(line for line in lines if line not in old.lines)
            marks[column] = old._replace(
                color=old.color or color,
                lines=old.lines + extra,
                shaded=old.shaded + shaded,
                aside=old.aside or aside,
            )
    return tuple(marks[k] for k in sorted(marks))


def _under(lines: Sequence[TextLine], cell: GridCell, grid: Grid, periods: Collection[int]) -> int | None:
    """The one column of a merged cell that its mark stands in the middle of, and not in the middle of the cell nor at
    its edge: a rule between two months is missing there. None where the cell is one, or all of it is meant."""
    if cell.c1 - cell.c0 < 2 or len(lines) != 1 or len(lines[0].text) > ASSEMBLE.max_mark_letters:
        return None
    (line,) = lines
    middle, left, right = line.center_x, grid.xs[cell.c0], grid.xs[cell.c1]
    if (
        line.x0 - left < ASSEMBLE.left_padding_pt
        or right - line.x1 < ASSEMBLE.right_padding_pt
        or not all(c in periods for c in range(cell.c0, cell.c1))
    ):
        return None
    for c in range(cell.c0, cell.c1):
        width = grid.xs[c + 1] - grid.xs[c]
        own = abs(middle - (grid.xs[c] + grid.xs[c + 1]) / 2)
        if (
            own < ASSEMBLE.mark_off_center_share * width
            and abs(middle - (left + right) / 2) > 2 * ASSEMBLE.mark_off_center_share * width
        ):
            return c
    return None


def _ground(grid: Grid, column_map: ColumnMap, start: int, end: int) -> frozenset[str]:
    """Colours that lie under the row's texts as well: zebra rows and section bands, which mark no month.

    The cell of the last level tells: it is never merged over rows that differ in their ground, as its parents are. A
    colour under an attribute alone is that attribute's (a risk, a status).
    """
    return frozenset(
        color for c in column_map.last_level for r in range(start, end) if (color := grid.shade.get((r, c)))
    )


def _attributes(
    page: int,
    grid: Grid,
    column_map: ColumnMap,
    columns: Sequence[TableColumn],
    span: tuple[int, int],
    lines_of: LinesOf,
) -> dict[int, Attribute]:
    start, end = span
    # Open here means: this cell is, the row's own text cell is not, so it is not the row that was cut.
    closed_top = start == 0 and any(grid.top[c] for c in column_map.last_level)
    closed_bottom = end == len(grid.ys) - 1 and any(grid.bottom[c] for c in column_map.last_level)
    found: dict[int, dict[int, None]] = {}
    opened: dict[int, tuple[bool, bool]] = {}
    for c, column in enumerate(column_map.of):
        if column is not None and columns[column].role == "attribute":
            found.setdefault(column, {}).update(dict.fromkeys(row[c] for row in grid.label[start:end]))
            opened[column] = (closed_top and not grid.top[c], closed_bottom and not grid.bottom[c])
    result = {}
    for column, names in found.items():
        cells = [(n, cell) for n in names if _begins_in(cell := grid.cells[n], column_map, columns, "attribute")]
        if cells:
            lines = tuple(line for _, cell in cells for line in lines_of(cell))
            merged = any(cell.r0 < start or cell.r1 > end for _, cell in cells)
            # An empty cell that ends beside this row's own is another row's text.
            name = next((n for n, cell in cells if cell.words), cells[0][0])
            open_above, open_below = opened[column]
            result[column] = Attribute(
                cell=(page, round(grid.ys[0]), name),
                lines=lines,
                merged=merged,
                open_above=open_above,
                open_below=open_below,
            )
    return result


def _begins_in(cell: GridCell, column_map: ColumnMap, columns: Sequence[TableColumn], role: str) -> bool:
    covered = column_map.columns(cell)
    return bool(covered) and columns[covered[0]].role == role
