"""A page drawn with ReportLab: its size, stamp and number, lines and blocks of text. What else stands on it is drawn by
the other modules, with this one.
"""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from .flow import Line, wrap
from .model import Decree, Document
from .reportlab_fonts import MM, font_name
from .words import copy_lines, signature_lines


class PagePrinter:
    """The page that is drawn on now. ``width`` and ``height``: its size in points."""

    def __init__(self, document: Document, canvas: Canvas) -> None:
        self.document = document
        self.dialect = document.dialect
        self.canvas = canvas
        self.page = 0
        self.width = self.height = 0.0

    def begin(self, width: float, height: float) -> None:
        """A new page with its stamp and number."""
        self.width, self.height = width, height
        self.page += 1
        cut = self.dialect.pages.cut_right if width > height else 0.0
        self.canvas.setPageSize((width - cut, height))
        decree = self.document.decree
        if decree and decree.stamp:
            self.canvas.setFillColor(HexColor("#777777"))
            self.text(width - 20 * MM, 14, decree.stamp, font_name("Liberation Sans"), 7, "right")
            self.canvas.setFillColor(HexColor("#000000"))
        if self.dialect.page_numbers:
            self.text(width / 2, height - 16, f"- {self.page} -", font_name(self.dialect.font), 9, "center")

    def next_page(self) -> None:
        """The next page, of the same size."""
        self.canvas.showPage()
        self.begin(self.width, self.height)

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
            self.next_page()
            y = margin
        half = (self.width - 2 * margin) * 0.42
        self.block(y + size, copy_lines(decree), font, size, margin, half, "center")
        title, *names = signature_lines(decree)
        y = self.block(y + size, [title], font, size, self.width - margin - half, half, "center")
        for name in names:
            y = self.block(y + size, [name], font, size, self.width - margin - half, half, "center")
        return y
