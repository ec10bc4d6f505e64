"""A digital document, scanned as a recipe says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium

from . import desk, layer, marks, paper, scanner
from .geometry import Lie, laid, lie
from .pdf import Sheet, write
from .picture import Picture, Word, chance, grey, ink_box, render, words
from .recipes import Recipe

DARK, LIGHT = 18, 252  # the scanner's lid


def scan(source: Path, recipe: Recipe, seed: int = 1) -> bytes:
    """The source's pages as scans; the same source, recipe and seed give the same bytes."""
    document = pdfium.PdfDocument(source)
    pages: list[Sheet | int] = []
    for index in range(len(document)):
        pages.append(index if index + 1 in recipe.digital else _sheet(document, index, recipe, seed))
    document.close()
    return write(pages, source, recipe)


def _sheet(document: pdfium.PdfDocument, index: int, recipe: Recipe, seed: int) -> Sheet:
    page = document[index]
    shown = render(page, recipe.dpi)
    text = words(page, shown)
    box = ink_box(shown)
    last = index == len(document) - 1
    sheet = _used(shown, text, box, recipe, chance(seed, index, "paper"), last)
    if recipe.through:
        back = document[index + 1 if index + 1 < len(document) else index - 1]
        sheet = paper.through(sheet, render(back, recipe.dpi), recipe.through)
    at = _lie(sheet, box, recipe, chance(seed, index, "glass"))
    seen = _scanned(sheet, at, recipe, seed, index)
    degrees = dict(recipe.turned).get(index + 1, 0)
    written = b""
    if recipe.layer:
        kept = layer.KINDS[recipe.layer](text, chance(seed, index, "layer"))
        written = layer.content([_moved(word, at, recipe.dpi, degrees) for word in kept])
    return Sheet(scanner.turned(seen, degrees), written)


def _used(
    shown: Picture,
    text: list[Word],
    box: tuple[int, int, int, int],
    recipe: Recipe,
    rng: np.random.Generator,
    last: bool,
) -> Picture:
    """The printed sheet when it comes to the scanner."""
    sheet, px = shown, recipe.dpi / 72
    if recipe.ink < 1:
        sheet = paper.pale(sheet, rng, recipe.ink)
    if recipe.stamps:
        spot = (rng.uniform(box[0] + 50 * px, box[2] - 50 * px), rng.uniform(box[1] + 60 * px, box[3] - 20 * px))
        sheet = marks.stamp(sheet, rng, spot, recipe.dpi)
    places = [word for word in text if word.text.lower().strip(".") == "ttd"]
    if recipe.signed and (places or last):
        below = _widest_gap(shown[:, int(shown.shape[1] * 0.55) :]) / px
        where = (places[-1].x + 8, places[-1].y - 4) if places else (box[2] / px - 130, below)
        spot = (where[0] * px, where[1] * px)
        sheet = marks.signature(sheet, rng, spot, recipe.dpi)
        sheet = marks.stamp(sheet, rng, (spot[0] - 48 * px, spot[1] + 6 * px), recipe.dpi)
    if recipe.ground < 255:
        sheet = paper.ground(sheet, rng, recipe.ground)
    if recipe.holes:
        sheet = paper.holes(sheet, recipe.dpi, DARK + 30 if recipe.bed else LIGHT)
    return sheet


def _widest_gap(picture: Picture) -> float:
    """The middle of the widest band without print; a little above the lower end where there is none."""
    ink = np.flatnonzero(np.r_[True, (grey(picture) < 200).any(axis=1), True])
    widest = int(np.argmax(np.diff(ink)))
    high = picture.shape[0]
    return float(ink[widest] + ink[widest + 1]) / 2 if np.diff(ink)[widest] > high / 6 else 0.85 * high


def _lie(sheet: Picture, box: tuple[int, int, int, int], recipe: Recipe, rng: np.random.Generator) -> Lie:
    px = recipe.dpi / 72
    angle = recipe.skew + rng.uniform(-recipe.sway, recipe.sway)
    keystone = recipe.keystone * rng.uniform(-1, 1)
    bed = (recipe.bed * px * rng.choice([0.0, 0.3, 1.0], 4)).tolist() if recipe.bed else [0.0] * 4
    return lie(sheet, box, angle, keystone, recipe.curl * px * rng.uniform(0.5, 1), tuple(bed))


def _scanned(sheet: Picture, at: Lie, recipe: Recipe, seed: int, index: int) -> Picture:
    """What the scanner makes of a sheet."""
    if recipe.spine:
        sheet = scanner.spine(sheet, recipe.spine)
    seen = laid(sheet, at, DARK if recipe.bed else LIGHT)
    if recipe.desk:
        rng = chance(seed, index, "desk")
        seen = desk.photographed(seen, rng, recipe.desk, recipe.tilt, recipe.light, recipe.shadow)
    if not recipe.colour:
        seen = grey(seen)
    if recipe.light and not recipe.desk:
        seen = scanner.lit(seen, chance(seed, "light"), recipe.light)
    if recipe.dust:
        seen = scanner.dust(seen, chance(seed, index, "dust"), recipe.dust, recipe.dpi)
    if recipe.streaks:
        seen = scanner.streaks(seen, chance(seed, "streaks"), recipe.streaks)
    if recipe.blur:
        seen = scanner.blurred(seen, recipe.blur)
    if recipe.noise:
        seen = scanner.noisy(seen, chance(seed, index, "noise"), recipe.noise)
    return seen


def _moved(word: Word, at: Lie, dpi: int, degrees: int) -> Word:
    """A word where it lies on the scan's page, y counted from the bottom."""
    px = dpi / 72
    x, y = (value / px for value in at.point(word.x * px, word.y * px))
    ahead = at.point((word.x + word.length) * px, word.y * px)
    tilt = -float(np.degrees(np.arctan2(ahead[1] / px - y, ahead[0] / px - x)))
    wide, high = at.size[0] / px, at.size[1] / px
    x, y = {0: (x, high - y), 90: (high - y, wide - x), 180: (wide - x, y), 270: (y, x)}[degrees]
    return replace(word, x=x, y=y, angle=word.angle + tilt - degrees)
