"""Runs of letters → words: each run is cut out, read, and its words given their boxes."""

from __future__ import annotations

import time
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.page import Ocr, Word
from skparse.read.scan.cleaning.print_or_dirt import TICKS, is_confident, is_print
from skparse.read.scan.cleaning.settings import PRINT_OR_DIRT
from skparse.read.scan.engines.engine import Letter, OcrEngine, RecognizedLine, line_margin
from skparse.read.scan.raster.picture import Gray, Mask
from skparse.read.scan.text.full_stops import with_stops
from skparse.read.scan.text.lines import Run
from skparse.read.scan.text.signs import STROKES, bars, plain_sign

# Lines with a letter less sure than this are read again, this much wider (narrow type is often read better so). Chosen
# on a page of narrow type: three of its misread lines were surer. Markers ("iii.", "1.1.2") are no longer than this.
_DOUBT, _WIDER, _MARKER = 0.8, 1.3, 6


def words_of(
    flat: Gray,
    letters: Mask,
    runs: list[Run],
    scale: float,
    engine: OcrEngine,
    deadline: float = float("inf"),
    second: OcrEngine | None = None,
) -> list[Word] | None:
    """The words of a page in points, run by run. What the engine reads as nothing is no word.

    Doubtful lines are read again, wider, and by the ``second`` engine: what they say is kept beside the first reading.
    None if the clock (`time.monotonic`) passes ``deadline``.
    """
    clean = cleaned(flat, letters)
    words: list[Word] = []
    for run in runs:
        if time.monotonic() > deadline:
            return None
        if run.upward:
            words.extend(_upward(run, clean, scale, engine))
            continue
        picture = cut_out(clean, run)
        (line,) = engine.read([picture])
        sign = plain_sign(run, letters)
        if sign:
            line = RecognizedLine((Letter(text=sign, x=0.5, confidence=1.0),))
        elif not is_confident(line) or set(line.text) <= STROKES:
            line = bars(run, letters) or line
        if not is_print(run, line) and len(line.letters) <= PRINT_OR_DIRT.max_short_letters:
            # Thin ticks are surer when they are wider; hairs are read as other things.
            (again,) = engine.read([_widened(picture)])
            line = again if again.text in TICKS else line
        if is_print(run, line):
            line = with_stops(line, run, letters)
            others = () if sign else _read_again(picture, line, engine, second)
            words.extend(_words(run, line, letters, scale, others))
    return words


def _read_again(
    picture: Gray, line: RecognizedLine, engine: OcrEngine, second: OcrEngine | None
) -> tuple[list[str], ...]:
    """The words of other readings of a line that is in doubt or may be a marker."""
    if len(line.letters) > _MARKER and min(letter.confidence for letter in line.letters) >= _DOUBT:
        return ()
    lines = [*engine.read([_widened(picture)]), *(second.read([picture]) if second else ())]
    return tuple(other.text.split() for other in lines if other.text != line.text)


def _widened(picture: Gray) -> Gray:
    return cv2.resize(picture, None, fx=_WIDER, fy=1.0, interpolation=cv2.INTER_CUBIC)


def cleaned(flat: Gray, letters: Mask) -> Gray:
    """Letters with their soft edges, on white: rules and specks would be read as letters too."""
    return np.where(cv2.dilate(letters, np.ones((5, 5), np.uint8)) > 0, flat, 255).astype(np.uint8)


def cut_out(clean: Gray, run: Run) -> Gray:
    """The picture of a run alone, on a white line of its font's height."""
    high = run.line_bottom - run.line_top
    margin = line_margin(high)
    line = np.full((high + 4, run.x1 - run.x0 + 2 * margin), 255, np.uint8)
    top, bottom = max(0, run.top - 2), min(clean.shape[0], run.bottom + 2)
    left, right = max(0, run.x0 - 2), min(clean.shape[1], run.x1 + 2)
    part = clean[top:bottom, left:right]
    y, x = top - run.line_top + 2, left - run.x0 + margin
    line[max(0, y) : y + part.shape[0], x : x + part.shape[1]] = part[
        max(0, -y) : max(0, -y) + line.shape[0] - max(0, y)
    ]
    return line


def _upward(run: Run, clean: Gray, scale: float, engine: OcrEngine) -> list[Word]:
    """Turned text as one word to the engine's better reading of both ways up; its box is as tall as it is printed."""
    part = clean[max(0, run.top - 2) : run.bottom + 2, max(0, run.x0 - 2) : run.x1 + 2]
    margin = line_margin(part.shape[1])
    part = np.pad(part, ((margin, margin), (2, 2)), constant_values=255)
    ways = engine.read([np.ascontiguousarray(np.rot90(part, times)) for times in (1, 3)])
    line = max(ways, key=lambda way: way.confidence)
    texts = line.text.split()
    if not is_confident(line) or not texts:
        return []
    # Text that runs upwards has its first word at the bottom.
    step = (run.bottom - run.top) / len(texts)
    words = []
    for place, text in enumerate(texts):
        place = len(texts) - 1 - place if line is ways[1] else place
        top, bottom = run.top + place * step, run.top + (place + 1) * step
        words.append(
            Word(text, run.x0 / scale, top / scale, run.x1 / scale, bottom / scale, ocr=Ocr(text, line.confidence))
        )
    return words


def _words(
    run: Run, line: RecognizedLine, letters: Mask, scale: float, readings: tuple[list[str], ...] = ()
) -> list[Word]:
    margin = line_margin(run.line_bottom - run.line_top)
    wide = run.x1 - run.x0 + 2 * margin
    inked: NDArray[np.bool_] = np.any(letters[run.top : run.bottom, run.x0 : run.x1] > 0, axis=0)
    groups: list[list[int]] = [[]]
    for place, letter in enumerate(line.letters):
        if letter.text == " ":
            groups.append([])
        else:
            groups[-1].append(place)
    groups = [group for group in groups if group]
    middles = [letter.x * wide - margin for letter in line.letters]
    edges = [0]
    edges += [_gap(inked, middles[a[-1]], middles[b[0]]) for a, b in pairwise(groups)]
    edges.append(len(inked))
    words = []
    readings = tuple(other for other in readings if len(other) == len(groups))
    for n, (group, left, right) in enumerate(zip(groups, edges, edges[1:], strict=False)):
        own = np.flatnonzero(inked[left:right])
        x0, x1 = (left + int(own[0]), left + int(own[-1]) + 1) if own.size else (left, right)
        text = "".join(line.letters[place].text for place in group)
        others = tuple(dict.fromkeys(other[n] for other in readings if other[n] != text))
        sure = min(line.letters[place].confidence for place in group)
        words.append(
            Word(
                text,
                (run.x0 + x0) / scale,
                run.line_top / scale,
                (run.x0 + x1) / scale,
                run.line_bottom / scale,
                spaced=group is not groups[-1],
                ocr=Ocr(text, sure, others),
            )
        )
    return words


def _gap(inked: NDArray[np.bool_], left: float, right: float) -> int:
    """The middle of the widest white between two letters' middles."""
    first, last = max(0, int(left)), min(len(inked), int(right) + 1)
    if last - first < 2:
        return max(0, min(len(inked), round((left + right) / 2)))
    edges = np.flatnonzero(np.diff(np.concatenate(([1], inked[first:last].astype(np.int8), [1]))))
    if edges.size < 2:
        return round((left + right) / 2)
    starts, ends = edges[::2], edges[1::2]
    widest = int(np.argmax(ends - starts))
    return first + int(starts[widest] + ends[widest]) // 2
