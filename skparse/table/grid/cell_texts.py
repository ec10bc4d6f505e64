"""The texts of a grid's cells, each put together once however often it is asked for."""

from __future__ import annotations

from skparse.page import Page
from skparse.table.grid.grid import Grid, GridCell
from skparse.text.joining import join_lines
from skparse.text.line_records import TextLine
from skparse.text.lines import text_lines


class CellTexts:
    """A grid, its page, and the lines in its cells."""

    def __init__(self, page: Page, grid: Grid) -> None:
        self.page = page
        self.grid = grid
        # By the index of the cell's first word: a word stands in one cell only.
        self._lines: dict[int, tuple[TextLine, ...]] = {}
        self._texts: dict[int, str] = {}

    def lines(self, cell: GridCell) -> tuple[TextLine, ...]:
        """The lines of a cell from top to bottom."""
        if not cell.words:
            return ()
        lines = self._lines.get(cell.words[0])
        if lines is None:
            lines = self._lines[cell.words[0]] = tuple(text_lines(self.page, cell.words))
        return lines

    def text(self, cell: GridCell) -> str:
        """All text of a cell as one line; "" for an empty cell."""
        if not cell.words:
            return ""
        text = self._texts.get(cell.words[0])
        if text is None:
            lines = self.lines(cell)
            text = self._texts[cell.words[0]] = lines[0].text if len(lines) == 1 else join_lines(lines)
        return text

    def is_from_ocr(self, cell: GridCell) -> bool:
        """OCR read the cell's text, so that single letters may be wrong."""
        return bool(cell.words) and self.page.words[cell.words[0]].ocr is not None

    def band(self, row: int) -> list[GridCell]:
        """The cells that cover a row of the grid, from left to right, each once."""
        cells = self.grid.cells
        return [cells[n] for n in dict.fromkeys(self.grid.cell_index[row])]
