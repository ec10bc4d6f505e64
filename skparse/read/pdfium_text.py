"""The words of a page by pdfium's raw calls: the text in one call, boxes only where words begin and end."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from skparse.geometry import Box
from skparse.page import Word
from skparse.read.bold import is_bold
from skparse.read.frame import PageFrame
from skparse.read.matrix import Matrix, bounds
from skparse.read.pieces import pieces
from skparse.read.shapes import ShapeSorter
from skparse.read.words import ASCENT, DESCENT, CharBox, is_slanted, split_at_rules

# pdfium marks a hyphen at a line's end with U+0002 (older builds U+FFFE) and drops the line break after it.
_HYPHENS = "\x02\ufffe"
_WORD = re.compile(r"[^\s\x00\x02\ufffe\u200b\ufeff]+[\x02\ufffe]?|[\x02\ufffe]")
# Characters closer than this share of the line's height belong to one word, whatever white space pdfium makes up
# between them: on a page of narrow columns it takes the text for vertical and puts every letter on a line of its own
# (seen on Chromium's pages). A space is at least 0.18 of the height wide (DejaVu, Liberation, Carlito, Times, Arial).
_GAP = 0.1
# "A A": kerning takes the space between two capitals in from both sides, and pdfium drops what is left of it (0.13 of
# the height in Liberation Sans; between letters it is 0.02 at most).
_KERNED = re.compile(r"[A-Z][ALPTVWY][AVTWY][A-Z]")
_LEFT_OF_SPACE = 0.08
# See skparse.page.is_white.
_WHITE = 0xFA
# A font whose descent is less than this share of its size tells none; real ones have 0.15 or more.
_SHALLOW = 0.05
# How far, in points, the second printing of bold type stands from the first, and how many words a line holds.
_OVERPRINT, _LINE = 1.0, 60
Run = tuple[str, float, float, float, float, int, int, bool]
"""Text, box (x0, top, x1, bottom), the indices of the first character and of the one after the last, and whether it is
written from left to right."""


class _Object(NamedTuple):
    """A text object: what clips it, and where its line begins and ends if the characters' boxes do not tell."""

    clip: Box | None
    invisible: bool  # or a stamp across the page
    white: bool
    top: float
    bottom: float
    bold: bool


class PageText:
    """The text of one page; ``placed`` tells where the forms stand that hold text objects, by `address`, and ``shapes``
    what is drawn around it."""

    def __init__(self, text_page: Any, frame: PageFrame, placed: Mapping[int, Matrix], shapes: ShapeSorter) -> None:
        self._page = text_page
        self._frame = frame
        self._placed = placed
        self._shapes = shapes
        self._rect = raw.FS_RECTF()
        self._text = self._read()
        self._floats = ctypes.c_float(), ctypes.c_float()
        self._shades = [ctypes.c_uint() for _ in range(4)]
        self._matrix = raw.FS_MATRIX()
        self._fonts: dict[int, tuple[bool, bool]] = {}  # by font: it tells no descent; it is bold
        self._name = ctypes.create_string_buffer(128)
        self._known: dict[int, _Object] = {}
        self._level = True  # the last run was written from left to right
        self._words: list[Word] = []
        self._spans: list[tuple[int, int]] = []

    def words(self) -> list[Word]:
        """The words that are to be seen, in the order of the file, cut where a vertical rule stands between letters."""
        get_box, rect, text_page = raw.FPDFText_GetLooseCharBox, self._rect, self._page
        ref = ctypes.byref(rect)
        place, add = self._frame.box, self._add
        for match in _WORD.finditer(self._text):
            start, end = match.span()
            if not get_box(text_page, start, ref):
                continue
            x0, top, x1, bottom = place(rect.left, rect.bottom, rect.right, rect.top)
            if end - start > 1:
                get_box(text_page, end - 1, ref)
                ax0, atop, ax1, abottom = place(rect.left, rect.bottom, rect.right, rect.top)
                if ax1 < x0 or abs(atop - top) > 0.5 * (bottom - top) + 0.5:
                    for run in self._turned(start, end):
                        add(*run)
                    continue
                x0, top, x1, bottom = min(x0, ax0), min(top, atop), max(x1, ax1), max(bottom, abottom)
            found = match.group()
            if "\xad" in found[:-1]:
                found = found[:-1].replace("\xad", "") + found[-1]  # not to be seen within a line
            if found[:2].isupper() and _KERNED.search(found):
                for run in self._unkerned(start, end):
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
        # A character without Unicode value or beyond the BMP shifts the indices: ask for each.
        return "".join(self._char(index) for index in range(count))

    def _char(self, index: int) -> str:
        code = raw.FPDFText_GetUnicode(self._page, index)
        if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000:
            return chr(code)
        # pdfium knows no soft hyphen (U+00AD): printed, it stands at a line's end.
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
        level: bool = True,
    ) -> None:
        """Keep a run as a word of its own or with the last one; not at all if it is not to be seen.

        ``level``: it is written from left to right, so that what touches it goes on with it.
        """
        words, spans, frame = self._words, self._spans, self._frame
        if words and x0 < words[-1].x1 and self._is_overprint(found, x0, top):
            return
        joins, self._level = self._level and level, level
        obj = self._object(start)
        if obj.bottom - obj.top > bottom - top:
            top, bottom = obj.top, obj.bottom
        middle = (top + bottom) / 2
        if obj.clip and not _holds(obj.clip, (x0 + x1) / 2, middle):
            return
        if obj.invisible or (obj.white and not self._shapes.shows_white((x0 + x1) / 2, middle)):
            return
        # Within a line pdfium makes spaces up, between two cells as well; one before a line's end is the file's own.
        spaced = self._text[end : end + 2] == " \r"
        if words and joins:
            last = words[-1]
            # The middle, not the top: a ligature's box is its ink.
            if last.top < middle < last.bottom:
                near = _GAP * (last.bottom - last.top)
                touches = -near <= x0 - last.x1 < near and spans[-1][1] != start
                if touches and not self._has_space(spans[-1][1], start):
                    text = last.text + found
                    words[-1] = Word(text, last.x0, min(last.top, top), x1, max(last.bottom, bottom), spaced, last.bold)
                    spans[-1] = (spans[-1][0], end)
                    return
        if x1 <= 0 or bottom <= 0 or x0 >= frame.width or top >= frame.height:
            return  # off the page: a spreadsheet prints the part of a merged cell that stood on the page before
        words.append(Word(found, x0, top, x1, bottom, spaced, obj.bold))
        spans.append((start, end))

    def _is_overprint(self, found: str, x0: float, top: float) -> bool:
        """Bold type made by printing twice: the same word stands here already (pdfium drops most of these itself)."""
        for word in reversed(self._words[-_LINE:]):
            if abs(word.top - top) > _OVERPRINT:
                return False
            if word.text == found and abs(word.x0 - x0) <= _OVERPRINT:
                return True
        return False

    def _turned(self, start: int, end: int) -> list[Run]:
        """A run that turns or jumps, cut into words."""
        angle = raw.FPDFText_GetCharAngle(self._page, start) + math.radians(self._frame.rotation)
        level = round(angle / (math.pi / 2)) % 4 == 0
        found = pieces(self._char_boxes(start, end), angle)
        return [(word.text, *word[1:5], start + first, start + after, level) for word, first, after in found]

    def _unkerned(self, start: int, end: int) -> list[Run]:
        """A run of capitals, cut where a gap stands out from those between its letters: a space that pdfium dropped."""
        boxes = self._char_boxes(start, end)
        if len(boxes) != end - start:
            return self._turned(start, end)
        gaps = [b[1] - a[3] for a, b in pairwise(boxes)]
        usual = sorted(gaps)[len(gaps) // 2]
        cuts = [n + 1 for n, gap in enumerate(gaps) if gap - usual > _LEFT_OF_SPACE * (boxes[n][4] - boxes[n][2])]
        runs = []
        for a, b in pairwise([0, *cuts, len(boxes)]):
            part = boxes[a:b]
            text = "".join(box[0] for box in part)
            top, bottom = min(box[2] for box in part), max(box[4] for box in part)
            runs.append((text, part[0][1], top, part[-1][3], bottom, start + a, start + b, True))
        return runs

    def _char_boxes(self, start: int, end: int) -> list[CharBox]:
        boxes = []
        r = self._rect
        for i in range(start, end):
            if raw.FPDFText_GetLooseCharBox(self._page, i, ctypes.byref(r)):
                char = "-" if self._text[i] in _HYPHENS else self._text[i]
                boxes.append((char, *self._frame.box(r.left, r.bottom, r.right, r.top)))
        return boxes

    def _has_space(self, start: int, end: int) -> bool:
        """The file itself has white space between two characters; pdfium did not make it up."""
        return any(self._text[i].isspace() and not raw.FPDFText_IsGenerated(self._page, i) for i in range(start, end))

    # -- text objects -------------------------------------------------------------------------------------------

    def _object(self, start: int) -> _Object:
        """What the text object of a character says of all its words."""
        obj = raw.FPDFText_GetTextObject(self._page, start)
        key = address(obj)
        known = self._known.get(key)
        if known is None:
            clip = self._clip_box(obj, self._placed.get(key))
            invisible = raw.FPDFTextObj_GetTextRenderMode(obj) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
            invisible = invisible or is_slanted(raw.FPDFText_GetCharAngle(self._page, start))
            known = self._known[key] = _Object(clip, invisible, self._is_white(obj), *self._extent(obj, start))
        return known

    def _is_white(self, obj: Any) -> bool:
        red, green, blue, alpha = self._shades
        return bool(raw.FPDFPageObj_GetFillColor(obj, red, green, blue, alpha)) and (
            red.value >= _WHITE and green.value >= _WHITE and blue.value >= _WHITE
        )

    def _extent(self, obj: Any, start: int) -> tuple[float, float, bool]:
        """Top and bottom of the object's line where its font tells no ascent and descent, else 0, 0; is it bold.

        pdfium then measures "A" and "g", and if the subset lacks them the boxes are no higher than each letter's ink.
        """
        font = raw.FPDFTextObj_GetFont(obj)
        key = address(font)
        if key not in self._fonts:
            down = self._floats[0]
            shallow = bool(raw.FPDFFont_GetDescent(font, 1.0, down)) and down.value >= -_SHALLOW
            written = raw.FPDFFont_GetBaseFontName(font, self._name, len(self._name))
            name = self._name.value.decode("latin-1") if 0 < written <= len(self._name) else ""
            self._fonts[key] = shallow, is_bold(name, lambda: _program(font))
        m = self._matrix
        shallow, bold = self._fonts[key]
        if not shallow or not raw.FPDFText_GetMatrix(self._page, start, m):
            return 0.0, 0.0, bold
        (x, level), (ahead, aside) = self._frame.point(m.e, m.f), self._frame.point(m.e + m.a, m.f + m.b)
        if ahead - x < 10 * abs(aside - level):
            return 0.0, 0.0, bold  # not upright: let it be
        size = raw.FPDFText_GetFontSize(self._page, start) * math.hypot(m.c, m.d) * self._frame.unit
        return level - ASCENT * size, level - DESCENT * size, bold

    def _clip_box(self, obj: Any, matrix: Matrix | None) -> Box | None:
        """What the innermost clip path of an object leaves to be seen; None if it has none.

        Producers clip by rectangles, of which two opposite corners are enough; another shape clips nothing here.
        The path is in the coordinates of the form that holds the object, which ``matrix`` takes to the page's.
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
        return Box(*self._frame.box(*(bounds(matrix, x0, y0, x1, y1) if matrix else (x0, y0, x1, y1))))


def _program(font: Any) -> bytes:
    """The bytes of an embedded font."""
    size = ctypes.c_size_t()
    raw.FPDFFont_GetFontData(font, None, 0, size)
    data = (ctypes.c_uint8 * size.value)()
    raw.FPDFFont_GetFontData(font, data, size.value, size)
    return bytes(data)


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def address(obj: Any) -> int:
    """What tells a page object from the others of its page."""
    return ctypes.addressof(obj.contents) if obj else 0
