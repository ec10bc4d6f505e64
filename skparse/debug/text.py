"""What the pictures show, as lines of text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from skparse.debug.facts import Facts, Stage
from skparse.debug.naming import header_cells, months, page_line
from skparse.geometry import Box, HasBox
from skparse.table.header.columns import TableColumn
from skparse.table.model import Row
from skparse.text.joining import join_lines
from skparse.text.line_records import TextLine


def facts_as_text(facts: Facts) -> list[str]:
    """Lines of text, stage by stage. Quoted texts are JSON strings; numbers are points from the top-left corner."""
    lines = [page_line(facts)]
    for stage in facts.stages:
        lines += ["", f"== {stage} ==", *_STAGE_LINES[stage](facts)]
    return lines


def _page(facts: Facts) -> Iterator[str]:
    page = facts.page
    for name, rules in (("horizontal rules", page.rules_h), ("vertical rules", page.rules_v)):
        yield f"{name}: {len(rules)}"
        yield from (f"  {_at(rule)}" for rule in rules)
    yield f"fills: {len(page.fills)}"
    yield from (f"  {_at(fill)} {fill.color or 'pattern'}" for fill in page.fills)
    yield f"pictures: {len(page.images)}"
    yield from (f"  {_at(image)}" for image in page.images)
    if page.drawings:
        yield f"drawings: {len(page.drawings)}"
        yield from (f"  {_at(drawing)}" for drawing in page.drawings)
    if page.scan:
        yield f"stamps: {len(page.scan.stamps)}"
        yield from (f"  {_at(stamp)}" for stamp in page.scan.stamps)
    yield f"words: {len(page.words)}"
    for word in page.words:
        confidence = f" confidence {word.ocr.confidence:.2f}" if word.ocr else ""
        yield f"  {_at(word)} {_quoted(word.text)}{' bold' if word.bold else ''}{confidence}"


def _grid(facts: Facts) -> Iterator[str]:
    if facts.page_pass.expected_xs:
        yield f"verticals expected from the page before: {_numbers(facts.page_pass.expected_xs)}"
    if facts.page_pass.furniture:
        yield "furniture: " + " ".join(_quoted(facts.page.words[n].text) for n in sorted(facts.page_pass.furniture))
    if not facts.page_pass.grids:
        yield "no grid"
    for n, one in enumerate(facts.page_pass.grids, 1):
        grid = one.grid
        ends = [name for name, is_open in (("top", grid.open_top), ("bottom", grid.open_bottom)) if is_open]
        details = ", open " + " and ".join(ends) if ends else ""
        details += ", columns found by words" if grid.has_unruled_columns else ""
        yield f"grid {n}: {_at(grid.box)}, {grid.row_count} rows, {len(grid.xs) - 1} columns{details}"
        yield f"  x: {_numbers(grid.xs)}"
        yield f"  y: {_numbers(grid.ys)}"
        for cell in grid.cells:
            covered = f"rows {cell.r0}-{cell.r1 - 1} columns {cell.c0}-{cell.c1 - 1}"
            colors = {
                c: None
                for r in range(cell.r0, cell.r1)
                for k in range(cell.c0, cell.c1)
                if (c := grid.shading.get((r, k)))
            }
            yield f"  {covered}: {_at(cell.box)} {_quoted(one.texts.text(cell))}{''.join(' ' + c for c in colors)}"


def _rows(facts: Facts) -> Iterator[str]:
    count = 0
    for n, one in enumerate(facts.page_pass.grids, 1):
        if one.table is None:
            yield f"grid {n}: in no table"
            continue
        header = len(header_cells(one))
        yield f"grid {n}: part of table {one.table + 1}, header cells here: {header}"
        for column in one.columns:
            of_months = f" months {months(column.months)}" if column.months else ""
            edges = f"{column.x0:.1f}-{column.x1:.1f}"
            yield f"  column {column.key}: {column.role}{of_months} {edges} {_quoted(column.heading)}"
        for row in one.rows:
            count += 1
            yield from _row(one.columns, row, count)


def _row(columns: Sequence[TableColumn], row: Row, number: int) -> Iterator[str]:
    details = {"seam above": row.seam, "open above": not row.closed_above, "open below": not row.closed_below}
    suffix = "".join(f", {detail}" for detail, applies in details.items() if applies)
    yield f"  row {number}: {row.top:.1f}-{row.bottom:.1f}{suffix}"
    if row.section:
        yield f"    section: {_lines(row.section.lines)}"
    for index, piece in sorted(row.pieces.items()):
        marker = f"{_lines(piece.markers)} " if piece.markers else ""
        yield f"    {columns[index].key}: {marker}{_lines(piece.lines)}"
    for mark in row.marks:
        column = columns[mark.column]
        name = f"{column.key} (months {months(column.months)})" if column.months else column.key
        yield f"    {name}: " + " ".join(filter(None, (mark.color, _lines(mark.lines) if mark.lines else "")))
    for index, attribute in sorted({**row.times, **row.attributes}.items()):
        if attribute.lines:
            yield f"    {columns[index].key}: {_lines(attribute.lines)}{' merged' if attribute.merged else ''}"


def _plan(facts: Facts) -> Iterator[str]:
    if facts.plan is None:
        yield facts.no_plan
    for placed in facts.placed():
        node = placed.node
        part = f" ({placed.part}/{placed.parts})" if placed.parts > 1 else ""
        bulan = f" [{months(node.bulan)}]" if node.bulan else ""
        marker = f"{_quoted(node.marker)} " if node.marker else ""
        name = "  " * placed.depth + node.id
        yield f"{name}{part} {node.level}{bulan}: {_at(Box(*placed.fragment.bbox))} {marker}{_quoted(node.text)}"
    for finding in facts.findings():
        box = f" {_at(Box(*finding.bbox))}" if finding.bbox else ""
        yield f"{finding.severity} {finding.code}{box}: {finding.message}"


_STAGE_LINES: dict[Stage, Callable[[Facts], Iterator[str]]] = {
    "page": _page,
    "grid": _grid,
    "rows": _rows,
    "plan": _plan,
}


def _at(box: HasBox) -> str:
    return _numbers((box.x0, box.top, box.x1, box.bottom))


def _numbers(values: Sequence[float]) -> str:
    return " ".join(f"{v:.1f}" for v in values)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _lines(lines: Sequence[TextLine]) -> str:
    return _quoted(join_lines(lines))
