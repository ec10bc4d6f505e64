"""Schedule cells → months: which cells are marked, and what their text means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skparse.outline.draft import Draft
from skparse.plan import Jadwal
from skparse.table.grid.fills import PATTERN
from skparse.table.header.columns import TableColumn
from skparse.text.joining import join_lines
from skparse.text.lines import TextLine
from skparse.text.months import guess_month, month_number
from skparse.text.periods import months_in_words

# Texts that say "not in this month".
_NOT = {"-", "–", "—", "−", "0", "."}
_BOX = "□"


class Schedule(NamedTuple):
    """A node's months, its cells as printed, and the texts that were no plain mark (``odd``) or month (``unclear``)."""

    bulan: tuple[int, ...]
    jadwal: tuple[Jadwal, ...]
    odd: tuple[str, ...]
    unclear: tuple[str, ...]


def schedule_of(draft: Draft, columns: Sequence[TableColumn]) -> Schedule:
    """Unite the marked cells of all the rows of a node: a row cut by a page's end has one piece on each page."""
    colors: dict[int, str | None] = {}
    texts: dict[int, list[TextLine]] = {}
    for column, color, lines in draft.marks:
        colors[column] = colors.get(column) or color
        own = texts.setdefault(column, [])
        own.extend(line for line in lines if line not in own)
    months: set[int] = set()
    jadwal: list[Jadwal] = []
    odd: list[str] = []
    unclear: list[str] = []
    for column in sorted(colors):
        text, color, heading = join_lines(texts[column]), colors[column], columns[column]
        if text in _NOT:
            if color is None:
                continue
            text = ""
        jadwal.append(Jadwal(periode=heading.heading, tanda=text or None, warna=None if color == PATTERN else color))
        if heading.months:
            months.update(heading.months)
            # A tick drawn once on each page of a cut row is still a tick. An empty box may be one that nobody ticked.
            if text == _BOX or len(set(text.split())) > 1 or len(text.split()[0] if text else "") > 2:
                odd.append(text)
        else:
            named = months_in_words(text)
            months.update(named)
            if text and not named:
                unclear.append(text)
            elif any(guess_month(word) and not month_number(word) for word in text.split()):
                odd.append(text)
    return Schedule(tuple(sorted(months)), tuple(jadwal), tuple(dict.fromkeys(odd)), tuple(dict.fromkeys(unclear)))
