"""Characters of a second reading → text, and when two texts are the same.

The primary reading's grouping into lines and its search for overprints are not used, so that their mistakes are found.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from skparse.verify.model import Glyph
from skparse.verify.settings import VERIFY

_CID = re.compile(r"\(cid:\d+\)")
_SOFT_HYPHEN = "\u00ad"
_HYPHENS = re.compile("[-\u2010\u2011\u00ad]")
# Replaces ticks and bullets: engines name the characters of symbol fonts differently.
_SYMBOL = "\u00a4"


def without_overprints(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The characters without those that are printed a second time on the same place, which imitates bold."""
    size = VERIFY.overprint_bucket_pt
    buckets: dict[tuple[str, int, int], list[Glyph]] = {}
    kept = []
    for glyph in glyphs:
        text, (x0, top, _, _), _ = glyph
        column, row = int(x0 // size), int(top // size)
        near = [
            other
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            if (text, i, j) in buckets
            for other in buckets[text, i, j]
        ]
        if not near or not any(_is_overprint(other, glyph) for other in near):
            kept.append(glyph)
        buckets.setdefault((text, column, row), []).append(glyph)
    return kept


def _is_overprint(first: Glyph, second: Glyph) -> bool:
    width, height = second.box.width, second.box.height
    along, across = abs(first.box.x0 - second.box.x0), abs(first.box.top - second.box.top)
    if second.rotation in (90, 270):
        along, across, width, height = across, along, height, width
    return along < VERIFY.max_overprint_x_share * width and across < VERIFY.max_overprint_y_share * height


def line_texts(glyphs: Sequence[Glyph]) -> list[str]:
    """The characters line by line from the top, in each line from left to right. A character is on a line if its center
    and that of the line's first character are no further apart than half that character's height."""
    lines: list[list[Glyph]] = []
    center = half_height = 0.0
    for glyph in sorted(glyphs, key=lambda g: g.box.top + g.box.bottom):
        if lines and glyph.box.center_y - center <= half_height:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
            center, half_height = glyph.box.center_y, glyph.box.height / 2
    return ["".join(g.text for g in sorted(line, key=lambda g: g.box.x0)) for line in lines]


def normalized(text: str) -> str:
    """What is compared: ligatures and other compatibility forms resolved, no white space, one sign for all symbols."""
    if text.isascii() and "(cid:" not in text:
        return "".join(text.split()).translate(_ASCII_SYMBOLS)
    text = unicodedata.normalize("NFKC", _CID.sub(_SYMBOL, text))
    return "".join(_SYMBOL if _is_symbol(char) else char for char in text if not char.isspace())


def _is_symbol(char: str) -> bool:
    return unicodedata.category(char) in ("Co", "So", "Sm", "Cn")


_ASCII_SYMBOLS = {code: _SYMBOL for code in range(128) if _is_symbol(chr(code))}
"""Nearly all texts are ASCII, where nothing else is to be done."""


def same_text(ours: str, theirs: str) -> bool:
    """Are the two readings the same, letter by letter?

    A soft hyphen is printed at a line's end and nowhere else, and where lines end is not known here: if one of the
    readings has soft hyphens, hyphens are not compared.
    """
    a, b = normalized(ours), normalized(theirs)
    if a == b:
        return True
    if _SOFT_HYPHEN in theirs or _SOFT_HYPHEN in ours:
        return _HYPHENS.sub("", a) == _HYPHENS.sub("", b)
    return False


def same_letters(ours: str, theirs: str) -> bool:
    """Have the two readings the same letters, in whatever order?"""
    return Counter(_HYPHENS.sub("", normalized(ours))) == Counter(_HYPHENS.sub("", normalized(theirs)))


def same_joined(joined: str, printed: str) -> bool:
    """As `same_text`, where the two parts of a word that was broken at a line's end may have been joined without the
    hyphen."""
    return _HYPHENS.sub("", normalized(joined)) == _HYPHENS.sub("", normalized(printed))
