"""A document drawn with ReportLab, in-process and fast: the producer of the property tests."""

from __future__ import annotations

import functools
import io

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from . import fonts
from .flow import Box, Flow, Line, Sheet, side, wrap
from .matrix import build_matrix
from .model import PAPERS, Cell, Decree, Document
from .words import annex_lines, copy_lines, date_in_words, number_line, signature_lines

MM = 72 / 25.4


@functools.cache
def font_name(family: str, bold: bool = False) -> str:
    """Register the family's file; Helvetica where it is not installed."""
    file = fonts.path(family, bold)
    if file is None:
        return "Helvetica-Bold" if bold else "Helvetica"
    name = f"TT{family}{'-Bold' if bold else ''}".replace(" ", "")  # ReportLab has a Symbol of its own
    pdfmetrics.registerFont(TTFont(name, str(file)))
    return name


@functools.cache
def has_glyphs(name: str, text: str) -> bool:
    """Whether the font shows every character of a tick."""
    glyphs = getattr(pdfmetrics.getFont(name).face, "charToGlyph", None)
    return all(ord(char) in glyphs for char in text) if glyphs else text.isascii()


def render(document: Document) -> bytes:
    """The document as PDF; the same bytes every time."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1, pageCompression=1)
    canvas.setTitle(document.judul)
    _Printer(document, canvas).run()
    canvas.save()
    return target.getvalue()


class _Printer:
    def __init__(self, document: Document, canvas: Canvas) -> None:
        self.document = document
        self.dialect = document.dialect
        self.canvas = canvas
        self.page = 0
        self.width = self.height = 0.0

    def run(self) -> None:
        """Decree, then Lampiran."""
        portrait = PAPERS["A4" if self.dialect.paper == "A3" else self.dialect.paper]
        if self.document.decree:
            self._begin(portrait[0] * MM, portrait[1] * MM)
            _DecreePrinter(self, self.document.decree).run()
            self.canvas.showPage()
        short, long = PAPERS[self.dialect.paper]
        self._begin(long * MM, short * MM)
        self._annex()

    def _begin(self, width: float, height: float) -> None:
        """A new page with its stamp and number."""
        self.width, self.height = width, height
        self.page += 1
        self.canvas.setPageSize((width, height))
        decree = self.document.decree
        if decree and decree.stamp:
            self.canvas.setFillColor(HexColor("#777777"))
            self.text(width - 20 * MM, 14, decree.stamp, font_name("Liberation Sans"), 7, "right")
            self.canvas.setFillColor(HexColor("#000000"))
        if self.dialect.page_numbers:
            self.text(width / 2, height - 16, f"- {self.page} -", font_name(self.dialect.font), 9, "center")

    def turn(self) -> None:
        """The next page, of the same size."""
        self.canvas.showPage()
        self._begin(self.width, self.height)

    def text(self, x: float, y: float, text: str, font: str, size: float, align: str = "left") -> None:
        """One line; y is its baseline from the page's top."""
        self.canvas.setFont(font, size)
        canvas = self.canvas
        draw = {"left": canvas.drawString, "center": canvas.drawCentredString, "right": canvas.drawRightString}
        draw[align](x, self.height - y, text)

    def line(self, x: float, y: float, width: float, line: Line, font: str, size: float, align: str) -> None:
        """One line of a paragraph `width` wide."""
        text, last = line
        if align == "center":
            self.text(x + width / 2, y, text, font, size, "center")
        elif align == "justify" and not last and " " in text:
            words = text.split()
            free = width - sum(pdfmetrics.stringWidth(word, font, size) for word in words)
            for word in words:
                self.text(x, y, word, font, size)
                x += pdfmetrics.stringWidth(word, font, size) + free / (len(words) - 1)
        else:
            self.text(x, y, text, font, size)

    def block(self, y: float, lines: list[str], font: str, size: float, x: float, width: float, align: str) -> float:
        """Wrapped lines below y; returns where they end."""
        for text in lines:
            for wrapped, _ in wrap(text, width, lambda part: pdfmetrics.stringWidth(part, font, size)):
                y += size * 1.3
                self.line(x, y, width, (wrapped, True), font, size, align)
        return y

    def signature(self, y: float, decree: Decree, font: str, size: float, margin: float) -> float:
        """The block below the text, on a new page where this one is full."""
        if y + 9 * size * 1.3 > self.height - margin:
            self.turn()
            y = margin
        half = (self.width - 2 * margin) * 0.42
        self.block(y + size, copy_lines(decree), font, size, margin, half, "center")
        title, *names = signature_lines(decree)
        y = self.block(y + size, [title], font, size, self.width - margin - half, half, "center")
        for name in names:
            y = self.block(y + size, [name], font, size, self.width - margin - half, half, "center")
        return y

    def _annex(self) -> None:
        dialect, document = self.dialect, self.document
        margin, size = dialect.margin * MM, dialect.size
        plain, bold = font_name(dialect.font), font_name(dialect.font, True)
        x = self.width * 0.6
        y = self.block(margin, annex_lines(document), plain, size, x, self.width - margin - x, "left")
        y = self.block(y + 8, [document.judul], bold, size, margin, self.width - 2 * margin, "center") + 8
        matrix = build_matrix(document)
        widths = tuple(width * (self.width - 2 * margin) for width in matrix.widths)
        sheet = Sheet(margin, margin, self.height - margin, widths, size * 1.2, 2.5, dialect.cut_rows)
        flow = Flow(sheet, self._measure, matrix.header, dialect.header == "every")
        for place, rows in enumerate(matrix.segments):
            flow.segment(rows, place == 0, y)
        for place, boxes in enumerate(flow.pages):
            if place:
                self.turn()
            for box in boxes:
                self._fill(box)
            for box in boxes:
                self._draw(box, sheet)
        if document.decree:
            self.signature(flow.y + 6, document.decree, plain, size, margin)
        self.canvas.showPage()

    def _font(self, cell: Cell) -> str:
        name = font_name(cell.font or self.dialect.font, cell.bold)
        if cell.text and cell.text == self.dialect.tick and not has_glyphs(name, cell.text):
            name = font_name("DejaVu Sans")
        return name

    def _measure(self, text: str, cell: Cell) -> float:
        return pdfmetrics.stringWidth(text, self._font(cell), self.dialect.size)

    def _fill(self, box: Box) -> None:
        if box.cell.fill:
            self.canvas.setFillColor(HexColor(box.cell.fill))
            self.canvas.rect(box.x, self.height - box.top - box.height, box.width, box.height, stroke=0, fill=1)

    def _draw(self, box: Box, sheet: Sheet) -> None:
        canvas, size = self.canvas, self.dialect.size
        left, right = box.x, box.x + box.width
        top, bottom = self.height - box.top, self.height - box.top - box.height
        canvas.setLineWidth(0.5)
        canvas.line(left, top, left, bottom)
        canvas.line(right, top, right, bottom)
        if not (self.dialect.open_cuts and box.open_top):
            canvas.line(left, top, right, top)
        if not (self.dialect.open_cuts and box.open_bottom):
            canvas.line(left, bottom, right, bottom)
        canvas.setFillColor(HexColor("#000000"))
        space = side(box.cell, box.width, sheet.pad)
        y = box.top + sheet.pad
        if box.cell.valign == "middle" and box.whole:
            y = box.top + (box.height - len(box.lines) * sheet.leading) / 2
        font = self._font(box.cell)
        for line in box.lines:
            if not has_glyphs(font, line[0]) and line[0] == self.dialect.tick:
                line = ("x", True)  # no font at hand shows this tick
            self.line(left + space, y + size * 0.95, box.width - 2 * space, line, font, size, box.cell.align)
            y += sheet.leading


class _DecreePrinter:
    """The SK's portrait pages."""

    SIZE = 11.5

    def __init__(self, printer: _Printer, decree: Decree) -> None:
        self.printer, self.decree = printer, decree
        self.margin = 22 * MM
        self.font = font_name(printer.dialect.font)
        self.wide = printer.width - 2 * self.margin
        self.y = self.margin
        # the lists: label, colon, marker, text
        self.colon = pdfmetrics.stringWidth("Menetapkan ", self.font, self.SIZE) + 6
        self.marker = self.colon + 12
        self.content = self.marker + 20

    def run(self) -> None:
        """Everything from the letterhead to the signature."""
        decree = self.decree
        if decree.salinan:
            self._centred("SALINAN")
        self._centred(decree.lembaga)
        self._centred("KEPUTUSAN " + decree.lembaga, number_line(decree))
        for line in ("TENTANG", decree.tentang, decree.jabatan + ","):
            self._centred(line)
        for label, items in (("Menimbang", decree.menimbang), ("Mengingat", decree.mengingat)):
            for place, (marker, text) in enumerate(items):
                self._entry("" if place else label, marker, text)
        self._room(2)
        self._centred("MEMUTUSKAN :")
        for label, text in (("Menetapkan", decree.menetapkan), *decree.diktum):
            self._entry(label, "", text)
        self._room(14)
        lines = [f"Ditetapkan di {decree.tempat}", f"pada tanggal {date_in_words(decree.tanggal)}"]
        x = self.margin + self.wide * 0.55
        self.y = self.printer.block(self.y + 7, lines, self.font, self.SIZE, x, self.wide * 0.45, "left")
        self.printer.signature(self.y, decree, self.font, self.SIZE, self.margin)

    def _centred(self, *lines: str) -> None:
        self.y = self.printer.block(self.y, [*lines], self.font, self.SIZE, self.margin, self.wide, "center") + 7

    def _room(self, lines: int) -> None:
        if self.y + lines * self.SIZE * 1.35 > self.printer.height - self.margin:
            self.printer.turn()
            self.y = self.margin

    def _entry(self, label: str, marker: str, text: str) -> None:
        """label : marker text, the text justified; pages end between any two lines."""
        left = self.content if marker else self.marker
        width = self.wide - left
        lines = wrap(text, width, lambda part: pdfmetrics.stringWidth(part, self.font, self.SIZE))
        for place, line in enumerate(lines):
            self._room(1)
            self.y += self.SIZE * 1.35
            if place == 0:
                self.printer.text(self.margin, self.y, label, self.font, self.SIZE)
                if label:
                    self.printer.text(self.margin + self.colon, self.y, ":", self.font, self.SIZE)
                self.printer.text(self.margin + self.marker, self.y, marker, self.font, self.SIZE)
            self.printer.line(self.margin + left, self.y, width, line, self.font, self.SIZE, "justify")
        self.y += 5
