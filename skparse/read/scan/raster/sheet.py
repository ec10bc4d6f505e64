"""The sheet in a photograph: found on the darker ground that it lies on, and warped to a rectangle."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.read.scan.raster.picture import Color, Gray, Mask, brightest
from skparse.read.scan.raster.sheet_settings import SHEET

Corners = NDArray[np.float64]
"""Four points in pixels: top left, top right, bottom right, bottom left."""


def straighten_sheet(color: Color) -> Color | None:
    """The picture with its sheet as an upright rectangle and nothing but paper around it, in the picture's own size.

    None where the picture's sides are not darker than its middle, as on any scan without a border, or where what is
    bright is no sheet with four straight sides.
    """
    factor = min(1.0, SHEET.long_side_px / max(color.shape[:2]))
    small = cv2.resize(color, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    # The brightest channel: colored desks are darker in it than paper under a warm lamp.
    light = cv2.medianBlur(brightest(small), 5)
    if not _has_dark_surround(light):
        return None
    corners = _find_corners(light)
    if corners is None:
        return None
    return _warped(color, (corners + 0.5) / factor - 0.5)


def _has_dark_surround(light: Gray) -> bool:
    """Is the picture dark along most of its sides?"""
    strip = max(2, round(SHEET.strip_share * max(light.shape)))
    level = SHEET.max_surround_light * float(np.quantile(light, SHEET.paper_quantile))
    sides = (light[:strip], light[-strip:], light[:, :strip], light[:, -strip:])
    dark = sum(float((side < level).mean()) > SHEET.min_dark_side_share for side in sides)
    return dark >= SHEET.min_dark_sides


def _find_corners(light: Gray) -> Corners | None:
    """The corners of the sheet: of all levels of light that may divide it from its ground, the one by which what is
    bright fits a shape with four straight sides best."""
    otsu = float(cv2.threshold(light, 0, 255, cv2.THRESH_OTSU)[0])
    paper = float(np.quantile(light, SHEET.paper_quantile))
    best, best_fit = None, SHEET.min_fit_share
    for level in (otsu, *(paper * share for share in (0.3, 0.4, 0.5, 0.6, 0.7))):
        sheet = _largest(cv2.threshold(light, level, 255, cv2.THRESH_BINARY)[1])
        corners = None if sheet is None else _corners_of(sheet)
        if sheet is None or corners is None:
            continue
        shape = cv2.fillConvexPoly(np.zeros_like(sheet), np.round(corners).astype(np.int32), 255)
        fit = float(np.sum((sheet & shape) > 0)) / max(1.0, float(np.sum((sheet | shape) > 0)))
        if fit > best_fit:
            best, best_fit = corners, fit
    return best


def _largest(bright: Mask) -> Mask | None:
    """The largest bright area without its holes, if it may be a sheet."""
    contours, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not contours:
        return None
    largest = max(contours, key=cv2.contourArea)
    if cv2.contourArea(largest) < SHEET.min_area_share * bright.size:
        return None
    return cv2.drawContours(np.zeros_like(bright), [largest], -1, 255, -1)


def _corners_of(sheet: Mask) -> Corners | None:
    """Where the four sides of an area meet; each side is a line through the points of its contour."""
    contours, _ = cv2.findContours(sheet, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    contour = contours[0].reshape(-1, 2).astype(np.float64)
    hull = cv2.convexHull(contours[0])
    length = cv2.arcLength(hull, True)
    rough = next(
        (
            shape
            for times in range(1, 6)
            if len(shape := cv2.approxPolyDP(hull, times * SHEET.corner_share * length, True)) <= 4
        ),
        None,
    )
    if rough is None or len(rough) != 4:
        return None
    ends = _ordered(rough.reshape(4, 2).astype(np.float64))
    lines = [_side(contour, ends[n], ends[(n + 1) % 4]) for n in range(4)]
    corners = [_meeting(lines[n - 1], lines[n]) for n in range(4)]
    found = np.array(corners)
    moved = np.hypot(*(found - ends).T).max()
    return found if np.isfinite(found).all() and moved < SHEET.max_corner_move_share * length else None


def _ordered(points: Corners) -> Corners:
    """From the top left corner on, as a clock goes."""
    center = points.mean(axis=0)
    around = points[np.argsort(np.arctan2(points[:, 1] - center[1], points[:, 0] - center[0]))]
    return np.roll(around, -int(np.argmin(around.sum(axis=1))), axis=0)


def _side(contour: Corners, start: Corners, end: Corners) -> NDArray[np.float64]:
    """The line along one side: a point on it and its direction. Corners are left out: they may be bent or torn."""
    along = end - start
    length = float(np.hypot(*along))
    way = along / max(length, 1.0)
    offset = contour - start
    ahead, aside = offset @ way, np.abs(offset @ np.array([-way[1], way[0]]))
    near = (aside < SHEET.side_reach_share * length) & (ahead > 0.1 * length) & (ahead < 0.9 * length)
    if near.sum() < 10:
        return np.array([*start, *way])
    line = cv2.fitLine(contour[near].astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel()
    return np.array([line[2], line[3], line[0], line[1]], np.float64)


def _meeting(first: NDArray[np.float64], second: NDArray[np.float64]) -> NDArray[np.float64]:
    """Where two lines meet; nowhere (infinite) if they are parallel."""
    matrix = np.array([[first[2], -second[2]], [first[3], -second[3]]])
    if abs(np.linalg.det(matrix)) < 1e-6:
        return np.full(2, np.inf)
    step = np.linalg.solve(matrix, second[:2] - first[:2])
    return np.asarray(first[:2] + step[0] * first[2:])


def _warped(color: Color, corners: Corners) -> Color:
    """The sheet as a rectangle about where it lies, so that places on the page stay near what is displayed."""
    high, wide = color.shape[:2]
    top, right, bottom, left = (float(np.hypot(*(corners[n] - corners[(n + 1) % 4]))) for n in range(4))
    width, height = (min(round(a), b) for a, b in ((max(top, bottom), wide), (max(left, right), high)))
    # Its very edge is blurred with the ground.
    center = corners.mean(axis=0)
    inner = center + (corners - center) * (1 - SHEET.edge_share)
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(inner.astype(np.float32), target)
    sheet = cv2.warpPerspective(color, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    x, y = (int(np.clip(round(c - size / 2), 0, room - size)) for c, size, room in zip(
        center, (width, height), (wide, high), strict=True
    ))  # fmt: skip
    result = _paper_around(sheet, x, y, wide, high)
    result[y : y + height, x : x + width] = sheet
    return result


def _paper_around(sheet: Color, x: int, y: int, wide: int, high: int) -> Color:
    """A picture of bare paper, lit as the sheet is that will lie in it at a place."""
    step = SHEET.paper_step_px
    small = cv2.resize(sheet, None, fx=1 / step, fy=1 / step, interpolation=cv2.INTER_AREA)
    bare = cv2.blur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)), (5, 5))
    top, bottom, left, right = (
        max(0, round(side / step)) for side in (y, high - y - sheet.shape[0], x, wide - x - sheet.shape[1])
    )
    around = cv2.copyMakeBorder(bare, top, bottom, left, right, cv2.BORDER_REPLICATE)
    return np.ascontiguousarray(cv2.resize(around, (wide, high), interpolation=cv2.INTER_LINEAR))
