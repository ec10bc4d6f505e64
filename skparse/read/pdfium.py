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
from skparse.geometry import Box
from skparse.page import Page
from skparse.read.bulk import collect_shapes
from skparse.read.dropped_spaces import DroppedSpaces
from skparse.read.matrix import BoxTuple, Matrix, multiply, transform_box
from skparse.read.pdfium_calls import FORM, IMAGE, PATH, SHADING, address, pointer
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
        self._objects(address(handle), viewport, sorter, images)
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
        holder: int,
        viewport: Viewport,
        sorter: ShapeSorter,
        images: list[Box],
        matrix: Matrix | None = None,
        depth: int = 0,
    ) -> None:
        """Collect the shapes and images of a page, or of a form that ``matrix`` takes to the page's user space.

        ``depth``: in how many forms ``holder`` stands, one in the other.
        """
        texts = self._texts
        first_text = len(texts)

        def place(x0: float, y0: float, x1: float, y1: float) -> BoxTuple:
            return viewport.box(*(transform_box(matrix, x0, y0, x1, y1) if matrix else (x0, y0, x1, y1)))

        def other(kind: int, obj: int, box: BoxTuple) -> None:
            if kind == FORM:
                if depth < _MAX_FORM_DEPTH:
                    inner = multiply(self._matrix_of(pointer(obj)), matrix)
                    self._objects(obj, viewport, sorter, images, inner, depth + 1)
            elif kind == PATH:
                self._path(pointer(obj), box, viewport, sorter, matrix)
            elif kind == IMAGE:
                self._image(pointer(obj), Box(*box), viewport, images, matrix)
            elif kind == SHADING:
                sorter.fill(*box, None)

        origin = (viewport.left, viewport.upper) if viewport.is_plain and matrix is None else None
        into = sorter.rules_h, sorter.rules_v, texts
        limits = SHAPES.max_rule_thickness_pt, SHAPES.min_rule_length_pt, SHAPES.min_length_to_thickness_share
        collect_shapes(holder, depth > 0, origin, place, into, limits, other)
        if matrix is not None:
            for text in texts[first_text:]:
                self._form_matrices.setdefault(text, matrix)  # those of forms in this one have theirs already

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
        box: BoxTuple,
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
