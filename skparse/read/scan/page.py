"""One page of a PDF, read as a picture: the same geometry that a digital page has."""

from __future__ import annotations

import time
from typing import NamedTuple

import cv2

from skparse.geometry import Box
from skparse.page import Fill, Page, Scan, Word
from skparse.read.reader import PageError
from skparse.read.scan.cleaning.color_stamps import without_stamps
from skparse.read.scan.cleaning.despeckle import without_dirt, without_hairs
from skparse.read.scan.cleaning.gray_stamps import without_gray_stamps
from skparse.read.scan.cleaning.stamp_remains import without_scraps
from skparse.read.scan.engines.engine import OcrEngine
from skparse.read.scan.raster.borders import without_borders
from skparse.read.scan.raster.deskew import angle_of, straightened
from skparse.read.scan.raster.dewarp import flattened
from skparse.read.scan.raster.orientation import is_upside_down, lies_sideways
from skparse.read.scan.raster.picture import Color, Mask, Picture, ink_of, picture_of, without_dark_edges
from skparse.read.scan.ruling.rules import Ruling, rules_of
from skparse.read.scan.ruling.shading import fills_of
from skparse.read.scan.text.lines import Run, runs_of
from skparse.read.scan.text.reading import words_of

Engines = tuple[OcrEngine, OcrEngine | None]
"""The one that reads all, and the one that reads doubtful lines again, where there is one."""


# Pixels: a page as narrow as a line of type holds no table, and its thumbnails would be empty.
_LEAST = 48


class _Layout(NamedTuple):
    picture: Picture
    ink: Mask
    rules: Ruling
    runs: list[Run]
    letters: Mask


def read_page(number: int, color: Color, scale: float, engines: Engines, seconds: float) -> Page:
    """Turn the page upright, lay it straight, and read it: rules, then shading, then text.

    ``color`` is the page as displayed, ``scale`` its pixels a point. The coordinates of the result are those of the
    straight page; its ``scan`` says how to come back to the displayed one.

    Raises:
        PageError: it took longer than ``seconds``.
    """
    engine, second = engines
    if min(color.shape[:2]) < _LEAST:
        wide, high = color.shape[1] / scale, color.shape[0] / scale
        return Page(number, wide, high, (), (), (), (), (), Scan(engine.name, 0, 0.0))
    deadline = time.monotonic() + seconds
    color = without_borders(color, scale)
    sideways = lies_sideways(color, scale)
    upright = without_stamps(cv2.rotate(color, cv2.ROTATE_90_CLOCKWISE) if sideways else color, scale)
    angle = angle_of(upright, scale)
    layout = _layout(straightened(upright, angle), scale)
    flat = flattened(layout.picture.color, scale, layout.rules.paths_h, layout.rules.paths_v)
    if flat is not None:
        layout = _layout(flat, scale)
    turned = is_upside_down(layout.picture.flat, layout.letters, layout.runs, engine)
    if turned:
        layout = _layout(cv2.rotate(layout.picture.color, cv2.ROTATE_180), scale)
    light = layout.picture.flat
    typed = without_hairs(light, layout.letters, layout.runs, scale)
    words, pale = (
        words_of(light, typed.letters, runs, scale, engine, deadline, second) for runs in (typed.runs, typed.pale)
    )
    if words is None or pale is None:
        raise PageError(f"reading page {number} by OCR took more than {seconds:.0f} s")
    good, dirt = without_dirt(pale)
    stamps = layout.picture.stamps
    words, scraps = without_scraps([*words, *good], stamps)
    high, wide = layout.picture.color.shape[:2]
    degrees = (90 if sideways else 0) + (180 if turned else 0)
    names = "+".join(one.name for one in engines if one)
    scan = Scan(names, degrees, round(angle, 2), stamps, tuple(scraps), tuple(dirt))
    return _page(number, wide / scale, high / scale, words, layout, scan)


def _layout(color: Color, scale: float) -> _Layout:
    picture = without_gray_stamps(picture_of(color, scale))
    ink = ink_of(picture.flat)
    rules = rules_of(picture)
    runs, letters = runs_of(without_dark_edges(ink, picture), rules.mask, scale)
    return _Layout(picture, ink, rules, runs, letters)


def _page(number: int, wide: float, high: float, words: list[Word], layout: _Layout, scan: Scan) -> Page:
    fills: list[Fill] = fills_of(layout.picture, layout.ink, layout.rules.mask)
    return Page(
        number,
        wide,
        high,
        tuple(words),
        tuple(layout.rules.rules_h),
        tuple(layout.rules.rules_v),
        tuple(fills),
        (Box(0.0, 0.0, wide, high),),
        scan,
    )
