"""A rule between two rows that one column lacks, although two texts stand there: one for each row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

import numpy as np

from skparse.geometry import Box, bounding_box
from skparse.numbering.markers import is_numbering
from skparse.page import Word
from skparse.table.grid.settings import GRID
from skparse.text.lines import group_by_line


def add_missing_rules(
    has_horizontal_edge: Any, has_vertical_edge: Any, words: Sequence[Word], xs: Sequence[float], ys: Sequence[float]
) -> None:
    """Set the edges that one column lacks where its text is two texts.

    A cell that is merged over two rows looks the same, so the text must show it: in both rows it stands at the height
    of the row's other texts, and a number stands beside each part or the gap between them is wider than between lines.

    Args:
        has_horizontal_edge: (len(ys), columns), which is changed in place.
        has_vertical_edge: (rows, len(xs)).
        words: of the page, without furniture.
        xs: positions of the vertical edges.
        ys: positions of the horizontal edges.
    """
    columns = len(xs) - 1
    if columns < GRID.min_columns_with_rule + 1:
        return
    candidates = list(_lone_gaps(has_horizontal_edge))
    if not candidates:
        return
    texts = _Texts(words, xs, ys, {row for y, _ in candidates for row in (y - 1, y)}, has_horizontal_edge)
    for y, column in candidates:
        is_ruled = all(has_vertical_edge[row][side] for row in (y - 1, y) for side in (column, column + 1))
        if is_ruled and texts.are_two(y, column):
            has_horizontal_edge[y][column] = True


def _lone_gaps(has_horizontal_edge: Any) -> Iterator[tuple[int, int]]:
    """(y, column) where a rule over most columns lacks one that is mostly ruled, or lacks this one alone.

    Other columns may lack it together: those of the parents, which are merged over their rows.
    """
    inner = has_horizontal_edge[1:-1]
    # A column in which most rules are missing holds merged cells. What parts few columns, such as the outline of a bar,
    # is no rule between rows.
    borders = inner[2 * inner.sum(axis=1) >= inner.shape[1]]
    is_ruled_mostly = 2 * borders.sum(axis=0) >= len(borders)
    gaps = (~inner) & (is_ruled_mostly | ((~inner).sum(axis=1) == 1)[:, None])
    gaps &= (inner.sum(axis=1) >= GRID.min_columns_with_rule)[:, None]
    for row, column in np.argwhere(gaps).tolist():
        yield row + 1, column


class _Texts:
    """The words of some rows of a grid by elementary cell, as lines."""

    def __init__(
        self, words: Sequence[Word], xs: Sequence[float], ys: Sequence[float], rows: Container[int], edges: Any
    ) -> None:
        """``edges``: the horizontal ones."""
        self._columns, self._ys, self._edges = len(xs) - 1, ys, edges
        self._words: dict[tuple[int, int], list[Word]] = {}
        for word in words:
            row = bisect_left(ys, word.center_y) - 1
            if row in rows:
                self._words.setdefault((row, bisect_left(xs, word.center_x) - 1), []).append(word)
        self._lines: dict[tuple[int, int], list[list[Word]]] = {}
        self._usual_pitch: float | None = None

    def are_two(self, y: int, column: int) -> bool:
        """Do the texts above and below a position belong to two rows?"""
        above, below = self._at(y - 1, column), self._at(y, column)
        if not above or not below or any(w.top < self._ys[y] < w.bottom for w in (*above[-1], *below[0])):
            return False
        if not self._is_aligned(y - 1, column) or not self._is_aligned(y, column):
            return False
        if column and self._is_number(y - 1, column - 1) and self._is_number(y, column - 1):
            return True
        pitch = _center(below[0]) - _center(above[-1])
        return pitch > GRID.min_row_pitch_share * self._pitch(above[-1][0].height)

    def _at(self, row: int, column: int) -> list[list[Word]]:
        """The lines in an elementary cell, from top to bottom."""
        found = self._lines.get((row, column))
        if found is None:
            inside = self._words.get((row, column), [])
            found = [[inside[i] for i in line] for line in group_by_line(inside, range(len(inside)))]
            self._lines[row, column] = found
        return found

    def _is_aligned(self, row: int, column: int) -> bool:
        """The text begins on one line with a text that is its row's alone, or has the same middle, or none is there."""
        own = self._at(row, column)
        slack = GRID.min_share_above_rule * own[0][0].height
        ruled = [c for c in range(self._columns) if c != column and self._edges[row][c] and self._edges[row + 1][c]]
        others = [lines for other in ruled if (lines := self._at(row, other))]
        return not others or any(
            abs(_center(own[0]) - _center(other[0])) < slack or abs(_middle(own) - _middle(other)) < slack
            for other in others
        )

    def _is_number(self, row: int, column: int) -> bool:
        """Nothing but a number stands in an elementary cell."""
        lines = self._at(row, column)
        return len(lines) == 1 and is_numbering("".join(word.text for word in lines[0]))

    def _pitch(self, height: float) -> float:
        """From line to line within the cells of these rows; of the widest usual spacing where none has two lines."""
        if self._usual_pitch is None:
            pitches = list(self._pitches())
            self._usual_pitch = median(pitches) if pitches else GRID.max_line_pitch_share * height
        return self._usual_pitch

    def _pitches(self) -> Iterator[float]:
        inside = [(row, column) for row, column in self._words if row >= 0 and 0 <= column < self._columns]
        for row, column in inside:
            for before, after in pairwise(self._at(row, column)):
                yield _center(after) - _center(before)


def _center(line: Iterable[Word]) -> float:
    return bounding_box(line).center_y


def _middle(lines: Sequence[Sequence[Word]]) -> float:
    box: Box = bounding_box(word for line in lines for word in line)
    return box.center_y
