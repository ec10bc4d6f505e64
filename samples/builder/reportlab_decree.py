"""The SK's portrait pages, drawn with ReportLab."""

from __future__ import annotations

from reportlab.pdfbase import pdfmetrics

from .flow import wrap
from .model import Decree
from .reportlab_fonts import MM, font_name
from .reportlab_page import PagePrinter
from .words import date_in_words, number_line


class DecreePrinter:
    """The SK's portrait pages."""

    SIZE = 11.5

    def __init__(self, printer: PagePrinter, decree: Decree) -> None:
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
            self.printer.next_page()
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
