"""Where a table repeats its header, whole or cut by a page's end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.grid import GridCell
from skparse.table.header.settings import HEADER
from skparse.table.header.unread import even_runs, has_long_texts
from skparse.text.headings import heading_key
from skparse.text.joining import compact, join_lines
from skparse.text.periods import number

CellPlace = tuple[int, int]
"""The first row and first column of a grid's cell."""
_CellsByRow = dict[int, list[GridCell]]
"""First row of cells → those with text that begin there."""


class Repeated(NamedTuple):
    """Rows of a grid that repeat the header, and what of it a page's end cut off, to be met on the next page."""

    rows: set[int]
    rest: Counter[str]


class _Candidate(NamedTuple):
    """Rows ``start`` to ``end`` (excluded) that hold nothing but texts of the header, and these texts.

    ``left``: of headings that the page's end cuts, what stands below it.
    """

    start: int
    end: int
    seen: Counter[str]
    left: Counter[str]


def repeated_rows(texts: CellTexts, header: Counter[str], rest: Counter[str] | None = None) -> Repeated:
    """Rows of a grid that repeat a header, wherever they stand, known by the texts of their cells.

    Rows are added from a candidate on as long as they hold nothing but the header's texts; they are a header when
    they hold nearly all of them. White space does not count: a narrow column breaks "Agu" as it likes. At the page's
    end two headings and nothing else are enough: the ``rest`` of that header comes on top of the next page.
    """
    by_row: _CellsByRow = {}
    for cell in texts.grid.cells:
        if cell.words:
            by_row.setdefault(cell.r0, []).append(cell)
    found: set[int] = set()
    cut_off: Counter[str] = Counter()
    for start in sorted(by_row):
        if start in found:
            continue
        # Where a page repeats the header by itself, the rest stands below that.
        is_on_top = all(row in found for row in range(start))
        candidate = _candidate(texts, by_row, start, rest) if rest and is_on_top else None
        if rest and candidate is not None and candidate.seen:
            is_header = _holds_most(candidate.seen, rest, HEADER.min_repeated_rest_share)
        else:
            candidate = _candidate(texts, by_row, start, header)
            is_header = _holds_most(candidate.seen, header, HEADER.min_repeated_share)
        if not is_header and candidate.end == texts.grid.row_count and _begins_header(candidate.seen, header):
            is_header, cut_off = True, header - candidate.seen + candidate.left
        if is_header:
            found.update(range(start, _end_of_cells(texts, candidate, by_row, header)))
    return Repeated(rows=found, rest=cut_off)


def is_heading(texts: CellTexts, cell: GridCell, text: str, header: Counter[str]) -> bool:
    """Is this text of a cell in a repeated header one of the header's own, or one that is clipped or misread?"""
    key = heading_key(text)
    if not key or compact(text) in header or key in header:
        return True
    if texts.is_from_ocr(cell) and len(key) <= HEADER.max_week_letters:
        return True
    is_part = any(key in heading for heading in header if is_distinct(heading)) and is_distinct(key)
    return is_part or _most_similar(key, header) in header


def unread_months(texts: CellTexts, rows: Iterable[int], header: Counter[str]) -> set[CellPlace]:
    """The places of cells in these rows that stand for the header's months, though OCR could not read them again."""
    return {place for row in rows for place in _unread_months(texts, row)} if _months_left(header) else set()


def _candidate(texts: CellTexts, by_row: _CellsByRow, start: int, header: Counter[str]) -> _Candidate:
    """The rows from ``start`` on as long as they hold nothing but the header's texts."""
    seen: Counter[str] = Counter()
    left: Counter[str] = Counter()
    end = start
    for row in range(start, min(texts.grid.row_count, start + HEADER.max_rows)):
        if row in by_row:
            unseen = header - seen if seen else header
            matched = None
            if row + 1 == texts.grid.row_count:
                matched, left = _match_cut_row(texts, by_row[row], unseen)
            if matched is None:
                matched = _match_row(texts, by_row[row], unseen)
            if matched is None:
                break
            seen += matched
            end = row + 1
    return _Candidate(start=start, end=end, seen=seen, left=left)


def _match_cut_row(
    texts: CellTexts, cells: Sequence[GridCell], header: Counter[str]
) -> tuple[Counter[str] | None, Counter[str]]:
    """The headings that a page's last row begins, and what is left of those that it does not hold whole; None where it
    holds anything else."""
    seen: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for cell in cells:
        key = heading_key(texts.text(cell))
        unseen = header - seen
        heading = (
            key if key in unseen else next((one for one in unseen if one.startswith(key) and is_distinct(key)), None)
        )
        if heading is None:
            return None, Counter()
        seen[heading] += 1
        if heading != key:
            left[heading[len(key) :]] += 1
    return seen, left


def _holds_most(seen: Counter[str], header: Counter[str], min_share: float) -> bool:
    return bool(seen) and (seen & header).total() >= min_share * header.total()


def _begins_header(seen: Counter[str], header: Counter[str]) -> bool:
    """What stands last on a page is part of a header and nothing else."""
    return sum(map(is_distinct, seen)) >= HEADER.min_headings_at_page_end and not seen - header


def _end_of_cells(texts: CellTexts, candidate: _Candidate, by_row: _CellsByRow, header: Counter[str]) -> int:
    """The end of the candidate's cells: a heading cell that spans rows may reach below the last row with text, as far
    as none of the body begins beside it. Below that it is merged with a cell of the body, as one is that holds more
    than its heading."""
    end = candidate.end
    cells = [c for row in range(candidate.start, end) for c in by_row.get(row, ())]
    shared_end = min(c.r1 for c in cells if c.r1 >= end)
    reaching = [c for c in cells if end < c.r1 <= end + HEADER.max_clipped_rows]
    lowest = max(end, shared_end, *(c.r1 for c in reaching if not _first_lines(texts, c, header)))
    return next((row for row in range(end, lowest) if row in by_row), lowest)


def _match_row(texts: CellTexts, cells: Sequence[GridCell], header: Counter[str]) -> Counter[str] | None:
    """The row's texts if they are texts of the header not met yet, but for a few; None at the first too many.

    ``header``: the texts that are left.
    """
    is_long = len(cells) >= HEADER.min_cells_for_strange
    max_strange = max(HEADER.max_strange_share * len(cells), 1 if is_long else 0)
    row: Counter[str] = Counter()
    strange = 0
    misread_weeks = 0
    months = _months_left(header) if texts.is_from_ocr(cells[0]) else []
    unread = _unread_months(texts, cells[0].r0) if months else ()
    for cell in cells:
        if (cell.r0, cell.c0) in unread:
            continue
        text = compact(texts.text(cell))
        if text not in header:
            text = heading_key(texts.text(cell))
        if text not in header and cell.r1 > cell.r0 + 1:
            text = _first_lines(texts, cell, header) or text
        if text not in header and texts.is_from_ocr(cell):
            text = _most_similar(text, header - row)
        if header[text] <= row[text]:
            is_week = len(text) <= HEADER.max_week_letters and len(cells) >= HEADER.min_week_cells
            if is_week and texts.is_from_ocr(cell):
                misread_weeks += 1
                continue
            strange += 1
            if strange > max_strange:
                return None
        row[text] += 1
    if unread:
        # Their texts tell nothing; a row of the body has marks there, and other texts beside them.
        row.update(months)
    if not misread_weeks:
        return row
    # In a row of weeks ("I" "II" "III" "IV") nothing tells what misread signs were: they stand for those that are left.
    left = [text for text in (header - row).elements() if len(text) <= HEADER.max_week_letters]
    if len(left) < misread_weeks or row.total() < HEADER.min_weeks_read_share * len(cells):
        return None
    return row + Counter(left[:misread_weeks])


def _unread_months(texts: CellTexts, row: int) -> set[CellPlace]:
    """The places of twelve cells of a row that look like months that OCR could not read."""
    if not any(word.ocr for word in texts.page.words[:1]):
        return set()
    runs = (run for run in even_runs(texts, row) if len(run) == 12 and any(map(texts.is_from_ocr, run)))
    run = next((run for run in runs if has_long_texts(texts, run)), ())
    return {(cell.r0, cell.c0) for cell in run}


def _months_left(header: Counter[str]) -> list[str]:
    """The keys of a header's twelve months; none where it has no such months left."""
    named = [heading for heading in header if heading[:1] == "#"]
    numbered = [key for n in range(1, 13) if header[key := str(n)] > 0]
    return next((keys for keys in (named, numbered) if len(keys) == 12), [])


def _first_lines(texts: CellTexts, cell: GridCell, header: Counter[str]) -> str | None:
    """The heading that the first lines of a cell are, where it is merged with a cell of the body."""
    lines = texts.lines(cell)
    keys = (heading_key(join_lines(lines[:count])) for count in range(len(lines) - 1, 0, -1))
    return next((key for key in keys if key in header), None)


def _most_similar(text: str, header: Counter[str]) -> str:
    """The heading that OCR has misread, if one is near enough; else the text itself."""
    distinct = [heading for heading in header if is_distinct(heading)]
    found = process.extractOne(text, distinct, scorer=ratio, score_cutoff=HEADER.min_misread_similarity)
    return found[0] if found else text


def is_distinct(heading: str) -> bool:
    """A heading that no cell of the body holds: no number, no month, more than three letters."""
    return len(heading) > 3 and heading[0] != "#" and number(heading) is None
