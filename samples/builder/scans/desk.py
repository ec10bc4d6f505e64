"""A sheet photographed on a desk: perspective, a dark ground with a grain, light that falls off."""

from __future__ import annotations

import cv2
import numpy as np

from .paper import clouds
from .picture import Field, Picture, times, to_bytes

DESK = np.array([38, 52, 74], np.float32)  # blue, green, red of dark wood


def photographed(
    sheet: Picture, rng: np.random.Generator, desk: float, tilt: float, light: float, shadow: float
) -> Picture:
    """The sheet as a telephone sees it.

    ``desk`` is the share of the sheet's width that is seen of the desk beside it, ``tilt`` the share by which the far
    side looks narrower, ``light`` how much darker the far corner is, ``shadow`` how dark a hand's shadow.
    """
    high, wide = sheet.shape[:2]
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    moved = corners + rng.uniform(0.1, 0.6, (4, 2)).astype(np.float32) * tilt * wide * np.sign(
        np.array([wide, high], np.float32) / 2 - corners
    )
    narrow = tilt * wide * rng.uniform(0.6, 1.0)
    far = int(rng.integers(2))  # held from below, or from above
    moved[[0, 1] if far == 0 else [3, 2], 0] += np.array([narrow, -narrow], np.float32) / 2
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), float(rng.uniform(-1.5, 1.5)), 1.0)
    moved = cv2.transform(moved[None], turn)[0].astype(np.float32)
    moved += (desk * wide * rng.uniform(0.6, 1.0, 2)).astype(np.float32)
    size = (round(wide * (1 + 1.6 * desk)), round(high + wide * 1.6 * desk))
    matrix = cv2.getPerspectiveTransform(corners, moved)
    color = sheet if sheet.ndim == 3 else cv2.cvtColor(sheet, cv2.COLOR_GRAY2BGR)
    seen = cv2.warpPerspective(color, matrix, size, flags=cv2.INTER_AREA)
    covered = cv2.warpPerspective(np.full(sheet.shape[:2], 255, np.uint8), matrix, size).astype(np.float32) / 255
    below = cv2.GaussianBlur(covered, (0, 0), wide / 150)
    ground = _wood(rng, size) * (1 - 0.6 * below[:, :, None])
    picture = to_bytes(seen * covered[:, :, None] + ground * (1 - covered[:, :, None]))
    lit = times(picture, _falling(rng, size, light))
    return times(lit, _hand(rng, size, shadow)) if shadow else lit


def _wood(rng: np.random.Generator, size: tuple[int, int]) -> Field:
    wide, high = size
    grain = cv2.resize(rng.random((high // 3, 24)).astype(np.float32), size, interpolation=cv2.INTER_CUBIC)
    pattern = 0.6 + 0.5 * clouds(rng, (high, wide), 12) + 0.5 * (grain - 0.5)
    wood: Field = (pattern[:, :, None] * DESK).astype(np.float32)
    return wood


def _falling(rng: np.random.Generator, size: tuple[int, int], depth: float) -> Field:
    """Warm light from a lamp near one corner, that falls off with the distance."""
    wide, high = size
    lamp = rng.choice([0.1, 0.9], 2) * np.array([wide, high])
    rows, columns = np.mgrid[0:high, 0:wide].astype(np.float32)
    distance = np.hypot(columns - lamp[0], rows - lamp[1]) / np.hypot(wide, high)
    light = 0.97 - depth * np.clip(distance / 0.9, 0, 1) ** 1.3
    return np.asarray(light[:, :, None] * np.array([0.93, 0.98, 1.0]), np.float32)


def _hand(rng: np.random.Generator, size: tuple[int, int], depth: float) -> Field:
    """The soft shadow of a hand or of the telephone itself, that reaches in from one side."""
    wide, high = size
    blob = np.zeros((high, wide), np.float32)
    center = (int(rng.choice([0.05, 0.5, 0.95]) * wide), int(rng.choice([0.1, 0.9]) * high))
    axes = (int(rng.uniform(0.2, 0.35) * wide), int(rng.uniform(0.25, 0.45) * high))
    cv2.ellipse(blob, center, axes, float(rng.uniform(0, 180)), 0, 360, (1.0,), -1)
    return np.asarray(1 - depth * cv2.GaussianBlur(blob, (0, 0), wide / 45), np.float32)
