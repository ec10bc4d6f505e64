"""Dark bands of black and white copies: white type is read, and rules are told where black lies on black."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest
from scans import SCALE, fill, paper, table, write

from samples.builder.scans.onebit import dithered
from skparse.read.scan.cleaning.descreen import descreen
from skparse.read.scan.cleaning.despeckle import remove_hairs
from skparse.read.scan.raster.binarize import binarize, remove_dark_edges
from skparse.read.scan.raster.picture import make_picture
from skparse.read.scan.ruling.dark_bands import add_hidden_rules
from skparse.read.scan.ruling.rules import Ruling, find_rules
from skparse.read.scan.text.runs import find_runs
from skparse.read.scan.text.signs import sign_by_shape

BLACK, WHITE = (0, 0, 0), (255, 255, 255)
XS, YS = (20, 70, 140, 160, 180, 200, 220, 280), (30, 60, 90, 120, 150)
TOP, BOTTOM = YS[0], YS[1]


def _rules(page: Any) -> Ruling:
    picture = make_picture(page, SCALE)
    letters = remove_dark_edges(binarize(picture.normalized), picture)
    return add_hidden_rules(find_rules(picture), picture.dark_areas, letters, SCALE)


def _uprights(page: Any, y: float) -> list[int]:
    """Where vertical rules stand at a height."""
    return sorted({round(r.center_x) for r in _rules(page).rules_v if r.top < y < r.bottom})


def _page(top: int = TOP, bottom: int = BOTTOM) -> Any:
    """A table with a row of solid black."""
    page = paper()
    table(page, XS, YS)
    fill(page, XS[0], top, XS[-1], bottom, BLACK)
    return page


def _header(page: Any) -> None:
    """Headings and, below a title over four columns, their numbers."""
    for text, x in (("Program", 24), ("Rencana", 84), ("Ket", 240)):
        write(page, text, x, 48, 9, WHITE)
    write(page, "BULAN INI", 158, 43, 7, WHITE)
    for month, x in enumerate(XS[2:6], 1):
        write(page, str(month), x + 7, 57, 7, WHITE)


def test_columns_go_on_through_a_black_header_up_to_the_title_over_them() -> None:
    page = _page()
    _header(page)
    assert _uprights(page, 54) == list(XS)
    assert _uprights(page, 36) == [x for x in XS if x not in (160, 180, 200)]
    (below,) = [r for r in _rules(page).rules_h if TOP + 5 < r.center_y < BOTTOM - 5]
    assert (round(below.x0), round(below.x1)) == (140, 220)
    assert 43 < below.center_y < 52


def test_titles_over_titles_each_have_a_rule_below() -> None:
    xs = (20, 60, 120, 140, 160, 180, 200, 220, 240, 280)
    page = paper()
    table(page, xs, (30, 75, 100, 150))
    fill(page, 20, 30, 280, 75, BLACK)
    for text, x in (("Area", 25), ("Aksi", 78), ("Ket", 250)):
        write(page, text, x, 55, 8, WHITE)
    write(page, "WAKTU PELAKSANAAN TAHUN INI", 130, 43, 6, WHITE)
    for text, x in (("TRIWULAN KESATU", 123), ("TRIWULAN KEDUA", 185)):
        write(page, text, x, 58, 5, WHITE)
    for month, x in enumerate(xs[2:8], 1):
        write(page, str(month), x + 7, 71, 7, WHITE)
    months = [120, 140, 160, 180, 200, 220, 240]
    assert _uprights(page, 70) == [20, 60, *months, 280]
    assert _uprights(page, 52) == [20, 60, 120, 180, 240, 280]
    assert _uprights(page, 38) == [20, 60, 120, 240, 280]
    inner = sorted((round(r.x0), round(r.x1)) for r in _rules(page).rules_h if 35 < r.center_y < 70)
    assert inner == [(120, 180), (120, 240), (180, 240)]


def test_black_months_right_below_a_black_header_are_cells_of_their_own() -> None:
    page = _page()
    _header(page)
    for column in (2, 3, 5):
        fill(page, XS[column], YS[1], XS[column + 1], YS[2], BLACK)
    assert _uprights(page, 54) == list(XS)
    assert _uprights(page, 75) == list(XS)
    assert any(r.x0 < 145 and r.x1 > 215 and abs(r.center_y - YS[1]) < 2 for r in _rules(page).rules_h)


def test_rules_that_can_be_seen_stay_as_they_are() -> None:
    page = paper()
    fill(page, XS[0], TOP, XS[-1], BOTTOM, (110, 60, 20))
    table(page, XS, YS)
    for x, text in zip(XS, ("Area", "Program", "1", "2", "3", "4", "Ket"), strict=False):
        write(page, text, x + 5, 50, 8, WHITE)
    picture = make_picture(page, SCALE)
    found = find_rules(picture)
    letters = remove_dark_edges(binarize(picture.normalized), picture)
    again = add_hidden_rules(found, picture.dark_areas, letters, SCALE)
    assert (again.rules_h, again.rules_v) == (found.rules_h, found.rules_v)


def test_a_black_section_stays_one_cell_behind_its_title() -> None:
    page = _page(YS[1], YS[2])
    write(page, "II. Penataan", 24, 78, 9, WHITE)
    assert _uprights(page, 75) == [XS[0], XS[-1]]
    assert _uprights(page, 105) == list(XS)


@pytest.mark.parametrize("row", [1, 2])
def test_black_months_beside_black_type_make_no_dark_ground_of_it(row: int) -> None:
    page = paper()
    xs = [20, 120, *range(128, 225, 8), 280]
    table(page, xs, YS)
    for month, x in enumerate(xs[1:13]):
        write(page, str(month % 10), x + 2, 56, 7)
    for x in (128, 136, 160, 200):
        fill(page, x, YS[row], x + 8, YS[row + 1], BLACK)
    picture = make_picture(page, SCALE)
    header = picture.dark_areas[round(44 * SCALE) : round(58 * SCALE)]
    assert not header.any()
    assert picture.dark_areas.any()


def _copied(page: Any, dpi: int) -> Any:
    """A black and white copy, whose shades are dots, at 300 dpi again."""
    small = cv2.resize(page, None, fx=dpi / 300, fy=dpi / 300, interpolation=cv2.INTER_AREA)
    dots = np.where(dithered(small), 255, 0).astype(np.uint8)
    gray = descreen(cv2.cvtColor(dots, cv2.COLOR_GRAY2BGR), dpi / 72)
    return cv2.resize(gray, (page.shape[1], page.shape[0]), interpolation=cv2.INTER_CUBIC)


@pytest.mark.parametrize("dpi", [200, 300])
def test_dots_that_become_gray_leave_no_ripple_as_dark_as_a_rule(dpi: int) -> None:
    page = paper()
    fill(page, 40, 40, 260, 160, (171, 171, 171))
    gray = make_picture(_copied(page, dpi), SCALE).normalized
    inside = gray[round(50 * SCALE) : round(150 * SCALE), round(50 * SCALE) : round(250 * SCALE)]
    assert int(inside.max()) - int(inside.min()) < 20


@pytest.mark.parametrize(("size", "sign"), [(0.6, "●"), (2.0, "")])
def test_a_disc_beside_a_copiers_grain_is_one_and_beside_another_letter_is_none(size: float, sign: str) -> None:
    page = paper()
    write(page, "Rapat pleno penetapan", 40, 60)
    cv2.circle(page, (round(150 * SCALE), round(90 * SCALE)), round(2.2 * SCALE), BLACK, -1)
    fill(page, 143, 90, 143 + size, 90 + size, BLACK)
    picture = make_picture(page, SCALE)
    runs, letters = find_runs(binarize(picture.normalized), find_rules(picture).mask, SCALE)
    (run,) = [run for run in runs if run.top > 75 * SCALE]
    assert run.width > 7 * SCALE
    assert sign_by_shape(run, letters) == sign


def test_a_disc_with_a_ragged_edge_is_one() -> None:
    page = paper()
    write(page, "Rapat pleno penetapan", 40, 60)
    x, y, radius = (round(v * SCALE) for v in (150, 90, 2.2))
    cv2.circle(page, (x, y), radius, BLACK, -1)
    page[y - 1 : y + 2, x - radius - 2 : x] = 0
    page[y : y + radius + 3, x - 1 : x + 1] = 0
    picture = make_picture(page, SCALE)
    runs, letters = find_runs(binarize(picture.normalized), find_rules(picture).mask, SCALE)
    assert [sign_by_shape(run, letters) for run in runs if run.top > 75 * SCALE] == ["●"]


def test_a_thin_winding_line_is_a_hair_where_all_is_black() -> None:
    page = paper()
    for base in range(20, 140, 14):
        for n in range(3):
            write(page, "Rapat", 30 + 40 * n, base, 8)
    hair = (np.array([(200, 60), (204, 62), (205, 66), (210, 68)]) * SCALE).astype(np.int32)
    cv2.polylines(page, [hair], False, BLACK, 1)
    write(page, "v", 230, 60, 8)
    cv2.line(page, (round(250 * SCALE), round(54 * SCALE)), (round(250 * SCALE), round(60 * SCALE)), BLACK, 2)
    page = np.where(page < 128, 0, 255).astype(np.uint8)
    picture = make_picture(page, SCALE)
    runs, letters = find_runs(binarize(picture.normalized), find_rules(picture).mask, SCALE)
    clean = remove_hairs(picture.normalized, letters, runs, SCALE)
    assert [round(run.x0 / SCALE) for run in clean.thin_runs] == [200]
    assert len(clean.runs) == len(runs) - 1


def test_a_number_of_one_stem_and_its_stop_are_no_square() -> None:
    page = paper()
    write(page, "Rapat pleno penetapan", 40, 60)
    for left, top, right, bottom in ((604, 370, 611, 398), (601, 396, 614, 398), (619, 393, 624, 398)):
        page[top:bottom, left:right] = 0
    picture = make_picture(page, SCALE)
    runs, letters = find_runs(binarize(picture.normalized), find_rules(picture).mask, SCALE)
    (run,) = [run for run in runs if run.top > 80 * SCALE]
    assert run.width > 20
    assert sign_by_shape(run, letters) == ""
