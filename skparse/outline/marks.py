"""Schedule cells → months: which cells are marked, and what their text means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skparse.outline.draft import Draft
from skparse.outline.settings import OUTLINE
from skparse.plan import Jadwal
from skparse.table.grid.fills import DRAWN, PATTERN
from skparse.table.header.columns import TableColumn
from skparse.text.joining import join_lines
from skparse.text.lines import TextLine
from skparse.text.months import guess_month, month_number
from skparse.text.periods import months_in_words

_NOT_MARKED = {"-", "–", "—", "−", "0", "."}
"""Texts that say "not in this month"."""
_NO_COLOR = {PATTERN, DRAWN}
"""What stands for the color of a mark that has none."""
_EMPTY_BOX = "□"


class NodeSchedule(NamedTuple):
    """What a node's schedule cells say."""

    bulan: tuple[int, ...]
    jadwal: tuple[Jadwal, ...]
    """The cells as printed."""
    odd: tuple[str, ...]
    """Texts that are no plain tick, or a misspelled month."""
    unclear: tuple[str, ...]
    """Texts that name no month, in columns whose heading names none either."""


def schedule_of(draft: Draft, columns: Sequence[TableColumn]) -> NodeSchedule:
    """Unite the marked cells of all the rows of a node: a row cut by a page's end has one piece on each page."""
    colors: dict[int, str | None] = {}
    texts: dict[int, list[TextLine]] = {}
    for mark in draft.marks:
        colors[mark.column] = colors.get(mark.column) or mark.color
        own = texts.setdefault(mark.column, [])
        own.extend(line for line in mark.lines if line not in own)
    months: set[int] = set()
    jadwal: list[Jadwal] = []
    odd: list[str] = []
    unclear: list[str] = []
    for index in sorted(colors):
        text, color, column = join_lines(texts[index]), colors[index], columns[index]
        if text in _NOT_MARKED:
            if color is None:
                continue
            text = ""
        jadwal.append(Jadwal(periode=column.heading, tanda=text or None, warna=None if color in _NO_COLOR else color))
        if column.months:
            months.update(column.months)
            if not _is_tick(text):
                odd.append(text)
        else:
            named = months_in_words(text)
            months.update(named)
            if text and not named:
                unclear.append(text)
            elif any(guess_month(word) and not month_number(word) for word in text.split()):
                odd.append(text)
    return NodeSchedule(tuple(sorted(months)), tuple(jadwal), tuple(dict.fromkeys(odd)), tuple(dict.fromkeys(unclear)))


def _is_tick(text: str) -> bool:
    """Nothing, or one sign. A tick drawn once on each page of a cut row is still one; an empty box may be one that
    nobody ticked."""
    signs = set(text.split())
    return text != _EMPTY_BOX and len(signs) <= 1 and all(len(sign) <= OUTLINE.max_tick_letters for sign in signs)
