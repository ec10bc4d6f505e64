"""The words of a page by pdfium's raw calls: the text in one call, boxes only where words begin and end."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from skparse.geometry import Box, bounding_box
from skparse.page import PAGE, Word
from skparse.read.bold import is_bold
from skparse.read.characters import HELVETICA_ASCENT, HELVETICA_DESCENT, CharBox, is_slanted
from skparse.read.matrix import Matrix, transform_box
from skparse.read.settings import WORDS
from skparse.read.shapes import ShapeSorter
from skparse.read.splitting import split_at_jumps, split_at_rules
from skparse.read.viewport import Viewport

# pdfium marks a hyphen at a line's end with U+0002 (older builds U+FFFE) and drops the line break after it.
_HYPHENS = "\x02\ufffe"
_WORD = re.compile(r"[^\s\x00\x02\ufffe\u200b\ufeff]+[\x02\ufffe]?|[\x02\ufffe]")
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


class _TextObject(NamedTuple):
    """What all words of a text object have in common."""

    clip: Box | None
    hidden: bool
    """Printed invisibly, or slanted: a stamp across the page."""
    white: bool
    top: float
    """Top of its line, if its font states no ascent and descent; else 0."""
    bottom: float
    """Bottom of its line, if its font states no ascent and descent; else 0."""
    bold: bool


class PageText:
    """The text of one page.

    ``form_matrices`` are those of the forms that hold text objects, by the text object's `address`; ``shapes`` is what
    is drawn on the page.
    """

    def __init__(
        self, text_page: Any, viewport: Viewport, form_matrices: Mapping[int, Matrix], shapes: ShapeSorter
    ) -> None:
        self._page = text_page
        self._viewport = viewport
        self._form_matrices = form_matrices
        self._shapes = shapes
        self._rect = raw.FS_RECTF()
        self._text = self._read()
        self._floats = ctypes.c_float(), ctypes.c_float()
        self._rgba = [ctypes.c_uint() for _ in range(4)]
        self._matrix = raw.FS_MATRIX()
        self._fonts: dict[int, tuple[bool, bool]] = {}  # by address: does it state no descent; is it bold
        self._name = ctypes.create_string_buffer(128)
        self._objects: dict[int, _TextObject] = {}  # by address
        self._left_to_right = True  # the last run was written so
        self._words: list[Word] = []
        self._spans: list[tuple[int, int]] = []

    def words(self) -> list[Word]:
        """The visible words in the order of the file, cut where a vertical rule stands between letters."""
        get_box, rect, text_page = raw.FPDFText_GetLooseCharBox, self._rect, self._page
        to_displayed, add = self._viewport.box, self._add
        step_share, slack = WORDS.max_line_step_share, WORDS.line_step_slack_pt
        for match in _WORD.finditer(self._text):
            start, end = match.span()
            if not get_box(text_page, start, rect):
                continue
            x0, top, x1, bottom = to_displayed(rect.left, rect.bottom, rect.right, rect.top)
            if end - start > 1:
                get_box(text_page, end - 1, rect)
                last_x0, last_top, last_x1, last_bottom = to_displayed(rect.left, rect.bottom, rect.right, rect.top)
                if last_x1 < x0 or abs(last_top - top) > step_share * (bottom - top) + slack:
                    for run in self._split_at_jumps(start, end):
                        add(*run)
                    continue
                x0, top, x1, bottom = min(x0, last_x0), min(top, last_top), max(x1, last_x1), max(bottom, last_bottom)
            found = match.group()
            if "\xad" in found[:-1]:
                found = found[:-1].replace("\xad", "") + found[-1]  # invisible within a line
            if found[:2].isupper() and _KERNED.search(found):
                for run in self._split_at_kerned_spaces(start, end):
                    add(*run)
                continue
            if found[-1] in _HYPHENS:
                found = found[:-1] + "-"
            add(found, x0, top, x1, bottom, start, end)
        return split_at_rules(self._words, self._spans, self._shapes.rules_v, self._char_boxes)

    def _read(self) -> str:
        """The page's characters, one for each of pdfium's character indices."""
        count = raw.FPDFText_CountChars(self._page)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (1 << count.bit_length()))()
        written = raw.FPDFText_GetText(self._page, 0, count, buffer)
        text = ctypes.string_at(buffer, 2 * max(written - 1, 0)).decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        # A character that has no Unicode value or is beyond the BMP shifts the indices: ask for each character.
        return "".join(self._char(index) for index in range(count))

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
    ) -> None:
        """Add a run (see `_Run`) as a new word, or join it with the last word that it touches; skip it if invisible.

        Only runs that are written from left to right are joined.
        """
        words, spans, viewport = self._words, self._spans, self._viewport
        if words and x0 < words[-1].x1 and self._is_overprint(found, x0, top):
            return
        may_join, self._left_to_right = self._left_to_right and left_to_right, left_to_right
        obj = self._object(start)
        if obj.bottom - obj.top > bottom - top:
            top, bottom = obj.top, obj.bottom
        center_y = (top + bottom) / 2
        if obj.clip and not obj.clip.contains_point((x0 + x1) / 2, center_y):
            return
        if obj.hidden or (obj.white and not self._shapes.shows_white((x0 + x1) / 2, center_y)):
            return
        # Within a line pdfium inserts spaces, even between two cells; a space before a line's end is from the file.
        spaced = self._text[end : end + 2] == " \r"
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
        words.append(Word(text=found, x0=x0, top=top, x1=x1, bottom=bottom, spaced=spaced, bold=obj.bold))
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
        runs = []
        for first, after in pairwise([0, *cuts, len(boxes)]):
            chars = boxes[first:after]
            text, box = "".join(char.text for char in chars), bounding_box(chars)
            runs.append(_Run(text, *box, start + first, start + after))
        return runs

    def _char_boxes(self, start: int, end: int) -> list[CharBox]:
        boxes = []
        r = self._rect
        for i in range(start, end):
            if raw.FPDFText_GetLooseCharBox(self._page, i, r):
                char = "-" if self._text[i] in _HYPHENS else self._text[i]
                boxes.append(CharBox(char, *self._viewport.box(r.left, r.bottom, r.right, r.top)))
        return boxes

    def _has_space(self, start: int, end: int) -> bool:
        """Does the file itself have white space between two characters, rather than pdfium having inserted it?"""
        return any(self._text[i].isspace() and not raw.FPDFText_IsGenerated(self._page, i) for i in range(start, end))

    # -- text objects -------------------------------------------------------------------------------------------

    def _object(self, start: int) -> _TextObject:
        """The text object of a character."""
        obj = raw.FPDFText_GetTextObject(self._page, start)
        key = address(obj)
        known = self._objects.get(key)
        if known is None:
            invisible = raw.FPDFTextObj_GetTextRenderMode(obj) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
            top, bottom, bold = self._extent(obj, start)
            known = self._objects[key] = _TextObject(
                clip=self._clip_box(obj, self._form_matrices.get(key)),
                hidden=invisible or is_slanted(raw.FPDFText_GetCharAngle(self._page, start)),
                white=self._is_white(obj),
                top=top,
                bottom=bottom,
                bold=bold,
            )
        return known

    def _is_white(self, obj: Any) -> bool:
        red, green, blue, alpha = self._rgba
        if not raw.FPDFPageObj_GetFillColor(obj, red, green, blue, alpha):
            return False
        white = PAGE.min_white_gray
        return red.value >= white and green.value >= white and blue.value >= white

    def _extent(self, obj: Any, start: int) -> tuple[float, float, bool]:
        """Top and bottom of the object's line if its font states no ascent and descent, else 0 and 0; and is it bold?

        Without them pdfium measures "A" and "g"; if the font's subset lacks these, the boxes are no higher than each
        letter's ink.
        """
        font = raw.FPDFTextObj_GetFont(obj)
        key = address(font)
        if key not in self._fonts:
            descent = self._floats[0]
            known = bool(raw.FPDFFont_GetDescent(font, 1.0, descent))
            no_descent = known and descent.value >= -WORDS.min_descent_share
            written = raw.FPDFFont_GetBaseFontName(font, self._name, len(self._name))
            name = self._name.value.decode("latin-1") if 0 < written <= len(self._name) else ""
            self._fonts[key] = no_descent, is_bold(name, lambda: _program(font))
        m = self._matrix
        no_descent, bold = self._fonts[key]
        if not no_descent or not raw.FPDFText_GetMatrix(self._page, start, m):
            return 0.0, 0.0, bold
        x, baseline = self._viewport.point(m.e, m.f)
        next_x, next_baseline = self._viewport.point(m.e + m.a, m.f + m.b)
        if abs(next_baseline - baseline) > WORDS.max_baseline_slope_share * (next_x - x):
            return 0.0, 0.0, bold  # not written horizontally
        size = raw.FPDFText_GetFontSize(self._page, start) * math.hypot(m.c, m.d) * self._viewport.unit
        return baseline - HELVETICA_ASCENT * size, baseline - HELVETICA_DESCENT * size, bold

    def _clip_box(self, obj: Any, matrix: Matrix | None) -> Box | None:
        """The innermost clip path of an object, on the displayed page; None if it has none.

        Producers clip by rectangles, of which two opposite corners are enough; other shapes are ignored. The path is in
        the coordinates of the form that holds the object, which ``matrix`` takes to the page's.
        """
        path = raw.FPDFPageObj_GetClipPath(obj)
        count = raw.FPDFClipPath_CountPaths(path) if path else 0
        if count <= 0 or raw.FPDFClipPath_CountPathSegments(path, count - 1) not in (4, 5):
            return None
        x, y = self._floats
        raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(path, count - 1, 0), x, y)
        ax, ay = x.value, y.value
        raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(path, count - 1, 2), x, y)
        bx, by = x.value, y.value
        x0, x1, y0, y1 = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
        return Box(*self._viewport.box(*(transform_box(matrix, x0, y0, x1, y1) if matrix else (x0, y0, x1, y1))))


def _program(font: Any) -> bytes:
    """The bytes of an embedded font."""
    size = ctypes.c_size_t()
    raw.FPDFFont_GetFontData(font, None, 0, size)
    data = (ctypes.c_uint8 * size.value)()
    raw.FPDFFont_GetFontData(font, data, size.value, size)
    return bytes(data)


def address(obj: Any) -> int:
    """An object's address in pdfium, which identifies it on its page; ctypes makes a new pointer at each call."""
    return ctypes.addressof(obj.contents) if obj else 0
