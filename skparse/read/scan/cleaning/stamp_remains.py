"""What is left of a stamp's own letters after it was taken off: signs on their own that no line of text holds."""

from __future__ import annotations

from collections.abc import Sequence

from skparse.geometry import Box
from skparse.page import Word
from skparse.read.scan.text.reading import TICKS

# A scrap has no more letters than a marker ("a.", "1)"), and the engine is less sure of it: of 400 signs in the stamps
# of 14 scans, markers were read at 0.97 and more, nine of ten scraps below.
_LETTERS, _SURE = 2, 0.95
# Of a line's height: the next word of its line stands no further away.
_NEAR = 0.8


def without_scraps(words: Sequence[Word], stamps: Sequence[Box]) -> tuple[list[Word], list[Word]]:
    """The words of a page, and those that are scraps of its stamps. Ticks and what stands in a line are no scraps."""
    kept: list[Word] = []
    scraps: list[Word] = []
    for word in words:
        (scraps if _is_scrap(word, words, stamps) else kept).append(word)
    return kept, scraps


def _is_scrap(word: Word, words: Sequence[Word], stamps: Sequence[Box]) -> bool:
    letters = sum(sign.isalnum() for sign in word.text)
    if word.ocr is None or word.ocr.confidence >= _SURE or letters > _LETTERS or word.text in TICKS:
        return False
    x, y, high = word.center_x, word.center_y, word.bottom - word.top
    if not any(box.x0 < x < box.x1 and box.top < y < box.bottom for box in stamps):
        return False
    return not any(
        other is not word
        and other.top < y < other.bottom
        and max(other.x0 - word.x1, word.x0 - other.x1) < _NEAR * high
        and sum(sign.isalnum() for sign in other.text) > _LETTERS
        for other in words
    )
