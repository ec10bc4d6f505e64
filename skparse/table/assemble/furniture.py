"""What stands on every page and is no content: page numbers (folios) and stamps, also where a table runs under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skparse.geometry import Box
from skparse.page import Page, Word
from skparse.text.furniture import (
    ends_in_dots,
    is_dashed_page_number,
    is_jdih_stamp,
    is_page_number_part,
    page_number,
)

# Folios stand in the outer eighth of the page's height (../shared/real: within 60 pt of 595-842).
_MARGIN = 1 / 8
# Catch-words stand under the table, which may end well above the margin: the highest in the families at 0.78 of the
# page's height. 0.5-0.85 hold for all samples and families.
_LOW = 0.7
# A folio stands at the same place on every page; its digits grow from the middle or from one end.
_SAME_PLACE = 12.0


class Furniture:
    """Finds folios and stamps page by page; where one stood before, one is looked for again."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}  # page of the file → printed number
        self._place: tuple[float, float] | None = None  # middle of the last folio that stood free

    def words(self, page: Page) -> frozenset[int]:
        """Places in ``page.words`` of folios and stamps, inside a table or not."""
        found: set[int] = set()
        for i, word in enumerate(page.words):
            first = word.text[0]
            if first in "jJhH" and is_jdih_stamp(word.text):
                found.add(i)
            elif word.text[-1] in ".…" and _ends_in_dots(page, i) and _is_last_line(page, word):
                found.update(_line_before(page, i))
            elif (first in "-–—" or first.isdigit()) and page_number(word.text) is not None and _in_margin(page, word):
                group = _neighbours(page, i)
                text = " ".join(page.words[k].text for k in group)
                x, y = _middle(word)
                known = (
                    self._place is not None and abs(y - self._place[1]) < 3 and abs(x - self._place[0]) < _SAME_PLACE
                )
                if is_dashed_page_number(text) or (known and len(group) == 1):
                    found.update(group)
        return frozenset(found)

    def note(self, page: Page, tables: Sequence[Box]) -> None:
        """Remember the page's printed number: one that stands free of the tables, alone on its line."""
        free: list[int] = []
        for i, word in enumerate(page.words):
            first = word.text[0]
            number = page_number(word.text) if first in "-–—" or first.isdigit() else None
            if number is not None and _in_margin(page, word) and not any(_inside(word, t) for t in tables):
                group = _neighbours(page, i)
                if all(page.words[k].text in "-–—" for k in group if k != i):
                    free.append(i)
        if len(free) == 1:
            word = page.words[free[0]]
            self._numbers[page.number] = page_number(word.text) or 0
            self._place = _middle(word)

    def pages_lost(self) -> dict[int, int]:
        """How many pages are missing right before each page, as far as folios tell."""
        return pages_lost(self._numbers)


def pages_lost(numbers: Mapping[int, int]) -> dict[int, int]:
    """``{page of the file: pages lost before it}`` from ``{page of the file: printed number}``.

    Empty unless most neighbours count on by one, so that years or table numbers in a margin are not taken for folios.
    """
    steps = {p: numbers[p] - numbers[p - 1] for p in numbers if p - 1 in numbers}
    regular = sum(step == 1 for step in steps.values())
    if not steps or regular * 2 < len(steps):
        return {}
    return {p: step - 1 for p, step in steps.items() if step >= 1}


def _is_last_line(page: Page, word: Word) -> bool:
    """A catch-word stands below all else: it announces the next page's first words, and ends with dots."""
    return word.top > page.height * _LOW and not any(
        w.top > word.bottom and not is_page_number_part(w.text) for w in page.words
    )


def _ends_in_dots(page: Page, place: int) -> bool:
    """ "akhir...", "akhir…", or the last of three dots set apart: ". . ."."""
    text = page.words[place].text
    if text != ".":
        return ends_in_dots(text)
    return place > 1 and page.words[place - 1].text == "." and page.words[place - 2].text[-1] == "."


def _line_before(page: Page, place: int) -> list[int]:
    """The words of a line up to one, back to the first wide gap."""
    found = [place]
    for k in range(place - 1, -1, -1):
        here, after = page.words[k], page.words[found[-1]]
        middle = after.center_y
        if not here.top < middle < here.bottom or not 0 <= after.x0 - here.x1 < after.bottom - after.top:
            break
        found.append(k)
    return found


def _middle(word: Word) -> tuple[float, float]:
    return word.center_x, word.center_y


def _in_margin(page: Page, word: Word) -> bool:
    middle = word.center_y
    return not page.height * _MARGIN < middle < page.height * (1 - _MARGIN)


def _inside(word: Word, box: Box) -> bool:
    x, y = _middle(word)
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _neighbours(page: Page, place: int) -> list[int]:
    """The words right before and after one in the file, on its line and less than a line's height away, with itself."""
    word = page.words[place]
    high = word.bottom - word.top
    group = [place]
    for step in (-1, 1):
        k = place + step
        if 0 <= k < len(page.words):
            other = page.words[k]
            gap = max(other.x0 - word.x1, word.x0 - other.x1)
            if other.top < word.center_y < other.bottom and gap < high:
                group.append(k)
    return sorted(group)
