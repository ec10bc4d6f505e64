"""Hairs, scratches and dust on the glass: paler than the page's type, and apart from it.

A blot as black as type cannot be told from it here, nor anything on a page of black and white alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.page import Word
from skparse.read.scan.raster.picture import Gray, Mask
from skparse.read.scan.text.lines import Run
from skparse.read.scan.text.reading import TICKS

# In points: smaller parts (dots, commas) are pale in type, too.
_LARGE = 3.0
# Darkness against the page's type. Of 60,000 letters of 17 scans (faint print, blurred, JPEG at quality 20) one in a
# thousand was below 0.73; hairs of 40 to 150 (of 255) lie at 0.3 to 0.6.
_PALE = 0.65
# The same for a run of small parts alone: dashes and colons are paler than letters where the scanner blurs.
_FAINT = 0.55
# A page where more of the parts are pale has pale print; one with fewer parts tells nothing.
_PALE_PRINT, _FEWEST = 0.15, 50
# A line of type has no more hairs in it; what is longer is a word, however pale.
_HAIRS, _LETTERS = 2, 2
# Pale ticks are ticks where there are so many on the page, and as high as each other to this part.
_TICKS, _ALIKE = 3, 0.2


class Cleaned(NamedTuple):
    """Runs of a page without the hairs in them, the runs that are nothing but pale, and the ink of both."""

    runs: list[Run]
    pale: list[Run]
    letters: Mask


def without_hairs(flat: Gray, letters: Mask, runs: Sequence[Run], scale: float) -> Cleaned:
    """Take hairs off the lines they lie in, and tell the runs that may be dirt; `without_dirt` decides."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(letters, connectivity=8)
    large = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) >= _LARGE * scale
    large[0] = False
    if large.sum() < _FEWEST:
        return Cleaned(list(runs), [], letters)
    dark = 255.0 - _darkest(flat, np.asarray(labels), count)
    usual = float(np.median(dark[large]))
    pale = large & (dark < _PALE * usual)
    if not pale.any() or pale.sum() > _PALE_PRINT * large.sum():
        return Cleaned(list(runs), [], letters)
    kept: list[Run] = []
    alone: list[Run] = []
    gone: NDArray[np.bool_] = np.zeros(count, np.bool_)
    for run in runs:
        part = labels[run.top : run.bottom, run.x0 : run.x1]
        own = np.unique(part[part > 0])
        hairs = own[pale[own]]
        if not (large & ~pale)[own].any() and (hairs.size or dark[own].max(initial=0) < _FAINT * usual):
            alone.append(run)
        elif 0 < hairs.size <= _HAIRS:
            gone[hairs] = True
            rest = (part > 0) & ~np.isin(part, hairs)
            rows, columns = np.flatnonzero(rest.any(axis=1)), np.flatnonzero(rest.any(axis=0))
            kept.append(
                run._replace(
                    x0=run.x0 + int(columns[0]),
                    top=run.top + int(rows[0]),
                    x1=run.x0 + int(columns[-1]) + 1,
                    bottom=run.top + int(rows[-1]) + 1,
                )
            )
        else:
            kept.append(run)
    return Cleaned(kept, alone, np.where(gone[labels], 0, letters).astype(np.uint8))


def without_dirt(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Of the words of pale runs: those that are words or ticks, and those that are dirt."""
    ticks = [word.bottom - word.top for word in words if word.text in TICKS]
    usual = float(np.median(ticks)) if len(ticks) >= _TICKS else 0.0
    kept: list[Word] = []
    dirt: list[Word] = []
    for word in words:
        high = word.bottom - word.top
        tick = word.text in TICKS and abs(high - usual) <= _ALIKE * high
        letters = sum(sign.isalnum() for sign in word.text)
        (kept if tick or letters > _LETTERS else dirt).append(word)
    return kept, dirt


def _darkest(flat: Gray, labels: NDArray[Any], count: int) -> NDArray[np.float64]:
    """The light of each part's darker pixels (the first fifth ends there); 255 for what has none."""
    rows, columns = np.nonzero(labels)
    part, light = labels[rows, columns], flat[rows, columns]
    order = np.lexsort((light, part))
    part, light = part[order], light[order]
    numbers = np.arange(count)
    first, end = np.searchsorted(part, numbers), np.searchsorted(part, numbers, "right")
    result = np.full(count, 255.0)
    some = end > first
    result[some] = light[first[some] + (end[some] - first[some]) // 5]
    return result
