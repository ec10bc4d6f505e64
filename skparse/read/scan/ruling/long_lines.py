"""Candidates for rules: long thin dark lines of a deskewed picture, whatever gaps a scanner tore in them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.read.scan.raster.picture import Gray, Mask
from skparse.read.scan.ruling.decide import is_rule
from skparse.read.scan.ruling.evidence import LineEvidence, RuleCandidate
from skparse.read.scan.ruling.intersections import is_part
from skparse.read.scan.ruling.settings import LINES

Path = NDArray[np.float64]
"""Points (x, top) along a rule, in points: n × 2."""
Part = NDArray[np.bool_]
"""Pixels of one line inside its box."""


class FoundLines(NamedTuple):
    """Lines of one direction that may be rules by their own pixels."""

    lines: list[tuple[RuleCandidate, int]]
    """Each with the label of its pixels."""
    paths: list[Path]
    """How the longest of them run."""
    labels: NDArray[Any]
    """Rows × columns: the label of the line that each pixel belongs to, 0 for none."""

    @property
    def candidates(self) -> list[RuleCandidate]:
        """The lines alone."""
        return [line for line, _ in self.lines]

    def mask_of(self, rules: list[RuleCandidate]) -> Mask:
        """The pixels of the lines that became rules: ink beside them (the stem of a letter) belongs to none."""
        shades = np.zeros(int(self.labels.max()) + 1, np.uint8)
        shades[[label for line, label in self.lines if any(is_part(line, rule) for rule in rules)]] = 255
        mask: Mask = shades[self.labels]
        return mask


def find_lines(dark: Gray, scale: float, is_vertical: bool) -> FoundLines:
    """Horizontal lines of a picture of darkness (0 … 255) with ``scale`` pixels a point.

    For vertical lines, ``dark`` has its rows and columns exchanged, and so have the lines.
    """
    length, gap = max(8, round(LINES.min_length_pt * scale)), max(3, round(LINES.max_gap_pt * scale) | 1)
    # A line that leans by a fraction of a degree steps from row to row: the darkest of three rows bridges it.
    long = cv2.dilate(dark, np.ones((3, 1), np.uint8))
    long = cv2.morphologyEx(long, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    long = cv2.morphologyEx(long, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    mask = cv2.threshold(long, LINES.min_darkness, 255, cv2.THRESH_BINARY)[1]
    del long
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    lines: list[tuple[RuleCandidate, int]] = []
    paths: list[Path] = []
    for label in range(1, count):
        x, y, width, height, _ = (int(v) for v in stats[label])
        part = labels[y : y + height, x : x + width] == label
        shades = np.where(part, dark[y : y + height, x : x + width], 0).max(axis=0)
        for begin, end in _split_faint_ends(shades, scale):
            piece, left = part[:, begin:end], x + begin
            evidence = _measure(dark, piece, left, y, scale, is_vertical)
            if not is_rule(evidence):
                continue
            centers = _centers(piece)
            if end - begin > LINES.path_min_length_pt * scale:
                columns = np.arange(0, end - begin, max(1, round(LINES.window_pt * scale)))
                paths.append(np.stack([left + columns, y + centers[columns]], axis=1) / scale)
            darkness = float(np.median(shades[begin:end]))
            half = max(0.5, evidence.thickness_px / 2)
            for first, last, center in _split_climbing(centers, scale):
                candidate = RuleCandidate(
                    x0=(left + first) / scale,
                    top=(y + center - half) / scale,
                    x1=(left + last) / scale,
                    bottom=(y + center + half) / scale,
                    darkness=darkness,
                )
                lines.append((candidate, label))
    # Both directions' labels are kept at the same time: mostly two bytes are enough.
    return FoundLines(lines, paths, np.asarray(labels, np.uint16 if count <= 65536 else np.int32))


def _measure(dark: Gray, part: Part, x: int, y: int, scale: float, is_vertical: bool) -> LineEvidence:
    """What the pixels of a line show; ``x`` and ``y`` are the corner of its box."""
    height, width = part.shape
    shades = np.where(part, dark[y : y + height, x : x + width], 0)
    less_touched, more_touched = _touched_shares(dark, part, x, y, scale)
    return LineEvidence(
        is_vertical=is_vertical,
        scale=scale,
        length_px=width,
        dilated_area_px=int(part.sum()),
        dark_area_px=int((shades > LINES.min_darkness).sum()),
        unbroken_share=_unbroken_share(shades, scale),
        less_touched_share=less_touched,
        more_touched_share=more_touched,
    )


def _touched_shares(dark: Gray, part: Part, x: int, y: int, scale: float) -> tuple[float, float]:
    """How much of a line's length has ink close to it: on the side that has less, and on the other."""
    height, width = part.shape
    above, below = part.argmax(axis=0), height - part[::-1].argmax(axis=0)
    columns = np.arange(x, x + width)
    last = dark.shape[0] - 1
    lightest_above, lightest_below = np.full(width, 255), np.full(width, 255)
    # The dilation added a row on both sides.
    for step in range(1, round(LINES.touch_reach_pt * scale) + 2):
        lightest_above = np.minimum(lightest_above, dark[np.clip(y + above - step, 0, last), columns])
        lightest_below = np.minimum(lightest_below, dark[np.clip(y + below - 1 + step, 0, last), columns])
    less, more = sorted(float((side > LINES.touch_min_darkness).mean()) for side in (lightest_above, lightest_below))
    return less, more


def _unbroken_share(shades: Gray, scale: float) -> float:
    """How much of a line's length is dark along one row (and its neighbors), each window of it for itself: a rule may
    lean or be bent. Between letters, even blurred ones, every row has lighter places."""
    width = shades.shape[1]
    usual = float(np.median(shades.max(axis=0)))
    min_darkness = max(LINES.min_darkness, LINES.even_darkness_share * usual)
    rows = cv2.dilate(shades, np.ones((3, 1), np.uint8)) > min_darkness
    edges = np.linspace(0, width, max(1, round(width / (LINES.window_pt * scale))) + 1).astype(int)
    return float(np.mean([rows[:, a:b].mean(axis=1).max() for a, b in pairwise(edges) if b > a]))


def _centers(part: Part) -> NDArray[np.float64]:
    """The height of a line's center in each of its columns, in pixels of its box."""
    rows = np.arange(part.shape[0])[:, None]
    centers: NDArray[np.float64] = (part * rows).sum(axis=0) / np.maximum(part.sum(axis=0), 1) + 0.5
    return centers


def _split_faint_ends(shades: NDArray[Any], scale: float) -> list[tuple[int, int]]:
    """Pieces (first column, end) of a line: the line without long faint ends, and these."""
    width, min_end = len(shades), round(LINES.faint_end_length_pt * scale)
    if width <= 3 * min_end:
        return [(0, width)]
    dark = shades > LINES.faint_end_share * float(np.percentile(shades, 90))
    # A column is dark where most of the columns around it are.
    inside = np.flatnonzero(np.convolve(dark, np.ones(min_end) / min_end, mode="same")[:width] > 0.5)
    if not inside.size:
        return [(0, width)]
    first, last = int(inside[0]), int(inside[-1]) + 1
    first, last = (first if first > min_end else 0), (last if width - last > min_end else width)
    return [(a, b) for a, b in pairwise((0, first, last, width)) if b > a]


def _split_climbing(centers: NDArray[np.float64], scale: float) -> list[tuple[int, int, float]]:
    """Pieces (first column, end, height) of a line; one, unless the line climbs on paper that was not flat."""
    low, high = np.percentile(centers, (2, 98))
    count = max(1, min(LINES.max_pieces_count, int((high - low) / scale / LINES.max_climb_pt)))
    edges = np.linspace(0, len(centers), count + 1).astype(int)
    return [(int(a), int(b), float(np.median(centers[a:b]))) for a, b in pairwise(edges) if b > a]
