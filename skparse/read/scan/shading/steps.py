"""Is a tint shading, or paper in less light? Shading ends in a step, at a rule or beside it; light changes slowly.

Each tinted area is compared with what lies right beside it, across the rule, and not with the paper far away: in the
dark corner of a photograph all cells of a row are tinted, and none is darker than the next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from skparse.read.scan.shading.settings import STEPS

Labels = NDArray[np.int64]
"""Rows × columns at one pixel a point: the number of the tinted area that each lies in; 0 for none."""


class _Border(NamedTuple):
    """Pairs of points on the two sides of the border between two areas, or an area and what is not tinted."""

    inside: int
    outside: int
    steps: NDArray[np.float32]
    """By how much the outside is brighter than the inside: pairs × colors."""


def labels_of_light(tint: NDArray[Any], known: NDArray[np.bool_], labels: Labels) -> frozenset[int]:
    """The areas that no step divides from what is brighter around them: less light falls on them.

    ``tint`` is the page's light against its paper, ``known`` where it was measured.
    """
    borders = list(_borders(tint, known, labels))
    groups = _Groups()
    for border in borders:
        even = np.abs(np.median(border.steps, axis=0)).max() < STEPS.min_step
        if border.outside and len(border.steps) >= STEPS.min_pairs and even:
            groups.join(border.inside, border.outside)
    outer: dict[int, list[NDArray[np.float32]]] = {}
    members: dict[int, set[int]] = {}
    for border in borders:
        group = groups.of(border.inside)
        members.setdefault(group, set()).add(border.inside)
        if not border.outside or groups.of(border.outside) != group:
            outer.setdefault(group, []).append(border.steps.max(axis=1))
    light: set[int] = set()
    for group, steps in outer.items():
        if np.quantile(np.concatenate(steps), STEPS.bright_quantile) < STEPS.min_step:
            light |= members[group]
    return frozenset(light)


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


def _borders(tint: NDArray[Any], known: NDArray[np.bool_], labels: Labels) -> Iterator[_Border]:
    pairs: list[tuple[Labels, Labels, NDArray[np.float32]]] = []
    reach = STEPS.reach_pt
    first, second = slice(None, -reach), slice(reach, None)
    whole = slice(None)
    for inside, outside in (
        ((first, whole), (second, whole)),
        ((second, whole), (first, whole)),
        ((whole, first), (whole, second)),
        ((whole, second), (whole, first)),
    ):
        crossing = (labels[inside] > 0) & (labels[inside] != labels[outside]) & known[inside] & known[outside]
        steps = (tint[outside][crossing] - tint[inside][crossing]).astype(np.float32)
        pairs.append((labels[inside][crossing], labels[outside][crossing], steps))
    own, other, steps = (np.concatenate(part) for part in zip(*pairs, strict=True))
    if own.size:
        yield from _by_border(own, other, steps)


def _by_border(own: Labels, other: Labels, steps: NDArray[np.float32]) -> Iterator[_Border]:
    order = np.lexsort((other, own))
    own, other, steps = own[order], other[order], steps[order]
    cuts = np.flatnonzero((np.diff(own) != 0) | (np.diff(other) != 0)) + 1
    bounds: Sequence[int] = [0, *(int(cut) for cut in cuts), len(own)]
    for start, end in zip(bounds, bounds[1:], strict=False):
        yield _Border(int(own[start]), int(other[start]), steps[start:end])
