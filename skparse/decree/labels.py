"""The labels of the decree's body (Menimbang, Mengingat, KESATU …), and the text beside each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from skparse.decree.body import DecreeMarker
from skparse.decree.settings import BODY
from skparse.geometry import bounding_box
from skparse.numbering import diktum
from skparse.numbering.cell_settings import LISTS
from skparse.numbering.lists import ListItem, ListLine, explain_list
from skparse.numbering.markers import Marker, Reading
from skparse.page import Word
from skparse.text.closest import closest
from skparse.text.line_records import PageLine
from skparse.text.lines import page_line, words_text

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
_STYLE = (diktum.KIND, "%")
_FIRST_CLAUSES = ((_STYLE, "KESATU"), (_STYLE, "PERTAMA"))


@dataclass
class Section:
    """One label of the body and the lines of text beside and below it, the label and its colon taken away."""

    kind: Kind
    label: str
    """As printed; of a clause as it was meant where it was misread."""
    marker: DecreeMarker | None = None
    """Of a clause."""
    rows: list[PageLine] = field(default_factory=list)


@dataclass(frozen=True)
class _Label:
    """The first words of a line as a label: ``rest`` is what stands beside it."""

    kind: Kind
    printed: str
    ordinal: int
    """Of a clause; 0 if it only resembles one."""
    colon: bool
    words: tuple[Word, ...]
    rest: tuple[Word, ...]


class _Clause(NamedTuple):
    """A label that may be one of KESATU, KEDUA …, or a line's first words that resemble one."""

    line: int
    label: _Label
    page: int
    as_list: ListLine


def split_sections(lines: Sequence[PageLine]) -> tuple[list[PageLine], list[Section]]:
    """Lines before the first label, and the labeled sections in reading order."""
    labels, clauses = _find_labels(lines)
    found: dict[int, list[Section]] = {}
    rests: dict[int, tuple[Word, ...]] = {}
    for index, label in labels.items():
        found[index] = [Section(kind=label.kind, label=label.printed)]
        rests[index] = label.rest
    for item in explain_list([clause.as_list for clause in clauses], _FIRST_CLAUSES):
        clause = clauses[item.line]
        marker = _clause_marker(item, clause)
        found.setdefault(clause.line, []).append(Section(kind="diktum", label=marker.text, marker=marker))
        rests[clause.line] = clause.label.rest
    before: list[PageLine] = []
    sections: list[Section] = []
    for index, line in enumerate(lines):
        sections.extend(found.get(index, ()))
        rest = rests.get(index, line.words)
        if rest:
            (sections[-1].rows if sections else before).append(page_line(line.page, rest) if index in found else line)
    return before, sections


def _find_labels(lines: Sequence[PageLine]) -> tuple[dict[int, _Label], list[_Clause]]:
    """The labels that are no clauses, by their lines, and what may be the label of a clause."""
    labels: dict[int, _Label] = {}
    clauses: list[_Clause] = []
    label_x: float | None = None
    begun = False  # clauses may stand here
    for index, line in enumerate(lines):
        label = _read_label(line)
        if label is None or not (label.kind == "diktum" or _stands_as_label(label, line, label_x)):
            continue
        is_decision = _letters(label.printed) == "MEMUTUSKAN"
        if label.kind != "diktum":
            labels[index] = label
            begun = begun or is_decision or label.kind == "menetapkan"
        elif begun or not labels:  # the page with MEMUTUSKAN may be lost
            place = _place_cost(label, line, label_x)
            if place is None:
                continue
            clauses.append(_clause(index, label, line.page, place))
            if place < LISTS.marker_in_column_cost:
                continue
            begun = True
        else:
            continue
        if label_x is None and not is_decision:
            label_x = line.x0
        # "Menetapkan : KESATU : …" puts two labels on one line.
        rest = page_line(line.page, label.rest) if label.rest else None
        second = _read_label(rest) if rest and label.kind == "menetapkan" else None
        if second and second.kind == "diktum" and second.colon:
            cost = LISTS.marker_in_column_cost if second.ordinal else LISTS.like_diktum_cost
            clauses.append(_clause(index, second, line.page, cost))
    return labels, clauses


def _clause(index: int, label: _Label, page: int, goes_on: float) -> _Clause:
    ocr = [word.ocr for word in label.words if word.ocr]
    is_right = diktum.diktum_number(label.printed) is not None
    line = ListLine(
        marker=Marker(label.printed, (Reading(diktum.KIND, "%", label.ordinal),)) if label.ordinal else None,
        token="" if is_right else "".join(label.printed.split()),
        goes_on=goes_on,
        ocr_confidence=min((one.confidence for one in ocr), default=None),
        readings=tuple(reading.rstrip(":;") for reading in ocr[0].alternatives) if len(ocr) == 1 else (),
        may_be_unreadable=not label.ordinal,
    )
    return _Clause(index, label, page, line)


def _clause_marker(item: ListItem, clause: _Clause) -> DecreeMarker:
    printed = clause.label.printed
    meant = item.marker
    if not item.misread and item.ordinal and not diktum.is_spelled_right(printed):
        meant = "PERTAMA" if _letters(printed) == "PERTAMA" else diktum.diktum_word(item.ordinal) or printed
    return DecreeMarker(
        text=meant,
        ordinal=item.ordinal,
        raw=printed,
        page=clause.page,
        box=bounding_box(clause.label.words),
        is_ocr=clause.as_list.ocr_confidence is not None,
    )


def _letters(text: str) -> str:
    return re.sub(r"[^A-Za-z]", "", text).upper()


def _read_label(line: PageLine) -> _Label | None:
    """The label that the line's first words would be, with or without its colon; labels begin with a capital."""
    if not line.words[0].text[:1].isupper():
        return None
    if _letters(line.text) == "MEMUTUSKAN":
        return _Label(kind="lain", printed="MEMUTUSKAN", ordinal=0, colon=True, words=line.words, rest=())
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
            words = line.words[: i + 1] if before or not i else line.words[:i]
            letters = _letters(printed)
            named = _kind_of(letters) or _kind_of_misspelled(letters) or _like_clause(printed)
            if named is None:
                return None
            return _Label(kind=named[0], printed=printed, ordinal=named[1], colon=True, words=words, rest=rest)
    for words, must_resemble in _heads_without_colon(line):
        printed = words_text(words)
        named = _like_clause(printed) if must_resemble else _kind_of(_letters(printed))
        if named:
            rest = line.words[len(words) :]
            return _Label(kind=named[0], printed=printed, ordinal=named[1], colon=False, words=words, rest=rest)
    return None


def _heads_without_colon(line: PageLine) -> Iterator[tuple[tuple[Word, ...], bool]]:
    """The first words that may be a label; at last those that stand apart, which may be a misread one."""
    most = min(_MAX_LABEL_WORDS - 1, len(line.words))
    for n in range(most, 0, -1):
        yield line.words[:n], False
    for n in range(1, most + 1):
        if n == len(line.words) or _stands_apart(line.words[n - 1], line.words[n], line.em):
            yield line.words[:n], True
            return


def _stands_apart(word: Word, following: Word, em: float) -> bool:
    return following.x0 - word.x1 > BODY.min_label_gap_em * em


def _kind_of(letters: str) -> tuple[Kind, int] | None:
    """The kind of a label and, of a clause, its number."""
    if letters in _LABELS:
        return _LABELS[letters], 0
    number = diktum.diktum_number(letters)
    return ("diktum", number) if number else None


def _kind_of_misspelled(letters: str) -> tuple[Kind, int] | None:
    if len(letters) < BODY.min_misspelled_label_letters:
        return None
    for known in (_LABELS, diktum.DIKTUM_WORDS):
        if near := closest(letters, known, BODY.label_similarity):
            return _kind_of(near)
    return None


def _like_clause(printed: str) -> tuple[Kind, int] | None:
    """The words are in capitals and resemble those of a clause: which one, its neighbors tell."""
    text = "".join(printed.split())
    capitals = sum(c.isupper() for c in text)
    if 2 * capitals > len(text) and diktum.may_be_diktum(text):
        return "diktum", 0
    return None


def _stands_as_label(label: _Label, line: PageLine, label_x: float | None) -> bool:
    """Whether the words stand in the label column, rather than at the start of a line of text."""
    if label.printed == "MEMUTUSKAN":
        return True
    if not label.printed[:1].isupper():
        return False
    if label_x is None:
        return label.kind in ("menimbang", "mengingat", "menetapkan", "diktum") and (label.colon or not label.rest)
    offset = abs(line.x0 - label_x)
    if label.colon:
        return offset <= BODY.max_colon_label_offset_em * line.em
    if offset > BODY.max_label_offset_em * line.em:
        return False
    return not label.rest or _stands_apart(label.words[-1], label.rest[0], line.em)


def _place_cost(label: _Label, line: PageLine, label_x: float | None) -> float | None:
    """Cost of a clause's label going on with the text above; None where it can be nothing else."""
    if not label.printed[:1].isupper():
        return None
    if _stands_as_label(label, line, label_x):
        return LISTS.marker_in_column_cost if label.ordinal else LISTS.like_diktum_cost
    return LISTS.at_line_start_cost if label.colon else None
