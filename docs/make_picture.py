"""docs/page-and-tree.png: a page of the Wonosobo sample beside the tree that skparse reads from it.

    python docs/make_picture.py

Needs the extra ``dev`` (Pillow). Run it again when the sample or the plan changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFont

import skparse
from skparse.plan import Node

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "wonosobo-2026.pdf"
TARGET = ROOT / "docs" / "page-and-tree.png"
PAGE = 5

SCALE = 1.7
SIZE = 20
MARGIN, BORDER, GAP = 30, 24, 44
INDENT, STRIP, CELL = 30, 12 * 17, 17
TREE = 980
PAPER, INK, GREY, FRAME = "#FFFFFF", "#1F2328", "#8C959F", "#D0D7DE"
# One colour a level, in the tree; months are drawn in the colour of the document.
LEVELS = ["#0A3069", "#116329", "#953800", "#57606A"]
MONTH, EMPTY = "#8DB3E2", "#EAEEF2"


def main() -> None:
    page = page_picture()
    lines = [*tree(skparse.parse(SAMPLE).lampiran[0].nodes, 0)]
    height = page.height + 2 * MARGIN
    picture = Image.new("RGB", (2 * MARGIN + page.width + GAP + TREE, height), PAPER)
    picture.paste(page, (MARGIN, MARGIN))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((MARGIN - 1, MARGIN - 1, MARGIN + page.width, MARGIN + page.height), outline=FRAME)
    left = MARGIN + page.width + GAP
    initials(draw, left + TREE - STRIP, MARGIN)
    lead = page.height // (len(lines) + 1)
    for place, (depth, node) in enumerate(lines, 1):
        draw_node(draw, left, MARGIN + place * lead, depth, node)
    picture.quantize(128).save(TARGET, optimize=True)


def page_picture() -> Image.Image:
    """The page, cut down to what is printed on it and a border."""
    document = pypdfium2.PdfDocument(SAMPLE)
    try:
        picture: Image.Image = document[PAGE - 1].render(scale=SCALE).to_pil().convert("RGB")
    finally:
        document.close()
    left, top, right, bottom = ImageChops.invert(picture).getbbox() or (0, 0, *picture.size)
    return picture.crop((left - BORDER, top - BORDER, right + BORDER, bottom + BORDER))


def tree(nodes: Iterable[Node], depth: int) -> Iterator[tuple[int, Node]]:
    """The nodes that begin on the page, with their depth."""
    for node in nodes:
        if node.fragments and node.fragments[0].page == PAGE:
            yield depth, node
            yield from tree(node.children, depth + 1)


def draw_node(draw: ImageDraw.ImageDraw, left: int, top: int, depth: int, node: Node) -> None:
    x = left + depth * INDENT
    colour = LEVELS[depth % len(LEVELS)]
    if node.marker:
        draw.text((x, top), node.marker, font=font(), fill=colour)
    else:
        draw.text((x, top), "-", font=font(), fill=GREY)
    x += INDENT
    draw.text((x, top), cut(node.text, left + TREE - STRIP - 24 - x), font=font(), fill=INK)
    if not node.children:
        strip(draw, left + TREE - STRIP, top, node.bulan)


def strip(draw: ImageDraw.ImageDraw, left: int, top: int, bulan: Iterable[int]) -> None:
    marked = set(bulan)
    for month in range(12):
        box = (left + month * CELL, top + 3, left + month * CELL + CELL - 3, top + SIZE + 1)
        draw.rectangle(box, fill=MONTH if month + 1 in marked else EMPTY)


def initials(draw: ImageDraw.ImageDraw, left: int, top: int) -> None:
    for month, initial in enumerate("JFMAMJJASOND"):
        draw.text((left + month * CELL + 1, top + 10), initial, font=font(14), fill=GREY)


def cut(text: str, width: float) -> str:
    if font().getlength(text) <= width:
        return text
    while text and font().getlength(text + " ...") > width:
        text = text[:-1]
    return text.rstrip() + " ..."


def font(size: int = SIZE) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


if __name__ == "__main__":
    main()
