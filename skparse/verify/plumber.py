"""The first second reading: pdfplumber, on pdfminer. Nothing of `skparse.read` is used."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from skparse.geometry import Box
from skparse.verify.colors import is_paper
from skparse.verify.model import Glyph, Paint, Reading, Unable, shows, turn_of

# A painted box thinner than this is a rule, not a shade. Producers' borders are 0.25-2.25 pt thick.
_THIN = 3.0


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
        """All of a page (1-based): cells, characters, painted areas."""
        page = self._page(number)
        try:
            finder = page.filter(_is_no_shade).debug_tablefinder()
            left, top = _corner(page)
            paints = _paints(page)
            return Reading(
                "pdfplumber",
                tuple(_moved(cell, left, top) for table in finder.tables for cell in table.cells),
                tuple(_moved(_box(edge), left, top) for edge in finder.edges),
                _glyphs(page, paints),
                paints,
            )
        finally:
            page.close()

    def glyphs(self, number: int) -> tuple[Glyph, ...]:
        """The characters of a page (1-based) alone."""
        page = self._page(number)
        try:
            return _glyphs(page, _paints(page))
        finally:
            page.close()

    def _page(self, number: int) -> Any:
        if not 1 <= number <= self._count:
            raise Unable("no-page")
        return self._pdf.pages[number - 1]


def _paints(page: Any) -> tuple[Paint, ...]:
    left, top = _corner(page)
    return tuple(
        Paint(_moved(_box(shape), left, top), is_paper(shape["non_stroking_color"]), str(shape["non_stroking_color"]))
        for shape in (*page.rects, *page.curves)
        if shape.get("fill") and not _is_thin(shape)
    )


def _glyphs(page: Any, paints: Sequence[Paint]) -> tuple[Glyph, ...]:
    left, top = _corner(page)
    found = []
    for char in page.chars:
        turn = turn_of(*char["matrix"][:2])
        if turn is not None and char["text"].strip():
            glyph = Glyph(char["text"], _moved(_box(char), left, top), turn)
            found.append((glyph, is_paper(char["non_stroking_color"])))
    return shows(found, paints)


def _box(shape: dict[str, Any]) -> tuple[float, float, float, float]:
    return shape["x0"], shape["top"], shape["x1"], shape["bottom"]


def _moved(box: tuple[float, float, float, float], left: float, top: float) -> Box:
    x0, upper, x1, lower = box
    return Box(float(x0 - left), float(upper - top), float(x1 - left), float(lower - top))


def _corner(page: Any) -> tuple[float, float]:
    """pdfplumber counts from the MediaBox's corner, viewers show the CropBox."""
    return float(max(page.cropbox[0], page.mediabox[0])), float(max(page.cropbox[1], page.mediabox[1]))


def _is_thin(shape: dict[str, Any]) -> bool:
    return min(float(shape["x1"] - shape["x0"]), float(shape["bottom"] - shape["top"])) <= _THIN


def _is_no_shade(shape: dict[str, Any]) -> bool:
    """pdfplumber takes the edges of shades for rules, and so cuts cells where only a colour ends; so they are left out.
    What is stroked as well has a border."""
    if shape.get("object_type") not in ("rect", "curve"):
        return True
    return bool(shape.get("stroke")) or _is_thin(shape)
