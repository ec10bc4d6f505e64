"""Words of a line that was read, with the boxes of their ink."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from skparse.page import Ocr, Word
from skparse.read.scan.engines.engine import RecognizedLine, line_margin
from skparse.read.scan.raster.picture import Mask
from skparse.read.scan.ruling.intervals import true_intervals
from skparse.read.scan.text.runs import Run

_SPECKED_NUMBER = re.compile(r"(?=.*\.)(?=.*:)\d{1,2}(?:[.:]\d{1,2}){2,5}\.?")
"""A decimal number that a speck above a stop gave a colon: "3.3:1". No time or ratio has both signs."""

Readings = tuple[list[str], ...]
"""The words of other readings of a line."""


def words_of_line(run: Run, line: RecognizedLine, letters: Mask, scale: float, others: Readings = ()) -> list[Word]:
    """The words that were read in a run, in points: as wide as their ink, as high as the line.

    ``others`` are other readings of the line; a word that differs in one that has as many words gets an alternative.
    """
    margin = line_margin(run.line_height)
    width = run.x1 - run.x0 + 2 * margin
    inked: NDArray[np.bool_] = np.any(letters[run.window] > 0, axis=0)
    groups = _split_at_blanks(line)
    centers = [letter.x * width - margin for letter in line.letters]
    edges = [0, *(_find_gap(inked, centers[a[-1]], centers[b[0]]) for a, b in pairwise(groups)), len(inked)]
    others = tuple(other for other in others if len(other) == len(groups))
    words = []
    for n, (group, (left, right)) in enumerate(zip(groups, pairwise(edges), strict=False)):
        own = np.flatnonzero(inked[left:right])
        x0, x1 = (left + int(own[0]), left + int(own[-1]) + 1) if own.size else (left, right)
        text = "".join(line.letters[index].text for index in group)
        ocr = Ocr(
            raw=text,
            confidence=min(line.letters[index].confidence for index in group),
            alternatives=tuple(dict.fromkeys(other[n] for other in others if other[n] != text)),
        )
        words.append(
            Word(
                text=text.replace(":", ".") if _SPECKED_NUMBER.fullmatch(text) else text,
                x0=(run.x0 + x0) / scale,
                top=run.line_top / scale,
                x1=(run.x0 + x1) / scale,
                bottom=run.line_bottom / scale,
                spaced=n < len(groups) - 1,
                ocr=ocr,
            )
        )
    return words


def words_of_vertical_line(run: Run, line: RecognizedLine, scale: float, runs_downwards: bool) -> list[Word]:
    """The words that were read in a run of vertical text, in points: each has an equal part of the run's height."""
    texts = line.text.split()
    step = run.height / max(1, len(texts))
    words = []
    # Text that runs upwards has its first word at the bottom.
    for index, text in zip(range(len(texts)) if runs_downwards else reversed(range(len(texts))), texts, strict=True):
        words.append(
            Word(
                text=text,
                x0=run.x0 / scale,
                top=(run.top + index * step) / scale,
                x1=run.x1 / scale,
                bottom=(run.top + (index + 1) * step) / scale,
                ocr=Ocr(raw=text, confidence=line.confidence),
            )
        )
    return words


def _split_at_blanks(line: RecognizedLine) -> list[list[int]]:
    """The indexes of each word's letters."""
    groups: list[list[int]] = [[]]
    for index, letter in enumerate(line.letters):
        if letter.text == " ":
            groups.append([])
        else:
            groups[-1].append(index)
    return [group for group in groups if group]


def _find_gap(inked: NDArray[np.bool_], left: float, right: float) -> int:
    """The center of the widest white between the centers of two letters."""
    first, last = max(0, int(left)), min(len(inked), int(right) + 1)
    if last - first < 2:
        return max(0, min(len(inked), round((left + right) / 2)))
    gaps = true_intervals(~inked[first:last])
    if not gaps:
        return round((left + right) / 2)
    start, end = max(gaps, key=lambda gap: gap[1] - gap[0])
    return first + (start + end) // 2
