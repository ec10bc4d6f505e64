"""Schedule cells → months: which cells are marked, and what their text means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from skparse.outline.draft import Draft, TextKey
from skparse.outline.settings import OUTLINE
from skparse.plan import Jadwal
from skparse.table.grid.fills import DRAWN, PATTERN
from skparse.table.header.columns import TableColumn
from skparse.text.cell_values import is_value, marks_nothing
from skparse.text.column_dates import ColumnDates
from skparse.text.joining import join_lines
from skparse.text.line_records import TextLine
from skparse.text.period_texts import PeriodText, read_period_text, together

_NO_COLOR = {PATTERN, DRAWN}
"""What stands for the color of a mark that has none."""
_EMPTY_BOX = "□"


class UnclearText(NamedTuple):
    """A text that names no time, in a column whose heading names no months either."""

    text: str
    cells: tuple[TextKey, ...]
    """Those that it stands in: a merged cell is seen by several nodes."""


class NodeSchedule(NamedTuple):
    """What a node's schedule cells say."""

    bulan: tuple[int, ...]
    jadwal: tuple[Jadwal, ...]
    """The cells as printed."""
    odd: tuple[str, ...]
    """Texts that are no plain tick and no value; or a misspelled month, or a time with one end."""
    values: tuple[str, ...]
    """Values below months ("50%")."""
    unclear: tuple[UnclearText, ...]


class _Cells(NamedTuple):
    """The marked cells of a node in one column."""

    color: str | None
    lines: tuple[TextLine, ...]
    """Of ticks and values."""
    words: dict[TextKey, list[TextLine]]
    """Of a column in words."""


def schedule_of(draft: Draft, columns: Sequence[TableColumn], dates: Sequence[ColumnDates]) -> NodeSchedule:
    """Unite the marked cells of all the rows of a node: a row cut by a page's end has one piece on each page.

    Args:
        draft: the node.
        columns: the table's.
        dates: of each column.
    """
    months: set[int] = set()
    jadwal: list[Jadwal] = []
    odd: list[str] = []
    values: list[str] = []
    unclear: list[UnclearText] = []
    for index, cells in _cells_of(draft):
        column, (start, end, year) = columns[index], dates[index]
        text = join_lines(cells.lines or [*chain.from_iterable(cells.words.values())])
        if text and marks_nothing(text):
            if cells.color is None:
                continue
            text = ""
        if not column.in_words:
            months.update(column.months)
            if not _is_tick(text):
                (values if is_value(text) else odd).append(text)
        elif text:
            read = together([read_period_text([line.text for line in one], year) for one in cells.words.values()])
            start, end = _iso(read)
            months.update(read.months)
            if not read.names_time:
                unclear.append(UnclearText(text, tuple(cells.words)))
            elif read.misspelled or read.is_open:
                odd.append(text)
        jadwal.append(
            Jadwal(
                periode=column.heading,
                tanda=text or None,
                warna=None if cells.color in _NO_COLOR else cells.color,
                mulai=start,
                selesai=end,
            )
        )
    return NodeSchedule(
        bulan=tuple(sorted(months)),
        jadwal=tuple(jadwal),
        odd=tuple(dict.fromkeys(odd)),
        values=tuple(values),
        unclear=tuple(unclear),
    )


def _cells_of(draft: Draft) -> Iterable[tuple[int, _Cells]]:
    """The node's marked cells by column, from left to right."""
    found: dict[int, _Cells] = {}
    for mark in draft.marks:
        old = found.get(mark.column)
        if old is None:
            found[mark.column] = _Cells(mark.color, mark.lines, {})
        else:
            lines = tuple(line for line in mark.lines if line not in old.lines)
            found[mark.column] = old._replace(color=old.color or mark.color, lines=old.lines + lines)
    for column, texts in draft.times.items():
        words = {key: lines for key, lines in texts.items() if lines}
        if words:
            found[column] = found.get(column, _Cells(None, (), {}))._replace(words=words)
    return sorted(found.items())


def _iso(read: PeriodText) -> tuple[str | None, str | None]:
    return (
        read.start.isoformat() if read.start is not None else None,
        read.end.isoformat() if read.end is not None else None,
    )


def _is_tick(text: str) -> bool:
    """Nothing, or one sign. A tick drawn once on each page of a cut row is still one; an empty box may be one that
    nobody ticked."""
    signs = set(text.split())
    return text != _EMPTY_BOX and len(signs) <= 1 and all(len(sign) <= OUTLINE.max_tick_letters for sign in signs)
