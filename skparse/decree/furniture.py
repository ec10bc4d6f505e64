"""The decree's lines without what its pages print beside the text: page numbers, stamps, catch-words, e-signatures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from skparse.decree.settings import FURNITURE
from skparse.page import Page, Word
from skparse.text.furniture import (
    ends_in_dots,
    is_e_signature_notice,
    is_page_number_line,
    is_stamp_line,
    is_web_address,
    without_end_dots,
)
from skparse.text.joining import compact
from skparse.text.line_records import PageLine
from skparse.text.lines import page_line, page_lines


def content_lines(pages: Sequence[Page]) -> list[PageLine]:
    """The lines of the pages in reading order without furniture."""
    kept = [list(_without_furniture(page)) for page in pages]
    for i, lines in enumerate(kept):
        following = next((later for later in kept[i + 1 :] if later), None)
        if lines and following and _is_catch_word(lines[-1], following, pages[i].width):
            lines.pop()
    return [line for lines in kept for line in lines]


@lru_cache(maxsize=32)  # a page is looked at for a heading first, and then as one of a decree
def _without_furniture(page: Page) -> tuple[PageLine, ...]:
    lines = [kept for line in page_lines(page.number, page.words) if (kept := _without_stamp(line)) is not None]
    lines = [line for line in lines if not (is_e_signature_notice(line.text) and _is_header_or_footer(line, page))]
    while lines and _is_page_number(lines[0], page):
        lines.pop(0)
    while lines and _is_page_number(lines[-1], page):
        lines.pop()
    return tuple(lines)


def _is_header_or_footer(line: PageLine, page: Page) -> bool:
    """The line stands where an e-signature's notice does: in mid-page the same words are running text."""
    return (
        line.top > FURNITURE.min_notice_top_share * page.height
        or line.bottom < FURNITURE.max_notice_bottom_share * page.height
    )


def _is_page_number(line: PageLine, page: Page) -> bool:
    margin = FURNITURE.page_number_margin_share * page.height
    return (line.bottom < margin or line.top > page.height - margin) and is_page_number_line(line.text)


def _without_stamp(line: PageLine) -> PageLine | None:
    """The line without the stamp beside or upon its text; None if it is nothing but a stamp."""
    if is_stamp_line(line.text):
        return None
    words = line.words
    kept = [word for i, word in enumerate(words) if not (is_web_address(word.text) and _stands_apart(words, i))]
    if len(kept) == len(words):
        return line
    return page_line(line.page, kept) if kept else None


def _stands_apart(words: Sequence[Word], i: int) -> bool:
    """A stamp beside or upon a line of text; an address quoted in a sentence is a space away, in the same size."""
    height = words[i].height
    before = words[i].x0 - words[i - 1].x1 if i else float("inf")
    after = words[i + 1].x0 - words[i].x1 if i + 1 < len(words) else float("inf")
    gap = min(before, after)
    return (
        any(height < FURNITURE.max_stamp_height_share * word.height for word in words)
        or gap > FURNITURE.min_stamp_gap_share * height
        or gap < -FURNITURE.min_stamp_overlap_share * height
    )


def _is_catch_word(last: PageLine, following: Iterable[PageLine], page_width: float) -> bool:
    """The first words of the next page, announced at the right below the text."""
    announced = compact(without_end_dots(last.text))
    dotted = ends_in_dots(last.text)
    if not announced or not (dotted or last.x0 > FURNITURE.min_catch_word_x_share * page_width):
        return False
    first_lines = zip(range(FURNITURE.catch_word_lines), following, strict=False)
    opening = compact("".join(line.text for _, line in first_lines))
    if opening.startswith(announced):
        return True
    # The catch-word may leave out the colon or the space that the label column has: "KEDUA : …", "Mengingat …".
    return dotted and opening.replace(":", "").startswith(announced.replace(":", ""))
