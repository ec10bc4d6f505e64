"""What a page's content stream shows, as pdfminer's interpreter reports it: characters, paths and images.

pdfminer's own device cuts a path into its subpaths, ignores alpha and the color space, and measures characters from
descent to descent + size. This one corrects all of these. Coordinates are in the page's user space: /Rotate and CropBox
are not applied yet.
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
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import MATRIX_IDENTITY, Matrix, PathSegment, apply_matrix_pt

from skparse.page import is_white
from skparse.read.bold import is_bold
from skparse.read.characters import HELVETICA_ASCENT, HELVETICA_DESCENT
from skparse.read.colors import to_hex
from skparse.read.paths import Path, Point, UserBox, bounds, flatten
from skparse.read.settings import WORDS

# Text rendering mode 3: neither filled nor stroked (ISO 32000-1, table 106).
_INVISIBLE = 3
_SYMBOLS = re.compile(r"wingdings|webdings|symbol|dingbats", re.I)


class Char(NamedTuple):
    """A character, in user space."""

    text: str
    box: UserBox
    size: float
    """Of the font."""
    direction: Point
    """In which it is written: a unit vector."""
    clip: UserBox | None
    """The innermost clip path; None without one, and where it is not a rectangle."""
    white: bool
    """Painted in the white of paper."""
    bold: bool


class GraphicState(PDFGraphicState):
    """pdfminer's graphic state, with what pdfminer leaves out."""

    def __init__(self) -> None:
        super().__init__()
        self.fill_space: object = "DeviceGray"
        self.fill_values: tuple[float, ...] | None = (0.0,)  # None: a pattern
        self.fill_alpha = 1.0
        self.stroke_alpha = 1.0
        self.clip_bounds: UserBox | None = None  # the intersection of the bounds of all clip paths, for shadings
        self.text_clip: UserBox | None = None  # see Char.clip

    def copy(self) -> GraphicState:
        """A copy for the stack of states."""
        state = GraphicState()
        state.__dict__.update(self.__dict__)
        return state

    @property
    def fill_color(self) -> str | None:
        """The fill color as ``#RRGGBB``; None for a pattern."""
        return None if self.fill_values is None else to_hex(self.fill_space, self.fill_values)


class ContentDevice(PDFPageAggregator):
    """Collects the characters, paths and image boxes of a page.

    Paths are in painting order; a shading is a filled path without a color.
    """

    def __init__(self, rsrcmgr: PDFResourceManager) -> None:
        super().__init__(rsrcmgr)
        self.chars: list[Char] = []
        self.paths: list[Path] = []
        self.images: list[tuple[UserBox, UserBox | None]] = []  # each with the bounds of its clip path
        self.cur_item = LTFigure("page", (0, 0, 1, 1), MATRIX_IDENTITY)
        self.form_box: object = None
        self.image_state = GraphicState()  # of the image that is painted next
        self._render_mode = 0
        self._is_bold_font: dict[PDFFont, bool] = {}

    def begin_figure(self, name: str, bbox: object, matrix: object) -> None:
        """Keep a form's box for its interpreter; the form's content is collected as the page's."""
        self.form_box = bbox

    def end_figure(self, _: str) -> None:
        """Do nothing: the form's content was collected as the page's."""

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        """Keep the text rendering mode, which pdfminer does not pass to `render_char`."""
        self._render_mode = textstate.render
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
        descent, ascent = _extent(font)
        if font.is_vertical():
            box = item.bbox
        else:
            corners = [(x, rise + y * fontsize) for x in (0, advance) for y in (descent, ascent)]
            box = bounds([apply_matrix_pt(matrix, corner) for corner in corners])
        a, b, c, d, _, _ = matrix
        length = math.hypot(a, b) or 1.0
        sign = -1.0 if scaling < 0 or fontsize < 0 else 1.0
        assert isinstance(graphicstate, GraphicState)
        color = graphicstate.fill_color
        if self._render_mode != _INVISIBLE:
            self.chars.append(
                Char(
                    text=text,
                    box=box,
                    size=abs(fontsize) * math.hypot(c, d),
                    direction=(sign * a / length, sign * b / length),
                    clip=graphicstate.text_clip,
                    white=color is not None and is_white(color),
                    bold=self._is_bold(font),
                )
            )
        return advance

    def _is_bold(self, font: PDFFont) -> bool:
        if font not in self._is_bold_font:
            self._is_bold_font[font] = is_bold(str(font.fontname), lambda: _program(font))
        return self._is_bold_font[font]

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Keep the box of an image that can be seen."""
        if self.image_state.fill_alpha > 0:
            box = bounds([apply_matrix_pt(self.ctm, (x, y)) for x in (0, 1) for y in (0, 1)])
            self.images.append((box, self.image_state.clip_bounds))

    def paint_path(
        self, gstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]
    ) -> None:
        """Keep a painted path with all its subpaths."""
        assert isinstance(gstate, GraphicState)
        fill = fill and gstate.fill_alpha > 0
        stroke = stroke and gstate.stroke_alpha > 0
        subpaths, lines, points = flatten(path, self.ctm)
        if not points or not (fill or stroke):
            return
        a, b, c, d, _, _ = self.ctm
        self.paths.append(
            Path(
                subpaths=subpaths,
                lines=lines,
                box=bounds(points),
                filled=fill,
                stroked=stroke,
                color=gstate.fill_color if fill else None,
                stroke_width=gstate.linewidth * math.sqrt(abs(a * d - b * c)) if stroke else 0.0,
                clip=gstate.clip_bounds,
            )
        )

    def shade(self, box: UserBox) -> None:
        """Keep a shading, by the box it is clipped to."""
        x0, y0, x1, y1 = box
        corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
        self.paths.append(
            Path(subpaths=[corners], lines=[], box=box, filled=True, stroked=False, color=None, stroke_width=0.0)
        )


def _program(font: PDFFont) -> bytes:
    """The bytes of an embedded font; empty where none can be read."""
    for key in ("FontFile2", "FontFile3"):
        stream = resolve1(font.descriptor.get(key))
        if isinstance(stream, PDFStream):
            return bytes(stream.get_data())
    return b""


def _extent(font: PDFFont) -> tuple[float, float]:
    """Descent and ascent as shares of the size."""
    ascent, descent = font.get_ascent(), font.get_descent()
    if ascent - descent <= WORDS.min_ascent_to_descent_share:
        return HELVETICA_DESCENT, HELVETICA_ASCENT
    return descent, ascent
