"""Lines → one line of text, in a cell of a table (`join_lines`) and in a paragraph of the decree (`join_paragraph`)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from types import MappingProxyType

from skparse.text.line_records import PageLine, TextLine

SOFT_HYPHEN = "\u00ad"
HYPHENS = "-\u2010\u2011"
"""The usual hyphen, U+2010 (what some producers make of a soft hyphen) and the non-breaking one."""
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")

BrokenWords = Mapping[int, bool]
"""Index of a line that begins with the rest of a word → whether the line above ends with a hyphen to be dropped."""
_NONE_BROKEN: BrokenWords = MappingProxyType({})


def join_lines(lines: Sequence[TextLine], broken: BrokenWords = _NONE_BROKEN) -> str:
    """The lines of a cell as one line of text. ``broken``: see `skparse.text.lexicon.Lexicon.broken_words`."""
    return _join([line.text for line in lines], broken, [line.spaced for line in lines])


def join_paragraph(texts: Iterable[str], known: Container[str] = frozenset()) -> str:
    """The lines of a paragraph as one line of text; empty lines count for nothing.

    A hyphen at a line's end is dropped if it is a soft one, or if the word without it is in ``known``: the words that
    the document prints whole elsewhere (`vocabulary`). In a paragraph no word is broken without a hyphen, so, unlike
    in a narrow cell, nothing more has to be known of the lines than their texts.
    """
    lines = [line for text in texts if (line := " ".join(text.split()))]
    broken: dict[int, bool] = {}
    for i in range(1, len(lines)):
        above, below = lines[i - 1], lines[i]
        if above[-1] == SOFT_HYPHEN or (_ends_in_hyphen(above) and _without_hyphen(above, below) in known):
            broken[i] = True
        elif below[0] == "/" and below[1:2] not in ("", " "):
            broken[i] = False
    return _join(lines, broken).replace(SOFT_HYPHEN, "")


def vocabulary(lines: Iterable[PageLine]) -> frozenset[str]:
    """All words printed in the lines, in small letters and without punctuation at their ends."""
    return frozenset(plain_word(word.text) for line in lines for word in line.words)


def plain_word(word: str) -> str:
    """The word in small letters and without punctuation at its ends, for looking it up."""
    return _EDGES.sub("", word).casefold()


def compact(text: str) -> str:
    """Text without white space and in small letters, for comparing headings: narrow columns break words, and some
    headings are letter-spaced ("T E N T A N G")."""
    return "".join(text.split()).casefold()


def plain_letters(text: str) -> str:
    """The letters a to z of a text, in small letters, and nothing else, for looking up headings and months."""
    return re.sub(r"[^a-z]", "", text.casefold())


def shorten(text: str, max_letters: int) -> str:
    """The text for a quotation in a finding: cut, with "…" at its end, if it is longer than so many letters."""
    return text if len(text) <= max_letters else text[: max_letters - 1] + "…"


def _join(texts: Sequence[str], broken: BrokenWords, spaced: Sequence[bool] = ()) -> str:
    """``spaced``: of each text, whether the file has a space after it, which no rule takes away."""
    joined = ""
    for i, text in enumerate(texts):
        if not i:
            joined = text
        elif i in broken:
            joined = (joined[:-1] if broken[i] else joined) + text
        elif not (spaced and spaced[i - 1]) and _takes_no_space(joined, text):
            joined += text
        else:
            joined += " " + text
    return joined


def _takes_no_space(above: str, below: str) -> bool:
    """No space follows a hyphen or a slash at a line's end. Producers do not hyphenate Indonesian: such a hyphen is the
    word's own ("peraturan-" + "peraturan"), so it stays."""
    if above[-1:] == "/":
        return above[-2:-1] != " "
    return _ends_in_hyphen(above) and below[:1].isalnum()


def _ends_in_hyphen(text: str) -> bool:
    """A hyphen stands right behind a word, so it is no dash."""
    return text[-1:] in HYPHENS and text[-2:-1].isalnum()


def _without_hyphen(above: str, below: str) -> str:
    """The word that two lines hold a half of each, the hyphen between them left out."""
    return plain_word(re.split(r"[\s/]", above)[-1][:-1] + below.split(" ")[0])
