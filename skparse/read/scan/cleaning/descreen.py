"""Shades that a scanner of black and white broke into dots: made grey again."""

from __future__ import annotations

import cv2
import numpy as np

from skparse.read.scan.raster.picture import Color, Gray, Mask

# Dense screens: looked for in squares of this many points, by changes between dark and light along a point (text of
# 8 pt has up to 0.49, screens of 20-80 % 0.46-0.93, as their dots beat against the pixels), sure here and half sure
# around it.
_SQUARE, _CHANGES, _PERHAPS = 9.0, 0.58, 0.42
# Light screens: so many dots of no more than so many points in such a square. Text has three full stops there.
_DOTS, _DOT = 8, 1.3
# Dots that stand apart and cover no more than this are a light screen, whatever else stands there: pale grey rows cover
# 0.05 to 0.1, the dots of darker ones hang together.
_SPARSE = 0.12
# A full stop among them is so many times as large as the dots around it are (9 pt type: 14 pixels against
# 1 to 4 at 300 dpi).
_SIGN = 3.0
# Dots are smoothed over this many points.
_SMOOTH = 0.6
# In points: longer than a dot, shorter than a stem of 8 pt type.
_STEM = 1.9
# A picture of black and white has no more between, for its black, than this; the soft edges of type alone are more.
_BETWEEN = 0.3


def without_screens(color: Color, scale: float) -> Color:
    """The picture with its dot screens smoothed to grey; type and rules on them stay as they are.

    To be done before the picture is turned or scaled, which makes dots beat. Other pictures come back as they are.
    """
    gray = cv2.cvtColor(color, cv2.COLOR_BGR2GRAY)
    sample = gray[::3, ::3]
    if np.mean((sample > 40) & (sample < 215)) > _BETWEEN * np.mean(sample <= 40):
        return color
    ink = np.where(gray < 128, 255, 0).astype(np.uint8)
    square = max(3, round(_SQUARE * scale) | 1)
    nights, holes = _light(cv2.bitwise_not(ink), square, scale, all_dots=True)
    if np.any(nights):
        # White dots in black are a screen too, too dark to be worth its shade.
        color = np.where(holes[:, :, None] > 0, 0, color).astype(np.uint8)
        ink = np.maximum(ink, holes)
    dense = _dense(ink, square, scale)
    light, dots = _light(ink, square, scale)
    if not (np.any(dense) or np.any(light)):
        return color
    covered = cv2.blur(dots, (square, square))
    sparse = np.where((light > 0) & (covered < 255 * _SPARSE), 255, 0).astype(np.uint8)
    reach = np.ones((square // 2 | 1, square // 2 | 1), np.uint8)
    dense, light, pale = (cv2.dilate(some, reach) for some in (dense, light, sparse))
    # Type on a pale screen changes as often as a dense one does.
    dense = cv2.bitwise_and(dense, cv2.bitwise_not(pale))
    # What is longer than a dot is type or a rule: it stays as it is, and no part of the mean around it. Dots of a dense
    # screen hang together; of a light one, each stands alone.
    long = max(3, round(_STEM * scale))
    printed = cv2.bitwise_or(
        cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, long), np.uint8)),
        cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((long, 1), np.uint8)),
    )
    printed = np.where((light > 0) & (dense == 0), cv2.subtract(ink, dots), printed).astype(np.uint8)
    screen = cv2.bitwise_or(dense, light)
    free = np.where(printed == 0, 1, 0).astype(np.float32)
    weight = np.maximum(cv2.GaussianBlur(free, (0, 0), _SMOOTH * scale), 0.01)
    soft = cv2.GaussianBlur(color * free[:, :, None], (0, 0), _SMOOTH * scale) / weight[:, :, None]
    ground = ((screen > 0) & (printed == 0))[:, :, None]
    mixed: Color = np.where(ground, np.minimum(soft, 255), color).astype(np.uint8)
    return mixed


def _dense(ink: Gray, square: int, scale: float) -> Mask:
    """Where dark and light change more often than text does."""
    changes = np.zeros(ink.shape, np.float32)
    changes[:, 1:] += ink[:, 1:] != ink[:, :-1]
    changes[1:, :] += ink[1:, :] != ink[:-1, :]
    # Two directions; counted along a point, whatever the resolution.
    often = cv2.blur(changes, (square, square)) / 2 * scale
    sure = cv2.morphologyEx((often > _CHANGES).astype(np.uint8), cv2.MORPH_OPEN, np.ones((square, square), np.uint8))
    if not np.any(sure):
        return np.zeros(ink.shape, np.uint8)
    _, labels = cv2.connectedComponents((often > _PERHAPS).astype(np.uint8), connectivity=4)
    found = np.unique(np.asarray(labels)[np.asarray(sure) > 0])
    return np.where(np.isin(labels, found), 255, 0).astype(np.uint8)


def _light(ink: Gray, square: int, scale: float, all_dots: bool = False) -> tuple[Mask, Mask]:
    """Where many dots stand apart, and these dots: without the full stops among them, or all of them."""
    # Dots of a denser screen touch at their corners.
    _, labels, stats, centroids = cv2.connectedComponentsWithStats(ink, connectivity=4)
    small = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) <= _DOT * scale
    small[0] = False
    # A picture that is all ink has no ground, and that no middle.
    columns, rows = np.nan_to_num(centroids).astype(int).T
    areas = stats[:, cv2.CC_STAT_AREA]
    counts, sizes = np.zeros(ink.shape, np.float32), np.zeros(ink.shape, np.float32)
    counts[rows[small], columns[small]] = 1
    sizes[rows[small], columns[small]] = areas[small]
    near, whole = (cv2.boxFilter(some, -1, (square, square), normalize=False) for some in (counts, sizes))
    inside = small & (near[rows, columns] >= _DOTS)
    large = areas * near[rows, columns] >= _SIGN * whole[rows, columns]
    dots = inside if all_dots else inside & ~large
    return np.where(near >= _DOTS, 255, 0).astype(np.uint8), np.where(dots[labels], 255, 0).astype(np.uint8)
