"""The decree's body: a hanging table of labels (Menimbang, Mengingat, KESATU …), colons and text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from skparse.decree.lines import Line, join_lines, line_of, words_text
from skparse.decree.numbering import DIKTUM_WORDS, ListMarker, read_marker, split_glued
from skparse.page import Word
from skparse.plan import Butir

Kind = Literal["menimbang", "mengingat", "lain", "menetapkan", "diktum"]

_LABELS: dict[str, Kind] = {
    "MENIMBANG": "menimbang",
    "MENGINGAT": "mengingat",
    "MEMPERHATIKAN": "lain",
    "MEMBACA": "lain",
    "MENDENGAR": "lain",
    "MEMUTUSKAN": "lain",
    "MENETAPKAN": "menetapkan",
    "DASAR": "lain",
}


@dataclass
class Section:
    """One label of the body and the lines of text beside and below it, the label and its colon taken away."""

    kind: Kind
    label: str
    ordinal: int = 0
    rows: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class _Label:
    kind: Kind
    printed: str
    ordinal: int
    colon: bool
    rest: tuple[Word, ...]


def split_sections(lines: Iterable[Line]) -> tuple[list[Line], list[Section]]:
    """Lines before the first label, and the labelled sections in reading order."""
    before: list[Line] = []
    sections: list[Section] = []
    label_x: float | None = None
    decided = False
    for line in lines:
        label = _read_label(line)
        if label and not _stands_as_label(label, line, label_x, sections, decided):
            label = None
        while label:
            if label_x is None and label.printed.upper() != "MEMUTUSKAN":
                label_x = line.x0
            decided = decided or _letters(label.printed) == "MEMUTUSKAN"
            sections.append(Section(label.kind, label.printed, label.ordinal))
            if not label.rest:
                break
            line = line_of(line.page, label.rest)
            # "Menetapkan : KESATU : …" puts two labels on one line.
            label = _read_label(line) if label.kind == "menetapkan" else None
            if label is None or not (label.kind == "diktum" and label.colon):
                sections[-1].rows.append(line)
                break
        else:
            if sections:
                sections[-1].rows.append(line)
            else:
                before.append(line)
    return before, sections


def _letters(text: str) -> str:
    return re.sub(r"[^A-Za-z]", "", text).upper()


def _read_label(line: Line) -> _Label | None:
    """The label that the line's first words would be, with or without its colon."""
    if _letters(line.text) == "MEMUTUSKAN":
        return _Label("lain", "MEMUTUSKAN", 0, True, ())
    head: list[str] = []
    for i, word in enumerate(line.words[:4]):
        before, colon, after = word.text.partition(":")
        if not colon and word.text.endswith(";") and i == 0:
            before, colon = word.text[:-1], ";"
        head.append(before)
        if colon:
            printed = " ".join(h for h in head if h)
            rest = line.words[i + 1 :]
            if after:
                rest = (word._replace(text=after), *rest)
            named = _name(_letters(printed), fuzzy=True)
            return _Label(named[0], printed, named[1], True, rest) if named else None
    for n in (3, 2, 1):
        words = line.words[:n]
        if len(words) == n and (named := _name(_letters(words_text(words)), fuzzy=False)):
            return _Label(named[0], words_text(words), named[1], False, line.words[n:])
    return None


def _name(letters: str, fuzzy: bool) -> tuple[Kind, int] | None:
    if letters in _LABELS:
        return _LABELS[letters], 0
    if letters in DIKTUM_WORDS:
        return "diktum", DIKTUM_WORDS[letters]
    if fuzzy and len(letters) >= 6:
        # 0.88: one wrong letter in nine, as OCR or a typist makes it; KEDUA and KETIGA are too short to guess.
        if near := get_close_matches(letters, _LABELS, n=1, cutoff=0.88):
            return _LABELS[near[0]], 0
        if near := get_close_matches(letters, DIKTUM_WORDS, n=1, cutoff=0.88):
            return "diktum", DIKTUM_WORDS[near[0]]
    return None


def _stands_as_label(
    label: _Label, line: Line, label_x: float | None, sections: Sequence[Section], decided: bool
) -> bool:
    """Whether the words stand in the label column, rather than at the start of a line of text."""
    if label.printed == "MEMUTUSKAN":
        return True
    if not label.printed[:1].isupper() or (label.kind == "diktum" and not (decided or _past_reasons(sections))):
        return False
    if label.kind == "diktum" and label.colon:
        last = max((s.ordinal for s in sections), default=0)
        if label.ordinal == last + 1:
            return True
    if label_x is None:
        return label.kind in ("menimbang", "mengingat", "menetapkan", "diktum") and (label.colon or not label.rest)
    beside = abs(line.x0 - label_x)
    if label.colon:
        return beside <= 2 * line.em
    gap = label.rest[0].x0 - line.words[len(line.words) - len(label.rest) - 1].x1 if label.rest else 0.0
    return beside <= line.em and (not label.rest or gap > 1.2 * line.em)


def _past_reasons(sections: Sequence[Section]) -> bool:
    """The page with MEMUTUSKAN may be lost: then "Menetapkan", or no reasons at all, lets diktum begin."""
    return not sections or any(s.kind in ("menetapkan", "diktum") for s in sections)


def read_items(rows: Sequence[Line], known: Container[str] = frozenset()) -> tuple[list[Butir], list[ListMarker]]:
    """The points of Menimbang or Mengingat, and their markers. A point without a marker has marker ""."""
    rows = [_apart(row) for row in rows]
    if not rows:
        return [], []
    first = read_marker(rows[0].words[0].text)
    if first is None:
        return [Butir(marker="", text=text) for text in _unmarked(rows, known)], []
    column = rows[0].words[0]
    hanging = _is_hanging(rows, column)
    markers: list[ListMarker] = []
    texts: list[list[str]] = []
    for row in rows:
        marker = first if not markers else _next_marker(row, column, hanging, markers[-1], texts[-1])
        if marker:
            markers.append(marker)
            texts.append([words_text(row.words[1:])])
        else:
            texts[-1].append(row.text)
    items = [Butir(marker=m.printed, text=join_lines(t, known)) for m, t in zip(markers, texts, strict=True)]
    return items, markers


def _apart(row: Line) -> Line:
    """ "1.Undang-Undang" as two words, the second where the text begins."""
    word = row.words[0]
    if (parts := split_glued(word.text)) is None:
        return row
    cut = word.x0 + (word.x1 - word.x0) * len(parts[0]) / len(word.text)
    return row._replace(
        words=(word._replace(text=parts[0], x1=cut), word._replace(text=parts[1], x0=cut), *row.words[1:])
    )


def _is_hanging(rows: Sequence[Line], column: Word) -> bool:
    """Whether lines that go on begin right of the markers. One in five may not (a page that lies askew)."""
    going_on = [row for row in rows[1:] if read_marker(row.words[0].text, careless=True) is None]
    left = sum(row.x0 < column.x1 for row in going_on)
    return left <= 0.2 * len(going_on)


def _next_marker(row: Line, column: Word, hanging: bool, last: ListMarker, so_far: Sequence[str]) -> ListMarker | None:
    word, em = row.words[0], row.em
    aligned = abs(word.x0 - column.x0) <= 0.8 * em or abs(word.x1 - column.x1) <= 0.5 * em
    if aligned and hanging:
        # Nothing but markers stands in a marker column, so a misprinted one ("3,", "2" twice) is one as well.
        return read_marker(word.text, careless=len(row.words) > 1)
    marker = read_marker(word.text)
    if marker is None or marker.style != last.style:
        return None
    # Without a hanging indent only the first marker stands beside the label; the others begin at the margin, and only
    # the order and the end of the text before tell them from "… huruf" / "b. dan …". A wrong number must follow ";".
    follows = marker.ordinal == last.ordinal + 1
    ended = so_far[-1].rstrip().endswith((";", ".") if follows else ";")
    if aligned and follows:
        return marker
    return marker if ended and word.x0 <= column.x0 + 3 * em and (follows or not hanging) else None


def _unmarked(rows: Sequence[Line], known: Container[str]) -> list[str]:
    """One text; more when a line that ends with ";" is followed by one that begins as a point begins."""
    texts: list[list[str]] = [[]]
    for row in rows:
        if texts[-1] and texts[-1][-1].rstrip().endswith(";") and re.match(r"bahwa\b|[A-Z][a-z]", row.text):
            texts.append([])
        texts[-1].append(row.text)
    return [join_lines(text, known) for text in texts]
