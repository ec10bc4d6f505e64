"""Paper that did not lie flat: its long rules, which were printed straight, show how to lay it flat."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.read.scan.raster.picture import Color
from skparse.read.scan.ruling.long_lines import Path

# Curl along a book's spine and keystone are smooth: surfaces of the third degree follow them to half a point.
_DEGREE = 3
# Below this bend (in points) cells are found as they are; rules that say more than the other are no rules.
_BEND, _MOST = 0.8, 25.0
_ENOUGH = 3


def flattened(color: Color, scale: float, paths_h: list[Path], paths_v: list[Path]) -> Color | None:
    """The picture with its rules straight; None where they are straight, or too few to tell."""
    high, wide = color.shape[0] / scale, color.shape[1] / scale
    size = np.array([wide, high])
    down = _bend(paths_h, size, along=0)
    aside = _bend(paths_v, size, along=1)
    if down is None and aside is None:
        return None
    # The surfaces at one pixel in eight points are smooth enough to be drawn out.
    rows, columns = int(high // 8) + 2, int(wide // 8) + 2
    y, x = np.mgrid[0 : high : rows * 1j, 0 : wide : columns * 1j]
    grid = np.stack([x.ravel(), y.ravel()], axis=1)
    dx = np.zeros(len(grid)) if aside is None else _terms(grid, size, 1) @ aside
    dy = np.zeros(len(grid)) if down is None else _terms(grid, size, 0) @ down
    map_x = cv2.resize((grid[:, 0] + dx).reshape(rows, columns) * scale, color.shape[1::-1]).astype(np.float32)
    map_y = cv2.resize((grid[:, 1] + dy).reshape(rows, columns) * scale, color.shape[1::-1]).astype(np.float32)
    flat: Color = cv2.remap(color, map_x, map_y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return flat


def _bend(paths: list[Path], size: NDArray[np.float64], along: int) -> NDArray[np.float64] | None:
    """Coefficients of the surface that says how far each place has moved across the rules' direction.

    Each rule lies at a height of its own, which says nothing: only its ups and downs around its mean are fitted.
    """
    if len(paths) < _ENOUGH:
        return None
    terms, moved = [], []
    for path in paths:
        own = _terms(path, size, along)
        terms.append(own - own.mean(axis=0))
        moved.append(path[:, 1 - along] - path[:, 1 - along].mean())
    a, b = np.concatenate(terms), np.concatenate(moved)
    keep = np.ones(len(b), bool)
    for _ in range(3):
        # A little weight against large coefficients: few rules tell little about the page's edges.
        solution = np.linalg.solve(a[keep].T @ a[keep] + 0.01 * np.eye(a.shape[1]), a[keep].T @ b[keep])
        off = np.abs(b - a @ solution)
        keep = off < max(0.5, 3 * float(np.median(off)))
    bend = np.abs(a @ solution).max()
    return solution if _BEND < bend < _MOST else None


def _terms(points: NDArray[np.float64], size: NDArray[np.float64], along: int) -> NDArray[np.float64]:
    """Powers of the place (-1 … 1) that change along the rules: the others only move whole rules."""
    x, y = (points / size * 2 - 1).T
    first, second = (x, y) if along == 0 else (y, x)
    return np.stack([first**i * second**j for i in range(1, _DEGREE + 1) for j in range(_DEGREE + 1 - i)], axis=1)
