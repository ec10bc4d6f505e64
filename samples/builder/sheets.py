"""What is done to a printed PDF's landscape pages: turned with and without /Rotate, put on other papers."""

from __future__ import annotations

import io

import pikepdf

from .model import PAPERS, Document

MM = 72 / 25.4


def finish(document: Document, pdf: bytes) -> bytes:
    """The Lampiran's pages as the dialect says; other pages, and plain dialects, stay as they are."""
    pages = document.dialect.pages
    if not (pages.rotate or pages.lying or pages.papers):
        return pdf
    with pikepdf.open(io.BytesIO(pdf)) as file:
        landscape = [page for page in file.pages if _size(page)[0] > _size(page)[1]]
        for number, page in enumerate(landscape):
            if pages.papers:
                _paper(file, page, pages.papers[number % len(pages.papers)])
            if pages.rotate:
                degrees = pages.rotate[number % len(pages.rotate)]
                _turn(file, page, degrees)
                if degrees:
                    page.Rotate = degrees
            if pages.lying:
                _turn(file, page, pages.lying[number % len(pages.lying)])
        target = io.BytesIO()
        file.save(target, deterministic_id=True)
    return target.getvalue()


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(side) for side in page.mediabox)
    return right - left, top - bottom


def _set(file: pikepdf.Pdf, page: pikepdf.Page, matrix: tuple[float, ...], width: float, height: float) -> None:
    """Puts the page's content through a matrix onto a sheet of this size."""
    numbers = " ".join(f"{number:.4f}".rstrip("0").rstrip(".") for number in matrix)
    page.contents_add(pikepdf.Stream(file, f"q {numbers} cm\n".encode()), prepend=True)
    page.contents_add(pikepdf.Stream(file, b"\nQ"), prepend=False)
    page.MediaBox = pikepdf.Array([0, 0, round(width, 2), round(height, 2)])
    for key in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
        if key in page:
            del page[key]


def _turn(file: pikepdf.Pdf, page: pikepdf.Page, degrees: int) -> None:
    """Turns the content against the clock, so that /Rotate by as much shows it upright."""
    width, height = _size(page)
    if degrees == 90:
        _set(file, page, (0, 1, -1, 0, height, 0), height, width)
    elif degrees == 180:
        _set(file, page, (-1, 0, 0, -1, width, height), width, height)
    elif degrees == 270:
        _set(file, page, (0, -1, 1, 0, 0, width), height, width)


def _paper(file: pikepdf.Pdf, page: pikepdf.Page, name: str) -> None:
    """Another paper: the content scaled to it, or after a "+" in its own size near the top left."""
    if not name:
        return
    width, height = _size(page)
    short, long = (side * MM for side in PAPERS[name.removeprefix("+")])
    if not name.startswith("+"):
        scale = min(long / width, short / height)
        _set(file, page, (scale, 0, 0, scale, 0, short - scale * height), long, short)
    elif long >= width and short >= height:
        _set(file, page, (1, 0, 0, 1, (long - width) / 3, short - height), long, short)
