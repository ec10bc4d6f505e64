"""What an OCR engine is here: pictures of single lines in, letters with their confidence out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from skparse.read.scan.engines.settings import ENGINES
from skparse.read.scan.raster.picture import Gray


class Letter(NamedTuple):
    """One letter as an engine read it."""

    text: str
    x: float
    """The letter's center: 0 at the left edge of the line's picture (its white margin included), 1 at the right."""
    confidence: float
    """0 … 1, as the engine gives it."""
    alternative: str = ""
    """What the letter may be instead; empty if nothing."""
    alternative_confidence: float = 0.0
    """0 … 1, as the engine gives it; 0 without an alternative."""


class RecognizedLine(NamedTuple):
    """What an engine read in the picture of one line, blanks among the letters."""

    letters: tuple[Letter, ...]

    @property
    def text(self) -> str:
        """The whole line."""
        return "".join(letter.text for letter in self.letters)

    @property
    def confidence(self) -> float:
        """The mean confidence of the line's letters, blanks left out; 0 where nothing was read."""
        confidences = [letter.confidence for letter in self.letters if letter.text != " "]
        return sum(confidences) / len(confidences) if confidences else 0.0


class OcrEngine(Protocol):
    """Reads lines. The first engine is shared by all threads, the second one made for each."""

    name: str

    def read(self, lines: Sequence[Gray]) -> list[RecognizedLine]:
        """Read pictures of one line each: dark on white, at least 20 pixels high. The answers are in their order."""


def line_margin(height: int) -> int:
    """Pixels of white that a picture of a line has to the left and right of its letters; all in pixels."""
    return max(ENGINES.min_line_margin_px, round(ENGINES.line_margin_share * height))
