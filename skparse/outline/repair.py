"""Markers that OCR misread ("Ill." for "III.", "l)" for "1)", "8)" for "g)"), put right by their column's sequence.

A marker is changed only where the column's other markers prove what it must be: the misread one is none, or breaks
the sequence, and what its signs are easily mistaken for continues it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from skparse.outline.draft import SECTION
from skparse.table.model import LogicalTable, Piece
from skparse.text.lines import TextLine
from skparse.text.markers import Marker, Reading, parse_marker, split_marker

# Signs that engines take for one another in lone short words. Seen on scans of 150-300 dpi by RapidOCR and Tesseract.
_ALIKE = (
    "1lI|i!]L", "0oOQ", "8gB", "9gq", "5sS", "2zZ", "6bG", "cC", "vV", "xX", "uU", "wW", "kK", "pP", "yY", "mM", "nNh",
    "eE", "aA", "dD", "fFtr", ")J}]", ".,:;·", "(C",
)  # fmt: skip
_CHOICES: dict[str, str] = {}
for _group in _ALIKE:
    for _sign in _group:
        _CHOICES[_sign] = _CHOICES.get(_sign, _sign) + "".join(s for s in _group if s not in _CHOICES.get(_sign, _sign))
_STROKES = (("H", "ii"), ("u", "ii"), ("n", "ii"), ("N", "II"), ("U", "II"), ("m", "iii"), ("w", "vi"), ("M", "III"))
# Strokes alone, which are a Roman number's.
_STROKED, _STROKE = re.compile(r"[Il1|]{2,3}[.)]?"), re.compile(r"[l1|]")
# A marker is no longer, and has no more readings that are worth a look.
_LONGEST, _MOST = 8, 3000
# Below this certainty a marker that its neighbours do not confirm is a doubt.
_SURE = 0.7


class Repair(NamedTuple):
    """A marker that was put right, or one that could not be and is in doubt (``marker`` None)."""

    line: TextLine
    raw: str
    marker: str | None


class _Place(NamedTuple):
    row: int
    column: int
    n: int  # place among the piece's marker lines, or among its lines
    beside: bool  # in a numbering cell of its own
    line: TextLine


def repaired(table: LogicalTable) -> tuple[LogicalTable, list[Repair]]:
    """The table with its markers put right, and what was changed. A digital table comes back as it is."""
    repairs: list[Repair] = []
    changes: dict[tuple[int, int], dict[tuple[bool, int], TextLine]] = {}
    for column in sorted({SECTION, *(c for row in table.rows for c in row.pieces)}):
        places = list(_places(table, column))
        if not any(place.line.ocr for place in places):
            continue
        for place, line in _column(places, repairs):
            changes.setdefault((place.row, place.column), {})[place.beside, place.n] = line
    if not changes:
        return table, repairs
    rows = list(table.rows)
    for (row, column), lines in changes.items():
        section = rows[row].section
        if column == SECTION and section:
            rows[row] = rows[row]._replace(section=_changed(section, lines))
        else:
            pieces = rows[row].pieces
            rows[row] = rows[row]._replace(pieces={**pieces, column: _changed(pieces[column], lines)})
    return table._replace(rows=rows), repairs


def _changed(piece: Piece, lines: dict[tuple[bool, int], TextLine]) -> Piece:
    markers = tuple(lines.get((True, n), line) for n, line in enumerate(piece.markers))
    return piece._replace(
        markers=markers, lines=tuple(lines.get((False, n), line) for n, line in enumerate(piece.lines))
    )


def _places(table: LogicalTable, column: int) -> Iterator[_Place]:
    """Lines of a column that may begin with a marker: all of its numbering cells, and the first of each text; further
    ones where they begin with what may be one."""
    for row, content in enumerate(table.rows):
        piece = content.section if column == SECTION else content.pieces.get(column)
        if piece is None:
            continue
        for n, line in enumerate(piece.markers):
            yield _Place(row, column, n, True, line)
        if not piece.markers:
            for n, line in enumerate(piece.lines):
                if n == 0 or len(line.text.split()[0]) <= _LONGEST:
                    yield _Place(row, column, n, False, line)


def _column(places: list[_Place], repairs: list[Repair]) -> Iterator[tuple[_Place, TextLine]]:
    read = [_marker(place) for place in places]
    styles = Counter((r.kind, r.form) for marker in read if marker for r in marker.readings[:1])
    if not styles:
        return
    # A style that stands once among many is a misreading itself.
    known = {style for style, count in styles.items() if count * 12 >= sum(styles.values()) or count >= 4}
    beside_forms = Counter(form for (_, form), count in styles.items() for _ in range(count))
    last: dict[tuple[str, str], int] = {}
    for n, (place, marker) in enumerate(zip(places, read, strict=True)):
        if not place.line.ocr:
            _note(marker, known, last)
            continue
        after = next((m for m in read[n + 1 :] if m), None)
        first = _first_of(place, marker, known, last, after) if marker else None
        if first:
            token, rest = _parted(place)
            repairs.append(Repair(place.line, token, first.text))
            yield place, place.line._replace(text=first.text + rest)
            _note(first, known, last)
            continue
        if marker and _fits(marker, known, last):
            bare = _with_form(place, marker, beside_forms)
            if bare:
                repairs.append(Repair(place.line, marker.text, bare))
                yield place, place.line._replace(text=bare)
                marker = parse_marker(bare) or marker
            elif place.line.ocr[0].confidence < _SURE and not _goes_on(marker, known, last, after):
                repairs.append(Repair(place.line, marker.text, None))
            _note(marker, known, last)
            continue
        better = _better(place, marker, known, last, after)
        if better is None:
            if marker and place.line.ocr[0].confidence < _SURE:
                repairs.append(Repair(place.line, marker.text, None))
            _note(marker, known, last)
            continue
        token, rest = _parted(place)
        repairs.append(Repair(place.line, token, better.text))
        yield place, place.line._replace(text=better.text + rest)
        _note(better, known, last)


def _parted(place: _Place) -> tuple[str, str]:
    """What stands in a marker's place, and the text behind it. A numbering cell holds nothing else ("1.5 1")."""
    text = place.line.text
    if place.beside:
        return "".join(text.split()), ""
    token = text.split()[0]
    return token, text[len(token) :] if text.startswith(token) else ""


def _marker(place: _Place) -> Marker | None:
    if place.beside:
        return parse_marker(place.line.text)
    split = split_marker(place.line.text)
    return split[0] if split else None


def _readings(marker: Marker, known: Iterable[tuple[str, str]]) -> list[Reading]:
    return [r for r in marker.readings if (r.kind, r.form) in known]


def _fits(marker: Marker, known: set[tuple[str, str]], last: dict[tuple[str, str], int]) -> bool:
    """It continues its list or begins one."""
    return any(r.ordinal == 1 or r.ordinal == last.get((r.kind, r.form), -1) + 1 for r in _readings(marker, known))


def _goes_on(
    marker: Marker, known: set[tuple[str, str]], last: dict[tuple[str, str], int], after: Marker | None
) -> bool:
    """A neighbour in its list proves it: the one before, or the one behind."""
    behind = {(r.kind, r.form, r.ordinal) for r in after.readings} if after else set()
    return any(
        (r.ordinal > 1 and last.get((r.kind, r.form)) == r.ordinal - 1) or (r.kind, r.form, r.ordinal + 1) in behind
        for r in _readings(marker, known)
    )


def _note(marker: Marker | None, known: set[tuple[str, str]], last: dict[tuple[str, str], int]) -> None:
    """Remember where its list stands: of several readings the one that goes on."""
    if marker is None:
        return
    readings = _readings(marker, known)
    going = [r for r in readings if r.ordinal == last.get((r.kind, r.form), -1) + 1] or readings[:1]
    for r in going[:1]:
        last[r.kind, r.form] = r.ordinal


def _first_of(
    place: _Place,
    marker: Marker,
    known: set[tuple[str, str]],
    last: dict[tuple[str, str], int],
    after: Marker | None,
) -> Marker | None:
    """The first of the list whose second follows ("I." before "II."), where what was read begins another one ("1.")
    and nothing goes on with that."""
    if after is None or any(r.ordinal != 1 for r in marker.readings[:1]):
        return None
    follows = {(r.kind, r.form) for r in after.readings if r.ordinal == 2}
    if not follows or any((r.kind, r.form) in follows for r in marker.readings):
        return None
    return _better(place, marker, known & follows, last, after)


def _with_form(place: _Place, marker: Marker, forms: Counter[str]) -> str | None:
    """A marker of a numbering cell that lost its stop ("a" in a column of "b." "c."): with it."""
    if not place.beside or marker.text[-1] in ".)" or "." in marker.text:
        return None
    form, count = forms.most_common(1)[0]
    if form == "%" or count * 10 < 8 * sum(forms.values()):
        return None
    return form.replace("%", marker.text)


def _better(
    place: _Place,
    marker: Marker | None,
    known: set[tuple[str, str]],
    last: dict[tuple[str, str], int],
    after: Marker | None,
) -> Marker | None:
    """The one marker that the signs may be and the sequence asks for: the next of a list, or its first where the
    following marker is the second."""
    token, _ = _parted(place)
    if len(token) > _LONGEST:
        return None
    # What was read another time comes first.
    others = place.line.ocr[0].alternatives
    strokes = [_STROKE.sub("I", other) for other in others if _STROKED.fullmatch(other)]
    found = [m for text in (*others, *strokes, *_texts(token, known)) if (m := _proved(text, known, last, after))]
    # That a sign is none needs more proof: that the list goes on behind it, too.
    found = found or [m for text in _shorter(token) if (m := _proved(text, known, last, after, both=True))]
    texts = {m.text for m in found if marker is None or m.text != marker.text}
    return next(m for m in found if m.text in texts) if len(texts) == 1 else None


def _proved(
    text: str,
    known: set[tuple[str, str]],
    last: dict[tuple[str, str], int],
    after: Marker | None,
    both: bool = False,
) -> Marker | None:
    """The marker that a text would be, if the sequence asks for it: before it, or (``both``: and) behind it."""
    candidate = parse_marker(text)
    if candidate is None or candidate.text != text:
        return None
    behind = {(r.kind, r.form, r.ordinal) for r in after.readings} if after else set()
    for r in _readings(candidate, known):
        follows = (r.kind, r.form, r.ordinal + 1) in behind
        goes_on = r.ordinal > 1 and last.get((r.kind, r.form)) == r.ordinal - 1
        if (goes_on and (follows or not both)) or (r.ordinal == 1 and follows):
            return candidate
    return None


def _shorter(token: str) -> Iterator[str]:
    """A token without one of its letters or digits, which may be a hair ("11" for "1")."""
    return (token[:n] + token[n + 1 :] for n in range(len(token)) if token[n].isalnum() and len(token) > 1)


def _texts(token: str, known: set[tuple[str, str]]) -> Iterator[str]:
    """What a token may be: each sign as any it is mistaken for, stops that were lost put back."""
    # Two strokes side by side are read as one letter.
    tokens = [token, *(token.replace(one, strokes) for one, strokes in _STROKES if one in token)]
    bodies = ["".join(signs) for one in tokens for signs in _few(product(*(_CHOICES.get(sign, sign) for sign in one)))]
    forms = {form for _, form in known}
    dotted = {kind.count(".") for kind, _ in known if "." in kind}
    for body in bodies:
        yield body
        if body.isalnum():
            for form in forms:
                yield form.replace("%", body)
        digits = re.sub(r"\D", "", body)
        for dots in dotted:
            if body[0].isdigit() and len(digits) == dots + 1 and set(body) <= set("0123456789.,"):
                yield from (form.replace("%", ".".join(digits)) for form in forms)


def _few(signs: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    for n, some in enumerate(signs):
        if n >= _MOST:
            return
        yield some
