"""What every reader gives: a PDF opened once, its pages one at a time as plain geometry."""

from __future__ import annotations

from typing import Protocol

from skparse.page import Page


class Reader(Protocol):
    """An opened PDF. Pages are read on demand and not kept, so memory does not grow with their number."""

    @property
    def page_count(self) -> int:
        """Number of pages in the file."""

    def page(self, number: int) -> Page:
        """Read page ``number`` (1-based).

        Raises:
            PageError: this page cannot be read; the others still can.
        """

    def close(self) -> None:
        """Free the file. Pages already read stay valid."""


class PageError(Exception):
    """One page cannot be read. Not shown to users: it becomes a finding and the rest goes on."""
