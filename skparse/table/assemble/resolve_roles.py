"""What the columns of a table are and what the table is, resolved by its headings and what stands below them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from skparse.numbering.markers import is_part_of_marker
from skparse.page import Page, Word
from skparse.table.assemble.column_contents import ColumnContents, Part, count_contents
from skparse.table.assemble.column_map import ColumnMap
from skparse.table.assemble.evidence import names_kind
from skparse.table.assemble.judge import Judgement, judge_kind, judge_roles
from skparse.table.assemble.settings import ASSEMBLE
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import GridCell
from skparse.table.header.columns import TableColumn
from skparse.table.header.settings import HEADER
from skparse.text.headings import role_of
from skparse.text.joining import compact
from skparse.text.sums import is_sum
from skparse.text.years import names_year


class Resolved(NamedTuple):
    """A table's columns with their roles, its kind, and the evidence for them."""

    columns: tuple[TableColumn, ...]
    kind: Judgement
    role_probabilities: tuple[float, ...]
    title: str
    contents: tuple[ColumnContents, ...]

    @property
    def is_sure(self) -> bool:
        """More pages would hardly change it."""
        has_cells = any(own.cells for own in self.contents)
        return has_cells and min(self.role_probabilities, default=1.0) >= ASSEMBLE.sure_role_probability

    @property
    def is_surely_plan(self) -> bool:
        """It is an action plan beyond doubt."""
        return self.kind.name == "plan" and self.kind.probability >= ASSEMBLE.sure_role_probability


def resolve(
    title: Page, parts: Sequence[Part], columns: tuple[TableColumn, ...], frame: tuple[float, float]
) -> Resolved:
    """Weigh the evidence of a table's first pages.

    Args:
        title: the page with nothing but the words above the table.
        parts: its grids.
        columns: as its headings give them.
        frame: its left and right edge on the page of its header, in points.
    """
    columns = _join_numbering_columns(parts, columns, frame)
    contents = count_contents(parts, columns, frame)
    columns = _with_years(columns, contents)
    judged, probabilities = judge_roles(columns, contents)
    judged = _with_level(_with_times(judged, contents))
    text = _title_text(title)
    return Resolved(
        columns=tuple(judged),
        kind=judge_kind(text, judged, contents),
        role_probabilities=tuple(probabilities),
        title=text,
        contents=tuple(contents),
    )


def _title_text(title: Page) -> str:
    """The words above the table, the nearest of them: a page may hold running text above it.

    The heading of a Lampiran at the right names the subject of its decree, which may be that of other tables, too: it
    counts for nothing where the table has a title of its own below it that says what the table is.
    """
    words = sorted(title.words, key=lambda word: (round(word.top), word.x0))
    own = " ".join(word.text for word in _below_heading(words))
    return own if names_kind(own) else " ".join(word.text for word in words[-ASSEMBLE.max_title_words :])


def _below_heading(words: Sequence[Word]) -> Sequence[Word]:
    """The words from the first line on that begins left of the Lampiran's heading, below it; none without one."""
    begin = next((i for i in reversed(range(len(words))) if words[i].text == "LAMPIRAN"), None)
    if begin is None:
        return ()
    left = words[begin].x0 - words[begin].height
    return words[next((i for i in range(begin, len(words)) if words[i].x0 < left), len(words)) :]


def _with_years(columns: Sequence[TableColumn], contents: Sequence[ColumnContents]) -> tuple[TableColumn, ...]:
    """Neighbors that are headed by years are the schedule where their cells are marked, or say when. Where they hold
    values they are attributes, unless a heading above them names a time."""
    found = list(columns)
    for run in _runs_of_years(columns):
        texts = sum(contents[i].texts for i in run)
        in_words = sum(contents[i].times for i in run) * 2 > texts
        if in_words or sum(contents[i].marks for i in run) > texts:
            for i in run:
                found[i] = columns[i]._replace(role="schedule", is_year=not in_words)
    return tuple(found)


def _runs_of_years(columns: Sequence[TableColumn]) -> list[list[int]]:
    """Indices of neighboring columns whose years rise: another heading's years begin anew."""
    runs: list[list[int]] = []
    for i, column in enumerate(columns):
        if column.is_year:
            goes_on = i > 0 and columns[i - 1].is_year and columns[i - 1].years <= column.years
            runs = [*runs[:-1], [*runs[-1], i]] if goes_on else [*runs, [i]]
    return runs


def _with_times(columns: list[TableColumn], contents: Sequence[ColumnContents]) -> list[TableColumn]:
    """Where no heading names a time, the column whose cells do is the schedule; years do below "TAHUN"."""
    if any(column.role == "schedule" for column in columns):
        return columns
    for i, (column, own) in enumerate(zip(columns, contents, strict=True)):
        times = own.times + (own.years if names_year(column.heading) else 0)
        if column.role == "attribute" and times > 1 and own.share(times) >= ASSEMBLE.min_times_share:
            return [*columns[:i], column._replace(role="schedule"), *columns[i + 1 :]]
    return columns


def _with_level(columns: list[TableColumn]) -> list[TableColumn]:
    """Every table has something that its rows are about: the first column that is no schedule, if no other is."""
    if any(c.role == "level" for c in columns):
        return columns
    first = next((i for i, c in enumerate(columns) if c.role != "schedule"), None)
    return [column._replace(role="level") if i == first else column for i, column in enumerate(columns)]


def _may_hold_numbering(columns: Sequence[TableColumn]) -> list[int]:
    """Indices of narrow columns whose heading says nothing ("N 0"), left of a column that may be a level: of those
    beyond the months and beyond an attribute none is."""
    ends = (i for i, column in enumerate(columns) if column.months or role_of(column.heading) == "attribute")
    return [
        i
        for i, column in enumerate(columns[: min(next(ends, len(columns)), len(columns) - 1)])
        if column.role != "schedule"
        and columns[i + 1].role != "schedule"
        and column.x1 - column.x0 < HEADER.max_numbering_column_width_pt
        and role_of(column.heading) is None
    ]


def _join_numbering_columns(
    parts: Sequence[Part], columns: tuple[TableColumn, ...], frame: tuple[float, float]
) -> tuple[TableColumn, ...]:
    """A column that holds nothing but markers, whatever its heading says, is part of the next one."""
    joined = list(columns)
    for i in reversed(_may_hold_numbering(columns)):
        lines: list[str] = []
        for texts, header_rows in parts:
            column_map = ColumnMap(texts.grid, columns, frame)
            # A text without marker may take the numbering's room too: its cell covers both columns. So may a sum.
            cells = [c for c in _cells_under(texts, column_map, header_rows, i) if len(column_map.columns(c)) == 1]
            own = [c for c in cells if not is_sum(texts.text(c))]
            lines.extend(compact(line.text) for cell in own for line in texts.lines(cell))
        if lines and all(map(is_part_of_marker, lines)):
            joined[i : i + 2] = [joined[i + 1]._replace(x0=columns[i].x0, role="level")]
    return tuple(joined)


def _cells_under(texts: CellTexts, column_map: ColumnMap, header_rows: Collection[int], column: int) -> list[GridCell]:
    return [
        c for c in texts.grid.cells if c.words and c.r0 not in header_rows and column_map.columns(c)[:1] == [column]
    ]
