"""Rules of a straight picture: long thin dark lines, whatever gaps a scanner tore in them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.page import Rule
from skparse.read.scan.raster.picture import Gray, Mask, Picture
from skparse.read.scan.ruling.crossing import Line, is_part, sorted_out
from skparse.read.scan.ruling.dashes import with_whole_dashes
from skparse.read.scan.ruling.separators import separators

# In points. A rule is longer than the highest letter (a title of 14 pt), and thinner than a shaded cell.
_SHORTEST = 13.0
_THICKEST = 4.0
# Gaps in a rule that a low resolution or noise tears.
_GAP = 1.5
# How dark a rule is at least (of 255): hairlines of 0.25 pt at 150 dpi are half a pixel wide.
_DARK = 38
# A rule's columns that are dark; the part of them with ink this far (in points) above or below it, such as letters
# that touch it. A row of letters is touched in a third of its columns and more.
_COVERED, _TOUCHED, _CLEAR, _INK = 0.8, 0.22, 0.7, 90
# What is no longer than a word (in points) must be surer: the bars of bold capitals meet ("AW", "TE").
_LONG, _SHORT_COVERED, _SHORT_TOUCHED = 60.0, 0.93, 0.12
# What is thicker than this is as high as small letters, whose bold type a blurred scan closes (0.80 to 0.94 dark).
_STOUT, _STOUT_UNBROKEN = 2.2, 0.97
# Ends of a line this faint against the rest, and this long (in points), are lines of their own: a streak on a rule.
_FAINT_END, _END = 0.6, 10.0
_EVEN, _STRETCH = 0.45, 15.0
# The part of a long rule that type leans on from one side: over or under a level one stand the feet of letters at most,
# beside an upright one whole lines that begin at it.
_FEET, _LINES = 0.35, 0.7

# Rules longer than this (in points) show how the paper lay.
_LONGEST = 120.0

# A rule that climbs by more than this (in points) is given in pieces: its page could not be laid flat.
_CLIMB = 3.0
Path = NDArray[np.float64]
"""Points (x, top) along a rule, in points: n × 2."""
Part = NDArray[np.bool_]
"""Pixels of one line inside its box."""


class Ruling(NamedTuple):
    """The rules of a page in points, the mask of their pixels, and how the longest of them run."""

    rules_h: list[Rule]
    rules_v: list[Rule]
    mask: Mask
    paths_h: list[Path]
    paths_v: list[Path]


class _Found(NamedTuple):
    """Lines, each with the number of the pixels that it was found in, and the paths of the longest."""

    lines: list[tuple[Line, int]]
    paths: list[Path]
    labels: NDArray[np.int32]

    def mask_of(self, kept: list[Line]) -> Mask:
        """The pixels of the lines that were kept: ink beside them (the stem of a letter) is no rule's."""
        shades = np.zeros(int(self.labels.max()) + 1, np.uint8)
        shades[[number for line, number in self.lines if any(is_part(line, rule) for rule in kept)]] = 255
        mask: Mask = shades[self.labels]
        return mask


def rules_of(picture: Picture) -> Ruling:
    """Level and upright rules, wherever they begin and end."""
    scale = picture.scale
    dark = cv2.bitwise_not(with_whole_dashes(picture.normalized, scale))
    level = _lines(dark, scale, _FEET)
    upright = _lines(np.ascontiguousarray(dark.T), scale, _LINES)
    rules_h, rules_v = sorted_out([line for line, _ in level.lines], [line for line, _ in upright.lines])
    mask, mask_v = level.mask_of(rules_h), upright.mask_of(rules_v)
    found_h = [Rule(r.x0, r.top, r.x1, r.bottom) for r in rules_h]
    found_v = [Rule(r.top, r.x0, r.bottom, r.x1) for r in rules_v]
    mask = cv2.bitwise_or(mask, np.ascontiguousarray(mask_v.T))
    usual = float(np.median([r.dark for r in rules_v])) if rules_v else 0.0
    short = separators(dark, found_h, found_v, scale, usual)
    for rule in short:
        ends = [(round(rule.x0 * scale), round(y * scale)) for y in (rule.top, rule.bottom)]
        cv2.line(mask, ends[0], ends[1], (255,), max(3, round(scale)))
    return Ruling(
        found_h,
        found_v + short,
        mask,
        level.paths,
        [path[:, ::-1] for path in upright.paths],
    )


def _lines(dark: Gray, scale: float, leaned: float) -> _Found:
    """Level lines of a darkness picture, as boxes in points, the paths of the longest, and their pixels."""
    long, gap = max(8, round(_SHORTEST * scale)), max(3, round(_GAP * scale) | 1)
    # A line that leans by a fraction of a degree steps from row to row: the darkest of three rows bridges it.
    thick = cv2.dilate(dark, np.ones((3, 1), np.uint8))
    joined = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    opened = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    mask = cv2.threshold(opened, _DARK, 255, cv2.THRESH_BINARY)[1]
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    found, paths = [], []
    for label in range(1, count):
        x, y, wide, high, _ = (int(v) for v in stats[label])
        part = labels[y : y + high, x : x + wide] == label
        shades = np.where(part, dark[y : y + high, x : x + wide], 0).max(axis=0)
        for first, last in _shade_pieces(shades, scale):
            piece, left = part[:, first:last], x + first
            # The dilation made it two rows thicker; its own thickness is its area over its length.
            thickness = piece.sum() / (last - first) - 2
            if thickness > _THICKEST * scale or not _stands_alone(dark, piece, (left, y), scale, leaned):
                continue
            middles = _middles(piece)
            if last - first > _LONGEST * scale:
                columns = np.arange(0, last - first, max(1, round(_STRETCH * scale)))
                paths.append(np.stack([left + columns, y + middles[columns]], axis=1) / scale)
            darkness = float(np.median(shades[first:last]))
            half = max(0.5, thickness / 2)
            for begin, end, middle in _level_pieces(middles, scale):
                x0, x1, top = (left + begin) / scale, (left + end) / scale, y + middle
                found.append((Line(x0, (top - half) / scale, x1, (top + half) / scale, darkness), label))
    return _Found(found, paths, np.asarray(labels, np.int32))


def _stands_alone(dark: Gray, part: Part, at: tuple[int, int], scale: float, leaned: float) -> bool:
    """A rule is dark in nearly each of its columns, and light above and below; a row of letters is neither."""
    (x, y), (high, wide) = at, part.shape
    margin = round(_CLEAR * scale) + 1
    above, below = part.argmax(axis=0), high - part[::-1].argmax(axis=0)
    columns = np.arange(x, x + wide)
    # Letters make no upright lines as high as a row: there, short ones need be no surer.
    long = wide > _LONG * scale or leaned == _LINES
    covered, touched = (_COVERED, _TOUCHED) if long else (_SHORT_COVERED, _SHORT_TOUCHED)
    # The dilation added a row above and one below.
    stout = part.sum() > (_STOUT * scale + 2) * wide
    shades = np.where(part, dark[y : y + high, x : x + wide], 0).astype(np.uint8)
    if (shades > _DARK).sum() < covered * (part.sum() - 2 * wide):
        return False
    # Double rules have white between them.
    if _unbroken(shades, scale) < (_STOUT_UNBROKEN if stout else covered):
        return False
    last = dark.shape[0] - 1
    over, under = np.full(wide, 255), np.full(wide, 255)
    for step in range(1, margin + 1):
        over = np.minimum(over, dark[np.clip(y + above - step, 0, last), columns])
        under = np.minimum(under, dark[np.clip(y + below - 1 + step, 0, last), columns])
    least, most = sorted(((over > _INK).mean(), (under > _INK).mean()))
    # Letters lean on a long rule from one side (text set close to it); on a row of letters they lean from both.
    return bool(least <= touched and most <= (leaned if long else touched))


def _unbroken(shades: Gray, scale: float) -> float:
    """How much of a line's columns is dark along one row (and its neighbours), each stretch of it for itself: a rule
    may lean or be bent. Between letters, even blurred ones, every row has lighter places."""
    wide = shades.shape[1]
    usual = float(np.median(shades.max(axis=0)))
    rows = cv2.dilate(shades, np.ones((3, 1), np.uint8)) > max(_DARK, _EVEN * usual)
    pieces = max(1, round(wide / (_STRETCH * scale)))
    edges = np.linspace(0, wide, pieces + 1).astype(int)
    return float(np.mean([rows[:, a:b].mean(axis=1).max() for a, b in pairwise(edges) if b > a]))


def _middles(part: Part) -> NDArray[np.float64]:
    """The height of a line in each of its columns, in pixels of its box."""
    rows = np.arange(part.shape[0])[:, None]
    middles: NDArray[np.float64] = (part * rows).sum(axis=0) / np.maximum(part.sum(axis=0), 1) + 0.5
    return middles


def _shade_pieces(shades: NDArray[Any], scale: float) -> list[tuple[int, int]]:
    """A line's stretches (first column, end): the line, without long faint ends, and these."""
    wide, end = len(shades), round(_END * scale)
    dark = shades > _FAINT_END * float(np.percentile(shades, 90))
    # A stretch is faint where most of it is.
    smooth = np.convolve(dark, np.ones(end) / end, mode="same")[:wide] > 0.5 if wide > 3 * end else np.ones(wide, bool)
    inside = np.flatnonzero(smooth)
    if not inside.size:
        return [(0, wide)]
    first, last = int(inside[0]), int(inside[-1]) + 1
    first, last = (first if first > end else 0), (last if wide - last > end else wide)
    return [(a, b) for a, b in ((0, first), (first, last), (last, wide)) if b > a]


def _level_pieces(middles: NDArray[np.float64], scale: float) -> list[tuple[int, int, float]]:
    """Pieces (first column, end, height) of one line; one, unless the line climbs (paper that was not flat)."""
    low, high = np.percentile(middles, (2, 98))
    pieces = max(1, min(12, int((high - low) / scale / _CLIMB)))
    edges = np.linspace(0, len(middles), pieces + 1).astype(int)
    return [(int(a), int(b), float(np.median(middles[a:b]))) for a, b in pairwise(edges) if b > a]
