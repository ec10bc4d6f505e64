"""The orientation of a scanned page: its axis by the shape of its lines, its direction by what can be read."""

from __future__ import annotations

import cv2
import numpy as np

from skparse.read.scan.engines.engine import OcrEngine
from skparse.read.scan.raster.binarize import binarize_small
from skparse.read.scan.raster.picture import Color, Gray, Mask, mask_of_parts
from skparse.read.scan.raster.settings import ORIENTATION
from skparse.read.scan.text.reading import cut_out_line, mask_letters
from skparse.read.scan.text.runs import Run


def is_sideways(color: Color, scale: float) -> bool:
    """Do lines of text run from top to bottom of the picture? Smeared along the text, letters become long thin bars."""
    gray = cv2.cvtColor(color, cv2.COLOR_BGR2GRAY)
    factor = ORIENTATION.px_per_pt / scale
    ink = binarize_small(cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA))
    # Rules are long along both axes and would outweigh the text.
    for shape in ((1, ORIENTATION.min_rule_px), (ORIENTATION.min_rule_px, 1)):
        ink = cv2.subtract(ink, cv2.dilate(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape)), np.ones((3, 3))))
    # So would the dashes of broken rules: smeared, they are bars along both axes.
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    thin = np.minimum(width, height) <= ORIENTATION.max_dash_width_px
    dash = thin & (np.maximum(width, height) <= ORIENTATION.max_dash_length_px)
    ink = cv2.subtract(ink, mask_of_parts(labels, dash))
    return _length_of_bars(np.ascontiguousarray(ink.T)) > ORIENTATION.min_axis_ratio * _length_of_bars(ink)


def _length_of_bars(ink: Mask) -> float:
    """The summed width (pixels) of the bars that horizontally smeared ink makes, each as high as a line of text."""
    resolution = ORIENTATION.px_per_pt
    smear = np.ones((1, round(ORIENTATION.smear_pt * resolution)), np.uint8)
    smeared = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, smear)
    _, _, stats, _ = cv2.connectedComponentsWithStats(smeared, connectivity=8)
    width, height = stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT]
    is_full = stats[1:, cv2.CC_STAT_AREA] > ORIENTATION.min_bar_fill_share * width * height
    is_high = height > ORIENTATION.min_bar_height_pt * resolution
    is_low = height < ORIENTATION.max_bar_height_pt * resolution
    bars = (width > ORIENTATION.min_bar_aspect * height) & is_high & is_low & is_full
    return float(width[bars].sum())


def is_upside_down(normalized: Gray, letters: Mask, runs: list[Run], engine: OcrEngine) -> bool:
    """Are the longest runs read with more confidence when turned by 180 degrees?"""
    long = sorted((r for r in runs if r.width > ORIENTATION.min_run_aspect * r.height), key=lambda r: -r.width)
    # The longest of all may be a rule that was taken for text, or a signature.
    chosen = long[len(long) // 10 :][: ORIENTATION.max_runs]
    if not chosen:
        return False
    clean = mask_letters(normalized, letters)
    difference, read = 0.0, 0
    for run in chosen:
        picture = cut_out_line(clean, run)[:, : round(ORIENTATION.max_run_aspect * (run.line_bottom - run.line_top))]
        upright, turned = engine.read([picture, np.ascontiguousarray(picture[::-1, ::-1])])
        difference += upright.confidence - turned.confidence
        read += 1
        if read >= ORIENTATION.min_runs and abs(difference) > ORIENTATION.clear_confidence * read:
            break
    return difference < -ORIENTATION.min_turned_confidence * read
