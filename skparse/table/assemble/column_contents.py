"""What the cells of each column hold, counted over the first pages of a table."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from skparse.numbering.markers import is_numbering, is_part_of_marker, parse_marker
from skparse.table.assemble.column_map import ColumnMap
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import GridCell
from skparse.table.header.columns import TableColumn
from skparse.text.cell_values import is_amount, is_tick_sign, is_value, marks_nothing
from skparse.text.joining import compact
from skparse.text.period_texts import months_in_words
from skparse.text.roman import roman_number
from skparse.text.years import is_year_heading

_FIRST = ("a", "i")
"""With which lists of letters begin."""

Part = tuple[CellTexts, Collection[int]]
"""A table's grid on one page and its header rows."""


@dataclass(slots=True)
class ColumnContents:
    """Counts of one column's cells with text, outside header rows; a cell of markers alone is part of the next one."""

    cells: int = 0
    numbered: int = 0
    """They begin with a marker, or a cell of nothing but a marker stands beside them."""
    amounts: int = 0
    """Nothing but a number with its unit: "100%", "2 dok", "2025"."""
    values: int = 0
    """They begin with a number that is no marker."""
    nothing: int = 0
    """Dashes and zeros."""
    years: int = 0
    """Of both: years, or spans of them."""
    times: int = 0
    """They name a time."""
    words: int = 0
    repeated: int = 0
    """Without number, and their text stands in another cell of the column too."""
    spans: list[list[tuple[int, int]]] = field(default_factory=list)
    """On each page, of each cell: its first row and the row below it."""
    shaded: int = 0
    """Painted cells, with text or without."""
    ticks: int = 0
    """One sign that is no number."""
    tick_signs: int = 0
    """A sign that is known for a tick; it may be a letter that numbers as well: "v", "x"."""
    lone_numbers: list[int] = field(default_factory=list)
    """Numbers that stand alone in their cells, in reading order."""
    lone_letters: list[str] = field(default_factory=list)
    """Likewise letters and Roman numbers without punctuation, in small letters."""

    @property
    def marks(self) -> int:
        """Painted cells and signs of ticks."""
        return self.shaded + self.tick_signs

    @property
    def numbering(self) -> float:
        """Cells that are numbered, with lone numbers as far as they count up."""
        return self.numbered + len(self.lone_numbers) * self.counts_up

    @property
    def texts(self) -> int:
        """Cells with text that is neither a tick nor says that nothing is there."""
        return sum(map(len, self.spans)) - self.tick_signs - self.nothing

    @property
    def figures(self) -> int:
        """Cells with a number that is no marker."""
        return self.amounts + self.values + len(self.lone_numbers)

    def share(self, count: float) -> float:
        """Of the cells with text; 0 where there are none."""
        return count / self.cells if self.cells else 0.0

    @property
    def counts_up(self) -> float:
        """The share of the lone numbers that go on the number before, or begin anew with 1."""
        numbers = self.lone_numbers
        if len(numbers) < 2:
            return 0.0
        steps = [b == a + 1 or (b == 1 and a > 1) for a, b in pairwise(numbers)]
        return sum(steps) / len(steps)


def count_contents(
    parts: Sequence[Part], columns: Sequence[TableColumn], frame: tuple[float, float]
) -> list[ColumnContents]:
    """The contents of each column. ``frame``: the table's left and right edge on the page of its header, in points."""
    counted = [ColumnContents() for _ in columns]
    seen: list[dict[str, int]] = [{} for _ in columns]
    for texts, header_rows in parts:
        column_map = ColumnMap(texts.grid, columns, frame)
        for own in counted:
            own.spans.append([])
        for cell in texts.grid.cells:
            if cell.words and cell.r0 not in header_rows and (covered := column_map.columns(cell)):
                counted[covered[0]].spans[-1].append((cell.r0, cell.r1))
                _count(counted[covered[0]], texts, cell, seen[covered[0]])
        _count_shades(counted, texts, column_map, header_rows)
    for own, known in zip(counted, seen, strict=True):
        _count_letters(own)
        own.repeated = sum(count for count in known.values() if count > 1)
    return counted


def _count(own: ColumnContents, texts: CellTexts, cell: GridCell, seen: dict[str, int]) -> None:
    own.tick_signs += len(cell.words) == 1 and is_tick_sign(texts.text(cell))
    if (marker := _marker_alone(texts, cell)) is not None:
        if marker.isalpha():
            own.lone_letters.append(marker.casefold())
        else:
            own.numbered += 1
        return
    own.cells += 1
    own.words += len(cell.words)
    if is_numbering(texts.lines(cell)[0].text.split()[0], unpunctuated=False):
        own.numbered += 1
        return
    text = texts.text(cell)
    plain = compact(text)
    seen[plain] = seen.get(plain, 0) + 1
    is_lone = len(cell.words) == 1
    if marks_nothing(text):
        own.nothing += 1
    elif is_lone and plain.isdecimal() and len(plain) < 3:
        own.lone_numbers.append(int(plain))
    elif is_amount(text) or is_value(text):
        own.amounts += is_amount(text)
        own.values += not is_amount(text)
        own.years += is_year_heading(text)
    elif is_lone and len(plain) == 1:
        own.ticks += 1
    elif months_in_words(text):
        own.times += 1


def _count_shades(
    counted: Sequence[ColumnContents], texts: CellTexts, column_map: ColumnMap, header_rows: Collection[int]
) -> None:
    for row, c in texts.grid.shading:
        column = column_map.by_center[c]
        if column is not None and row not in header_rows:
            counted[column].shaded += 1


def _marker_alone(texts: CellTexts, cell: GridCell) -> str | None:
    """The marker in a cell of a numbering column; a lone number without punctuation may be a value as well."""
    lines = [compact(line.text) for line in texts.lines(cell)]
    if not all(map(is_part_of_marker, lines)):
        return None
    marker = parse_marker("".join(lines)) or parse_marker(lines[0])
    return marker.text if marker is not None and not marker.text.isdecimal() else None


def _count_letters(own: ColumnContents) -> None:
    """Letters alone in their cells are numbers where they count up or begin anew; else they are ticks, or grades."""
    letters = own.lone_letters
    steps = [a != b and (b in _FIRST or _is_next(a, b)) for a, b in pairwise(letters)]
    if sum(steps) * 2 >= len(steps) if steps else letters[:1] and letters[0] in _FIRST:
        own.numbered += len(letters)
    else:
        own.cells += len(letters)
        own.words += len(letters)
        own.ticks += len(letters)


def _is_next(letter: str, following: str) -> bool:
    if len(letter) == len(following) == 1 and ord(following) == ord(letter) + 1:
        return True
    number = roman_number(letter)
    return number is not None and roman_number(following) == number + 1
