"""The texts of a table as the search sees them, and what it makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from skparse.numbering.habits import Habits
from skparse.numbering.model import Observation
from skparse.numbering.search import Explanation, explain
from skparse.numbering.settings import COSTS
from skparse.outline.draft import SECTION
from skparse.outline.seams import SeamTexts
from skparse.outline.settings import OUTLINE
from skparse.outline.texts import Text
from skparse.table.model import LogicalTable, Row
from skparse.text.line_records import TextLine


def explain_texts(table: LogicalTable, texts: Sequence[Text]) -> Explanation:
    """The cheapest explanation of a table's numbering."""
    rows = table.rows
    before = _first_texts_of_pages(rows, texts)
    habits = Habits(
        with_indents=_columns_with_indents(texts),
        with_bold_headings=_columns_with_bold_headings(texts),
        last_level=max((i for i, c in enumerate(table.columns) if c.role == "level"), default=0),
        pages_lost={row: table.pages_lost[rows[row].page] for row in before if rows[row].page in table.pages_lost},
    )
    observations = [_observation(text, before.get(text.row) == n) for n, text in enumerate(texts)]
    return explain(observations, SeamTexts(rows, list(texts)), habits)


def _first_texts_of_pages(rows: Sequence[Row], texts: Sequence[Text]) -> dict[int, int]:
    """Row → the index of its first text, of rows in which a page that cuts the table begins to have texts."""
    found: dict[int, int] = {}
    page = rows[0].page if rows else 0
    cut = False
    following = 0
    for index, row in enumerate(rows):
        if row.page != page:
            page, cut = row.page, row.seam
        while following < len(texts) and texts[following].row < index:
            following += 1
        if cut and following < len(texts) and texts[following].row == index:
            found[index] = following
            cut = False
    return found


def _observation(text: Text, begins_page: bool) -> Observation:
    item = text.item
    head = (item.marker_lines or item.lines)[:1]
    ocr = head[0].ocr[0] if head and head[0].ocr else None
    return Observation(
        column=text.column,
        row=text.row,
        marker=item.marker,
        token=item.token,
        seam=text.seam,
        begins_page=begins_page,
        indent=_indent(item.marker_lines or item.lines),
        bold=item.bold,
        ocr_confidence=ocr.confidence if ocr else None,
        readings=ocr.alternatives if ocr else (),
        has_marker_cell=bool(item.marker_lines),
    )


def _indent(lines: Sequence[TextLine]) -> float | None:
    return lines[0].x0 if lines else None


def _columns_with_indents(texts: Sequence[Text]) -> frozenset[int]:
    """Columns that have a narrow numbering column for each depth: markers of their own cells have three indents."""
    indents: dict[tuple[int, int], list[float]] = {}  # column and page (pages may differ in size) → left edges
    for text in texts:
        if text.item.marker_lines:
            line = text.item.marker_lines[0]
            indents.setdefault((text.column, line.page), []).append(line.x0)
    found = set()
    for (column, _), xs in indents.items():
        steps = sum(b - a > COSTS.min_depth_indent_pt for a, b in pairwise(sorted(xs)))
        if steps >= 2:
            found.add(column)
    return frozenset(found)


def _columns_with_bold_headings(texts: Sequence[Text]) -> frozenset[int]:
    """Columns whose texts have no numbers and where a bold text, alone in its row, is a heading over plain ones.

    It begins the column, plain texts follow nearly each one, and nothing begins to the right of it.
    """
    texts_of: dict[int, list[tuple[bool, int]]] = {}  # column → is bold, row
    with_markers: set[int] = set()
    above_seam: set[tuple[int, int]] = set()  # column and row: what follows stands on the next page, or may be its rest
    rightmost: dict[int, int] = {}  # row → the rightmost column in which a text begins
    for text in texts:
        rightmost[text.row] = max(rightmost.get(text.row, text.column), text.column)
        if text.item.marker:
            with_markers.add(text.column)
        if not text.seam:
            texts_of.setdefault(text.column, []).append((text.item.bold, text.row))
        elif before := texts_of.get(text.column):
            above_seam.add((text.column, before[-1][1]))
    found = set()
    for column, in_column in texts_of.items():
        bold = [n for n, (is_bold, _) in enumerate(in_column) if is_bold]
        if column in with_markers or not bold or bold[0] != 0 or len(bold) == len(in_column):
            continue
        alone = all(rightmost[in_column[n][1]] == column for n in bold)
        sure = [n for n in bold if (column, in_column[n][1]) not in above_seam]
        headings = sum(n + 1 < len(in_column) and not in_column[n + 1][0] for n in sure)
        if alone and headings and headings >= OUTLINE.min_heading_share * len(sure):
            found.add(column)
    return frozenset(found - {SECTION})
