"""What happens to a sheet before it is scanned: pale ink, grey paper, print from the back, punched holes."""

from __future__ import annotations

import cv2
import numpy as np

from .picture import Field, Picture, grey, times, to_bytes


def clouds(rng: np.random.Generator, shape: tuple[int, ...], cells: int) -> Field:
    """A smooth field between 0 and 1 with about ``cells`` hills along its longer side."""
    high, wide = shape[:2]
    longer = max(high, wide)
    small = rng.random((max(2, cells * high // longer), max(2, cells * wide // longer))).astype(np.float32)
    return np.clip(cv2.resize(small, (wide, high), interpolation=cv2.INTER_CUBIC), 0, 1).astype(np.float32)


def pale(picture: Picture, rng: np.random.Generator, ink: float) -> Picture:
    """Ink of which ``ink`` is left, here less and there more, grain by grain."""
    left = ink + 0.16 * (clouds(rng, picture.shape, 9) - 0.5) + 0.3 * (clouds(rng, picture.shape, 900) - 0.5)
    left = left[:, :, None] if picture.ndim == 3 else left
    return to_bytes(255 - (255 - picture.astype(np.float32)) * np.clip(left, 0, 1) + 0.5)


def ground(picture: Picture, rng: np.random.Generator, level: int) -> Picture:
    """Paper that is not white: recycled, yellowed where there are colours."""
    fibre = 1 + 0.015 * (clouds(rng, picture.shape, 160) - 0.5)
    if picture.ndim == 2:
        return times(picture, (fibre * (level / 255)).astype(np.float32))
    tint = np.array([level - 9, level, level + 3], np.float32) / 255
    return times(picture, (fibre[:, :, None] * np.minimum(tint, 1)).astype(np.float32))


def through(picture: Picture, back: Picture, strength: float) -> Picture:
    """The back side's print, mirrored and blurred, shines through."""
    high, wide = picture.shape[:2]
    if (back.shape[0] > back.shape[1]) != (high > wide):
        back = np.ascontiguousarray(np.rot90(back))
    mirrored = cv2.resize(cv2.flip(grey(back), 1), (wide, high), interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(mirrored, (0, 0), max(wide, high) / 1800)
    return times(picture, (1 - strength * (1 - soft.astype(np.float32) / 255)).astype(np.float32))


def holes(picture: Picture, dpi: int, lid: int) -> Picture:
    """Two punched holes 80 mm apart along the long side that was bound, as far in as the print leaves room."""
    done = picture.copy()
    high, wide = done.shape[:2]
    mm = dpi / 25.4
    along = max(high, wide) / 2
    ink = grey(picture) < 200
    for step in (-40 * mm, 40 * mm):
        for inside in (12 * mm, 8 * mm, 5 * mm):
            x, y = (round(along + step), round(inside)) if wide > high else (round(inside), round(along + step))
            reach = round(3.6 * mm)
            if ink[max(y - reach, 0) : y + reach, max(x - reach, 0) : x + reach].any():
                continue
            cv2.circle(done, (x, y), round(3.1 * mm), (150,) * 3, -1, cv2.LINE_AA)
            shadow = round(0.25 * mm)
            cv2.circle(done, (x + shadow, y + shadow), round(2.8 * mm), (lid,) * 3, -1, cv2.LINE_AA)
            break
    return done
