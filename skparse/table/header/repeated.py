"""Where a table repeats its header, whole or cut by a page's end."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import GridCell
from skparse.table.header.find import DEEPEST, heading_key
from skparse.text.joining import tight
from skparse.text.periods import number

# Headings on scans are alike from here on (of 100): white type on grey loses every fourth letter; different headings of
# one table are at most 55 alike.
_MISREAD = 68
# Letters of a week's heading at most, columns of a schedule of weeks at least (three months), and how many of the
# headings in its row must be read as they are.
_SHORT, _MANY, _READ = 4, 12, 0.5


class Repeated(NamedTuple):
    """Rows of a grid that repeat the header, and what of it a page's end cut off, to be met on the next page."""

    rows: set[int]
    rest: Counter[str]


def repeated_rows(texts: CellTexts, header: Counter[str], rest: Counter[str] | None = None) -> Repeated:
    """Rows of a grid that repeat a header, wherever they stand, known by the texts of their cells.

    Rows are added from a candidate on as long as they hold nothing but the header's texts; they are a header when
    they hold nearly all of them (nine in ten: a heading may be spelled differently once). White space does not count:
    a narrow column breaks "Agu" as it likes. At the page's end two headings and nothing else are enough: the ``rest``
    of that header comes on top of the next page.
    """
    grid = texts.grid
    by_row: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        if cell.words:
            by_row.setdefault(cell.r0, []).append(cell)
    found: set[int] = set()
    cut: Counter[str] = Counter()
    rows = len(grid.ys) - 1
    for start in sorted(by_row):
        if start in found:
            continue
        wanted, share = header, 0.9
        if rest and start == 0:
            seen, end = _run(texts, by_row, start, rows, rest)
            if seen:
                wanted, share = rest, 0.5
        if wanted is header:
            seen, end = _run(texts, by_row, start, rows, header)
        whole = bool(seen) and sum((seen & wanted).values()) >= share * sum(wanted.values())
        if not whole and end == rows and sum(map(bool, map(_wordy, seen))) > 1 and not seen - header:
            whole, cut = True, header - seen
        if whole:
            # A heading cell that spans rows reaches to the last of them.
            cells = [c for r in range(start, end) for c in by_row.get(r, ())]
            # (Rules that do not quite meet may cut it into many rows: all of its cells reach over these.)
            reach = min(c.r1 for c in cells if c.r1 >= end)
            reach = next((r for r in range(end, reach) if r in by_row), reach)
            found.update(range(start, max([end, reach, *(c.r1 for c in cells if c.r1 <= end + 3)])))
    return Repeated(found, cut)


def _run(
    texts: CellTexts, by_row: dict[int, list[GridCell]], start: int, rows: int, header: Counter[str]
) -> tuple[Counter[str], int]:
    """The texts of the rows from ``start`` on that hold nothing but the header's, and the end of these rows."""
    seen: Counter[str] = Counter()
    end, r = start, start
    while r < min(rows, start + DEEPEST):
        if r in by_row:
            row = _within(texts, by_row[r], header - seen if seen else header)
            if row is None:
                break
            seen += row
            end = r + 1
        r += 1
    return seen, end


def _nearest(text: str, header: Counter[str]) -> str:
    """The heading that OCR has misread, if one is near enough; else the text itself."""
    found = process.extractOne(text, [known for known in header if _wordy(known)], scorer=ratio, score_cutoff=_MISREAD)
    return found[0] if found else text


def _wordy(text: str) -> bool:
    """A heading that no cell of the body holds: no number, no month."""
    return len(text) > 3 and text[0] != "#" and number(text) is None


def _within(texts: CellTexts, cells: list[GridCell], header: Counter[str]) -> Counter[str] | None:
    """The row's texts if they are texts of the header not met yet, one in ten excepted (or one of five and more: a
    heading may be clipped); None at the first too many."""
    allowed = max(0.1 * len(cells), 1 if len(cells) >= 5 else 0)
    row: Counter[str] = Counter()
    strange = 0
    misread: list[str] = []
    for cell in cells:
        text = tight(texts.text(cell))
        if text not in header:
            text = heading_key(texts.text(cell))
        if text not in header and texts.is_from_ocr(cell):
            text = _nearest(text, header - row)
        if header[text] <= row[text]:
            if len(text) <= _SHORT and len(cells) >= _MANY and texts.is_from_ocr(cell):
                misread.append(text)
                continue
            strange += 1
            if strange > allowed:
                return None
        row[text] += 1
    # In a row of weeks ("I" "II" "III" "IV") signs are misread that nothing tells: they stand for those that are left.
    left = [text for text in (header - row).elements() if len(text) <= _SHORT]
    if misread and (len(left) < len(misread) or row.total() < _READ * len(cells)):
        return None
    return row + Counter(left[: len(misread)])
