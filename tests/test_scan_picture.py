"""Raster → geometry: skew, rules, shading, lines of text, hairs, stamps, borders, screens, bent paper."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest
from scans import SCALE, fill, paper, rule, table, write

from skparse.read.scan.cleaning.color_stamps import remove_color_stamps
from skparse.read.scan.cleaning.descreen import descreen
from skparse.read.scan.cleaning.despeckle import remove_hairs
from skparse.read.scan.cleaning.print_or_dirt import is_print
from skparse.read.scan.engines.engine import Letter, RecognizedLine
from skparse.read.scan.raster.binarize import binarize
from skparse.read.scan.raster.borders import remove_borders
from skparse.read.scan.raster.deskew import deskew, skew_angle
from skparse.read.scan.raster.dewarp import dewarp
from skparse.read.scan.raster.orientation import is_sideways
from skparse.read.scan.raster.picture import make_picture
from skparse.read.scan.ruling.rules import Ruling, find_rules
from skparse.read.scan.shading.fills import find_fills
from skparse.read.scan.text.runs import Run, find_runs

XS, YS = (20, 80, 200, 280), (30, 50, 90, 130)


def ruled() -> Any:
    page = paper()
    table(page, XS, YS)
    for base in (60, 72, 84, 102, 114):
        write(page, "Rapat pleno penetapan", 84, base, 8)
    return page


def rules(page: Any) -> Ruling:
    return find_rules(make_picture(page, SCALE))


def places(found: list[Any], first: int, second: int) -> list[float]:
    return sorted({round((r[first] + r[second]) / 2) for r in found})


@pytest.mark.parametrize("angle", [-2.0, -0.4, 0.0, 0.7, 3.0])
def test_skew_is_found_and_corrected(angle: float) -> None:
    page = ruled()
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -angle, 1)
    skewed = cv2.warpAffine(page, turn, (width, height), borderValue=(255, 255, 255))
    found = skew_angle(skewed, SCALE)
    assert found == pytest.approx(angle, abs=0.06)
    straight = rules(deskew(skewed, found))
    assert places(straight.rules_h, 1, 3) == pytest.approx(YS, abs=1)
    assert places(straight.rules_v, 0, 2) == pytest.approx(XS, abs=1)


def test_an_empty_page_has_no_skew_no_rules_and_no_text() -> None:
    page = paper()
    assert skew_angle(page, SCALE) == 0.0
    layers = make_picture(page, SCALE)
    found = find_rules(layers)
    assert found.rules_h == found.rules_v == []
    assert find_runs(binarize(layers.normalized), found.mask, SCALE)[0] == []
    assert find_fills(layers, binarize(layers.normalized), found.mask) == []


def test_rules_are_found_and_letters_are_no_rules() -> None:
    found = rules(ruled())
    assert places(found.rules_h, 1, 3) == list(YS)
    assert places(found.rules_v, 0, 2) == list(XS)


def test_a_torn_rule_is_one() -> None:
    page = ruled()
    fill(page, 100, 88, 105, 92, (255, 255, 255))
    found = [r for r in rules(page).rules_h if round(r.top) in (89, 90)]
    assert len(found) == 1
    assert found[0].x1 - found[0].x0 == pytest.approx(260, abs=2)


def test_a_streak_through_the_page_is_no_rule_also_where_it_lies_on_one() -> None:
    page = ruled()
    rule(page, 150, 0, 150, 200, 0.5, 150)
    rule(page, 240, 0, 241, 100, 0.5, 150)  # leans: in two pieces
    rule(page, 241, 100, 242, 200, 0.5, 150)
    rule(page, 20, 0, 20, 200, 0.5, 150)
    table(page, XS, YS)
    found = rules(page)
    assert places(found.rules_v, 0, 2) == pytest.approx(XS, abs=1)
    assert all(r.top == pytest.approx(30, abs=1) and r.bottom == pytest.approx(130, abs=1) for r in found.rules_v)


def test_a_hair_in_a_low_row_parts_no_cell() -> None:
    page = paper()
    table(page, XS, (50, 62, 74, 86))
    rule(page, 140, 50, 140, 62, 0.5, 140)
    rule(page, 160, 62, 160, 74)
    found = rules(page)
    assert [round(r.center_x) for r in found.rules_v if r.bottom - r.top < 20] == [160]


def test_bold_type_that_blur_closed_is_no_rule() -> None:
    page = ruled()
    for shift in (0, 0.5):
        write(page, "Penyelesaian Sengketa dan Advokasi", 24 + shift, 42, 7)
    blurred = cv2.GaussianBlur(page, (0, 0), 0.55 * SCALE)
    assert places(rules(blurred).rules_h, 1, 3) == pytest.approx(YS, abs=1)


def test_a_short_line_that_meets_nothing_is_no_rule() -> None:
    page = ruled()
    rule(page, 100, 160, 130, 160)
    assert places(rules(page).rules_h, 1, 3) == list(YS)


@pytest.mark.parametrize("bgr", [(226, 179, 141), (242, 242, 242), (0, 255, 255), (64, 64, 64)])
def test_a_shaded_cell_is_a_fill_of_its_colour(bgr: tuple[int, int, int]) -> None:
    page = paper()
    fill(page, 80, 50, 200, 90, bgr)
    table(page, XS, YS)
    layers = make_picture(page, SCALE)
    found = find_fills(layers, binarize(layers.normalized), find_rules(layers).mask)
    assert [tuple(round(v, -1) for v in f[:4]) for f in found] == [(80, 50, 200, 90)]
    color = found[0].color or ""
    assert [int(color[n : n + 2], 16) for n in (5, 3, 1)] == pytest.approx(bgr, abs=4)


def test_the_tint_of_a_whole_row_is_no_shade_and_a_month_in_it_is_one() -> None:
    page = paper()
    fill(page, 20, 50, 280, 90, (205, 239, 218))
    fill(page, 80, 50, 110, 90, (0, 215, 255))
    table(page, (20, 80, 110, 140, 170, 280), YS)
    for base in (60, 70, 80):
        write(page, "Rapat pleno penetapan", 172, base, 7)
    layers = make_picture(page, SCALE)
    found = find_fills(layers, binarize(layers.normalized), find_rules(layers).mask)
    assert [tuple(round(v, -1) for v in f[:4]) for f in found] == [(80, 50, 110, 90)]


def test_uneven_light_is_no_shade() -> None:
    page = ruled().astype(np.float32)
    height, width = page.shape[:2]
    page *= np.linspace(1, 0.7, width)[None, :, None] * np.linspace(0.95, 1, height)[:, None, None]
    layers = make_picture(page.astype(np.uint8), SCALE)
    assert find_fills(layers, binarize(layers.normalized), find_rules(layers).mask) == []


def test_a_dark_corner_beside_a_white_lid_is_no_shade_and_shades_in_it_stay() -> None:
    page = paper()
    fill(page, 200, 90, 280, 130, (226, 179, 141))
    table(page, XS, YS)
    height, width = page.shape[:2]
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    lit = page * (1 - 0.4 * np.clip((x + y) / 2, 0, 1) ** 1.4)[:, :, None]
    lid = round(6 * SCALE)
    lit[:lid] = lit[:, -lid:] = 250
    layers = make_picture(lit.astype(np.uint8), SCALE)
    found = find_fills(layers, binarize(layers.normalized), find_rules(layers).mask)
    inside = [f for f in found if f.x1 <= XS[-1] + 2]
    assert [tuple(round(v, -1) for v in f[:4]) for f in inside] == [(200, 90, 280, 130)]


def test_a_shadow_over_the_whole_table_is_no_shade() -> None:
    page = ruled().astype(np.float32)
    page *= 1 - 0.3 * np.exp(-np.linspace(0, 6, page.shape[0]))[:, None, None]
    layers = make_picture(page.astype(np.uint8), SCALE)
    assert find_fills(layers, binarize(layers.normalized), find_rules(layers).mask) == []


def _hairy(gray: int) -> tuple[Any, Any]:
    """Lines of type, a hair alone, and a hair in a line: normalized light and ink."""
    page = paper()
    for base in range(20, 140, 14):
        write(page, "Rapat pleno penetapan", 30, base, 8)
    write(page, "S", 250, 60, 12, (gray, gray, gray))
    write(page, "S", 118, 62, 8, (gray, gray, gray))
    layers = make_picture(page, SCALE)
    return layers.normalized, binarize(layers.normalized)


def test_a_pale_sign_is_a_hair_and_taken_off_the_line_it_lies_in() -> None:
    flat, ink = _hairy(130)
    runs, letters = find_runs(ink, np.zeros_like(ink), SCALE)
    clean = remove_hairs(flat, letters, runs, SCALE)
    assert [round(run.x0 / SCALE, -1) for run in clean.pale_runs] == [250]
    assert len(clean.runs) == len(runs) - 1
    assert max(run.x1 for run in clean.runs) < 118 * SCALE < max(run.x1 for run in runs if run.x0 < 240 * SCALE)


def test_a_black_sign_is_none() -> None:
    flat, ink = _hairy(0)
    runs, letters = find_runs(ink, np.zeros_like(ink), SCALE)
    clean = remove_hairs(flat, letters, runs, SCALE)
    assert (clean.runs, clean.pale_runs) == (runs, [])


def test_pale_print_is_no_dirt() -> None:
    page = paper()
    for n, base in enumerate(range(20, 140, 14)):
        gray = 150 if n % 3 == 0 else 0
        write(page, "Rapat pleno penetapan", 30, base, 8, (gray, gray, gray))
    layers = make_picture(page, SCALE)
    ink = binarize(layers.normalized)
    runs, letters = find_runs(ink, np.zeros_like(ink), SCALE)
    assert remove_hairs(layers.normalized, letters, runs, SCALE).pale_runs == []


def test_lines_of_text_stay_in_their_cells() -> None:
    page = paper()
    table(page, XS, YS)
    write(page, "a)", 60, 66)
    write(page, "Undangan", 84, 66)
    layers = make_picture(page, SCALE)
    runs, _ = find_runs(binarize(layers.normalized), find_rules(layers).mask, SCALE)
    assert len(runs) == 2
    # Both stand on one line, whatever letters they hold.
    assert abs(runs[0].line_top - runs[1].line_top) <= 3
    assert abs(runs[0].line_bottom - runs[1].line_bottom) <= 3


def test_white_type_on_a_dark_cell_is_ink() -> None:
    page = paper()
    fill(page, 80, 50, 200, 90, (70, 40, 20))
    table(page, XS, YS)
    write(page, "KEGIATAN", 95, 75, bgr=(255, 255, 255))
    layers = make_picture(page, SCALE)
    runs, _ = find_runs(binarize(layers.normalized), find_rules(layers).mask, SCALE)
    assert len(runs) == 1


def test_a_dot_screen_becomes_grey_and_type_on_it_stays() -> None:
    page = paper()
    page[round(50 * SCALE) : round(90 * SCALE) : 4, round(80 * SCALE) : round(200 * SCALE) : 4] = 0
    page[round(50 * SCALE) + 1 : round(90 * SCALE) : 4, round(80 * SCALE) : round(200 * SCALE) : 4] = 0
    table(page, XS, YS)
    write(page, "Rapat", 100, 75)
    page = np.where(page < 128, 0, 255).astype(np.uint8)
    layers = make_picture(descreen(page, SCALE), SCALE)
    found = find_rules(layers)
    runs, _ = find_runs(binarize(layers.normalized), found.mask, SCALE)
    assert len(runs) == 1
    assert len(find_fills(layers, binarize(layers.normalized), found.mask)) == 1


def test_a_coloured_stamp_is_removed_and_print_under_it_stays() -> None:
    clean = ruled()
    stamped = clean.copy()
    cv2.circle(stamped, (round(150 * SCALE), round(90 * SCALE)), round(45 * SCALE), (160, 60, 110), 6)
    stamped = np.minimum(stamped, np.where(clean < 100, clean, 255)).astype(np.uint8)
    difference = np.abs(remove_color_stamps(stamped, SCALE).astype(int) - clean)
    assert (difference > 60).mean() < 0.002
    assert remove_color_stamps(clean, SCALE) is clean


def test_black_borders_are_removed_and_a_rule_at_the_edge_stays() -> None:
    page = ruled()
    rule(page, 0, 170, 300, 170)
    bordered = page.copy()
    bordered[: round(12 * SCALE)] = 0
    bordered[:, : round(9 * SCALE)] = 0
    clean = remove_borders(bordered, SCALE)
    assert clean[:, : round(9 * SCALE)].min() > 200
    assert clean[round(170 * SCALE), round(150 * SCALE)].max() < 60


def test_bent_rules_are_dewarped() -> None:
    page = paper(400, 260)
    table(page, (20, 140, 260, 380), (30, 80, 130, 180, 230))
    height, width = page.shape[:2]
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    bent = cv2.remap(page, x, y + 3 * np.float32(SCALE) * (x / width) ** 2, cv2.INTER_LINEAR, borderValue=(255,) * 3)
    before = rules(bent)
    dewarped = dewarp(bent, SCALE, before.paths_h, before.paths_v)
    assert dewarped is not None
    after = rules(dewarped)
    assert len(after.paths_h) == 5 and all(np.ptp(path[:, 1]) < 0.8 for path in after.paths_h)
    assert dewarp(page, SCALE, rules(page).paths_h, rules(page).paths_v) is None


def test_a_sideways_page_is_recognized() -> None:
    page = paper(400, 300)
    for n in range(12):
        write(page, "Menetapkan rencana aksi pembangunan", 30, 40 + 16 * n, 9)
    assert not is_sideways(page, SCALE)
    assert is_sideways(np.ascontiguousarray(np.rot90(page)), SCALE)


@pytest.mark.parametrize(
    ("text", "confidence", "size", "expected"),
    [
        ("Rapat", 0.45, 30, True),
        ("Rapat", 0.35, 30, False),
        ("√", 0.35, 30, True),
        ("√", 0.25, 30, False),
        ("i", 0.45, 6, False),
        ("i", 0.6, 6, True),
        ("", 1.0, 30, False),
    ],
)
def test_print_is_told_from_dirt_by_confidence_letters_and_size(
    text: str, confidence: float, size: int, expected: bool
) -> None:
    run = Run(x0=0, top=10, x1=size, bottom=10 + size, line_top=0, line_bottom=50)
    line = RecognizedLine(tuple(Letter(text=sign, x=0.5, confidence=confidence) for sign in text))
    assert is_print(run, line) is expected
