"""Print or dirt? All that tells letters from hairs and dust on the glass, and from what is left of stamps.

It is decided for each page by what is known then: how dark the parts of ink are (`InkParts`), or how thin its strokes,
how confident an engine is of what it read in a run (`is_print`), and what was read in pale ink, in strokes as thin as
hairs and in a stamp (`is_print_in_…`). All thresholds are in `PRINT_OR_DIRT`.

A blot as black as type cannot be told from it by darkness, nor anything on a page of black and white alone: there only
the thickness of its strokes tells a hair (`skparse.read.scan.cleaning.despeckle`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from skparse.page import Word
from skparse.read.scan.cleaning.settings import PRINT_OR_DIRT
from skparse.read.scan.engines.engine import RecognizedLine
from skparse.read.scan.text.runs import Run

TICKS = frozenset("VvXx√✓✔")
"""Signs that mark a month, as engines read them."""


class InkParts(NamedTuple):
    """The connected parts of a page's ink, each by its label, against the page's type."""

    typed: NDArray[np.bool_]
    """As large as a letter and as dark as type."""
    pale: NDArray[np.bool_]
    """As large as a letter and too pale for type: hairs, scratches, dust, and pale ticks."""
    faint: NDArray[np.bool_]
    """Of any size, and so pale that not even dashes and colons are."""

    def is_pale_run(self, labels: NDArray[Any]) -> bool:
        """Is a run of these parts nothing but pale? What is read in it decides: `is_print_in_pale_ink`."""
        return bool(not self.typed[labels].any() and (self.pale[labels].any() or self.faint[labels].all()))

    def hairs(self, labels: NDArray[Any]) -> NDArray[Any]:
        """The parts of a line of type that are hairs in it; none where so many are pale that they are a word."""
        hairs: NDArray[Any] = labels[self.pale[labels]]
        return hairs if hairs.size <= PRINT_OR_DIRT.max_hairs_in_line else hairs[:0]


def classify_parts(darkness: NDArray[np.float64], large: NDArray[np.bool_]) -> InkParts | None:
    """The parts of a page's ink by their darkness (0 to 255). None where it tells nothing or no part is pale.

    ``large`` says which parts are as large as a letter (`PRINT_OR_DIRT.min_part_size_pt`).
    """
    if large.sum() < PRINT_OR_DIRT.min_part_count:
        return None
    usual = float(np.median(darkness[large]))
    pale = large & (darkness < PRINT_OR_DIRT.pale_darkness_share * usual)
    if not pale.any() or pale.sum() > PRINT_OR_DIRT.max_pale_parts_share * large.sum():
        return None
    return InkParts(typed=large & ~pale, pale=pale, faint=darkness < PRINT_OR_DIRT.faint_darkness_share * usual)


def is_confident(line: RecognizedLine) -> bool:
    """Is the engine as confident of a line as it must be of text of several letters?"""
    return line.confidence >= PRINT_OR_DIRT.min_text_confidence


def is_print(run: Run, line: RecognizedLine) -> bool:
    """Is the ink of a run print, by what an engine read in it: no hair, scratch or speck?"""
    if len(line.letters) > PRINT_OR_DIRT.max_short_letters:
        return is_confident(line)
    # An engine knows that it reads a tick, but not in which of its forms (V, √): both readings count.
    confidence = max((one.confidence + one.alternative_confidence for one in line.letters), default=0.0)
    size = min(run.width, run.height) / (run.line_bottom - run.line_top)
    may_be_tick = size >= PRINT_OR_DIRT.min_tick_size_share
    return confidence >= (PRINT_OR_DIRT.min_tick_confidence if may_be_tick else PRINT_OR_DIRT.min_short_confidence)


def usual_tick_height(words: Iterable[Word]) -> float:
    """The median height of the ticks among words, in points; 0 where there are too few to be ticks."""
    return _usual([word.height for word in words if word.text in TICKS])


def usual_tick_width(words: Iterable[Word]) -> float:
    """Likewise their width."""
    return _usual([word.width for word in words if word.text in TICKS])


def _usual(sizes: list[float]) -> float:
    return float(np.median(sizes)) if len(sizes) >= PRINT_OR_DIRT.min_tick_count else 0.0


def _is_alike(size: float, usual: float) -> bool:
    return abs(size - usual) <= PRINT_OR_DIRT.max_tick_size_difference_share * size


def is_print_in_pale_ink(word: Word, tick_height: float) -> bool:
    """Is a word of a pale run print: longer than what is read in dirt, or a tick as high as the others of the page?"""
    return (word.text in TICKS and _is_alike(word.height, tick_height)) or not is_short(word)


def is_print_in_thin_ink(word: Word, tick_width: float) -> bool:
    """Is a word of a run as thin as a hair print: longer, read for sure, or a tick as wide as the others?"""
    return (word.text in TICKS and _is_alike(word.width, tick_width)) or not is_short(word) or is_sure(word)


def is_print_in_stamp(word: Word) -> bool:
    """Is a lone word in a stamp print: longer than remains of the stamp's letters, a tick, or read with confidence?"""
    return is_sure(word) or not is_short(word) or word.text in TICKS


def is_sure(word: Word) -> bool:
    """Is a sign read with more confidence than what is left of stamps, or a hair?"""
    return word.ocr is None or word.ocr.confidence >= PRINT_OR_DIRT.min_confidence_in_stamp


def is_short(word: Word) -> bool:
    """Has a word no more letters and digits than a marker, or than what engines read in dirt?"""
    return sum(sign.isalnum() for sign in word.text) <= PRINT_OR_DIRT.max_short_letters
