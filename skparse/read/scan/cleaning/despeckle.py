"""Despeckling: hairs, scratches and dust on the glass, which are paler than the page's type and apart from it; in a
copy of black and white alone they are thinner.

Which ink and which words are dirt is decided in `skparse.read.scan.cleaning.print_or_dirt`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.page import Word
from skparse.read.scan.cleaning.print_or_dirt import (
    classify_parts,
    is_print_in_pale_ink,
    is_print_in_thin_ink,
    usual_tick_height,
    usual_tick_width,
)
from skparse.read.scan.cleaning.settings import PRINT_OR_DIRT
from skparse.read.scan.raster.picture import Gray, Mask, mask_of_parts
from skparse.read.scan.text.runs import Run


class Despeckled(NamedTuple):
    """Runs of a page without the hairs in them, the runs that are nothing but pale or thin, and the ink of all."""

    runs: list[Run]
    pale_runs: list[Run]
    letters: Mask
    thin_runs: list[Run]


def remove_hairs(normalized: Gray, letters: Mask, runs: Sequence[Run], scale: float) -> Despeckled:
    """Remove hairs from lines of type, and separate the pale runs, which may be dirt; `remove_specks` decides.

    ``normalized`` is the light against the background, ``letters`` the ink of the ``runs``, ``scale`` pixels a point.
    """
    count, labels, stats, _ = cv2.connectedComponentsWithStats(letters, connectivity=8)
    sizes = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    large = sizes >= PRINT_OR_DIRT.min_part_size_pt * scale
    large[0] = False  # the paper
    darkness = 255.0 - _darkest(normalized, np.asarray(labels), count)
    # Type that is black itself: the page has no shades of gray.
    thin = _thin_runs(letters, runs) if large.any() and np.median(darkness[large]) == 255 else []
    runs = [run for run in runs if run not in thin]
    parts = classify_parts(darkness, large)
    if parts is None:
        return Despeckled(runs, [], letters, thin)
    kept: list[Run] = []
    pale: list[Run] = []
    removed: NDArray[np.bool_] = np.zeros(count, np.bool_)
    for run in runs:
        area = labels[run.top : run.bottom, run.x0 : run.x1]
        own = np.unique(area[area > 0])
        hairs = parts.hairs(own)
        if parts.is_pale_run(own):
            pale.append(run)
        elif hairs.size:
            removed[hairs] = True
            kept.append(_shrunk(run, (area > 0) & ~np.isin(area, hairs)))
        else:
            kept.append(run)
    return Despeckled(kept, pale, cv2.subtract(letters, mask_of_parts(labels, removed)), thin)


def remove_specks(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words of pale runs: those that are print, and those that are specks."""
    tick_height = usual_tick_height(words)
    return _parted(words, [is_print_in_pale_ink(word, tick_height) for word in words])


def remove_thin_specks(words: Sequence[Word], others: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words of thin runs: those that are print, and those that are hairs. ``others`` are the page's, among which
    are its ticks."""
    tick_width = usual_tick_width([*words, *others])
    return _parted(words, [is_print_in_thin_ink(word, tick_width) for word in words])


def _parted(words: Sequence[Word], are_print: Sequence[bool]) -> tuple[list[Word], list[Word]]:
    kept, specks = ([word for word, own in zip(words, are_print, strict=True) if own == one] for one in (True, False))
    return kept, specks


def _thin_runs(letters: Mask, runs: Sequence[Run]) -> list[Run]:
    """Runs whose strokes are all much thinner than the page's type, and wind: upright ones may be an l or a bar."""
    if len(runs) < PRINT_OR_DIRT.min_run_count:
        return []
    depth = cv2.distanceTransform(letters, cv2.DIST_L2, 3)
    depths = [_usual_depth(depth[run.window]) for run in runs]
    max_depth = PRINT_OR_DIRT.max_hair_thickness_share * float(np.median(depths))
    return [
        run
        for run, own in zip(runs, depths, strict=True)
        if own < max_depth and min(run.width, run.height) > PRINT_OR_DIRT.min_hair_bend * 2 * own
    ]


def _usual_depth(depth: NDArray[Any]) -> float:
    """Half the thickness of a run's strokes, apart from knots."""
    inside = depth[depth > 0]
    return float(np.quantile(inside, PRINT_OR_DIRT.stroke_quantile)) if inside.size else 0.0


def _shrunk(run: Run, ink: NDArray[np.bool_]) -> Run:
    """The run with the box of what ink is left of it."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return run._replace(
        x0=run.x0 + int(columns[0]),
        top=run.top + int(rows[0]),
        x1=run.x0 + int(columns[-1]) + 1,
        bottom=run.top + int(rows[-1]) + 1,
    )


def _darkest(normalized: Gray, labels: NDArray[Any], count: int) -> NDArray[np.float64]:
    """The light of each part's darker pixels (the first fifth ends there); 255 for a part without pixels."""
    inked = labels > 0
    # Sorted by part, then by light.
    keys = np.sort(labels[inked].astype(np.int32) * 256 + normalized[inked])
    numbers = np.arange(count + 1) * 256
    first, end = np.searchsorted(keys, numbers[:-1]), np.searchsorted(keys, numbers[1:])
    result = np.full(count, 255.0)
    some = end > first
    result[some] = keys[first[some] + (end[some] - first[some]) // 5] % 256
    return result
