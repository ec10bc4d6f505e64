"""Round office stamps in gray or black ink: found by their rings, and removed as far as they are paler than print."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.geometry import Box
from skparse.read.scan.cleaning.settings import GRAY_STAMPS
from skparse.read.scan.raster.picture import Gray, Picture, make_picture, mask_of, mask_of_parts, page_background

Part = NDArray[np.bool_]
"""Pixels of the square around a ring."""


class _Ring(NamedTuple):
    """A circle, in points."""

    x: float
    y: float
    radius: float


def remove_gray_stamps(picture: Picture) -> Picture:
    """The picture without stamps paler than print, and without the rings of black ones. Without any, as it is."""
    normalized, scale = picture.normalized, picture.scale
    rings = _find_rings(normalized, scale)
    if not rings:
        return picture
    print_gray = _print_gray(normalized)
    stamped = np.zeros(normalized.shape[:2], bool)
    for ring in rings:
        reach = (GRAY_STAMPS.stamp_radius_share * ring.radius + GRAY_STAMPS.half_stroke_pt) * scale
        x, y = ring.x * scale, ring.y * scale
        top, bottom, left, right = (round(v) for v in (max(0, y - reach), y + reach, max(0, x - reach), x + reach))
        part = normalized[top:bottom, left:right]
        rows, columns = np.mgrid[top : top + part.shape[0], left : left + part.shape[1]]
        distance = np.hypot(columns - x, rows - y) / scale
        stroke = np.abs(distance - ring.radius) < GRAY_STAMPS.half_stroke_pt
        stroke &= part < 255 - GRAY_STAMPS.min_ink_difference
        stamp_gray = float(np.median(part[stroke])) if stroke.any() else 0.0
        if stamp_gray > print_gray + GRAY_STAMPS.min_paler_difference:
            inside = distance < GRAY_STAMPS.stamp_radius_share * ring.radius
            stroke = inside & (part > (stamp_gray + print_gray) / 2)
        else:
            stroke = _ring_strokes(part, (x - left, y - top), ring.radius * scale, scale)
        stamped[top:bottom, left:right] |= stroke & ~_rules(part, scale)
    color = picture.color.copy()
    cv2.copyTo(page_background(picture), mask_of(stamped), color)
    boxes = [_box(ring) for ring in rings if not any(_is_inner(ring, other) for other in rings)]
    return make_picture(color, scale)._replace(stamps=tuple(boxes))


def _print_gray(normalized: Gray) -> float:
    """The light of the page's print; 0 of a page without any."""
    sample = normalized[::4, ::4]
    dark = sample[sample < GRAY_STAMPS.max_print_gray]
    return float(np.quantile(dark, GRAY_STAMPS.print_quantile)) if dark.size else 0.0


def _is_inner(ring: _Ring, other: _Ring) -> bool:
    return other.radius > ring.radius and bool(np.hypot(other.x - ring.x, other.y - ring.y) < other.radius / 2)


def _box(ring: _Ring) -> Box:
    reach = GRAY_STAMPS.stamp_radius_share * ring.radius
    return Box(ring.x - reach, ring.y - reach, ring.x + reach, ring.y + reach)


def _rules(part: Gray, scale: float) -> Part:
    """Pixels of rules, beside which a ring may run for a while."""
    ink = mask_of(part < 255 - GRAY_STAMPS.min_black_difference)
    # What leans by a pixel in the length of a rule is still one.
    thick = cv2.dilate(ink, np.ones((3, 3), np.uint8))
    long = round(GRAY_STAMPS.min_rule_length_pt * scale)
    lines = [cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones(shape, np.uint8)) for shape in ((1, long), (long, 1))]
    return np.asarray((lines[0] > 0) | (lines[1] > 0))


def _ring_strokes(part: Gray, center: tuple[float, float], radius: float, scale: float) -> Part:
    """Ink that follows a ring (center and radius in pixels of ``part``), in polar coordinates: no thicker than a ring's
    stroke; type that crosses the ring is longer."""
    near = GRAY_STAMPS.max_ring_offset_pt * scale
    size = (round(radius + 2 * near), round(2 * np.pi * radius))
    polar = cv2.warpPolar(part, size, center, size[0], cv2.WARP_POLAR_LINEAR | cv2.INTER_LINEAR)
    ink = mask_of(polar < 255 - GRAY_STAMPS.min_black_difference)
    thick = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, round(2 * near)), np.uint8))
    thin = cv2.subtract(ink, thick)
    thin[:, : max(0, round(radius - near))] = 0
    thin = cv2.dilate(thin, np.ones((3, 3), np.uint8))
    back = cv2.warpPolar(
        thin, (part.shape[1], part.shape[0]), center, size[0], cv2.WARP_POLAR_LINEAR | cv2.WARP_INVERSE_MAP
    )
    return np.asarray(back > 100)


def _find_rings(normalized: Gray, scale: float) -> list[_Ring]:
    """The rings of stamps, found among what is neither a rule nor as small as type."""
    resolution = GRAY_STAMPS.px_per_pt
    small = cv2.resize(normalized, None, fx=resolution / scale, fy=resolution / scale, interpolation=cv2.INTER_AREA)
    inked = mask_of(small < 255 - GRAY_STAMPS.min_ink_difference)
    long = round(GRAY_STAMPS.min_rule_length_pt * resolution)
    for shape in ((1, long), (long, 1)):
        straight = cv2.morphologyEx(inked, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        inked = cv2.subtract(inked, cv2.dilate(straight, np.ones((3, 3), np.uint8)))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
    sizes = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    large = sizes > GRAY_STAMPS.max_type_size_pt * resolution
    large[0] = False
    strokes = cv2.GaussianBlur(mask_of_parts(labels, large), (5, 5), 0)
    found = cv2.HoughCircles(
        strokes,
        cv2.HOUGH_GRADIENT_ALT,
        1.5,
        GRAY_STAMPS.min_center_distance_pt * resolution,
        param1=100,
        param2=GRAY_STAMPS.min_roundness,
        minRadius=int(GRAY_STAMPS.min_radius_pt * resolution),
        maxRadius=int(GRAY_STAMPS.max_radius_pt * resolution),
    )
    circles = [] if found is None else [tuple(float(v) for v in one[:3]) for one in found[0]]
    soft = cv2.GaussianBlur(inked, (3, 3), 0)
    best = [max(_shifted(soft, *circle)) for circle in circles]
    return [
        _Ring(x / resolution, y / resolution, radius / resolution)
        for ink_share, x, y, radius in best
        if ink_share >= GRAY_STAMPS.min_ink_share
    ]


def _shifted(soft: Gray, x: float, y: float, radius: float) -> Iterator[tuple[float, float, float, float]]:
    """Rings around one that was found to a few pixels only: the share of each that is inked, its center and radius."""
    angles = np.linspace(0, 2 * np.pi, 240, endpoint=False)
    cos, sin = np.cos(angles), np.sin(angles)
    height, width = soft.shape[:2]
    for right, down, wider in product(range(-3, 4), range(-3, 4), range(-2, 3)):
        xs = np.clip(np.round(x + right + (radius + wider) * cos).astype(int), 0, width - 1)
        ys = np.clip(np.round(y + down + (radius + wider) * sin).astype(int), 0, height - 1)
        yield float(soft[ys, xs].mean()) / 255, x + right, y + down, radius + wider
