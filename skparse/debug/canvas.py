"""Drawing on a page in points: boxes, lines, and labels that keep off the words."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

import cv2
import numpy as np

from skparse.debug.ground import NARROWEST, Ground
from skparse.geometry import Box
from skparse.read.scan.raster.picture import Color

Bgr = tuple[int, int, int]

# Colours that colour-blind readers can tell apart: Okabe and Ito, "Color Universal Design", 2008. Blue, green, red.
BLACK, WHITE, GREY = (0, 0, 0), (255, 255, 255), (130, 130, 130)
ORANGE, SKY, GREEN = (0, 159, 230), (233, 180, 86), (115, 158, 0)
YELLOW, BLUE, VERMILLION, PURPLE = (66, 228, 240), (178, 114, 0), (0, 94, 213), (167, 121, 204)

_FONT = cv2.FONT_HERSHEY_SIMPLEX
# Its capitals are so many pixels high at scale 1.
_CAPITAL = 21.0
# In points: a label's capitals, and how far it may stand from what it names. In pixels: what can still be read, and
# what is free around a label's text.
_LETTERS, _FAR, _LEAST = 4.0, 60.0, 7.0
_FREE = 2
# Of a page: more labels would hide it, and take long.
_MOST_LABELS = 3000
# Coordinates come from files; so far beyond a picture's edges nothing shows.
_BEYOND = 30_000


class Key(NamedTuple):
    """One entry of the legend."""

    color: Bgr
    text: str
    dashed: bool = False


class Canvas:
    """A faded page to draw on; coordinates are points from its top-left corner.

    Labels are placed when the picture is finished, since all drawings must be known to keep off them.
    """

    def __init__(self, ground: Ground, words: Iterable[tuple[float, float, float, float]]) -> None:
        self.picture: Color = ground.picture.copy()
        self.scale = ground.scale
        self.thin = max(1, round(0.45 * self.scale))
        self.thick = max(2, round(0.9 * self.scale))
        self.letters = max(_LEAST, _LETTERS * self.scale)
        self._taken = np.zeros(self.picture.shape[:2], np.uint8)
        self._labels: list[tuple[Box, str, Bgr, bool]] = []
        self.left_out = 0
        for box in words:
            self.keep_off(Box(*box))

    def keep_off(self, box: Box) -> None:
        """Labels are not to stand here as long as there is room elsewhere."""
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
        step = max(3 * width, round(2.2 * self.scale))
        pieces = max(1, math.ceil(max(abs(bx - ax), abs(by - ay)) / step))
        for n in range(0, pieces, 2):
            start, end = n / pieces, min(1.0, (n + 1) / pieces)
            a = round(ax + (bx - ax) * start), round(ay + (by - ay) * start)
            b = round(ax + (bx - ax) * end), round(ay + (by - ay) * end)
            cv2.line(self.picture, a, b, color, width)

    def tint(self, box: Box, color: Bgr, strength: float = 0.3) -> None:
        """Colour laid thinly over a box: what is under it can be read."""
        x0, y0, x1, y1 = self._pixels(box)
        part = self.picture[max(0, y0) : max(0, y1), max(0, x0) : max(0, x1)]
        if part.size:
            part[:] = (part * (1 - strength) + np.array(color) * strength).astype(np.uint8)

    def label(self, box: Box, text: str, color: Bgr, *, over: bool = False) -> None:
        """Name what stands in a box: beside it or in its free room. ``over``: it may stand on words (row numbers)."""
        if len(self._labels) < _MOST_LABELS:
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
        high, wide = self.picture.shape[:2]
        # A hundred letters and more fit on a line of the strip.
        broad = max(wide, NARROWEST)
        strip = _strip(broad, caption, [*keys], max(9.0, min(broad / 110, 1.2 * self.letters)))
        if wide < NARROWEST:
            beside = np.full((high, NARROWEST - wide, 3), 255, np.uint8)
            return np.vstack((strip, np.hstack((self.picture, beside))))
        return np.vstack((strip, self.picture))

    def _pixels(self, box: Box) -> tuple[int, int, int, int]:
        x0, y0, x1, y1 = (
            round(max(-_BEYOND, min(_BEYOND, v * self.scale))) if math.isfinite(v) else _BEYOND for v in box
        )
        return x0, y0, x1, y1

    def _place(self, box: Box, text: str, color: Bgr, over: bool) -> None:
        """Write a label where it hides nothing and is nearest to the top-left corner of its box."""
        wide, high = _text_size(text, self.letters)
        wide, high = wide + 2 * _FREE + 2, high + 2 * _FREE + 1
        x0, y0, x1, y1 = self._pixels(box)
        rows, columns = self.picture.shape[:2]
        if not (0 <= x0 < columns and 0 <= y0 < rows) or wide > columns or high > rows:
            self.left_out += 1
            return
        reach = round(_FAR * self.scale)
        left, top = max(0, x0 - wide - reach), max(0, y0 - high - reach)
        right, bottom = (
            min(columns, max(x0, min(x1, x0 + reach)) + wide + reach),
            min(rows, min(y1, y0 + reach) + reach),
        )
        spot = None if over else self._free(left, top, right, max(bottom, top + high), wide, high, (x0, y0, x1, y1))
        x, y = spot or (min(x0, columns - wide), max(0, y0 - high) if not over else min(max(0, y0), rows - high))
        self._write(text, x, y, wide, high, color)
        # A label that had to go away from its box is tied to it.
        gap = max(x0 - (x + wide), x - x1, y0 - (y + high), y - y1)
        if gap > 2 * self.scale:
            end = (min(max(x0, x), x + wide), min(max(y0, y), y + high))
            cv2.line(self.picture, end, (x0, y0), color, 1, cv2.LINE_AA)

    def _free(
        self, left: int, top: int, right: int, bottom: int, wide: int, high: int, box: tuple[int, int, int, int]
    ) -> tuple[int, int] | None:
        """The best place within a window for a label of this size: free, on or near the box, near its corner."""
        window = self._taken[top:bottom, left:right]
        rows, columns = window.shape[0] - high + 1, window.shape[1] - wide + 1
        if rows <= 0 or columns <= 0:
            return None
        total = cv2.integral(window)
        # Places half a point apart are near enough, and few where the picture is fine.
        step = max(1, round(self.scale / 2))
        low, up = slice(None, rows, step), slice(high, None, step)
        near, far = slice(None, columns, step), slice(wide, None, step)
        used = total[up, far] - total[low, far] - total[up, near] + total[low, near]
        if not (used == 0).any():
            return None
        x0, y0, x1, y1 = box
        xs = np.arange(left, left + columns, step, dtype=np.float32)
        ys = np.arange(top, top + rows, step, dtype=np.float32)
        # How far the label is from the box; within it, from the corner, which counts less.
        away_x = np.maximum(0, np.maximum(x0 - (xs + wide), xs - x1))
        away_y = np.maximum(0, np.maximum(y0 - (ys + high), ys - y1))
        corner_x, corner_y = np.abs(xs - x0), np.abs(ys + high - y0)
        cost = (3 * away_x + corner_x)[None, :] + (3 * away_y + corner_y)[:, None]
        cost[used > 0] = np.inf
        row, column = divmod(int(np.argmin(cost)), len(xs))
        return left + column * step, top + row * step

    def _write(self, text: str, x: int, y: int, wide: int, high: int, color: Bgr) -> None:
        part = self.picture[y : y + high, x : x + wide]
        part[:] = (part * 0.15 + 255 * 0.85).astype(np.uint8)
        cv2.rectangle(self.picture, (x, y), (x + wide - 1, y + high - 1), color, 1)
        _write(self.picture, text, x + _FREE + 1, y + high - _FREE - 1, self.letters)
        self._taken[y : y + high, x : x + wide] = 1


def plain(text: str, most: int = 60) -> str:
    """Text in the signs that the font has, cut where it is long."""
    text = "".join(c if c.isascii() and c.isprintable() else "?" for c in text)
    return text if len(text) <= most else text[: most - 2] + ".."


def _text_size(text: str, letters: float) -> tuple[int, int]:
    (wide, _), _ = cv2.getTextSize(text, _FONT, letters / _CAPITAL, _weight(letters))
    return wide, math.ceil(letters)


def _weight(letters: float) -> int:
    return max(1, round(letters / 12))


def _write(picture: Color, text: str, x: int, base: int, letters: float, weight: int = 0) -> None:
    cv2.putText(picture, text, (x, base), _FONT, letters / _CAPITAL, BLACK, _weight(letters) + weight, cv2.LINE_AA)


def _strip(wide: int, caption: str, keys: list[Key], letters: float) -> Color:
    """Caption and legend, in as many lines as they need."""
    line, swatch = round(2.1 * letters), round(2.6 * letters)
    places, x, row = [], 8, 1
    lines = _wrapped(caption, wide - 16, letters + 1)
    for key in keys:
        need = swatch + 6 + _text_size(key.text, letters)[0] + 18
        if x > 8 and x + need > wide:
            x, row = 8, row + 1
        places.append((key, x, row + len(lines) - 1))
        x += need
    high = line * (len(lines) + (row if keys else 0)) + line // 2
    strip = np.full((high, wide, 3), 255, np.uint8)
    strip[:2] = 0
    for n, said in enumerate(lines):
        _write(strip, said, 8, round(line * (n + 0.9)), letters + 1, 1)
    for key, x, place in places:
        base = round(line * (place + 0.9))
        middle = base - round(letters / 2)
        for n in range(0, 4, 2 if key.dashed else 1):
            ends = x + n * swatch // 4, x + (n + 1) * swatch // 4
            cv2.rectangle(strip, (ends[0], middle - 3), (ends[1] - 1, middle + 3), key.color, -1)
        _write(strip, key.text, x + swatch + 6, base, letters)
    return strip


def _wrapped(text: str, wide: int, letters: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and _text_size(f"{lines[-1]} {word}", letters)[0] <= wide:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
