"""The line that a run of letters stands on: its base, and how high its small letters are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from skparse.geometry import BoxMethods
from skparse.read.scan.raster.picture import Mask
from skparse.read.scan.text.settings import BASELINES


class _InkBoxFields(NamedTuple):
    x0: int
    top: int
    x1: int
    bottom: int


class InkBox(_InkBoxFields, BoxMethods):
    """The box of some ink, in pixels."""

    __slots__ = ()


class Baseline(NamedTuple):
    """In pixels."""

    base: float
    """The row that letters stand on."""
    x_height: float
    """How high small letters are."""

    @property
    def top(self) -> float:
        """Of the line that the font spans."""
        return self.base - BASELINES.ascent_share * self.x_height

    @property
    def bottom(self) -> float:
        """Of the line that the font spans."""
        return self.base + BASELINES.descent_share * self.x_height


def fit_baselines(boxes: Sequence[InkBox], letters: Mask, usual_height: float) -> list[Baseline | None]:
    """The line of each run: by its own rows of ink where it is wide, else that of the nearest wide run beside it. None
    where there is neither."""
    min_width = BASELINES.min_width_share * usual_height
    measured = [_measure(box, letters) if box.width > min_width else None for box in boxes]
    max_x_height = BASELINES.max_x_height_share * usual_height
    known = [(box, own) for box, own in zip(boxes, measured, strict=True) if own and own.x_height < max_x_height]
    return [own or _nearest(box, known, usual_height) for box, own in zip(boxes, measured, strict=True)]


def _measure(box: InkBox, letters: Mask) -> Baseline | None:
    """The line by where the ink of a run's rows rises and falls most."""
    rows = (letters[box.top : box.bottom, box.x0 : box.x1] > 0).sum(axis=1).astype(np.float64)
    height = len(rows)
    if height < BASELINES.min_height_px:
        return None
    steps = np.diff(np.convolve(np.concatenate(([0, 0], rows, [0, 0])), np.ones(3) / 3, mode="same"))
    base = int(np.argmin(steps[height // 2 :])) + height // 2
    rise = int(np.argmax(steps[: max(2, base - 2)]))
    x_height = base - rise
    if x_height < BASELINES.min_x_height_share * height:
        return None
    # Capitals alone rise at their own top.
    above = rows[: max(1, rise - 2)].sum() / max(1.0, rows.sum())
    if above < BASELINES.capitals_max_ink_share:
        x_height = round(BASELINES.capitals_x_height_share * x_height)
    return Baseline(base=float(box.top + base - 2), x_height=float(max(BASELINES.min_x_height_px, x_height)))


def _nearest(box: InkBox, known: Sequence[tuple[InkBox, Baseline]], usual_height: float) -> Baseline | None:
    """The line of the nearest run that a run stands beside."""
    nearest, min_distance = None, BASELINES.beside_max_distance_share * usual_height
    for other, line in known:
        if _stands_on(box, line):
            distance = max(other.x0 - box.x1, box.x0 - other.x1, 0)
            if distance < min_distance:
                nearest, min_distance = line, distance
    return nearest


def _stands_on(box: InkBox, line: Baseline) -> bool:
    """May the ink be letters on this line, or a dash in it?"""
    base, x_height = line
    is_letter = (
        box.top >= base - BASELINES.beside_max_top_share * x_height
        and base - BASELINES.beside_max_raise_share * x_height
        <= box.bottom
        <= base + BASELINES.beside_max_drop_share * x_height
    )
    is_low = box.height < BASELINES.dash_max_height_share * x_height
    return is_letter or (is_low and base - x_height <= box.top and box.bottom <= base)
