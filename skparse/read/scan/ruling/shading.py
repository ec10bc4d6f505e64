"""Shaded cells of a straight picture: its ground against the paper around, in colour."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.page import Fill
from skparse.read.scan.raster.picture import Mask, Picture
from skparse.read.scan.ruling.intervals import true_intervals

# A shade is darker than the paper by this part of it, or this far from grey (of 255). The lightest shades in use, grey
# #F2F2F2 and light blue, lie at 0.05 and 12; the ground of a JPEG at quality 10 wavers by 0.02 and 6, and
# shades on the back shine through by 0.04.
_DARKER, _CHROMA = 0.045, 11.0
# A shade that far from the paper is no unevenness of it.
_STRONG, _STRONG_CHROMA = 0.1, 22.0
# Of the cells that a fainter one lies in.
_MOST = 0.5
# In points: smaller areas are blots. Ink spreads this far beside a rule.
_SMALLEST, _SPREAD = 5.0, 1.5
# A narrow black cell between its edges; of 255: how much of a point is black.
_NARROWEST, _NIGHT = 3.0, 100
# Of 255: how much of a point is rule, inside such a cell: its edges are as dark as rules.
_INSIDE = 200
# A shaded area fills this much of its box; less is several that touch at corners or in steps.
_FULL, _BAY = 0.9, 13
# Of 255: one shade wavers by this much over a page (JPEG at quality 10, uneven light); two in use differ by more.
_NOISE = 9
# Of a row: what has the tint of more of it is the row's ground. Twelve months are no more than 0.6 of a table's width;
# a faint tint is that of the row sooner.
_ROW, _FAINT_ROW = 0.7, 0.5
# Of a cell's width or height: a shade spans it. Elsewhere it is a box of this many points, as good as full.
_SPANS, _LARGE, _PLAIN = 0.8, 10.0, 0.92

Tint = NDArray[Any]
"""One pixel a point: blue, green, red, 255 on paper."""
Cells = tuple[NDArray[Any], NDArray[Any]]
Part = NDArray[np.bool_]
"""Pixels of one area inside its box."""


def fills_of(picture: Picture, ink: Mask, rules: Mask) -> list[Fill]:
    """The shaded areas in points; an area that rules cross is one fill for each cell, reaching to the rules' middles.

    Colours are those of the page under even white light.
    """
    wide, high = round(picture.color.shape[1] / picture.scale), round(picture.color.shape[0] / picture.scale)
    night: Part = cv2.resize(picture.dark_areas, (wide, high), interpolation=cv2.INTER_AREA) > _NIGHT
    tint = _tint(picture, ink, night)
    ruled = cv2.resize(rules, (wide, high), interpolation=cv2.INTER_AREA)
    crossed: Part = ruled > np.where(night, _INSIDE, 20)
    light = tint.mean(axis=2)
    chroma = tint.max(axis=2) - tint.min(axis=2)
    shaded = ((light < 255 * (1 - _DARKER)) | (chroma > _CHROMA)) & ~crossed
    # Grains of noise out, pinholes shut; the ground of cells is even.
    mask = cv2.morphologyEx(shaded.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    cells = _cells(crossed)
    fills = []
    for label in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[label])
        part = labels[y : y + h, x : x + w] == label
        smallest = _NARROWEST if night[y : y + h, x : x + w][part].mean() > _MOST else _SMALLEST
        if w < smallest or h < smallest:
            continue
        if not _fills_its_cell(cells, x, y, w, h, area):
            continue
        color = _color(tint[y : y + h, x : x + w], part)
        if not _is_strong(color) and not _covers_its_cell(cells, x, y, w, h, area):
            continue
        if _row_share(tint, crossed, y, h, color) > (_ROW if _is_strong(color) else _FAINT_ROW):
            continue
        # Letters leave holes and bays in the shade they stand on.
        padded = np.pad(part.astype(np.uint8), _BAY)
        closed = cv2.morphologyEx(padded, cv2.MORPH_CLOSE, np.ones((_BAY, _BAY), np.uint8))
        whole: Part = closed[_BAY:-_BAY, _BAY:-_BAY] > 0
        for left, top, right, bottom in [(0, 0, w, h)] if whole.sum() >= _FULL * w * h else _rectangles(whole):
            if right - left < smallest or bottom - top < smallest:
                continue
            box = (x + left - _SPREAD, y + top - _SPREAD, x + right + _SPREAD, y + bottom + _SPREAD)
            fills.append(Fill(*box, color))
    return _of_few_colors(fills)


def _of_few_colors(fills: list[Fill]) -> list[Fill]:
    """Shades that differ by no more than the scanner's noise are one colour: that of the largest."""
    colors: list[tuple[int, int, int]] = []
    result: dict[int, Fill] = {}
    for place in sorted(range(len(fills)), key=lambda n: -_area(fills[n])):
        own = _rgb(fills[place].color or "#000000")
        same = next((c for c in colors if max(abs(a - b) for a, b in zip(c, own, strict=True)) <= _NOISE), None)
        if same is None:
            colors.append(own)
        red, green, blue = same or own
        result[place] = fills[place]._replace(color=f"#{red:02X}{green:02X}{blue:02X}")
    return [result[place] for place in range(len(fills))]


def _area(fill: Fill) -> float:
    return (fill.x1 - fill.x0) * (fill.bottom - fill.top)


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _tint(picture: Picture, ink: Mask, night: Part) -> Tint:
    """The ground at one pixel a point, as it were on paper of pure white: means of what is no ink, so that letters
    leave no trace. Where all is ink it is paper."""
    high, wide = night.shape
    half = (picture.color.shape[1] // 2, picture.color.shape[0] // 2)
    free = cv2.resize(cv2.bitwise_not(cv2.dilate(ink, np.ones((5, 5), np.uint8))), half, interpolation=cv2.INTER_AREA)
    clear = cv2.threshold(free, 250, 255, cv2.THRESH_BINARY)[1]
    color = cv2.resize(picture.color, half, interpolation=cv2.INTER_AREA)
    color = cv2.bitwise_and(color, color, mask=clear)
    weight = cv2.blur(cv2.resize(clear, (wide, high), interpolation=cv2.INTER_AREA).astype(np.float32), (3, 3))
    total = cv2.blur(cv2.resize(color, (wide, high), interpolation=cv2.INTER_AREA).astype(np.float32), (3, 3))
    paper = cv2.resize(picture.paper, (wide, high), interpolation=cv2.INTER_AREA).astype(np.float32)
    tint = total / np.maximum(weight, 1)[:, :, None] / np.maximum(paper, 1)[:, :, None] * np.float32(255 * 255)
    tint[weight < 12] = 255
    # A narrow dark cell is ink all over: its edges stand for rules.
    tint[night & (weight < 12)] = 0
    # The colour of the paper itself (yellowed, or a scanner's cast): that of its brightest half.
    light = tint.mean(axis=2)
    bright = tint[light >= np.median(light)]
    cast = np.median(bright, axis=0) if bright.size else np.full(3, 255.0)
    clean: Tint = np.minimum(tint / np.maximum(cast, 1) * 255, 255).astype(np.float32)
    return clean


def _cells(crossed: Part) -> Cells:
    """Number of the cell that each point lies in, and the boxes (x, y, width, height) of all cells."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats((~crossed).astype(np.uint8), connectivity=4)
    return labels, stats[:, :4]


def _fills_its_cell(cells: Cells, x: int, y: int, w: int, h: int, area: int) -> bool:
    """Shading reaches from side to side or from top to bottom of its cell; a large plain box may lie anywhere.

    What else is tinted is a blot, a stamp, or print that shines through from the back.
    """
    labels, boxes = cells
    inside = labels[y : y + h, x : x + w]
    inside = inside[inside > 0]
    if inside.size:
        _, _, wide, high = (int(v) for v in boxes[int(np.bincount(inside).argmax())])
        if w >= _SPANS * wide - 2 or h >= _SPANS * high - 2:
            return True
    return area >= _PLAIN * w * h and min(w, h) >= _LARGE


def _covers_its_cell(cells: Cells, x: int, y: int, w: int, h: int, area: int) -> bool:
    """The area is most of the cells that it lies in: a shade as faint as the paper's own unevenness must be."""
    labels, boxes = cells
    inside = np.unique(labels[y : y + h, x : x + w])
    reached = sum(int(wide) * int(high) for _, _, wide, high in boxes[inside[inside > 0]])
    return area >= _MOST * reached


def _row_share(tint: Tint, crossed: Part, y: int, h: int, color: str) -> float:
    """How much of its whole row has this tint (every other row of a table has): read or overlooked cell by cell, as
    letters cover it and the paper wavers, it would mark some of them."""
    columns = np.flatnonzero(crossed[y : y + h].any(axis=0))
    if columns.size < 2:
        return 0.0
    row = tint[y : y + h, columns[0] : columns[-1]][~crossed[y : y + h, columns[0] : columns[-1]]]
    alike = np.abs(row - np.array(_rgb(color)[::-1])).max(axis=1) <= _NOISE
    return float(alike.mean()) if alike.size else 0.0


def _is_strong(color: str) -> bool:
    rgb = _rgb(color)
    return sum(rgb) / 3 < 255 * (1 - _STRONG) or max(rgb) - min(rgb) > _STRONG_CHROMA


def _color(tint: Tint, part: Part) -> str:
    blue, green, red = (round(float(v)) for v in np.median(tint[part], axis=0))
    return f"#{red:02X}{green:02X}{blue:02X}"


def _rectangles(part: Part) -> list[tuple[int, int, int, int]]:
    """An area with steps as boxes: rows whose runs begin and end alike (to two points) are one box."""
    boxes: list[list[int]] = []
    open_boxes: list[list[int]] = []
    for row in range(part.shape[0]):
        still: list[list[int]] = []
        for left, right in true_intervals(part[row]):
            for box in open_boxes:
                if abs(box[0] - left) <= 2 and abs(box[2] - right) <= 2:
                    box[3] = row + 1
                    still.append(box)
                    break
            else:
                box = [left, row, right, row + 1]
                boxes.append(box)
                still.append(box)
        open_boxes = still
    return [(b[0], b[1], b[2], b[3]) for b in boxes]
