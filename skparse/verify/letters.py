"""Characters of a second reading → text, and when two texts say the same."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from skparse.verify.model import Glyph

# The second printing of a letter, which imitates bold, covers the first one: it stands off by less than this of its
# width, and of its height. The next letter of a word ("ll") stands off by nearly its whole width.
_OVERPRINT_X, _OVERPRINT_Y = 0.5, 0.25
# Letters further apart than this (in points) cover each other in no type that a table is set in.
_CELL = 6.0
_CID = re.compile(r"\(cid:\d+\)")
_SOFT = "\u00ad"
_HYPHENS = re.compile("[-\u2010\u2011\u00ad]")
# Ticks and bullets, by the letter that a symbol font gives them or by their own sign: readers name them differently.
_SYMBOL = "\u00a4"


def once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The characters without those that are printed a second time on the same place."""
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    kept = []
    for glyph in glyphs:
        column, row = int(glyph.box.x0 // _CELL), int(glyph.box.top // _CELL)
        near = (seen.get((glyph.text, column + i, row + j), ()) for i in (-1, 0, 1) for j in (-1, 0, 1))
        if not any(_covers(other, glyph) for spot in near for other in spot):
            kept.append(glyph)
        seen.setdefault((glyph.text, column, row), []).append(glyph)
    return kept


def _covers(a: Glyph, b: Glyph) -> bool:
    wide, high = b.box.x1 - b.box.x0, b.box.bottom - b.box.top
    along, across = abs(a.box.x0 - b.box.x0), abs(a.box.top - b.box.top)
    if b.turn in (90, 270):
        along, across, wide, high = across, along, high, wide
    return along < _OVERPRINT_X * wide and across < _OVERPRINT_Y * high


def lines_of(glyphs: Sequence[Glyph]) -> list[str]:
    """The characters line by line, from left to right. Middles within half a character's height are one line."""
    lines: list[list[Glyph]] = []
    at = reach = 0.0
    for glyph in sorted(glyphs, key=lambda g: g.box.top + g.box.bottom):
        y = glyph.box.center_y
        if lines and y - at <= reach:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
            at, reach = y, (glyph.box.bottom - glyph.box.top) / 2
    return ["".join(g.text for g in sorted(line, key=lambda g: g.box.x0)) for line in lines]


def plain(text: str) -> str:
    """What is compared: ligatures and other compatibility forms resolved, no white space, one sign for all symbols."""
    text = unicodedata.normalize("NFKC", _CID.sub(_SYMBOL, text))
    return "".join(_SYMBOL if _is_symbol(sign) else sign for sign in text if not sign.isspace())


def _is_symbol(sign: str) -> bool:
    return unicodedata.category(sign) in ("Co", "So", "Sm", "Cn")


def same_text(ours: str, theirs: str) -> bool:
    """Do they say the same, letter by letter? A soft hyphen is one at a line's end and nothing elsewhere, and where the
    lines end is not known here: where the file uses them, hyphens do not count."""
    a, b = plain(ours), plain(theirs)
    if a == b:
        return True
    if _SOFT in theirs or _SOFT in ours:
        return _HYPHENS.sub("", a) == _HYPHENS.sub("", b)
    return False


def same_letters(ours: str, theirs: str) -> bool:
    """The same letters, in whatever order."""
    return Counter(_HYPHENS.sub("", plain(ours))) == Counter(_HYPHENS.sub("", plain(theirs)))


def same_joined(joined: str, printed: str) -> bool:
    """As `same_text`, where words that a line's end cut may have been joined without their hyphen."""
    return _HYPHENS.sub("", plain(joined)) == _HYPHENS.sub("", plain(printed))
