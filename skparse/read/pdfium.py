"""The default reader: pdfium's raw calls through pypdfium2.

Speed comes from asking little: the text of a page in one call, boxes only where words begin and end, and of a path
its bounds alone unless it is more than a line or a rectangle. Every buffer is made once per file.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from skparse.errors import EncryptedError, InputError
from skparse.page import Box, Page, Word
from skparse.read.base import PageError
from skparse.read.frame import PageFrame
from skparse.read.pieces import pieces
from skparse.read.shapes import Point, ShapeSorter, hex_color
from skparse.read.userunit import user_units
from skparse.read.words import split_at_rules

# pdfium marks a hyphen at a line's end with U+0002 (older builds U+FFFE) and drops the line break after it.
_HYPHENS = "\x02\ufffe"
_WORD = re.compile(r"[^\s\x00\x02\ufffe\u200b\ufeff]+[\x02\ufffe]?|[\x02\ufffe]")
# Characters closer than this share of the line's height belong to one word, whatever white space pdfium makes up
# between them: on a page of narrow columns it takes the text for vertical and puts every letter on a line of its own
# (seen on Chromium's pages). A space is at least 0.18 of the height wide (DejaVu, Liberation, Carlito, Times, Arial).
_GAP = 0.1
# A form may hold forms; deeper than this no producer goes, but a hostile file may.
_FORM_DEPTH = 12
Matrix = tuple[float, float, float, float, float, float]
Run = tuple[str, float, float, float, float, int, int]
"""Text, box (x0, top, x1, bottom), and the indices of the first character and of the one after the last."""


class PdfiumReader:
    """A PDF opened with pdfium (see `skparse.read.base.Reader`)."""

    def __init__(self, data: bytes, password: str | None = None) -> None:
        try:
            self._pdf = pdfium.PdfDocument(data, password=password)
            self.page_count = len(self._pdf)
        except pdfium.PdfiumError as error:
            if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
                problem = "the password is wrong" if password else "the file is encrypted"
                raise EncryptedError(f"{problem}; give its password with --password") from None
            raise InputError("not a PDF that can be opened; is the file whole?") from None
        if self.page_count == 0:
            raise InputError("the PDF has no pages")
        self._units = user_units(data, password)
        self._rect = raw.FS_RECTF()
        self._rect_ref = ctypes.byref(self._rect)
        self._matrix = raw.FS_MATRIX()
        self._f = [ctypes.c_float() for _ in range(4)]
        self._u = [ctypes.c_uint() for _ in range(4)]
        self._i = [ctypes.c_int() for _ in range(2)]
        self._buffer = (ctypes.c_ushort * 8192)()
        self._placed: dict[int, Matrix] = {}  # the page's text objects that stand in forms, and where those stand

    def close(self) -> None:
        """Free the file."""
        self._pdf.close()

    def page(self, number: int) -> Page:
        """Read page ``number`` (1-based) into displayed coordinates."""
        handle = raw.FPDF_LoadPage(self._pdf, number - 1)
        if not handle:
            raise PageError(f"page {number} cannot be loaded")
        try:
            return self._read(handle, number)
        finally:
            raw.FPDF_ClosePage(handle)

    def _read(self, handle: Any, number: int) -> Page:
        raw.FPDF_GetPageBoundingBox(handle, self._rect_ref)
        r = self._rect
        unit = self._units.get(number, 1.0)
        frame = PageFrame(r.left, r.bottom, r.right, r.top, raw.FPDFPage_GetRotation(handle) * 90, unit)
        sorter = ShapeSorter(frame.width, frame.height)
        self._placed.clear()
        images: list[Box] = []
        self._objects(handle, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, frame, sorter, images, None, 0)
        text_page = raw.FPDFText_LoadPage(handle)
        if not text_page:
            raise PageError(f"the text of page {number} cannot be read")
        try:
            words = self._words(text_page, frame, sorter)
        finally:
            raw.FPDFText_ClosePage(text_page)
        return Page(
            number,
            frame.width,
            frame.height,
            tuple(words),
            tuple(sorter.rules_h),
            tuple(sorter.rules_v),
            tuple(sorter.fills),
            tuple(images),
        )

    # -- text ---------------------------------------------------------------------------------------------------

    def _text(self, text_page: Any) -> str:
        """The page's characters, one for each of pdfium's character indices."""
        count = raw.FPDFText_CountChars(text_page)
        if count <= 0:
            return ""
        if len(self._buffer) < count + 1:
            self._buffer = (ctypes.c_ushort * (count * 2))()
        written = raw.FPDFText_GetText(text_page, 0, count, self._buffer)
        text = ctypes.string_at(self._buffer, 2 * max(written - 1, 0)).decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        # A character without Unicode value or beyond the BMP shifts the indices: ask for each.
        codes = (raw.FPDFText_GetUnicode(text_page, i) for i in range(count))
        return "".join(chr(c) if 0 < c < 0x110000 and not 0xD800 <= c < 0xE000 else "\ufffd" for c in codes)

    def _words(self, text_page: Any, frame: PageFrame, sorter: ShapeSorter) -> list[Word]:
        text = self._text(text_page)
        words: list[Word] = []
        spans: list[tuple[int, int]] = []
        clips: dict[int, tuple[float, float, float, float] | None] = {}
        for found, x0, top, x1, bottom, start, end in self._runs(text_page, text, frame):
            if self._is_clipped(text_page, start, (x0 + x1) / 2, (top + bottom) / 2, frame, clips):
                continue
            spaced = text[end : end + 1] == " "
            last = words[-1] if words else None
            # The middle, not the top: a ligature's box is its ink.
            if last and last.top < (top + bottom) / 2 < last.bottom and self._touches(last, x0):
                last_span = spans[-1]
                if last_span[1] > 0 and not self._real_space(text_page, text, last_span[1], start):
                    words[-1] = Word(
                        last.text + found, last.x0, min(last.top, top), x1, max(last.bottom, bottom), spaced
                    )
                    spans[-1] = (last_span[0], end)
                    continue
            if x1 <= 0 or bottom <= 0 or x0 >= frame.width or top >= frame.height:
                continue  # off the page: a spreadsheet prints the part of a merged cell that stood on the page before
            words.append(Word(found, x0, top, x1, bottom, spaced))
            spans.append((start, end))
        return split_at_rules(
            words, spans, sorter.rules_v, lambda start, end: self._char_boxes(text_page, text, start, end, frame)
        )

    def _runs(self, text_page: Any, text: str, frame: PageFrame) -> Iterator[Run]:
        """Every run of characters between white space, cut where it turns or jumps."""
        get_box, rect, ref = raw.FPDFText_GetLooseCharBox, self._rect, self._rect_ref
        place = frame.box
        for match in _WORD.finditer(text):
            start, end = match.span()
            if not get_box(text_page, start, ref):
                continue
            x0, top, x1, bottom = place(rect.left, rect.bottom, rect.right, rect.top)
            if end - start > 1:
                get_box(text_page, end - 1, ref)
                ax0, atop, ax1, abottom = place(rect.left, rect.bottom, rect.right, rect.top)
                if ax1 < x0 or abs(atop - top) > 0.5 * (bottom - top) + 0.5:
                    angle = raw.FPDFText_GetCharAngle(text_page, start) + math.radians(frame.rotation)
                    chars = self._char_boxes(text_page, text, start, end, frame)
                    for word, first, after in pieces(chars, angle):
                        yield word.text, *word[1:5], start + first, start + after
                    continue
                x0, top, x1, bottom = min(x0, ax0), min(top, atop), max(x1, ax1), max(bottom, abottom)
            found = match.group()
            if found[-1] in _HYPHENS:
                found = found[:-1] + "-"
            yield found, x0, top, x1, bottom, start, end

    @staticmethod
    def _touches(last: Word, x0: float) -> bool:
        high = last.bottom - last.top
        return -_GAP * high <= x0 - last.x1 < _GAP * high

    def _is_clipped(
        self,
        text_page: Any,
        start: int,
        x: float,
        y: float,
        frame: PageFrame,
        clips: dict[int, tuple[float, float, float, float] | None],
    ) -> bool:
        """The text object of a character has a clip path that leaves the given point out: it is not to be seen."""
        obj = raw.FPDFText_GetTextObject(text_page, start)
        key = _address(obj)
        if key not in clips:
            clips[key] = self._clip_box(obj, self._placed.get(key), frame)
        clip = clips[key]
        return clip is not None and not (clip[0] <= x <= clip[2] and clip[1] <= y <= clip[3])

    def _clip_box(self, obj: Any, matrix: Matrix | None, frame: PageFrame) -> tuple[float, float, float, float] | None:
        """What the innermost clip path of an object leaves to be seen; None if it has none.

        Producers clip by rectangles, of which two opposite corners are enough; another shape clips nothing here.
        """
        path = raw.FPDFPageObj_GetClipPath(obj)
        count = raw.FPDFClipPath_CountPaths(path) if path else 0
        if count <= 0 or raw.FPDFClipPath_CountPathSegments(path, count - 1) not in (4, 5):
            return None
        x, y = self._f[:2]
        raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(path, count - 1, 0), x, y)
        ax, ay = x.value, y.value
        raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(path, count - 1, 2), x, y)
        bx, by = x.value, y.value
        x0, x1, y0, y1 = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
        return frame.box(*(_bounds(matrix, x0, y0, x1, y1) if matrix else (x0, y0, x1, y1)))

    def _real_space(self, text_page: Any, text: str, start: int, end: int) -> bool:
        """The file itself has white space between two characters; pdfium did not make it up."""
        return any(text[i].isspace() and not raw.FPDFText_IsGenerated(text_page, i) for i in range(start, end))

    def _char_boxes(
        self, text_page: Any, text: str, start: int, end: int, frame: PageFrame
    ) -> list[tuple[str, float, float, float, float]]:
        boxes = []
        for i in range(start, end):
            if raw.FPDFText_GetLooseCharBox(text_page, i, self._rect_ref):
                r = self._rect
                char = "-" if text[i] in _HYPHENS else text[i]
                boxes.append((char, *frame.box(r.left, r.bottom, r.right, r.top)))
        return boxes

    # -- paths --------------------------------------------------------------------------------------------------

    def _objects(
        self,
        holder: Any,
        count: Any,
        get: Any,
        frame: PageFrame,
        sorter: ShapeSorter,
        images: list[Box],
        matrix: Matrix | None,
        depth: int,
    ) -> None:
        left, bottom, right, top = self._f
        get_type, get_bounds = raw.FPDFPageObj_GetType, raw.FPDFPageObj_GetBounds
        for index in range(count(holder)):
            obj = get(holder, index)
            kind = get_type(obj)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                if matrix is not None:
                    self._placed[_address(obj)] = matrix
                continue
            if kind == raw.FPDF_PAGEOBJ_FORM:
                if depth < _FORM_DEPTH:
                    inner = _multiply(self._matrix_of(obj), matrix)
                    self._objects(
                        obj,
                        raw.FPDFFormObj_CountObjects,
                        raw.FPDFFormObj_GetObject,
                        frame,
                        sorter,
                        images,
                        inner,
                        depth + 1,
                    )
                continue
            if not get_bounds(obj, left, bottom, right, top):
                continue
            x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
            if matrix is not None:
                x0, y0, x1, y1 = _bounds(matrix, x0, y0, x1, y1)
            box = frame.box(x0, y0, x1, y1)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self._path(obj, box, frame, sorter, matrix)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                images.append(Box(*box))
            elif kind == raw.FPDF_PAGEOBJ_SHADING:
                sorter.fill(*box, None)

    def _path(
        self,
        obj: Any,
        box: tuple[float, float, float, float],
        frame: PageFrame,
        sorter: ShapeSorter,
        matrix: Matrix | None,
    ) -> None:
        fill_mode, stroke = self._i
        raw.FPDFPath_GetDrawMode(obj, fill_mode, stroke)
        filled, stroked = fill_mode.value, stroke.value
        if not (filled or stroked):
            return
        segments = raw.FPDFPath_CountSegments(obj)
        if segments <= 6 and sorter.is_thin(*box):
            sorter.rule(*box)
            return
        if filled:
            color, alpha = self._fill_color(obj)
            if alpha:
                if segments <= 5:
                    sorter.fill(*box, color)
                else:
                    sorter.area(self._subpaths(obj, segments, frame, matrix), color)
        if stroked:
            for points in self._subpaths(obj, segments, frame, matrix, straight=True):
                sorter.stroke(points)

    def _fill_color(self, obj: Any) -> tuple[str | None, int]:
        red, green, blue, alpha = self._u
        if not raw.FPDFPageObj_GetFillColor(obj, red, green, blue, alpha):
            return None, 255
        return hex_color(red.value, green.value, blue.value), alpha.value

    def _matrix_of(self, obj: Any) -> Matrix:
        m = self._matrix
        if not raw.FPDFPageObj_GetMatrix(obj, m):
            return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        return (m.a, m.b, m.c, m.d, m.e, m.f)

    def _subpaths(
        self, obj: Any, segments: int, frame: PageFrame, outer: Matrix | None, straight: bool = False
    ) -> list[list[Point]]:
        """The points of each subpath; with ``straight``, curves are left out and what follows one stands for itself."""
        a, b, c, d, e, f = _multiply(self._matrix_of(obj), outer)
        x, y = self._f[:2]
        subpaths: list[list[Point]] = []
        for index in range(segments):
            segment = raw.FPDFPath_GetPathSegment(obj, index)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            px, py = x.value, y.value
            point = frame.point(a * px + c * py + e, b * px + d * py + f)
            kind = raw.FPDFPathSegment_GetType(segment)
            curve = straight and kind == raw.FPDF_SEGMENT_BEZIERTO
            if kind == raw.FPDF_SEGMENT_MOVETO or curve or not subpaths:
                subpaths.append([point])
            else:
                subpaths[-1].append(point)
            if raw.FPDFPathSegment_GetClose(segment):
                subpaths[-1].append(subpaths[-1][0])
        return subpaths


def _address(obj: Any) -> int:
    return ctypes.cast(obj, ctypes.c_void_p).value or 0


def _multiply(inner: Matrix, outer: Matrix | None) -> Matrix:
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def _bounds(m: Matrix, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    a, b, c, d, e, f = m
    xs = [a * x + c * y + e for x in (x0, x1) for y in (y0, y1)]
    ys = [b * x + d * y + f for x in (x0, x1) for y in (y0, y1)]
    return min(xs), min(ys), max(xs), max(ys)
