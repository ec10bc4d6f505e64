"""How pages that are pictures are to be read."""

from __future__ import annotations

from typing import Literal, NamedTuple

OcrMode = Literal["auto", "always", "never"]


class OcrOptions(NamedTuple):
    """How pages that are pictures are read."""

    mode: OcrMode = "auto"
    """``always`` reads digital pages as pictures too; ``never`` leaves pictures unread."""
    dpi: int = 300
    """Resolution at which pages are drawn: what OCR engines were trained on."""
    jobs: int = 1
    """Number of pages that are read at the same time."""
    seconds: float = 60.0
    """Time limit for one page; a dense one takes two seconds on one core."""
