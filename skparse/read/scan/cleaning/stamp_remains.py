"""What is left of a stamp's own letters after the stamp was removed: signs on their own, in no line of text.

Which words can be remains of a stamp is decided in `skparse.read.scan.cleaning.print_or_dirt`.
"""

from __future__ import annotations

from collections.abc import Sequence

from skparse.geometry import Box
from skparse.page import Word
from skparse.read.scan.cleaning.print_or_dirt import is_print_in_stamp, is_short
from skparse.read.scan.cleaning.settings import PRINT_OR_DIRT


def remove_stamp_remains(words: Sequence[Word], stamps: Sequence[Box]) -> tuple[list[Word], list[Word]]:
    """The words of a page, and those that are remains of its stamps. What stands in a line of text is none."""
    kept: list[Word] = []
    remains: list[Word] = []
    for word in words:
        in_stamp = any(stamp.contains_center(word) for stamp in stamps)
        is_remains = in_stamp and not is_print_in_stamp(word) and not _has_neighbor(word, words)
        (remains if is_remains else kept).append(word)
    return kept, remains


def _has_neighbor(word: Word, words: Sequence[Word]) -> bool:
    """Does a longer word stand beside it on its line?"""
    return any(
        other is not word
        and other.top < word.center_y < other.bottom
        and max(other.x0 - word.x1, word.x0 - other.x1) < PRINT_OR_DIRT.max_neighbor_gap_share * word.height
        and not is_short(other)
        for other in words
    )
