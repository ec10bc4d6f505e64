"""Pages → logical tables: the one place that drives the stages of the table layer.

page → upright → furniture → grids → decision → header rows, columns, rows. The rows of all pages of a table are
put into the columns of its first header; what every stage made of a page is given out as a `PagePass`.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from skparse.orientation import make_upright
from skparse.page import Fill, Page
from skparse.table.assemble.between import NO_GAP, Between, Gap, OutsideLine, outside_lines
from skparse.table.assemble.body import GridBody, reprinted_headings
from skparse.table.assemble.column_map import ColumnMap
from skparse.table.assemble.decide import GridRole, TableShape, decide_grid, shape_of
from skparse.table.assemble.drawn import find_drawn
from skparse.table.assemble.fill_usage import account_fills
from skparse.table.assemble.furniture import FurnitureFinder
from skparse.table.assemble.header_words import header_words, reprinted_words
from skparse.table.assemble.pending import PendingGrid, PendingPage
from skparse.table.assemble.repeats import last_numbers
from skparse.table.assemble.resolve_roles import Resolved, resolve
from skparse.table.assemble.rows import body_rows, row_spans
from skparse.table.assemble.settings import ASSEMBLE
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import GridCell, find_grids
from skparse.table.model import LogicalTable, Row
from skparse.table.page_pass import PagePass
from skparse.text.lexicon import Lexicon
from skparse.text.line_records import TextLine
from skparse.text.lines import word_id

BeginsDocument = Callable[[Page, bool], bool]
"""Does another document begin on this upright page? The second argument: the document before has a table already."""


@dataclass(slots=True)
class _OpenTable:
    """A logical table while its pages come in. It applies decisions and makes none."""

    index: int
    document: int
    shape: TableShape
    scheduled: bool
    last_xs: tuple[float, ...]
    title: Page
    top: float
    first_page: int
    last_page: int
    bottom: float
    columns_unruled: bool = False
    cut_pages: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    header_words: list[int] = field(default_factory=list)
    verbatim: list[list[tuple[TextLine, ...]]] = field(default_factory=list)
    fills: Counter[str] = field(default_factory=Counter)
    unplaced_fills: list[tuple[int, Fill]] = field(default_factory=list)
    waiting: list[PendingGrid] = field(default_factory=list)
    resolved: Resolved | None = None
    """What its columns and it are; None as long as this is open, and where it has no header."""
    between: Between = field(default_factory=Between)

    @classmethod
    def begin(
        cls, index: int, document: int, grid: PendingGrid, first: CellTexts, before: _OpenTable | None
    ) -> _OpenTable:
        """The table that begins with ``grid``, below the title on the page of ``first``. ``before``: the table before
        it, whose words are no title."""
        header, own = grid.decision.header, grid.texts.grid
        shape = shape_of(grid.texts, header)
        page, top = first.page, first.grid.ys[0]
        above = tuple(w for w in page.words if w.bottom <= top + 1)
        if before is not None and before.last_page == page.number:
            above = tuple(w for w in above if w.top >= before.bottom - 1) or above
        return cls(
            index=index,
            document=document,
            shape=shape,
            scheduled=bool(header and header.scheduled),
            last_xs=own.xs,
            title=page._replace(words=above, rules_h=(), rules_v=(), fills=()),
            top=top,
            first_page=page.number,
            last_page=page.number,
            bottom=own.ys[-1],
        )

    def gap(self, lines: Sequence[OutsideLine], texts: CellTexts) -> Gap:
        """What stands between the table's last part and a grid. ``lines``: of the grid's page, outside grids."""
        is_on_page = self.last_page == texts.page.number
        return self.between.gap(lines, texts.grid, self.bottom if is_on_page else None)

    def add(self, pending: PendingGrid) -> None:
        """Add the next grid; its rows follow once the roles of the columns are known."""
        texts, header_rows = pending.texts, pending.header_rows
        page, grid = texts.page, texts.grid
        pending.table = self.index
        self.last_page, self.bottom = page.number, grid.ys[-1]
        self.columns_unruled = self.columns_unruled or grid.has_unruled_columns
        if page.scan is None and grid.is_cut_by(page):
            self.cut_pages.append(page.number)
        if grid.has_unruled_columns:
            self.last_xs = grid.xs  # numbers may stand in front of texts from some page on only
        self.words.extend(word_id(page.number, w) for c in grid.cells for w in c.words)
        header = pending.decision.header
        self.header_words.extend(header_words(texts, header_rows, header.r1 if header else 0, self.shape.header))
        if self.shape.columns:
            self.waiting.append(pending)
            if self.resolved is None:
                found = self._resolve()
                if found.is_sure or len(self.waiting) > ASSEMBLE.pages_to_resolve_roles:
                    self.resolved = found
            if self.resolved is not None:
                self.add_waiting_rows()
        else:
            pending.is_final = True
            self._keep_verbatim(texts, header_rows if self.verbatim else frozenset())

    def add_waiting_rows(self) -> None:
        """Resolve the roles by the grids that wait, and turn these into rows."""
        if not self.waiting:
            return
        if self.resolved is None:
            self.resolved = self._resolve()
        columns = self.resolved.columns
        self.shape = self.shape._replace(columns=columns)
        for pending in self.waiting:
            texts, header_rows = pending.texts, pending.header_rows
            if not self.resolved.is_surely_plan:
                self._keep_verbatim(texts, header_rows if self.verbatim else frozenset())
            column_map = ColumnMap(texts.grid, columns, self.shape.frame)
            again = reprinted_headings(texts, columns, column_map, header_rows)
            body = GridBody(
                texts=texts, columns=columns, column_map=column_map, header_rows=header_rows, reprinted=again
            )
            self.header_words.extend(reprinted_words(texts, again))
            spans = row_spans(body)
            drawn = find_drawn(body, spans)
            rows = body_rows(body, spans, drawn, seam_first=bool(self.rows))
            counts, unplaced = account_fills(texts, column_map, header_rows, rows, drawn.heads)
            pending.pictures = drawn.pictures
            self.rows.extend(rows)
            self.fills.update(counts)
            self.unplaced_fills.extend((texts.page.number, fill) for fill in unplaced)
            pending.columns, pending.column_map = columns, column_map
            pending.is_plan = self.resolved.kind.name == "plan"
            pending.rows, pending.unplaced_fills = tuple(rows), tuple(unplaced)
            pending.is_final = True
        self.waiting.clear()

    def _resolve(self) -> Resolved:
        parts = [(one.texts, one.header_rows) for one in self.waiting]
        return resolve(self.title, parts, self.shape.columns, self.shape.frame)

    def _keep_verbatim(self, texts: CellTexts, left_out: frozenset[int]) -> None:
        """Keep the texts of a table that is no action plan, row by row, its header once."""
        by_row: dict[int, list[GridCell]] = {}
        for cell in texts.grid.cells:
            by_row.setdefault(cell.r0, []).append(cell)
        for r, cells in sorted(by_row.items()):
            row = [texts.lines(c) for c in sorted(cells, key=lambda c: c.c0)]
            if any(row) and r not in left_out:
                self.verbatim.append(row)

    def finish(self, lost: dict[int, int]) -> LogicalTable:
        """The finished table. ``lost``: pages missing before a page, as far as printed page numbers tell."""
        self.add_waiting_rows()
        return LogicalTable(
            columns=self.shape.columns,
            rows=self.rows,
            pages=(self.first_page, self.last_page),
            title=self.title,
            top=self.top,
            scheduled=self.scheduled,
            words=self.words,
            header_words=self.header_words,
            verbatim=self._verbatim_texts(),
            columns_unruled=self.columns_unruled,
            cut_pages=tuple(dict.fromkeys(self.cut_pages)),
            pages_lost=lost,
            bottom=self.bottom,
            fills=self.fills,
            unplaced_fills=self.unplaced_fills,
            document=self.document,
            resolved=self.resolved,
        )

    def _verbatim_texts(self) -> list[tuple[str, ...]]:
        """The rows of a table that is no action plan, each cell as one line of text."""
        if not self.verbatim:
            return []
        lexicon = Lexicon(lines for row in self.verbatim for lines in row)
        return [tuple(lexicon.join(lines) for lines in row) for row in self.verbatim]


class TableReader:
    """Reads pages in their order and joins the grids of each table.

    Where ``begins_document`` says that another document begins, nothing goes on: no table, no page number.
    """

    def __init__(self, begins_document: BeginsDocument | None = None) -> None:
        self._begins_document = begins_document
        self._document = 0
        self._tables: list[_OpenTable] = []  # those that were not given out
        self._table_count = 0
        self._furniture = FurnitureFinder()
        self._lost: dict[int, int] = {}
        self._pending: deque[PendingPage] = deque()

    def read(self, pages: Iterable[Page]) -> Iterator[PagePass]:
        """Read pages, as displayed, and give out what was made of each, in their order.

        A page is given out once nothing about it can change any more: up to four pages late, as roles of columns are
        resolved by several pages and the first row of a table may stand on the page before its header.
        """
        for page in pages:
            self._pending.append(self._find_grids(page))
            while len(self._pending) > 1 and all(grid.is_final for grid in self._pending[0].grids):
                yield self._pending.popleft().finish()
        self._end_document()
        while self._pending:
            yield self._pending.popleft().finish()

    def tables(self, document: int | None = None) -> list[LogicalTable]:
        """The logical tables of the pages that were read, in reading order; with ``document``, only those of that
        document, which are not given out again. A document's tables are ready when a page behind it is given out."""
        lost = {**self._lost, **self._furniture.pages_lost()}
        found = [table for table in self._tables if document in (None, table.document)]
        if document is not None:
            self._tables = [table for table in self._tables if table.document != document]
        return [table.finish(lost) for table in found]

    @property
    def _current(self) -> _OpenTable | None:
        """The last table so far of the document."""
        last = self._tables[-1] if self._tables else None
        return last if last and last.document == self._document else None

    def _end_document(self) -> None:
        """Nothing of the document's pages can change any more."""
        for table in self._tables:
            table.add_waiting_rows()
        for stray in self._strays():
            stray.is_final = True

    def _begin_document(self) -> None:
        self._end_document()
        self._lost.update(self._furniture.pages_lost())
        self._furniture = FurnitureFinder()
        self._document += 1

    def _find_grids(self, displayed: Page) -> PendingPage:
        page, orientation = make_upright(displayed)
        if self._begins_document and self._begins_document(page, self._current is not None):
            self._begin_document()
        expected = self._current.last_xs if self._current else ()
        furniture = self._furniture.words(page)
        grids = find_grids(page, furniture, expected)
        lines = outside_lines(page, furniture, grids) if grids or self._current else []
        pending = [self._assign(CellTexts(page, grid), lines) for grid in grids]
        if self._current and self._current.last_page != page.number:
            self._current.between.add_page(lines)
        if self._pending:
            for stray in self._strays():
                stray.is_final = True
        self._furniture.note_page_number(page, [grid.box for grid in grids])
        return PendingPage(
            page=page,
            orientation=orientation,
            furniture=furniture,
            expected_xs=tuple(expected),
            grids=pending,
            document=self._document,
        )

    def _strays(self) -> list[PendingGrid]:
        """The grids of the page before that are no table so far."""
        if not self._pending or self._pending[-1].document != self._document:
            return []
        return [grid for grid in self._pending[-1].grids if grid.table is None]

    def _assign(self, texts: CellTexts, lines: Sequence[OutsideLine]) -> PendingGrid:
        """Decide what a grid is, and add it to the table it belongs to, if any. ``lines``: those outside grids."""
        strays = self._strays()
        current = self._current
        shape = current.shape if current else None
        gap = current.gap(lines, texts) if current else NO_GAP
        decision = decide_grid(texts, shape, [stray.texts for stray in strays], gap)
        pending = PendingGrid(texts=texts, decision=decision, header_rows=decision.header_rows)
        if decision.role is GridRole.BEGINS:
            first_rows = [strays[i] for i in decision.first_rows]
            first = first_rows[-1].texts if first_rows else texts
            current = _OpenTable.begin(self._table_count, self._document, pending, first, current)
            self._tables.append(current)
            self._table_count += 1
            for stray in first_rows:
                current.add(stray)
        if decision.role is not GridRole.NO_TABLE and current is not None:
            current.add(pending)
            current.between.add_part(lines, texts.grid)
            numbers = {**current.shape.numbers, **last_numbers(texts, decision.header_rows)}
            current.shape = current.shape._replace(header_rest=Counter(decision.header_rest), numbers=numbers)
        return pending
