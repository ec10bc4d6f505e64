"""What else stands on a page, drawn with ReportLab: letterhead, code, stamp, catch-word, hidden words, other tables."""

from __future__ import annotations

import io
import random
from dataclasses import replace

from PIL import Image, ImageDraw
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader

from .flow import Box
from .model import Cell, Row, Table
from .reportlab_fonts import MM, font_name
from .reportlab_page import PagePrinter


def letterhead(printer: PagePrinter, margin: float) -> float:
    """A ruled box over the page's width; returns where it ends."""
    canvas, wide, high = printer.canvas, printer.width - 2 * margin, 48.0
    decree = printer.document.decree
    name = decree.lembaga if decree else "KOMISI " + printer.document.judul.partition(" KOMISI ")[2]
    canvas.setLineWidth(1.0)
    canvas.rect(margin, printer.height - margin - high, wide, high, stroke=1, fill=0)
    canvas.line(margin + 60, printer.height - margin, margin + 60, printer.height - margin - high)
    bold, plain = font_name(printer.dialect.font, True), font_name(printer.dialect.font)
    printer.text(margin + 30, margin + 28, "KPU", bold, 14, "center")
    centre = margin + 60 + (wide - 60) / 2
    printer.text(centre, margin + 19, name, bold, 11, "center")
    printer.text(centre, margin + 35, "Jalan Merdeka Nomor 17, Telepon (0286) 321045", plain, 9, "center")
    return margin + high + 8


def code(printer: PagePrinter, y: float, size: float) -> None:
    """A framed QR code at the left of the signature, with its note."""
    canvas, rng, step = printer.canvas, random.Random(7), 2.2
    side = 21 * step
    x, top = printer.dialect.margin * MM, y - side
    canvas.setLineWidth(0.7)
    canvas.rect(x, printer.height - top - side - 8, side + 8, side + 8, stroke=1, fill=0)
    canvas.setFillColor(HexColor("#000000"))
    for row in range(21):
        for column in range(21):
            if rng.random() < 0.5:
                place = printer.height - top - 4 - (row + 1) * step
                canvas.rect(x + 4 + column * step, place, step, step, stroke=0, fill=1)
    lines = ("Dokumen ini telah ditandatangani secara elektronik", "menggunakan sertifikat elektronik dari BSrE")
    for number, line in enumerate(lines):
        printer.text(x + side + 14, top + 20 + number * size * 1.3, line, font_name(printer.dialect.font), size - 1)


def stamp(printer: PagePrinter, boxes: list[Box], number: int, kind: str) -> None:
    """An office stamp over the cells in the page's middle: a picture, or turned words."""
    canvas = printer.canvas
    top, bottom = min(box.top for box in boxes), max(box.top + box.height for box in boxes)
    x, y = printer.width * (0.35 + 0.1 * (number % 3)), printer.height - (top + bottom) / 2
    if kind == "image":
        image = Image.new("RGBA", (240, 240), (255, 255, 255, 0))
        draw = ImageDraw.Draw(image)
        for inset, width in ((4, 6), (40, 4)):
            draw.ellipse((inset, inset, 240 - inset, 240 - inset), outline=(90, 40, 160, 150), width=width)
        draw.text((95, 112), "K P U", fill=(90, 40, 160, 150))
        target = io.BytesIO()
        image.save(target, "PNG")
        canvas.drawImage(ImageReader(io.BytesIO(target.getvalue())), x, y - 40, 80, 80, mask="auto")
        return
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(32)
    canvas.setFillColor(HexColor("#C05050"))
    canvas.setFillAlpha(0.5)
    canvas.setFont(font_name("Liberation Sans", True), 30)
    canvas.drawString(0, 0, "SALINAN")
    canvas.restoreState()


def catch_word(printer: PagePrinter, boxes: list[Box], following: list[Box], size: float) -> None:
    """The first words of the next page at the right below this page's table."""
    first = next((box for box in following if box.lines and box.lines[0][0] and not box.cell.header), None)
    if first is None:
        return
    words = " ".join(line for line, _ in first.lines).split()[:2]
    bottom = max(box.top + box.height for box in boxes)
    x = printer.width - printer.dialect.margin * MM
    printer.canvas.setFillColor(HexColor("#000000"))
    text = f"{' '.join(words)} . . ."
    printer.text(x, bottom + size + 3, text, font_name(printer.dialect.font), size, "right")


def hidden(printer: PagePrinter, boxes: list[Box], number: int) -> None:
    """Words that nobody sees in every fifth cell: render mode 3, or white."""
    ink, canvas = printer.dialect.ink, printer.canvas
    if not ink.invisible and not ink.white:
        return
    rng = random.Random(number)
    font, size = font_name(printer.dialect.font), printer.dialect.size
    for box in boxes:
        if rng.random() > 0.2 or box.cell.fill or box.cell.header:
            continue
        text = rng.choice(("DRAFT", "lama", "1)", "x", "revisi 2", "b. Konsep", "√"))
        x, y = box.x + 3, printer.height - box.top - box.height + 2
        if ink.invisible:
            code_text = canvas.beginText(x, y)
            code_text.setFont(font, size)
            code_text.setTextRenderMode(3)
            code_text.textOut(text)
            code_text.setTextRenderMode(0)
            canvas.drawText(code_text)
        else:
            canvas.setFillColor(HexColor("#FFFFFF"))
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)


def cells(table: Table, fill: str | None) -> tuple[Row, ...]:
    """Header and rows of a table of another kind."""
    plain = Cell(bold=True, align="center", valign="middle", fill=fill, header=True)
    header = tuple(replace(plain, text=text) for text in table.headings)
    body = tuple(
        tuple(Cell(text, align="center" if place == 0 else "left") for place, text in enumerate(row))
        for row in table.rows
    )
    return (header, *body)
