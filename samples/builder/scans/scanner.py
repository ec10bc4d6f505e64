"""What a scanner adds: uneven light, the shadow of a spine, dust, streaks, blur, noise."""

from __future__ import annotations

import cv2
import numpy as np

from .picture import Picture, times, to_bytes


def lit(picture: Picture, rng: np.random.Generator, depth: float) -> Picture:
    """Light that falls from one side and leaves the far corner ``depth`` darker."""
    high, wide = picture.shape[:2]
    turn = rng.uniform(0, 2 * np.pi)
    across = np.linspace(-0.5, 0.5, wide, dtype=np.float32)[None, :] * np.float32(np.cos(turn))
    down = np.linspace(-0.5, 0.5, high, dtype=np.float32)[:, None] * np.float32(np.sin(turn))
    far = (across + down) / (abs(np.cos(turn)) + abs(np.sin(turn))) + 0.5
    return times(picture, (1 - depth * np.clip(far, 0, 1) ** 1.4).astype(np.float32))


def spine(picture: Picture, depth: float) -> Picture:
    """The shadow where the sheet bends into its binding: along the left side, or the top of a lying page."""
    high, wide = picture.shape[:2]
    length = max(high, wide)
    reach = np.exp(-np.arange(length, dtype=np.float32) / (0.035 * length))
    shade = 1 - depth * (reach[None, :wide] if high > wide else reach[:high, None])
    return times(picture, np.broadcast_to(shade, (high, wide)).astype(np.float32))


def dust(picture: Picture, rng: np.random.Generator, count: int, dpi: int) -> Picture:
    """Specks, and a few hairs."""
    done = picture.copy()
    high, wide = done.shape[:2]
    for _ in range(count):
        x, y = int(rng.integers(wide)), int(rng.integers(high))
        level = int(rng.integers(40, 150))
        if rng.random() < 0.06:
            steps = rng.normal(0, dpi / 40, (9, 2)) + rng.normal(0, dpi / 60, 2)
            path = np.cumsum(steps, axis=0) + np.array([x, y])
            cv2.polylines(done, [path.astype(np.int32)], False, (level,) * 3, max(1, dpi // 250), cv2.LINE_AA)
        else:
            axes = (int(rng.integers(1, max(2, dpi // 110))), int(rng.integers(1, max(2, dpi // 150))))
            cv2.ellipse(done, (x, y), axes, float(rng.uniform(0, 180)), 0, 360, (level,) * 3, -1, cv2.LINE_AA)
    return done


def streaks(picture: Picture, rng: np.random.Generator, count: int) -> Picture:
    """Lines along the feed, from dirt on the glass of a document feeder."""
    done = picture.copy()
    wide = done.shape[1]
    for _ in range(count):
        x, thick = int(rng.integers(wide)), int(rng.integers(1, 3))
        done[:, x : x + thick] = times(
            done[:, x : x + thick], np.full(done[:, x : x + thick].shape[:2], rng.uniform(0.72, 0.9), np.float32)
        )
    return done


def blurred(picture: Picture, sigma: float) -> Picture:
    """Out of focus by ``sigma`` pixels."""
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma), np.uint8)


def noisy(picture: Picture, rng: np.random.Generator, sigma: float) -> Picture:
    """The sensor's noise, stronger where there is less light."""
    values = picture.astype(np.float32)
    values += rng.standard_normal(picture.shape, np.float32) * (sigma * (1.25 - 0.5 * values / 255))
    return to_bytes(values + 0.5)


def turned(picture: Picture, degrees: int) -> Picture:
    """The picture turned with the clock by a quarter, a half or three quarters."""
    return np.ascontiguousarray(np.rot90(picture, -degrees // 90)) if degrees else picture
