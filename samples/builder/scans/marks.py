"""What an office puts on a printed page: a round stamp and a signature."""

from __future__ import annotations

import functools
import math

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from samples.builder.fonts import path

from .paper import clouds
from .picture import Field, Picture, times

PURPLE = (150, 62, 92)  # blue, green, red
BLUE = (128, 52, 30)
STAMP = 38.0  # mm
AROUND, CENTRE = "KOMISI PEMILIHAN UMUM • KABUPATEN •", "KPU"


def stamp(picture: Picture, rng: np.random.Generator, at: tuple[float, float], dpi: int) -> Picture:
    """A round stamp around ``at`` (pixels): two rings, a text between them, a short one in the middle."""
    side = round(STAMP * dpi / 25.4)
    cover = _face(side)
    turned = cv2.getRotationMatrix2D((side / 2, side / 2), float(rng.uniform(-25, 25)), 1.0)
    cover = np.asarray(cv2.warpAffine(cover, turned, (side, side)), np.float32)
    cover *= 0.35 + 0.6 * clouds(rng, cover.shape, 7) * (0.75 + 0.5 * clouds(rng, cover.shape, 90))
    return _inked(picture, np.clip(cover / np.float32(255), 0, 1), (at[0] - side / 2, at[1] - side / 2), PURPLE)


@functools.cache
def _face(side: int) -> Field:
    """How much ink each pixel of the stamp holds, 0–255."""
    face = np.zeros((side, side), np.uint8)
    half, mm = side / 2, side / STAMP
    for radius, line in ((18.3, 0.8), (17.1, 0.3), (11.4, 0.4)):
        cv2.circle(face, (side // 2, side // 2), round(radius * mm), 255, max(1, round(line * mm)), cv2.LINE_AA)
    file = path("Liberation Sans", bold=True)
    if file is None:
        raise FileNotFoundError("Debian's fonts-liberation")
    image = Image.fromarray(face)
    font = ImageFont.truetype(str(file), round(3.3 * mm))
    for index, letter in enumerate(AROUND):
        turn = 2 * math.pi * (index - (len(AROUND) - 1) / 2) / len(AROUND)
        tile = Image.new("L", (round(6 * mm), round(6 * mm)))
        ImageDraw.Draw(tile).text((3 * mm, 3 * mm), letter, font=font, fill=255, anchor="mm")
        tile = tile.rotate(-math.degrees(turn), resample=Image.Resampling.BICUBIC)
        spot = (half + 14.3 * mm * math.sin(turn) - 3 * mm, half - 14.3 * mm * math.cos(turn) - 3 * mm)
        image.paste(255, (round(spot[0]), round(spot[1])), tile)
    draw = ImageDraw.Draw(image)
    draw.text((half, half), CENTRE, font=ImageFont.truetype(str(file), round(5.4 * mm)), fill=255, anchor="mm")
    for down in (-4.4 * mm, 4.4 * mm):
        draw.line((half - 8 * mm, half + down, half + 8 * mm, half + down), 255, max(1, round(0.4 * mm)))
    return np.asarray(image, np.float32)


def signature(picture: Picture, rng: np.random.Generator, at: tuple[float, float], dpi: int) -> Picture:
    """A scrawl of nobody's name around ``at`` (pixels)."""
    mm = dpi / 25.4
    wide, high = round(46 * mm), round(24 * mm)
    cover = np.zeros((high, wide), np.uint8)
    loops = int(rng.integers(3, 6))
    time = np.linspace(0, 1, 600)
    swing = np.where(time < 0.35, 1.0, 0.45) * (0.6 + 0.4 * np.sin(2 * np.pi * (time * 1.3 + rng.random())))
    x = 0.12 + 0.62 * time + 0.09 * np.sin(2 * np.pi * loops * time + rng.random())
    y = 0.52 - 0.3 * swing * np.sin(2 * np.pi * (loops + 0.7) * time + 2 * rng.random()) - 0.1 * time
    tail = np.linspace(0, 1, 160)
    x = np.concatenate([x, x[-1] + 0.18 * np.sin(np.pi * tail * 0.7), x[-1] - 0.5 * tail + 0.12])
    y = np.concatenate([y, y[-1] + 0.3 * tail, y[-1] + 0.34 - 0.06 * np.sin(3 * tail)])
    points = np.stack([x * wide, y * high], axis=1)
    pressure = 0.5 + 0.35 * np.sin(np.linspace(0, 23, len(points)) + rng.random() * 6)
    for start, end, press in zip(points[:-1], points[1:], pressure, strict=False):
        ends = [(round(float(px) * 16), round(float(py) * 16)) for px, py in (start, end)]
        cv2.line(cover, ends[0], ends[1], 255, max(1, round(press * mm)), cv2.LINE_AA, 4)
    return _inked(picture, cover.astype(np.float32) * np.float32(0.9 / 255), (at[0] - wide / 2, at[1] - high / 2), BLUE)


def _inked(picture: Picture, cover: Field, corner: tuple[float, float], colour: tuple[int, int, int]) -> Picture:
    """Transparent ink over the picture; what falls beside the sheet is lost."""
    left, top = round(corner[0]), round(corner[1])
    high, wide = picture.shape[:2]
    x0, y0 = max(left, 0), max(top, 0)
    x1, y1 = min(left + cover.shape[1], wide), min(top + cover.shape[0], high)
    if x0 >= x1 or y0 >= y1:
        return picture
    part = cover[y0 - top : y1 - top, x0 - left : x1 - left, None]
    light = 1 - part * (1 - np.array(colour, np.float32) / 255)
    done = picture.copy()
    done[y0:y1, x0:x1] = times(picture[y0:y1, x0:x1], light.astype(np.float32))
    return done
