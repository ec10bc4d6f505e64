"""A page's picture and its layers: paper, background, normalized light.

Pictures are numpy arrays of rows × columns from the top-left corner; ``scale`` is always pixels a point.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.geometry import Box
from skparse.read.scan.raster.settings import DARK_AREAS, PAPER

Gray = NDArray[Any]  # OpenCV's own stubs know no types of numbers
"""uint8, rows × columns, 0 black … 255 white."""
Color = NDArray[Any]
"""uint8, rows × columns × 3, blue, green, red."""
Mask = NDArray[Any]
"""uint8, rows × columns, 0 or 255."""


class Picture(NamedTuple):
    """A deskewed page and its layers, all of one size."""

    color: Color
    """The page itself."""
    normalized: Gray
    """Each pixel's light against the background around it (paper or a cell's shade): 255 where it is the background
    itself, so that type and rules alone are dark, also white type in dark areas."""
    paper: Gray
    """How bright white paper is at each place."""
    scale: float
    """Pixels a point."""
    dark_areas: Mask
    """Areas so dark that their ink is white."""
    stamps: tuple[Box, ...] = ()
    """Around each stamp that was removed, in points."""


def mask_of(condition: NDArray[np.bool_]) -> Mask:
    """Where something holds."""
    return np.multiply(condition, 255, dtype=np.uint8)


def mask_of_parts(labels: NDArray[Any], chosen: NDArray[np.bool_]) -> Mask:
    """The pixels of the chosen ones of the parts that ``labels`` numbers."""
    return np.asarray(mask_of(chosen)[labels])


def brightest(color: Color) -> Gray:
    """The brightest of each pixel's three colors."""
    blue, green, red = cv2.split(color)
    return cv2.max(cv2.max(blue, green), red)


def chroma(color: Color) -> Gray:
    """How far each pixel's three colors differ: 0 for gray."""
    blue, green, red = cv2.split(color)
    return cv2.subtract(cv2.max(cv2.max(blue, green), red), cv2.min(cv2.min(blue, green), red))


def make_picture(color: Color, scale: float) -> Picture:
    """The layers of a page's deskewed picture."""
    gray = cv2.cvtColor(color, cv2.COLOR_BGR2GRAY)
    light = cv2.cvtColor(_background(color, scale), cv2.COLOR_BGR2GRAY)
    paper = _paper(light, scale)
    normalized = cv2.divide(gray, np.maximum(light, 1), scale=255)
    dark_areas = _dark_areas(gray, paper, scale)
    if dark_areas.any():
        light = cv2.cvtColor(_dark_background(color, scale), cv2.COLOR_BGR2GRAY)
        x, y, width, height = cv2.boundingRect(dark_areas)
        window = (slice(y, y + height), slice(x, x + width))
        in_dark = _normalized_in_dark(gray[window], light[window], paper[window])
        cv2.copyTo(in_dark, dark_areas[window], normalized[window])
    return Picture(
        color=color,
        normalized=normalized,
        paper=paper,
        scale=scale,
        dark_areas=dark_areas,
    )


def page_background(picture: Picture) -> Color:
    """The page without type and rules, which are white in dark areas."""
    background = _background(picture.color, picture.scale)
    if picture.dark_areas.any():
        cv2.copyTo(_dark_background(picture.color, picture.scale), picture.dark_areas, background)
    return background


def _background(color: Color, scale: float) -> Color:
    """The picture without what is thinner than a stroke: closed at half its size, which is four times as fast."""
    half = cv2.resize(color, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    side = _stroke_side(scale)
    closed = cv2.morphologyEx(half, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    # Closing takes the brightest grain of noise; its mean over the same square is the background again.
    closed = cv2.blur(closed, (side, side))
    return cv2.resize(closed, (color.shape[1], color.shape[0]), interpolation=cv2.INTER_LINEAR)


def _dark_background(color: Color, scale: float) -> Color:
    """The same for dark areas: the picture without what is brighter and thinner than a stroke."""
    half = cv2.resize(color, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    side = _stroke_side(scale)
    opened = cv2.blur(cv2.morphologyEx(half, cv2.MORPH_OPEN, np.ones((side, side), np.uint8)), (side, side))
    return cv2.resize(opened, (color.shape[1], color.shape[0]), interpolation=cv2.INTER_LINEAR)


def _stroke_side(scale: float) -> int:
    """Side of a square that is thicker than strokes, in pixels of half the size; odd."""
    return max(3, round(PAPER.max_stroke_pt * scale / 2) | 1)


def _normalized_in_dark(gray: Gray, light: Gray, paper: Gray) -> Gray:
    """In dark areas, ink is what is brighter than the background (white type), and what is blacker still (rules).

    White type is paper that was left free: it is as bright as the paper, which may be gray or in little light.
    ``light`` is that of the background.
    """
    brighter = 255 - cv2.divide(cv2.subtract(gray, light), np.maximum(cv2.subtract(paper, light), 1), scale=255)
    # On black nothing is blacker.
    black = DARK_AREAS.max_black_difference
    blacker = cv2.divide(gray.astype(np.float32) + black, light.astype(np.float32) + black, scale=255)
    normalized: Gray = np.minimum(brighter, np.minimum(blacker, 255).astype(np.uint8))
    return normalized


def _dark_areas(gray: Gray, paper: Gray, scale: float) -> Mask:
    """Areas so dark that their text is white (a header of white on navy)."""
    dark = cv2.compare(gray, cv2.convertScaleAbs(paper, alpha=DARK_AREAS.max_light_share), cv2.CMP_LT)
    raw = cv2.resize(dark, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_NEAREST)
    gap, smallest = round(DARK_AREAS.letter_gap_pt * scale / 2) | 1, round(DARK_AREAS.min_size_pt * scale / 2) | 1
    half = cv2.morphologyEx(raw, cv2.MORPH_CLOSE, np.ones((gap, gap), np.uint8))
    half = cv2.morphologyEx(half, cv2.MORPH_OPEN, np.ones((smallest, smallest), np.uint8))
    # Black type set close comes this far too, but has more white in it.
    count, labels, stats, _ = cv2.connectedComponentsWithStats(half, connectivity=4)
    dark_px = np.bincount(labels[raw > 0], minlength=count)
    kept = dark_px > DARK_AREAS.min_dark_share * stats[:, cv2.CC_STAT_AREA]
    kept[0] = False
    half = _dark_in_most(mask_of_parts(labels, kept), raw, smallest)
    # Narrow cells without any type: nothing else is black for so far in both directions.
    solid = round(DARK_AREAS.min_cell_width_pt * scale / 2) | 1
    half = np.maximum(half, cv2.morphologyEx(raw, cv2.MORPH_OPEN, np.ones((solid, solid), np.uint8)))
    # A black square is a mark in a cell, not the cell.
    _, labels, stats, _ = cv2.connectedComponentsWithStats(half, connectivity=4)
    sizes = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    is_mark = sizes < DARK_AREAS.max_mark_size_pt * scale / 2
    half = cv2.subtract(half, mask_of_parts(labels, is_mark))
    # The rules around such an area are as dark as it is: its edge stands for them.
    edge = 2 * round(DARK_AREAS.edge_pt * scale / 2) + 1
    half = cv2.erode(half, np.ones((edge, edge), np.uint8))
    return cv2.resize(half, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_NEAREST)


def _dark_in_most(areas: Mask, dark: Mask, side: int) -> Mask:
    """The areas without what is white in most of every square: black type between rules, beside a black cell."""
    if not areas.any():
        return areas
    share = cv2.blur(cv2.bitwise_and(dark, areas), (side, side)).astype(np.float32) / np.maximum(
        cv2.blur(areas, (side, side)), 1
    )
    kept: Mask = np.where(share > 0.5, areas, 0).astype(np.uint8)
    return cv2.morphologyEx(kept, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))


def _paper(light: Gray, scale: float) -> Gray:
    """How bright white paper is at each place: the light without its steps.

    Shades and the sheet's own edge are steps, light on paper changes slowly (Land and McCann 1971, Horn 1974): what is
    steeper than `PAPER.max_light_change` is left out of the slopes, and the surface that has the slopes that are left
    is the light (Poisson's equation, by cosine transform).
    """
    side = PAPER.tile_pt * scale
    # The transform takes even sizes alone.
    width, height = (max(4, int(length / side) // 2 * 2) for length in (light.shape[1], light.shape[0]))
    tiles = np.log(np.maximum(cv2.resize(light, (width, height), interpolation=cv2.INTER_AREA), 8).astype(np.float64))
    across, down = np.diff(tiles, axis=1), np.diff(tiles, axis=0)
    # A step is spread over three tiles at most, as the background is blurred.
    for slope, reach in ((across, np.ones((1, 3), np.uint8)), (down, np.ones((3, 1), np.uint8))):
        step = (abs(slope) > PAPER.max_light_change * PAPER.tile_pt).astype(np.uint8)
        slope[cv2.dilate(step, reach) > 0] = 0
    slopes = np.zeros_like(tiles)
    slopes[:, :-1] += across
    slopes[:, 1:] -= across
    slopes[:-1] += down
    slopes[1:] -= down
    waves = cv2.dct(slopes)
    of_x, of_y = (2 * np.cos(np.pi * np.arange(length) / length) - 2 for length in (width, height))
    lengths = of_x[None, :] + of_y[:, None]
    lengths[0, 0] = 1  # the mean light of the page, which no slope tells
    surface = cv2.idct(waves / lengths)
    # Most of a page is paper, or the scanner's lid beside it.
    surface += np.quantile(tiles - surface, PAPER.paper_quantile)
    smooth = cv2.resize(np.clip(np.exp(surface), 30, 255).astype(np.uint8), (light.shape[1], light.shape[0]))
    return _with_edge_shadows(light, smooth, scale)


def _with_edge_shadows(light: Gray, paper: Gray, scale: float) -> Gray:
    """The paper's light with the shadows that lie along an edge (a book's spine, a lid not shut).

    They are too steep for the surface, but go all across the page, where shaded rows leave at least the margins white.
    """
    step = max(1, round(PAPER.band_pt * scale))
    small = light[::step, ::step].astype(np.float32) / np.maximum(paper[::step, ::step], 1)
    bands = np.ones_like(small)
    for axis in (1, 0):
        band = np.quantile(small / bands, PAPER.band_quantile, axis=axis, keepdims=True)
        band = np.minimum(band, 1.0).astype(np.float32)
        bands *= cv2.blur(np.maximum(band, PAPER.min_band_light), (1, 5) if axis == 1 else (5, 1))
    whole = cv2.resize(bands, (light.shape[1], light.shape[0]), interpolation=cv2.INTER_LINEAR)
    whole *= paper
    return np.maximum(whole, 1, out=whole).astype(np.uint8)
