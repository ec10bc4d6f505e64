"""Letter-spaced text ("M e n i n g k a t n y a   m u t u"), which is read as words of one letter → words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from skparse.page import Word
from skparse.text.settings import TEXT

_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)
_CONSONANT = re.compile(r"[b-df-hj-np-tv-z]", re.IGNORECASE)


def may_be_spaced(text: str, words: int) -> bool:
    """May a line be letter-spaced, because it has nearly as many words as letters? (A quick look.)"""
    return words >= TEXT.min_spaced_letters and len(text) < TEXT.max_signs_per_spaced_word * words


def join_by_gaps(words: Sequence[Word]) -> str | None:
    """The text of a line of words; None if its gaps do not tell that letters were set apart in it.

    They do where those between letters are even and others are clearly wider. Where all are even, either all of the
    line is one word or its words are set no further apart than its letters.
    """
    result: list[str] = []
    is_joined = False
    for run in _runs(words):
        parts = _parts(run)
        is_joined = is_joined or len(parts) < len(run)
        result.extend(parts)
    return " ".join(result) if is_joined else None


def join_by_words(text: str, is_word: Callable[[str], bool], is_spaced: bool) -> str:
    """A line's text, its letters joined where they are known words.

    ``is_spaced``: letters were set apart, and words further, in other lines of its cell. So if all of this line is
    single letters, it is a word.
    """
    tokens = text.split()
    result: list[str] = []
    start = 0
    while start < len(tokens):
        end = start
        while end < len(tokens) and len(tokens[end]) == 1:
            end += 1
        letters = "".join(tokens[start:end])
        known = _known_words(letters, is_word) if end - start >= TEXT.min_spaced_letters else None
        if known is None and is_spaced and end - start == len(tokens) and _is_wordlike(letters):
            known = [letters]
        result.extend(known or tokens[start : max(end, start + 1)])
        start = max(end, start + 1)
    return " ".join(result)


def _runs(words: Sequence[Word]) -> list[list[Word]]:
    """The words of a line, those of one letter that stand side by side together."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and len(word.text) == 1 and len(runs[-1][-1].text) == 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _parts(run: Sequence[Word]) -> list[str]:
    """The words of a run of single letters, or the letters."""
    letters = [word.text for word in run]
    if sum(letter.isalpha() for letter in letters) < TEXT.min_spaced_letters:
        return letters
    gaps = [after.x0 - before.x1 for before, after in pairwise(run)]
    usual = median(gaps)
    wide = usual * TEXT.min_spaced_word_gap_ratio
    if min(gaps) * TEXT.min_spaced_word_gap_ratio < usual or max(gaps) <= wide:
        return letters
    parts = [letters[0]]
    for letter, gap in zip(letters[1:], gaps, strict=True):
        if gap > wide:
            parts.append(letter)
        else:
            parts[-1] += letter
    # Ticks or options set apart in groups are no words ("v v v   v v").
    return parts if any(map(_is_wordlike, parts)) and not any(map(_repeats_one_sign, parts)) else letters


def _is_wordlike(text: str) -> bool:
    return len(text) >= TEXT.min_spaced_word_letters and bool(_VOWEL.search(text) and _CONSONANT.search(text))


def _repeats_one_sign(text: str) -> bool:
    return len(text) > 1 and len(set(text)) == 1


def _known_words(letters: str, is_word: Callable[[str], bool]) -> list[str] | None:
    """The fewest known words that make up the letters, in order; None where none do."""
    best: list[list[str] | None] = [[], *[None] * len(letters)]
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - TEXT.max_spaced_word_letters), end - 1):
            before, word = best[start], letters[start:end]
            shorter = before is not None and (best[end] is None or len(before) + 1 < len(best[end] or ()))
            if before is not None and shorter and is_word(word):
                best[end] = [*before, word]
    return best[-1]
