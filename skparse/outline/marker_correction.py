"""Markers that OCR misread ("Ill." for "III.", "l)" for "1)", "8)" for "g)"), corrected by their column's sequence.

A marker is changed only where the column's other markers prove what it must be: what was read is no marker or breaks
the sequence, and one that looks alike continues it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, product
from typing import NamedTuple

from skparse.outline.draft import SECTION
from skparse.outline.settings import OCR_MARKERS
from skparse.table.model import LogicalTable, Piece
from skparse.text.lines import TextLine
from skparse.text.markers import Marker, Reading, parse_marker, split_marker

# Characters that engines take for one another in lone short words. Seen on scans of 150-300 dpi by RapidOCR and
# Tesseract.
_LOOK_ALIKE = (
    "1lI|i!]L", "0oOQ", "8gB", "9gq", "5sS", "2zZ", "6bG", "cC", "vV", "xX", "uU", "wW", "kK", "pP", "yY", "mM", "nNh",
    "eE", "aA", "dD", "fFtr", ")J}]", ".,:;·", "(C",
)  # fmt: skip
_ALTERNATIVES: dict[str, str] = {}
"""Character → itself and those that it may be mistaken for."""
for _group in _LOOK_ALIKE:
    for _character in _group:
        _found = _ALTERNATIVES.get(_character, _character)
        _ALTERNATIVES[_character] = _found + "".join(other for other in _group if other not in _found)
_LETTERS_OF_STROKES = (
    ("H", "ii"),
    ("u", "ii"),
    ("n", "ii"),
    ("N", "II"),
    ("U", "II"),
    ("m", "iii"),
    ("w", "vi"),
    ("M", "III"),
)
"""Letters as which several strokes side by side are read."""
_ROMAN_STROKES = re.compile(r"[Il1|]{2,3}[.)]?")
"""Nothing but strokes: a Roman number."""
_STROKE = re.compile(r"[l1|]")

Style = tuple[str, str]
"""Kind and form of a `Reading`."""


class MarkerCorrection(NamedTuple):
    """A marker that was corrected, or one that could not be and is in doubt."""

    line: TextLine
    raw: str
    """As it was read."""
    marker: str | None
    """What it must be; None if it is in doubt."""


class _Candidate(NamedTuple):
    """A line that may begin with a marker."""

    row: int
    column: int
    line_index: int
    """Among the marker lines of its piece, or among its text lines."""
    in_marker_cell: bool
    """In a numbering cell of its own."""
    line: TextLine


def correct_markers(table: LogicalTable) -> tuple[LogicalTable, list[MarkerCorrection]]:
    """The table with its markers corrected, and what was changed. A digital table comes back as it is."""
    corrections: list[MarkerCorrection] = []
    changes: dict[tuple[int, int], dict[tuple[bool, int], TextLine]] = {}
    for column in sorted({SECTION, *(c for row in table.rows for c in row.pieces)}):
        candidates = list(_candidates(table, column))
        if not any(candidate.line.ocr for candidate in candidates):
            continue
        for candidate, line in _correct_column(candidates, corrections):
            changes.setdefault((candidate.row, candidate.column), {})[
                candidate.in_marker_cell, candidate.line_index
            ] = line
    if not changes:
        return table, corrections
    rows = list(table.rows)
    for (row, column), lines in changes.items():
        section = rows[row].section
        if column == SECTION and section:
            rows[row] = rows[row]._replace(section=_with_lines(section, lines))
        else:
            pieces = rows[row].pieces
            rows[row] = rows[row]._replace(pieces={**pieces, column: _with_lines(pieces[column], lines)})
    return table._replace(rows=rows), corrections


def _with_lines(piece: Piece, lines: dict[tuple[bool, int], TextLine]) -> Piece:
    markers = tuple(lines.get((True, n), line) for n, line in enumerate(piece.markers))
    return piece._replace(
        markers=markers, lines=tuple(lines.get((False, n), line) for n, line in enumerate(piece.lines))
    )


def _candidates(table: LogicalTable, column: int) -> Iterator[_Candidate]:
    """Lines of a column that may begin with a marker: all of its numbering cells, and the first of each text; further
    ones where they begin with what may be one."""
    for row, content in enumerate(table.rows):
        piece = content.section if column == SECTION else content.pieces.get(column)
        if piece is None:
            continue
        for n, line in enumerate(piece.markers):
            yield _Candidate(row=row, column=column, line_index=n, in_marker_cell=True, line=line)
        if not piece.markers:
            for n, line in enumerate(piece.lines):
                if n == 0 or len(line.text.split()[0]) <= OCR_MARKERS.max_marker_letters:
                    yield _Candidate(row=row, column=column, line_index=n, in_marker_cell=False, line=line)


class _Lists:
    """Where the lists of a column stand. ``last_ordinals`` has the last marker of each style of ``styles``."""

    def __init__(self, styles: set[Style], last_ordinals: dict[Style, int]) -> None:
        self.styles = styles
        self.last_ordinals = last_ordinals

    def readings(self, marker: Marker) -> list[Reading]:
        """Those in one of the column's styles."""
        return [r for r in marker.readings if (r.kind, r.form) in self.styles]

    def fits(self, marker: Marker) -> bool:
        """Does it continue its list or begin one?"""
        return any(r.ordinal == 1 or self._is_next(r) for r in self.readings(marker))

    def is_confirmed(self, marker: Marker, next_marker: Marker | None) -> bool:
        """Does a neighbor in its list prove it: the marker before, or the one behind?"""
        behind = _readings_of(next_marker)
        return any(self._follows(r) or _successor(r) in behind for r in self.readings(marker))

    def expects(self, marker: Marker, next_marker: Marker | None, both: bool) -> bool:
        """Is it the next of a list (``both``: and the one behind it continues it), or the first before the second?"""
        behind = _readings_of(next_marker)
        for r in self.readings(marker):
            is_continued = _successor(r) in behind
            if (self._follows(r) and (is_continued or not both)) or (r.ordinal == 1 and is_continued):
                return True
        return False

    def record(self, marker: Marker | None) -> None:
        """Remember where its list stands: of several readings the one that continues it."""
        readings = self.readings(marker) if marker else []
        if readings:
            r = next((r for r in readings if self._is_next(r)), readings[0])
            self.last_ordinals[r.kind, r.form] = r.ordinal

    def _follows(self, reading: Reading) -> bool:
        """It continues a list, and does not begin one."""
        return reading.ordinal > 1 and self._is_next(reading)

    def _is_next(self, reading: Reading) -> bool:
        return reading.ordinal == self.last_ordinals.get((reading.kind, reading.form), -1) + 1


def _correct_column(
    candidates: list[_Candidate], corrections: list[MarkerCorrection]
) -> Iterator[tuple[_Candidate, TextLine]]:
    """The lines that change, as they must be."""
    markers = [_marker(candidate) for candidate in candidates]
    styles = Counter((r.kind, r.form) for marker in markers if marker for r in marker.readings[:1])
    if not styles:
        return
    lists = _Lists(_known_styles(styles), {})
    forms: Counter[str] = Counter()
    for (_, form), count in styles.items():
        forms[form] += count
    for n, (candidate, marker) in enumerate(zip(candidates, markers, strict=True)):
        if candidate.line.ocr:
            next_marker = next((m for m in markers[n + 1 :] if m), None)
            correct = _correct_marker(candidate, marker, lists, next_marker, forms)
            if correct:
                token, rest = _token_and_rest(candidate)
                corrections.append(MarkerCorrection(candidate.line, token, correct.text))
                yield candidate, candidate.line._replace(text=correct.text + rest)
                marker = correct
            elif marker and _is_doubtful(candidate, marker, lists, next_marker):
                corrections.append(MarkerCorrection(candidate.line, marker.text, None))
        lists.record(marker)


def _known_styles(styles: Counter[Style]) -> set[Style]:
    """Without those that stand once among many, which are misreadings themselves."""
    return {
        style
        for style, count in styles.items()
        if count / styles.total() >= OCR_MARKERS.min_style_share or count >= OCR_MARKERS.min_style_count
    }


def _correct_marker(
    candidate: _Candidate, marker: Marker | None, lists: _Lists, next_marker: Marker | None, forms: Counter[str]
) -> Marker | None:
    """What a marker must be, if it was misread and that can be told."""
    if marker:
        first = _first_of_list(candidate, marker, lists, next_marker)
        if first:
            return first
        if lists.fits(marker):
            return _with_punctuation(candidate, marker, forms)
    return _most_alike(candidate, marker, lists, next_marker)


def _is_doubtful(candidate: _Candidate, marker: Marker, lists: _Lists, next_marker: Marker | None) -> bool:
    """OCR is not confident of it, and it breaks the sequence or nothing proves it."""
    if candidate.line.ocr[0].confidence >= OCR_MARKERS.min_marker_confidence:
        return False
    return not lists.fits(marker) or not lists.is_confirmed(marker, next_marker)


def _marker(candidate: _Candidate) -> Marker | None:
    if candidate.in_marker_cell:
        return parse_marker(candidate.line.text)
    split = split_marker(candidate.line.text)
    return split[0] if split else None


def _token_and_rest(candidate: _Candidate) -> tuple[str, str]:
    """What may be the marker, and the text behind it. A numbering cell holds nothing else ("1.5 1")."""
    text = candidate.line.text
    if candidate.in_marker_cell:
        return "".join(text.split()), ""
    token = text.split()[0]
    return token, text[len(token) :] if text.startswith(token) else ""


def _readings_of(marker: Marker | None) -> tuple[Reading, ...]:
    return marker.readings if marker else ()


def _successor(reading: Reading) -> Reading:
    return reading._replace(ordinal=reading.ordinal + 1)


# --- What a misread marker may be


def _first_of_list(candidate: _Candidate, marker: Marker, lists: _Lists, next_marker: Marker | None) -> Marker | None:
    """The first of the list whose second follows ("I." before "II."), where what was read begins another one ("1.")
    and nothing continues that."""
    if next_marker is None or marker.readings[0].ordinal != 1:
        return None
    following = {(r.kind, r.form) for r in next_marker.readings if r.ordinal == 2}
    if not following or any((r.kind, r.form) in following for r in marker.readings):
        return None
    return _most_alike(candidate, marker, _Lists(lists.styles & following, lists.last_ordinals), next_marker)


def _with_punctuation(candidate: _Candidate, marker: Marker, forms: Counter[str]) -> Marker | None:
    """A marker of a numbering cell that lost its stop ("a" in a column of "b." "c."): with it."""
    if not candidate.in_marker_cell or marker.text[-1] in ".)" or "." in marker.text:
        return None
    form, count = forms.most_common(1)[0]
    if form == "%" or count / forms.total() < OCR_MARKERS.min_common_form_share:
        return None
    return parse_marker(form.replace("%", marker.text))


def _most_alike(
    candidate: _Candidate, marker: Marker | None, lists: _Lists, next_marker: Marker | None
) -> Marker | None:
    """The one marker that looks like what was read and that the sequence expects."""
    token, _ = _token_and_rest(candidate)
    if len(token) > OCR_MARKERS.max_marker_letters:
        return None
    # What was read another time comes first.
    alternatives = candidate.line.ocr[0].alternatives
    strokes = [_STROKE.sub("I", other) for other in alternatives if _ROMAN_STROKES.fullmatch(other)]
    texts = (*alternatives, *strokes, *_alike_texts(token, lists.styles))
    found = _expected_markers(texts, lists, next_marker, both=False)
    # That a character is a speck needs more proof: that the list goes on behind it, too.
    found = found or _expected_markers(_without_one_character(token), lists, next_marker, both=True)
    different = {m.text: m for m in reversed(found) if marker is None or m.text != marker.text}
    return next(iter(different.values())) if len(different) == 1 else None


def _expected_markers(texts: Iterable[str], lists: _Lists, next_marker: Marker | None, both: bool) -> list[Marker]:
    """Those of the texts that are markers and that the sequence expects."""
    markers = ((text, parse_marker(text)) for text in texts)
    return [m for text, m in markers if m and m.text == text and lists.expects(m, next_marker, both)]


def _without_one_character(token: str) -> Iterator[str]:
    """A token without one of its letters or digits, which may be a hair on the glass ("11" for "1")."""
    return (token[:n] + token[n + 1 :] for n in range(len(token)) if token[n].isalnum() and len(token) > 1)


def _alike_texts(token: str, styles: set[Style]) -> Iterator[str]:
    """What a token may be: each character as any that it is mistaken for, stops that were lost put back."""
    tokens = [token, *(token.replace(one, strokes) for one, strokes in _LETTERS_OF_STROKES if one in token)]
    bodies = [
        "".join(characters)
        for one in tokens
        for characters in islice(product(*(_ALTERNATIVES.get(c, c) for c in one)), OCR_MARKERS.max_readings_count)
    ]
    forms = {form for _, form in styles}
    dotted = {kind.count(".") for kind, _ in styles if "." in kind}
    for body in bodies:
        yield body
        if body.isalnum():
            for form in forms:
                yield form.replace("%", body)
        digits = re.sub(r"\D", "", body)
        for dots in dotted:
            if body[0].isdigit() and len(digits) == dots + 1 and set(body) <= set("0123456789.,"):
                yield from (form.replace("%", ".".join(digits)) for form in forms)
