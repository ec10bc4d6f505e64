"""Stamps, dot screens, dashed rules, pale ticks and uneven shades on paper; signs told by shape, lines read again."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest
from scans import SCALE, Parrot, fill, paper, rule, run_at, table, write

from skparse.read.scan.cleaning.descreen import descreen
from skparse.read.scan.cleaning.gray_stamps import remove_gray_stamps
from skparse.read.scan.engines import available as engines
from skparse.read.scan.engines.engine import line_margin
from skparse.read.scan.engines.tesseract import TesseractEngine, has_tesseract
from skparse.read.scan.raster.binarize import binarize, remove_dark_edges
from skparse.read.scan.raster.picture import make_picture
from skparse.read.scan.ruling.rules import find_rules
from skparse.read.scan.shading.fills import find_fills
from skparse.read.scan.text.full_stops import correct_stops
from skparse.read.scan.text.reading import read_words
from skparse.read.scan.text.runs import Run, find_runs
from skparse.read.scan.text.signs import sign_by_shape
from skparse.table.header.column_numbers import is_column_numbers
from skparse.text.headings import correct_heading
from skparse.text.periods import month_run

XS, YS = (20, 80, 140, 200), (20, 60, 100, 140)


def _stamp(page: Any, x: float, y: float, gray: int) -> None:
    center = (round(x * SCALE), round(y * SCALE))
    for radius in (40, 26):
        cv2.circle(page, center, round(radius * SCALE), (gray, gray, gray), 5, cv2.LINE_AA)


def _ink_at(page: Any, x: float, y: float, reach: float = 3) -> bool:
    part = page[round((y - reach) * SCALE) : round((y + reach) * SCALE), :]
    return bool((part[:, round((x - reach) * SCALE) : round((x + reach) * SCALE)] < 160).any())


def test_a_gray_stamp_is_removed_and_print_under_it_stays() -> None:
    page = paper()
    table(page, XS, YS)
    write(page, "Rapat", 90, 85)
    before = binarize(make_picture(page, SCALE).normalized)
    _stamp(page, 110, 80, 130)
    clean = remove_gray_stamps(make_picture(page, SCALE))
    assert len(clean.stamps) == 1
    assert clean.stamps[0].x0 < 70 < 150 < clean.stamps[0].x1
    after = binarize(clean.normalized)
    assert (after > 0).sum() == pytest.approx((before > 0).sum(), rel=0.06)
    assert not _ink_at(clean.color, 110, 120.0)


def test_a_black_stamp_loses_its_rings_and_the_rules_stay() -> None:
    page = paper()
    table(page, XS, YS)
    _stamp(page, 110, 80, 0)
    clean = remove_gray_stamps(make_picture(page, SCALE))
    assert not _ink_at(clean.color, 110 + 40 * 0.5, 80 + 40 * 0.866, 2)
    found = find_rules(clean)
    assert len({round(r.top) for r in found.rules_h}) == len(YS)
    assert len({round(r.x0) for r in found.rules_v}) == len(XS)


def test_a_page_without_stamps_is_returned_unchanged() -> None:
    page = paper()
    table(page, XS, YS)
    write(page, "O O Q CO", 30, 50, 14)
    picture = make_picture(page, SCALE)
    assert remove_gray_stamps(picture) is picture


def _dots(page: Any, x0: float, top: float, x1: float, bottom: float, step: int = 6, white: bool = False) -> None:
    for y in range(round(top * SCALE), round(bottom * SCALE), step):
        for x in range(round(x0 * SCALE), round(x1 * SCALE), step):
            page[y : y + 2, x : x + 2] = 255 if white else 0


def test_full_stops_on_a_screen_of_dots_stay() -> None:
    page = paper()
    _dots(page, 20, 20, 120, 60)
    cv2.circle(page, (round(60 * SCALE), round(40 * SCALE)), 3, (0, 0, 0), -1)
    clean = descreen(page, SCALE)
    assert clean[round(40 * SCALE), round(60 * SCALE)].max() < 60
    assert clean[round(30 * SCALE), round(30 * SCALE)].min() > 150


def test_white_dots_in_black_are_black() -> None:
    page = paper()
    fill(page, 20, 20, 120, 60, (0, 0, 0))
    _dots(page, 22, 22, 118, 58, white=True)
    clean = descreen(page, SCALE)
    assert clean[round(24 * SCALE) : round(56 * SCALE), round(24 * SCALE) : round(110 * SCALE)].max() == 0


def test_black_cells_are_fills_with_rules_around() -> None:
    page = paper()
    table(page, XS, YS)
    fill(page, 80, 60, 140, 100, (0, 0, 0))
    picture = make_picture(page, SCALE)
    found = find_rules(picture)
    assert len({round(r.top) for r in found.rules_h}) == len(YS)
    assert len({round(r.x0) for r in found.rules_v}) == len(XS)
    (shade,) = find_fills(picture, binarize(picture.normalized), found.mask)
    assert shade.x0 == pytest.approx(80, abs=2.5)
    assert shade.bottom == pytest.approx(100, abs=2.5)


def test_dashed_rules_are_found() -> None:
    page = paper()
    for y in YS:
        for left in np.arange(XS[0], XS[-1], 5.0):
            rule(page, left, y, min(left + 3.0, XS[-1]), y, 0.6)
    for x in XS:
        for top in np.arange(YS[0], YS[-1], 5.0):
            rule(page, x, top, x, min(top + 3.0, YS[-1]), 0.6)
    write(page, "Rapat - pleno - rutin", 22, 50, 6)
    found = find_rules(make_picture(page, SCALE))
    assert len({round(r.top) for r in found.rules_h}) == len(YS)
    assert len({round(r.x0) for r in found.rules_v}) == len(XS)


def test_separators_of_a_low_row_are_found_and_letters_are_no_separators() -> None:
    page = paper()
    table(page, XS, (20, 30, 60))
    write(page, "IlHLT", 30, 29, 9)
    found = find_rules(make_picture(page, SCALE)).rules_v
    assert {round(r.x0) for r in found if r.top < 25} == {round(r.x0) for r in found if r.bottom > 55}
    assert len({round(r.x0) for r in found}) == len(XS)


def test_dots_that_lead_to_a_page_number_are_no_rule() -> None:
    page = paper()
    for x in range(20, 200, 4):
        cv2.circle(page, (round(x * SCALE), round(80 * SCALE)), 2, (0, 0, 0), -1)
    assert find_rules(make_picture(page, SCALE)).rules_h == []


def test_the_stem_of_a_letter_beside_a_rule_stays_a_letter() -> None:
    page = paper()
    table(page, XS, YS)
    rule(page, 82.5, 66, 82.5, 82, 0.8)
    picture = make_picture(page, SCALE)
    letters = find_runs(binarize(picture.normalized), find_rules(picture).mask, SCALE)[1]
    assert _ink_at(255 - letters, 82.5, 74, 1)


def test_a_pale_tick_stays_in_one_piece() -> None:
    page = paper()
    write(page, "Rapat pleno rutin", 20, 60)
    strokes = [(102, 82), (103, 84), (110, 70)]
    points = np.array([[round(x * SCALE), round(y * SCALE)] for x, y in strokes])
    cv2.polylines(page, [points[:2]], False, (90, 90, 90), 3)
    cv2.polylines(page, [points[1:]], False, (165, 165, 165), 2)
    ink = binarize(make_picture(page, SCALE).normalized)
    assert ink[round(74 * SCALE) - 3 : round(74 * SCALE) + 3, round(106 * SCALE) : round(110 * SCALE)].any()


def test_a_faint_tint_of_a_whole_row_is_no_fill_and_a_strong_one_of_a_cell_is() -> None:
    page = paper()
    table(page, XS, YS)
    fill(page, 20, 60, 200, 100, (241, 241, 241))
    fill(page, 140, 60, 170, 80, (238, 238, 238))
    fill(page, 80, 100, 140, 140, (190, 190, 190))
    table(page, XS, YS)
    picture = make_picture(page, SCALE)
    shades = find_fills(picture, binarize(picture.normalized), find_rules(picture).mask)
    assert [(round(s.x0 / 20), round(s.top / 20)) for s in shades] == [(4, 5)]


@pytest.mark.parametrize(
    ("mark", "read", "right"), [(";", ",", ";"), (",", ";", ","), (":", ".", ":"), (".", ".", ".")]
)
def test_stops_are_corrected_by_their_ink(mark: str, read: str, right: str) -> None:
    page = paper()
    cv2.putText(page, f"pleno{mark} rapat", (100, 200), cv2.FONT_HERSHEY_SIMPLEX, 1.4, (0, 0, 0), 3, cv2.LINE_AA)
    letters = (page[:, :, 0] < 128).astype("uint8") * 255
    rows, columns = np.flatnonzero(letters.any(axis=1)), np.flatnonzero(letters.any(axis=0))
    run = Run(
        x0=int(columns[0]),
        top=int(rows[0]),
        x1=int(columns[-1]) + 1,
        bottom=int(rows[-1]) + 1,
        line_top=158,
        line_bottom=212,
    )
    text = f"pleno{read} rapat"
    (line,) = Parrot(text).read([letters])
    # Where the letters truly stand: each mark behind the fifth letter.
    stacks = cv2.connectedComponentsWithStats(letters)[2][1:]
    small = [s for s in stacks if s[cv2.CC_STAT_HEIGHT] < 22 and s[cv2.CC_STAT_WIDTH] < 12]
    margin = line_margin(run.line_height)
    center = float(np.mean([s[cv2.CC_STAT_LEFT] + s[cv2.CC_STAT_WIDTH] / 2 for s in small]))
    x = (center - run.x0 + margin) / (run.width + 2 * margin)
    letters_ = tuple(one._replace(x=x) if one.text == read else one for one in line.letters)
    assert correct_stops(line._replace(letters=letters_), run, letters).text == f"pleno{right} rapat"


def test_vertical_bars_are_read_as_a_roman_number() -> None:
    page = paper()
    for x in (50, 53.5, 57):
        rule(page, x, 93, x, 100, 0.9)
    letters = (page[:, :, 0] < 128).astype("uint8") * 255
    run = run_at(x0=49, top=92.5, x1=58, bottom=100.5)
    words = read_words(page[:, :, 0], letters, [run], SCALE, Parrot("I", confidence=0.2))
    assert [word.text for word in words or ()] == ["III"]


def test_only_a_line_of_low_confidence_is_reread() -> None:
    page = paper()
    write(page, "Rapat", 50, 100)
    gray = page[:, :, 0]
    letters = (gray < 128).astype("uint8") * 255
    run = run_at(x0=49, top=91, x1=90, bottom=104)
    first, second = Parrot("Rapal pl", "Rapat pi", confidence=0.6), Parrot("Rapat")
    words = read_words(gray, letters, [run], SCALE, first, second=Parrot("Rapat pl"))
    assert words is not None
    assert [word.ocr.alternatives for word in words if word.ocr] == [("Rapat",), ("pi",)]
    read_words(gray, letters, [run], SCALE, Parrot("Rapat pleno"), second=second)
    assert second.asked == 0


@pytest.mark.parametrize(
    ("texts", "months"),
    [
        (["Jan", "Feb", "Mar", "Apr", "Mel", "Jun", "Jul", "Agu", "Sep", "Okt", "Now", "Des"], 12),
        (["1", "N", "3", "4", "5", "6", "7", "8", "9", "10", "1I", "12"], 12),
        (["Jan", "x", "Mar"], 0),  # three headings prove nothing
        (["Kegiatan", "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "PIC"], 6),  # what is no month stays out
    ],
)
def test_misread_months_are_told_by_their_neighbors(texts: list[str], months: int) -> None:
    run = month_run(["Uraian", *texts])
    assert (len(run[1]) if run else 0) == months


@pytest.mark.parametrize(
    ("read", "heading"), [("HEGIATAN", "KEGIATAN"), ("Indikalor", "Indikator"), ("HET", "KET"), ("Foo", "Foo")]
)
def test_a_misread_heading_is_its_term(read: str, heading: str) -> None:
    assert correct_heading(read, from_ocr=True) == heading
    assert correct_heading(read) == read


def test_column_numbers_may_be_misread() -> None:
    assert is_column_numbers(["(1)", "(2)", "()", "(4)"], from_ocr=True)
    assert not is_column_numbers(["(1)", "(2)", "()", "(4)"])
    assert not is_column_numbers(["1", "Rapat pleno", "3", "4"], from_ocr=True)


@pytest.mark.ocr
@pytest.mark.skipif(not has_tesseract(), reason="needs Tesseract's data: apt-get install tesseract-ocr-ind")
def test_tesseract_reads_letters_with_confidence_and_position() -> None:
    page = paper(100, 16)
    cv2.putText(page, "Rapat pleno", (20, 46), cv2.FONT_HERSHEY_COMPLEX, 1.4, (0, 0, 0), 3, cv2.LINE_AA)
    (line,) = TesseractEngine().read([np.ascontiguousarray(page[:, :, 0])])
    # With Indonesian data alone, RAW_LINE loses blanks and adds signs at the ends.
    assert "Rapatpleno" in line.text.replace(" ", "")
    assert all(0 <= letter.confidence <= 1 for letter in line.letters)
    positions = [letter.x for letter in line.letters]
    assert 0 < positions[0] < positions[-1] < 1
    assert positions == sorted(positions)


def test_without_tesseract_there_is_one_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "has_tesseract", lambda: False)
    assert engines.make_second_engine() is None


def test_a_black_square_is_a_sign_and_a_narrow_black_cell_is_a_fill() -> None:
    page = paper()
    table(page, (20, 26, 32, 80, 200), YS)
    fill(page, 26.5, 60.5, 31.5, 99.5, (0, 0, 0))
    fill(page, 130, 75, 136, 81, (0, 0, 0))
    layers = make_picture(page, SCALE)
    ink, rules = binarize(layers.normalized), find_rules(layers)
    (shade,) = find_fills(layers, ink, rules.mask)
    assert shade.x0 < 29 < shade.x1
    assert shade.x1 < 40
    runs, letters = find_runs(remove_dark_edges(ink, layers), rules.mask, SCALE)
    assert [sign_by_shape(run, letters) for run in runs] == ["■"]


def test_an_empty_box_is_told_by_its_sides() -> None:
    page = paper()
    at = (np.array([(60, 80), (66, 89)]) * SCALE).astype(int)
    cv2.rectangle(page, tuple(map(int, at[0])), tuple(map(int, at[1])), (0, 0, 0), 3)
    write(page, "O", 120, 89)
    write(page, "D", 160, 89)
    layers = make_picture(page, SCALE)
    runs, letters = find_runs(binarize(layers.normalized), find_rules(layers).mask, SCALE)
    assert [sign_by_shape(run, letters) for run in sorted(runs, key=lambda r: r.x0)] == ["□", "", ""]


def test_misread_quarters_and_months_are_told_by_the_others() -> None:
    quarters = [(1, 2, 3), (4, 5, 6), (7, 8, 9), (10, 11, 12)]
    assert month_run(["Kegiatan", "TW I", "TW II", "TW II", "TW IV"]) == (1, quarters)
    assert month_run(["Kegiatan", "TW I", "TW II", "Ket", "TW IV"]) != (1, quarters)
    names = [
        "lanuari",
        "Februa",
        "Haret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agusti",
        "5eptem",
        "Oktobe",
        "Hovem",
        "Deiem",
    ]
    assert month_run(["Ho", *names, "Output"]) == (1, [(n,) for n in range(1, 13)])
    others = ["satu", "dua", "tiga", "empat", "Mei", "Juni", "Juli", "delapan"]
    assert month_run(["Ho", *others, "Output"]) == (5, [(5,), (6,), (7,)])
    assert correct_heading("Ho", from_ocr=True) == "No"
