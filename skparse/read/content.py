"""A page's content stream as pdfminer runs it, with what pdfminer leaves out.

pdfminer's own device cuts a path into its subpaths, drops alpha, the operators F, gs and sh and the colour space, lets
a form forget the colours it inherits, and measures characters from descent to descent + size. Here all of it is kept.
Coordinates are the page's user space: /Rotate and CropBox are not applied yet.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTFigure
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextSeq
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import MATRIX_IDENTITY, Matrix, PathSegment, apply_matrix_pt

from skparse.page import is_white
from skparse.read.bold import is_bold
from skparse.read.colors import to_hex
from skparse.read.paths import Path, Point, UserBox, bounds, flatten, rectangle
from skparse.read.words import ASCENT, DESCENT

# Text rendering mode 3: neither filled nor stroked (ISO 32000-1, table 106).
_INVISIBLE = 3
_SYMBOLS = re.compile(r"wingdings|webdings|symbol|dingbats", re.I)


class Char(NamedTuple):
    """A character: its box, font size, writing direction (a unit vector) and window, all in user space.

    ``white``: painted in paper white. ``bold``: its font's name says so.
    ``window`` is what the innermost clip path leaves to be seen; None without one, and where it is no rectangle.
    """

    text: str
    box: UserBox
    size: float
    direction: Point
    window: UserBox | None
    white: bool
    bold: bool


class GraphicState(PDFGraphicState):
    """pdfminer's graphic state and what it leaves out."""

    def __init__(self) -> None:
        super().__init__()
        self.fill_space: object = "DeviceGray"
        self.fill_values: tuple[float, ...] | None = (0.0,)  # None: a pattern
        self.fill_alpha = 1.0
        self.stroke_alpha = 1.0
        self.clip: UserBox | None = None  # the bounds of all clip paths together
        self.window: UserBox | None = None  # see Char

    def copy(self) -> GraphicState:
        """A copy for the stack."""
        state = GraphicState()
        state.__dict__.update(self.__dict__)
        return state

    @property
    def fill_color(self) -> str | None:
        """The fill colour as ``#RRGGBB``; None for a pattern."""
        return None if self.fill_values is None else to_hex(self.fill_space, self.fill_values)


class ContentDevice(PDFPageAggregator):
    """Collects characters, paths (in painting order; a shading is a path without colour) and image boxes."""

    def __init__(self, rsrcmgr: PDFResourceManager) -> None:
        super().__init__(rsrcmgr)
        self.chars: list[Char] = []
        self.paths: list[Path] = []
        self.images: list[UserBox] = []
        self.cur_item = LTFigure("page", (0, 0, 1, 1), MATRIX_IDENTITY)
        self.figure_box: object = None
        self._render = 0
        self._bold: dict[int, bool] = {}

    def begin_figure(self, name: str, bbox: object, matrix: object) -> None:
        """What a form shows is the page's; only its box is kept, for the form's interpreter."""
        self.figure_box = bbox

    def end_figure(self, _: str) -> None:
        """Nothing."""

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        """Note the text's rendering mode, which characters are not told."""
        self._render = textstate.render
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        """Keep one character with its box from descent to ascent."""
        advance = super().render_char(matrix, font, fontsize, scaling, rise, cid, ncs, graphicstate)
        item = self.cur_item._objs.pop()
        assert isinstance(item, LTChar)
        text = item.get_text()
        if text == f"(cid:{cid})" or (
            getattr(font, "unicode_map", None) is None and _SYMBOLS.search(str(font.fontname))
        ):
            # Without a Unicode table viewers take a symbol font's codes as private-use U+F0xx; pdfminer as Latin.
            text = chr(0xF000 + cid) if 0x20 <= cid <= 0xFF else "\ufffd"
        low, high = _extent(font)
        if font.is_vertical():
            box = item.bbox
        else:
            corners = [(x, rise + y * fontsize) for x in (0, advance) for y in (low, high)]
            box = bounds([apply_matrix_pt(matrix, corner) for corner in corners])
        a, b, c, d, _, _ = matrix
        long = math.hypot(a, b) or 1.0
        turn = -1.0 if scaling < 0 or fontsize < 0 else 1.0
        assert isinstance(graphicstate, GraphicState)
        direction = (turn * a / long, turn * b / long)
        color = graphicstate.fill_color
        white = color is not None and is_white(color)
        if self._render != _INVISIBLE:
            size, bold = abs(fontsize) * math.hypot(c, d), self._is_bold(font)
            self.chars.append(Char(text, box, size, direction, graphicstate.window, white, bold))
        return advance

    def _is_bold(self, font: PDFFont) -> bool:
        key = id(font)
        if key not in self._bold:
            self._bold[key] = is_bold(str(font.fontname), lambda: _program(font))
        return self._bold[key]

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Keep where an image stands."""
        self.images.append(bounds([apply_matrix_pt(self.ctm, (x, y)) for x in (0, 1) for y in (0, 1)]))

    def paint_path(
        self, gstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]
    ) -> None:
        """Keep one painted path whole."""
        assert isinstance(gstate, GraphicState)
        fill = fill and gstate.fill_alpha > 0
        stroke = stroke and gstate.stroke_alpha > 0
        subpaths, lines, points = flatten(path, self.ctm)
        if not points or not (fill or stroke):
            return
        a, b, c, d, _, _ = self.ctm
        width = gstate.linewidth * math.sqrt(abs(a * d - b * c)) if stroke else 0.0
        color = gstate.fill_color if fill else None
        self.paths.append(Path(subpaths, lines, bounds(points), fill, stroke, color, width))

    def shade(self, box: UserBox) -> None:
        """Keep a shading by the box it is clipped to."""
        corners = [(box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3])]
        self.paths.append(Path([[*corners, corners[0]]], [], box, True, False, None, 0.0))


def _program(font: PDFFont) -> bytes:
    """The bytes of an embedded font; empty where none can be read."""
    for key in ("FontFile2", "FontFile3"):
        stream = resolve1(font.descriptor.get(key))
        if isinstance(stream, PDFStream):
            return bytes(stream.get_data())
    return b""


class ContentInterpreter(PDFPageInterpreter):
    """pdfminer's interpreter with the operators and inheritance that it leaves out."""

    device: ContentDevice
    graphicstate: GraphicState

    def __init__(self, rsrcmgr: PDFResourceManager, device: ContentDevice) -> None:
        super().__init__(rsrcmgr, device)
        self._inherited: GraphicState | None = None

    def dup(self) -> ContentInterpreter:
        """The interpreter of a form: it begins with the colours of the page (ISO 32000-1, 8.10.1)."""
        inner = ContentInterpreter(self.rsrcmgr, self.device)
        inner._inherited = self.graphicstate.copy()
        return inner

    def init_resources(self, resources: dict[object, object]) -> None:
        """Prepare fonts and forms, and the colour spaces and graphic states as the file holds them."""
        super().init_resources(resources)
        self._spaces = _named(resources, "ColorSpace")
        self._states = _named(resources, "ExtGState")

    def init_state(self, ctm: Matrix) -> None:
        """Begin a content stream."""
        super().init_state(ctm)
        self.graphicstate = self._inherited.copy() if self._inherited else GraphicState()
        if self._inherited is None:
            self.graphicstate.linewidth = 1.0  # ISO 32000-1, table 52; pdfminer begins with 0
        else:
            self.graphicstate.window = _form_window(self.device.figure_box, ctm)

    def do_gs(self, name: object) -> None:
        """Alpha and line width of an extended graphic state."""
        state = resolve1(self._states.get(_literal(name)))
        if not isinstance(state, dict):
            return
        for key, attribute in (("ca", "fill_alpha"), ("CA", "stroke_alpha"), ("LW", "linewidth")):
            value = resolve1(state.get(key))
            if isinstance(value, int | float):
                setattr(self.graphicstate, attribute, float(value))

    def do_F(self) -> None:
        """Fill (the old spelling of f)."""
        self.do_f()

    def do_W(self) -> None:
        """Clip: the bounds are kept for shadings, the window for text."""
        self.graphicstate.window = rectangle(self.curpath, self.ctm)
        _, _, points = flatten(self.curpath, self.ctm)
        if points:
            box, old = bounds(points), self.graphicstate.clip
            if old is not None:
                box = (max(box[0], old[0]), max(box[1], old[1]), min(box[2], old[2]), min(box[3], old[3]))
            self.graphicstate.clip = box

    def do_W_a(self) -> None:
        """Clip, even-odd."""
        self.do_W()

    def do_sh(self, name: object) -> None:
        """Paint a shading over the clipped area."""
        clip = self.graphicstate.clip
        if clip is not None and clip[0] < clip[2] and clip[1] < clip[3] and self.graphicstate.fill_alpha > 0:
            self.device.shade(clip)

    def do_g(self, gray: object) -> None:
        """Gray fill."""
        super().do_g(gray)  # type: ignore[arg-type]
        self._fill("DeviceGray", (gray,))

    def do_rg(self, r: object, g: object, b: object) -> None:
        """RGB fill."""
        super().do_rg(r, g, b)  # type: ignore[arg-type]
        self._fill("DeviceRGB", (r, g, b))

    def do_k(self, c: object, m: object, y: object, k: object) -> None:
        """CMYK fill."""
        super().do_k(c, m, y, k)  # type: ignore[arg-type]
        self._fill("DeviceCMYK", (c, m, y, k))

    def do_cs(self, name: object) -> None:
        """Colour space of fills; its first colour is black or the first ink's full tone."""
        super().do_cs(name)  # type: ignore[arg-type]
        key = _literal(name)
        self.graphicstate.fill_space = space = self._spaces.get(key, key)
        spec = resolve1(space)
        kind = _literal(spec[0] if isinstance(spec, list) and spec else spec)
        first = {"DeviceCMYK": (0.0, 0.0, 0.0, 1.0), "Separation": (1.0,), "DeviceRGB": (0.0, 0.0, 0.0)}
        self.graphicstate.fill_values = None if kind == "Pattern" else first.get(kind, (0.0, 0.0, 0.0))

    def do_scn(self) -> None:
        """Fill colour in the current space; a name is a pattern."""
        operands = tuple(self.argstack)
        super().do_scn()
        self.argstack = []
        if operands and isinstance(operands[-1], PSLiteral):
            self.graphicstate.fill_values = None
        else:
            self._fill(self.graphicstate.fill_space, operands)

    def do_sc(self) -> None:
        """Fill colour in the current space."""
        self.do_scn()

    def _fill(self, space: object, values: Sequence[object]) -> None:
        if all(isinstance(v, int | float) for v in values):
            self.graphicstate.fill_space = space
            self.graphicstate.fill_values = tuple(float(v) for v in values)  # type: ignore[arg-type]


def run_page(rsrcmgr: PDFResourceManager, resources: dict[object, object], contents: Sequence[object]) -> ContentDevice:
    """Run a page's content in its own user space."""
    device = ContentDevice(rsrcmgr)
    ContentInterpreter(rsrcmgr, device).render_contents(resources, contents, ctm=MATRIX_IDENTITY)
    return device


def _named(resources: dict[object, object], category: str) -> dict[str, object]:
    found = resolve1((resources or {}).get(category))
    return {str(key): value for key, value in found.items()} if isinstance(found, dict) else {}


def _literal(value: object) -> str:
    return str(value.name) if isinstance(value, PSLiteral) else value if isinstance(value, str) else ""


def _form_window(box: object, ctm: Matrix) -> UserBox | None:
    """A form is clipped to its /BBox (ISO 32000-1, 8.10.1)."""
    sides = [resolve1(side) for side in box] if isinstance(box, Sequence) else []
    if len(sides) != 4 or not all(isinstance(side, int | float) for side in sides):
        return None
    return bounds([apply_matrix_pt(ctm, (x, y)) for x in (sides[0], sides[2]) for y in (sides[1], sides[3])])


def _extent(font: PDFFont) -> tuple[float, float]:
    """Descent and ascent as shares of the size."""
    ascent, descent = font.get_ascent(), font.get_descent()
    if ascent - descent <= 0.01:
        ascent, descent = ASCENT, DESCENT
    return descent, ascent
