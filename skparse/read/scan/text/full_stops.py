"""Stops recognized by their ink: commas and full stops from semicolons and colons by the dot above them, which engines
overlook, and the full stop in "1.4".
"""

from __future__ import annotations

from enum import Enum, auto

import numpy as np
from numpy.typing import NDArray

from skparse.read.scan.engines.engine import RecognizedLine, line_margin
from skparse.read.scan.raster.picture import Mask
from skparse.read.scan.ruling.intervals import true_intervals
from skparse.read.scan.text.runs import Run
from skparse.read.scan.text.settings import STOPS

# What each sign is with a dot above it, and without.
_WITH_DOT = {",": ";", ".": ":"}
_WITHOUT_DOT = {";": ",", ":": "."}


class _Shape(Enum):
    """What the ink of a sign looks like."""

    DOTTED = auto()
    """One piece of ink and a dot above it: a colon or a semicolon."""
    LOW = auto()
    """One low piece of ink: a full stop or a comma."""
    OTHER = auto()


def correct_stops(line: RecognizedLine, run: Run, letters: Mask) -> RecognizedLine:
    """The line with its stops as their ink is: one piece of ink is "," or ".", two over each other are ";" or ":".

    ``letters`` is the ink of the page's letters.
    """
    indexes = [
        index
        for index, letter in enumerate(line.letters)
        if letter.text in _WITH_DOT or letter.text in _WITHOUT_DOT or _may_be_full_stop(line, index)
    ]
    if not indexes:
        return line
    height = run.line_height
    ink: NDArray[np.bool_] = letters[run.window] > 0
    narrow = [
        (left, right)
        for left, right in true_intervals(ink.any(axis=0))
        if right - left <= STOPS.max_width_share * height
    ]
    margin = line_margin(height)
    width = run.x1 - run.x0 + 2 * margin
    corrected = list(line.letters)
    for index in indexes:
        letter = line.letters[index]
        center = letter.x * width - margin
        distances = [(abs((left + right) / 2 - center), left, right) for left, right in narrow]
        distance, left, right = min(distances, default=(float("inf"), 0, 0))
        if distance <= STOPS.max_distance_share * height:
            text = _corrected(letter.text, ink[:, left:right], run)
            corrected[index] = letter._replace(text=text)
    return RecognizedLine(tuple(corrected))


def _may_be_full_stop(line: RecognizedLine, index: int) -> bool:
    """A blank in the number that a line begins with: a full stop may have been overlooked ("1.4", "1.5.1")."""
    text = line.text
    return text[index] == " " and text[:index].replace(".", "").isdigit() and text[index + 1 : index + 2].isdigit()


def _corrected(text: str, ink: NDArray[np.bool_], run: Run) -> str:
    """What a sign is by its columns of ink."""
    shape = _shape(ink, run.line_height)
    if shape is _Shape.DOTTED:
        return _WITH_DOT.get(text, text)
    if shape is _Shape.LOW:
        if text == " ":
            return "." if _is_dot_on_baseline(ink, run) else text
        return _WITHOUT_DOT.get(text, text)
    return text


def _shape(ink: NDArray[np.bool_], line_height: int) -> _Shape:
    pieces = true_intervals(ink.any(axis=1))
    if len(pieces) == 1:
        (top, bottom), *_ = pieces
        return _Shape.LOW if bottom - top <= STOPS.max_height_share * line_height else _Shape.OTHER
    if len(pieces) == 2:
        (dot_top, dot_bottom), (top, bottom) = pieces
        is_dotted = (
            dot_bottom - dot_top <= STOPS.dot_max_height_share * line_height
            and top - dot_bottom >= STOPS.dot_min_gap_share * line_height
            and bottom - top <= STOPS.below_dot_max_height_share * line_height
        )
        return _Shape.DOTTED if is_dotted else _Shape.OTHER
    return _Shape.OTHER


def _is_dot_on_baseline(ink: NDArray[np.bool_], run: Run) -> bool:
    (top, bottom), *_ = true_intervals(ink.any(axis=1))
    is_dot = bottom - top <= STOPS.dot_max_height_share * run.line_height
    return is_dot and run.top + top > (run.line_top + run.line_bottom) / 2
