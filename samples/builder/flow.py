"""A table's cells on pages: line breaks, row heights, rows and merged cells cut by page ends. Draws nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .model import Cell, Row

Line = tuple[str, bool]  # text; whether a paragraph ends with it, so that it is not justified
Measure = Callable[[str, Cell], float]


@dataclass(frozen=True)
class Box:
    """A cell, or the piece of it that one page shows. Points from the page's top left."""

    cell: Cell
    x: float
    top: float
    width: float
    height: float
    lines: tuple[Line, ...]
    open_top: bool = False  # the cell began on an earlier page
    open_bottom: bool = False  # it goes on on the next
    whole: bool = True  # all its lines are in this piece


@dataclass
class _Merged:
    cell: Cell
    column: int
    lines: list[Line]
    top: float
    last_row: int
    begun: bool = False  # it has a piece on an earlier page


@dataclass(frozen=True)
class Sheet:
    """Measures of the table in points."""

    left: float
    top: float
    bottom: float
    widths: tuple[float, ...]
    leading: float
    pad: float
    cut_rows: bool
    min_cut_lines: int = 2  # of a row that is cut: so many lines stay on the page at least
    hyphen: str = ""  # what breaks words at line ends


def wrap(text: str, width: float, measure: Callable[[str], float], hyphen: str = "") -> list[Line]:
    """Break at spaces and newlines, and inside a word only where it is wider than the cell, or with a hyphen."""
    if "\n" in text:
        return [line for part in text.split("\n") for line in wrap(part, width, measure, hyphen)]
    gap = "   " if "   " in text else " "  # letters set apart have single spaces in their words
    lines: list[str] = []
    line = ""
    for word in text.split(gap if gap != " " else None):
        trial = f"{line}{gap}{word}" if line else word
        if measure(trial) <= width:
            line = trial
            continue
        if hyphen and (cut := _syllable(word, line, width, measure)):
            lines.append(f"{line} {word[:cut]}{hyphen}".strip())
            line = word[cut:]
            if measure(line) <= width:
                continue
            word, line = line, ""
        if line:
            lines.append(line)
        while len(word) > 1 and measure(word) > width:
            size = next((n for n in range(len(word) - 1, 1, -1) if measure(word[:n]) <= width), 1)
            lines.append(word[:size])
            word = word[size:]
        line = word
    if line:
        lines.append(line)
    return [(line, place == len(lines) - 1) for place, line in enumerate(lines)]


def _syllable(word: str, line: str, width: float, measure: Callable[[str], float]) -> int:
    """Where a long word may be cut so that its beginning fits on the line: before a consonant and vowel; 0: nowhere."""
    if not word.isalpha() or len(word) < 7:
        return 0
    low = word.lower()
    cuts = (n for n in range(len(word) - 3, 2, -1) if low[n] not in "aiueo" and low[n + 1] in "aiueo")
    cuts = (n for n in cuts if low[n - 1 : n + 1] not in ("ng", "ny", "kh", "sy"))
    return next((n for n in cuts if measure(f"{line} {word[:n]}-") <= width), 0)


class Flow:
    """Puts rows on pages. `pages` holds the boxes of each."""

    def __init__(
        self, sheet: Sheet, measure: Measure, header: tuple[Row, ...], repeat: bool, below: bool = False
    ) -> None:
        self.sheet = sheet
        self.measure = measure
        self.header = header
        self.repeat = repeat
        self.below = below  # the header stands again, below the first rows of a page
        self._turned = False
        self.pages: list[list[Box]] = [[]]
        self.y = sheet.top
        self.floor = sheet.top  # where the page's first row of content stands
        self._lefts = [sheet.left + sum(sheet.widths[:place]) for place in range(len(sheet.widths))]
        self._open: dict[int, _Merged] = {}

    def segment(
        self, rows: tuple[Row, ...], first: bool, top: float, gap: float = 0.0, header: tuple[Row, ...] = ()
    ) -> None:
        """A stretch of the table; every one but the first starts on a new page, or `gap` below the last. ``header``:
        the one above the first row, where one of its cells is that row's too."""
        if first:
            self.y = top
        elif gap and self.y + gap + 90 < self.sheet.bottom:
            self.y += gap
        else:
            self.pages.append([])
            self.y = self.sheet.top
        if header:
            rows = (*header, *rows)
        elif first or self.repeat or gap:
            self._rows(self.header)
        self.floor = self.y
        self._rows(rows)

    def _rows(self, rows: tuple[Row, ...]) -> None:
        self._open = {}
        for number, row in enumerate(rows):
            self._row(number, row)

    def _row(self, number: int, row: Row) -> None:
        pieces: dict[int, list[Line]] = {}
        for column, cell in enumerate(row):
            if cell is None:
                continue
            lines = self._lines(column, cell)
            if cell.row_span == 1:
                pieces[column] = lines
            else:
                self._open[column] = _Merged(
                    cell=cell, column=column, lines=lines, top=self.y, last_row=number + cell.row_span - 1
                )
        begun: dict[int, bool] = {}
        while not self._place(number, row, pieces, begun):
            self._turned = self.below
        if self._turned:
            self._turned = False
            self._header_below()

    def _lines(self, column: int, cell: Cell) -> list[Line]:
        if cell.upright:
            return [(cell.text, True)]
        room = self._width(column, cell) - 2 * self._side(column, cell)
        return wrap(cell.text, room, self._measure(cell), self.sheet.hyphen)

    def _place(self, number: int, row: Row, pieces: dict[int, list[Line]], begun: dict[int, bool]) -> bool:
        """Put the row, or what is left of it, on this page; False when another page must take the rest."""
        sheet, room = self.sheet, self.sheet.bottom - self.y
        ending = [merged for merged in self._open.values() if merged.last_row == number]
        height = self._height(max([1, *(len(lines) for lines in pieces.values())]))
        turned = [self.measure(cell.text, cell) for cell in row if cell and cell.upright]
        height = max([height, *(length + 4 * sheet.pad for length in turned)])
        height = max([height, *(self._height(len(merged.lines)) - (self.y - merged.top) for merged in ending)])
        if height <= room:
            for column, lines in pieces.items():
                self._box(row[column], column, self.y, height, lines, begun.get(column, False), False, True)
            for merged in ending:
                tall = self.y + height - merged.top
                self._box(merged.cell, merged.column, merged.top, tall, merged.lines, merged.begun, False, True)
                del self._open[merged.column]
            self.y += height
            return True
        fit = int((room - 2 * sheet.pad) / sheet.leading)
        if (sheet.cut_rows and fit >= sheet.min_cut_lines) or self.y <= self.floor + 0.01:
            fit = max(fit, 1)
            for column, lines in pieces.items():
                rest = lines[fit:]
                self._box(row[column], column, self.y, room, lines[:fit], begun.get(column, False), True, not rest)
                pieces[column], begun[column] = rest, True
            self.y = sheet.bottom
        self._turn()
        return False

    def _turn(self) -> None:
        """To the next page."""
        self._leave()
        carried, self._open = self._open, {}
        self.pages.append([])
        self.y = self.sheet.top
        if self.repeat:
            self._rows(self.header)
        self.floor = self.y
        self._open = carried
        for merged in carried.values():
            merged.top = self.y

    def _leave(self) -> None:
        """Merged cells leave the lines that fit, the rest goes along."""
        for merged in self._open.values():
            height = self.y - merged.top
            if height < 1:
                continue
            fit = max(0, int((height - 2 * self.sheet.pad) / self.sheet.leading + 0.01))
            lines, merged.lines = merged.lines[:fit], merged.lines[fit:]
            self._box(merged.cell, merged.column, merged.top, height, lines, merged.begun, True, not merged.lines)
            merged.begun = True

    def _header_below(self) -> None:
        """The header below a page's first row; merged cells end above it and go on under it."""
        self._leave()
        carried, self._open = self._open, {}
        self._rows(self.header)
        self._open = carried
        for merged in carried.values():
            merged.top = self.y

    def _box(
        self,
        cell: Cell | None,
        column: int,
        top: float,
        height: float,
        lines: list[Line],
        begun: bool,
        goes_on: bool,
        whole: bool,
    ) -> None:
        assert cell is not None
        width = self._width(column, cell)
        self.pages[-1].append(
            Box(
                cell=cell,
                x=self._lefts[column],
                top=top,
                width=width,
                height=height,
                lines=tuple(lines),
                open_top=begun,
                open_bottom=goes_on,
                whole=whole,
            )
        )

    def _height(self, lines: int) -> float:
        return lines * self.sheet.leading + 2 * self.sheet.pad

    def _width(self, column: int, cell: Cell) -> float:
        return sum(self.sheet.widths[column : column + cell.col_span])

    def _side(self, column: int, cell: Cell) -> float:
        return side(cell, self._width(column, cell), self.sheet.pad)

    def _measure(self, cell: Cell) -> Callable[[str], float]:
        return lambda text: self.measure(text, cell)


def side(cell: Cell, width: float, pad: float) -> float:
    """Padding at the left and right: hardly any in a month's or a marker's column."""
    return pad + 1 if width >= 32 else 0.8 if cell.align == "center" else 2.0
