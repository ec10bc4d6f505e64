"""Compares a node's months with those of its marked cells."""

from __future__ import annotations

from skparse.findings import report_on
from skparse.plan import Finding, Lampiran, Node
from skparse.text.period_texts import list_may_mean, months_in_words


class ScheduleMonths:
    """The schedule columns of a lampiran, and the months that they stand for."""

    def __init__(self, lampiran: Lampiran) -> None:
        self._months: dict[str, set[tuple[int, ...]]] = {}
        for column in lampiran.columns:
            if column.role == "schedule":
                self._months.setdefault(column.heading, set()).add(column.bulan)

    def difference(self, node: Node) -> Finding | None:
        """A finding where the months cannot be right, or None. For a corrected node it is the months as read."""
        corrected = "bulan" in node.original.model_fields_set
        months = set((node.original.bulan if corrected else node.bulan) or ())
        if not self._months or not node.jadwal:
            return report_on(node, "check-months", "unmarked", months=sorted(months)) if months else None
        marked: set[int] = set()
        for cell in node.jadwal:
            if cell.periode not in self._months:
                return report_on(node, "check-months", "heading", heading=cell.periode)
            # Weeks have the same headings in every month.
            known = self._months[cell.periode]
            of = next(iter(known)) if len(known) == 1 else ()
            # A column without months holds them in words.
            of = of or (months_in_words(cell.tanda or "") if known == {()} else ())
            if not of:
                return None
            marked.update(of)
        if months == marked or (len(node.jadwal) == 1 and list_may_mean(node.jadwal[0].tanda or "", sorted(months))):
            return None
        return report_on(node, "check-months", "marked", months=sorted(months), marked=sorted(marked))
