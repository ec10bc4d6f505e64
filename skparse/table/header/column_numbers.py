"""Rows that number the columns, below the headings or between them: "(1) (2) (3)", "2 3 7 8 9 10 14", "a b c"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.settings import GRID
from skparse.table.header.end import header_end
from skparse.table.header.settings import HEADER
from skparse.text.joining import compact
from skparse.text.periods import number

# With the formula of a column that is computed: "9=7+8", "3=2:1".
_COLUMN_NUMBER = re.compile(r"^\(?(?P<number>\d{1,2})[).]?(?:=\S*)?$")
_COLUMN_LETTER = re.compile(r"^\(?(?P<letter>[a-z])[).]?(?:=\S*)?$")


def end_of_column_numbers(texts: CellTexts, end: int) -> int:
    """Below the rows of column numbers that follow the header's last row, and the sub-headings below these."""
    while end < texts.grid.row_count:
        cells = [c for c in texts.band(end) if c.r0 == end and c.box.width >= GRID.min_column_width_pt]
        from_ocr = all(texts.is_from_ocr(c) for c in cells if c.words)
        if not is_column_numbers([texts.text(c) for c in cells], from_ocr):
            break
        end = header_end(texts, end, end + 1)
    return end


def is_column_numbers(texts: Sequence[str], from_ocr: bool = False) -> bool:
    """Do the texts of a row's cells, empty ones too, do nothing but number the columns?

    At least three numbers that rise from 1 on, or letters from "a" on. A table that is cut out of another one keeps the
    numbers of the other: they begin anywhere, leave some out and may print one twice. Then nearly every cell holds one,
    and most of them are the next one.

    ``from_ocr``: OCR read them. Then it is enough that every other one, three at least, is read as its position, and
    the rest is as short.
    """
    filled = [compact(t) for t in texts if t]
    if len(filled) < HEADER.min_column_numbers:
        return False
    if from_ocr and all(len(t) <= HEADER.max_column_number_letters for t in filled):
        read = sum(number(t) == position for position, t in enumerate(filled, 1))
        if read >= HEADER.min_column_numbers and read >= HEADER.min_column_numbers_read_share * len(filled):
            return True
    letters = [match["letter"] for t in filled if (match := _COLUMN_LETTER.match(t))]
    if len(letters) == len(filled):
        return all(ord(letter) - ord("a") == i for i, letter in enumerate(letters))
    numbers = [int(match["number"]) for t in filled if (match := _COLUMN_NUMBER.match(t))]
    if len(numbers) < len(filled):
        return False
    steps = [b - a for a, b in pairwise(numbers)]
    if numbers[0] == 1 and min(steps) > 0:
        return True
    is_everywhere = len(filled) >= HEADER.min_numbered_columns_share * len(texts)
    return is_everywhere and numbers[0] > 0 and min(steps) >= 0 and steps.count(1) * 2 >= len(steps)
