"""Marks that are neither text nor the fill of a cell, drawn over the cells of a schedule."""

from __future__ import annotations

import functools
import io

from PIL import Image, ImageDraw
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from .flow import Box

_INK, _LINE = HexColor("#4472C4"), HexColor("#1F3864")


def draw_mark(canvas: Canvas, box: Box, height: float) -> None:
    """The mark of a cell over as many columns as it says. ``height``: of the page."""
    right = box.x + box.width * box.cell.drawn_over
    upper, lower = height - box.top, height - box.top - box.height
    canvas.saveState()
    _DRAW[box.cell.drawn](canvas, box.x, lower, right, upper)
    canvas.restoreState()


@functools.cache
def _tick() -> ImageReader:
    image = Image.new("RGBA", (40, 40), (255, 255, 255, 0))
    ImageDraw.Draw(image).line([(5, 20), (15, 34), (35, 5)], fill=(0, 100, 0, 255), width=5)
    file = io.BytesIO()
    image.save(file, "PNG")
    return ImageReader(io.BytesIO(file.getvalue()))


def _picture(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """A picture of a tick in the middle."""
    side = min(12.0, x1 - x0 - 2, y1 - y0 - 1)
    canvas.drawImage(_tick(), (x0 + x1 - side) / 2, (y0 + y1 - side) / 2, side, side, mask="auto")


def _bar(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """A rectangle of Excel's shapes, with its outline."""
    canvas.setFillColor(_INK)
    canvas.setStrokeColor(_LINE)
    canvas.setLineWidth(0.75)
    canvas.rect(x0 + 1, (y0 + y1) / 2 - 3, x1 - x0 - 2, 6, stroke=1, fill=1)


def _arrow(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """A block arrow."""
    y, neck = (y0 + y1) / 2, x1 - min(8.0, (x1 - x0) / 2)
    points = ((x0, y - 2.5), (x0, y + 2.5), (neck, y + 2.5), (neck, y + 5), (x1, y), (neck, y - 5), (neck, y - 2.5))
    path = canvas.beginPath()
    for number, point in enumerate(points):
        (path.lineTo if number else path.moveTo)(*point)
    path.close()
    canvas.setFillColor(_INK)
    canvas.drawPath(path, stroke=0, fill=1)


def _line(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """A thick line that ends in a point."""
    y, neck = (y0 + y1) / 2, x1 - min(6.0, (x1 - x0) / 2)
    canvas.setLineWidth(1.5)
    canvas.line(x0, y, neck, y)
    path = canvas.beginPath()
    path.moveTo(neck, y + 3)
    path.lineTo(x1, y)
    path.lineTo(neck, y - 3)
    path.close()
    canvas.setFillColor(HexColor("#000000"))
    canvas.drawPath(path, stroke=0, fill=1)


def _hatch(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """Slanted lines over the cell."""
    path = canvas.beginPath()
    path.rect(x0, y0, x1 - x0, y1 - y0)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setLineWidth(0.25)
    gap, high = 3.0, y1 - y0
    for number in range(int((x1 - x0 + high) / gap)):
        x = x0 - high + number * gap
        canvas.line(x, y0, x + high, y1)


_DRAW = {"picture": _picture, "bar": _bar, "arrow": _arrow, "line": _line, "hatch": _hatch}
