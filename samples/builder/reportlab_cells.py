"""A table's cells drawn with ReportLab: fills, rules, text."""

from __future__ import annotations

from dataclasses import replace

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics

from .flow import Box, Line, Sheet, side
from .model import Cell
from .reportlab_fonts import font_name, has_glyphs
from .reportlab_marks import draw_mark
from .reportlab_page import PagePrinter
from .reportlab_rules import RulePrinter

_LIGATURES = (("ffi", "\ufb03"), ("ffl", "\ufb04"), ("ff", "\ufb00"), ("fi", "\ufb01"), ("fl", "\ufb02"))


class CellPrinter:
    """Draws the boxes of one table."""

    def __init__(self, printer: PagePrinter, sheet: Sheet) -> None:
        self.printer, self.sheet = printer, sheet
        self.canvas, self.dialect = printer.canvas, printer.dialect
        self.rules = RulePrinter(printer, sheet)

    def page(self, boxes: list[Box]) -> None:
        """All boxes of one page."""
        ink = self.dialect.ink
        if self.dialect.office.open_heading:
            boxes = _open_headings(boxes)
        for box in boxes:
            self._fill(box)
        if self.rules.apart:
            self.rules.page(boxes)
        for box in boxes:
            if not self.rules.apart:
                self.rules.box(box)
            if not (ink.header_last and box.cell.header):
                self._text(box)
        if ink.header_last:
            for box in boxes:
                if box.cell.header:
                    self._text(box)
        for box in boxes:
            if box.cell.drawn and not (box.open_top and box.cell.drawn != "hatch"):
                draw_mark(self.canvas, box, self.printer.height)

    def measure(self, text: str, cell: Cell) -> float:
        """How wide the cell's font sets the text."""
        return float(pdfmetrics.stringWidth(text, self._font(cell), self._size(cell)))

    def _size(self, cell: Cell) -> float:
        small = self.dialect.schedule.cell_size
        return small if small and cell.header and cell.col_span == 1 and cell.row_span == 1 else self.dialect.size

    def _font(self, cell: Cell) -> str:
        name = font_name(cell.font or self.dialect.font, cell.bold)
        if cell.text and cell.text == self.dialect.tick and not has_glyphs(name, cell.text):
            name = font_name("DejaVu Sans")
        return name

    def _fill(self, box: Box) -> None:
        if box.cell.fill:
            height = self.printer.height
            self.canvas.setFillColor(HexColor(box.cell.fill))
            self.canvas.rect(box.x, height - box.top - box.height, box.width, box.height, stroke=0, fill=1)

    def _text(self, box: Box) -> None:
        cell, size, sheet = box.cell, self._size(box.cell), self.sheet
        ink = self.dialect.ink.header_ink if cell.header else None
        self.canvas.setFillColor(HexColor(ink or "#000000"))
        font = self._font(cell)
        if cell.upright:
            self._upright(box, font, size)
            return
        space = side(cell, box.width, sheet.pad)
        y = box.top + sheet.pad
        if cell.valign == "middle" and box.whole:
            y = box.top + (box.height - len(box.lines) * sheet.leading) / 2
        for line in box.lines:
            if not has_glyphs(font, line[0]) and line[0] == self.dialect.tick:
                line = ("x", True)  # no font at hand shows this tick
            self._line(box.x + space, y + self.dialect.size * 0.95, box.width - 2 * space, line, font, size, cell)
            y += sheet.leading

    def _line(self, x: float, y: float, width: float, line: Line, font: str, size: float, cell: Cell) -> None:
        ink = self.dialect.ink
        if ink.ligatures:
            text = line[0]
            for plain, joined in _LIGATURES:
                if has_glyphs(font, joined):
                    text = text.replace(plain, joined)
            line = (text, line[1])
        self.printer.line(x, y, width, line, font, size, cell.align)
        if ink.doubled and cell.bold:
            self.printer.line(x + 0.3, y, width, line, font, size, cell.align)

    def _upright(self, box: Box, font: str, size: float) -> None:
        canvas = self.canvas
        canvas.saveState()
        canvas.translate(box.x + box.width / 2 + size * 0.35, self.printer.height - box.top - box.height / 2)
        canvas.rotate(90)
        canvas.setFont(font, size)
        canvas.drawCentredString(0, 0, box.cell.text)
        canvas.restoreState()


def _open_headings(boxes: list[Box]) -> list[Box]:
    """The page's boxes: a heading above a merged cell that began on the page before has no rule towards it."""
    merged = [box for box in boxes if box.open_top and box.cell.row_span > 1]
    cut = {(round(box.x, 1), round(box.top, 1), round(box.width, 1)) for box in merged}
    boxes = [box if box in merged or not box.open_top else replace(box, open_top=False) for box in boxes]
    return [
        replace(box, open_bottom=True)
        if box.cell.header and (round(box.x, 1), round(box.top + box.height, 1), round(box.width, 1)) in cut
        else box
        for box in boxes
    ]
