"""Words → lines: within a cell of a table, and across a page of the decree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from skparse.geometry import HasBox, new_record
from skparse.page import Page, Word
from skparse.text.line_records import PageLine, TextLine
from skparse.text.settings import TEXT
from skparse.text.spaced_letters import join_by_gaps, may_be_spaced

_PAGE_SHIFT = 20


def word_id(page: int, index: int) -> int:
    """The number under which the ledger counts a word: its page and its index in that page's words."""
    return page << _PAGE_SHIFT | index


def word_page(identity: int) -> int:
    """The page of a word, from its `word_id`."""
    return identity >> _PAGE_SHIFT


def word_index(identity: int) -> int:
    """The index of a word in its page's words, from its `word_id`."""
    return identity & ((1 << _PAGE_SHIFT) - 1)


def group_by_line(boxes: Sequence[HasBox], indices: Iterable[int]) -> list[list[int]]:
    """The indices of boxes that stand on one line, line by line from the top, in each line from left to right.

    A box is on a line if its center and that of the line's first box are no further apart than half the height of the
    higher one of the two, so superscripts and ticks of another font stay in their line.
    """
    lines: list[list[int]] = []
    center = height = 0.0
    for i in sorted(indices, key=lambda i: boxes[i].top + boxes[i].bottom):
        box = boxes[i]
        box_center, box_height = (box.top + box.bottom) / 2, box.bottom - box.top
        if lines and box_center - center <= TEXT.line_offset_share * max(height, box_height):
            lines[-1].append(i)
        else:
            lines.append([i])
            center, height = box_center, box_height
    for line in lines:
        line.sort(key=lambda i: boxes[i].x0)
    return lines


# --- Lines of a cell


def text_lines(page: Page, indices: Sequence[int]) -> list[TextLine]:
    """The lines of the words at these indices of ``page.words``, from top to bottom."""
    if not indices:
        return []
    if len(indices) == 1:
        return [_text_line(page, indices)]
    return [_text_line(page, line) for line in group_by_line(page.words, indices)]


def _text_line(page: Page, indices: Sequence[int]) -> TextLine:
    """One line of words that are ordered from left to right."""
    if len(indices) == 1:
        return _line_of_one_word(page, indices[0])
    words = [page.words[i] for i in indices]
    first, last = words[0], words[-1]
    text = " ".join([w.text for w in words])
    if may_be_spaced(text, len(words)) and not first.ocr:
        text = join_by_gaps(words) or text
    return new_record(
        TextLine,
        (
            text,
            first.x0,
            min([w.top for w in words]),
            last.x1,
            max([w.bottom for w in words]),
            tuple([page.number << _PAGE_SHIFT | i for i in indices]),
            page.number,
            last.spaced,
            first.bold and all(w.bold for w in words),
            tuple([w.ocr for w in words if w.ocr]) if first.ocr else (),
        ),
    )


def _line_of_one_word(page: Page, index: int) -> TextLine:
    """Most lines of a table are one word."""
    text, x0, top, x1, bottom, spaced, bold, ocr = page.words[index]
    identity = page.number << _PAGE_SHIFT | index
    return new_record(
        TextLine, (text, x0, top, x1, bottom, (identity,), page.number, spaced, bold, (ocr,) if ocr else ())
    )


# --- Lines of a page


def page_line(page: int, words: Sequence[Word]) -> PageLine:
    """A line of words that are known to stand beside each other, at least one. ``page`` is the page's number."""
    ordered = tuple(sorted(words, key=lambda w: w.x0))
    return PageLine(
        page=page,
        words=ordered,
        top=min([w.top for w in ordered]),
        bottom=max([w.bottom for w in ordered]),
        text=words_text(ordered),
    )


def page_lines(page: int, words: Iterable[Word]) -> list[PageLine]:
    """The lines of a page's words, from top to bottom, without words that are much taller than the others: a watermark
    or text that runs upwards in the margin would make one line of many."""
    printed = [w for w in words if w.text.strip()]
    if not printed:
        return []
    max_height = TEXT.max_word_height_ratio * median(w.height for w in printed)
    low = [w for w in printed if w.height <= max_height]
    return [page_line(page, [low[i] for i in line]) for line in group_by_line(low, range(len(low)))]


def words_text(words: Sequence[Word]) -> str:
    """The words of one line as text. Words that touch, with no white space between them in the file, are one word.

    (In a `TextLine` they stay apart: the ledger counts each of its words.)
    """
    if all(word.spaced for word in words[:-1]):
        return " ".join([word.text for word in words])
    text = words[0].text
    for word, following in pairwise(words):
        touches = following.x0 - word.x1 < TEXT.max_touch_gap_share * word.height
        text += following.text if touches and not word.spaced else " " + following.text
    return text
