"""What stands between the parts of a table: pages without it, and text that is no furniture.

A table whose header is printed anew behind other text is another table, though its headings are the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from skparse.page import Page
from skparse.table.assemble.settings import ASSEMBLE
from skparse.table.grid.grid import Grid
from skparse.text.furniture import is_e_signature_notice, is_page_number_line, is_stamp_line
from skparse.text.joining import compact
from skparse.text.lines import text_lines

# "Tabel 2 (lanjutan)": the table itself goes on.
_GOES_ON = re.compile(r"\b(lanjutan|sambungan|bersambung)\b", re.I)
# The first line of a signature, of the one or of the several who sign side by side: all below it is theirs.
_SIGNATURE = re.compile(
    r"((di ?tetapkan|di ?keluarkan|di ?sahkan) (di|pada)\b|(mengetahui|menyetujui|disetujui)\b|paraf\b"
    r"|[A-Z][\w. ]+, *(\d{1,2}|[.… ]+)? *[A-Za-z]+ *\d{4}$)"
)


class Gap(NamedTuple):
    """What stands between a table's last part and a grid."""

    pages: bool = False
    """Pages with text and without any part of the table."""
    text: bool = False
    """Words outside tables that are no furniture."""

    @property
    def is_empty(self) -> bool:
        """Nothing does."""
        return not self.pages and not self.text


NO_GAP = Gap()


class OutsideLine(NamedTuple):
    """A line of a page outside its grids: where it stands, in points from the top, and its letters without spaces."""

    y: float
    key: str
    is_text: bool
    """It may be running text or a title: no page number, stamp, caption of a table that goes on, or signature."""
    from_ocr: bool


def outside_lines(page: Page, furniture: Collection[int], grids: Sequence[Grid]) -> list[OutsideLine]:
    """The lines of a page outside its grids, from top to bottom."""
    words, boxes = page.words, [grid.box for grid in grids]
    indices = [i for i in range(len(words)) if i not in furniture]
    for x0, top, x1, bottom in boxes:
        # Most words stand in a table. This is `contains_point` of their centers in place, because calls take time.
        left, right, above, below = 2 * x0, 2 * x1, 2 * top, 2 * bottom
        indices = [
            i
            for i in indices
            if not (above <= words[i].top + words[i].bottom <= below and left <= words[i].x0 + words[i].x1 <= right)
        ]
    lines: list[OutsideLine] = []
    signed = False
    for line in text_lines(page, indices):
        if lines and any(lines[-1].y < box.top < line.center_y for box in boxes):
            signed = False  # no signature goes on below a table
        signed = signed or _SIGNATURE.match(line.text) is not None
        is_text = not signed and _may_be_text(line.text)
        lines.append(OutsideLine(line.center_y, compact(line.text), is_text, bool(line.ocr)))
    return lines


def _may_be_text(text: str) -> bool:
    letters = sum(letter.isalpha() for letter in text)
    return (
        letters >= ASSEMBLE.min_letters_between
        and not is_page_number_line(text)
        and not is_stamp_line(text)
        and not is_e_signature_notice(text)
        and _GOES_ON.search(text) is None
    )


class Between:
    """What came since the last part of a table, page by page. It keeps lines of two pages at most: of the table's first
    one and of the one with its last part so far."""

    def __init__(self) -> None:
        self._first: frozenset[str] | None = None  # lines around the table's first part: titles, running heads
        self._last: frozenset[str] = frozenset()  # lines on the page of its last part
        self._below: tuple[OutsideLine, ...] = ()  # those below that part
        self._pages = False

    def gap(self, lines: Sequence[OutsideLine], grid: Grid, bottom: float | None) -> Gap:
        """What stands between the last part and a grid. ``lines``: of the grid's page; ``bottom``: of the last part, if
        it stands on the same page."""
        above = [one for one in lines if one.y < grid.ys[0] and (bottom is None or one.y > bottom)]
        first = self._first or frozenset()
        if bottom is not None:
            return Gap(text=any(_is_new(one, first) for one in above))
        text = any(_is_new(one, first | self._last) for one in above)
        # What stands likewise on this page is a running foot.
        likewise = first | frozenset(one.key for one in lines)
        text = text or any(_is_new(one, likewise) for one in self._below)
        return Gap(pages=self._pages, text=text)

    def add_part(self, lines: Sequence[OutsideLine], grid: Grid) -> None:
        """A part of the table stands on the page of these lines."""
        self._last = frozenset(one.key for one in lines)
        if self._first is None:
            self._first = frozenset(one.key for one in lines if one.y < grid.ys[0])
        self._below = tuple(one for one in lines if one.y > grid.ys[-1])
        self._pages = False

    def add_page(self, lines: Sequence[OutsideLine]) -> None:
        """A page without any part of the table."""
        self._pages = self._pages or any(one.is_text for one in lines)


def _is_new(line: OutsideLine, printed: Collection[str]) -> bool:
    """The line is text that is not among those printed elsewhere around the table."""
    if not line.is_text or line.key in printed:
        return False
    if not line.from_ocr:
        return True
    return not any(ratio(line.key, other) >= ASSEMBLE.min_likewise_similarity for other in printed)
