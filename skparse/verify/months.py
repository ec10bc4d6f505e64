"""End to end: the months of the nodes that end a row against the marks that a second reading sees in that row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from skparse.geometry import Box
from skparse.plan import Fragment, Lampiran, Node, Plan
from skparse.table.grid.grid import Grid, GridCell
from skparse.table.page_pass import ColumnSpan, PagePass
from skparse.verify.letters import plain
from skparse.verify.model import Difference, Engine, Reading, middle
from skparse.verify.texts import cell_at, painted, seen_texts

# What a cell holds that says "no".
_NO_MARK = frozenset("-–—_.0")
# Columns of a schedule over one year, and the months of each. Other numbers of columns are not counted here.
_PARTS = (2, 3, 4, 6, 12, 48)


def _months(column: int, columns: int) -> set[int]:
    """The months of a schedule's column, from their number alone: 4 columns are quarters, 48 are weeks."""
    if columns > 12:
        return {column * 12 // columns + 1}
    each = 12 // columns
    return set(range(column * each + 1, (column + 1) * each + 1))


_NodeKey = tuple[int, str]
"""Index of the lampiran, and the node's id in it."""


class _Leaf(NamedTuple):
    """A node that ends its row, and a piece of its text."""

    key: _NodeKey
    node: Node
    fragment: Fragment
    lampiran: Lampiran


class _Group:
    """Nodes whose rows overlap: their months are compared together, as only heights tell them apart."""

    def __init__(self) -> None:
        self.nodes: dict[_NodeKey, Node] = {}
        self.seen: set[int] = set()
        self.place: tuple[int, tuple[float, float, float, float]] | None = None
        self.engine: Engine = "pdfplumber"
        self.open = False  # the row may go on over a page's end
        self.lampiran = 1  # place in the plan


class Months:
    """Collects what the pages show of each row, and compares at the end."""

    def __init__(self, plan: Plan) -> None:
        self._leaves: dict[int, list[_Leaf]] = {}
        self._groups: dict[_NodeKey, _Group] = {}
        for index, lampiran in enumerate(plan.lampiran):
            for root in lampiran.nodes:
                for node in root.walk():
                    for fragment in () if node.children else node.fragments:
                        leaf = _Leaf(key=(index, node.id), node=node, fragment=fragment, lampiran=lampiran)
                        self._leaves.setdefault(fragment.page, []).append(leaf)

    def add(self, page_pass: PagePass, reading: Reading) -> None:
        """Look at a page's rows in a second reading of it."""
        for table in page_pass.tables:
            grid, columns = table.grid, table.column_spans()
            sight = _Sight(page_pass, grid, reading)
            bands: list[tuple[int, int, _Group]] = []
            goes_on = (False, False)
            for leaf in self._leaves.get(page_pass.number, ()):
                fragment, lampiran = leaf.fragment, leaf.lampiran
                cell = cell_at(grid, *middle(page_pass.to_upright(Box(*fragment.bbox))))
                keys = {c.key for c in lampiran.columns if c.role == "schedule"}
                schedule = sorted((c for c in columns if c.key in keys), key=lambda c: c.x0)
                goes_on = (lampiran.pages[0] < page_pass.number, page_pass.number < lampiran.pages[1])
                if cell is None or len(schedule) not in _PARTS or len(schedule) != len(keys):
                    continue
                r0, r1 = grid.cells[cell].r0, grid.cells[cell].r1
                group = self._groups.setdefault(leaf.key, _Group())
                group.nodes[leaf.key] = leaf.node
                group.lampiran = leaf.key[0] + 1
                for upper, lower, other in bands:
                    if upper < r1 and r0 < lower and other is not group:
                        group = self._join(group, other)
                bands = [(a, b, self._groups[next(iter(g.nodes))]) for a, b, g in bands]
                bands.append((r0, r1, group))
                group.seen |= sight.months(r0, r1, grid.cells[cell], schedule)
                group.engine = reading.engine
                group.place = group.place or (page_pass.number, fragment.bbox)
            _note_open(bands, goes_on)

    def _join(self, a: _Group, b: _Group) -> _Group:
        a.nodes.update(b.nodes)
        a.seen |= b.seen
        a.place, a.open = b.place or a.place, a.open or b.open
        for key in a.nodes:
            self._groups[key] = a
        return a

    def differences(self) -> list[Difference]:
        """Rows whose months differ. A row that a page's end may have cut may have months on the page where it has no
        text: there, fewer marks than ours are no alarm."""
        found = []
        for group in dict.fromkeys(self._groups.values()):
            ours = {month for node in group.nodes.values() for month in node.bulan}
            if ours == group.seen or (group.open and group.seen < ours) or group.place is None:
                continue
            page, box = group.place
            first = next(iter(group.nodes.values()))
            found.append(
                Difference(
                    code="verify-months",
                    page=page,
                    bbox=box,
                    ours=_list(ours),
                    theirs=_list(group.seen),
                    engine=group.engine,
                    node=first.id,
                    lampiran=group.lampiran,
                )
            )
        return found


def _note_open(bands: Sequence[tuple[int, int, _Group]], goes_on: tuple[bool, bool]) -> None:
    """The first row may have begun on the page before, and the last may go on, if the table does."""
    upper, lower = min((r0 for r0, _, _ in bands), default=0), max((r1 for _, r1, _ in bands), default=0)
    for r0, r1, group in bands:
        group.open = group.open or (goes_on[0] and r0 == upper) or (goes_on[1] and r1 == lower)


def _list(months: set[int]) -> str:
    return ", ".join(map(str, sorted(months))) or "–"


class _Sight:
    """Marks and shades of one grid in a second reading."""

    def __init__(self, page_pass: PagePass, grid: Grid, reading: Reading) -> None:
        self._grid = grid
        self._texts = [plain(text) for text, _ in seen_texts(page_pass, grid, reading.glyphs)]
        self._paint = painted(page_pass, grid, reading.paints)
        self._columns = [(a + b) / 2 for a, b in pairwise(grid.xs)]

    def months(self, r0: int, r1: int, cell: GridCell, schedule: Sequence[ColumnSpan]) -> set[int]:
        """The months that are marked in these rows, whose texts stand in ``cell``."""
        grid, found = self._grid, set()
        # A section's band, or every other row, is shaded through: its colour is no mark, another one is.
        ground = {self._paint.get((r, c)) for r in range(r0, r1) for c in range(cell.c0, cell.c1)} | {None}
        for place, column in enumerate(schedule):
            first = bisect_right(grid.xs, (column.x0 + column.x1) / 2) - 1
            if not 0 <= first < len(self._columns):
                continue
            for r in range(r0, r1):
                text = self._texts[grid.cell_index[r][first]]
                if self._paint.get((r, first)) not in ground or (text and not set(text) <= _NO_MARK):
                    found |= _months(place, len(schedule))
        return found
