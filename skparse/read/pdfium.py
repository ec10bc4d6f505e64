"""The default reader: pdfium's raw calls through pypdfium2.

It is fast because it makes few calls: one for the text of a page, one for each box where a word begins or ends, and one
for the bounds of a path; a path's points are asked for only where it is more than a thin line or a rectangle. Every
buffer is created once per file.
"""

from __future__ import annotations

import ctypes
import math
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from skparse.errors import EncryptedError, InputError
from skparse.geometry import Box, new_record
from skparse.page import Page, Rule
from skparse.read.dropped_spaces import DroppedSpaces
from skparse.read.matrix import Matrix, multiply, transform_box
from skparse.read.pdfium_calls import Numbers, form_object, object_bounds, object_type, page_object, pointer
from skparse.read.pdfium_text import PageText
from skparse.read.pdfium_visible import clip_bounds, is_invisible
from skparse.read.reader import PageError
from skparse.read.settings import SHAPES
from skparse.read.shapes import Point, ShapeSorter, hex_color, is_level, visible_part
from skparse.read.userunit import user_units
from skparse.read.viewport import Viewport

# Forms may hold forms; no producer nests them deeper than this, but a hostile file may.
_MAX_FORM_DEPTH = 12
# A path of so many segments is one straight line.
_LINE_SEGMENTS = 2


class PdfiumReader:
    """A PDF opened with pdfium (see `skparse.read.reader.Reader`)."""

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
        self._matrix = raw.FS_MATRIX()
        self._edges = Numbers("f", 4)  # left, bottom, right, top
        self._point = ctypes.c_float(), ctypes.c_float()
        self._rgba = [ctypes.c_uint() for _ in range(4)]
        self._page: Any = None  # the page that is being read
        self._has_curves = False  # the path whose points were asked for last
        self._draw_mode = [ctypes.c_int() for _ in range(2)]  # fill mode, stroked or not
        # The matrix of the form for each text object of the page that is in a form, by its address.
        self._form_matrices: dict[int, Matrix] = {}
        # The addresses of the page's text objects, in the order of the file.
        self._texts: list[int] = []

    def close(self) -> None:
        """Free the file."""
        self._pdf.close()

    def page(self, number: int) -> Page:
        """Read page ``number`` (1-based).

        Raises:
            PageError: pdfium cannot load the page or its text.
        """
        handle = raw.FPDF_LoadPage(self._pdf, number - 1)
        if not handle:
            raise PageError(f"page {number} cannot be loaded")
        self._page = handle
        try:
            return self._read(handle, number)
        finally:
            raw.FPDF_ClosePage(handle)

    def _read(self, handle: Any, number: int) -> Page:
        raw.FPDF_GetPageBoundingBox(handle, self._rect)
        r = self._rect
        unit = self._units.get(number, 1.0)
        rotation = raw.FPDFPage_GetRotation(handle) * 90
        viewport = Viewport(left=r.left, lower=r.bottom, right=r.right, upper=r.top, rotation=rotation, unit=unit)
        sorter = ShapeSorter(viewport.width, viewport.height)
        self._form_matrices.clear()
        self._texts.clear()
        images: list[Box] = []
        self._objects(handle, raw.FPDFPage_CountObjects, page_object, viewport, sorter, images, None, 0)
        text_page = raw.FPDFText_LoadPage(handle)
        if not text_page:
            raise PageError(f"the text of page {number} cannot be read")
        try:
            spaces = DroppedSpaces(self._texts)
            words = PageText(text_page, viewport, self._form_matrices, sorter, spaces).words()
        finally:
            raw.FPDFText_ClosePage(text_page)
        return Page(
            number=number,
            width=viewport.width,
            height=viewport.height,
            words=tuple(words),
            rules_h=tuple(sorter.rules_h),
            rules_v=tuple(sorter.rules_v),
            fills=tuple(sorter.fills),
            images=tuple(images),
            drawings=tuple(sorter.drawings),
        )

    # -- paths --------------------------------------------------------------------------------------------------

    def _objects(
        self,
        holder: Any,
        count: Any,
        get: Any,
        viewport: Viewport,
        sorter: ShapeSorter,
        images: list[Box],
        matrix: Matrix | None,
        depth: int,
    ) -> None:
        """Collect the shapes and images of a page, or of a form that ``matrix`` takes to the page's user space.

        ``count`` and ``get`` are pdfium's calls for the objects of ``holder``.
        """
        get_type, get_bounds, edges = object_type, object_bounds, self._edges.read
        left, bottom, right, top = self._edges.addresses
        is_plain, page_left, page_top = viewport.is_plain, viewport.left, viewport.upper
        to_displayed, rules_h, rules_v, texts = viewport.box, sorter.rules_h, sorter.rules_v, self._texts
        max_thickness, min_length = SHAPES.max_rule_thickness_pt, SHAPES.min_rule_length_pt
        min_share = SHAPES.min_length_to_thickness_share
        for index in range(count(holder)):
            obj = get(holder, index)  # its address
            kind = get_type(obj)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                texts.append(obj)
                if matrix is not None:
                    self._form_matrices[obj] = matrix
                continue
            if kind == raw.FPDF_PAGEOBJ_FORM:
                if depth < _MAX_FORM_DEPTH:
                    form = pointer(obj)
                    inner = multiply(self._matrix_of(form), matrix)
                    count_inner = raw.FPDFFormObj_CountObjects
                    self._objects(form, count_inner, form_object, viewport, sorter, images, inner, depth + 1)
                continue
            if not get_bounds(obj, left, bottom, right, top):
                continue
            x0, y0, x1, y1 = edges()
            if matrix is not None:
                x0, y0, x1, y1 = transform_box(matrix, x0, y0, x1, y1)
            if is_plain and x0 <= x1 and y0 <= y1:
                box = (x0 - page_left, page_top - y1, x1 - page_left, page_top - y0)
            else:
                box = to_displayed(x0, y0, x1, y1)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                # Nearly all paths of a table are borders, which are thin however they are drawn: their bounds are
                # enough. (pdfium makes no object of a path that is neither filled nor stroked.) What stands before and
                # below is `Viewport.box` and `ShapeSorter.rule` in place, because calls take time.
                width, height = box[2] - box[0], box[3] - box[1]
                if width > max_thickness and height > max_thickness:
                    self._path(pointer(obj), box, viewport, sorter, matrix)
                elif width > min_share * height:
                    if width >= min_length:
                        rules_h.append(new_record(Rule, box))
                elif height > min_share * width:
                    if height >= min_length:
                        rules_v.append(new_record(Rule, box))
                else:
                    sorter.rule(*box)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self._image(pointer(obj), Box(*box), viewport, images, matrix)
            elif kind == raw.FPDF_PAGEOBJ_SHADING:
                sorter.fill(*box, None)

    def _image(self, obj: Any, box: Box, viewport: Viewport, images: list[Box], matrix: Matrix | None) -> None:
        """Add what can be seen of an image."""
        if raw.FPDFPageObj_HasTransparency(obj) and is_invisible(self._pdf, self._page, obj):
            return
        picture = visible_part(box, clip_bounds(obj, viewport, matrix))
        if picture is not None:
            images.append(picture)

    def _path(
        self,
        obj: Any,
        box: tuple[float, float, float, float],
        viewport: Viewport,
        sorter: ShapeSorter,
        matrix: Matrix | None,
    ) -> None:
        fill_mode, stroke = self._draw_mode
        raw.FPDFPath_GetDrawMode(obj, fill_mode, stroke)
        filled, stroked = fill_mode.value, stroke.value
        segments = raw.FPDFPath_CountSegments(obj)
        if filled:
            color, alpha = self._fill_color(obj)
            if alpha:
                if segments <= 5:
                    sorter.fill(*box, color)
                else:
                    sorter.area(self._subpaths(obj, segments, viewport, matrix), color)
        if not stroked:
            return
        runs = self._subpaths(obj, segments, viewport, matrix, straight=True)
        if segments == _LINE_SEGMENTS and not filled and len(runs) == 1 and is_level(runs[0]):
            sorter.line(runs[0], self._stroke_width(obj, matrix) * viewport.unit)
            return
        is_figure = self._has_curves
        for points in runs:
            is_figure = sorter.stroke(points) or is_figure
        if is_figure:
            sorter.drawing(Box(*box), clip_bounds(obj, viewport, matrix))

    def _fill_color(self, obj: Any) -> tuple[str | None, int]:
        red, green, blue, alpha = self._rgba
        if not raw.FPDFPageObj_GetFillColor(obj, red, green, blue, alpha):
            return None, 255
        return hex_color(red.value, green.value, blue.value), alpha.value

    def _stroke_width(self, obj: Any, outer: Matrix | None) -> float:
        width = self._point[0]
        if not raw.FPDFPageObj_GetStrokeWidth(obj, width):
            return 0.0
        a, b, c, d, _, _ = multiply(self._matrix_of(obj), outer)
        return width.value * math.sqrt(abs(a * d - b * c))

    def _matrix_of(self, obj: Any) -> Matrix:
        m = self._matrix
        if not raw.FPDFPageObj_GetMatrix(obj, m):
            return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        return (m.a, m.b, m.c, m.d, m.e, m.f)

    def _subpaths(
        self, obj: Any, segments: int, viewport: Viewport, outer: Matrix | None, straight: bool = False
    ) -> list[list[Point]]:
        """The points of each subpath; with ``straight``, of each run of straight segments between curves."""
        a, b, c, d, e, f = multiply(self._matrix_of(obj), outer)
        x, y = self._point
        subpaths: list[list[Point]] = []
        self._has_curves = False
        for index in range(segments):
            segment = raw.FPDFPath_GetPathSegment(obj, index)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            px, py = x.value, y.value
            point = viewport.point(a * px + c * py + e, b * px + d * py + f)
            kind = raw.FPDFPathSegment_GetType(segment)
            curve = straight and kind == raw.FPDF_SEGMENT_BEZIERTO
            if curve:
                self._has_curves = True
            if kind == raw.FPDF_SEGMENT_MOVETO or curve or not subpaths:
                subpaths.append([point])
            else:
                subpaths[-1].append(point)
            if raw.FPDFPathSegment_GetClose(segment):
                subpaths[-1].append(subpaths[-1][0])
        return subpaths
