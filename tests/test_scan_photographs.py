"""Paper as people have it: photographs of a sheet on a desk, light that falls off, specks."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest
from paper import filled, item, plan_sheet
from scans import SCALE, fill, paper, rule, run_at, table, write
from tables import read_tables

from skparse.outline.lampiran import build_lampiran
from skparse.page import Ocr
from skparse.read.scan.engines.engine import Letter, RecognizedLine
from skparse.read.scan.raster.binarize import binarize
from skparse.read.scan.raster.picture import make_picture
from skparse.read.scan.raster.sheet import straighten_sheet
from skparse.read.scan.ruling.rules import find_rules
from skparse.read.scan.shading.fills import find_fills
from skparse.read.scan.text.word_boxes import words_of_line

XS, YS = (20, 60, 100, 140, 180, 220, 260, 280), (20, 60, 100, 140, 180)


def _schedule(*shaded: tuple[int, int], bgr: tuple[int, int, int] = (150, 190, 150)) -> Any:
    """A table with some cells shaded: columns and rows."""
    page = paper()
    for column, row in shaded:
        fill(page, XS[column], YS[row], XS[column + 1], YS[row + 1], bgr)
    table(page, XS, YS)
    return page


def _in_light(page: Any, light: Any) -> Any:
    return np.clip(page * light[:, :, None], 0, 255).astype(np.uint8)


def _hand(page: Any, x: float, y: float, radius: float, soft: float, depth: float) -> Any:
    """A soft round shadow, in points."""
    blob = np.zeros(page.shape[:2], np.float32)
    cv2.circle(blob, (round(x * SCALE), round(y * SCALE)), round(radius * SCALE), (1.0,), -1)
    return 1 - depth * cv2.GaussianBlur(blob, (0, 0), soft * SCALE)


def _cells(page: Any) -> set[tuple[int, int]]:
    """The cells whose centers are shaded."""
    picture = make_picture(page, SCALE)
    fills = find_fills(picture, binarize(picture.normalized), find_rules(picture).mask)
    return {
        (c, r)
        for c in range(len(XS) - 1)
        for r in range(len(YS) - 1)
        if any(f.x0 < (XS[c] + XS[c + 1]) / 2 < f.x1 and f.top < (YS[r] + YS[r + 1]) / 2 < f.bottom for f in fills)
    }


def _on_desk(page: Any, corners: Any, gray: int = 45) -> Any:
    """The page in perspective on a desk of its own size and a tenth more."""
    high, wide = page.shape[:2]
    size = (round(1.1 * wide), round(1.1 * high))
    source = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    target = (np.array(corners) * np.array(size)).astype(np.float32)
    desk = np.full((size[1], size[0], 3), gray, np.uint8)
    desk[::7] = gray + 20
    matrix = cv2.getPerspectiveTransform(source, target)
    seen = cv2.warpPerspective(page, matrix, size)
    covered = cv2.warpPerspective(np.full((high, wide), 255, np.uint8), matrix, size) > 127
    return np.where(covered[:, :, None], seen, desk).astype(np.uint8)


ASKEW = ((0.08, 0.06), (0.93, 0.04), (0.97, 0.95), (0.04, 0.93))


def test_a_sheet_on_a_desk_becomes_a_rectangle() -> None:
    sheet = straighten_sheet(_on_desk(_schedule(), ASKEW))
    assert sheet is not None
    assert sheet[:20].min() > 150  # nothing of the desk is left
    rules = find_rules(make_picture(sheet, SCALE))
    assert len(rules.rules_v) == len(XS)
    assert len(rules.rules_h) == len(YS)
    assert all(rule.x1 - rule.x0 < 2 for rule in rules.rules_v)


@pytest.mark.parametrize("dark", [(0, 0, 0, 0), (40, 0, 0, 0), (40, 40, 0, 0)])
def test_an_ordinary_scan_is_left_as_it_is(dark: tuple[int, int, int, int]) -> None:
    page = _schedule((2, 1))
    left, top, right, bottom = dark
    scan = cv2.copyMakeBorder(page, top, bottom, left, right, cv2.BORDER_CONSTANT, value=(20, 20, 20))
    assert straighten_sheet(scan) is None


def test_a_dark_picture_without_a_sheet_is_left_as_it_is() -> None:
    picture = np.full((800, 1000, 3), 40, np.uint8)
    cv2.circle(picture, (500, 400), 300, (230, 230, 230), -1)
    assert straighten_sheet(picture) is None


def test_cells_in_a_shadow_are_not_shaded_and_shaded_ones_are() -> None:
    shaded = {(1, 0), (4, 1), (5, 1), (5, 3)}
    page = _schedule(*shaded)
    assert _cells(page) == shaded
    assert _cells(_in_light(page, _hand(page, 230, 60, 90, 14, 0.35))) == shaded


def test_the_palest_shading_stays_in_falling_light() -> None:
    shaded = {(1, 0), (3, 2), (4, 2), (6, 1)}
    page = _schedule(*shaded, bgr=(232, 232, 232))
    falling = np.broadcast_to(np.linspace(1, 0.45, page.shape[1], dtype=np.float32), page.shape[:2])
    assert _cells(_in_light(page, falling)) == shaded


def test_a_block_of_shaded_cells_is_shaded_to_its_middle() -> None:
    shaded = {(c, r) for c in (2, 3, 4) for r in (0, 1, 2)}
    page = _schedule(*shaded)
    assert _cells(_in_light(page, _hand(page, 30, 150, 60, 14, 0.35))) == shaded


def test_narrow_shaded_cells_of_a_row_without_a_rule_below_are_shaded() -> None:
    page = paper()
    xs, shaded = [20, *range(60, 149, 8), 280], {2, 5, 6, 9}
    for column in shaded:
        fill(page, xs[column], 140, xs[column + 1], 180, (150, 150, 150))
    for x in xs:
        rule(page, x, 60, x, 180)
    for y in (60, 100, 140):
        rule(page, xs[0], y, xs[-1], y)
    picture = make_picture(page, SCALE)
    found = find_fills(picture, binarize(picture.normalized), find_rules(picture).mask)
    columns = {c for c in range(len(xs) - 1) if any(f.x0 < (xs[c] + xs[c + 1]) / 2 < f.x1 for f in found)}
    assert columns == shaded


@pytest.mark.parametrize(
    ("read", "text"), [("3.3:1", "3.3.1"), ("3:1.1.", "3.1.1."), ("08:30", "08:30"), ("1:2", "1:2")]
)
def test_a_speck_above_a_stop_of_a_decimal_number_is_no_colon(read: str, text: str) -> None:
    signs = enumerate(read)
    line = RecognizedLine(tuple(Letter(text=c, x=(n + 0.5) / len(read), confidence=0.99) for n, c in signs))
    (word,) = words_of_line(run_at(18, 88, 60, 106), line, np.full((600, 400), 255, np.uint8), SCALE)
    assert word.text == text
    assert word.ocr is not None
    assert word.ocr.raw == read


@pytest.mark.parametrize(
    ("scanned", "signs", "doubted"),
    [(True, {5: "D"}, ["D"]), (False, {5: "D"}, []), (True, {5: "√"}, ["√"]), (True, {5: "rapat"}, [])],
)
def test_a_lone_sign_among_shaded_months_of_a_scan_is_doubted(
    scanned: bool, signs: dict[int, str], doubted: list[str]
) -> None:
    sheet = plan_sheet()
    for letter, text in (("1)", "SK Tim"), ("2)", "Laporan"), ("3)", "Notulen")):
        row = item(("1.", "Manajemen") if letter == "1)" else ("", ""), ("", ""), (letter, text))
        if letter == "2)":
            row[6:18] = [signs.get(month, "") for month in range(1, 13)]
        sheet.row(row, filled(2, 3, 9))
    page = sheet.page()
    if scanned:
        page = page._replace(words=tuple(word._replace(ocr=Ocr(word.text, 0.99)) for word in page.words))
    tables, _ = read_tables([page])
    _, findings, *_ = build_lampiran(tables[0], None, None)
    assert [finding.params["words"] for finding in findings if finding.code == "ocr-doubtful"] == [
        (sign,) for sign in doubted
    ]


@pytest.mark.parametrize("light", [1.0, 0.45])
def test_white_type_in_a_dark_band_is_as_black_as_any_in_little_light(light: float) -> None:
    page = paper()
    fill(page, 20, 40, 280, 70, (90, 50, 20))
    write(page, "RENCANA AKSI", 40, 60, 12, (255, 255, 255))
    normalized = make_picture((page * light).astype(np.uint8), SCALE).normalized
    band = normalized[round(48 * SCALE) : round(62 * SCALE), round(40 * SCALE) : round(130 * SCALE)]
    assert np.quantile(band, 0.1) < 40
    assert np.median(band) > 220
