"""Pages for unit tests, drawn in memory without a PDF: a sheet of ruled cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skparse.page import Fill, Page, Rule, Word

LETTER_WIDTH, LINE_HEIGHT, PADDING = 5.0, 10.0, 2.0
MONTHS = [str(m) for m in range(1, 13)]

Text = str | None
"""A cell's lines, separated by newlines; None: the cell continues the one above, without a rule between them."""


class Sheet:
    """Collects the rows of one page. ``widths`` are the columns', in points."""

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
        self._is_open = False

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
        """Draw a row. ``fills``: column → colour; ``spans``: column → number of columns that its cell covers."""
        spans = spans or {}
        lines = max((cell.count("\n") + 1 for cell in cells if cell), default=1)
        bottom = self.y + (height or lines * LINE_HEIGHT + 2 * PADDING)
        covered = {c + k for c, n in spans.items() for k in range(1, n)}
        for c, cell in enumerate(cells):
            x0 = self.xs[c]
            x1 = self.xs[c + spans.get(c, 1)]
            if c in covered:
                continue
            if fills and c in fills:
                self.fills.append(Fill(x0=x0, top=self.y, x1=x1, bottom=bottom, color=fills[c]))
            if cell is not None and top_rule:
                self.rules_h.append(Rule(x0, self.y, x1, self.y))
            for x in (x0, x1):
                self.rules_v.append(Rule(x, self.y, x, bottom))
            for n, line in enumerate((cell or "").split("\n")):
                self._write(line, x0 + PADDING, self.y + PADDING + n * LINE_HEIGHT, bold)
        self._is_open = not bottom_rule
        self.y = bottom
        return self

    def _write(self, line: str, x: float, top: float, bold: bool = False) -> None:
        for text in line.split():
            x1, bottom = x + LETTER_WIDTH * len(text), top + LINE_HEIGHT - 1
            self.words.append(Word(text=text, x0=x, top=top, x1=x1, bottom=bottom, spaced=False, bold=bold))
            x = x1 + LETTER_WIDTH

    def text(self, line: str, x: float, top: float) -> Sheet:
        """Write a line anywhere on the page."""
        self._write(line, x, top)
        return self

    def page(self) -> Page:
        """The finished page. The table's bottom rule is drawn unless the last row was left open."""
        rules = list(self.rules_h)
        if not self._is_open:
            rules.append(Rule(self.xs[0], self.y, self.xs[-1], self.y))
        return Page(
            number=self.number,
            width=self.xs[-1] + 40,
            height=max(self.y + 60, 600),
            words=tuple(self.words),
            rules_h=tuple(rules),
            rules_v=tuple(self.rules_v),
            fills=tuple(self.fills),
            images=(),
        )


LEVELS = [20, 100, 20, 100, 20, 140]
WIDTHS = [*LEVELS, *[16] * 12, 80]


def plan_sheet(number: int = 1, header: bool = True) -> Sheet:
    """A sheet of No. | AREA PERUBAHAN | (a.) KEGIATAN | (1)) INDIKATOR | months 1-12 | KET, with its header."""
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
    """The cells of a row of `plan_sheet`. ``ticks``: the months that hold a √."""
    months: list[Text] = ["√" if m in ticks else "" for m in range(1, 13)]
    return [*area, *kegiatan, *indikator, *months, ket]


def filled(*months: int, color: str = "#8DB3E2") -> dict[int, str]:
    """The fills of a row of `plan_sheet`, for months that are shaded."""
    return {5 + m: color for m in months}
