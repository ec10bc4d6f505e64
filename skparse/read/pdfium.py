"""The default reader: pdfium's raw calls through pypdfium2.

Speed comes from asking little: the text of a page in one call, boxes only where words begin and end, and of a path
its bounds alone unless it is more than a line or a rectangle. Every buffer is made once per file.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from skparse.errors import EncryptedError, InputError
from skparse.geometry import Box
from skparse.page import Page, Rule
from skparse.read.base import PageError
from skparse.read.frame import PageFrame
from skparse.read.matrix import Matrix, bounds, multiply
from skparse.read.pdfium_text import PageText, address
from skparse.read.shapes import DOT, RULE_THICKNESS, SHORTEST_RULE, Point, ShapeSorter, hex_color
from skparse.read.userunit import user_units

# A form may hold forms; deeper than this no producer goes, but a hostile file may.
_FORM_DEPTH = 12


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
        # Four floats that are read together: left, bottom, right, top.
        self._edges = (ctypes.c_float * 4)()
        self._f = [ctypes.c_float.from_buffer(self._edges, 4 * n) for n in range(4)]
        self._edge_refs = [ctypes.byref(f) for f in self._f]
        self._u = [ctypes.c_uint() for _ in range(4)]
        self._i = [ctypes.c_int() for _ in range(2)]
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
            words = PageText(text_page, frame, self._placed, sorter).words()
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
        get_type, get_bounds, edges = raw.FPDFPageObj_GetType, raw.FPDFPageObj_GetBounds, self._edges
        left, bottom, right, top = self._edge_refs
        place, rules_h, rules_v = frame.box, sorter.rules_h, sorter.rules_v
        for index in range(count(holder)):
            obj = get(holder, index)
            kind = get_type(obj)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                if matrix is not None:
                    self._placed[address(obj)] = matrix
                continue
            if kind == raw.FPDF_PAGEOBJ_FORM:
                if depth < _FORM_DEPTH:
                    inner = multiply(self._matrix_of(obj), matrix)
                    count_inner, get_inner = raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject
                    self._objects(obj, count_inner, get_inner, frame, sorter, images, inner, depth + 1)
                continue
            if not get_bounds(obj, left, bottom, right, top):
                continue
            x0, y0, x1, y1 = edges
            if matrix is not None:
                x0, y0, x1, y1 = bounds(matrix, x0, y0, x1, y1)
            box = place(x0, y0, x1, y1)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                # Nearly all paths of a table are borders, thin whatever they are drawn with: no more is asked of them.
                # (pdfium makes no object of a path that is neither filled nor stroked.)
                wide, high = box[2] - box[0], box[3] - box[1]
                if wide > RULE_THICKNESS and high > RULE_THICKNESS:
                    self._path(obj, box, frame, sorter, matrix)
                elif wide > DOT * high:
                    if wide >= SHORTEST_RULE:
                        rules_h.append(Rule(*box))
                elif high > DOT * wide:
                    if high >= SHORTEST_RULE:
                        rules_v.append(Rule(*box))
                else:
                    sorter.rule(*box)
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
        segments = raw.FPDFPath_CountSegments(obj)
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
        a, b, c, d, e, f = multiply(self._matrix_of(obj), outer)
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
