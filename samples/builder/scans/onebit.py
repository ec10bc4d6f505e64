"""Scans of black and white only."""

from __future__ import annotations

import functools
import io

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, TiffImagePlugin

from .picture import Picture, grey


@functools.cache
def screen(side: int = 6) -> NDArray[np.float64]:
    """Thresholds between 0 and 1 that grow around two points of a square: dots in rows at 45 degrees."""
    steps = 2 * np.pi * (np.arange(side) + 0.25) / side
    hill = np.cos(steps[:, None] + steps) + np.cos(steps[:, None] - steps)
    ranks = np.argsort(np.argsort(hill, axis=None, kind="stable"), kind="stable")
    return (ranks.reshape(side, side) + 0.5) / side**2


def threshold(picture: Picture, level: int = 140) -> NDArray[np.bool_]:
    """White where the picture is lighter than ``level``."""
    return grey(picture) > level


def dithered(picture: Picture, paper: int = 246) -> NDArray[np.bool_]:
    """Shades as dots, letters and rules sharp; what is as light as ``paper`` is white, dark print is black."""
    shade = grey(picture)
    high, wide = shade.shape
    dots = screen()
    limits = np.tile(dots, (high // len(dots) + 1, wide // len(dots) + 1))[:high, :wide]
    halftone = (shade.astype(np.float32) - 70) / (paper - 70) > limits
    around = np.ones((5, 5), np.uint8)
    most, least = cv2.dilate(shade, around).astype(np.int16), cv2.erode(shade, around).astype(np.int16)
    sharp = shade > np.minimum((most + least) // 2, 150)
    return np.asarray(np.where(most - least > 95, sharp, halftone), np.bool_)


def fax(white: NDArray[np.bool_]) -> bytes:
    """The picture in CCITT group 4."""
    stream = io.BytesIO()
    image = Image.fromarray(~white)  # TIFF's coder takes a set bit for black, and PDF's reader turns it round
    lines = TiffImagePlugin.ImageFileDirectory_v2()
    lines[278] = white.shape[0]  # all rows in one strip
    image.save(stream, "TIFF", compression="group4", tiffinfo=lines)
    with Image.open(stream) as tiff:
        tags = tiff.tag_v2  # type: ignore[attr-defined]
        (start,), (length,) = tags[273], tags[279]
        if tags.get(266, 1) != 1:
            raise ValueError("bits in the wrong order")
    return stream.getvalue()[start : start + length]


def packed(white: NDArray[np.bool_]) -> bytes:
    """The picture with eight pixels in a byte."""
    return np.packbits(white, axis=1).tobytes()
