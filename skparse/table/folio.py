"""Printed page numbers (folios): they tell whether a page of the file is missing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from skparse.page import Box, Page

_NUMBER = re.compile(r"^[-–—]?(\d{1,3})[-–—]?$")
# Folios stand in the outer eighth of the page's height, above or below everything else.
_MARGIN = 1 / 8


def printed_number(page: Page, tables: Sequence[Box]) -> int | None:
    """The number printed alone at the page's top or bottom ("7", "- 7 -"); None where there is none or more than one."""
    found: list[int] = []
    for i, word in enumerate(page.words):
        middle = (word.top + word.bottom) / 2
        if page.height * _MARGIN < middle < page.height * (1 - _MARGIN):
            continue
        match = _NUMBER.match(word.text)
        if not match or any(t.top <= middle <= t.bottom for t in tables):
            continue
        beside = [w for w in page.words[max(0, i - 2) : i + 3] if w is not word and w.top < middle < w.bottom]
        if all(w.text in "-–—" for w in beside):
            found.append(int(match[1]))
    return found[0] if len(found) == 1 else None


def pages_lost(numbers: Mapping[int, int]) -> dict[int, int]:
    """How many pages are missing right before each page, as far as folios tell: ``{page of the file: pages lost}``.

    ``numbers``: page of the file → printed number. Empty unless most neighbours count on by one, so that years or
    table numbers in a margin are not taken for folios.
    """
    steps = {p: numbers[p] - numbers[p - 1] for p in numbers if p - 1 in numbers}
    regular = sum(step == 1 for step in steps.values())
    if not steps or regular * 2 < len(steps):
        return {}
    return {p: step - 1 for p, step in steps.items() if step >= 1}
