"""Pages of scans made in memory: what a scanner would give, without files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np

from skparse.read.scan.engines.engine import Letter, RecognizedLine
from skparse.read.scan.text.runs import Run

SCALE = 300 / 72


def paper(width: float = 300, height: float = 200) -> Any:
    """A white page of so many points at 300 dpi: rows × columns × 3."""
    return np.full((round(height * SCALE), round(width * SCALE), 3), 255, np.uint8)


def rule(page: Any, x0: float, top: float, x1: float, bottom: float, thick: float = 0.5, gray: int = 0) -> None:
    """Draw a rule, in points."""
    ends = [(round(x * SCALE), round(y * SCALE)) for x, y in ((x0, top), (x1, bottom))]
    cv2.line(page, ends[0], ends[1], (gray, gray, gray), max(1, round(thick * SCALE)))


def fill(page: Any, x0: float, top: float, x1: float, bottom: float, bgr: tuple[int, int, int]) -> None:
    """Shade a cell, in points."""
    page[round(top * SCALE) : round(bottom * SCALE), round(x0 * SCALE) : round(x1 * SCALE)] = bgr


def write(page: Any, text: str, x: float, base: float, size: float = 10, bgr: tuple[int, int, int] = (0, 0, 0)) -> None:
    """Write with its base line at a height, in points."""
    font = cv2.FONT_HERSHEY_SIMPLEX
    place = (round(x * SCALE), round(base * SCALE))
    cv2.putText(page, text, place, font, size * SCALE / 30, bgr, max(1, round(size * SCALE / 14)), cv2.LINE_AA)


def table(page: Any, xs: Sequence[float], ys: Sequence[float]) -> None:
    """Rules along all edges of cells."""
    for x in xs:
        rule(page, x, ys[0], x, ys[-1])
    for y in ys:
        rule(page, xs[0], y, xs[-1], y)


def run_at(x0: float, top: float, x1: float, bottom: float) -> Run:
    """A run of letters in a line that reaches from 90 to 104, all in points."""
    return Run(
        x0=round(x0 * SCALE),
        top=round(top * SCALE),
        x1=round(x1 * SCALE),
        bottom=round(bottom * SCALE),
        line_top=round(90 * SCALE),
        line_bottom=round(104 * SCALE),
    )


class Parrot:
    """An engine that says what it is told, line by line, and counts."""

    name = "parrot"

    def __init__(self, *says: str, confidence: float = 0.99) -> None:
        self.says = list(says)
        self.confidence = confidence
        self.asked = 0

    def read(self, lines: Sequence[Any]) -> list[RecognizedLine]:
        self.asked += len(lines)
        return [self._line() for _ in lines]

    def _line(self) -> RecognizedLine:
        text = self.says.pop(0) if self.says else "x"
        width = len(text)
        return RecognizedLine(
            tuple(Letter(text=sign, x=(n + 0.5) / width, confidence=self.confidence) for n, sign in enumerate(text))
        )
