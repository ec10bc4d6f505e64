"""A page's picture, and what is paper in it: light divided out, ink told from ground.

Pictures are numpy arrays of rows × columns from the top-left corner; ``scale`` is always pixels a point.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.geometry import Box

Gray = NDArray[Any]  # OpenCV's own stubs know no types of numbers
"""uint8, rows × columns, 0 black … 255 white."""
Color = NDArray[Any]
"""uint8, rows × columns × 3, blue, green, red."""
Mask = NDArray[Any]
"""uint8, rows × columns, 0 or 255."""

# In points: strokes of type and rules are thinner, shaded cells and blots larger (bold type of 16 pt: 2.5 pt).
_STROKE = 3.0
# The light on a page changes slowly: by less than this part of it in a point, measured in tiles of so many points. The
# lightest shades, blurred by the scanner, are steps of 0.017 a point. Of all tiles, paper is above this percentile.
_STEEP, _TILE, _BRIGHT = 0.01, 2.0, 75
# Of a row's (or column's) light: margins of a twentieth on both sides are white where all else is shaded.
_MARGINS = 93
# Pale strokes: this much (of 255) paler than ink but no paler than this (print from the back is 230 and more), with so
# little ink in them (ordinary type has half and more), and of so many pixels (grains of noise have fewer).
_PALER, _PALEST, _INKED, _STROKES = 35.0, 222.0, 0.3, 25
# Of the paper's light: a ground darker than this carries white text (office blue #4472C4 0.43; a screen
# of half black, 0.53, wavers and would make one ragged area with the black cells beside it).
_NIGHT = 0.47
# In points: how much of such an area's edge counts as a rule. Of 255: what differs by less is black.
_EDGE, _BLACK = 1.0, 16.0
# In points: the narrowest column of a month is wider, the stem of a bold title of 20 pt narrower.
_NARROW = 4.5
# A row is higher than this, a mark in type of 10 pt and less is lower (5 to 7).
_SIGN = 9.0
# The part of such an area that is dark: bold capitals leave 0.7, black type set without leading covers 0.5.
_SOLID = 0.62


class Picture(NamedTuple):
    """A page laid straight, and its layers, all of one size.

    ``flat`` is the light of each pixel against the ground around it (paper or a cell's shade), 255 where it is the
    ground itself: type and rules alone are dark. ``ground`` is the picture without type and rules. ``paper`` is how
    bright white paper is at each place.
    """

    color: Color
    flat: Gray
    ground: Color
    paper: Gray
    scale: float
    dark: Mask
    """Areas so dark that their ink is white."""
    stamps: tuple[Box, ...] = ()
    """Around each stamp that was taken off, in points."""


def picture_of(color: Color, scale: float) -> Picture:
    """The layers of a page's picture that has been laid straight."""
    gray = cv2.cvtColor(color, cv2.COLOR_BGR2GRAY)
    ground = _ground(color, scale)
    light = cv2.cvtColor(ground, cv2.COLOR_BGR2GRAY)
    paper = _paper(light, scale)
    flat = cv2.divide(gray, np.maximum(light, 1), scale=255)
    dark = _dark_areas(gray, paper, scale)
    if dark.any():
        flat, ground = _inverted(color, gray, flat, ground, dark, scale)
    return Picture(color, flat, ground, paper, scale, dark)


def _ground(color: Color, scale: float) -> Color:
    """The picture without what is thinner than a stroke: closed at half its size, which is four times as fast."""
    half = cv2.resize(color, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    side = max(3, round(_STROKE * scale / 2) | 1)
    closed = cv2.morphologyEx(half, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    # Closing takes the brightest grain of noise; its mean over the same square is the ground again.
    closed = cv2.blur(closed, (side, side))
    return cv2.resize(closed, (color.shape[1], color.shape[0]), interpolation=cv2.INTER_LINEAR)


def _dark_areas(gray: Gray, paper: Gray, scale: float) -> Mask:
    """Areas so dark that their text is white (a header of white on navy)."""
    dark = cv2.compare(gray, cv2.convertScaleAbs(paper, alpha=_NIGHT), cv2.CMP_LT)
    raw = cv2.resize(dark, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_NEAREST)
    letters, smallest = round(2 * scale) | 1, round(5 * scale) | 1
    half = cv2.morphologyEx(raw, cv2.MORPH_CLOSE, np.ones((letters, letters), np.uint8))
    half = cv2.morphologyEx(half, cv2.MORPH_OPEN, np.ones((smallest, smallest), np.uint8))
    # Black type set close comes this far too, but has more white in it.
    count, labels, stats, _ = cv2.connectedComponentsWithStats(half, connectivity=4)
    inked = np.bincount(labels.ravel(), weights=raw.ravel() > 0, minlength=count)
    kept = inked > _SOLID * stats[:, cv2.CC_STAT_AREA]
    kept[0] = False
    half = np.where(kept[labels], 255, 0).astype(np.uint8)
    # Narrow cells without any type: nothing else is black for so far in both directions.
    solid = round(_NARROW * scale / 2) | 1
    half = np.maximum(half, cv2.morphologyEx(raw, cv2.MORPH_OPEN, np.ones((solid, solid), np.uint8)))
    # A black square is a mark in a cell, not the cell.
    _, labels, stats, _ = cv2.connectedComponentsWithStats(half, connectivity=4)
    sign = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) < _SIGN * scale / 2
    half = np.where(sign[labels], 0, half).astype(np.uint8)
    # The rules around such an area are as dark as it is: its edge stands for them.
    edge = 2 * round(_EDGE * scale / 2) + 1
    half = cv2.erode(half, np.ones((edge, edge), np.uint8))
    return cv2.resize(half, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_NEAREST)


def without_dark_edges(ink: Mask, picture: Picture) -> Mask:
    """The ink of type: the edges of dark areas stand for rules and are no letters."""
    if not picture.dark.any():
        return ink
    side = 2 * round(2 * _EDGE * picture.scale) + 1
    kernel = np.ones((side, side), np.uint8)
    inner = cv2.erode(picture.dark, kernel[::2, ::2])
    return cv2.subtract(ink, cv2.subtract(cv2.dilate(picture.dark, kernel), inner))


def _inverted(color: Color, gray: Gray, flat: Gray, ground: Color, dark: Mask, scale: float) -> tuple[Gray, Color]:
    """In dark areas, ink is what is brighter than the ground (white type), and what is blacker still (rules)."""
    half = cv2.resize(color, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    side = max(3, round(_STROKE * scale / 2) | 1)
    opened = cv2.blur(cv2.morphologyEx(half, cv2.MORPH_OPEN, np.ones((side, side), np.uint8)), (side, side))
    opened = cv2.resize(opened, (color.shape[1], color.shape[0]), interpolation=cv2.INTER_LINEAR)
    light = cv2.cvtColor(opened, cv2.COLOR_BGR2GRAY)
    brighter = 255 - cv2.divide(cv2.subtract(gray, light), np.maximum(255 - light, 1), scale=255)
    # On black nothing is blacker.
    blacker = cv2.divide(gray.astype(np.float32) + _BLACK, light.astype(np.float32) + _BLACK, scale=255)
    brighter = np.minimum(brighter, np.minimum(blacker, 255).astype(np.uint8))
    inside = dark > 0
    return np.where(inside, brighter, flat), np.where(inside[:, :, None], opened, ground)


def _paper(light: Gray, scale: float) -> Gray:
    """How bright white paper is at each place: the light without its steps.

    Shades and the sheet's own edge are steps, light on paper changes slowly (Land and McCann 1971, Horn 1974): what is
    steeper than `_STEEP` is left out of the slopes, and the surface that has the slopes that are left is the light
    (Poisson's equation, by cosine transform).
    """
    side = _TILE * scale
    # The transform takes even sizes alone.
    wide, high = (max(4, int(length / side) // 2 * 2) for length in (light.shape[1], light.shape[0]))
    tiles = np.log(np.maximum(cv2.resize(light, (wide, high), interpolation=cv2.INTER_AREA), 8).astype(np.float64))
    across, down = np.diff(tiles, axis=1), np.diff(tiles, axis=0)
    # A step is spread over three tiles at most, as the ground is blurred.
    for slope, reach in ((across, np.ones((1, 3), np.uint8)), (down, np.ones((3, 1), np.uint8))):
        step = (abs(slope) > _STEEP * _TILE).astype(np.uint8)
        slope[cv2.dilate(step, reach) > 0] = 0
    slopes = np.zeros_like(tiles)
    slopes[:, :-1] += across
    slopes[:, 1:] -= across
    slopes[:-1] += down
    slopes[1:] -= down
    waves = cv2.dct(slopes)
    of_x, of_y = (2 * np.cos(np.pi * np.arange(length) / length) - 2 for length in (wide, high))
    lengths = of_x[None, :] + of_y[:, None]
    lengths[0, 0] = 1  # how bright the whole is; no slope tells
    surface = cv2.idct(waves / lengths)
    # Most of a page is paper, or the scanner's lid beside it.
    surface += np.percentile(tiles - surface, _BRIGHT)
    smooth = cv2.resize(np.clip(np.exp(surface), 30, 255).astype(np.uint8), (light.shape[1], light.shape[0]))
    return _with_bands(light, smooth, scale)


def _with_bands(light: Gray, paper: Gray, scale: float) -> Gray:
    """The paper's light with the shadows that lie along an edge (a book's spine, a lid not shut): too steep for the
    surface, but all across the page, where shaded rows leave at least the margins white."""
    half = max(1, round(2 * scale))
    small = light[::half, ::half].astype(np.float32) / np.maximum(paper[::half, ::half], 1)
    bands = np.ones_like(small)
    for axis in (1, 0):
        band = np.minimum(np.percentile(small / bands, _MARGINS, axis=axis, keepdims=True), 1.0).astype(np.float32)
        bands *= cv2.blur(np.maximum(band, 0.1), (1, 5) if axis == 1 else (5, 1))
    whole = cv2.resize(bands, (light.shape[1], light.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.maximum(paper * whole, 1).astype(np.uint8)


def ink_of(flat: Gray) -> Mask:
    """Type and rules: what is much darker than its ground, half way to the page's darkest ink; and thin strokes, which
    a scanner made paler, of signs that would otherwise be broken or lost (ticks)."""
    sample = flat[::4, ::4]
    dark = sample[sample < 200]
    # Ink of a page: its darkest quarter (type that is paler than the rules too); a page without ink keeps the plain
    # threshold.
    black = float(np.percentile(dark, 25)) if dark.size > 50 else 80.0
    level = min(215.0, max(140.0, (255 + black) / 2))
    ink = cv2.threshold(flat, level, 255, cv2.THRESH_BINARY_INV)[1]
    pale = cv2.threshold(flat, min(_PALEST, level + _PALER), 255, cv2.THRESH_BINARY_INV)[1]
    count, labels, stats, _ = cv2.connectedComponentsWithStats(pale, connectivity=8)
    inked = np.bincount(labels[ink > 0], minlength=count)
    areas = stats[:, cv2.CC_STAT_AREA]
    thin = (inked < _INKED * areas) & (areas >= _STROKES)
    thin[0] = False
    return np.where(thin[labels], 255, ink).astype(np.uint8)
