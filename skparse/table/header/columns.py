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
    """Of a schedule column; empty where its cells hold words ("Januari s.d. Maret")."""
    years: tuple[int, ...] = ()
    """Of a schedule column: the years that its headings name (`skparse.text.years.years_of_heading`)."""
