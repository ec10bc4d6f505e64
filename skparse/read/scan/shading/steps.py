"""Is a tint shading, or paper in less light? Shading ends in a step, at a rule or beside it; light changes slowly.

Each tinted area is compared with what lies right beside it, across the rule, and not with the paper far away: in the
dark corner of a photograph all cells of a row are tinted, and none is darker than the next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.read.scan.shading.settings import STEPS

Labels = NDArray[np.int64]
"""Rows × columns at one pixel a point: the number of the tinted area that each lies in; 0 for none."""


class _Border(NamedTuple):
    """One side of the border between two areas, or an area and what is not tinted."""

    inside: int
    outside: int
    pairs: int
    """How many pairs of points on its two sides were compared."""
    step: NDArray[np.float64]
    """By how much the outside is brighter than the inside, for each color."""


def labels_of_light(tint: NDArray[Any], known: NDArray[np.bool_], labels: Labels) -> frozenset[int]:
    """The areas that no step divides from what is brighter around them: less light falls on them.

    ``tint`` is the page's light against its paper, ``known`` where it was measured.
    """
    borders = list(_borders(tint.astype(np.float32), known, labels))
    groups = _Groups()
    for border in borders:
        if border.outside and border.pairs >= STEPS.min_pairs and np.abs(border.step).max() < STEPS.min_step:
            groups.join(border.inside, border.outside)
    outer: dict[int, list[_Border]] = {}
    members: dict[int, set[int]] = {}
    for border in borders:
        group = groups.of(border.inside)
        members.setdefault(group, set()).add(border.inside)
        if not border.outside or groups.of(border.outside) != group:
            outer.setdefault(group, []).append(border)
    light: set[int] = set()
    for group, around in outer.items():
        steps = np.repeat([border.step.max() for border in around], [border.pairs for border in around])
        if np.quantile(steps, STEPS.bright_quantile) < STEPS.min_step:
            light |= members[group]
    return frozenset(light)


def even_light(tint: NDArray[Any], paper: NDArray[np.bool_]) -> NDArray[np.float32]:
    """The tint against that of the ``paper`` around each place, near by where there is some near."""
    white = np.full(tint.shape, 255, np.float32)
    seen = paper.astype(np.float32)
    values = tint.astype(np.float32) * seen[:, :, None]
    for radius in (6 * STEPS.light_radius_pt, 2 * STEPS.light_radius_pt, STEPS.light_radius_pt):
        weight = _blurred(seen, radius)
        mean = _blurred(values, radius) / np.maximum(weight, 1e-6)[:, :, None]
        trust = np.clip(weight / STEPS.min_paper_share, 0, 1)[:, :, None]
        white = trust * mean + (1 - trust) * white
    return np.asarray(np.minimum(tint / np.maximum(white, 1) * 255, 255), np.float32)


def _blurred(values: NDArray[np.float32], radius: float) -> NDArray[Any]:
    """Gaussian means, of a smaller picture: a third of the radius is fine enough for what is as smooth as they are."""
    step = max(1, int(radius / 3))
    (height, width), own = values.shape[:2], radius / step
    small = cv2.resize(values, (-(-width // step), -(-height // step)), interpolation=cv2.INTER_AREA)
    return cv2.resize(cv2.GaussianBlur(small, (0, 0), own), (width, height), interpolation=cv2.INTER_LINEAR)


class _Groups:
    """Areas that go over into each other without a step."""

    def __init__(self) -> None:
        self._parents: dict[int, int] = {}

    def of(self, label: int) -> int:
        """One area that stands for all of its group."""
        while (parent := self._parents.get(label, label)) != label:
            label = parent
        return label

    def join(self, first: int, second: int) -> None:
        """Make two groups one."""
        self._parents[self.of(first)] = self.of(second)


def _borders(tint: NDArray[np.float32], known: NDArray[np.bool_], labels: Labels) -> Iterator[_Border]:
    for tints, knowns, areas in zip(*(_four_ways(part) for part in (tint, known, labels)), strict=True):
        yield from _borders_below(tints, knowns, areas)


def _four_ways(part: NDArray[Any]) -> Iterator[NDArray[Any]]:
    """A picture turned so that each of its four sides is once below."""
    turned = part.swapaxes(0, 1)
    yield from (part, part[::-1], turned, turned[::-1])


def _borders_below(tint: NDArray[np.float32], known: NDArray[np.bool_], labels: Labels) -> Iterator[_Border]:
    """The borders with what lies below. The change of the light itself is taken off the steps: it is measured on each
    side, between two points of one area."""
    reach, run = STEPS.reach_pt, STEPS.slope_run_pt
    height = tint.shape[0] - reach - 2 * run
    if height < 1:
        return
    rows = [slice(start, start + height) for start in (0, run, run + reach, 2 * run + reach)]
    (far_in, near_in, near_out, far_out) = (labels[row] for row in rows)
    known_at = [known[row] for row in rows]
    crossing = (near_in > 0) & (near_in != near_out) & known_at[1] & known_at[2]
    if not crossing.any():
        return
    values = [tint[row][crossing] for row in rows]
    slopes, counts = np.zeros_like(values[0]), np.zeros(len(values[0]), np.float32)
    for first, second, even in (
        (values[0], values[1], (far_in == near_in) & known_at[0]),
        (values[2], values[3], (far_out == near_out) & known_at[3]),
    ):
        valid = even[crossing]
        slopes[valid] += (second - first)[valid]
        counts[valid] += 1
    slope = slopes / np.maximum(counts, 1)[:, None] * np.float32(reach / run)
    yield from _by_border(near_in[crossing], near_out[crossing], values[2] - values[1] - slope)


def _by_border(own: Labels, other: Labels, steps: NDArray[np.float32]) -> Iterator[_Border]:
    order = np.lexsort((other, own))
    own, other, steps = own[order], other[order], steps[order]
    cuts = np.flatnonzero((np.diff(own) != 0) | (np.diff(other) != 0)) + 1
    bounds: Sequence[int] = [0, *(int(cut) for cut in cuts), len(own)]
    for start, end in pairwise(bounds):
        step = np.median(steps[start:end], axis=0).astype(np.float64)
        yield _Border(inside=int(own[start]), outside=int(other[start]), pairs=end - start, step=step)
