"""Drawing on a page in points: boxes, lines, and labels that do not cover words."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

import cv2
import numpy as np

from skparse.debug.ground import MIN_PANEL_WIDTH_PX, Ground
from skparse.geometry import Box, HasBox
from skparse.read.scan.raster.picture import Color

Bgr = tuple[int, int, int]
"""Blue, green, red; 0 to 255 each."""
_PixelBox = tuple[int, int, int, int]
"""Left, top, right, bottom."""

# Colors that color-blind readers can distinguish: Okabe and Ito, "Color Universal Design", 2008.
BLACK, WHITE, GRAY = (0, 0, 0), (255, 255, 255), (130, 130, 130)
ORANGE, SKY, GREEN = (0, 159, 230), (233, 180, 86), (115, 158, 0)
YELLOW, BLUE, VERMILLION, PURPLE = (66, 228, 240), (178, 114, 0), (0, 94, 213), (167, 121, 204)

_FONT = cv2.FONT_HERSHEY_SIMPLEX
_FONT_CAPITAL_PX = 21.0
"""Height of the font's capitals at scale 1."""
_LABEL_CAPITAL_PT = 4.0
_MIN_LABEL_CAPITAL_PX = 7.0
"""Smaller letters cannot be read."""
_LABEL_PADDING_PX = 2
_MAX_LABEL_DISTANCE_PT = 60.0
"""Between a label and the box that it names."""
_MAX_LABELS_COUNT = 3000
"""More labels on a page would hide it, and take long."""
_MAX_COORDINATE_PX = 30_000
"""Coordinates come from files and may be of any size; further from a picture's corner nothing can be seen."""
_THIN_LINE_PT, _THICK_LINE_PT = 0.45, 0.9
_DASH_PT = 2.2
_CAPTION_PADDING_PX = 8


class Key(NamedTuple):
    """One entry of the legend."""

    color: Bgr
    text: str
    dashed: bool = False


class Canvas:
    """A faded page to draw on; coordinates are points from its top-left corner.

    Labels are placed when the picture is finished, since they must not cover any drawing.
    """

    def __init__(self, ground: Ground, words: Iterable[HasBox]) -> None:
        self.picture: Color = ground.picture.copy()
        self.scale = ground.scale
        self.thin = max(1, round(_THIN_LINE_PT * self.scale))
        self.thick = max(2, round(_THICK_LINE_PT * self.scale))
        self.letters = max(_MIN_LABEL_CAPITAL_PX, _LABEL_CAPITAL_PT * self.scale)
        self._taken = np.zeros(self.picture.shape[:2], np.uint8)
        self._labels: list[tuple[Box, str, Bgr, bool]] = []
        self.left_out = 0
        for word in words:
            self._reserve(word)

    def _reserve(self, box: HasBox) -> None:
        """No label covers this box as long as there is room elsewhere."""
        x0, y0, x1, y1 = self._pixels(box)
        self._taken[max(0, y0) : max(0, y1 + 1), max(0, x0) : max(0, x1 + 1)] = 1

    def box(self, box: Box, color: Bgr, *, thick: bool = False, dashed: bool = False) -> None:
        """The outline of a box."""
        if dashed:
            x0, top, x1, bottom = box
            for ends in ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)):
                self.line(*ends, color, thick=thick, dashed=True)
            return
        x0, y0, x1, y1 = self._pixels(box)
        cv2.rectangle(self.picture, (x0, y0), (x1, y1), color, self.thick if thick else self.thin)

    def line(
        self, x0: float, y0: float, x1: float, y1: float, color: Bgr, *, thick: bool = False, dashed: bool = False
    ) -> None:
        """A straight line."""
        ax, ay, bx, by = self._pixels(Box(x0, y0, x1, y1))
        width = self.thick if thick else self.thin
        if not dashed:
            cv2.line(self.picture, (ax, ay), (bx, by), color, width)
            return
        step = max(3 * width, round(_DASH_PT * self.scale))
        pieces = max(1, math.ceil(max(abs(bx - ax), abs(by - ay)) / step))
        for n in range(0, pieces, 2):
            start, end = n / pieces, min(1.0, (n + 1) / pieces)
            a = round(ax + (bx - ax) * start), round(ay + (by - ay) * start)
            b = round(ax + (bx - ax) * end), round(ay + (by - ay) * end)
            cv2.line(self.picture, a, b, color, width)

    def tint(self, box: Box, color: Bgr, strength: float = 0.3) -> None:
        """Color a box; what is under it can still be read. ``strength``: 0 to 1."""
        x0, y0, x1, y1 = self._pixels(box)
        part = self.picture[max(0, y0) : max(0, y1), max(0, x0) : max(0, x1)]
        if part.size:
            part[:] = (part * (1 - strength) + np.array(color) * strength).astype(np.uint8)

    def label(self, box: Box, text: str, color: Bgr, *, over: bool = False) -> None:
        """Name a box, by a text beside it or where it is empty. ``over``: the label may cover words (row numbers)."""
        if len(self._labels) < _MAX_LABELS_COUNT:
            self._labels.append((box, text, color, over))
        else:
            self.left_out += 1

    def finished(self, caption: str, keys: Iterable[Key]) -> Color:
        """The picture with its labels, below a strip with caption and legend."""
        for box, text, color, over in self._labels:
            self._place(box, text, color, over)
        self._labels.clear()
        if self.left_out:
            caption += f" ({self.left_out} labels left out)"
        height, width = self.picture.shape[:2]
        panel_width = max(width, MIN_PANEL_WIDTH_PX)
        # At least a hundred letters fit on a line of the strip.
        strip = _strip(panel_width, caption, [*keys], max(9.0, min(panel_width / 110, 1.2 * self.letters)))
        if width < MIN_PANEL_WIDTH_PX:
            margin = np.full((height, MIN_PANEL_WIDTH_PX - width, 3), 255, np.uint8)
            return np.vstack((strip, np.hstack((self.picture, margin))))
        return np.vstack((strip, self.picture))

    def _pixels(self, box: HasBox) -> _PixelBox:
        return self._pixel(box.x0), self._pixel(box.top), self._pixel(box.x1), self._pixel(box.bottom)

    def _pixel(self, value: float) -> int:
        limit = _MAX_COORDINATE_PX
        return round(max(-limit, min(limit, value * self.scale))) if math.isfinite(value) else limit

    def _place(self, box: Box, text: str, color: Bgr, over: bool) -> None:
        """Write a label where it covers nothing, as near as possible to the top-left corner of its box."""
        width, height = _text_size(text, self.letters)
        width, height = width + 2 * _LABEL_PADDING_PX + 2, height + 2 * _LABEL_PADDING_PX + 1
        x0, y0, x1, y1 = self._pixels(box)
        rows, columns = self.picture.shape[:2]
        if not (0 <= x0 < columns and 0 <= y0 < rows) or width > columns or height > rows:
            self.left_out += 1
            return
        reach = round(_MAX_LABEL_DISTANCE_PT * self.scale)
        left, top = max(0, x0 - width - reach), max(0, y0 - height - reach)
        right = min(columns, max(x0, min(x1, x0 + reach)) + width + reach)
        bottom = max(min(rows, min(y1, y0 + reach) + reach), top + height)
        spot = None if over else self._free_spot((left, top, right, bottom), (width, height), (x0, y0, x1, y1))
        x, y = spot or (min(x0, columns - width), max(0, y0 - height) if not over else min(max(0, y0), rows - height))
        self._write(text, x, y, width, height, color)
        # A line joins a label that is not beside its box to it.
        gap = max(x0 - (x + width), x - x1, y0 - (y + height), y - y1)
        if gap > 2 * self.scale:
            end = (min(max(x0, x), x + width), min(max(y0, y), y + height))
            cv2.line(self.picture, end, (x0, y0), color, 1, cv2.LINE_AA)

    def _free_spot(self, window: _PixelBox, size: tuple[int, int], box: _PixelBox) -> tuple[int, int] | None:
        """The best position within a window for a label of this size (width, height): free, on or near the box, and
        near its top-left corner. None if nothing is free."""
        left, top, right, bottom = window
        width, height = size
        taken = self._taken[top:bottom, left:right]
        rows, columns = taken.shape[0] - height + 1, taken.shape[1] - width + 1
        if rows <= 0 or columns <= 0:
            return None
        total = cv2.integral(taken)
        # Every half point is tried, not every pixel: at a high resolution that would take long.
        step = max(1, round(self.scale / 2))
        tops, bottoms = slice(None, rows, step), slice(height, None, step)
        lefts, rights = slice(None, columns, step), slice(width, None, step)
        used = total[bottoms, rights] - total[tops, rights] - total[bottoms, lefts] + total[tops, lefts]
        if not (used == 0).any():
            return None
        x0, y0, x1, y1 = box
        xs = np.arange(left, left + columns, step, dtype=np.float32)
        ys = np.arange(top, top + rows, step, dtype=np.float32)
        # The distance from the box, and, with less weight, from its corner.
        away_x = np.maximum(0, np.maximum(x0 - (xs + width), xs - x1))
        away_y = np.maximum(0, np.maximum(y0 - (ys + height), ys - y1))
        corner_x, corner_y = np.abs(xs - x0), np.abs(ys + height - y0)
        cost = (3 * away_x + corner_x)[None, :] + (3 * away_y + corner_y)[:, None]
        cost[used > 0] = np.inf
        row, column = divmod(int(np.argmin(cost)), len(xs))
        return left + column * step, top + row * step

    def _write(self, text: str, x: int, y: int, width: int, height: int, color: Bgr) -> None:
        part = self.picture[y : y + height, x : x + width]
        part[:] = (part * 0.15 + 255 * 0.85).astype(np.uint8)
        cv2.rectangle(self.picture, (x, y), (x + width - 1, y + height - 1), color, 1)
        _write(self.picture, text, x + _LABEL_PADDING_PX + 1, y + height - _LABEL_PADDING_PX - 1, self.letters)
        self._taken[y : y + height, x : x + width] = 1


def drawable(text: str, max_length: int = 60) -> str:
    """The text in characters that the font has, and no longer than ``max_length``."""
    text = "".join(c if c.isascii() and c.isprintable() else "?" for c in text)
    return text if len(text) <= max_length else text[: max_length - 2] + ".."


def _text_size(text: str, letters: float) -> tuple[int, int]:
    """Width and height in pixels. ``letters``: the height of capitals, here and below."""
    (width, _), _ = cv2.getTextSize(text, _FONT, letters / _FONT_CAPITAL_PX, _stroke_width(letters))
    return width, math.ceil(letters)


def _stroke_width(letters: float) -> int:
    return max(1, round(letters / 12))


def _write(picture: Color, text: str, x: int, baseline: int, letters: float, extra_width: int = 0) -> None:
    stroke_width = _stroke_width(letters) + extra_width
    cv2.putText(picture, text, (x, baseline), _FONT, letters / _FONT_CAPITAL_PX, BLACK, stroke_width, cv2.LINE_AA)


def _strip(width: int, caption: str, keys: list[Key], letters: float) -> Color:
    """Caption and legend, in as many lines as they need."""
    line_height, swatch_width, padding = round(2.1 * letters), round(2.6 * letters), _CAPTION_PADDING_PX
    positions, x, row = [], padding, 1
    lines = _wrapped(caption, width - 2 * padding, letters + 1)
    for key in keys:
        needed = swatch_width + 6 + _text_size(key.text, letters)[0] + 18
        if x > padding and x + needed > width:
            x, row = padding, row + 1
        positions.append((key, x, row + len(lines) - 1))
        x += needed
    height = line_height * (len(lines) + (row if keys else 0)) + line_height // 2
    strip = np.full((height, width, 3), 255, np.uint8)
    strip[:2] = 0
    for n, line in enumerate(lines):
        _write(strip, line, padding, round(line_height * (n + 0.9)), letters + 1, 1)
    for key, x, row in positions:
        baseline = round(line_height * (row + 0.9))
        center = baseline - round(letters / 2)
        for n in range(0, 4, 2 if key.dashed else 1):
            x0, x1 = x + n * swatch_width // 4, x + (n + 1) * swatch_width // 4
            cv2.rectangle(strip, (x0, center - 3), (x1 - 1, center + 3), key.color, -1)
        _write(strip, key.text, x + swatch_width + 6, baseline, letters)
    return strip


def _wrapped(text: str, width: int, letters: float) -> list[str]:
    """The text in lines that are no wider than ``width``."""
    lines: list[str] = []
    for word in text.split():
        if lines and _text_size(f"{lines[-1]} {word}", letters)[0] <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
