"""A page's content stream as interpreted by pdfminer, with what pdfminer leaves out.

pdfminer's own interpreter ignores the operators F, gs and sh and the names of color spaces, and does not pass a page's
colors on to its forms. This one corrects that; see also `skparse.read.content_device`.
"""

from __future__ import annotations

from collections.abc import Sequence

from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import MATRIX_IDENTITY, Matrix, apply_matrix_pt

from skparse.read.content_device import ContentDevice, GraphicState
from skparse.read.paths import UserBox, bounds, flatten, rectangle


class ContentInterpreter(PDFPageInterpreter):
    """pdfminer's interpreter, with the operators and the inheritance of colors that pdfminer leaves out."""

    device: ContentDevice
    graphicstate: GraphicState

    def __init__(self, rsrcmgr: PDFResourceManager, device: ContentDevice) -> None:
        super().__init__(rsrcmgr, device)
        self._inherited: GraphicState | None = None

    def dup(self) -> ContentInterpreter:
        """The interpreter of a form, which inherits the graphic state of the page (ISO 32000-1, 8.10.1)."""
        inner = ContentInterpreter(self.rsrcmgr, self.device)
        inner._inherited = self.graphicstate.copy()
        return inner

    def init_resources(self, resources: dict[object, object]) -> None:
        """Prepare fonts and forms, and the color spaces and graphic states as the file holds them."""
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
            self.graphicstate.text_clip = _form_clip(self.device.form_box, ctm)

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
        """Fill: the obsolete form of the operator f."""
        self.do_f()

    def do_W(self) -> None:
        """Clip by the current path."""
        self.graphicstate.text_clip = rectangle(self.curpath, self.ctm)
        _, _, points = flatten(self.curpath, self.ctm)
        if points:
            self.graphicstate.clip_bounds = _intersection(bounds(points), self.graphicstate.clip_bounds)

    def do_W_a(self) -> None:
        """Clip, even-odd."""
        self.do_W()

    def do_Do(self, xobjid_arg: object) -> None:
        """Paint a form or an image; what the graphic state does to an image is told to the device."""
        self.device.image_state = self.graphicstate
        super().do_Do(xobjid_arg)  # type: ignore[arg-type]

    def do_EI(self, obj: object) -> None:
        """Paint an inline image."""
        self.device.image_state = self.graphicstate
        super().do_EI(obj)  # type: ignore[arg-type]

    def do_sh(self, name: object) -> None:
        """Paint a shading over the clipped area."""
        clip = self.graphicstate.clip_bounds
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
        """Color space of fills; the color becomes the space's initial one: black, or the first ink at full tone."""
        super().do_cs(name)  # type: ignore[arg-type]
        key = _literal(name)
        self.graphicstate.fill_space = space = self._spaces.get(key, key)
        spec = resolve1(space)
        kind = _literal(spec[0] if isinstance(spec, list) and spec else spec)
        initial = {"DeviceCMYK": (0.0, 0.0, 0.0, 1.0), "Separation": (1.0,), "DeviceRGB": (0.0, 0.0, 0.0)}
        self.graphicstate.fill_values = None if kind == "Pattern" else initial.get(kind, (0.0, 0.0, 0.0))

    def do_scn(self) -> None:
        """Fill color in the current space; a name is a pattern."""
        operands = tuple(self.argstack)
        super().do_scn()
        self.argstack = []
        if operands and isinstance(operands[-1], PSLiteral):
            self.graphicstate.fill_values = None
        else:
            self._fill(self.graphicstate.fill_space, operands)

    def do_sc(self) -> None:
        """Fill color in the current space."""
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


def _intersection(box: UserBox, other: UserBox | None) -> UserBox:
    if other is None:
        return box
    return max(box[0], other[0]), max(box[1], other[1]), min(box[2], other[2]), min(box[3], other[3])


def _form_clip(box: object, ctm: Matrix) -> UserBox | None:
    """The box that a form is clipped to: its /BBox (ISO 32000-1, 8.10.1)."""
    sides = [resolve1(side) for side in box] if isinstance(box, Sequence) else []
    if len(sides) != 4 or not all(isinstance(side, int | float) for side in sides):
        return None
    return bounds([apply_matrix_pt(ctm, (x, y)) for x in (sides[0], sides[2]) for y in (sides[1], sides[3])])
