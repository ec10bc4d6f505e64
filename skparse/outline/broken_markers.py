"""Markers that a page's end has broken, put together in the row above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skparse.numbering.broken_markers import MarkerInCell, NumberingCell, markers_of_cell, markers_of_column
from skparse.numbering.markers import marker_body, parse_marker, split_marker
from skparse.table.model import LogicalTable, Piece, Row
from skparse.text.line_records import TextLine


def join_over_page_ends(table: LogicalTable) -> LogicalTable:
    """The table with its broken markers whole: the lines of one that a page's end has cut stand in the row above, and
    where a cell by itself would not tell that its lines are one marker, the first line holds all of its text."""
    if not any(_may_be_broken(row, piece) for row in table.rows for piece in row.pieces.values() if piece.markers):
        return table
    rows = list(table.rows)
    left = _ItemsOnTheLeft(rows)
    for column in sorted({column for row in rows for column, piece in row.pieces.items() if piece.markers}):
        places = [i for i, row in enumerate(rows) if column in row.pieces and row.pieces[column].markers]
        cells = _cells(rows, places, column, left)
        if any(map(_is_doubtful, cells, [None, *cells])):
            found = _whole_markers(cells)
        else:
            found = [markers_of_cell(cell.lines) for cell in cells]
        for i, markers, cell in zip(places, found, cells, strict=True):
            lines = tuple(line for one in markers or () for line in one.lines)
            if markers is not None and lines != cell.lines:
                rows[i] = _with_markers(rows[i], column, lines)
        left.add({i: markers for i, markers in zip(places, found, strict=True) if markers})
    return table._replace(rows=rows) if rows != table.rows else table


def _may_be_broken(row: Row, piece: Piece) -> bool:
    """A numbering cell that holds more or less than one marker, or right below a page's end what may be the rest of
    one."""
    first = piece.markers[0].text
    return len(piece.markers) > 1 or parse_marker(first) is None or (row.seam and first[:1] in ".)0123456789ivxlIVXL")


class _ItemsOnTheLeft:
    """Of each row: where the first item begins in it, and the numbers of the last column's items beside it."""

    def __init__(self, rows: Sequence[Row]) -> None:
        sections = {i: row.section.lines[0] for i, row in enumerate(rows) if row.section and row.section.lines}
        self.first_y = {i: line.center_y for i, line in sections.items()}
        self.numbers: list[frozenset[str]] = [frozenset()] * len(rows)
        splits = {i: (split, line) for i, line in sections.items() if (split := split_marker(line.text))}
        self.add({i: [MarkerInCell(split[0], (line,))] for i, (split, line) in splits.items()})

    def add(self, found: Mapping[int, Sequence[MarkerInCell]]) -> None:
        """Note the markers of the next column, by row."""
        last = ""
        for row in range(len(self.numbers)):
            numbers = {last}
            for one in found.get(row, ()):
                self.first_y[row] = min(one.lines[0].center_y, self.first_y.get(row, one.lines[0].center_y))
                last = marker_body(one.marker.text)
                numbers.add(last)
            self.numbers[row] = frozenset(number for number in numbers if number[:1].isdigit())


def _cells(rows: Sequence[Row], places: Sequence[int], column: int, left: _ItemsOnTheLeft) -> list[NumberingCell]:
    cells = []
    for above, i in zip([None, *places], places, strict=False):
        piece = rows[i].pieces[column]
        was_cut = rows[i].seam and above is not None and rows[above].page == rows[i - 1].page
        was_cut = was_cut and not any(k in left.first_y for k in range((above or 0) + 1, i))
        is_above_items = i not in left.first_y or piece.markers[0].bottom < left.first_y[i]
        cells.append(
            NumberingCell(
                lines=piece.markers,
                texts=piece.lines,
                may_go_on=was_cut and is_above_items,
                parents=left.numbers[i],
            )
        )
    return cells


def _whole_markers(cells: Sequence[NumberingCell]) -> list[list[MarkerInCell] | None]:
    """The markers of each cell with the lines that they shall have; None for a cell that holds something else."""
    result: list[list[MarkerInCell] | None] = []
    moved: set[TextLine] = set()
    for cell, markers in zip(cells, markers_of_column(cells), strict=True):
        if not markers and not moved.issuperset(cell.lines):
            result.append(None)
            continue
        moved.update(line for one in markers for line in one.lines if line not in cell.lines)
        alone = markers_of_cell([line for one in markers for line in one.lines]) if markers else []
        if [one.marker for one in alone] != [one.marker for one in markers]:
            markers = [one._replace(lines=_in_first_line(one)) for one in markers]
        result.append(markers)
    return result


def _is_doubtful(cell: NumberingCell, above: NumberingCell | None) -> bool:
    """More than one way to read it, or none."""
    if len(cell.lines) > 1 or parse_marker(cell.lines[0].text) is None:
        return True
    return cell.may_go_on and above is not None and parse_marker(above.lines[-1].text + cell.lines[0].text) is not None


def _with_markers(row: Row, column: int, lines: tuple[TextLine, ...]) -> Row:
    pieces = dict(row.pieces)
    pieces[column] = pieces[column]._replace(markers=lines)
    if not lines and not pieces[column].lines:
        del pieces[column]
    return row._replace(pieces=pieces)


def _in_first_line(marker: MarkerInCell) -> tuple[TextLine, ...]:
    """All of the marker's text in its first line; the others follow without text, for their words and places."""
    first, *others = marker.lines
    return (first._replace(text=marker.marker.text), *(line._replace(text="", ocr=()) for line in others))
