"""How the paper lies in the scanner: askew, not quite flat, on a bed that is larger than it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from .picture import Field, Picture


@dataclass(frozen=True)
class Lie:
    """The way from the paper's pixels to the scan's."""

    matrix: NDArray[np.float64]
    wide: int  # of the paper
    size: tuple[int, int]  # of the scan: columns, rows
    curl: float  # pixels by which the middle of the sheet is lifted

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the paper is in the scan."""
        y -= self.curl * math.sin(math.pi * min(max(x / self.wide, 0.0), 1.0)) ** 2
        right, down, scale = self.matrix @ np.array([x, y, 1.0])
        return float(right / scale), float(down / scale)


def lie(
    paper: Picture, box: tuple[int, int, int, int], angle: float, keystone: float, curl: float, bed: tuple[float, ...]
) -> Lie:
    """The paper turned by ``angle`` degrees against the clock; ``bed`` is what is seen of the bed: left, top, right,
    bottom in pixels. The scan is made so large that the box around the print stays on it."""
    high, wide = paper.shape[:2]
    turned = np.vstack([cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0), [0, 0, 1]])
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    narrow = keystone * wide
    trapeze = corners + np.array([[narrow, 0], [-narrow, narrow / 2], [0, 0], [0, 0]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, trapeze) @ turned
    ends = [Lie(matrix, wide, (wide, high), curl).point(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    room = wide / 100
    left = max(bed[0], room - min(x for x, _ in ends))
    top = max(bed[1], room - min(y for _, y in ends) + abs(curl))
    right = max(bed[2], max(x for x, _ in ends) + room - wide)
    bottom = max(bed[3], max(y for _, y in ends) + room - high + abs(curl))
    left, top, right, bottom = (max(0, round(side)) for side in (left, top, right, bottom))
    moved = np.array([[1, 0, left], [0, 1, top], [0, 0, 1]]) @ matrix
    return Lie(moved, wide, (wide + left + right, high + top + bottom), curl)


def laid(paper: Picture, at: Lie, lid: int) -> Picture:
    """The scan's view of the paper; ``lid`` is how light the scanner's lid is where there is no paper."""
    if at.curl:
        high, wide = paper.shape[:2]
        column, row = np.meshgrid(np.arange(wide, dtype=np.float32), np.arange(high, dtype=np.float32))
        lifted: Field = row + np.float32(at.curl) * np.sin(np.pi * column / wide) ** 2
        paper = np.asarray(
            cv2.remap(paper, column, lifted, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8
        )
    if at.size == paper.shape[1::-1] and np.allclose(at.matrix, np.eye(3)):
        return paper
    beyond = (lid, lid, lid)
    seen = cv2.warpPerspective(
        paper, at.matrix, at.size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=beyond
    )
    return np.asarray(seen, np.uint8)
