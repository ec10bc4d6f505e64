"""The points of Menimbang and Mengingat: lists of letters or numbers that hang beside their label."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from statistics import median
from typing import NamedTuple

from skparse.decree.settings import BODY
from skparse.geometry import Box
from skparse.numbering.cell_settings import LISTS
from skparse.numbering.lists import ListItem, ListLine, explain_list, is_closed, lenient_marker, usual_form
from skparse.numbering.markers import spell_marker, split_marker
from skparse.page import Word
from skparse.plan import Butir
from skparse.text.joining import join_paragraph
from skparse.text.line_records import PageLine
from skparse.text.lines import words_text

_USUAL_MARKER = re.compile(r"\(?(?:[a-z]|\d{1,2})\.?[.)]")
_FIRST_WORD = re.compile(r"bahwa\b|[A-Z][a-z]")
_MAX_SHORT_LETTERS = 3
""""C." or "10)", but not "ini."."""


class DecreeMarker(NamedTuple):
    """A marker of one of the decree's lists."""

    text: str
    """As it was meant where it was misread, as printed otherwise."""
    ordinal: int
    """What it says; 0 if it says nothing that is known."""
    raw: str
    """What stands there."""
    page: int
    box: Box
    is_ocr: bool

    @property
    def is_misread(self) -> bool:
        """Something else stands there than was meant."""
        return self.text != self.raw


def read_items(rows: Sequence[PageLine], known: Container[str] = frozenset()) -> tuple[list[Butir], list[DecreeMarker]]:
    """The points of Menimbang or Mengingat, and their markers. A point without a marker has marker ""."""
    if not rows:
        return [], []
    parted = [_with_own_marker(row) for row in rows]
    items = _Points(parted).items()
    if not items:
        return [Butir(marker="", text=text) for text in _unmarked(rows, known)], []
    starts = {item.line for item in items}
    texts: list[list[str]] = []
    for index, row in enumerate(rows):
        if index in starts:
            texts.append([words_text(parted[index].words[1:])])
        else:
            texts[-1].append(row.text)
    butir = [Butir(marker=i.marker, text=join_paragraph(t, known)) for i, t in zip(items, texts, strict=True)]
    return butir, [_decree_marker(item, parted[item.line]) for item in items]


def _decree_marker(item: ListItem, row: PageLine) -> DecreeMarker:
    word = row.words[0]
    return DecreeMarker(
        text=item.marker,
        ordinal=item.ordinal,
        raw=word.text,
        page=row.page,
        box=Box(word.x0, word.top, word.x1, word.bottom),
        is_ocr=word.ocr is not None,
    )


def _with_own_marker(row: PageLine) -> PageLine:
    """ "1.Undang-Undang" as two words, the second where the text begins."""
    word = row.words[0]
    split = split_marker(word.text)
    if split is None or not split[1]:
        return row
    marker, rest = split[0].text, split[1]
    cut = word.x0 + word.width * len(marker) / len(word.text)
    return row._replace(words=(word._replace(text=marker, x1=cut), word._replace(text=rest, x0=cut), *row.words[1:]))


class _Points:
    """The lines beside a label as those of a list."""

    def __init__(self, rows: Sequence[PageLine]) -> None:
        self.rows = rows
        self.form = usual_form([row.words[0].text for row in rows])
        self.column = rows[0].words[0]
        going_on = [row for row in rows[1:] if not self._may_be_marker(row.words[0].text)]
        left = sum(row.x0 < self.column.x1 for row in going_on)
        self.hangs = left <= BODY.max_not_hanging_share * len(going_on)
        """Lines that go on begin right of the markers, as nearly all do."""
        numbered = [
            row.words[1].x0 for row in rows[1:] if len(row.words) > 1 and self._may_be_marker(row.words[0].text)
        ]
        xs = [row.x0 for row in going_on] or numbered
        self.text_x = median(xs) if xs else None
        """Where the texts begin."""

    def items(self) -> list[ListItem]:
        """The points; none if the first line has no marker."""
        firsts = [((kind, self.form), spell_marker(kind, self.form, ordinal=1)) for kind in ("a", "1")]
        lines = [self._first(), *(self._line(index) for index in range(1, len(self.rows)))]
        return explain_list(lines, firsts, from_first_line=True) if lines[0] else []

    def _may_be_marker(self, word: str) -> bool:
        return lenient_marker(word, self.form) is not None or (is_closed(word) and len(word) <= _MAX_SHORT_LETTERS)

    def _first(self) -> ListLine | None:
        row = self.rows[0]
        word = row.words[0].text
        if lenient_marker(word, self.form) and is_closed(word):
            is_usual = _USUAL_MARKER.fullmatch(word)
            return self._list_line(row, LISTS.marker_in_column_cost if is_usual else LISTS.first_in_capitals_cost)
        if not self._is_short(word):
            return None
        if self.hangs and self._is_beside_text(row):
            return self._list_line(row, LISTS.token_in_column_cost)
        if is_closed(word):
            return self._list_line(row, LISTS.first_in_capitals_cost)
        return self._list_line(row, LISTS.first_goes_on_cost, LISTS.first_without_stop_cost)

    def _line(self, index: int) -> ListLine | None:
        row, above = self.rows[index], self.rows[index - 1]
        word, em = row.words[0], row.em
        is_closed_marker = lenient_marker(word.text, self.form) is not None and is_closed(word.text)
        semicolon, full_stop = _ending(above)
        is_aligned = (
            abs(word.x0 - self.column.x0) <= BODY.max_marker_left_offset_em * em
            or abs(word.x1 - self.column.x1) <= BODY.max_marker_right_offset_em * em
        )
        if is_aligned and self.hangs:
            if is_closed_marker or (len(row.words) > 1 and lenient_marker(word.text, self.form)):
                return self._list_line(row, LISTS.marker_in_column_cost)
            if self._is_short(word.text) and self._is_beside_text(row):
                begins = 0.0 if semicolon or full_stop else LISTS.sentence_open_cost
                return self._list_line(row, LISTS.token_in_column_cost, begins)
            return None
        is_near = word.x0 <= self.column.x0 + BODY.max_marker_indent_em * em
        if not is_closed(word.text):
            is_bare = not self.hangs and lenient_marker(word.text, self.form) and _begins_point(row.words[1:])
            is_between = is_near and (semicolon or full_stop)
            return self._list_line(row, LISTS.at_line_start_cost) if is_bare and is_between else None
        # Without a hanging indent only the first marker stands beside the label and the others begin at the margin.
        # Their order and how the text before them ends tell them from "b." in a sentence ("… huruf" / "b. dan …").
        if is_near and semicolon and not self.hangs:
            return self._list_line(row, LISTS.after_semicolon_cost)
        if is_aligned or (is_near and (semicolon or full_stop)):
            return self._list_line(row, LISTS.at_line_start_cost)
        return None

    def _is_short(self, word: str) -> bool:
        """It is as short as a marker: a letter or a number alone, or a little more with its punctuation."""
        return is_closed(word) or lenient_marker(word, self.form) is not None or (len(word) == 1 and word.isalpha())

    def _is_beside_text(self, row: PageLine) -> bool:
        """What stands right of the first word begins where the texts do."""
        if len(row.words) < 2 or self.text_x is None:
            return False
        return abs(row.words[1].x0 - self.text_x) <= BODY.max_marker_left_offset_em * row.em

    def _list_line(self, row: PageLine, goes_on: float, begins: float = 0.0) -> ListLine:
        word = row.words[0]
        in_column = goes_on >= LISTS.token_in_column_cost
        return ListLine(
            marker=lenient_marker(word.text, self.form),
            token=word.text,
            goes_on=goes_on,
            begins=begins,
            ocr_confidence=word.ocr.confidence if word.ocr else None,
            readings=word.ocr.alternatives if word.ocr else (),
            may_be_unreadable=in_column,
            may_change_style=in_column,
        )


def _ending(above: PageLine) -> tuple[bool, bool]:
    """The line ends with a semicolon, with a full stop; not where it is nothing but a marker."""
    text = above.text.rstrip() if len(above.words) > 1 else above.words[0].text
    if len(above.words) == 1 and is_closed(text):
        return False, False
    return text.endswith(";"), text.endswith(".")


def _begins_point(words: Sequence[Word]) -> bool:
    return bool(words) and _FIRST_WORD.match(words[0].text) is not None


def _unmarked(rows: Sequence[PageLine], known: Container[str]) -> list[str]:
    """One text; more when a line that ends with ";" is followed by one that begins as a point begins."""
    texts: list[list[str]] = [[]]
    for row in rows:
        if texts[-1] and texts[-1][-1].rstrip().endswith(";") and _FIRST_WORD.match(row.text):
            texts.append([])
        texts[-1].append(row.text)
    return [join_paragraph(text, known) for text in texts]
