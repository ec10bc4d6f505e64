"""Shaded cells of a deskewed picture: its background against the paper around, in color.

All is measured at one pixel a point.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.geometry import Box
from skparse.page import Fill
from skparse.read.scan.raster.picture import Mask, Picture
from skparse.read.scan.ruling.intervals import true_intervals
from skparse.read.scan.shading.settings import SHADING
from skparse.read.scan.shading.steps import even_light, labels_of_light

# Each round finds more of the paper in the soft edge of a shadow.
_ROUNDS = 3

Tint = NDArray[Any]
"""Rows × columns × 3: blue, green, red, 255 on paper."""
Part = NDArray[np.bool_]
"""Rows × columns."""
Rgb = tuple[int, int, int]


class _Background(NamedTuple):
    """A page without type and rules."""

    tint: Tint
    known: Part
    """Where the tint was measured."""
    dark: Part
    """Where type is white."""
    rules: Part
    cells: NDArray[Any]
    """The label of the cell that each point lies in."""
    cell_sizes: NDArray[Any]
    """Width and height of each cell, by its label."""


class _Area(NamedTuple):
    """A tinted area: its box, and which of its points are tinted."""

    x: int
    y: int
    width: int
    height: int
    part: Part

    @property
    def size(self) -> int:
        """How many points are tinted."""
        return int(self.part.sum())

    @property
    def window(self) -> tuple[slice, slice]:
        """Its box in the picture."""
        return slice(self.y, self.y + self.height), slice(self.x, self.x + self.width)


def find_fills(picture: Picture, ink: Mask, rules: Mask) -> list[Fill]:
    """The shaded areas in points; an area that rules cross is one fill for each cell, reaching to the rules' centers.

    Colors are those of the page under even white light.
    """
    background = _in_even_light(_background(picture, ink, rules))
    shades: list[tuple[Box, Rgb]] = []
    for area in _tinted_areas(background):
        is_dark = background.dark[area.window][area.part].mean() > SHADING.dark_min_share
        min_size = SHADING.dark_min_size_pt if is_dark else SHADING.min_size_pt
        if min(area.width, area.height) < min_size or not _spans_its_cell(background, area):
            continue
        color = _color(background, area)
        if _is_uneven_paper(background, area, color) or _is_row_background(background, area, color):
            continue
        shades.extend((box, color) for box in _boxes(area, min_size))
    return _with_few_colors(shades)


def _background(picture: Picture, ink: Mask, rules: Mask) -> _Background:
    width, height = round(picture.color.shape[1] / picture.scale), round(picture.color.shape[0] / picture.scale)
    dark_coverage = cv2.resize(picture.dark_areas, (width, height), interpolation=cv2.INTER_AREA)
    dark: Part = dark_coverage > SHADING.dark_min_coverage
    coverage = cv2.resize(rules, (width, height), interpolation=cv2.INTER_AREA)
    ruled: Part = coverage > np.where(dark, SHADING.rule_in_dark_min_coverage, SHADING.rule_min_coverage)
    _, cells, stats, _ = cv2.connectedComponentsWithStats((~ruled).astype(np.uint8), connectivity=4)
    tint, known = _tint(picture, ink, dark)
    return _Background(
        tint=tint,
        known=known & ~ruled,
        dark=dark,
        rules=ruled,
        cells=cells,
        cell_sizes=stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]],
    )


def _tint(picture: Picture, ink: Mask, dark: Part) -> tuple[Tint, Part]:
    """The background as if on paper of pure white: means of what is no ink, so that letters leave no trace. Where all
    is ink it is paper, and not known."""
    height, width = dark.shape
    half = (picture.color.shape[1] // 2, picture.color.shape[0] // 2)
    free = cv2.resize(cv2.bitwise_not(cv2.dilate(ink, np.ones((5, 5), np.uint8))), half, interpolation=cv2.INTER_AREA)
    clear = cv2.threshold(free, SHADING.background_min_coverage, 255, cv2.THRESH_BINARY)[1]
    color = cv2.resize(picture.color, half, interpolation=cv2.INTER_AREA)
    color = cv2.bitwise_and(color, color, mask=clear)
    weight = cv2.blur(cv2.resize(clear, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32), (3, 3))
    total = cv2.blur(cv2.resize(color, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32), (3, 3))
    paper = cv2.resize(picture.paper, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32)
    tint = total / np.maximum(weight, 1)[:, :, None] / np.maximum(paper, 1)[:, :, None] * np.float32(255 * 255)
    is_ink = weight < SHADING.background_min_mean
    tint[is_ink] = 255
    # A narrow dark cell is ink all over: its edges stand for rules.
    tint[dark & is_ink] = 0
    # The color of the paper itself (yellowed, or a scanner's cast): that of its brightest half.
    light = tint.mean(axis=2)
    bright = tint[light >= np.median(light)]
    cast = np.median(bright, axis=0) if bright.size else np.full(3, 255.0)
    clean: Tint = np.minimum(tint / np.maximum(cast, 1) * 255, 255).astype(np.float32)
    return clean, ~is_ink | dark


def _tinted_areas(background: _Background) -> Iterator[_Area]:
    """Connected areas that are darker than paper or colored, and than what lies beside them."""
    labels, stats = _tinted(background)
    light = labels_of_light(background.tint, background.known, labels)
    for label in range(1, len(stats)):
        if label in light:
            continue
        x, y, width, height, _ = (int(v) for v in stats[label])
        yield _Area(x=x, y=y, width=width, height=height, part=labels[y : y + height, x : x + width] == label)


def _tinted(background: _Background) -> tuple[NDArray[np.int64], NDArray[Any]]:
    """Which tinted area each point lies in (0: none), and the areas' boxes."""
    tint = background.tint
    chroma = tint.max(axis=2) - tint.min(axis=2)
    is_darker = tint.mean(axis=2) < 255 * (1 - SHADING.min_darker_share)
    tinted = (is_darker | (chroma > SHADING.min_chroma)) & ~background.rules
    # Grains of noise are no areas.
    mask = cv2.morphologyEx(tinted.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    return np.asarray(labels, np.int64), stats


def _in_even_light(background: _Background) -> _Background:
    """The background with the tint of less light taken off, which `_paper` could not follow; mostly as it is."""
    for _ in range(_ROUNDS):
        labels, _ = _tinted(background)
        light = labels_of_light(background.tint, background.known, labels)
        if not light:
            break
        paper = background.known & ((labels == 0) | np.isin(labels, list(light)))
        background = background._replace(tint=even_light(background.tint, paper))
    return background


def _spans_its_cell(background: _Background, area: _Area) -> bool:
    """Shading reaches from side to side or from top to bottom of its cell; a large plain box may lie anywhere.

    What else is tinted is a blot, a stamp, or print that shines through from the back.
    """
    labels = background.cells[area.window]
    labels = labels[labels > 0]
    if labels.size:
        cell_width, cell_height = (int(v) for v in background.cell_sizes[int(np.bincount(labels).argmax())])
        share, tolerance = SHADING.min_span_share, SHADING.span_tolerance_pt
        if area.width >= share * cell_width - tolerance or area.height >= share * cell_height - tolerance:
            return True
    if _stands_between_rules(background, area):
        return True
    is_plain = area.size >= SHADING.plain_min_filled_share * area.width * area.height
    return is_plain and min(area.width, area.height) >= SHADING.plain_min_size_pt


def _stands_between_rules(background: _Background, area: _Area) -> bool:
    """Do rules run along both sides of an area? A row that a page's end has cut has no rule below, and its cells are
    one with the margin."""
    rows, _ = area.window
    reach = round(SHADING.edge_spread_pt + SHADING.span_tolerance_pt)
    sides = (
        background.rules[rows, max(0, area.x - reach) : area.x],
        background.rules[rows, area.x + area.width : area.x + area.width + reach],
    )
    return all(float(side.any(axis=1).mean()) >= SHADING.min_span_share for side in sides)


def _is_uneven_paper(background: _Background, area: _Area, color: Rgb) -> bool:
    """Is a tint so faint that it may be the paper's own, and not most of the cells that it lies in?"""
    if _is_strong(color):
        return False
    labels = np.unique(background.cells[area.window])
    cells = sum(int(width) * int(height) for width, height in background.cell_sizes[labels[labels > 0]])
    return area.size < SHADING.faint_min_cell_share * cells


def _is_row_background(background: _Background, area: _Area, color: Rgb) -> bool:
    """Does most of the whole row have this tint, as every other row of some tables has? Read cell by cell, it would be
    found in some cells and not in others, as letters cover it and the paper varies."""
    rows = slice(area.y, area.y + area.height)
    columns = np.flatnonzero(background.rules[rows].any(axis=0))
    if columns.size < 2:
        return False
    table = (rows, slice(columns[0], columns[-1]))
    row = background.tint[table][~background.rules[table]]
    is_alike = np.abs(row - np.array(color[::-1])).max(axis=1) <= SHADING.color_noise
    max_share = SHADING.strong_max_row_share if _is_strong(color) else SHADING.faint_max_row_share
    return bool(is_alike.size and is_alike.mean() > max_share)


def _is_strong(color: Rgb) -> bool:
    is_darker = sum(color) / 3 < 255 * (1 - SHADING.strong_min_darker_share)
    return is_darker or max(color) - min(color) > SHADING.strong_min_chroma


def _color(background: _Background, area: _Area) -> Rgb:
    blue, green, red = (round(float(v)) for v in np.median(background.tint[area.window][area.part], axis=0))
    return red, green, blue


def _boxes(area: _Area, min_size: float) -> Iterator[Box]:
    """The boxes of an area: one, unless it has steps."""
    # Letters leave holes and bays in the shade that they stand on.
    bay = SHADING.bay_pt
    padded = np.pad(area.part.astype(np.uint8), bay)
    closed = cv2.morphologyEx(padded, cv2.MORPH_CLOSE, np.ones((bay, bay), np.uint8))
    part: Part = closed[bay:-bay, bay:-bay] > 0
    is_box = part.sum() >= SHADING.box_min_filled_share * area.width * area.height
    spread = SHADING.edge_spread_pt
    for box in [Box(0, 0, area.width, area.height)] if is_box else _rectangles(part):
        if box.width >= min_size and box.height >= min_size:
            yield Box(
                area.x + box.x0 - spread,
                area.y + box.top - spread,
                area.x + box.x1 + spread,
                area.y + box.bottom + spread,
            )


def _rectangles(part: Part) -> list[Box]:
    """An area with steps as boxes: rows whose intervals begin and end alike are one box."""
    boxes: list[Box] = []
    open_indexes: list[int] = []
    for row in range(part.shape[0]):
        reached: list[int] = []
        for left, right in true_intervals(part[row]):
            index = next((n for n in open_indexes if _begin_and_end_alike(boxes[n], left, right)), None)
            if index is None:
                index = len(boxes)
                boxes.append(Box(left, row, right, row + 1))
            else:
                boxes[index] = boxes[index]._replace(bottom=row + 1)
            reached.append(index)
        open_indexes = reached
    return boxes


def _begin_and_end_alike(box: Box, left: int, right: int) -> bool:
    return abs(box.x0 - left) <= SHADING.step_pt and abs(box.x1 - right) <= SHADING.step_pt


def _with_few_colors(shades: list[tuple[Box, Rgb]]) -> list[Fill]:
    """Shades that differ by no more than the scanner's noise get one color: that of the largest."""
    colors: list[Rgb] = []
    fills: dict[int, Fill] = {}
    for index in sorted(range(len(shades)), key=lambda n: -shades[n][0].area):
        box, own = shades[index]
        color = next((other for other in colors if _differ_by_noise(other, own)), None)
        if color is None:
            color = own
            colors.append(own)
        fills[index] = Fill(*box, color="#{:02X}{:02X}{:02X}".format(*color))
    return [fills[index] for index in range(len(shades))]


def _differ_by_noise(a: Rgb, b: Rgb) -> bool:
    return max(abs(x - y) for x, y in zip(a, b, strict=True)) <= SHADING.color_noise
