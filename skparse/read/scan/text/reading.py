"""Runs of letters → words: each run is cut out, read, and its words given their boxes."""

from __future__ import annotations

import time

import cv2
import numpy as np

from skparse.page import Word
from skparse.read.scan.cleaning.print_or_dirt import TICKS, is_confident, is_print
from skparse.read.scan.cleaning.settings import PRINT_OR_DIRT
from skparse.read.scan.engines.engine import Letter, OcrEngine, RecognizedLine, line_margin
from skparse.read.scan.raster.picture import Gray, Mask
from skparse.read.scan.text.full_stops import correct_stops
from skparse.read.scan.text.runs import Run
from skparse.read.scan.text.settings import READING
from skparse.read.scan.text.signs import READ_AS_BARS, read_bars, sign_by_shape
from skparse.read.scan.text.word_boxes import Readings, words_of_line, words_of_vertical_line

# Pixels around a run's ink: the soft edges of its letters.
_SOFT_EDGE_PX = 2


def read_words(
    normalized: Gray,
    letters: Mask,
    runs: list[Run],
    scale: float,
    engine: OcrEngine,
    deadline: float = float("inf"),
    second: OcrEngine | None = None,
) -> list[Word] | None:
    """The words of a page in points, run by run. Runs without text, and hairs and specks, give no word.

    Doubtful lines are read again, wider, and by the ``second`` engine; these readings become the words' alternatives.
    None if the clock (`time.monotonic`) passes ``deadline``.
    """
    clean = mask_letters(normalized, letters)
    words: list[Word] = []
    for run in runs:
        if time.monotonic() > deadline:
            return None
        if run.is_vertical:
            words.extend(_read_vertical(run, clean, scale, engine))
        else:
            words.extend(_read_horizontal(run, clean, letters, scale, engine, second))
    return words


def _read_horizontal(
    run: Run, clean: Gray, letters: Mask, scale: float, engine: OcrEngine, second: OcrEngine | None
) -> list[Word]:
    picture = cut_out_line(clean, run)
    (line,) = engine.read([picture])
    sign = sign_by_shape(run, letters)
    if sign:
        line = RecognizedLine((Letter(text=sign, x=0.5, confidence=1.0),))
    elif not is_confident(line) or set(line.text) <= READ_AS_BARS:
        line = read_bars(run, letters) or line
    if not is_print(run, line) and len(line.letters) <= PRINT_OR_DIRT.max_short_letters:
        # Thin ticks are read with more confidence when they are wider; hairs are read as other things.
        (reread,) = engine.read([_widened(picture)])
        line = reread if reread.text in TICKS else line
    if not is_print(run, line):
        return []
    line = correct_stops(line, run, letters)
    others = () if sign else _reread(picture, line, engine, second)
    return words_of_line(run, line, letters, scale, others)


def _reread(picture: Gray, line: RecognizedLine, engine: OcrEngine, second: OcrEngine | None) -> Readings:
    """Other readings of a line that is in doubt or may be a marker."""
    may_be_marker = len(line.letters) <= READING.max_marker_letters
    if not may_be_marker and min(letter.confidence for letter in line.letters) >= READING.min_confidence:
        return ()
    lines = [*engine.read([_widened(picture)]), *(second.read([picture]) if second else ())]
    return tuple(other.text.split() for other in lines if other.text != line.text)


def _widened(picture: Gray) -> Gray:
    return cv2.resize(picture, None, fx=READING.widening_share, fy=1.0, interpolation=cv2.INTER_CUBIC)


def mask_letters(normalized: Gray, letters: Mask) -> Gray:
    """Letters with their soft edges, on white: rules and specks would be read as letters too."""
    side = 2 * _SOFT_EDGE_PX + 1
    return cv2.max(normalized, cv2.bitwise_not(cv2.dilate(letters, np.ones((side, side), np.uint8))))


def cut_out_line(clean: Gray, run: Run) -> Gray:
    """The picture of a run alone, on a white line of its font's height. ``clean`` shows letters alone."""
    margin = line_margin(run.line_height)
    line = np.full((run.line_height + 2 * _SOFT_EDGE_PX, run.x1 - run.x0 + 2 * margin), 255, np.uint8)
    part, left, top = _cut_out(clean, run)
    y, x = top - run.line_top + _SOFT_EDGE_PX, left - run.x0 + margin
    line[max(0, y) : y + part.shape[0], x : x + part.shape[1]] = part[
        max(0, -y) : max(0, -y) + line.shape[0] - max(0, y)
    ]
    return line


def _cut_out(clean: Gray, run: Run) -> tuple[Gray, int, int]:
    """The part of a picture that shows a run with its soft edges; the part's left column and top row."""
    left, top = max(0, run.x0 - _SOFT_EDGE_PX), max(0, run.top - _SOFT_EDGE_PX)
    return clean[top : run.bottom + _SOFT_EDGE_PX, left : run.x1 + _SOFT_EDGE_PX], left, top


def _read_vertical(run: Run, clean: Gray, scale: float, engine: OcrEngine) -> list[Word]:
    """The words of vertical text, by the more confident of its two readings: downwards and upwards."""
    part, _, _ = _cut_out(clean, run)
    margin = line_margin(part.shape[1])
    part = np.pad(part, ((margin, margin), (_SOFT_EDGE_PX, _SOFT_EDGE_PX)), constant_values=255)
    down, up = engine.read([np.ascontiguousarray(np.rot90(part, times)) for times in (1, 3)])
    runs_downwards = down.confidence >= up.confidence
    line = down if runs_downwards else up
    return words_of_vertical_line(run, line, scale, runs_downwards) if is_confident(line) else []
