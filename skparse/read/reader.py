"""What every reader offers: a PDF that is opened once and gives its pages one at a time as plain geometry."""

from __future__ import annotations

from typing import NamedTuple, Protocol

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
    """One page cannot be read. Users do not see this error: it becomes a finding, and the other pages are read."""


class ReadPage(NamedTuple):
    """The result of reading one page: the page, or why it cannot be read."""

    number: int
    """1-based."""
    page: Page | None
    """None where the page cannot be read."""
    error: str = ""
    """Why the page cannot be read; empty where it was read."""
    picture: bool = False
    """The page is a picture of paper, or was read as one."""
    layer: bool | None = None
    """For a picture that was read: whether its text layer agrees with it; None without a text layer."""
