"""What an OCR engine is here: pictures of single lines in, letters out. And which engines this machine has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from skparse.read.scan.raster.picture import Gray


class Letter(NamedTuple):
    """One letter that was read. ``x`` is its middle, 0 at the line's left end and 1 at its right."""

    text: str
    x: float
    sure: float
    """0 … 1, as the engine says."""
    other: str = ""
    """What it may be instead, if anything."""
    other_sure: float = 0.0


class Line(NamedTuple):
    """What an engine read on one line, blanks among the letters."""

    letters: tuple[Letter, ...]

    @property
    def text(self) -> str:
        """The whole line."""
        return "".join(letter.text for letter in self.letters)

    @property
    def sure(self) -> float:
        """How sure the engine is of the line: the mean over its letters; 0 where it read nothing."""
        letters = [letter.sure for letter in self.letters if letter.text != " "]
        return sum(letters) / len(letters) if letters else 0.0


class OcrEngine(Protocol):
    """Reads lines. An engine is made once for each process and is not used by two threads at a time."""

    name: str

    def read(self, lines: Sequence[Gray]) -> list[Line]:
        """Read pictures of one line each: dark on white, at least 20 pixels high. The answers are in their order."""
