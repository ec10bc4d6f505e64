"""Lines of text → one line of text; texts compared without their white space."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from skparse.text.lines import TextLine

_HYPHENS = ("-", "\u2010")


def join_lines(lines: Sequence[TextLine], cuts: Mapping[int, bool] = MappingProxyType({})) -> str:
    """One line of text. Indonesian is not hyphenated by producers: a hyphen at a line's end is the word's own
    ("peraturan-" + "peraturan"), so it stays and no space follows; nor does one follow a slash at a line's end, unless
    the file has one there. ``cuts``: places of the lines that begin with the rest of a word, and whether to drop the
    hyphen before it."""
    text = ""
    for place, line in enumerate(lines):
        piece = line.text
        if not place:
            text = piece
        elif place in cuts:
            text = (text[:-1] if cuts[place] else text) + piece
        elif not lines[place - 1].spaced and (
            (text[-1:] in _HYPHENS and text[-2:-1].isalnum() and piece[:1].isalnum())
            or (text[-1:] == "/" and text[-2:-1] != " ")
        ):
            text += piece
        else:
            text += " " + piece
    return text


def tight(text: str) -> str:
    """Text without white space, case-folded: for comparing headings."""
    return "".join(text.split()).casefold()
