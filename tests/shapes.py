"""Shapes to draw over the cells of a `drawn.Drawing`, as office programs draw them: LibreOffice Calc paints an area
first, and then its outline, from the middle of a side on."""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image, ImageDraw
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from skparse.geometry import Box

Draw = Callable[[Canvas, Box], None]
"""Takes the canvas and the box of some cells in its coordinates, upside down: ``top`` is the lower edge."""


def _picture() -> ImageReader:
    image = Image.new("RGBA", (40, 40), (255, 255, 255, 0))
    ImageDraw.Draw(image).line([(5, 20), (15, 34), (35, 5)], fill=(0, 100, 0, 255), width=5)
    file = io.BytesIO()
    image.save(file, "PNG")
    file.seek(0)
    return ImageReader(file)


TICK = _picture()


def picture(size: float = 12, aside: float = 0) -> Draw:
    """A picture at the center of the cells, or ``aside`` points to its right."""

    def draw(canvas: Canvas, box: Box) -> None:
        x, y = box.center_x - size / 2 + aside, box.center_y - size / 2
        canvas.drawImage(TICK, x, y, size, size, mask="auto")

    return draw


def outlined(points: list[tuple[float, float]], color: str = "#4472C4", outline: bool = True) -> Draw:
    """A filled polygon, and then its outline, as an office program draws a shape."""

    def draw(canvas: Canvas, _: Box) -> None:
        start = ((points[0][0] + points[-1][0]) / 2, (points[0][1] + points[-1][1]) / 2)
        for fill in (True, False)[: 2 if outline else 1]:
            path = canvas.beginPath()
            path.moveTo(*start)
            for point in points:
                path.lineTo(*point)
            path.close()
            canvas.setFillColor(HexColor(color))
            canvas.setStrokeColor(HexColor("#1F3864"))
            canvas.drawPath(path, stroke=not fill, fill=fill)

    return draw


def bar(left: float = 0, right: float = 0, raised: float = 0, high: float = 6, outline: bool = True) -> Draw:
    """A bar along the middle of the cells. It begins ``left`` points right of their left side, ends ``right`` points
    left of their right one, and is ``raised`` from their middle."""

    def draw(canvas: Canvas, box: Box) -> None:
        x0, x1, y = box.x0 + left, box.x1 - right, box.center_y + raised
        low, up = y - high / 2, y + high / 2
        outlined([(x0, low), (x0, up), (x1, up), (x1, low)], outline=outline)(canvas, box)

    return draw


def arrow(canvas: Canvas, box: Box) -> None:
    """An arrow's shape over the whole width."""
    x, y, neck = box.x1, box.center_y, box.x1 - 10
    body = [(box.x0, y - 3), (box.x0, y + 3), (neck, y + 3), (neck, y + 6), (x, y), (neck, y - 6), (neck, y - 3)]
    outlined(body)(canvas, box)


def line(thick: float, head: str = "", right: float = 0) -> Draw:
    """A line along the middle of the cells. ``head``: "filled" or "open", or none."""

    def draw(canvas: Canvas, box: Box) -> None:
        end, y = box.x1 - right, box.center_y
        canvas.setLineWidth(thick)
        canvas.line(box.x0, y, end - (8 if head == "filled" else 0), y)
        path = canvas.beginPath()
        path.moveTo(end - 8, y + 4)
        path.lineTo(end, y)
        path.lineTo(end - 8, y - 4)
        if head == "filled":
            path.close()
            canvas.drawPath(path, stroke=0, fill=1)
        elif head:
            canvas.drawPath(path, stroke=1, fill=0)

    return draw


def hatched(slant: str, gap: float = 3) -> Draw:
    """Parallel lines over the whole area: "slanted", "level" or "upright", or both of these ("crossed")."""

    def draw(canvas: Canvas, box: Box) -> None:
        canvas.setLineWidth(0.25)
        path = canvas.beginPath()
        path.rect(box.x0, box.top, box.width, box.height)
        canvas.clipPath(path, stroke=0, fill=0)
        if slant in ("level", "crossed"):
            for n in range(1, int(box.height / gap)):
                canvas.line(box.x0, box.top + n * gap, box.x1, box.top + n * gap)
        if slant in ("upright", "crossed"):
            for n in range(1, int(box.width / gap)):
                canvas.line(box.x0 + n * gap, box.top, box.x0 + n * gap, box.bottom)
        if slant == "slanted":
            for n in range(int((box.width + box.height) / gap)):
                x = box.x0 - box.height + n * gap
                canvas.line(x, box.top, x + box.height, box.bottom)

    return draw


def strips(canvas: Canvas, box: Box) -> None:
    """Shading as Word draws it: a strip behind each line, white between them."""
    canvas.setFillColor(HexColor("#BDD7EE"))
    for n in range(int(box.height / 10)):
        canvas.rect(box.x0 + 2, box.top + 1 + n * 10, box.width - 4, 2.5 if n % 2 else 8, stroke=0, fill=1)
