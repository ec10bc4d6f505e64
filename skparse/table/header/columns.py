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


def with_level(columns: list[TableColumn]) -> list[TableColumn]:
    """Every table has something that its rows are about: the first column that is no schedule, if no other is."""
    if any(c.role == "level" for c in columns):
        return columns
    first = next((i for i, c in enumerate(columns) if c.role != "schedule"), None)
    return [column._replace(role="level") if i == first else column for i, column in enumerate(columns)]
