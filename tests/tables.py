"""The table layer on pages in memory."""

from __future__ import annotations

from collections.abc import Iterable

from skparse.page import Page
from skparse.table.assemble.tables import TableReader
from skparse.table.model import LogicalTable
from skparse.table.page_pass import PagePass


def read_tables(pages: Iterable[Page]) -> tuple[list[LogicalTable], list[PagePass]]:
    """The tables of pages as displayed, and what was made of each page."""
    reader = TableReader()
    passes = list(reader.read(pages))
    return reader.tables(), passes
