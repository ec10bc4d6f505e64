"""The columns of a table."""

from __future__ import annotations

from typing import NamedTuple

from skparse.text.headings import Role


class TableColumn(NamedTuple):
    """A logical column: what stands under one heading. ``x0`` and ``x1`` are points on the header's own page."""

    key: str
    heading: str
    role: Role
    x0: float
    x1: float
    months: tuple[int, ...] = ()
    """Of a schedule column; empty where its cells hold words ("Januari s.d. Maret"), or it stands for a year."""
    years: tuple[int, ...] = ()
    """That its headings name (`skparse.text.years.years_of_heading`)."""
    is_unread: bool = False
    """Its heading could not be read; its months are told by where it stands."""
    is_year: bool = False
    """It stands for a year, marked in its cells: its heading is one (`skparse.text.years.is_year_heading`)."""

    @property
    def in_words(self) -> bool:
        """It is of the schedule, and its cells say when."""
        return self.role == "schedule" and not self.months and not self.is_year
