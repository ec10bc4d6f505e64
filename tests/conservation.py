"""Is every word of a table's rows in the plan, or reported? Looked for in the output, not in what was booked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from skparse.page import Page
from skparse.plan import Lampiran
from skparse.table.model import LogicalTable
from skparse.text.lines import word_index, word_page

# What says "not in this month" is no mark, and "(lanjutan)" behind a repeated parent is no part of its name.
_SILENT = {"-", "–", "—", "−", "0", ".", "lanjutan"}


def _plain(text: str) -> str:
    tight = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    return tight.translate(dict.fromkeys(map(ord, "-\u00ad\u2010")))


def _printed(lampiran: Lampiran) -> Iterable[str]:
    for root in lampiran.nodes:
        for node in root.walk():
            yield f"{node.marker or ''} {node.text}"
            yield node.ket or ""
            yield from node.extra.values()
            yield from (cell.tanda or "" for cell in node.jadwal)


def lost_words(table: LogicalTable, lampiran: Lampiran, unplaced: Sequence[int], pages: Iterable[Page]) -> list[str]:
    """The words of a plan's rows that stand nowhere in it and are not among the ``unplaced``."""
    by_number = {page.number: page for page in pages}
    everything = "\n".join(_plain(text) for text in _printed(lampiran))
    known = {*unplaced, *table.header_words}
    words = [by_number[word_page(w)].words[word_index(w)].text for w in table.words if w not in known]
    return [text for text in words if text.strip("()").casefold() not in _SILENT and _plain(text) not in everything]
