"""Grids of all pages → logical tables. Pages are laid under each other on the columns of the first header."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from skparse.page import Fill, Page
from skparse.table.assemble.furniture import Furniture
from skparse.table.assemble.resolve_roles import Part, open_columns, resolve_roles
from skparse.table.assemble.rows import body_rows, header_end
from skparse.table.assemble.usage import PageAccount, account_fills, account_page
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import Grid, GridCell, find_grids
from skparse.table.header.columns import TableColumn, is_action_plan
from skparse.table.header.find import Header, find_header
from skparse.table.header.repeated import repeated_rows
from skparse.table.model import LogicalTable, Row
from skparse.text.headings import is_number_heading
from skparse.text.lines import word_id

# How far a rule may stand from where the first page has it, once frames are laid over each other. Tuned on
# ../shared/real: 1.4 pt at most within a document; other tables of the same width differ by 8 pt and more.
_SNAP = 4.0
# So many rules must meet for a page to go on a table: fewer on paper of the same width, where positions prove more,
# than where the table is scaled. 0.7-0.9 and 0.85-1 hold for all samples and families; at 0.6 two tables of
# ../shared/real/permenpanrb-90-2021 become one.
_MET, _MET_SCALED = 0.7, 0.95
# Widths that differ by less are the same paper's (frames move by a border's width). Chosen; 0.02-0.2 hold.
_SAME_WIDTH = 0.1

# So many pages wait while a column's role is open: the header may stand at the end of the first one.
_SETTLING = 3


class _Table:
    """A logical table while its pages come in."""

    def __init__(self, page: Page, grid: Grid, header: Header | None) -> None:
        self.columns: tuple[TableColumn, ...] = header.columns if header else ()
        self.header: Counter[str] = header.cells if header else Counter()
        self.header_rest: Counter[str] = Counter()  # of a header that the last page's end cut
        self.frame = (grid.xs[0], grid.xs[-1])
        self.xs = self.last_xs = grid.xs
        self.scheduled = bool(header and header.scheduled)
        self.begin(page, grid)
        self.last, self.bottom = page.number, grid.ys[-1]
        self.rows: list[Row] = []
        self.words: list[int] = []
        self.booked: list[int] = []
        self.verbatim: list[tuple[str, ...]] = []
        self.aligned = False
        self.fills: Counter[str] = Counter()
        self.unplaced_fills: list[tuple[int, Fill]] = []
        self._waiting: list[Part] = []
        self._open = bool(open_columns(self.columns))

    def begin(self, page: Page, grid: Grid) -> None:
        """The table begins on this page, below its title."""
        self.first, self.top = page.number, grid.ys[0]
        above = tuple(w for w in page.words if w.bottom <= grid.ys[0] + 1)
        self.title = page._replace(words=above, rules_h=(), rules_v=(), fills=())

    def fits(self, grid: Grid) -> bool:
        """The grid's columns are this table's: most of the fewer rules meet once both are laid over each other.

        On paper of another size the table may be wider; then nearly all its rules must meet, or every edge of a column
        outside the schedule, whose months the page may merge.
        """
        width, own = self.frame[1] - self.frame[0], grid.xs[-1] - grid.xs[0]
        scale = width / own
        scaled = abs(width - own) > _SAME_WIDTH * width
        if not 0.5 <= scale <= 2.0:
            return False
        laid = [self.frame[0] + (x - grid.xs[0]) * scale for x in grid.xs[1:-1]]
        mine = self.xs[1:-1]
        if not laid or not mine:
            return not laid and not mine
        if scaled:
            edges = [c.x0 for c in self.columns[1:] if c.role != "schedule"]
            if len(edges) > 2 and all(any(abs(x - y) <= _SNAP for x in laid) for y in edges):
                return True
            if abs(len(grid.xs) - len(self.xs)) > 1:
                return False
        met = sum(any(abs(x - y) <= _SNAP for y in mine) for x in laid)
        return met >= (_MET_SCALED if scaled else _MET) * min(len(laid), len(mine))

    def add(self, texts: CellTexts, skip: set[int]) -> None:
        page, grid = texts.page, texts.grid
        self.last, self.bottom = page.number, grid.ys[-1]
        self.aligned = self.aligned or grid.aligned
        if grid.aligned:
            self.last_xs = grid.xs  # numbers may stand in front of texts from some page on only
        self.words.extend(word_id(page.number, w) for c in grid.cells for w in c.words)
        for cell in grid.cells:
            if cell.r0 in skip:
                end = 2 * header_end(grid, skip, cell.r0)
                above = (w for w in cell.words if page.words[w].top + page.words[w].bottom <= end)
                self.booked.extend(word_id(page.number, w) for w in above)
        if self.columns:
            self._waiting.append((texts, skip))
            if not self._open or len(self._waiting) > _SETTLING:
                self._lay()
        if not is_action_plan(self.columns):
            self._keep(texts, skip if self.verbatim else set())

    def _lay(self) -> None:
        """Settle the roles by the pages that wait, and turn these into rows."""
        if self._open:
            self.columns = resolve_roles(self._waiting, self.columns, self.frame)
            self._open = False
        for texts, skip in self._waiting:
            rows = body_rows(texts, self.columns, self.frame, skip, bool(self.rows))
            self.rows.extend(rows)
            counts, unplaced = account_fills(texts, self.columns, self.frame, skip, rows)
            self.fills.update(counts)
            self.unplaced_fills.extend((texts.page.number, fill) for fill in unplaced)
        self._waiting.clear()

    def _keep(self, texts: CellTexts, skip: set[int]) -> None:
        """Keep a table of another kind as it stands, its header once."""
        by_row: dict[int, list[GridCell]] = {}
        for cell in texts.grid.cells:
            by_row.setdefault(cell.r0, []).append(cell)
        for r, cells in sorted(by_row.items()):
            row = tuple(texts.text(c) for c in sorted(cells, key=lambda c: c.c0))
            if any(row) and r not in skip:
                self.verbatim.append(row)

    def done(self, lost: dict[int, int]) -> LogicalTable:
        self._lay()
        return LogicalTable(
            self.columns,
            self.rows,
            (self.first, self.last),
            self.title,
            self.top,
            self.scheduled,
            self.words,
            self.booked,
            self.verbatim,
            self.aligned,
            lost,
            self.bottom,
            self.fills,
            self.unplaced_fills,
        )


class Stitcher:
    """Takes pages in their order and lays their tables under each other."""

    def __init__(self) -> None:
        self._tables: list[_Table] = []
        self._furniture = Furniture()
        self._strays: list[CellTexts] = []  # grids of the last page that belong to no table yet
        self.accounts: list[PageAccount] = []  # of the pages that hold a table
        self._before: PageAccount | None = None  # of the last page, if it held nothing but strays

    @property
    def scheduled(self) -> bool:
        """A table with month columns has begun."""
        return any(t.scheduled for t in self._tables)

    def add(self, page: Page) -> None:
        """Take the next page."""
        expected = self._tables[-1].last_xs if self._tables else ()
        furniture = self._furniture.words(page)
        grids = find_grids(page, furniture, expected)
        strays = [t for t in (CellTexts(page, grid) for grid in grids) if not add_grid(self._tables, t, self._strays)]
        self._strays = strays
        if self._before and any(table.first == self._before.page for table in self._tables):
            self.accounts.append(self._before)  # a stray there has turned out to be a table's beginning
        self._before = None
        if grids:
            tables = [grid for grid in grids if not any(stray.grid is grid for stray in strays)]
            account = account_page(page, furniture, tables)
            if tables:
                self.accounts.append(account)
            else:
                self._before = account
        self._furniture.note(page, [g.box for g in grids])

    def tables(self) -> list[LogicalTable]:
        """The logical tables so far, in reading order."""
        lost = self._furniture.pages_lost()
        return [table.done(lost) for table in self._tables]


def add_grid(tables: list[_Table], texts: CellTexts, strays: Sequence[CellTexts] = ()) -> bool:
    """Lay a grid under the table it goes on, or begin a new one with it. False if it is no table.

    ``strays``: grids of the page before that were none. A browser that finds no room for the header above the first
    row prints that row without it, and the header on the next page.
    """
    current = tables[-1] if tables else None
    grid = texts.grid
    if current and current.columns:
        skip, rest = repeated_rows(texts, current.header, current.header_rest)
        if skip or (current.fits(grid) and not _own_header(texts, current)):
            current.add(texts, skip)
            current.header_rest = rest
            return True
    header = find_header(texts)
    if header is None and current and not current.columns and current.fits(grid):
        current.add(texts, set())
        return True
    if header is None and not _is_table(grid):
        return False
    table = _Table(texts.page, grid, header)
    for stray in strays:
        if header and header.r0 == 0 and table.fits(stray.grid):
            table.begin(stray.page, stray.grid)
            table.add(stray, set())
    tables.append(table)
    again, table.header_rest = repeated_rows(texts, table.header)
    table.add(texts, set(range(header.r1)) | again if header else set())
    return True


def _own_header(texts: CellTexts, current: _Table) -> bool:
    """Columns fit, but the grid begins with another header: another table of the same shape. Only the sure signs of a
    header count here, months or a numbering column's heading: rows of a table hold words of headings, too."""
    header = find_header(texts)
    if header is None or not (header.scheduled or any(is_number_heading(text) for text in header.cells)):
        return False
    return sum((header.cells - current.header).values()) > 0.5 * sum(header.cells.values())


def _is_table(grid: Grid) -> bool:
    """Two columns and two rows at least with text in them: a box around a letterhead or a QR code is none."""
    filled = [c for c in grid.cells if c.words]
    return len({c.c0 for c in filled}) > 1 and len({c.r0 for c in filled}) > 1
