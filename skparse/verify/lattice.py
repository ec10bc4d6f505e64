"""A second reading by camelot's lattice parser, which uses playa. It reads vectors; no page is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from skparse.geometry import Box, bounding_box
from skparse.orientation import Orientation
from skparse.verify.colors import is_paper
from skparse.verify.letters import without_overprints
from skparse.verify.model import Glyph, Paint, Reading, Unable, rotation_of, visible_glyphs
from skparse.verify.settings import VERIFY

if TYPE_CHECKING:
    import playa

# Text rendering modes that draw nothing (ISO 32000-1, table 106). playa knows them, pdfminer does not.
_INVISIBLE = (3, 7)
# Areas that differ by less, in square points, differ by rounding.
_AREA_ROUNDING = 1.0

_Edges = tuple[float, float, float, float]
"""Left, bottom, right, top; in points from the lower left corner of the page, as camelot has it."""
_ToDisplayed = Callable[[_Edges], Box]


class _Shape(Protocol):
    """A rectangle, curve or character of camelot's layout."""

    bbox: _Edges
    fill: bool
    width: float
    height: float


class _Char(Protocol):
    """A character of camelot's layout."""

    bbox: _Edges
    matrix: tuple[float, float, float, float, float, float]
    render_mode: int

    def get_text(self) -> str: ...


class _Cell(Protocol):
    """An elementary cell of a camelot table: its edges, y upwards, and on which sides it has a rule."""

    x1: float
    x2: float
    y1: float
    y2: float
    left: bool
    right: bool
    top: bool
    bottom: bool


class _Table(Protocol):
    """A table of camelot."""

    cells: list[list[_Cell]]


class Lattice:
    """A PDF opened with camelot's reader.

    Raises:
        Unable: it cannot be opened, or its owner forbids extraction, which camelot obeys.
    """

    def __init__(self, data: bytes, password: str | None) -> None:
        import playa
        from camelot.handlers import PDFHandler
        from camelot.parsers.lattice import Lattice as CamelotLattice

        class CellsAlone(CamelotLattice):
            """Of camelot's tables only the cells are used: their texts are not put together, and grids that are 90 %
            empty or more, as the columns of months often are, are not dropped."""

            def record_parse_metadata(self, table: object) -> None:
                pass

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
        # camelot has no types.
        self._parser: Any = CellsAlone
        self._handler: Any = PDFHandler("document.pdf")  # the name is only kept; no such file is read

    def close(self) -> None:
        """Free the file."""
        self._pdf.close()

    def read(self, number: int) -> Reading:
        """Cells, lines, characters and painted areas of a page (1-based).

        Raises:
            Unable: there is no such page.
        """
        if not 1 <= number <= self._count:
            raise Unable("no-page")
        page = self._pdf.pages[number - 1]
        # camelot looks at lines of text; it need not put them into paragraphs in reading order.
        layout, size, images, chars, horizontal, vertical, direction = self._handler._get_layout(page, boxes_flow=None)
        parser = self._parser(engine="vector")
        parser.prepare_page_parse("document.pdf", layout, size, number, images, horizontal, vertical, direction, {})
        tables = parser.extract_tables()

        # camelot turns a page whose text runs sideways.
        rotation = {"anticlockwise": 90, "clockwise": 270}.get(direction, 0)
        displayed = _to_displayed(page, (float(size[0]), float(size[1])), rotation)
        paints = tuple(
            Paint(box=displayed(shape.bbox), is_white=is_paper(_color(shape)), color=str(_color(shape)))
            for shape in _shapes(layout)
            if shape.fill and min(shape.width, shape.height) > VERIFY.max_rule_thickness_pt
        )
        return Reading(
            engine="camelot",
            cells=tuple(displayed(cell) for table in tables for cell in _merged_cells(table)),
            lines=tuple(displayed(line) for line in (*parser.horizontal_segments, *parser.vertical_segments)),
            glyphs=tuple(without_overprints(visible_glyphs(_glyphs(chars, displayed, rotation), paints))),
            paints=paints,
        )


def _to_displayed(page: playa.Page, size: tuple[float, float], rotation: int) -> _ToDisplayed:
    """The way from camelot's boxes to those of the page as displayed.

    Args:
        size: width and height of the page as camelot has turned it.
        rotation: by how many degrees clockwise camelot has turned it.
    """
    width, height = size
    orientation = Orientation(rotation, *((height, width) if rotation else (width, height)))
    crop_left, crop_top = _corner(page)

    def displayed(edges: _Edges) -> Box:
        x0, y0, x1, y1 = edges
        if not rotation:
            return Box(x0 - crop_left, height - y1 - crop_top, x1 - crop_left, height - y0 - crop_top)
        box = orientation.to_displayed(Box(float(x0), height - float(y1), float(x1), height - float(y0)))
        return Box(box.x0 - crop_left, box.top - crop_top, box.x1 - crop_left, box.bottom - crop_top)

    return displayed


def _glyphs(chars: Iterable[_Char], displayed: _ToDisplayed, page_rotation: int) -> Iterator[tuple[Glyph, bool]]:
    for char in chars:
        text, rotation = char.get_text(), rotation_of(*char.matrix[:2])
        if rotation is not None and text.strip() and char.render_mode not in _INVISIBLE:
            glyph = Glyph(text=text, box=displayed(char.bbox), rotation=(rotation + page_rotation) % 360)
            yield glyph, is_paper(_color(char))


def _corner(page: playa.Page) -> tuple[float, float]:
    """Where the displayed page (the CropBox) begins, from the left and the top; camelot's origin is the MediaBox's
    corner."""
    m, c = page.mediabox, page.cropbox
    left, lower, right, upper = c[0] - m[0], c[1] - m[1], m[2] - c[2], m[3] - c[3]
    sides = [left, upper, right, lower]  # clockwise from the left
    quarters = int(page.rotate) // 90 % 4
    # Turned clockwise by 90°, the lower side is on the left.
    x, y = sides[-quarters % 4], sides[(1 - quarters) % 4]
    return max(0.0, float(x)), max(0.0, float(y))


def _color(shape: _Shape | _Char) -> object:
    """The parts of its color; None for a pattern or if it has none."""
    color = getattr(shape, "non_stroking_color", None)
    if color is None or getattr(color, "pattern", None):
        return None
    values = getattr(color, "values", color)
    return values() if callable(values) else values


def _shapes(container: Iterable[Any]) -> Iterator[_Shape]:
    """The shapes of a layout, which nests them."""
    for item in container:
        if hasattr(item, "fill") and hasattr(item, "bbox"):
            yield item
        elif hasattr(item, "__iter__"):
            yield from _shapes(item)


def _merged_cells(table: _Table) -> Iterator[_Edges]:
    """The cells of a table. camelot has elementary cells; those without a rule between them are one cell."""
    cells = table.cells
    visited: set[tuple[int, int]] = set()
    for r, row in enumerate(cells):
        for c in range(len(row)):
            if (r, c) in visited:
                continue
            group, waiting = {(r, c)}, [(r, c)]
            while waiting:
                for neighbor in _joined_neighbors(cells, *waiting.pop()):
                    if neighbor not in group:
                        group.add(neighbor)
                        waiting.append(neighbor)
            visited |= group
            members = [Box(m.x1, m.y1, m.x2, m.y2) for m in (cells[i][j] for i, j in group)]
            whole = bounding_box(members)
            # If they are no rectangle together, this is an open row or camelot has lost a rule: no cell.
            if abs(whole.area - sum(m.area for m in members)) < _AREA_ROUNDING:
                yield whole


def _joined_neighbors(cells: Sequence[Sequence[_Cell]], r: int, c: int) -> Iterator[tuple[int, int]]:
    """The elementary cells beside one that no rule divides from it."""
    here = cells[r][c]
    if not here.right and c + 1 < len(cells[r]) and not cells[r][c + 1].left:
        yield r, c + 1
    if not here.left and c and not cells[r][c - 1].right:
        yield r, c - 1
    if not here.bottom and r + 1 < len(cells) and not cells[r + 1][c].top:
        yield r + 1, c
    if not here.top and r and not cells[r - 1][c].bottom:
        yield r - 1, c
