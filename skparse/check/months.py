"""Are a node's months those of its marked cells?"""

from __future__ import annotations

from skparse.messages import say
from skparse.plan import Lampiran, Node
from skparse.text.periods import month_run, months_in_words


class Schedule:
    """The schedule columns of a lampiran, and what their headings mean."""

    def __init__(self, lampiran: Lampiran) -> None:
        headings = [column.heading for column in lampiran.columns if column.role == "schedule"]
        self._run: dict[str, tuple[int, ...]] = {}
        run = month_run(headings)
        # Weeks within months, say: what such headings mean is told from the header's other rows, which are not here.
        # One column whose heading names no month holds the months in words.
        read = len(headings) == (len(run[1]) if run is not None else 1)
        self._known = read and len(set(headings)) == len(headings)
        if run is not None and self._known:
            self._run = dict(zip(headings, run[1], strict=True))
        self._headings = frozenset(headings)

    def wrong(self, node: Node) -> str | None:
        """Why the months cannot be right, or None. Of a mended node the months that were read are looked at."""
        mended = "bulan" in node.original.model_fields_set
        months = set((node.original.bulan if mended else node.bulan) or ())
        if not self._headings or not node.jadwal:
            return say("check-unmarked", months=_list(months)) if months else None
        marked: set[int] = set()
        for cell in node.jadwal:
            if cell.periode not in self._headings:
                return say("check-level", level=cell.periode)
            if cell.periode in self._run:
                marked.update(self._run[cell.periode])
            elif self._known and not self._run:
                marked.update(months_in_words(cell.tanda or ""))
            else:
                return None
        return None if months == marked else say("check-months", months=_list(months), marked=_list(marked))


def _list(months: set[int]) -> str:
    return ", ".join(map(str, sorted(months))) or "–"
