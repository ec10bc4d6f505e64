"""The columns of a table, and whether they are those of an action plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skparse.text.headings import Role, role_of


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


def is_action_plan(columns: Sequence[TableColumn]) -> bool:
    """An action plan has a schedule, or at least two columns that their headings call items of a plan.

    A list of names or a budget has neither; one such column makes a plan only by its numbering.
    """
    named = sum(c.role == "level" and role_of(c.heading) == "level" for c in columns)
    return any(c.role == "schedule" for c in columns) or named >= 2
