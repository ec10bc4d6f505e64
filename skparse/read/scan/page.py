"""One page of a PDF, read as a picture: the same geometry that a digital page has."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

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
from skparse.read.scan.raster.picture import Color, Gray, Mask, Picture, make_picture
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


class PageLayout(NamedTuple):
    """A page before its text is read. Of all its pictures it holds only those that the text is read from."""

    page: Page
    """The page without its words."""
    normalized: Gray
    letters: Mask
    """The ink of the runs."""
    runs: list[Run]
    scale: float
    """Pixels a point."""


class _Found(NamedTuple):
    """A page's picture and what is found in it before its text is read."""

    picture: Picture
    ink: Mask
    rules: Ruling
    runs: list[Run]
    letters: Mask
    """The ink of the runs."""


class _Upright(NamedTuple):
    """What is found in the upright, deskewed and dewarped page, and how it was turned for that."""

    found: _Found
    rotation: int
    """Degrees clockwise."""
    skew: float
    """Degrees counter-clockwise, after the rotation."""


class _Text(NamedTuple):
    """What was read on a page."""

    words: list[Word]
    stamp_remains: list[Word]
    specks: list[Word]


def lay_out(number: int, color: Color, scale: float, engines: Engines) -> PageLayout:
    """Turn the page upright, deskew and dewarp it, and find its rules, its shading and where its text stands.

    ``color`` is the page as displayed, ``scale`` its pixels a point. The coordinates of the result are those of the
    deskewed page; its ``scan`` says how to come back to the displayed one.
    """
    if min(color.shape[:2]) < RENDER.min_side_px:
        return _empty_layout(number, color, scale, engines)
    found, rotation, skew = _make_upright(_without_surround(color, scale), scale, engines.first)
    picture, rules = found.picture, found.rules
    height, width = picture.color.shape[0] / scale, picture.color.shape[1] / scale
    page = Page(
        number=number,
        width=width,
        height=height,
        words=(),
        rules_h=tuple(rules.rules_h),
        rules_v=tuple(rules.rules_v),
        fills=tuple(find_fills(picture, found.ink, rules.mask)),
        images=(Box(0.0, 0.0, width, height),),
        scan=Scan(
            engine="+".join(engine.name for engine in engines if engine),
            rotation=rotation,
            skew=round(skew, 2),
            stamps=picture.stamps,
        ),
    )
    return PageLayout(page=page, normalized=picture.normalized, letters=found.letters, runs=found.runs, scale=scale)


def read_text(layout: PageLayout, engines: Engines, seconds: float) -> Page:
    """The page with its words.

    Raises:
        PageError: it took longer than ``seconds``.
    """
    page = layout.page
    if page.scan is None or not layout.runs:
        return page
    text = _read_text(layout, page.scan.stamps, engines, time.monotonic() + seconds)
    if text is None:
        raise PageError(f"reading page {page.number} by OCR took more than {seconds:.0f} s")
    scan = page.scan._replace(stamp_remains=tuple(text.stamp_remains), specks=tuple(text.specks))
    return page._replace(words=tuple(text.words), scan=scan)


def _empty_layout(number: int, color: Color, scale: float, engines: Engines) -> PageLayout:
    """A page that is too small to hold anything."""
    page = Page(
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
    nothing = np.zeros((0, 0), np.uint8)
    return PageLayout(page=page, normalized=nothing, letters=nothing, runs=[], scale=scale)


def _without_surround(color: Color, scale: float) -> Color:
    sheet = straighten_sheet(color)
    # Around a sheet that was straightened is nothing but paper, which may be as dark as a scanner's lid.
    return remove_borders(color, scale) if sheet is None else sheet


def _make_upright(color: Color, scale: float, engine: OcrEngine) -> _Upright:
    sideways = is_sideways(color, scale)
    straight, angle = _deskewed(cv2.rotate(color, cv2.ROTATE_90_CLOCKWISE) if sideways else color, scale)
    del color  # it is not needed any more, and large
    picture, rules = _find_rules(straight, scale)
    del straight
    dewarped = dewarp(picture.color, scale, rules.paths_h, rules.paths_v)
    if dewarped is not None:
        picture, rules = _find_rules(dewarped, scale)
    found = _find_type(picture, rules)
    upside_down = is_upside_down(found.picture.normalized, found.letters, found.runs, engine)
    if upside_down:
        found = _find_type(*_find_rules(cv2.rotate(found.picture.color, cv2.ROTATE_180), scale))
    return _Upright(found, rotation=(90 if sideways else 0) + (180 if upside_down else 0), skew=angle)


def _deskewed(color: Color, scale: float) -> tuple[Color, float]:
    """The page without its stamps and straight, and by how many degrees it was turned for that."""
    clean = remove_color_stamps(color, scale)
    angle = skew_angle(clean, scale)
    return deskew(clean, angle), angle


def _find_rules(color: Color, scale: float) -> tuple[Picture, Ruling]:
    picture = remove_gray_stamps(make_picture(color, scale))
    return picture, find_rules(picture)


def _find_type(picture: Picture, rules: Ruling) -> _Found:
    ink = binarize(picture.normalized)
    type_ink = remove_dark_edges(ink, picture)
    rules = add_hidden_rules(rules, picture.dark_areas, type_ink, picture.scale)
    runs, letters = find_runs(type_ink, rules.mask, picture.scale)
    return _Found(picture=picture, ink=ink, rules=rules, runs=runs, letters=letters)


def _read_text(layout: PageLayout, stamps: Sequence[Box], engines: Engines, deadline: float) -> _Text | None:
    """The words of a page, apart from specks and remains of stamps; None if `time.monotonic` passes ``deadline``."""
    normalized, scale = layout.normalized, layout.scale
    clean = remove_hairs(normalized, layout.letters, layout.runs, scale)
    words, pale_words, thin_words = (
        read_words(normalized, clean.letters, runs, scale, engines.first, deadline, engines.second)
        for runs in (clean.runs, clean.pale_runs, clean.thin_runs)
    )
    if words is None or pale_words is None or thin_words is None:
        return None
    pale_print, specks = remove_specks(pale_words)
    thin_print, hairs = remove_thin_specks(thin_words, words)
    words, stamp_remains = remove_stamp_remains([*words, *pale_print, *thin_print], stamps)
    return _Text(words, stamp_remains, [*specks, *hairs])
