"""What is drawn over the cells of a table: pictures of ticks, bars, arrows, hatchings, stamps.

A picture in a cell of the schedule marks the cell as a tick does. A bar or a line marks the months that it covers at
their centers, in the row whose center is nearest. A picture over many cells marks nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from skparse.geometry import Box, HasBox
from skparse.page import Fill, Page, is_white
from skparse.table.assemble.body import GridBody, RowSpan, column_at_center
from skparse.table.assemble.drawn_lines import lines_over_cells
from skparse.table.assemble.settings import ASSEMBLE
from skparse.table.grid.fills import DRAWN, PATTERN, centers_between, covered_cells
from skparse.table.grid.grid import GridCell
from skparse.table.grid.settings import GRID
from skparse.table.model import Shade
from skparse.text.furniture import is_e_signature_notice

PICTURE_KINDS = ("mark", "decoration", "crossed", "stamp", "unread", "other_table", "outside")
"""What a picture or drawing on a page with a table may be. ``decoration``: repeated on several pages, behind the whole
table, an electronic signature, a frame around words; ``crossed``: a line from corner to corner of a schedule cell;
``stamp``: over several schedule cells; ``unread``: in another cell of a plan; ``other_table``: in a table that is no
plan; ``outside``: in no table."""

_CellKey = tuple[int, int]  # where a row starts, and a column, of the grid


class Picture(NamedTuple):
    """A picture or drawing inside a table: its box, and its kind (one of `PICTURE_KINDS`)."""

    box: Box
    kind: str


class Drawn(NamedTuple):
    """What is drawn over the cells of one grid."""

    shades: Mapping[_CellKey, tuple[Shade, ...]]
    """By the first row of a row's span and the grid column: what marks this cell."""
    moved: frozenset[_CellKey]
    """Elementary cells that a bar of another row reaches into: they are not shaded."""
    off_center: frozenset[_CellKey]
    """Like `shades`: a picture stands under this one month of a cell that is merged over several."""
    heads: frozenset[Fill]
    """The heads of arrows."""
    pictures: tuple[Picture, ...]
    """The pictures and drawings whose center is inside the grid, and stamps that reach into the schedule."""


NOTHING_DRAWN = Drawn(shades={}, moved=frozenset(), off_center=frozenset(), heads=frozenset(), pictures=())


def find_drawn(body: GridBody, spans: Sequence[RowSpan]) -> Drawn:
    """What is drawn over the cells of a grid with these rows. Pages that were read as pictures have none."""
    if body.texts.page.scan is not None or not spans:
        return NOTHING_DRAWN
    finder = _Finder(body, spans)
    finder.add_lines()
    finder.add_bars()
    finder.add_pictures()
    return finder.found()


def whole_pictures(page: Page) -> list[Box]:
    """The pictures of a page that are large enough to be seen; those that a producer has cut into strips are whole."""
    shown: list[Box] = []
    for image in sorted(page.images, key=lambda i: (i.x0, i.x1, i.top)):
        last = shown[-1] if shown else None
        if last and image.is_near(Box(last.x0, last.bottom, last.x1, image.bottom), ASSEMBLE.same_strip_pt):
            shown[-1] = last.union(image)
        else:
            shown.append(image.box)
    least = ASSEMBLE.min_picture_side_pt
    return [box for box in shown if box.width >= least and box.height >= least]


class _Finder:
    def __init__(self, body: GridBody, spans: Sequence[RowSpan]) -> None:
        self._body, self._spans = body, spans
        grid = self._grid = body.grid
        self._tops = [grid.ys[span.start] for span in spans]
        self._scheduled = body.column_map.marked  # a column of words has no marks
        self._center_xs, self._center_ys = centers_between(grid.xs), centers_between(grid.ys)
        self._shades: dict[_CellKey, tuple[Shade, ...]] = {}
        self._moved: set[_CellKey] = set()
        self._off_center: set[_CellKey] = set()
        self._heads: set[Fill] = set()
        self._drawn_heads: set[Box] = set()
        self._pictures: list[Picture] = []

    def found(self) -> Drawn:
        if not (self._shades or self._moved or self._pictures):
            return NOTHING_DRAWN
        return Drawn(
            shades=self._shades,
            moved=frozenset(self._moved),
            off_center=frozenset(self._off_center),
            heads=frozenset(self._heads),
            pictures=tuple(self._pictures),
        )

    # -- lines and bars -----------------------------------------------------------------------------------------

    def add_lines(self) -> None:
        """Lines and arrows: edges inside a row that do not part its cells."""
        page = self._body.texts.page
        for line in lines_over_cells(self._body, self._spans):
            box = line.box
            for fill in page.fills:
                if line.has_head(fill):
                    self._heads.add(fill)
                    self._moved.update(self._shaded_by(fill))
                    box = box.union(fill)
            for drawing in page.drawings:
                if line.has_head(drawing):
                    self._drawn_heads.add(drawing)
                    box = box.union(drawing)
            self._mark(line.row, self._months_under(box), box)

    def add_bars(self) -> None:
        """Painted areas that do not keep to the rows and columns."""
        if not self._scheduled:
            return
        ys, touch, least = self._grid.ys, GRID.touch_pt, ASSEMBLE.min_fill_side_pt
        left, right = self._grid.xs[self._scheduled[0]], self._grid.xs[self._scheduled[-1] + 1]
        for fill in self._body.texts.page.fills:
            if fill.x0 >= right or fill.x1 <= left or fill.bottom <= self._tops[0] or fill.top >= ys[-1]:
                continue
            first = bisect_right(self._tops, fill.top + touch) - 1
            last = bisect_right(self._tops, fill.bottom - touch) - 1
            if first == last and bisect_right(self._center_xs, fill.x0) < bisect_right(self._center_xs, fill.x1):
                continue  # as nearly all: within one row, over the center of a column
            if (fill.color and is_white(fill.color)) or min(fill.width, fill.height) < least or fill in self._heads:
                continue
            if first < last:
                self._keep_to_one_row(fill, max(first, 0), last)
            elif first >= 0 and (month := self._only_month(fill)) is not None:
                self._mark(self._spans[first], [month], fill.box, fill.color or PATTERN)

    def _keep_to_one_row(self, fill: Fill, first: int, last: int) -> None:
        """A bar that covers none of the rows it reaches into marks the one whose center is nearest; one that covers
        some of them from top to bottom marks these, and others only where it covers their center."""
        rows = self._spans[first : last + 1]
        ys, touch = self._grid.ys, GRID.touch_pt
        whole = [r for r in rows if fill.top <= ys[r.start] + touch and fill.bottom >= ys[r.end] - touch]
        if len(whole) == len(rows):
            return
        centers = {row: (ys[row.start] + ys[row.end]) / 2 for row in rows}
        if whole:
            meant = [row for row in rows if row in whole or fill.top < centers[row] < fill.bottom]
        else:
            meant = [min(rows, key=lambda row: abs(centers[row] - fill.center_y))]
        beside = (cell for cell in self._shaded_by(fill) if not any(row.start <= cell[0] < row.end for row in meant))
        self._moved.update(cell for cell in beside if self._is_parted(cell[1], rows))

    def _shaded_by(self, fill: Fill) -> list[_CellKey]:
        """The elementary cells on which this area was painted last."""
        color = fill.color or PATTERN
        under, columns = covered_cells(fill, self._center_xs, self._center_ys)
        return [(r, c) for r in under for c in columns if self._grid.shading.get((r, c)) == color]

    def _is_parted(self, column: int, rows: Sequence[RowSpan]) -> bool:
        """Do the rows have cells of their own in this column?"""
        index = self._grid.cell_index
        return all(index[row.start][column] != index[row.start - 1][column] for row in rows[1:])

    def _months_under(self, box: HasBox) -> list[int]:
        """The grid columns of the schedule whose centers it covers, or else the one that it lies in."""
        _, columns = covered_cells(box, self._center_xs, self._center_ys)
        scheduled = set(self._scheduled)
        found = [c for c in columns if c in scheduled]
        only = None if found else self._only_month(box)
        return found if only is None else [only]

    def _only_month(self, box: HasBox) -> int | None:
        """The grid column of the schedule that a narrow shape lies in; None if that column is several months."""
        xs, near = self._grid.xs, GRID.same_side_pt
        found = next((c for c in self._scheduled if xs[c] - near <= box.x0 and box.x1 <= xs[c + 1] + near), None)
        return found if found is not None and len(self._body.column_map.spans[found]) == 1 else None

    def _mark(self, row: RowSpan, columns: Iterable[int], box: Box, color: str = DRAWN) -> None:
        for c in columns:
            key = (row.start, c)
            self._shades[key] = (*self._shades.get(key, ()), Shade(box.top, box.bottom, color))

    # -- pictures -----------------------------------------------------------------------------------------------

    def add_pictures(self) -> None:
        """Pictures, and drawings of slanted and curved lines."""
        page, frame = self._body.texts.page, self._grid.box
        for picture in whole_pictures(page) if page.images else ():
            inside = frame.contains_center(picture)
            if picture.contains(frame, GRID.touch_pt):
                self._add(picture, "decoration")
            elif inside or self._covers_schedule(picture):
                self._add(picture, self._kind(picture, is_image=True))
        drawings = [d for d in page.drawings if d not in self._drawn_heads and frame.contains_center(d)]
        crossed = self._crossed_cells(drawings) if drawings else set()
        for drawing in drawings:
            cell = self._cell_under(drawing)
            is_crossing = cell is not None and cell.box in crossed
            self._add(drawing, "crossed" if is_crossing else self._kind(drawing, is_image=False))
        self._pictures.extend(Picture(drawing, "mark") for drawing in self._drawn_heads)

    def _add(self, box: Box, kind: str) -> None:
        self._pictures.append(Picture(box, kind))

    def _kind(self, picture: Box, *, is_image: bool) -> str:
        """What a picture is; one that marks months marks them."""
        if not is_image and picture.contains_center(self._grid.box):
            return "decoration"
        cell = self._cell_under(picture)
        under, columns = covered_cells(picture, self._center_xs, self._center_ys)
        rows = [span for span in self._spans if any(span.start <= r < span.end for r in under)]
        in_cell = cell is not None and (
            cell.box.contains(picture, GRID.touch_pt) or (len(rows) <= 1 and len(columns) <= 1)
        )
        if in_cell and cell is not None and self._is_of_schedule(cell):
            self._mark_cell(cell, picture, columns)
            return "mark"
        row = self._row_at(picture.center_y)
        if row is not None and len(rows) <= 1 and self._is_bar(picture, row, columns, is_image):
            self._mark(row, self._months_under(picture), picture)
            return "mark"
        if not in_cell and self._covers_schedule(picture):
            return "stamp"
        return "decoration" if self._is_known(picture, cell, is_image) else "unread"

    def _is_bar(self, picture: Box, row: RowSpan, columns: Iterable[int], is_image: bool) -> bool:
        """Does it lie along one row of the schedule, over nothing else? A picture of a bar is much wider than high."""
        ys, scheduled = self._grid.ys, set(self._scheduled)
        if is_image and picture.width < ASSEMBLE.min_bar_width_share * picture.height:
            return False
        low = picture.height <= ys[row.end] - ys[row.start] + GRID.touch_pt
        return low and bool(columns) and all(c in scheduled for c in columns)

    def _is_known(self, picture: Box, cell: GridCell | None, is_image: bool) -> bool:
        """A frame around words, or the sign of an electronic signature, whose text stands beside it."""
        words = self._body.texts.page.words
        if not is_image and any(picture.contains_center(word) for word in words):
            return True
        if cell is None:
            return False
        beside = {i for one in self._body.texts.band(cell.r0) for i in one.words}
        return is_e_signature_notice(" ".join(words[i].text for i in sorted(beside)))

    def _mark_cell(self, cell: GridCell, picture: Box, columns: Sequence[int]) -> None:
        meant = column_at_center(self._body, cell, picture)
        months: Sequence[int] = range(cell.c0, cell.c1)
        if meant is not None:
            months = [meant]
        elif len(columns) > 1:
            months = [c for c in columns if cell.c0 <= c < cell.c1]
        for row in self._spans:
            if row.start < cell.r1 and row.end > cell.r0:
                self._mark(row, months, picture)
                if meant is not None:
                    self._off_center.add((row.start, meant))

    def _crossed_cells(self, drawings: Sequence[Box]) -> set[Box]:
        """Boxes of schedule cells in which nothing is drawn but lines from corner to corner."""
        by_cell: dict[Box, list[bool]] = {}
        for drawing in drawings:
            cell = self._cell_under(drawing)
            if cell is not None:
                by_cell.setdefault(cell.box, []).append(cell.box.is_near(drawing, GRID.touch_pt))
        return {box for box, from_corner in by_cell.items() if all(from_corner) and len(from_corner) <= 2}

    def _cell_under(self, box: HasBox) -> GridCell | None:
        """The cell under the center of a box."""
        xs, ys = self._grid.xs, self._grid.ys
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        if not (xs[0] < x < xs[-1] and ys[0] < y < ys[-1]):
            return None
        return self._grid.cells[self._grid.cell_index[bisect_right(ys, y) - 1][bisect_right(xs, x) - 1]]

    def _is_of_schedule(self, cell: GridCell) -> bool:
        return cell.r0 not in self._body.header_rows and cell.c0 in self._scheduled

    def _row_at(self, y: float) -> RowSpan | None:
        index = bisect_right(self._tops, y) - 1
        row = self._spans[index] if index >= 0 else None
        return row if row and y < self._grid.ys[row.end] else None

    def _covers_schedule(self, box: HasBox) -> bool:
        """Does it cover the center of a schedule cell below the header?"""
        return any(True for _ in self._schedule_under(box))

    def _schedule_under(self, box: HasBox) -> Iterator[_CellKey]:
        scheduled = set(self._scheduled)
        under, columns = covered_cells(box, self._center_xs, self._center_ys)
        return ((r, c) for r in under if r not in self._body.header_rows for c in columns if c in scheduled)
