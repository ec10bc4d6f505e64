"""End to end: the months of the nodes that end a row against the marks of that row in a second reading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from skparse.geometry import Box
from skparse.plan import Bbox, Fragment, Lampiran, Node, Plan
from skparse.table.grid.fills import DRAWN
from skparse.table.grid.grid import Grid, GridCell
from skparse.table.page_pass import ColumnSpan, GridPass, PagePass
from skparse.verify.letters import normalized
from skparse.verify.model import Difference, Engine
from skparse.verify.texts import SecondGrid, cell_at

# A schedule cell with nothing but these is not marked.
_NO_MARK = frozenset("-–—_.0")
# How many columns a schedule over one year may have; schedules of other numbers are not compared.
_COLUMN_COUNTS = (2, 3, 4, 6, 12, 48)


def _months_of_column(index: int, count: int) -> set[int]:
    """The months of one of a schedule's ``count`` columns, from that count alone: 4 columns are quarters, 48 weeks."""
    if count > 12:
        return {index * 12 // count + 1}
    each = 12 // count
    return set(range(index * each + 1, (index + 1) * each + 1))


_NodeKey = tuple[int, str]
"""Index of the lampiran, and the node's id in it."""


class _Leaf(NamedTuple):
    """A node that ends its row, and a piece of its text."""

    key: _NodeKey
    node: Node
    fragment: Fragment
    lampiran: Lampiran


class _Group:
    """Nodes whose rows overlap: their months are compared together, as it cannot be told whose a mark is."""

    def __init__(self, lampiran: int) -> None:
        self.nodes: dict[_NodeKey, Node] = {}
        self.months: set[int] = set()
        """Marked in the second reading."""
        self.first_box: tuple[int, Bbox] | None = None
        """Page and box of the first piece of text."""
        self.pages: set[int] = set()
        self.engine: Engine = "pdfplumber"
        self.is_open = False
        """The row may continue on the page before or after."""
        self.lampiran = lampiran
        """Counted from 1."""

    @property
    def own_months(self) -> set[int]:
        """Those of the plan."""
        return {month for node in self.nodes.values() for month in node.bulan}


class _Band(NamedTuple):
    """Rows ``r0`` to ``r1`` (exclusive) of a grid, which belong to a group of nodes."""

    r0: int
    r1: int
    group: _Group


class MonthComparison:
    """Collects the marks of each row from page to page, and compares at the end."""

    def __init__(self, plan: Plan) -> None:
        self._leaves: dict[int, list[_Leaf]] = {}
        self._groups: dict[_NodeKey, _Group] = {}
        for index, lampiran in enumerate(plan.lampiran):
            for root in lampiran.nodes:
                for node in root.walk():
                    for fragment in () if node.children else node.fragments:
                        leaf = _Leaf(key=(index, node.id), node=node, fragment=fragment, lampiran=lampiran)
                        self._leaves.setdefault(fragment.page, []).append(leaf)

    def add(self, page_pass: PagePass, engine: Engine, seconds: Sequence[SecondGrid]) -> None:
        """Take the marks of a page's rows from what an engine has in each of its tables."""
        for table, second in zip(page_pass.tables, seconds, strict=True):
            self._add_table(page_pass, table, engine, second)

    def _add_table(self, page_pass: PagePass, table: GridPass, engine: Engine, second: SecondGrid) -> None:
        grid, columns = table.grid, table.column_spans()
        marks = _SecondMarks(grid, second)
        bands: list[_Band] = []
        continues = (False, False)
        for leaf in self._leaves.get(page_pass.number, ()):
            fragment, lampiran = leaf.fragment, leaf.lampiran
            box = page_pass.to_upright(Box(*fragment.bbox))
            index = cell_at(grid, box.center_x, box.center_y)
            keys = {c.key for c in lampiran.columns if c.bulan}
            schedule = sorted((c for c in columns if c.key in keys), key=lambda c: c.x0)
            continues = (lampiran.pages[0] < page_pass.number, page_pass.number < lampiran.pages[1])
            if index is None or len(schedule) not in _COLUMN_COUNTS or len(schedule) != len(keys):
                continue
            cell = grid.cells[index]
            group = self._groups.setdefault(leaf.key, _Group(leaf.key[0] + 1))
            group.nodes[leaf.key] = leaf.node
            group.lampiran = leaf.key[0] + 1
            for band in bands:
                if band.r0 < cell.r1 and cell.r0 < band.r1 and band.group is not group:
                    group = self._join(group, band.group)
            bands = [b._replace(group=self._groups[next(iter(b.group.nodes))]) for b in bands]
            bands.append(_Band(cell.r0, cell.r1, group))
            group.months |= marks.months(cell, schedule) | _drawn_months(table, cell)
            group.engine = engine
            group.pages.add(page_pass.number)
            group.first_box = group.first_box or (page_pass.number, fragment.bbox)
        _note_open_rows(bands, continues)

    def _join(self, a: _Group, b: _Group) -> _Group:
        a.nodes.update(b.nodes)
        a.months |= b.months
        a.pages |= b.pages
        a.first_box, a.is_open = b.first_box or a.first_box, a.is_open or b.is_open
        for key in a.nodes:
            self._groups[key] = a
        return a

    def pages_in_doubt(self) -> set[int]:
        """The pages of the rows whose months differ."""
        return {page for group in self._differing() for page in group.pages}

    def differences(self) -> Iterator[Difference]:
        """Rows whose months differ."""
        for group in self._differing():
            if group.first_box is None:
                continue
            page, box = group.first_box
            first = next(iter(group.nodes.values()))
            yield Difference(
                code="verify-months",
                page=page,
                bbox=box,
                ours=_months_text(group.own_months),
                theirs=_months_text(group.months),
                engine=group.engine,
                node=first.id,
                lampiran=group.lampiran,
            )

    def _differing(self) -> Iterator[_Group]:
        """A row that continues on another page may have months there, where it has no text: of such a row, fewer marks
        than months are no difference."""
        for group in dict.fromkeys(self._groups.values()):
            ours = group.own_months
            if ours != group.months and not (group.is_open and group.months < ours):
                yield group


def _drawn_months(table: GridPass, cell: GridCell) -> set[int]:
    """The months that pictures, drawings and lines mark in a cell's rows: second readings do not see them as marks."""
    return {
        month
        for row in table.rows
        if row.top < cell.box.bottom and row.bottom > cell.box.top
        for mark in row.marks
        if any(shade.color == DRAWN for shade in mark.shaded)
        for month in table.columns[mark.column].months
    }


def _note_open_rows(bands: Sequence[_Band], continues: tuple[bool, bool]) -> None:
    """The first row may have begun on the page before, and the last may continue on the next, if the table does."""
    first, last = min((b.r0 for b in bands), default=0), max((b.r1 for b in bands), default=0)
    for r0, r1, group in bands:
        group.is_open = group.is_open or (continues[0] and r0 == first) or (continues[1] and r1 == last)


def _months_text(months: set[int]) -> str:
    return ", ".join(map(str, sorted(months))) or "–"


class _SecondMarks:
    """Marks and shades of one grid in a second reading."""

    def __init__(self, grid: Grid, second: SecondGrid) -> None:
        self._grid = grid
        self._texts = [normalized(one.text) for one in second.texts]
        self._shading = second.shading
        self._column_count = len(grid.xs) - 1

    def months(self, cell: GridCell, schedule: Sequence[ColumnSpan]) -> set[int]:
        """The months that are marked in the rows of ``cell``, which has the texts of these rows."""
        grid, found = self._grid, set()
        rows = range(cell.r0, cell.r1)
        # A section's row, or every other row, is shaded from side to side: that color marks nothing, another one does.
        background = {self._shading.get((r, c)) for r in rows for c in range(cell.c0, cell.c1)} | {None}
        for index, column in enumerate(schedule):
            c = bisect_right(grid.xs, (column.x0 + column.x1) / 2) - 1
            if not 0 <= c < self._column_count:
                continue
            for r in rows:
                text = self._texts[grid.cell_index[r][c]]
                if self._shading.get((r, c)) not in background or (text and not set(text) <= _NO_MARK):
                    found |= _months_of_column(index, len(schedule))
        return found
