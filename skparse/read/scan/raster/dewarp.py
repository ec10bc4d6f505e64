"""Dewarping: paper that did not lie flat. Its long rules, which were printed straight, show how it was bent."""

from __future__ import annotations

from enum import Enum

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.read.scan.raster.picture import Color
from skparse.read.scan.raster.settings import DEWARP
from skparse.read.scan.ruling.long_lines import Path

# Curl along a book's spine and keystone are smooth: surfaces of the third degree follow them to half a point.
_DEGREE = 3
# How often the surface is fitted again without the points that are far from it.
_FITS = 3


class _Axis(Enum):
    """Along which axis rules run; the value is its column in an array of points."""

    HORIZONTAL = 0
    VERTICAL = 1


def dewarp(color: Color, scale: float, paths_h: list[Path], paths_v: list[Path]) -> Color | None:
    """The picture with its rules straight; None where they are straight already, or too few to tell.

    ``paths_h`` and ``paths_v`` are points along horizontal and vertical rules, ``scale`` is pixels a point.
    """
    height, width = color.shape[0] / scale, color.shape[1] / scale
    size = np.array([width, height])
    down = _bend(paths_h, size, _Axis.HORIZONTAL)
    aside = _bend(paths_v, size, _Axis.VERTICAL)
    if down is None and aside is None:
        return None
    # The surfaces are calculated at the points of a mesh and interpolated between them.
    rows, columns = int(height // DEWARP.mesh_pt) + 2, int(width // DEWARP.mesh_pt) + 2
    y, x = np.mgrid[0 : height : rows * 1j, 0 : width : columns * 1j]
    mesh = np.stack([x.ravel(), y.ravel()], axis=1)
    dx = np.zeros(len(mesh)) if aside is None else _terms(mesh, size, _Axis.VERTICAL) @ aside
    dy = np.zeros(len(mesh)) if down is None else _terms(mesh, size, _Axis.HORIZONTAL) @ down
    map_x = cv2.resize((mesh[:, 0] + dx).reshape(rows, columns) * scale, color.shape[1::-1]).astype(np.float32)
    map_y = cv2.resize((mesh[:, 1] + dy).reshape(rows, columns) * scale, color.shape[1::-1]).astype(np.float32)
    dewarped: Color = cv2.remap(color, map_x, map_y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return dewarped


def _bend(paths: list[Path], size: NDArray[np.float64], axis: _Axis) -> NDArray[np.float64] | None:
    """Coefficients of the surface that says how far each point of the page has moved across the rules.

    Where a rule lies on the page says nothing about that: only its ups and downs around its mean are fitted.
    """
    if len(paths) < DEWARP.min_rules:
        return None
    terms, moved = [], []
    for path in paths:
        own = _terms(path, size, axis)
        terms.append(own - own.mean(axis=0))
        across = path[:, 1 - axis.value]
        moved.append(across - across.mean())
    a, b = np.concatenate(terms), np.concatenate(moved)
    keep = np.ones(len(b), bool)
    for _ in range(_FITS):
        ridge = DEWARP.ridge * np.eye(a.shape[1])
        solution = np.linalg.solve(a[keep].T @ a[keep] + ridge, a[keep].T @ b[keep])
        distance = np.abs(b - a @ solution)
        keep = distance < max(DEWARP.min_outlier_pt, DEWARP.max_outlier_ratio * float(np.median(distance)))
    bend = np.abs(a @ solution).max()
    return solution if DEWARP.min_bend_pt < bend < DEWARP.max_bend_pt else None


def _terms(points: NDArray[np.float64], size: NDArray[np.float64], axis: _Axis) -> NDArray[np.float64]:
    """Powers of the position (-1 … 1) that change along the rules: the others only move whole rules."""
    x, y = (points / size * 2 - 1).T
    first, second = (x, y) if axis is _Axis.HORIZONTAL else (y, x)
    return np.stack([first**i * second**j for i in range(1, _DEGREE + 1) for j in range(_DEGREE + 1 - i)], axis=1)
