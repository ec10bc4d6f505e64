"""Pages drawn by hand for unit tests: a ruled sheet of cells, without any PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skparse.page import Fill, Page, Rule, Word

LETTER, LINE, PAD = 5.0, 10.0, 2.0
MONTHS = [str(m) for m in range(1, 13)]

Text = str | None
"""A cell's lines, separated by newlines; None: the cell goes on from the row above (no rule between)."""


class Sheet:
    """Collects the rows of one page. ``widths``: of the columns, in points."""

    def __init__(self, widths: Sequence[float], number: int = 1, left: float = 40, top: float = 60) -> None:
        self.number = number
        self.xs = [left]
        for width in widths:
            self.xs.append(self.xs[-1] + width)
        self.y = top
        self.words: list[Word] = []
        self.rules_h: list[Rule] = []
        self.rules_v: list[Rule] = []
        self.fills: list[Fill] = []

    def row(
        self,
        cells: Sequence[Text],
        fills: Mapping[int, str] | None = None,
        spans: Mapping[int, int] | None = None,
        height: float | None = None,
        top_rule: bool = True,
        bottom_rule: bool = True,
        bold: bool = False,
    ) -> Sheet:
        """Draw a row. ``fills``: column → colour; ``spans``: column → how many columns its cell covers."""
        spans = spans or {}
        lines = max((cell.count("\n") + 1 for cell in cells if cell), default=1)
        bottom = self.y + (height or lines * LINE + 2 * PAD)
        covered = {c + k for c, n in spans.items() for k in range(1, n)}
        for c, cell in enumerate(cells):
            x0 = self.xs[c]
            x1 = self.xs[c + spans.get(c, 1)]
            if c in covered:
                continue
            if fills and c in fills:
                self.fills.append(Fill(x0, self.y, x1, bottom, fills[c]))
            if cell is not None and top_rule:
                self.rules_h.append(Rule(x0, self.y, x1, self.y))
            for x in (x0, x1):
                self.rules_v.append(Rule(x, self.y, x, bottom))
            for n, line in enumerate((cell or "").split("\n")):
                self._write(line, x0 + PAD, self.y + PAD + n * LINE, bold)
        self._open = not bottom_rule
        self.y = bottom
        return self

    def _write(self, line: str, x: float, top: float, bold: bool = False) -> None:
        for word in line.split():
            self.words.append(Word(word, x, top, x + LETTER * len(word), top + LINE - 1, False, bold))
            x += LETTER * (len(word) + 1)

    def text(self, line: str, x: float, top: float) -> Sheet:
        """Write a line anywhere on the page."""
        self._write(line, x, top)
        return self

    def page(self) -> Page:
        """The finished page; the table's last rule is drawn unless the last row was left open."""
        rules = list(self.rules_h)
        if not self._open:
            rules.append(Rule(self.xs[0], self.y, self.xs[-1], self.y))
        return Page(
            self.number,
            self.xs[-1] + 40,
            max(self.y + 60, 600),
            tuple(self.words),
            tuple(rules),
            tuple(self.rules_v),
            tuple(self.fills),
            (),
        )


LEVELS = [20, 100, 20, 100, 20, 140]
WIDTHS = [*LEVELS, *[16] * 12, 80]


def plan_sheet(number: int = 1, header: bool = True) -> Sheet:
    """A sheet of No. | AREA PERUBAHAN | (a.) KEGIATAN | (1)) INDIKATOR | months 1-12 | KET, its header drawn."""
    sheet = Sheet(WIDTHS, number)
    if header:
        heads: list[Text] = ["No.", "AREA PERUBAHAN", "KEGIATAN", "", "INDIKATOR", ""]
        sheet.row([*heads, "BULAN", *[""] * 11, "KET"], spans={2: 2, 4: 2, 6: 12})
        sheet.row([*[None] * 6, *MONTHS, None], spans={2: 2, 4: 2})
    return sheet


def item(
    area: tuple[Text, Text] = ("", ""),
    kegiatan: tuple[Text, Text] = ("", ""),
    indikator: tuple[Text, Text] = ("", ""),
    ket: Text = "",
    ticks: Sequence[int] = (),
) -> list[Text]:
    """The cells of a row of `plan_sheet`; ``ticks``: months that hold a √."""
    months: list[Text] = ["√" if m in ticks else "" for m in range(1, 13)]
    return [*area, *kegiatan, *indikator, *months, ket]


def filled(*months: int, color: str = "#8DB3E2") -> dict[int, str]:
    """The fills of a row of `plan_sheet`."""
    return {5 + m: color for m in months}
