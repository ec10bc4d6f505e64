"""The decree's body: a hanging table of labels (Menimbang, Mengingat, KESATU …), colons and text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from skparse.decree.settings import BODY
from skparse.page import Word
from skparse.plan import Butir
from skparse.text.diktum import DIKTUM_WORDS, ListMarker, read_list_marker, split_list_marker
from skparse.text.joining import join_paragraph
from skparse.text.lines import PageLine, page_line, words_text

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
# "KEDUA PULUH SATU :"; without a colon one word less is looked at.
_MAX_LABEL_WORDS = 4


@dataclass
class Section:
    """One label of the body and the lines of text beside and below it, the label and its colon taken away."""

    kind: Kind
    label: str
    ordinal: int = 0
    rows: list[PageLine] = field(default_factory=list)


@dataclass(frozen=True)
class _Label:
    """The first words of a line as a label: ``rest`` is what stands beside it."""

    kind: Kind
    printed: str
    ordinal: int
    colon: bool
    rest: tuple[Word, ...]


def split_sections(lines: Iterable[PageLine]) -> tuple[list[PageLine], list[Section]]:
    """Lines before the first label, and the labeled sections in reading order."""
    before: list[PageLine] = []
    sections: list[Section] = []
    label_x: float | None = None
    decided = False
    for line in lines:
        label = _read_label(line)
        if label is None or not _stands_as_label(label, line, label_x, sections, decided):
            (sections[-1].rows if sections else before).append(line)
            continue
        is_decision = _letters(label.printed) == "MEMUTUSKAN"
        decided = decided or is_decision
        if label_x is None and not is_decision:
            label_x = line.x0
        sections.append(Section(kind=label.kind, label=label.printed, ordinal=label.ordinal))
        rest = page_line(line.page, label.rest) if label.rest else None
        # "Menetapkan : KESATU : …" puts two labels on one line.
        second = _read_label(rest) if rest and label.kind == "menetapkan" else None
        if second and second.kind == "diktum" and second.colon:
            sections.append(Section(kind=second.kind, label=second.printed, ordinal=second.ordinal))
            rest = page_line(line.page, second.rest) if second.rest else None
        if rest:
            sections[-1].rows.append(rest)
    return before, sections


def _letters(text: str) -> str:
    return re.sub(r"[^A-Za-z]", "", text).upper()


def _read_label(line: PageLine) -> _Label | None:
    """The label that the line's first words would be, with or without its colon."""
    if _letters(line.text) == "MEMUTUSKAN":
        return _Label(kind="lain", printed="MEMUTUSKAN", ordinal=0, colon=True, rest=())
    head: list[str] = []
    for i, word in enumerate(line.words[:_MAX_LABEL_WORDS]):
        before, colon, after = word.text.partition(":")
        if not colon and word.text.endswith(";") and i == 0:
            before, colon = word.text[:-1], ";"
        head.append(before)
        if colon:
            printed = " ".join(h for h in head if h)
            rest = line.words[i + 1 :]
            if after:
                rest = (word._replace(text=after), *rest)
            named = _kind_of(_letters(printed)) or _kind_of_misspelled(_letters(printed))
            return _Label(kind=named[0], printed=printed, ordinal=named[1], colon=True, rest=rest) if named else None
    for n in range(min(_MAX_LABEL_WORDS - 1, len(line.words)), 0, -1):
        printed = words_text(line.words[:n])
        if named := _kind_of(_letters(printed)):
            return _Label(kind=named[0], printed=printed, ordinal=named[1], colon=False, rest=line.words[n:])
    return None


def _kind_of(letters: str) -> tuple[Kind, int] | None:
    """The kind of a label and, of a diktum, its number."""
    if letters in _LABELS:
        return _LABELS[letters], 0
    return ("diktum", DIKTUM_WORDS[letters]) if letters in DIKTUM_WORDS else None


def _kind_of_misspelled(letters: str) -> tuple[Kind, int] | None:
    if len(letters) < BODY.min_misspelled_label_letters:
        return None
    for known in (_LABELS, DIKTUM_WORDS):
        if near := get_close_matches(letters, known, n=1, cutoff=BODY.label_similarity):
            return _kind_of(near[0])
    return None


def _stands_as_label(
    label: _Label, line: PageLine, label_x: float | None, sections: Sequence[Section], decided: bool
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
    offset = abs(line.x0 - label_x)
    if label.colon:
        return offset <= BODY.max_colon_label_offset_em * line.em
    if offset > BODY.max_label_offset_em * line.em:
        return False
    return not label.rest or label.rest[0].x0 - _last_label_word(label, line).x1 > BODY.min_label_gap_em * line.em


def _last_label_word(label: _Label, line: PageLine) -> Word:
    return line.words[len(line.words) - len(label.rest) - 1]


def _past_reasons(sections: Sequence[Section]) -> bool:
    """The page with MEMUTUSKAN may be lost: then "Menetapkan", or no reasons at all, lets diktum begin."""
    return not sections or any(s.kind in ("menetapkan", "diktum") for s in sections)


def read_items(rows: Sequence[PageLine], known: Container[str] = frozenset()) -> tuple[list[Butir], list[ListMarker]]:
    """The points of Menimbang or Mengingat, and their markers. A point without a marker has marker ""."""
    rows = [_with_own_marker(row) for row in rows]
    if not rows:
        return [], []
    first = read_list_marker(rows[0].words[0].text)
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
    items = [Butir(marker=m.printed, text=join_paragraph(t, known)) for m, t in zip(markers, texts, strict=True)]
    return items, markers


def _with_own_marker(row: PageLine) -> PageLine:
    """ "1.Undang-Undang" as two words, the second where the text begins."""
    word = row.words[0]
    if (parts := split_list_marker(word.text)) is None:
        return row
    cut = word.x0 + word.width * len(parts[0]) / len(word.text)
    return row._replace(
        words=(word._replace(text=parts[0], x1=cut), word._replace(text=parts[1], x0=cut), *row.words[1:])
    )


def _is_hanging(rows: Sequence[PageLine], column: Word) -> bool:
    """Whether lines that go on begin right of the markers, as nearly all do."""
    going_on = [row for row in rows[1:] if read_list_marker(row.words[0].text, misprinted=True) is None]
    left = sum(row.x0 < column.x1 for row in going_on)
    return left <= BODY.max_not_hanging_share * len(going_on)


def _next_marker(
    row: PageLine, column: Word, hanging: bool, last: ListMarker, so_far: Sequence[str]
) -> ListMarker | None:
    word, em = row.words[0], row.em
    aligned = (
        abs(word.x0 - column.x0) <= BODY.max_marker_left_offset_em * em
        or abs(word.x1 - column.x1) <= BODY.max_marker_right_offset_em * em
    )
    if aligned and hanging:
        # Nothing but markers stands in a marker column, so a misprinted one ("3,", "2" twice) is one as well.
        return read_list_marker(word.text, misprinted=len(row.words) > 1)
    marker = read_list_marker(word.text)
    if marker is None or marker.style != last.style:
        return None
    # Without a hanging indent only the first marker stands beside the label and the others begin at the margin. Their
    # order and how the text before them ends tell them from "b." in a sentence ("… huruf" / "b. dan …"). A number that
    # does not count on must follow ";".
    follows = marker.ordinal == last.ordinal + 1
    ended = so_far[-1].rstrip().endswith((";", ".") if follows else ";")
    if aligned and follows:
        return marker
    near = word.x0 <= column.x0 + BODY.max_marker_indent_em * em
    return marker if ended and near and (follows or not hanging) else None


def _unmarked(rows: Sequence[PageLine], known: Container[str]) -> list[str]:
    """One text; more when a line that ends with ";" is followed by one that begins as a point begins."""
    texts: list[list[str]] = [[]]
    for row in rows:
        if texts[-1] and texts[-1][-1].rstrip().endswith(";") and re.match(r"bahwa\b|[A-Z][a-z]", row.text):
            texts.append([])
        texts[-1].append(row.text)
    return [join_paragraph(text, known) for text in texts]
