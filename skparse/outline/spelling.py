"""Words that OCR misread, put right where it is safe: the document's own sure words and well-known ones decide.

Numbers, names and markers are never touched: a word is changed only if it is in small letters (or differs from a known
one in nothing but case and signs of one shape), the engine was not sure of it, nobody knows it, and one known word
alone is near. The raw reading stays with the word (`skparse.page.Ocr`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from skparse.page import Ocr
from skparse.table.model import Attribute, LogicalTable, Mark, Piece, Row
from skparse.text.lexicon import COMMON_WORDS
from skparse.text.lines import TextLine
from skparse.text.markers import roman_number

# A word that the engine is surer of than this (of its least sure letter) stays; one that is known from the document was
# read at least so surely, twice.
_SURE, _KNOWN = 0.97, 0.9
# Words shorter than this have too many neighbours.
_SHORT = 5
# Of its letters: two readings of one word differ by no more.
_FAR = 0.4
# Signs of one shape, the simplest for all: what remains is compared.
_SHAPES = (("rn", "m"), ("vv", "w"), ("l", "i"), ("1", "i"), ("|", "i"), ("!", "i"), ("0", "o"))
_EDGES = re.compile(r"^(\W*)(.*?)(\W*)$")
_STROKES = re.compile(r"^(?:[IVXl|]{2,5}|(?=.*[IVX])[IVX1l|]{2,5})$")


def spelled(table: LogicalTable) -> LogicalTable:
    """The table with its misread words put right. A digital table comes back as it is."""
    lines = [line for row in table.rows for line in _lines(row) if line.ocr]
    if not lines:
        return table
    speller = _Speller(lines)
    return table._replace(rows=[_row(row, speller) for row in table.rows])


class _Speller:
    def __init__(self, lines: Iterable[TextLine]) -> None:
        seen: Counter[str] = Counter()
        for line in lines:
            for word, ocr in zip(line.text.split(), line.ocr, strict=False):
                body = _body(word)
                if ocr.confidence >= _KNOWN and len(body) > 1 and body.isalpha():
                    seen[body] += 1
        self._own = {word for word, count in seen.items() if count > 1}
        self._known = COMMON_WORDS | {word.casefold() for word in self._own}
        self._long = [word for word in self._known if len(word) >= _SHORT]
        self._shapes: dict[str, set[str]] = {}
        for word in self._own | COMMON_WORDS:
            self._shapes.setdefault(_shape(word), set()).add(word)

    def line(self, line: TextLine) -> TextLine:
        """The line with its words put right."""
        if not line.ocr:
            return line
        words = line.text.split()
        if len(words) != len(line.ocr):
            return line
        better = [self._word(word, ocr) for word, ocr in zip(words, line.ocr, strict=True)]
        return line if better == words else line._replace(text=" ".join(better))

    def _word(self, word: str, ocr: Ocr) -> str:
        match = _EDGES.match(word)
        head, body, tail = match.groups() if match else ("", word, "")
        if _STROKES.match(body):
            # Strokes alone are a Roman number, whatever the engine took them for.
            upper = re.sub(r"[l|1]", "I", body)
            return head + upper + tail if roman_number(upper) else word
        if ocr.confidence >= _SURE or body.casefold() in self._known or len(body) < 2:
            return word
        if any(sign.isdigit() for sign in body[1:]) and not any(sign.isalpha() for sign in body):
            return word
        for other in ocr.alternatives:
            other_body = _body(other)
            if other_body.casefold() in self._known and len(other_body) > 2 and _are_near(body, other_body):
                return other if other[-1] in ".,:;)" and not tail else head + other_body + tail
        same = self._shapes.get(_shape(body), set())
        if len(same) == 1 and (body.islower() or next(iter(same)) in self._own):
            return head + next(iter(same)) + tail
        if body.islower() and body.isalpha() and len(body) >= _SHORT:
            near = process.extract(body, self._long, scorer=Levenshtein.distance, score_cutoff=1, limit=2)
            if len(near) == 1:
                return head + near[0][0] + tail
        return word


def _are_near(word: str, other: str) -> bool:
    return Levenshtein.distance(word, other) <= max(1, _FAR * len(other))


def _body(word: str) -> str:
    match = _EDGES.match(word)
    return match[2] if match else word


def _shape(word: str) -> str:
    shape = word.casefold()
    for signs, plain in _SHAPES:
        shape = shape.replace(signs, plain)
    return shape


def _lines(row: Row) -> Iterator[TextLine]:
    for piece in row.pieces.values():
        yield from piece.lines
    for attribute in row.attributes.values():
        yield from attribute.lines
    if row.section:
        yield from row.section.lines


def _row(row: Row, speller: _Speller) -> Row:
    def piece(one: Piece) -> Piece:
        return one._replace(lines=tuple(speller.line(line) for line in one.lines))

    def mark(one: Mark) -> Mark:
        return one._replace(lines=tuple(speller.line(line) for line in one.lines))

    def attribute(one: Attribute) -> Attribute:
        return one._replace(lines=tuple(speller.line(line) for line in one.lines))

    return row._replace(
        pieces={column: piece(one) for column, one in row.pieces.items()},
        marks=tuple(mark(one) for one in row.marks),
        attributes={column: attribute(one) for column, one in row.attributes.items()},
        section=piece(row.section) if row.section else None,
    )
