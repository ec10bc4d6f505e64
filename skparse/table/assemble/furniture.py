"""Furniture of pages: page numbers, stamps and catch-words, also where they stand inside a table's frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skparse.geometry import Box
from skparse.page import Page, Word
from skparse.table.assemble.settings import ASSEMBLE
from skparse.text.furniture import (
    ends_in_dots,
    is_dashed_page_number,
    is_jdih_stamp,
    is_page_number_part,
    page_number,
)


class FurnitureFinder:
    """Finds furniture page by page. Where a page number stood before, the next one is looked for."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}  # page of the file → printed number
        self._last: Box | None = None  # of the last page number that stood outside the tables

    def words(self, page: Page) -> frozenset[int]:
        """Indices into ``page.words`` of what is furniture, inside a table or not."""
        found: set[int] = set()
        for i, word in enumerate(page.words):
            first = word.text[0]
            if first in "jJhH" and is_jdih_stamp(word.text):
                found.add(i)
            elif word.text[-1] in ".…" and _ends_in_dots(page, i) and _is_last_line(page, word):
                found.update(_line_before(page, i))
            elif (first in "-–—" or first.isdigit()) and page_number(word.text) is not None and _in_margin(page, word):
                group = _neighbors(page, i)
                text = " ".join(page.words[k].text for k in group)
                if is_dashed_page_number(text) or (len(group) == 1 and self._stood_here(word)):
                    found.update(group)
        return frozenset(found)

    def _stood_here(self, word: Word) -> bool:
        """The page number of a page before stood at this position."""
        return (
            self._last is not None
            and abs(word.center_y - self._last.center_y) < ASSEMBLE.same_page_number_height_pt
            and abs(word.center_x - self._last.center_x) < ASSEMBLE.same_page_number_pt
        )

    def note_page_number(self, page: Page, tables: Sequence[Box]) -> None:
        """Remember the page's printed number: one that stands outside the tables, alone on its line."""
        free: list[int] = []
        for i, word in enumerate(page.words):
            first = word.text[0]
            number = page_number(word.text) if first in "-–—" or first.isdigit() else None
            if (
                number is not None
                and _in_margin(page, word)
                and not any(t.contains_point(word.center_x, word.center_y) for t in tables)
            ):
                group = _neighbors(page, i)
                if all(page.words[k].text in "-–—" for k in group if k != i):
                    free.append(i)
        if len(free) == 1:
            word = page.words[free[0]]
            self._numbers[page.number] = page_number(word.text) or 0
            self._last = word.box

    def pages_lost(self) -> dict[int, int]:
        """How many pages are missing right before each page, as far as printed page numbers tell."""
        return pages_lost(self._numbers)


def pages_lost(numbers: Mapping[int, int]) -> dict[int, int]:
    """``{page of the file: pages lost before it}`` from ``{page of the file: printed number}``.

    Empty unless most neighbors count on by one: years or numbers of a table in a margin are no page numbers.
    """
    steps = {p: numbers[p] - numbers[p - 1] for p in numbers if p - 1 in numbers}
    regular = sum(step == 1 for step in steps.values())
    if not steps or regular * 2 < len(steps):
        return {}
    return {p: step - 1 for p, step in steps.items() if step >= 1}


def _is_last_line(page: Page, word: Word) -> bool:
    """A catch-word stands below all else: it announces the next page's first words, and ends with dots."""
    return word.top > page.height * ASSEMBLE.min_catch_word_height_share and not any(
        w.top > word.bottom and not is_page_number_part(w.text) for w in page.words
    )


def _ends_in_dots(page: Page, index: int) -> bool:
    """ "akhir...", "akhir…", or the last of three dots set apart: ". . ."."""
    text = page.words[index].text
    if text != ".":
        return ends_in_dots(text)
    return index > 1 and page.words[index - 1].text == "." and page.words[index - 2].text[-1] == "."


def _line_before(page: Page, index: int) -> list[int]:
    """The words of a line up to one, back to the first wide gap."""
    found = [index]
    for k in range(index - 1, -1, -1):
        here, after = page.words[k], page.words[found[-1]]
        if not here.top < after.center_y < here.bottom or not 0 <= after.x0 - here.x1 < after.height:
            break
        found.append(k)
    return found


def _in_margin(page: Page, word: Word) -> bool:
    margin = ASSEMBLE.page_number_margin_share * page.height
    return not margin < word.center_y < page.height - margin


def _neighbors(page: Page, index: int) -> list[int]:
    """The words right before and after one in the file, on its line and less than a line's height away, with itself."""
    word = page.words[index]
    group = [index]
    for step in (-1, 1):
        k = index + step
        if 0 <= k < len(page.words):
            other = page.words[k]
            gap = max(other.x0 - word.x1, word.x0 - other.x1)
            if other.top < word.center_y < other.bottom and gap < word.height:
                group.append(k)
    return sorted(group)
