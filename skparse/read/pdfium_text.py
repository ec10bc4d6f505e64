"""The words of a page by pdfium's raw calls: the text in one call, boxes only where words begin and end."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from skparse.geometry import bounding_box, new_record
from skparse.page import PAGE, Word
from skparse.read.bulk import ends_of_spans
from skparse.read.char_box import CharBox
from skparse.read.characters import BLANKS, PRIVATE, PRIVATE_SPACE, ZERO_WIDTH
from skparse.read.dropped_spaces import DroppedSpaces
from skparse.read.matrix import Matrix
from skparse.read.pdfium_calls import address, text_object_of
from skparse.read.pdfium_objects import TextObjects
from skparse.read.settings import WORDS
from skparse.read.shapes import ShapeSorter
from skparse.read.splitting import split_at_jumps, split_at_rules
from skparse.read.viewport import Viewport

# pdfium marks a hyphen at a line's end with U+0002 (older builds U+FFFE) and drops the line break after it.
_HYPHENS = "\x02\ufffe"
_WORD = re.compile(rf"[^\s\x02\ufffe{BLANKS}]+[\x02\ufffe]?|[\x02\ufffe]")
# Characters that may print nothing.
_UNPRINTED = re.compile(f"[{PRIVATE}{ZERO_WIDTH}]")
# Two pairs of capitals, such as "A A", between which kerning may have narrowed a space so much that pdfium dropped it.
_KERNED = re.compile(r"[A-Z][ALPTVWY][AVTWY][A-Z]")


class _Run(NamedTuple):
    """Part of a word that pdfium reads as one: its box, and the indices of its first character and of the one after its
    last."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    start: int
    end: int
    left_to_right: bool = True


class PageText:
    """The text of one page.

    ``form_matrices`` are those of the forms that hold text objects, by the text object's address; ``shapes`` is what
    is drawn on the page; ``spaces`` are those that its text lacks.
    """

    def __init__(
        self,
        text_page: Any,
        viewport: Viewport,
        form_matrices: Mapping[int, Matrix],
        shapes: ShapeSorter,
        spaces: DroppedSpaces,
    ) -> None:
        self._page = text_page
        self._address = address(text_page)
        self._viewport = viewport
        self._shapes = shapes
        self._spaces = spaces
        self._spaced_ends: set[int] = set()  # where words end before a space that pdfium dropped
        self._text = self._read()
        self._traits_of = TextObjects(text_page, viewport, form_matrices).of
        self._left_to_right = True  # the last run was written so
        self._words: list[Word] = []
        self._spans: list[tuple[int, int]] = []

    def words(self) -> list[Word]:
        """The visible words in the order of the file, cut where a vertical rule stands between letters."""
        to_displayed, add, spaces = self._viewport.box, self._add, self._spaces
        step_share, slack = WORDS.max_line_step_share, WORDS.line_step_slack_pt
        matches = list(_WORD.finditer(self._text))
        ends = ends_of_spans(self._address, [match.span() for match in matches])
        for match, (char, last_char) in zip(matches, ends, strict=True):
            if char is None:
                continue
            start, end = match.span()
            left, upper, right, lower, first = char
            x0, top, x1, bottom = to_displayed(left, lower, right, upper)
            if end - start > 1:
                left, upper, right, lower, last = last_char or char
                last_x0, last_top, last_x1, last_bottom = to_displayed(left, lower, right, upper)
                if last_x1 < x0 or abs(last_top - top) > step_share * (bottom - top) + slack:
                    for run in self._split_at_jumps(start, end):
                        add(*run)
                    continue
                x0, top, x1, bottom = min(x0, last_x0), min(top, last_top), max(x1, last_x1), max(bottom, last_bottom)
                if first != last and spaces.may_be_between(first, last, end - start):
                    runs = self._split_at_dropped_spaces(start, end)
                    if len(runs) > 1:
                        for run in runs:
                            add(*run)
                        continue
            found = match.group()
            if "\xad" in found[:-1]:
                found = found[:-1].replace("\xad", "") + found[-1]  # invisible within a line
            if found[:2].isupper() and _KERNED.search(found):
                for run in self._split_at_kerned_spaces(start, end):
                    add(*run)
                continue
            if found[-1] in _HYPHENS:
                found = found[:-1] + "-"
            add(found, x0, top, x1, bottom, start, end, text_object=first)
        return split_at_rules(self._words, self._spans, self._shapes.rules_v, self._char_boxes)

    def _read(self) -> str:
        """The page's characters, one for each of pdfium's character indices."""
        count = raw.FPDFText_CountChars(self._page)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (1 << count.bit_length()))()
        written = raw.FPDFText_GetText(self._page, 0, count, buffer)
        text = ctypes.string_at(buffer, 2 * max(written - 1, 0)).decode("utf-16-le", "replace")
        if len(text) != count:
            # A character that has no Unicode value or is beyond the BMP shifts the indices: ask for each character.
            text = "".join(self._char(index) for index in range(count))
        return self._without_unprinted(text) if _UNPRINTED.search(text) else text

    def _without_unprinted(self, text: str) -> str:
        """The text with a space for each glyph of a symbol font that has no ink. A character of no width becomes a soft
        hyphen within a word, which is no letter either, and a space at its ends."""
        chars = [*text, " "]
        for match in reversed(list(_UNPRINTED.finditer(text))):
            index = match.start()
            if re.match(f"[{PRIVATE}]", match.group()):
                chars[index] = " " if self._is_blank(index, match.group()) else match.group()
            else:
                chars[index] = " " if chars[index + 1].isspace() else "\xad"
        return "".join(chars[:-1])

    def _is_blank(self, index: int, char: str) -> bool:
        """Does a glyph of a symbol font have no ink? If it is not embedded, only its space has none."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        font = raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(self._page, index))
        if raw.FPDFFont_GetIsEmbedded(font) != 1:
            return char == PRIVATE_SPACE
        known = raw.FPDFText_GetCharBox(self._page, index, left, right, bottom, top)
        is_flat = bool(known) and top.value - bottom.value <= WORDS.max_inkless_height_pt
        return is_flat and not raw.FPDFFont_GetGlyphPath(font, ord(char), 1.0)

    def _char(self, index: int) -> str:
        code = raw.FPDFText_GetUnicode(self._page, index)
        if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000:
            return chr(code)
        # pdfium gives no code for a soft hyphen (U+00AD), which is printed only at a line's end.
        after = raw.FPDFText_GetUnicode(self._page, index + 1)
        ends = after in (0x0D, 0x0A) or (after == 0x20 and raw.FPDFText_IsGenerated(self._page, index + 1) == 1)
        return "\u2010" if ends else "\ufffd"

    def _add(
        self,
        found: str,
        x0: float,
        top: float,
        x1: float,
        bottom: float,
        start: int,
        end: int,
        left_to_right: bool = True,
        text_object: int | None = None,
    ) -> None:
        """Add a run (see `_Run`) as a new word, or join it with the last word that it touches; skip it if invisible.

        ``text_object`` is the address of its first character's, where that is known.

        Only runs that are written from left to right are joined.
        """
        words, spans, viewport = self._words, self._spans, self._viewport
        if words and x0 < words[-1].x1 and self._is_overprint(found, x0, top):
            return
        may_join, self._left_to_right = self._left_to_right and left_to_right, left_to_right
        obj = self._traits_of(start, text_object or text_object_of(self._address, start))
        if obj.bottom - obj.top > bottom - top:
            top, bottom = obj.top, obj.bottom
        center_y = (top + bottom) / 2
        if obj.clip and not obj.clip.contains_point((x0 + x1) / 2, center_y):
            return
        if obj.hidden or (obj.white and not self._shapes.shows_white((x0 + x1) / 2, center_y)):
            return
        # Within a line pdfium inserts spaces, even between two cells; a space before a line's end is from the file.
        spaced = self._text[end : end + 2] == " \r" or end in self._spaced_ends
        if words and may_join:
            last = words[-1]
            # The center, not the top: a ligature's box is its ink.
            if last.top < center_y < last.bottom:
                max_gap = PAGE.max_letter_gap_share * (last.bottom - last.top)
                touches = -max_gap <= x0 - last.x1 < max_gap and spans[-1][1] != start
                if touches and not self._has_space(spans[-1][1], start):
                    words[-1] = Word(
                        text=last.text + found,
                        x0=last.x0,
                        top=min(last.top, top),
                        x1=x1,
                        bottom=max(last.bottom, bottom),
                        spaced=spaced,
                        bold=last.bold,
                    )
                    spans[-1] = (spans[-1][0], end)
                    return
        if x1 <= 0 or bottom <= 0 or x0 >= viewport.width or top >= viewport.height:
            return  # off the page: a spreadsheet prints the part of a merged cell that was on the page before
        words.append(new_record(Word, (found, x0, top, x1, bottom, spaced, obj.bold, None)))
        spans.append((start, end))

    def _is_overprint(self, found: str, x0: float, top: float) -> bool:
        """Is the same word here already: bold type made by printing twice? (pdfium drops most of these itself.)"""
        max_offset = WORDS.max_overprint_word_pt
        for word in reversed(self._words[-WORDS.max_words_in_line :]):
            if abs(word.top - top) > max_offset:
                return False
            if word.text == found and abs(word.x0 - x0) <= max_offset:
                return True
        return False

    def _split_at_jumps(self, start: int, end: int) -> list[_Run]:
        """The words of a run whose writing turns or jumps."""
        angle = raw.FPDFText_GetCharAngle(self._page, start) + math.radians(self._viewport.rotation)
        left_to_right = round(angle / (math.pi / 2)) % 4 == 0
        found = split_at_jumps(self._char_boxes(start, end), angle)
        return [_Run(word.text, *word.box, start + first, start + after, left_to_right) for word, first, after in found]

    def _split_at_kerned_spaces(self, start: int, end: int) -> list[_Run]:
        """The words of a run of capitals: cut where a gap is wider than those between its letters, because pdfium
        dropped a space there."""
        boxes = self._char_boxes(start, end)
        if len(boxes) != end - start:
            return self._split_at_jumps(start, end)
        gaps = [b.x0 - a.x1 for a, b in pairwise(boxes)]
        usual = sorted(gaps)[len(gaps) // 2]
        min_share = WORDS.min_kerned_space_share
        cuts = [n + 1 for n, gap in enumerate(gaps) if gap - usual > min_share * boxes[n].height]
        return _cut_runs(boxes, start, cuts)

    def _split_at_dropped_spaces(self, start: int, end: int) -> list[_Run]:
        """The words of a run: cut where the file prints a space between two text objects.

        pdfium drops a text object that holds nothing but spaces, and puts a space back only where the gap is wide. In a
        justified line that is squeezed it is not.
        """
        objects = [text_object_of(self._address, index) for index in range(start, end)]
        cuts = [n for n, (a, b) in enumerate(pairwise(objects), 1) if a != b and self._spaces.are_between(a, b)]
        boxes = self._char_boxes(start, end) if cuts else []
        if len(boxes) != end - start:
            return []
        self._spaced_ends.update(start + cut for cut in cuts)
        return _cut_runs(boxes, start, cuts)

    def _char_boxes(self, start: int, end: int) -> list[CharBox]:
        boxes = []
        spans = [(index, index + 1) for index in range(start, end)]
        for (i, _), (box, _) in zip(spans, ends_of_spans(self._address, spans), strict=True):
            if box is not None:
                left, top, right, bottom, _ = box
                char = "-" if self._text[i] in _HYPHENS else self._text[i]
                if char == "\xad" and i < end - 1:
                    char = ""  # invisible within a line
                boxes.append(CharBox(char, *self._viewport.box(left, bottom, right, top)))
        return boxes

    def _has_space(self, start: int, end: int) -> bool:
        """Does the file itself have white space between two characters, rather than pdfium having inserted it?"""
        return any(self._text[i].isspace() and not raw.FPDFText_IsGenerated(self._page, i) for i in range(start, end))


def _cut_runs(boxes: list[CharBox], start: int, cuts: list[int]) -> list[_Run]:
    """The runs of characters between the cuts. ``start`` is the index of the first character on its page."""
    runs = []
    for first, after in pairwise([0, *cuts, len(boxes)]):
        chars = boxes[first:after]
        text, box = "".join(char.text for char in chars), bounding_box(chars)
        runs.append(_Run(text, *box, start + first, start + after))
    return runs
