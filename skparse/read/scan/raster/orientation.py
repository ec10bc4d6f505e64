"""Which way up a scanned page lies: its axis by the shape of its lines, its direction by what can be read."""

from __future__ import annotations

import cv2
import numpy as np

from skparse.read.scan.engines.engine import OcrEngine
from skparse.read.scan.raster.picture import Color, Gray, Mask
from skparse.read.scan.text.lines import Run
from skparse.read.scan.text.reading import cleaned, cut_out

# Pixels a point at which the axis is looked for.
_SCALE = 1.5
# A rule is straight for so many pixels of that even on a page that lies three degrees askew; no stroke of type is.
_STRAIGHT = 17
# Smeared text fills so much of its box; a leaning rule does not.
_FULL = 0.4
# Thickness and length of a dash at most, in pixels of that; a stem of 8 pt type is 8 long.
_DASH = (3, 7)
# So many runs tell the direction; each at least this many times as wide as high.
_RUNS, _WIDE = 8, 3.0
# Of a run, so many times its height is read. So many runs are enough where they are so much surer one way (print of
# 150 dpi differs by 0.3 a run); turned ones are at least this much surer.
_LENGTH, _ENOUGH, _CLEAR, _LEAST = 25, 2, 0.2, 0.05


def lies_sideways(color: Color, scale: float) -> bool:
    """Lines of text run from top to bottom of the picture: smeared along the text, letters become long thin bars."""
    gray = cv2.cvtColor(color, cv2.COLOR_BGR2GRAY)
    small = cv2.resize(gray, None, fx=_SCALE / scale, fy=_SCALE / scale, interpolation=cv2.INTER_AREA)
    ground = cv2.blur(cv2.dilate(small, np.ones((9, 9), np.uint8)), (25, 25))
    ink = cv2.threshold(cv2.divide(small, np.maximum(ground, 1), scale=255), 180, 255, cv2.THRESH_BINARY_INV)[1]
    # Rules are long along both axes and would outweigh the text.
    for side in ((1, _STRAIGHT), (_STRAIGHT, 1)):
        ink = cv2.subtract(ink, cv2.dilate(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(side)), np.ones((3, 3))))
    # So would the dashes of broken rules: smeared, they are bars along both axes.
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    dash = (np.minimum(wide, high) <= _DASH[0]) & (np.maximum(wide, high) <= _DASH[1])
    ink = np.where(dash[labels], 0, ink).astype(np.uint8)
    return _bars(np.ascontiguousarray(ink.T)) > 1.2 * _bars(ink)


def _bars(ink: Mask) -> float:
    """How much of the smeared ink lies in bars: wide, and no higher than a line of text."""
    smeared = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, round(5 * _SCALE)), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(smeared, connectivity=8)
    wide, high = stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT]
    full = stats[1:, cv2.CC_STAT_AREA] > _FULL * wide * high
    bars = (wide > 4 * high) & (high > 3 * _SCALE) & (high < 16 * _SCALE) & full
    return float(wide[bars].sum())


def is_upside_down(flat: Gray, letters: Mask, runs: list[Run], engine: OcrEngine) -> bool:
    """The longest runs are read with more certainty when turned by 180 degrees."""
    long = sorted((r for r in runs if r.x1 - r.x0 > _WIDE * (r.bottom - r.top)), key=lambda r: r.x0 - r.x1)
    # The longest of all may be a rule that was not told from text, or a signature.
    chosen = long[len(long) // 10 :][:_RUNS]
    if not chosen:
        return False
    clean = cleaned(flat, letters)
    doubt, read = 0.0, 0
    for run in chosen:
        picture = cut_out(clean, run)[:, : _LENGTH * (run.line_bottom - run.line_top)]
        upright, turned = engine.read([picture, np.ascontiguousarray(picture[::-1, ::-1])])
        doubt += upright.confidence - turned.confidence
        read += 1
        if read >= _ENOUGH and abs(doubt) > _CLEAR * read:
            break
    return doubt < -_LEAST * read
