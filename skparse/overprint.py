"""Words that are printed over each other: text that was moved, a stamp, a letter that one reader sees twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from skparse.geometry import Box
from skparse.page import Page
from skparse.settings import threshold


@dataclass(frozen=True)
class OverprintSettings:
    """When two words lie over each other."""

    min_shared_height: float = threshold(
        0.2,
        "share",
        "Of the height of the less high word: so much must lie within the other word's. Lines set close share a tenth; "
        "a line that slid half way between two others shares a third.",
        tuned_on="chosen: between a tenth and a third",
    )
    min_shared_width: float = threshold(
        0.2,
        "share",
        "Of the narrower word's width: so much of it must lie within the other word's.",
        tuned_on="chosen",
    )
    min_shared_width_pt: float = threshold(
        1.0,
        "pt",
        "Words share so much at least, however narrow they are: italic letters lean as far over the next word.",
        tuned_on="chosen",
    )
    min_letters: int = threshold(
        2,
        "count",
        "Shorter words are not looked at: single letters of text that lies sideways have boxes of its whole line.",
        tuned_on="chosen",
    )


OVERPRINT = OverprintSettings()


class Overprint(NamedTuple):
    """Two words that lie over each other, and the box around both, in points."""

    first: str
    second: str
    box: Box


def overprints(page: Page) -> list[Overprint]:
    """The pairs of words of a digital page that overlap, from top to bottom."""
    if len(page.words) < 2:
        return []
    words = sorted(page.words, key=lambda word: word.top)
    x0, top, x1, bottom = np.array([(w.x0, w.top, w.x1, w.bottom) for w in words]).T
    height, width = bottom - top, x1 - x0
    # Each word a is paired with the words b behind it in the list that begin above its bottom.
    partners = np.searchsorted(top, bottom) - np.arange(len(words)) - 1
    partners = np.maximum(partners, 0)
    a = np.repeat(np.arange(len(words)), partners)
    b = np.arange(len(a)) - np.repeat(np.cumsum(partners) - partners, partners) + a + 1
    shared_width = np.minimum(x1[a], x1[b]) - np.maximum(x0[a], x0[b])
    shared_height = np.minimum(bottom[a], bottom[b]) - top[b]
    min_width = np.maximum(OVERPRINT.min_shared_width_pt, OVERPRINT.min_shared_width * np.minimum(width[a], width[b]))
    is_long = np.array([len(word.text) >= OVERPRINT.min_letters for word in words])
    over = (
        is_long[a]
        & is_long[b]
        & (shared_height > OVERPRINT.min_shared_height * np.minimum(height[a], height[b]))
        & (shared_width > min_width)
    )
    return [
        Overprint(words[i].text, words[j].text, words[i].union(words[j]))
        for i, j in zip(a[over].tolist(), b[over].tolist(), strict=True)
    ]
