"""A document drawn with ReportLab, in-process and fast: the producer of the property tests."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas

from . import reportlab_sheet as extras
from .flow import Flow, Sheet
from .matrix import build_matrix
from .model import PAPERS, Document, Table
from .reportlab_cells import CellPrinter
from .reportlab_decree import DecreePrinter
from .reportlab_fonts import MM, font_name
from .reportlab_page import PagePrinter
from .words import annex_lines


def render(document: Document) -> bytes:
    """The document as PDF; the same bytes every time."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1, pageCompression=1)
    canvas.setTitle(document.judul)
    Printer(document, canvas).run()
    canvas.save()
    return target.getvalue()


class Printer(PagePrinter):
    """The whole document, page after page."""

    def run(self) -> None:
        """Decree, then Lampiran."""
        portrait = PAPERS["A4" if self.dialect.paper == "A3" else self.dialect.paper]
        if self.document.decree and not self.document.annex_only:
            self.begin(portrait[0] * MM, portrait[1] * MM)
            DecreePrinter(self, self.document.decree).run()
            self.canvas.showPage()
        short, long = PAPERS[self.dialect.paper]
        self.begin(long * MM, short * MM)
        self._annex()

    def _annex(self) -> None:
        dialect, document = self.dialect, self.document
        margin, size = dialect.margin * MM, dialect.size
        plain, bold = font_name(dialect.font), font_name(dialect.font, True)
        x = self.width * 0.6
        for table in document.tables:
            if table.before and table.lampiran is not None:
                self._other_annex(table)
                self.next_page()
        y = extras.letterhead(self, margin) if dialect.pages.letterhead else margin
        y = self.block(y, annex_lines(document), plain, size, x, self.width - margin - x, "left")
        for table in document.tables:
            if table.before and table.lampiran is None:
                y = self._other(table, y)
        y = self.block(y + 8, [document.judul], bold, size, margin, self.width - 2 * margin, "center") + 8
        y = self._plan(y)
        for line in dialect.pages.legend:
            y = self.block(y + 3, [line], plain, size, margin, self.width - 2 * margin, "left")
        for table in document.tables:
            if not table.before and table.lampiran is None:
                y = self._other(table, y)
        if document.decree:
            y = self.signature(y + 6, document.decree, plain, size, margin)
            if dialect.pages.qr:
                extras.code(self, y, size)
        for table in document.tables:
            if table.lampiran is not None and not table.before:
                self.next_page()
                self._other_annex(table)
        self.canvas.showPage()

    def _other_annex(self, table: Table) -> None:
        """A Lampiran that holds another table."""
        document, dialect = self.document, self.dialect
        margin, plain = dialect.margin * MM, font_name(dialect.font)
        lines = annex_lines(replace(document, lampiran=table.lampiran))
        x = self.width * 0.6
        y = self.block(margin, lines, plain, dialect.size, x, self.width - margin - x, "left")
        y = self._other(table, y)
        if document.decree:
            self.signature(y + 6, document.decree, plain, dialect.size, margin)

    def _plan(self, y: float) -> float:
        """The table on as many pages as it needs; returns where it ends."""
        dialect = self.dialect
        margin, size = dialect.margin * MM, dialect.size
        matrix = build_matrix(self.document)
        widths = tuple(width * (self.width - 2 * margin) for width in matrix.widths)
        bottom = self.height - margin - (14 if dialect.pages.catch_words else 0)
        sheet = Sheet(
            left=margin,
            top=margin,
            bottom=bottom,
            widths=widths,
            leading=size * 1.2,
            pad=2.5,
            cut_rows=dialect.cut_rows,
            min_cut_lines=1 if dialect.numbers.width else 2,
            hyphen="\u00ad" if dialect.ink.soft_hyphens else "-" if dialect.ink.hyphens else "",
        )
        cells = CellPrinter(self, sheet)
        flow = Flow(sheet, cells.measure, matrix.header, dialect.header == "every", dialect.header == "carried")
        for place, rows in enumerate(matrix.segments):
            first_header = () if place else matrix.first_header
            flow.segment(rows, place == 0, y, 24.0 if place in matrix.gaps else 0.0, first_header)
        for place, (boxes, following) in enumerate(pairwise([*flow.pages, []])):
            if place:
                self.next_page()
            cells.page(boxes)
            if dialect.pages.catch_words and following:
                extras.catch_word(self, boxes, following, size)
            if dialect.pages.stamp:
                extras.stamp(self, boxes, place, dialect.pages.stamp)
            extras.hidden(self, boxes, place)
        return flow.y

    def _other(self, table: Table, y: float) -> float:
        """A table of another kind below y."""
        dialect = self.dialect
        margin, size = dialect.margin * MM, dialect.size
        wide = self.width - 2 * margin
        rows = extras.cells(table, dialect.header_fill)
        y = self.block(y + 14, [table.judul], font_name(dialect.font, True), size, margin, wide, "center") + 6
        sheet = Sheet(
            left=margin,
            top=margin,
            bottom=self.height - margin,
            widths=tuple(w * wide for w in table.widths),
            leading=size * 1.2,
            pad=2.5,
            cut_rows=False,
        )
        cells = CellPrinter(self, sheet)
        flow = Flow(sheet, cells.measure, rows[:1], True)
        flow.segment(rows[1:], True, y)
        for place, boxes in enumerate(flow.pages):
            if place:
                self.next_page()
            cells.page(boxes)
        return flow.y
