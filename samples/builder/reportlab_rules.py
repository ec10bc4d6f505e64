"""A table's rules in the ways that producers draw them."""

from __future__ import annotations

from collections import defaultdict

from reportlab.lib.colors import HexColor

from .flow import Box, Sheet
from .reportlab_page import PagePrinter

Edge = tuple[bool, float, float, float]  # upright; its place across; from, to along. Points from the top left
_NEAR = 0.05
_WIDTH = 0.5


class RulePrinter:
    """Draws the rules of one table."""

    def __init__(self, printer: PagePrinter, sheet: Sheet) -> None:
        self.printer, self.sheet = printer, sheet
        self.rules, self.open_cuts = printer.dialect.rules, printer.dialect.open_cuts
        # a page's rules together, not box by box
        self.apart = (
            not self.rules.plain or self.rules.between is not None or bool(printer.dialect.office.no_rule_below)
        )

    def box(self, box: Box) -> None:
        """Four lines, without those at an open page end."""
        canvas, height = self.printer.canvas, self.printer.height
        left, right = box.x, box.x + box.width
        top, bottom = height - box.top, height - box.top - box.height
        canvas.setLineWidth(_WIDTH)
        canvas.line(left, top, left, bottom)
        canvas.line(right, top, right, bottom)
        if not (self.open_cuts and box.open_top):
            canvas.line(left, top, right, top)
        if not (self.open_cuts and box.open_bottom):
            canvas.line(left, bottom, right, bottom)

    def page(self, boxes: list[Box]) -> None:
        """The rules of all boxes of a page."""
        edges = {edge for box in boxes for edge in self._edges(box, boxes)}
        if self.rules.style in ("rect", "polygon"):
            for edge in sorted(edges):
                self._filled(*edge)
            return
        self.printer.canvas.saveState()
        self.printer.canvas.setLineWidth(_WIDTH)
        if self.rules.style == "dash":
            self.printer.canvas.setDash(2.0, 1.4)
        for edge in _joined(edges):
            self._drawn(*edge)
        self.printer.canvas.restoreState()

    def _edges(self, box: Box, boxes: list[Box]) -> list[Edge]:
        rules, sheet = self.rules, self.sheet
        left, right, top, bottom = box.x, box.x + box.width, box.top, box.top + box.height
        first = abs(top - min(other.top for other in boxes)) < _NEAR
        last = abs(bottom - max(other.top + other.height for other in boxes)) < _NEAR
        outer = (sheet.left, sheet.left + sum(sheet.widths))
        edges: list[Edge] = []
        for x in (left, right):
            if rules.vertical and (rules.outer or min(abs(x - side) for side in outer) > _NEAR):
                edges.append((True, round(x, 2), round(top, 2), round(bottom, 2)))
        open_top = self.open_cuts and box.open_top and rules.open_sides != "bottom"
        open_bottom = self.open_cuts and box.open_bottom and rules.open_sides != "top"
        if not open_top and (rules.outer or not first) and (box.cell.top_rule or first or box.open_top):
            edges.append((False, round(top, 2), round(left, 2), round(right, 2)))
        if not open_bottom and (rules.outer or not last) and (box.cell.bottom_rule or last or box.open_bottom):
            edges.append((False, round(bottom, 2), round(left, 2), round(right, 2)))
        return edges

    def _drawn(self, upright: bool, place: float, start: float, end: float) -> None:
        canvas, height = self.printer.canvas, self.printer.height
        for shift in (-0.8, 0.8) if self.rules.style == "double" else (0.0,):
            at = place + shift
            if upright:
                canvas.line(at, height - start, at, height - end)
            else:
                canvas.line(start, height - at, end, height - at)

    def _filled(self, upright: bool, place: float, start: float, end: float) -> None:
        """A thin rectangle, or a polygon with mitred ends as browsers draw borders."""
        canvas, height, half = self.printer.canvas, self.printer.height, _WIDTH / 2
        canvas.setFillColor(HexColor("#000000"))
        if self.rules.style == "rect":
            if upright:
                canvas.rect(place - half, height - end, _WIDTH, end - start, stroke=0, fill=1)
            else:
                canvas.rect(start, height - place - half, end - start, _WIDTH, stroke=0, fill=1)
            return
        corners = ((start - half, -half), (end + half, -half), (end - half, half), (start + half, half))
        path = canvas.beginPath()
        for number, (along, across) in enumerate(corners):
            x, y = (place + across, height - along) if upright else (along, height - place - across)
            (path.lineTo if number else path.moveTo)(x, y)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)


def _joined(edges: set[Edge]) -> list[Edge]:
    """Edges of one line that touch become one."""
    lines: dict[tuple[bool, float], list[tuple[float, float]]] = defaultdict(list)
    for upright, place, start, end in sorted(edges):
        runs = lines[upright, place]
        if runs and start <= runs[-1][1] + _NEAR:
            runs[-1] = (runs[-1][0], max(runs[-1][1], end))
        else:
            runs.append((start, end))
    return [(*line, *run) for line, runs in lines.items() for run in runs]
