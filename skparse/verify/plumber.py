"""A second reading by pdfplumber, which uses pdfminer. Nothing of `skparse.read` is used."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from skparse.geometry import Box
from skparse.verify.colors import is_paper
from skparse.verify.letters import without_overprints
from skparse.verify.model import Glyph, Paint, Reading, Unable, rotation_of, visible_glyphs
from skparse.verify.settings import VERIFY

if TYPE_CHECKING:
    from pdfplumber.page import Page as PlumberPage

_Object = dict[str, Any]
"""A character, rectangle or curve of pdfplumber."""
_Edges = tuple[float, float, float, float]
"""Left, top, right, bottom; in points from the corner of the MediaBox."""


class Plumber:
    """A PDF opened with pdfplumber.

    Raises:
        Unable: it cannot be opened.
    """

    def __init__(self, data: bytes, password: str | None) -> None:
        import pdfplumber

        try:
            self._pdf = pdfplumber.open(io.BytesIO(data), password=password or "")
            self._count = len(self._pdf.pages)
        except Exception as error:
            raise Unable("cannot-open", type(error).__name__) from None

    def close(self) -> None:
        """Free the file."""
        self._pdf.close()

    def read(self, number: int) -> Reading:
        """Cells, lines, characters and painted areas of a page (1-based).

        Raises:
            Unable: there is no such page.
        """
        page = self._page(number)
        try:
            finder = page.filter(_is_not_shade).debug_tablefinder()
            left, top = _corner(page)
            paints = _paints(page)
            return Reading(
                engine="pdfplumber",
                cells=tuple(_displayed(cell, left, top) for table in finder.tables for cell in table.cells),
                lines=tuple(_displayed(_edges(edge), left, top) for edge in finder.edges),
                glyphs=_glyphs(page, paints),
                paints=paints,
            )
        finally:
            page.close()

    def glyphs(self, number: int) -> tuple[Glyph, ...]:
        """The characters of a page (1-based) alone.

        Raises:
            Unable: there is no such page.
        """
        page = self._page(number)
        try:
            return _glyphs(page, _paints(page))
        finally:
            page.close()

    def _page(self, number: int) -> PlumberPage:
        if not 1 <= number <= self._count:
            raise Unable("no-page")
        return self._pdf.pages[number - 1]


def _paints(page: PlumberPage) -> tuple[Paint, ...]:
    left, top = _corner(page)
    return tuple(
        Paint(
            box=_displayed(_edges(shape), left, top),
            is_white=is_paper(shape["non_stroking_color"]),
            color=str(shape["non_stroking_color"]),
        )
        for shape in (*page.rects, *page.curves)
        if shape.get("fill") and not _is_thin(shape)
    )


def _glyphs(page: PlumberPage, paints: Sequence[Paint]) -> tuple[Glyph, ...]:
    left, top = _corner(page)
    found = []
    for char in page.chars:
        rotation = rotation_of(*char["matrix"][:2])
        if rotation is not None and char["text"].strip():
            glyph = Glyph(text=char["text"], box=_displayed(_edges(char), left, top), rotation=rotation)
            found.append((glyph, is_paper(char["non_stroking_color"])))
    return tuple(without_overprints(visible_glyphs(found, paints)))


def _edges(shape: _Object) -> _Edges:
    return shape["x0"], shape["top"], shape["x1"], shape["bottom"]


def _displayed(edges: _Edges, crop_left: float, crop_top: float) -> Box:
    """A box on the page as displayed. ``crop_left`` and ``crop_top``: see `_corner`."""
    x0, top, x1, bottom = edges
    return Box(float(x0 - crop_left), float(top - crop_top), float(x1 - crop_left), float(bottom - crop_top))


def _corner(page: PlumberPage) -> tuple[float, float]:
    """Where the displayed page (the CropBox) begins; pdfplumber's origin is the MediaBox's corner."""
    return float(max(page.cropbox[0], page.mediabox[0])), float(max(page.cropbox[1], page.mediabox[1]))


def _is_thin(shape: _Object) -> bool:
    return min(float(shape["x1"] - shape["x0"]), float(shape["bottom"] - shape["top"])) <= VERIFY.max_rule_thickness_pt


def _is_not_shade(shape: _Object) -> bool:
    """pdfplumber takes the edges of shades for rules, and so divides cells where only a color ends: shades are left
    out. What is stroked as well has a border, which is a rule."""
    if shape.get("object_type") not in ("rect", "curve"):
        return True
    return bool(shape.get("stroke")) or _is_thin(shape)
