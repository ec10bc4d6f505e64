"""The other second reading: camelot's lattice by vectors, on playa. No page is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from skparse.geometry import Box
from skparse.orientation import Orientation
from skparse.verify.colors import is_paper
from skparse.verify.model import Glyph, Paint, Reading, Unable, shows, turn_of

_THIN = 3.0
# Text rendering modes that draw nothing (ISO 32000-1, table 106). playa knows them, pdfminer does not.
_INVISIBLE = (3, 7)


class Lattice:
    """A PDF opened with camelot's reader.

    Raises:
        Unable: it cannot be opened, or its owner forbids extraction, which camelot obeys.
    """

    def __init__(self, data: bytes, password: str | None) -> None:
        import playa
        from camelot.handlers import PDFHandler
        from camelot.parsers.lattice import Lattice as CamelotLattice

        class Keeping(CamelotLattice):
            """camelot drops grids that are 90 % empty or more, as a matrix of months often is."""

            def _reject_table(self, table: object) -> bool:
                return False

        try:
            self._pdf = playa.parse(data, password=password or "", space="page")
            self._count = len(self._pdf.pages)
            allowed = self._pdf.is_extractable
        except Exception as error:
            raise Unable("cannot-open", type(error).__name__) from None
        if not allowed:
            raise Unable("forbidden")
        self._parser: Any = Keeping
        self._handler: Any = PDFHandler("document.pdf")  # a name for its records; nothing is read from there

    def close(self) -> None:
        """Free the file."""
        self._pdf.close()

    def read(self, number: int) -> Reading:
        """All of a page (1-based): cells, characters, painted areas."""
        if not 1 <= number <= self._count:
            raise Unable("no-page")
        page = self._pdf.pages[number - 1]
        layout, size, images, chars, level, upright, rotation = self._handler._get_layout(page)
        parser = self._parser(engine="vector", split_text=True)
        parser.prepare_page_parse("document.pdf", layout, size, number, images, level, upright, rotation, {})
        tables = parser.extract_tables()
        x, y = _corner(page)
        high = float(size[1])

        # camelot lays a page whose text runs sideways level.
        degrees = {"anticlockwise": 90, "clockwise": 270}.get(rotation, 0)
        width, height = (high, float(size[0])) if degrees else (float(size[0]), high)
        orientation = Orientation(degrees, width, height)

        def displayed(x0: float, y0: float, x1: float, y1: float) -> Box:
            box = Box(float(x0), high - float(y1), float(x1), high - float(y0))
            left, top, right, bottom = orientation.to_displayed(box)
            return Box(left - x, top - y, right - x, bottom - y)

        paints = tuple(
            Paint(displayed(*shape.bbox), is_paper(_color(shape)), str(_color(shape)))
            for shape in _shapes(layout)
            if shape.fill and min(shape.width, shape.height) > _THIN
        )
        return Reading(
            "camelot",
            tuple(displayed(*cell) for table in tables for cell in _merged(table)),
            tuple(displayed(*line) for line in (*parser.horizontal_segments, *parser.vertical_segments)),
            shows(_glyphs(chars, displayed, degrees), paints),
            paints,
        )


def _glyphs(
    chars: Iterable[Any], displayed: Callable[[float, float, float, float], Box], degrees: int
) -> Iterator[tuple[Glyph, bool]]:
    for char in chars:
        turn = turn_of(*char.matrix[:2])
        if turn is not None and char.get_text().strip() and char.render_mode not in _INVISIBLE:
            yield Glyph(char.get_text(), displayed(*char.bbox), (turn + degrees) % 360), is_paper(_color(char))


def _corner(page: Any) -> tuple[float, float]:
    """From the MediaBox's corner, where playa counts, to the CropBox's, as displayed."""
    m, c = page.mediabox, page.cropbox
    left, lower, right, upper = c[0] - m[0], c[1] - m[1], m[2] - c[2], m[3] - c[3]
    sides = [left, upper, right, lower]  # clockwise from the left
    turn = int(page.rotate) // 90 % 4
    # Turned clockwise by 90°, the lower side is on the left.
    x, y = sides[-turn % 4], sides[(1 - turn) % 4]
    return max(0.0, float(x)), max(0.0, float(y))


def _color(shape: Any) -> object:
    color = getattr(shape, "non_stroking_color", None)
    if color is None:
        return None
    values = getattr(color, "values", color)
    if getattr(color, "pattern", None):
        return None
    return values() if callable(values) else values


def _shapes(container: Any) -> Iterator[Any]:
    for item in container:
        if hasattr(item, "fill") and hasattr(item, "bbox"):
            yield item
        elif hasattr(item, "__iter__"):
            yield from _shapes(item)


def _merged(table: Any) -> Iterator[tuple[float, float, float, float]]:
    """The cells of a table. camelot keeps the small ones and says on which sides each has a rule."""
    cells = table.cells
    seen: set[tuple[int, int]] = set()
    for r, row in enumerate(cells):
        for c in range(len(row)):
            if (r, c) in seen:
                continue
            group, waiting = {(r, c)}, [(r, c)]
            while waiting:
                for near in _beside(cells, *waiting.pop()):
                    if near not in group:
                        group.add(near)
                        waiting.append(near)
            seen |= group
            members = [cells[i][j] for i, j in group]
            x0, x1 = min(m.x1 for m in members), max(m.x2 for m in members)
            y0, y1 = min(m.y1 for m in members), max(m.y2 for m in members)
            # Cells that together are no rectangle are an open row or a rule that camelot has lost: no cell.
            if abs((x1 - x0) * (y1 - y0) - sum((m.x2 - m.x1) * (m.y2 - m.y1) for m in members)) < 1.0:
                yield x0, y0, x1, y1


def _beside(cells: Any, r: int, c: int) -> Iterator[tuple[int, int]]:
    here = cells[r][c]
    if not here.right and c + 1 < len(cells[r]) and not cells[r][c + 1].left:
        yield r, c + 1
    if not here.left and c and not cells[r][c - 1].right:
        yield r, c - 1
    if not here.bottom and r + 1 < len(cells) and not cells[r + 1][c].top:
        yield r + 1, c
    if not here.top and r and not cells[r - 1][c].bottom:
        yield r - 1, c
