"""The reference reader: pdfplumber's document and word extraction, with corrected geometry.

What pdfplumber 0.11.10 gets wrong, and this module does not take from it:

- ``page.width`` and ``page.height`` are the MediaBox's: the CropBox is only an attribute, UserUnit is ignored.
- With /Rotate 90 or 270 and a MediaBox whose origin is not (0, 0), boxes and content are shifted against each other.
- One page without a MediaBox, or a broken page tree, makes *all* pages fail.
- A character's box is as high as the font size and begins at the descent, whatever the ascent; a frame drawn as one
  path is cut into two filled rectangles; alpha, tints and color spaces are lost (see `skparse.read.content_device`).
"""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfplumber.utils.exceptions import PdfminerException

from skparse.errors import EncryptedError, InputError
from skparse.geometry import Box
from skparse.page import Page
from skparse.read.content import run_page
from skparse.read.content_device import ContentDevice
from skparse.read.paths import Path, UserBox
from skparse.read.plumber_text import words_of
from skparse.read.reader import PageError
from skparse.read.shapes import Point, ShapeSorter, is_level, visible_part
from skparse.read.viewport import Viewport

# pdfminer warns about every odd operand (on stderr if logging is not set up); what matters becomes a PageError.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


class PlumberReader:
    """A PDF opened with pdfplumber (see `skparse.read.reader.Reader`)."""

    def __init__(self, data: bytes, password: str | None = None) -> None:
        try:
            self._pdf = pdfplumber.open(io.BytesIO(data), password=password or "")
            self._pages = list(PDFPage.create_pages(self._pdf.doc))
        except Exception as error:  # pdfminer raises its own, and KeyError, TypeError … on broken files
            cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
            if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
                problem = "the password is wrong" if password else "the file is encrypted"
                raise EncryptedError(f"{problem}; give its password with --password") from None
            raise InputError("not a PDF that can be opened; is the file whole?") from None
        if not self._pages:
            raise InputError("the PDF has no pages")

    @property
    def page_count(self) -> int:
        """Number of pages in the file."""
        return len(self._pages)

    def close(self) -> None:
        """Free the file."""
        self._pages = []
        self._pdf.stream.close()

    def page(self, number: int) -> Page:
        """Read page ``number`` (1-based).

        Raises:
            PageError: pdfminer cannot interpret the page.
        """
        source = self._pages[number - 1]
        try:
            viewport = _viewport(source)
            content = run_page(self._pdf.rsrcmgr, source.resources, source.contents)
            return _assemble(number, viewport, content)
        except Exception as error:  # see __init__
            raise PageError(f"page {number} cannot be read ({type(error).__name__})") from error


def _viewport(page: PDFPage) -> Viewport:
    """Of the visible box: the intersection of CropBox and MediaBox (ISO 32000-1, 14.11.2)."""
    media, crop = (_corners(box) for box in (page.mediabox, page.cropbox))
    left, lower = max(media[0], crop[0]), max(media[1], crop[1])
    right, upper = min(media[2], crop[2]), min(media[3], crop[3])
    if left >= right or lower >= upper:
        left, lower, right, upper = media
    unit = resolve1(page.attrs.get("UserUnit"))
    unit = float(unit) if isinstance(unit, int | float) and unit > 0 else 1.0
    return Viewport(left=left, lower=lower, right=right, upper=upper, rotation=page.rotate, unit=unit)


def _corners(box: Sequence[float]) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(v) for v in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _assemble(number: int, viewport: Viewport, content: ContentDevice) -> Page:
    sorter = ShapeSorter(viewport.width, viewport.height)
    for path in content.paths:
        _sort_path(path, viewport, sorter)
    return Page(
        number=number,
        width=viewport.width,
        height=viewport.height,
        words=tuple(words_of(content.chars, viewport, sorter)),
        rules_h=tuple(sorter.rules_h),
        rules_v=tuple(sorter.rules_v),
        fills=tuple(sorter.fills),
        images=_visible(content.images, viewport),
        drawings=tuple(sorter.drawings),
    )


def _visible(images: Sequence[tuple[UserBox, UserBox | None]], viewport: Viewport) -> tuple[Box, ...]:
    shown = (visible_part(Box(*viewport.box(*box)), _clip(clip, viewport)) for box, clip in images)
    return tuple(box for box in shown if box is not None)


def _clip(clip: UserBox | None, viewport: Viewport) -> Box | None:
    """``clip`` on the displayed page; a box without area where clip paths have nothing in common."""
    if clip is None:
        return None
    x0, y0, x1, y1 = clip
    return Box(*viewport.box(x0, y0, max(x0, x1), max(y0, y1)))


def _sort_path(path: Path, viewport: Viewport, sorter: ShapeSorter) -> None:
    x0, y0, x1, y1 = path.box
    half = path.stroke_width / 2
    outer = viewport.box(x0 - half, y0 - half, x1 + half, y1 + half)
    subpaths = _displayed(path.subpaths, viewport)
    if sorter.is_thin(*outer):  # however many subpaths: dashes in one path are one line
        sorter.rule(*outer)
        return
    if path.filled:
        if len(subpaths) == 1:
            sorter.fill(*viewport.box(*path.box), path.color)
        else:
            sorter.area(subpaths, path.color)
    if not path.stroked:
        return
    runs = _displayed(path.lines, viewport)
    if not path.filled and len(runs) == 1 and is_level(runs[0]):
        sorter.line(runs[0], path.stroke_width * viewport.unit)
        return
    is_figure = len(path.lines) > len(path.subpaths)  # curves cut straight lines
    for points in runs:
        is_figure = sorter.stroke(points) or is_figure
    if is_figure:
        sorter.drawing(Box(*outer), _clip(path.clip, viewport))


def _displayed(runs: Sequence[Sequence[Point]], viewport: Viewport) -> list[list[Point]]:
    return [[viewport.point(*point) for point in points] for points in runs]
