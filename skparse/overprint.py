"""Words that are printed over each other: a text that was moved, a stamp, a letter that one reader sees twice."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from skparse.geometry import Box
from skparse.page import Page

# Of the lower word's height, and of the narrower word's width (but a point at least): lines set close share a
# tenth of their heights, italic letters a point. A line that slid half way between two others shares a third.
_HIGH, _WIDE, _POINT = 0.2, 0.2, 1.0
# Single letters of text that lies sideways have boxes of its whole line.
_LETTERS = 2


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
    high, wide = bottom - top, x1 - x0
    # The pairs of each word with those that begin below its top and above its bottom.
    reach = np.searchsorted(top, bottom) - np.arange(len(words)) - 1
    reach = np.maximum(reach, 0)
    a = np.repeat(np.arange(len(words)), reach)
    b = np.arange(len(a)) - np.repeat(np.cumsum(reach) - reach, reach) + a + 1
    shared_x = np.minimum(x1[a], x1[b]) - np.maximum(x0[a], x0[b])
    shared_y = np.minimum(bottom[a], bottom[b]) - top[b]
    long = np.array([len(word.text) >= _LETTERS for word in words])
    over = (
        long[a]
        & long[b]
        & (shared_y > _HIGH * np.minimum(high[a], high[b]))
        & (shared_x > np.maximum(_POINT, _WIDE * np.minimum(wide[a], wide[b])))
    )
    return [
        Overprint(
            words[i].text,
            words[j].text,
            Box(float(min(x0[i], x0[j])), float(top[i]), float(max(x1[i], x1[j])), float(max(bottom[i], bottom[j]))),
        )
        for i, j in zip(a[over], b[over], strict=True)
    ]
