"""Words that OCR misread, corrected where it is safe: by the words that the document itself has, and by common ones.

Numbers, names and markers are never touched: a word is changed only if it is in small letters (or differs from a known
one in nothing but case and characters of one shape), the engine was not confident of it, it is no known word, and one
known word alone is near. The raw reading stays with the word (`skparse.page.Ocr`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from skparse.outline.settings import SPELLING
from skparse.page import Ocr
from skparse.table.model import Attribute, LogicalTable, Mark, Piece, Row
from skparse.text.lexicon import COMMON_WORDS
from skparse.text.line_records import TextLine
from skparse.text.roman import roman_number

_SAME_SHAPE = (("rn", "m"), ("vv", "w"), ("l", "i"), ("1", "i"), ("|", "i"), ("!", "i"), ("0", "o"))
"""Characters of one shape → the simplest of them: what remains is compared."""
_EDGES = re.compile(r"^(\W*)(.*?)(\W*)$")
_ROMAN_STROKES = re.compile(r"^(?:[IVXl|]{2,5}|(?=.*[IVX])[IVX1l|]{2,5})$")


def correct_spelling(table: LogicalTable) -> LogicalTable:
    """The table with its misread words corrected. A digital table comes back as it is."""
    lines = [line for row in table.rows for line in _lines(row) if line.ocr]
    if not lines:
        return table
    speller = _Speller(lines)
    return table._replace(rows=[_correct_row(row, speller) for row in table.rows])


class _Speller:
    def __init__(self, lines: Iterable[TextLine]) -> None:
        seen: Counter[str] = Counter()
        for line in lines:
            for word, ocr in zip(line.text.split(), line.ocr, strict=False):
                body = _body(word)
                if ocr.confidence >= SPELLING.min_known_confidence and len(body) > 1 and body.isalpha():
                    seen[body] += 1
        self._own = {word for word, count in seen.items() if count >= SPELLING.min_known_count}
        self._known = COMMON_WORDS | {word.casefold() for word in self._own}
        self._long = [word for word in self._known if len(word) >= SPELLING.min_compared_letters]
        self._shapes: dict[str, set[str]] = {}
        for word in self._own | COMMON_WORDS:
            self._shapes.setdefault(_shape(word), set()).add(word)

    def line(self, line: TextLine) -> TextLine:
        """The line with its words corrected."""
        if not line.ocr:
            return line
        words = line.text.split()
        if len(words) != len(line.ocr):
            return line
        corrected = [self._word(word, ocr) for word, ocr in zip(words, line.ocr, strict=True)]
        return line if corrected == words else line._replace(text=" ".join(corrected))

    def _word(self, word: str, ocr: Ocr) -> str:
        match = _EDGES.match(word)
        head, body, tail = match.groups() if match else ("", word, "")
        if _ROMAN_STROKES.match(body):
            # Strokes alone are a Roman number, whatever the engine took them for.
            upper = re.sub(r"[l|1]", "I", body)
            return head + upper + tail if roman_number(upper) else word
        if ocr.confidence >= SPELLING.max_doubtful_confidence or body.casefold() in self._known or len(body) < 2:
            return word
        if any(c.isdigit() for c in body[1:]) and not any(c.isalpha() for c in body):
            return word
        for other in ocr.alternatives:
            other_body = _body(other)
            if other_body.casefold() in self._known and len(other_body) > 2 and _are_near(body, other_body):
                return other if other[-1] in ".,:;)" and not tail else head + other_body + tail
        same = self._shapes.get(_shape(body), set())
        if len(same) == 1 and (body.islower() or next(iter(same)) in self._own):
            return head + next(iter(same)) + tail
        if body.islower() and body.isalpha() and len(body) >= SPELLING.min_compared_letters:
            near = process.extract(body, self._long, scorer=Levenshtein.distance, score_cutoff=1, limit=2)
            if len(near) == 1:
                return head + near[0][0] + tail
        return word


def _are_near(word: str, other: str) -> bool:
    """Can they be two readings of one word?"""
    return Levenshtein.distance(word, other) <= max(1, SPELLING.max_alternative_distance_share * len(other))


def _body(word: str) -> str:
    """Without the punctuation around it."""
    match = _EDGES.match(word)
    return match[2] if match else word


def _shape(word: str) -> str:
    """Equal for words that look alike."""
    shape = word.casefold()
    for characters, plain in _SAME_SHAPE:
        shape = shape.replace(characters, plain)
    return shape


def _lines(row: Row) -> Iterator[TextLine]:
    for piece in row.pieces.values():
        yield from piece.lines
    for attribute in row.attributes.values():
        yield from attribute.lines
    if row.section:
        yield from row.section.lines


def _correct_row(row: Row, speller: _Speller) -> Row:
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
        times={column: attribute(one) for column, one in row.times.items()},
        section=piece(row.section) if row.section else None,
    )
