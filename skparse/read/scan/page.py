"""One page of a PDF, read as a picture: the same geometry that a digital page has."""

from __future__ import annotations

import time
from typing import NamedTuple

import cv2

from skparse.geometry import Box
from skparse.page import Page, Scan, Word
from skparse.read.reader import PageError
from skparse.read.scan.cleaning.color_stamps import remove_color_stamps
from skparse.read.scan.cleaning.despeckle import remove_hairs, remove_specks, remove_thin_specks
from skparse.read.scan.cleaning.gray_stamps import remove_gray_stamps
from skparse.read.scan.cleaning.stamp_remains import remove_stamp_remains
from skparse.read.scan.engines.engine import OcrEngine
from skparse.read.scan.raster.binarize import binarize, remove_dark_edges
from skparse.read.scan.raster.borders import remove_borders
from skparse.read.scan.raster.deskew import deskew, skew_angle
from skparse.read.scan.raster.dewarp import dewarp
from skparse.read.scan.raster.orientation import is_sideways, is_upside_down
from skparse.read.scan.raster.picture import Color, Mask, Picture, make_picture
from skparse.read.scan.raster.settings import RENDER
from skparse.read.scan.raster.sheet import straighten_sheet
from skparse.read.scan.ruling.dark_bands import add_hidden_rules
from skparse.read.scan.ruling.rules import Ruling, find_rules
from skparse.read.scan.shading.fills import find_fills
from skparse.read.scan.text.reading import read_words
from skparse.read.scan.text.runs import Run, find_runs


class Engines(NamedTuple):
    """The OCR engines that a thread reads with."""

    first: OcrEngine
    """Reads all."""
    second: OcrEngine | None
    """Reads doubtful lines a second time, where one is installed."""


class _Layout(NamedTuple):
    """A page's picture and what is found in it before its text is read."""

    picture: Picture
    ink: Mask
    rules: Ruling
    runs: list[Run]
    letters: Mask
    """The ink of the runs."""


class _Upright(NamedTuple):
    """The layout of the upright, deskewed and dewarped page, and how it was turned for that."""

    layout: _Layout
    rotation: int
    """Degrees clockwise."""
    skew: float
    """Degrees counter-clockwise, after the rotation."""


class _Text(NamedTuple):
    """What was read on a page."""

    words: list[Word]
    stamp_remains: list[Word]
    specks: list[Word]


def read_page(number: int, color: Color, scale: float, engines: Engines, seconds: float) -> Page:
    """Turn the page upright, deskew and dewarp it, and read it: rules, then text, then shading.

    ``color`` is the page as displayed, ``scale`` its pixels a point. The coordinates of the result are those of the
    deskewed page; its ``scan`` says how to come back to the displayed one.

    Raises:
        PageError: it took longer than ``seconds``.
    """
    if min(color.shape[:2]) < RENDER.min_side_px:
        return _empty_page(number, color, scale, engines)
    deadline = time.monotonic() + seconds
    sheet = straighten_sheet(color)
    # Around a sheet that was straightened is nothing but paper, which may be as dark as a scanner's lid.
    flat = remove_borders(color, scale) if sheet is None else sheet
    upright = _make_upright(flat, scale, engines.first)
    text = _read_text(upright.layout, scale, engines, deadline)
    if text is None:
        raise PageError(f"reading page {number} by OCR took more than {seconds:.0f} s")
    layout = upright.layout
    height, width = layout.picture.color.shape[0] / scale, layout.picture.color.shape[1] / scale
    scan = Scan(
        engine="+".join(engine.name for engine in engines if engine),
        rotation=upright.rotation,
        skew=round(upright.skew, 2),
        stamps=layout.picture.stamps,
        stamp_remains=tuple(text.stamp_remains),
        specks=tuple(text.specks),
    )
    return Page(
        number=number,
        width=width,
        height=height,
        words=tuple(text.words),
        rules_h=tuple(layout.rules.rules_h),
        rules_v=tuple(layout.rules.rules_v),
        fills=tuple(find_fills(layout.picture, layout.ink, layout.rules.mask)),
        images=(Box(0.0, 0.0, width, height),),
        scan=scan,
    )


def _empty_page(number: int, color: Color, scale: float, engines: Engines) -> Page:
    """A page that is too small to hold anything."""
    return Page(
        number=number,
        width=color.shape[1] / scale,
        height=color.shape[0] / scale,
        words=(),
        rules_h=(),
        rules_v=(),
        fills=(),
        images=(),
        scan=Scan(engine=engines.first.name, rotation=0, skew=0.0),
    )


def _make_upright(color: Color, scale: float, engine: OcrEngine) -> _Upright:
    sideways = is_sideways(color, scale)
    turned = cv2.rotate(color, cv2.ROTATE_90_CLOCKWISE) if sideways else color
    clean = remove_color_stamps(turned, scale)
    angle = skew_angle(clean, scale)
    layout = _find_layout(deskew(clean, angle), scale)
    dewarped = dewarp(layout.picture.color, scale, layout.rules.paths_h, layout.rules.paths_v)
    if dewarped is not None:
        layout = _find_layout(dewarped, scale)
    upside_down = is_upside_down(layout.picture.normalized, layout.letters, layout.runs, engine)
    if upside_down:
        layout = _find_layout(cv2.rotate(layout.picture.color, cv2.ROTATE_180), scale)
    return _Upright(layout, rotation=(90 if sideways else 0) + (180 if upside_down else 0), skew=angle)


def _find_layout(color: Color, scale: float) -> _Layout:
    picture = remove_gray_stamps(make_picture(color, scale))
    ink = binarize(picture.normalized)
    type_ink = remove_dark_edges(ink, picture)
    rules = add_hidden_rules(find_rules(picture), picture.dark_areas, type_ink, scale)
    runs, letters = find_runs(type_ink, rules.mask, scale)
    return _Layout(picture=picture, ink=ink, rules=rules, runs=runs, letters=letters)


def _read_text(layout: _Layout, scale: float, engines: Engines, deadline: float) -> _Text | None:
    """The words of a page, apart from specks and remains of stamps; None if `time.monotonic` passes ``deadline``."""
    normalized = layout.picture.normalized
    clean = remove_hairs(normalized, layout.letters, layout.runs, scale)
    words, pale_words, thin_words = (
        read_words(normalized, clean.letters, runs, scale, engines.first, deadline, engines.second)
        for runs in (clean.runs, clean.pale_runs, clean.thin_runs)
    )
    if words is None or pale_words is None or thin_words is None:
        return None
    pale_print, specks = remove_specks(pale_words)
    thin_print, hairs = remove_thin_specks(thin_words, words)
    words, stamp_remains = remove_stamp_remains([*words, *pale_print, *thin_print], layout.picture.stamps)
    return _Text(words, stamp_remains, [*specks, *hairs])
