"""The reference reader: pdfplumber's document and word extraction, with its geometry mended.

What pdfplumber 0.11.10 gets wrong, and this module does not take from it:

- ``page.width``/``height`` are the MediaBox's: a CropBox is a mere attribute, UserUnit is unknown.
- With /Rotate 90 or 270 and a MediaBox whose origin is not (0, 0), boxes and content are shifted against each other.
- A page whose MediaBox is missing fails when *any* page is asked for, and so does one of a broken page tree.
- A character's box is font size high but hangs at the descent, whatever the ascent; a frame drawn as one path is cut
  into two filled rectangles; alpha, tints and colour spaces are lost (see `skparse.read.content`).
"""

from __future__ import annotations

import io
import itertools
import logging
import math
from collections.abc import Iterable, Sequence
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfplumber.utils.exceptions import PdfminerException
from pdfplumber.utils.text import WordExtractor

from skparse.errors import EncryptedError, InputError
from skparse.geometry import Box
from skparse.page import Page, Word
from skparse.read.base import PageError
from skparse.read.content import Char, ContentDevice, run_page
from skparse.read.frame import PageFrame
from skparse.read.paths import Path
from skparse.read.shapes import Point, ShapeSorter
from skparse.read.words import is_slanted, split_at_rules

# Of the font's size. A gap wider than the first is a space, as pdfium has it (measured, 5.15: 0.12 is none, 0.14 is
# one): a word space is at least 0.2 em where text is justified by squeezing, letter spacing and kerning stay below
# 0.1 em. A step larger than the second is another line.
_GAP = 0.13
_STEP = 0.5
# Bold by overprinting draws each letter twice, 0.2-0.4 pt apart; the narrowest letter at 5 pt is 1.1 pt wide.
_OVERPRINT = 0.5
_BLANKS = "\u200b\ufeff\x00"

# pdfminer warns about every odd operand, on stderr when no one has set up logging; what matters becomes a PageError.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


class PlumberReader:
    """A PDF opened with pdfplumber (see `skparse.read.base.Reader`)."""

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
        """Read page ``number`` (1-based) into displayed coordinates."""
        source = self._pages[number - 1]
        try:
            frame = _frame(source)
            content = run_page(self._pdf.rsrcmgr, source.resources, source.contents)
            return _assemble(number, frame, content)
        except Exception as error:  # see __init__
            raise PageError(f"page {number} cannot be read ({type(error).__name__})") from error


def _frame(page: PDFPage) -> PageFrame:
    """The visible box: the CropBox as far as it lies on the MediaBox (ISO 32000-1, 14.11.2)."""
    media, crop = (_corners(box) for box in (page.mediabox, page.cropbox))
    left, lower = max(media[0], crop[0]), max(media[1], crop[1])
    right, upper = min(media[2], crop[2]), min(media[3], crop[3])
    if left >= right or lower >= upper:
        left, lower, right, upper = media
    unit = resolve1(page.attrs.get("UserUnit"))
    return PageFrame(left, lower, right, upper, page.rotate, float(unit) if _is_unit(unit) else 1.0)


def _is_unit(value: object) -> bool:
    return isinstance(value, int | float) and value > 0


def _corners(box: Sequence[float]) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(v) for v in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _assemble(number: int, frame: PageFrame, content: ContentDevice) -> Page:
    sorter = ShapeSorter(frame.width, frame.height)
    for path in content.paths:
        _sort_path(path, frame, sorter)
    return Page(
        number,
        frame.width,
        frame.height,
        tuple(_words(content.chars, frame, sorter)),
        tuple(sorter.rules_h),
        tuple(sorter.rules_v),
        tuple(sorter.fills),
        tuple(Box(*frame.box(*image)) for image in content.images),
    )


def _sort_path(path: Path, frame: PageFrame, sorter: ShapeSorter) -> None:
    x0, y0, x1, y1 = path.box
    half = path.width / 2
    outer = frame.box(x0 - half, y0 - half, x1 + half, y1 + half)
    subpaths = _displayed(path.subpaths, frame)
    if sorter.is_thin(*outer):  # of however many parts: dashes in one path are one line
        sorter.rule(*outer)
        return
    if path.filled:
        if len(subpaths) == 1:
            sorter.fill(*frame.box(*path.box), path.color)
        else:
            sorter.area(subpaths, path.color)
    if path.stroked:
        for points in _displayed(path.lines, frame):
            sorter.stroke(points)


def _displayed(runs: Sequence[Sequence[Point]], frame: PageFrame) -> list[list[Point]]:
    return [[frame.point(*point) for point in points] for points in runs]


# -- words ----------------------------------------------------------------------------------------------------------

_EXTRACTORS = {
    "ltr": WordExtractor(
        x_tolerance_ratio=_GAP, y_tolerance_ratio=_STEP, use_text_flow=True, line_dir="ttb", char_dir="ltr"
    ),
    "rtl": WordExtractor(
        x_tolerance_ratio=_GAP, y_tolerance_ratio=_STEP, use_text_flow=True, line_dir="ttb", char_dir="rtl"
    ),
    "ttb": WordExtractor(
        x_tolerance_ratio=_STEP, y_tolerance_ratio=_GAP, use_text_flow=True, line_dir="rtl", char_dir="ttb"
    ),
    "btt": WordExtractor(
        x_tolerance_ratio=_STEP, y_tolerance_ratio=_GAP, use_text_flow=True, line_dir="ltr", char_dir="btt"
    ),
}


def _words(chars: Sequence[Char], frame: PageFrame, sorter: ShapeSorter) -> list[Word]:
    """Words in the order of the file. Each writing direction has its extractor, so that sideways text is read too."""
    placed = [_placed(i, char, frame) for i, char in enumerate(chars)]
    placed = [c for c in placed if c["text"] and not c["slanted"] and not (c["white"] and not _shows_white(c, sorter))]
    words: list[Word] = []
    spans: list[tuple[int, int]] = []
    kept: list[dict[str, Any]] = []
    for direction, run in itertools.groupby(_once(placed, frame), key=lambda c: c["direction"]):
        for found, letters in _EXTRACTORS[direction].iter_extract_tuples(run):
            text = _clean(found["text"])
            if not text or _is_hidden(letters[0]["window"], found, frame):
                continue
            box = found["x0"], found["top"], found["x1"], found["bottom"]
            words.append(Word(text, *box, _is_spaced(letters[-1], placed), letters[0]["bold"]))
            spans.append((len(kept), len(kept) + len(letters)) if direction == "ltr" else (-1, -1))
            kept.extend(letters)
    return split_at_rules(
        words,
        spans,
        sorter.rules_v,
        lambda start, end: [(c["text"], c["x0"], c["top"], c["x1"], c["bottom"]) for c in kept[start:end]],
    )


def _placed(index: int, char: Char, frame: PageFrame) -> dict[str, Any]:
    """A character as pdfplumber's word extraction takes it, in displayed points."""
    x0, top, x1, bottom = frame.box(*char.box)
    ox, oy = frame.point(0.0, 0.0)
    dx, dy = frame.point(*char.direction)
    dx, dy = dx - ox, dy - oy
    level = abs(dx) >= abs(dy)
    direction = ("ltr" if dx >= 0 else "rtl") if level else ("ttb" if dy >= 0 else "btt")
    return {
        "text": " " if char.text in _BLANKS else char.text,
        "blank": char.text in _BLANKS,
        "x0": x0,
        "top": top,
        "x1": x1,
        "bottom": bottom,
        "doctop": top,
        "upright": True,  # the extractor of its direction takes it as level
        "size": char.size * frame.unit,
        "direction": direction,
        "slanted": is_slanted(math.atan2(dy, dx)),
        "window": frame.box(*char.window) if char.window else None,
        "white": char.white,
        "bold": char.bold,
        "index": index,
    }


def _shows_white(char: dict[str, Any], sorter: ShapeSorter) -> bool:
    return sorter.shows_white((char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2)


def _is_hidden(window: tuple[float, float, float, float] | None, box: dict[str, Any], frame: PageFrame) -> bool:
    """Clipped away, or off the page: a spreadsheet prints the part of a merged cell that stood on the page before."""
    if box["x1"] <= 0 or box["bottom"] <= 0 or box["x0"] >= frame.width or box["top"] >= frame.height:
        return True
    if window is None:
        return False
    x, y = (box["x0"] + box["x1"]) / 2, (box["top"] + box["bottom"]) / 2
    return not (window[0] <= x <= window[2] and window[1] <= y <= window[3])


def _once(chars: Iterable[dict[str, Any]], frame: PageFrame) -> list[dict[str, Any]]:
    """Without the second printing of letters that stand twice at one place, as far as they are to be seen."""
    seen: dict[tuple[str, int, int], list[tuple[float, float]]] = {}
    kept = []
    for char in chars:
        if _is_hidden(char["window"], char, frame):
            kept.append(char)
            continue
        x, y, text = char["x0"], char["top"], char["text"]
        cell = (text, round(x), round(y))
        near = (seen.get((text, cell[1] + i, cell[2] + j), ()) for i in (-1, 0, 1) for j in (-1, 0, 1))
        twice = any(abs(x - a) < _OVERPRINT and abs(y - b) < _OVERPRINT for spots in near for a, b in spots)
        if not twice or text.isspace():
            kept.append(char)
        seen.setdefault(cell, []).append((x, y))
    return kept


def _clean(text: str) -> str:
    # A soft hyphen is printed only where a line ends: there it is a hyphen.
    return "-" if text == "\u00ad" else text[:-1].replace("\u00ad", "") + text[-1:].replace("\u00ad", "-")


def _is_spaced(last: dict[str, Any], chars: Sequence[dict[str, Any]]) -> bool:
    """White space of the file's own follows; a gap is none."""
    at = _position(chars, last["index"]) + 1
    return at < len(chars) and chars[at]["text"].isspace() and not chars[at]["blank"]


def _position(chars: Sequence[dict[str, Any]], index: int) -> int:
    # Characters without text were dropped, so a character stands at its index or a little before it.
    at = min(index, len(chars) - 1)
    while chars[at]["index"] > index:
        at -= 1
    return at
