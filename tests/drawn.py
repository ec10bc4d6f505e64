"""Small PDFs of ruled tables, drawn cell by cell, row under row, on as many pages as a test wants."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from skparse.geometry import Box

_SIZE, _LEADING, _PAD = 7.0, 10.0, 3.0
_PAGE_HEIGHT = 420.0
_SIDE = 30.0
# Comes with ReportLab, and is embedded in the file.
for _name in ("Vera", "VeraBd"):
    pdfmetrics.registerFont(TTFont(_name, f"{_name}.ttf"))

Text = str | None
"""A cell's lines, separated by newlines; None: the cell goes on from the row above, with no rule between."""


class Style(NamedTuple):
    """How the cells of a row look."""

    bold: bool = False
    ink: str = "#000000"
    ground: str | None = None
    """Behind the whole row."""


PLAIN = Style()
BOLD = Style(bold=True)
WHITE_ON_BLACK = Style(bold=True, ink="#FFFFFF", ground="#000000")


class Drawing:
    """Draws rows of cells. ``widths``: of the columns, in points."""

    def __init__(self, widths: Sequence[float]) -> None:
        self._xs = [_SIDE]
        for width in widths:
            self._xs.append(self._xs[-1] + width)
        self._file = io.BytesIO()
        self._canvas = Canvas(self._file, pagesize=(self._xs[-1] + _SIDE, _PAGE_HEIGHT), invariant=1)
        self._y = self._top = _SIDE
        self._open: frozenset[int] = frozenset()

    def title(self, *lines: str) -> Drawing:
        """Lines above the table."""
        self._canvas.setFont("VeraBd", 10)
        for line in lines:
            self._y += 13
            self._canvas.drawCentredString(self._xs[-1] / 2, _PAGE_HEIGHT - self._y, line)
        self._y += 8
        return self

    def row(
        self,
        cells: Sequence[Text],
        style: Style = PLAIN,
        spans: Mapping[int, int] | None = None,
        fills: Mapping[tuple[int, int], str] | None = None,
        closed: bool = True,
        no_rule_above: Collection[int] = (),
    ) -> Drawing:
        """Draw a row. ``spans``: column → how many columns its cell covers. ``fills``: one rectangle over the columns
        from the first to the second, both included → its colour. ``closed``: a rule ends the row, unless the row below
        goes on with the cell. ``no_rule_above``: columns whose text has no rule above it."""
        spans = spans or {}
        covered = {column + more for column, count in spans.items() for more in range(1, count)}
        lines = max((cell.count("\n") + 1 for cell in cells if cell), default=1)
        bottom = self._y + lines * _LEADING + 2 * _PAD
        if style.ground:
            self._paint(0, len(self._xs) - 2, bottom, style.ground)
        for (first, last), color in (fills or {}).items():
            self._paint(first, last, bottom, color)
        for column, cell in enumerate(cells):
            if column not in covered:
                has_rule = cell is not None and column not in no_rule_above
                self._cell(cell, column, column + spans.get(column, 1), bottom, style, has_rule)
        self._top, self._y = self._y, bottom
        if closed:
            self._rule_under([c for c in range(len(cells)) if c not in self._open])
        return self

    def goes_on(self, *columns: int) -> Drawing:
        """The cells of these columns have no rule below them until `goes_on` is called again."""
        self._open = frozenset(columns)
        return self

    def over(self, first: int, last: int, draw: Callable[[Canvas, Box], None]) -> Drawing:
        """Draw something over the cells of the row before, from the first column to the last one. ``draw``: takes the
        canvas, whose origin is at the lower left, and the box of these cells in its coordinates, upside down: ``top``
        is the lower edge."""
        self._canvas.saveState()
        draw(self._canvas, Box(self._xs[first], _PAGE_HEIGHT - self._y, self._xs[last + 1], _PAGE_HEIGHT - self._top))
        self._canvas.restoreState()
        return self

    def next_page(self) -> Drawing:
        """The rows that follow stand at the top of a new page."""
        self._canvas.showPage()
        self._y = _SIDE
        return self

    def pdf(self) -> bytes:
        """The finished file."""
        self._canvas.showPage()
        self._canvas.save()
        return self._file.getvalue()

    def _cell(self, text: Text, begin: int, end: int, bottom: float, style: Style, has_rule: bool) -> None:
        canvas, left, right = self._canvas, self._xs[begin], self._xs[end]
        canvas.setLineWidth(0.5)
        if has_rule:
            canvas.line(left, _PAGE_HEIGHT - self._y, right, _PAGE_HEIGHT - self._y)
        for x in (left, right):
            canvas.line(x, _PAGE_HEIGHT - self._y, x, _PAGE_HEIGHT - bottom)
        canvas.setFillColor(HexColor(style.ink))
        canvas.setFont("VeraBd" if style.bold else "Vera", _SIZE)
        for number, line in enumerate((text or "").split("\n"), 1):
            canvas.drawString(left + _PAD, _PAGE_HEIGHT - self._y - number * _LEADING, line)

    def _paint(self, first: int, last: int, bottom: float, color: str) -> None:
        left, right = self._xs[first], self._xs[last + 1]
        self._canvas.setFillColor(HexColor(color))
        self._canvas.rect(left, _PAGE_HEIGHT - bottom, right - left, bottom - self._y, stroke=0, fill=1)

    def _rule_under(self, columns: Sequence[int]) -> None:
        self._canvas.setLineWidth(0.5)
        for column in columns:
            y = _PAGE_HEIGHT - self._y
            self._canvas.line(self._xs[column], y, self._xs[column + 1], y)
