"""One picture for each stage: what it found on the page."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from skparse.debug.canvas import (
    BLACK,
    BLUE,
    GRAY,
    GREEN,
    ORANGE,
    PURPLE,
    SKY,
    VERMILLION,
    Bgr,
    Canvas,
    Key,
    drawable,
)
from skparse.debug.facts import Facts, Stage
from skparse.debug.ground import Ground, ground
from skparse.debug.naming import header_cells, months, page_line, role_name, span_of
from skparse.errors import UsageError
from skparse.geometry import Box, bounding_box
from skparse.read.scan.raster.picture import Color
from skparse.table.assemble.column_map import ColumnMap
from skparse.table.model import Row
from skparse.table.page_pass import GridPass
from skparse.text.headings import Role

MIN_DPI, MAX_DPI = 36, 600

_ROLE_COLORS: dict[Role, Bgr] = {"level": BLUE, "schedule": ORANGE, "attribute": GREEN}
_DEPTH_COLORS: tuple[Bgr, ...] = (BLUE, GREEN, VERMILLION, PURPLE, SKY, ORANGE)


def check_dpi(dpi: int) -> None:
    """Raises UsageError if no picture can be drawn at this resolution."""
    if not MIN_DPI <= dpi <= MAX_DPI:
        raise UsageError(f"dpi must be between {MIN_DPI} and {MAX_DPI}, got {dpi}")


def draw_panels(facts: Facts, dpi: int) -> tuple[Color, float]:
    """The panels of all stages that were gathered, one below the other, and the picture's dpi, which is less than
    ``dpi`` for a large page."""
    below = ground(facts, dpi, len(facts.stages))
    panels = [PANELS[stage](facts, below) for stage in facts.stages]
    return (np.vstack(panels) if len(panels) > 1 else panels[0]), below.scale * 72


def page_panel(facts: Facts, below: Ground) -> Color:
    """Words, rules, fills and pictures, as they were read."""
    page = facts.page
    canvas = Canvas(below, ())
    for fill in page.fills:
        canvas.box(fill.box, ORANGE, thick=True)
    for image in (*page.images, *page.drawings):
        canvas.box(image, GRAY, thick=True, dashed=True)
    for word in page.words:
        canvas.box(word.box, BLUE if word.bold else SKY)
    for rule in page.rules_h:
        canvas.line(rule.x0, rule.center_y, rule.x1, rule.center_y, VERMILLION)
    for rule in page.rules_v:
        canvas.line(rule.center_x, rule.top, rule.center_x, rule.bottom, GREEN)
    keys = [
        Key(SKY, f"words {len(page.words)}"),
        Key(BLUE, "bold ones"),
        Key(VERMILLION, f"horizontal rules {len(page.rules_h)}"),
        Key(GREEN, f"vertical rules {len(page.rules_v)}"),
        Key(ORANGE, f"fills {len(page.fills)}"),
        Key(GRAY, f"pictures and drawings {len(page.images) + len(page.drawings)}", dashed=True),
    ]
    if page.scan:
        for stamp in page.scan.stamps:
            canvas.box(stamp, PURPLE, thick=True, dashed=True)
        keys.append(Key(PURPLE, f"stamps {len(page.scan.stamps)}", dashed=True))
    return canvas.finished(drawable(f"page: {page_line(facts)}", 200), keys)


def grid_panel(facts: Facts, below: Ground) -> Color:
    """Grid lines with their numbers, cells with their spans, furniture."""
    page = facts.page
    canvas = Canvas(below, page.words)
    for index in sorted(facts.page_pass.furniture):
        word = page.words[index]
        canvas.box(word.box, GRAY, thick=True)
        canvas.line(word.x0, word.bottom, word.x1, word.top, GRAY, thick=True)
    for one in facts.page_pass.grids:
        grid = one.grid
        left, top, right, bottom = grid.box
        for r, c in grid.shading:
            canvas.tint(Box(grid.xs[c], grid.ys[r], grid.xs[c + 1], grid.ys[r + 1]), ORANGE, 0.3)
        for x in grid.xs:
            canvas.line(x, top - 5, x, bottom + 5, SKY, dashed=True)
        for y in grid.ys:
            canvas.line(left - 5, y, right + 5, y, SKY, dashed=True)
        for cell in grid.cells:
            merged = span_of(cell) != (1, 1)
            canvas.box(_inside(cell.box), PURPLE if merged else BLUE)
        for is_open, y in ((grid.open_top, top), (grid.open_bottom, bottom)):
            if is_open:
                canvas.line(left, y, right, y, VERMILLION, thick=True, dashed=True)
        for n, x in enumerate(grid.xs):
            canvas.label(Box(x, top - 5, x, top - 5), str(n), SKY)
        for n, y in enumerate(grid.ys):
            canvas.label(Box(left - 5, y, left - 5, y), str(n), SKY)
        for cell in grid.cells:
            if span_of(cell) != (1, 1):
                rows, columns = span_of(cell)
                canvas.label(_inside(cell.box), f"{rows}x{columns}", PURPLE)
    for x in facts.page_pass.expected_xs:
        canvas.line(x, 0, x, 10, VERMILLION, thick=True)
    cells = sum(len(one.grid.cells) for one in facts.page_pass.grids)
    keys = [
        Key(SKY, "grid lines, numbered", dashed=True),
        Key(BLUE, "cells"),
        Key(PURPLE, "merged: rows x columns"),
        Key(ORANGE, "shaded"),
        Key(VERMILLION, "open end", dashed=True),
        Key(VERMILLION, "verticals expected from the page before (top)"),
        Key(GRAY, "furniture, crossed out"),
    ]
    return canvas.finished(f"grid: grids {len(facts.page_pass.grids)}, cells {cells}", keys)


def rows_panel(facts: Facts, below: Ground) -> Color:
    """The header's cells with the roles of the columns, and the rows with their texts and marks."""
    canvas = Canvas(below, facts.page.words)
    count = seams = 0
    for one in facts.page_pass.grids:
        if one.table is None:
            canvas.box(one.grid.box, GRAY, thick=True, dashed=True)
            canvas.label(one.grid.box, "in no table", GRAY)
            continue
        if one.column_map is not None:
            _draw_columns(canvas, one, one.column_map)
        for row in one.rows:
            count, seams = count + 1, seams + row.seam
            _draw_row(canvas, one, row, count)
    keys = [
        Key(BLUE, "level: column, header cells, texts"),
        Key(PURPLE, "numbering in a cell of its own"),
        Key(ORANGE, "schedule: column (months), marks"),
        Key(GREEN, "attribute"),
        Key(BLACK, "rows, numbered; dashed: no rule closes it"),
        Key(VERMILLION, "seam above the row"),
        Key(GRAY, "section"),
    ]
    return canvas.finished(f"rows: rows {count}, seams {seams}", keys)


def plan_panel(facts: Facts, below: Ground) -> Color:
    """The pieces of nodes with their ids and months, and the findings."""
    canvas = Canvas(below, facts.page.words)
    levels: dict[int, str] = {}
    nodes = 0
    for placed in facts.placed():
        nodes += 1
        node, depth = placed.node, placed.depth
        levels.setdefault(depth, node.level)
        box = _around(facts.page_pass.to_upright(Box(*placed.fragment.bbox)))
        canvas.box(box, _DEPTH_COLORS[depth % len(_DEPTH_COLORS)], thick=True)
        name = node.id if placed.parts == 1 else f"{node.id} ({placed.part}/{placed.parts})"
        if node.bulan:
            name += f" [{months(node.bulan)}]"
        canvas.label(box, drawable(name), _DEPTH_COLORS[depth % len(_DEPTH_COLORS)])
    findings = facts.findings()
    for finding in findings:
        if finding.bbox:
            box = _around(facts.page_pass.to_upright(Box(*finding.bbox)))
            canvas.box(box, BLACK, thick=True, dashed=True)
            canvas.label(box, drawable(finding.code), BLACK)
    keys = [
        Key(_DEPTH_COLORS[d % len(_DEPTH_COLORS)], drawable(f"{level}: id [months]"))
        for d, level in sorted(levels.items())
    ]
    keys.append(Key(BLACK, "findings", dashed=True))
    caption = f"plan: pieces of nodes {nodes}, findings {len(findings)}" if facts.plan else f"plan: {facts.no_plan}"
    return canvas.finished(caption, keys)


PANELS: dict[Stage, Callable[[Facts, Ground], Color]] = {
    "page": page_panel,
    "grid": grid_panel,
    "rows": rows_panel,
    "plan": plan_panel,
}


def _draw_columns(canvas: Canvas, one: GridPass, columns: ColumnMap) -> None:
    grid = one.grid
    for cell in header_cells(one):
        covered = columns.columns(cell)
        if covered:
            canvas.tint(cell.box, _ROLE_COLORS[one.columns[covered[0]].role], 0.25)
    # Bars above the frame show the columns, also on a page without header.
    for n, column in enumerate(one.columns):
        x0, x1 = _edges(one, n)
        if x0 < x1:
            color, y = _ROLE_COLORS[column.role], grid.ys[0] - 2
            canvas.line(x0 + 0.7, y, x1 - 0.7, y, color, thick=True)
            # Of the weeks of a month only the first one gets a label.
            if n and column.months and column.months == one.columns[n - 1].months:
                continue
            canvas.label(Box(x0, y - 1, x1, y), drawable(role_name(column), max(3, int((x1 - x0) / 2.6))), color)


def _draw_row(canvas: Canvas, one: GridPass, row: Row, number: int) -> None:
    left, _, right, _ = one.grid.box
    x = left - 4
    canvas.line(x, row.top + 1, x, row.bottom - 1, BLACK, thick=True)
    for closed, y in ((row.closed_above, row.top + 1), (row.closed_below, row.bottom - 1)):
        canvas.line(x, y, left, y, BLACK, dashed=not closed)
    canvas.label(Box(x - 9, row.top + 8, x, row.top + 8), str(number), BLACK)
    if row.seam:
        canvas.line(x, row.top, right, row.top, VERMILLION, thick=True)
    if row.section and row.section.lines:
        canvas.box(_around(bounding_box(row.section.lines)), GRAY, thick=True)
    for piece in row.pieces.values():
        for lines, color in ((piece.markers, PURPLE), (piece.lines, BLUE)):
            if lines:
                canvas.box(_around(bounding_box(lines)), color)
    for attribute in row.attributes.values():
        if attribute.lines:
            canvas.box(_around(bounding_box(attribute.lines)), GREEN, dashed=attribute.merged)
    for time in row.times.values():
        if time.lines:
            canvas.box(_around(bounding_box(time.lines)), ORANGE, dashed=time.merged)
    for mark in row.marks:
        x0, x1 = _edges(one, mark.column)
        for shade in mark.shaded:
            canvas.box(Box(x0 + 1, shade.top + 1, x1 - 1, shade.bottom - 1), ORANGE, thick=True)
        if mark.lines:
            canvas.box(_around(bounding_box(mark.lines)), ORANGE, thick=True)
        if one.columns[mark.column].months:
            continue
        canvas.label(Box(x0 + 1, row.top + 1, x1, row.bottom), drawable(f"column {mark.column}"), ORANGE)


def _edges(one: GridPass, column: int) -> tuple[float, float]:
    """Left and right edge of a column of the table on this page, in points; (0, 0) if the page has no such column."""
    xs = one.grid.xs
    covered = [c for c, span in enumerate(one.column_map.spans) if column in span] if one.column_map else []
    return (xs[covered[0]], xs[covered[-1] + 1]) if covered else (0.0, 0.0)


def _inside(box: Box) -> Box:
    """Within a cell's edges, which are also its neighbors' edges."""
    return Box(box.x0 + 1, box.top + 1, max(box.x0 + 1, box.x1 - 1), max(box.top + 1, box.bottom - 1))


def _around(box: Box) -> Box:
    """Around text, so that a thick outline does not hide letters."""
    return Box(box.x0 - 1, box.top - 1, box.x1 + 1, box.bottom + 1)
