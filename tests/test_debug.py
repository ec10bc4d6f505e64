"""Pictures for engineers: drawings are where the geometry says, and the text says the same."""

from __future__ import annotations

import io
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pikepdf
import pytest
from conftest import SAMPLES
from forge import forge, text
from hypothesis import given
from hypothesis import strategies as st
from parsed import parsed
from run_skparse import ROOT, SAMPLE

from skparse.debug import debug_picture, debug_text
from skparse.debug.canvas import BLACK, BLUE, GRAY, GREEN, ORANGE, PURPLE, SKY, VERMILLION, Canvas
from skparse.debug.facts import STAGES, Facts, Stage, gather
from skparse.debug.ground import MAX_PICTURE_PIXELS, Ground, ground, scale_for
from skparse.errors import InputError, UsageError
from skparse.geometry import Box
from skparse.orientation import Orientation

DPI = 150
SCALE = DPI / 72
LYING = SAMPLES / "families" / "lying.pdf"
QUARTERS = SAMPLES / "families" / "quarters.pdf"


class ShownPage:
    """The page at the bottom of a picture of one stage: its colours by points."""

    def __init__(self, picture: Any, facts: Facts) -> None:
        self.rows = picture[-round(facts.page.height * SCALE) :]
        assert picture.dtype == np.uint8 and picture.shape[2] == 3
        assert picture.shape[1] == round(facts.page.width * SCALE)

    def colors(self, x: float, y: float) -> set[tuple[int, ...]]:
        """The colours of a point and the pixels beside it."""
        column, row = round(x * SCALE), round(y * SCALE)
        near = self.rows[max(0, row - 1) : row + 2, max(0, column - 1) : column + 2]
        return {tuple(int(v) for v in pixel) for line in near for pixel in line}

    def share(self, color: tuple[int, int, int], points: list[tuple[float, float]]) -> float:
        """The share of points that have a colour."""
        assert points
        return sum(color in self.colors(*point) for point in points) / len(points)


def shown(path: Path, page: int, stage: Stage) -> tuple[ShownPage, Facts]:
    return ShownPage(debug_picture(path, page, stage=stage, dpi=DPI), facts := gather(path, page, stage=stage)), facts


def command(*args: str | Path) -> subprocess.CompletedProcess[bytes]:
    """The command alone in a process of its own."""
    script = (
        "import sys; from skparse.console import run; from skparse.commands.debug import debug; sys.exit(run(debug))"
    )
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, args)],
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
    )


def picture_in(path: Path) -> np.ndarray[Any, Any]:
    """The picture in a file."""
    picture = cv2.imread(str(path))
    assert picture is not None
    return picture


def with_page(change: Callable[[pikepdf.Page], None]) -> bytes:
    """A family's file whose second page was changed."""
    with pikepdf.open(QUARTERS) as pdf:
        change(pdf.pages[1])
        pdf.save(saved := io.BytesIO())
    return saved.getvalue()


def set_boxes(**boxes: Any) -> Callable[[pikepdf.Page], None]:
    def change(page: pikepdf.Page) -> None:
        for name, value in boxes.items():
            page.obj[f"/{name}"] = pikepdf.Array(value) if isinstance(value, list) else value

    return change


# Pictures


def test_words_rules_and_fills_are_drawn_where_they_are() -> None:
    picture, facts = shown(SAMPLE, 9, "page")
    page = facts.page
    words = [(w.x0, w.center_y) for w in page.words if not w.bold]
    assert picture.share(SKY, words) == 1
    assert picture.share(BLUE, [(w.x0, w.center_y) for w in page.words if w.bold]) == 1
    assert picture.share(VERMILLION, [(r.x0 + 3, r.center_y) for r in page.rules_h]) > 0.9
    assert picture.share(GREEN, [(r.center_x, r.top + 3) for r in page.rules_v]) > 0.9
    # Rules run along the fills' edges: the thick outline is visible beside them.
    assert picture.share(ORANGE, [(f.center_x, f.top - 0.4) for f in page.fills]) > 0.9


@pytest.mark.parametrize(("path", "page"), [(SAMPLE, 9), (QUARTERS, 2), (LYING, 2)])
def test_merged_cells_have_another_color(path: Path, page: int) -> None:
    picture, facts = shown(path, page, "grid")
    cells = [cell for one in facts.page_pass.grids for cell in one.grid.cells]
    whole = [c for c in cells if c.r1 - c.r0 == c.c1 - c.c0 == 1]
    merged = [c for c in cells if c not in whole]
    # At a third of the height, as labels are at the corners.
    assert picture.share(BLUE, [(c.box.x0 + 1, c.box.top + c.box.height / 3) for c in whole]) > 0.9
    if merged:
        points = [(c.box.x0 + 1, c.box.top + c.box.height / 3) for c in merged]
        assert picture.share(PURPLE, points) > 0.9
        assert picture.share(BLUE, points) < 0.5


def test_furniture_is_crossed_out() -> None:
    picture, facts = shown(SAMPLE, 9, "grid")
    words = [facts.page.words[n] for n in facts.page_pass.furniture]
    assert [w.text for w in words] == ["https://jdih.kpu.go.id/jateng/wonosobo"]
    assert picture.share(GRAY, [(w.center_x, w.center_y) for w in words]) == 1


def test_rows_marks_and_roles_are_drawn() -> None:
    picture, facts = shown(SAMPLE, 9, "rows")
    (one,) = facts.page_pass.grids
    assert one.table is not None and one.column_map is not None
    rows = one.rows
    assert rows
    x0, top, x1, _ = one.grid.box
    assert picture.share(BLACK, [(x0 - 4, (row.top + row.bottom) / 2) for row in rows]) == 1
    seams = [row.top for row in rows if row.seam]
    assert len(seams) == 1
    assert picture.share(VERMILLION, [(x1 - 10, y) for y in seams]) == 1
    lines = [piece.lines for row in rows for piece in row.pieces.values() if piece.lines]
    assert picture.share(BLUE, [(one[0].x0 - 1, one[0].center_y) for one in lines]) > 0.9
    # Bars above the frame show the roles: the first column is a level, the last one KET, the one before it a month.
    assert picture.share(BLUE, [(x0 + 20, top - 2)]) == 1
    assert picture.share(GREEN, [(x1 - 20, top - 2)]) == 1
    month = one.column_map.by_center.index(len(one.columns) - 2)
    assert picture.share(ORANGE, [((one.grid.xs[month] + one.grid.xs[month + 1]) / 2, top - 2)]) == 1
    shaded = [
        (one.grid.xs[c] + 1, (shade.top + shade.bottom) / 2)
        for row in rows
        for mark in row.marks
        for shade in mark.shaded
        for c in [one.column_map.by_center.index(mark.column)]
    ]
    assert picture.share(ORANGE, shaded) == 1


@pytest.mark.parametrize(("path", "page"), [(SAMPLE, 9), (QUARTERS, 2), (LYING, 2)])
def test_nodes_are_drawn_around_their_fragments(path: Path, page: int) -> None:
    picture, facts = shown(path, page, "plan")
    plan = parsed(path)
    pieces = [Box(*f.bbox) for node in plan.walk() for f in node.fragments if f.page == page]
    boxes = [facts.page_pass.to_upright(piece) for piece in pieces]
    assert len(boxes) == len(list(facts.placed())) > 5
    # The corners' colours; labels may cover some of them.
    paints = {BLUE, GREEN, VERMILLION, PURPLE, SKY, ORANGE}
    for b in boxes:
        corners = [(x, y) for x in (b.x0 - 1, b.x1 + 1) for y in (b.top - 1, b.bottom + 1)]
        assert sum(bool(picture.colors(*corner) & paints) for corner in corners) >= 3, b


@pytest.mark.slow
def test_all_stages_are_panels_of_one_picture() -> None:
    whole = debug_picture(SAMPLE, 9, dpi=72)
    parts = [debug_picture(SAMPLE, 9, stage=stage, dpi=72) for stage in STAGES]
    assert np.array_equal(whole, np.vstack(parts))
    assert np.array_equal(whole, debug_picture(SAMPLE.read_bytes(), 9, dpi=72))


def test_lines_grow_with_the_resolution() -> None:
    def widest(dpi: int) -> int:
        canvas = Canvas(Ground(np.full((400, 400, 3), 255, np.uint8), dpi / 72), ())
        canvas.line(0, 20, 40, 20, BLACK, thick=True)
        return int((canvas.picture[:, 30] == 0).all(axis=1).sum())

    assert widest(72) < widest(300) < widest(600)


def test_labels_do_not_cover_words() -> None:
    words = [Box(20 + 60 * (n % 6), 20 + 20 * (n // 6), 70 + 60 * (n % 6), 30 + 20 * (n // 6)) for n in range(60)]
    canvas = Canvas(Ground(np.full((500, 800, 3), 200, np.uint8), 2.0), words)
    for word in words:
        canvas.label(word, "1.a", VERMILLION)
    page = canvas.finished("labels", ())[-500:]
    assert all(
        (page[int(w.top * 2) : int(w.bottom * 2) + 1, int(w.x0 * 2) : int(w.x1 * 2) + 1] == 200).all() for w in words
    )
    assert (page == np.array(VERMILLION)).all(axis=2).sum() > 60 * 20


def dark_under_rules(facts: Facts, dpi: int) -> float:
    """The share of the long horizontal rules that is dark in the rendered page, of the rule where it is smallest."""
    below, scale = ground(facts, dpi, 1), dpi / 72
    long = [r for r in facts.page.rules_h if r.x1 - r.x0 > 80]
    assert len(long) > 3
    shares: list[float] = []
    for rule in long:
        row = round(rule.center_y * scale)
        strip = below.picture[row - 2 : row + 3, round((rule.x0 + 5) * scale) : round((rule.x1 - 5) * scale)]
        shares.append(float((strip.min(axis=(0, 2)) < 225).mean()))
    return min(shares)


@pytest.mark.slow
@pytest.mark.parametrize(("rotate", "back"), [(0, 0), (270, 90), (180, 180), (90, 270)])
@pytest.mark.parametrize("angle", [0.0, 1.5, -2.5])
def test_a_skewed_page_is_deskewed_under_its_drawings(rotate: int, back: int, angle: float) -> None:
    facts = gather(QUARTERS, 2, stage="page")
    width, height = facts.page.width, facts.page.height
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))

    def change(page: pikepdf.Page) -> None:
        # Clockwise about the center, in user space, where y grows upwards.
        x, y = width / 2, height / 2
        matrix = (cos, -sin, sin, cos, x - x * cos - y * sin, y + x * sin - y * cos)
        page.contents_add((" ".join(f"{v:.6f}" for v in matrix) + " cm\n").encode(), prepend=True)
        page.obj.Rotate = rotate

    sideways = rotate in (90, 270)
    orientation = Orientation(back, height if sideways else width, width if sideways else height, angle)

    def with_skew(skew: float) -> Facts:
        page_pass = facts.page_pass._replace(orientation=orientation._replace(skew=skew))
        return facts._replace(data=with_page(change), page_pass=page_pass)

    assert dark_under_rules(with_skew(angle), DPI) > 0.95
    if angle:
        assert dark_under_rules(with_skew(-angle), DPI) < 0.5


# Bounds


@given(st.floats(0, 1e12), st.floats(0, 1e12), st.integers(36, 600), st.integers(1, 4))
def test_pictures_are_bounded(width: float, height: float, dpi: int, panels: int) -> None:
    scale = scale_for(width, height, dpi, panels)
    assert 0 < scale <= dpi / 72
    assert panels * max(1, round(width * scale)) * max(1, round(height * scale)) <= MAX_PICTURE_PIXELS


@pytest.mark.slow
@pytest.mark.parametrize(
    "box",
    [
        {"MediaBox": [0, 0, 14400, 14400]},
        {"MediaBox": [0, 0, 1e8, 1e8]},
        {"MediaBox": [0, 0, 9, 9]},
        {"MediaBox": [0, 0, 200000, 300]},
        {"MediaBox": [0, 0, 0, 0]},
        {"MediaBox": [-1e30, -1e30, 1e30, 1e30]},
    ],
)
def test_page_boxes_of_any_size(box: dict[str, Any]) -> None:
    begun = time.monotonic()
    picture = debug_picture(with_page(set_boxes(**box)), 2, ocr="never")
    assert picture.shape[0] * picture.shape[1] <= MAX_PICTURE_PIXELS
    assert time.monotonic() - begun < 10


def test_user_unit_and_crop_box_move_no_drawing() -> None:
    data = with_page(set_boxes(UserUnit=2.0, CropBox=[30, 30, 900, 600]))
    assert dark_under_rules(gather(data, 2, stage="page"), 72) > 0.95


# Text


def test_text_says_what_the_library_says() -> None:
    lines = debug_text(SAMPLE, 9)
    facts = gather(SAMPLE, 9)
    whole = "\n".join(lines)
    assert lines[0].startswith("page 9 of 21: ")
    assert [line[3:-3] for line in lines if line.startswith("== ")] == list(STAGES)
    (one,) = facts.page_pass.grids
    assert f"x: {' '.join(f'{x:.1f}' for x in one.grid.xs)}" in whole
    assert '"Melaksanakan evaluasi dokumen SOP"' in whole
    assert "column indikator_keberhasilan: level" in whole
    assert sum(": schedule months " in line for line in lines) == 12
    nodes = [node for node in parsed(SAMPLE).walk() if any(f.page == 9 for f in node.fragments)]
    assert len(nodes) > 5
    assert all(any(line.strip().startswith(f"{node.id} ") for line in lines) for node in nodes)
    assert any(line.strip().startswith("2.a.2.#1 indikator_keberhasilan [6,12]") for line in lines)


@pytest.mark.slow
def test_a_stage_alone_reads_what_it_needs() -> None:
    for stage in STAGES:
        alone = debug_text(SAMPLE, 9, stage=stage)
        whole = debug_text(SAMPLE, 9)
        begin = whole.index(f"== {stage} ==")
        assert alone[2:] == whole[begin : begin + len(alone) - 2]


def test_a_page_without_table_and_a_file_without_one() -> None:
    assert "no grid" in debug_text(SAMPLE, 2)
    letter = forge(text(50, 200, "Dengan hormat,") + text(50, 180, "bersama ini kami sampaikan undangan."))
    assert any("no table was found" in line for line in debug_text(letter, 1))
    assert debug_picture(letter, 1).shape[1] >= 640


# Errors


@pytest.mark.parametrize("page", [0, -1, 22, 10**12])
def test_no_such_page(page: int) -> None:
    with pytest.raises(UsageError, match="21 pages"):
        debug_picture(SAMPLE, page)


def test_no_such_stage_or_resolution() -> None:
    with pytest.raises(UsageError, match="page, grid, rows, plan"):
        debug_text(SAMPLE, 9, stage="tree")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="dpi"):
        debug_picture(SAMPLE, 9, dpi=5000)


def test_a_page_that_cannot_be_read() -> None:
    with pikepdf.open(QUARTERS) as pdf:
        kids = pdf.Root.Pages.Kids
        kids[-1] = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Broken))
        pdf.save(saved := io.BytesIO())
    with pytest.raises(InputError):
        debug_picture(saved.getvalue(), 2, stage="page")
    assert debug_picture(saved.getvalue(), 1).size


# The command


@pytest.mark.slow
def test_command_writes_a_picture(tmp_path: Path) -> None:
    target = tmp_path / "p9.png"
    run = command(SAMPLE, "--page", "9", "-o", target, "--stage", "grid", "--text")
    assert run.returncode == 0, run.stderr
    assert np.array_equal(picture_in(target), debug_picture(SAMPLE, 9, stage="grid"))
    assert run.stdout.decode().splitlines() == debug_text(SAMPLE, 9, stage="grid")
    assert run.stderr.decode() == f"written: {target}\n"
    assert [p.name for p in tmp_path.iterdir()] == ["p9.png"]


@pytest.mark.slow
def test_command_prints_text_that_is_safe_to_show() -> None:
    run = command(SAMPLE, "--page", "9", "-o", "-", "--stage", "plan")
    assert run.returncode == 0
    assert run.stdout.decode().splitlines() == debug_text(SAMPLE, 9, stage="plan")


@pytest.mark.slow
def test_command_says_when_a_page_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "big.pdf"
    path.write_bytes(with_page(set_boxes(MediaBox=[0, 0, 14400, 72])))
    run = command(path, "--page", "2", "-o", tmp_path / "big.png", "--stage", "page")
    assert run.returncode == 0, run.stderr
    assert b"drawn at 60 dpi, not 150" in run.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("args", "code", "word"),
    [
        ([SAMPLE, "--page", "99"], 2, "21 pages"),
        ([SAMPLE, "--page", "0"], 2, "--page"),
        ([SAMPLE], 2, "--page"),
        ([SAMPLE, "--page", "9", "-o", "p9.gif"], 2, ".png"),
        ([SAMPLE, "--page", "9", "-o", "no-such-folder/p9.png"], 6, "no-such-folder"),
        ([ROOT / "README.md", "--page", "1"], 3, "not a PDF"),
        (["no.pdf", "--page", "1"], 3, "does not exist"),
    ],
)
def test_command_says_what_is_wrong(args: list[Any], code: int, word: str) -> None:
    run = command(*args)
    said = run.stderr.decode()
    assert (run.returncode, run.stdout) == (code, b"")
    assert said.startswith("skparse: ") and said.count("\n") == 1
    assert word in said


@pytest.mark.slow
def test_command_opens_encrypted_files(tmp_path: Path) -> None:
    path, target = tmp_path / "locked.pdf", tmp_path / "p.png"
    with pikepdf.open(QUARTERS) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="pemilik", user="rahasia"))
    assert command(path, "--page", "2", "-o", target).returncode == 3
    assert not target.exists()
    run = command(path, "--page", "2", "-o", target, "--password", "rahasia")
    assert run.returncode == 0, run.stderr
    assert np.array_equal(picture_in(target), debug_picture(QUARTERS, 2))


def test_help_shows_examples() -> None:
    said = command("--help").stdout.decode()
    for word in ("--page", "--stage", "--dpi", "--text", "Examples:"):
        assert word in said
