"""Round office stamps in grey or black ink: found by their rings, and taken off as far as they are paler than print."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.geometry import Box
from skparse.read.scan.raster.picture import Gray, Picture, picture_of

# Pixels a point at which rings are looked for.
_SCALE = 1.5
# In points: radii of an office's stamp (40 mm wide) and of small ones, also of its inner ring. What is shorter than a
# stroke of a ring is type, what is straight for so long a rule.
_SMALLEST, _LARGEST, _TYPE, _RULE = 15.0, 85.0, 12.0, 30.0
# How round a ring must be (OpenCV's measure for HOUGH_GRADIENT_ALT), and how much of it must be inked. Tuned on stamps
# of the held-out scans: 0.55-1.0 of their rings, nothing else found.
_ROUND, _INKED = 0.6, 0.45
# Of 255: what is darker than its ground by less than this is no ink at all; a stamp this much paler than print is told
# from it by shade alone.
_PALE, _PALER = 30, 40.0
# Half of a ring's stroke and of the blur around it, in points; how far from where it was found a ring may run. A stamp
# reaches this much farther than the ring that was found.
_STROKE, _NEAR, _WHOLE = 1.3, 2.5, 1.15


Part = NDArray[np.bool_]
"""Pixels of the square around a ring."""


class _Ring(NamedTuple):
    x: float
    y: float
    radius: float


def without_gray_stamps(picture: Picture) -> Picture:
    """The picture without stamps paler than print, and without the rings of black ones. Without any, as it is."""
    rings = _rings(picture.flat, picture.scale)
    if not rings:
        return picture
    flat, scale = picture.flat, picture.scale
    high, wide = flat.shape[:2]
    sample = flat[::4, ::4]
    dark = sample[sample < 200]
    print_ = float(np.percentile(dark, 10)) if dark.size else 0.0
    stamped = np.zeros((high, wide), bool)
    for ring in rings:
        reach = (_WHOLE * ring.radius + _STROKE) * scale
        x, y = ring.x * scale, ring.y * scale
        top, bottom, left, right = (round(v) for v in (max(0, y - reach), y + reach, max(0, x - reach), x + reach))
        part = flat[top:bottom, left:right]
        rows, columns = np.mgrid[top : top + part.shape[0], left : left + part.shape[1]]
        away = np.hypot(columns - x, rows - y) / scale
        stroke = (np.abs(away - ring.radius) < _STROKE) & (part < 255 - _PALE)
        shade = float(np.median(part[stroke])) if stroke.any() else 0.0
        if shade > print_ + _PALER:
            stroke = (away < _WHOLE * ring.radius) & (part > (shade + print_) / 2)
        else:
            stroke = _strokes(part, (x - left, y - top), ring.radius * scale, scale)
        stamped[top:bottom, left:right] |= stroke & ~_straight(part, scale)
    color = np.where(stamped[:, :, None], picture.ground, picture.color).astype(np.uint8)
    boxes = [_box(ring) for ring in rings if not any(_is_inner(ring, other) for other in rings)]
    return picture_of(color, scale)._replace(stamps=tuple(boxes))


def _is_inner(ring: _Ring, other: _Ring) -> bool:
    return other.radius > ring.radius and bool(np.hypot(other.x - ring.x, other.y - ring.y) < other.radius / 2)


def _box(ring: _Ring) -> Box:
    reach = _WHOLE * ring.radius
    return Box(ring.x - reach, ring.y - reach, ring.x + reach, ring.y + reach)


def _straight(part: Gray, scale: float) -> Part:
    """Rules, beside which a ring may run for a while."""
    ink = np.where(part < 255 - 4 * _PALE, 255, 0).astype(np.uint8)
    # What leans by a pixel in the length of a rule is still one.
    thick = cv2.dilate(ink, np.ones((3, 3), np.uint8))
    long = round(_RULE * scale)
    lines = [cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones(side, np.uint8)) for side in ((1, long), (long, 1))]
    return np.asarray((lines[0] > 0) | (lines[1] > 0))


def _strokes(part: Gray, at: tuple[float, float], radius: float, scale: float) -> Part:
    """Ink that follows a ring, as if rolled out: no thicker than a ring's stroke; type that crosses goes on."""
    size = (round(radius + 2 * _NEAR * scale), round(2 * np.pi * radius))
    rolled = cv2.warpPolar(part, size, at, size[0], cv2.WARP_POLAR_LINEAR | cv2.INTER_LINEAR)
    ink = np.where(rolled < 255 - 4 * _PALE, 255, 0).astype(np.uint8)
    thick = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, round(2 * _NEAR * scale)), np.uint8))
    thin = cv2.subtract(ink, thick)
    thin[:, : max(0, round(radius - _NEAR * scale))] = 0
    thin = cv2.dilate(thin, np.ones((3, 3), np.uint8))
    back = cv2.warpPolar(
        thin, (part.shape[1], part.shape[0]), at, size[0], cv2.WARP_POLAR_LINEAR | cv2.WARP_INVERSE_MAP
    )
    return np.asarray(back > 100)


def _rings(flat: Gray, scale: float) -> list[_Ring]:
    inked = cv2.resize(flat, None, fx=_SCALE / scale, fy=_SCALE / scale, interpolation=cv2.INTER_AREA)
    inked = np.where(inked < 255 - _PALE, 255, 0).astype(np.uint8)
    long = round(_RULE * _SCALE)
    for side in ((1, long), (long, 1)):
        straight = cv2.morphologyEx(inked, cv2.MORPH_OPEN, np.ones(side, np.uint8))
        inked = cv2.subtract(inked, cv2.dilate(straight, np.ones((3, 3), np.uint8)))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
    large = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) > _TYPE * _SCALE
    large[0] = False
    strokes = cv2.GaussianBlur(np.where(large[labels], 255, 0).astype(np.uint8), (5, 5), 0)
    found = cv2.HoughCircles(
        strokes,
        cv2.HOUGH_GRADIENT_ALT,
        1.5,
        20 * _SCALE,
        param1=100,
        param2=_ROUND,
        minRadius=int(_SMALLEST * _SCALE),
        maxRadius=int(_LARGEST * _SCALE),
    )
    circles = [] if found is None else [tuple(float(v) for v in one[:3]) for one in found[0]]
    soft = cv2.GaussianBlur(inked, (3, 3), 0)
    best = [max(_shifted(soft, *circle)) for circle in circles]
    return [_Ring(x / _SCALE, y / _SCALE, radius / _SCALE) for inked_, x, y, radius in best if inked_ >= _INKED]


def _shifted(soft: Gray, x: float, y: float, radius: float) -> Iterator[tuple[float, float, float, float]]:
    """How much of a ring is inked, and where it lies: it was found to a few pixels only."""
    angles = np.linspace(0, 2 * np.pi, 240, endpoint=False)
    cos, sin = np.cos(angles), np.sin(angles)
    high, wide = soft.shape[:2]
    for right, down, more in product(range(-3, 4), range(-3, 4), range(-2, 3)):
        xs = np.clip(np.round(x + right + (radius + more) * cos).astype(int), 0, wide - 1)
        ys = np.clip(np.round(y + down + (radius + more) * sin).astype(int), 0, high - 1)
        yield float(soft[ys, xs].mean()) / 255, x + right, y + down, radius + more
