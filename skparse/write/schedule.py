"""How the schedule of each node is printed, month by month: the color and the sign of its cell."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from skparse.plan import Jadwal, Lampiran, Node

GRAY = "#BFBFBF"
"""The fill of a marked month that has neither a color nor a sign of its own."""

_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
# Ticks are one sign; longer texts are sentences ("Triwulan I dan IV").
_MAX_TICK_LETTERS = 3
_TICK = "√"


class Month(NamedTuple):
    """The cell of a marked month, as printed: it has a color, a tick or both."""

    color: str | None
    tick: str


class Schedule:
    """The schedule columns of a lampiran."""

    def __init__(self, lampiran: Lampiran) -> None:
        schedule = [column for column in lampiran.columns if column.role == "schedule" and column.bulan]
        # Weeks are headed 1, 2, 3, 4 in every month: such headings do not tell the month.
        count = Counter(column.heading for column in schedule)
        self._months = {column.heading: column.bulan for column in schedule if count[column.heading] == 1}

    def months(self, node: Node) -> dict[int, Month]:
        """Month → its cell, for the node's marked months."""
        cells = self._cells(node)
        return {month: _month(cells.get(month)) for month in node.bulan}

    def _cells(self, node: Node) -> dict[int, Jadwal]:
        jadwal = node.jadwal
        if not jadwal:
            return {}
        if all(cell.periode in self._months for cell in jadwal):
            return {month: cell for cell in reversed(jadwal) for month in self._months[cell.periode]}
        if len(jadwal) == len(node.bulan):
            return dict(zip(node.bulan, jadwal, strict=True))
        return dict.fromkeys(node.bulan, jadwal[0])


def words(node: Node) -> str | None:
    """The schedule of a node that is written out in words, as printed; None where it is ticks and colors of months. A
    tick or a color of a year is that year's heading."""
    texts = [cell.tanda for cell in node.jadwal if cell.tanda and len(cell.tanda) > _MAX_TICK_LETTERS]
    if not node.bulan and not texts:
        texts = [cell.periode for cell in node.jadwal]
    return "; ".join(dict.fromkeys(texts)) or None


def _month(cell: Jadwal | None) -> Month:
    if cell is None:
        return Month(GRAY, "")
    tick = _tick(cell.tanda or "")
    if cell.warna and _COLOR.fullmatch(cell.warna):
        return Month(cell.warna.upper(), tick)
    return Month(None if tick else GRAY, tick)


def _tick(text: str) -> str:
    """The sign to show. Ticks of symbol fonts have code points that other fonts cannot draw."""
    if len(text) > _MAX_TICK_LETTERS:
        return ""
    return _TICK if any("\ue000" <= sign <= "\uf8ff" for sign in text) else text
