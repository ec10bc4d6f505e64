"""Rows → texts that may begin items, in reading order."""

from __future__ import annotations

from typing import NamedTuple

from skparse.numbering.broken_markers import markers_of_cell
from skparse.outline.draft import SECTION
from skparse.outline.items import Item, has_unpunctuated_markers, items_of
from skparse.outline.settings import OUTLINE
from skparse.outline.sums import sum_title
from skparse.table.model import Piece, Row


class Text(NamedTuple):
    """A text that may begin an item."""

    row: int
    """The row's index in the table."""
    column: int
    item: Item
    seam: bool
    """It is the first of its cell, right below a page's end or a repeated header."""
    y: float
    """Where it begins, in points: the row's top for the first item of a cell."""


class _Entry(NamedTuple):
    """An item of a row: where it begins, its column, and its index among the items of its cell."""

    y: float
    column: int
    item_index: int


def texts_of_rows(rows: list[Row]) -> list[list[Text]]:
    """The texts of each row: from top to bottom, from left to right where they begin together."""
    unpunctuated = _unpunctuated_columns(rows)
    rows_are_shared = any(
        len(markers_of_cell(piece.markers)) > 1
        for row in rows
        for piece in row.pieces.values()
        if len(piece.markers) > 1
    )
    result: list[list[Text]] = []
    for index, (row, below) in enumerate(zip(rows, [*rows[1:], None], strict=True)):
        if sum_title(row):
            result.append([])
            continue
        by_column = _items_of_row(row, unpunctuated, below, rows_are_shared)
        result.append(
            [
                Text(
                    row=index,
                    column=column,
                    item=by_column[column][n],
                    seam=row.seam and n == 0 and column != SECTION,
                    y=y,
                )
                for y, column, n in _reading_order(row, by_column)
            ]
        )
    return result


# --- Reading order


def _reading_order(row: Row, by_column: dict[int, list[Item]]) -> list[_Entry]:
    """The row's items from top to bottom, and from left to right among those that begin on one line."""
    shared = any(len(items) > 1 for items in by_column.values())
    entries = sorted(
        _Entry(_first_item_y(row, items, shared) if n == 0 else item.first_line_y, column, n)
        for column, items in by_column.items()
        for n, item in enumerate(items)
    )
    ordered: list[_Entry] = []
    line: list[_Entry] = []
    for entry in entries:
        if line and entry.y - line[0].y > OUTLINE.same_line_pt:
            ordered.extend(sorted(line, key=lambda e: (e.column, e.item_index)))
            line = []
        line.append(entry)
    return ordered + sorted(line, key=lambda e: (e.column, e.item_index))


def _first_item_y(row: Row, items: list[Item], shared: bool) -> float:
    """Where the first item of a cell begins: with the row, unless several items share the row and the text begins well
    below its top. A lone text at the center of its cell was set there, and begins with the row."""
    lines = items[0].lines or items[0].marker_lines
    line_height = lines[0].height
    offset = abs((lines[0].top + lines[-1].bottom) / 2 - (row.top + row.bottom) / 2)
    is_centered = len(items) == 1 and offset < OUTLINE.centered_text_share * line_height
    if not shared or is_centered or lines[0].top - row.top < OUTLINE.max_top_offset_share * line_height:
        return row.top
    return items[0].first_line_y


# --- Items


def _unpunctuated_columns(rows: list[Row]) -> set[int]:
    """Columns whose markers have no punctuation."""
    pieces: dict[int, list[Piece]] = {}
    for row in rows:
        if sum_title(row):
            continue
        for column, piece in row.pieces.items():
            if not row.seam:
                pieces.setdefault(column, []).append(piece)
        if row.section:
            pieces.setdefault(SECTION, []).append(row.section)
    return {column for column, found in pieces.items() if has_unpunctuated_markers(found)}


def _items_of_row(row: Row, unpunctuated: set[int], below: Row | None, rows_are_shared: bool) -> dict[int, list[Item]]:
    parent_ys: list[float] = []  # where the items of the columns to the left begin
    by_column: dict[int, list[Item]] = {}
    for column, piece in sorted(row.pieces.items()):
        by_column[column] = items_of(
            piece, column in unpunctuated, rows_are_shared and row.seam, parent_ys if row.seam else ()
        )
        parent_ys.extend(item.first_line_y for item in by_column[column] if item.marker)
    if row.section:
        by_column[SECTION] = items_of(row.section, SECTION in unpunctuated)
    # One numbering column for several levels: a number without text numbers the text that stands further right.
    for column in sorted(by_column):
        found = by_column[column]
        if column == SECTION or len(found) != 1 or found[0].lines or not found[0].marker:
            continue
        if below is not None and below.seam and column in below.pieces and not below.pieces[column].markers:
            continue  # its own text went to the next page
        right = next((c for c in sorted(by_column) if c > column), None)
        if right is not None and by_column[right][0].marker is None:
            first = by_column[right][0]
            by_column[right][0] = first._replace(marker=found[0].marker, marker_lines=found[0].marker_lines)
            del by_column[column]
    return {c: found for c, found in by_column.items() if found}
