"""Words → printed lines, and lines → running text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from statistics import median
from typing import NamedTuple

from skparse.geometry import BoxMethods
from skparse.page import Word

_EDGE_PUNCTUATION = ".,;:()[]\"'\u201c\u201d\u2018\u2019"


class _LineFields(NamedTuple):
    page: int
    words: tuple[Word, ...]
    top: float
    bottom: float


class Line(_LineFields, BoxMethods):
    """The words that share a baseline, from left to right. Boxes in points from the top-left of their page."""

    __slots__ = ()

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(w.x1 for w in self.words)

    @property
    def text(self) -> str:
        """The line as printed, one space between words."""
        return words_text(self.words)

    @property
    def em(self) -> float:
        """About the font's size: a word's box holds ascent and descent, which is a sixth more."""
        return 0.85 * median(w.bottom - w.top for w in self.words)


def line_of(page: int, words: Sequence[Word]) -> Line:
    """A line of words that are already known to stand beside each other (at least one)."""
    ordered = tuple(sorted(words, key=lambda w: w.x0))
    return Line(page, ordered, min(w.top for w in ordered), max(w.bottom for w in ordered))


def group_lines(page: int, words: Iterable[Word]) -> list[Line]:
    """Group words into lines by vertical overlap: half of the lower box is enough, so super- and subscripts stay."""
    pool = [w for w in words if w.text.strip()]
    if not pool:
        return []
    # A watermark or an upright stamp in the margin is several lines tall and would glue them together.
    tall = 3 * median(w.bottom - w.top for w in pool)
    pool = sorted((w for w in pool if w.bottom - w.top <= tall), key=lambda w: (w.top + w.bottom, w.x0))
    rows: list[list[Word]] = []
    for word in pool:
        if rows:
            ref = rows[-1][0]
            shared = min(ref.bottom, word.bottom) - max(ref.top, word.top)
            if shared >= 0.5 * min(ref.bottom - ref.top, word.bottom - word.top):
                rows[-1].append(word)
                continue
        rows.append([word])
    return [line_of(page, row) for row in rows]


def words_text(words: Sequence[Word]) -> str:
    """The words of one line as text. Words that touch and have no white space between them in the file are one."""
    out = ""
    for i, word in enumerate(words):
        out += word.text
        if i + 1 < len(words):
            touches = words[i + 1].x0 - word.x1 < 0.1 * (word.bottom - word.top)
            out += "" if touches and not word.spaced else " "
    return out


def tight(text: str) -> str:
    """Text without white space and in upper case: letter-spaced headings ("T E N T A N G") compare equal."""
    return re.sub(r"\s+", "", text).upper()


def vocabulary(lines: Iterable[Line]) -> frozenset[str]:
    """All words printed, in lower case and without punctuation at their ends."""
    return frozenset(w.text.strip(_EDGE_PUNCTUATION).lower() for line in lines for w in line.words)


def join_lines(texts: Iterable[str], known: Container[str] = frozenset()) -> str:
    """Lines of one paragraph → one line of text.

    A hyphen or slash at a line's end takes no space after it. The hyphen stays (reduplication "peraturan-peraturan",
    "KPU-Kab"), unless it is a soft one, or the two halves together are a word that the document prints whole elsewhere
    (``known``).
    """
    out = ""
    for text in texts:
        text = re.sub(r"\s+", " ", text).strip()
        if not text:
            continue
        if not out:
            out = text
        elif out.endswith("\u00ad"):
            out = out[:-1] + text
        elif re.search(r"\w[-\u2010\u2011]$", out):
            left = re.split(r"[\s/]", out)[-1][:-1]
            right = text.split(" ")[0]
            whole = (left + right).strip(_EDGE_PUNCTUATION).lower()
            out = (out[:-1] if whole in known else out) + text
        elif re.search(r"\S/$", out) or (text.startswith("/") and len(text) > 1 and text[1] != " "):
            out += text
        else:
            out += " " + text
    return out.replace("\u00ad", "")
