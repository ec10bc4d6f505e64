"""Does a text below a page's end go on with the text above it? The evidence, as costs of either answer."""

from __future__ import annotations

import re
from math import exp, log
from typing import NamedTuple

from skparse.numbering.model import SeamEvidence
from skparse.outline.items import Item
from skparse.outline.settings import SEAM
from skparse.outline.texts import Text
from skparse.table.model import Row
from skparse.text.joining import compact, join_lines

_UNFINISHED = re.compile(
    r"(?:[,/(\-–&]|\b(?:dan|atau|yang|di|ke|dari|pada|untuk|dengan|oleh|dalam|serta|sebagai|tentang|terhadap|atas|bagi|"
    r"secara|melalui|antara|sampai|para|akan|dapat|telah|sudah|tidak|kepada|agar|bahwa|s\.d\.?|per|antar|setiap|tiap|"
    r"bersama|berdasarkan|sesuai|menuju|hingga|guna|seluruh|berupa|yaitu|maupun|karena|selama|tanpa|demi|berbasis))$",
    re.IGNORECASE,
)
"""Words and signs that end no sentence: a text cut behind one goes on below."""
_CONTINUED = re.compile(r"(?:[(\[]\s*(?i:lanjutan)\s*[)\]]|[-–,]\s*(?i:lanjutan)|\blanjutan)\.?$")
"""Behind a name that is printed again. "Lanjutan" without brackets, in capitals like the name, is part of the name."""
_LOWER_CASE = re.compile(r"^[a-z,;)\]&/–-]")


def begins_in_lower_case(text: str) -> bool:
    """The text begins with a small letter or closing punctuation."""
    return bool(_LOWER_CASE.match(text))


class SeamFeatures(NamedTuple):
    """What speaks for or against a text's going on. Each has its weight in `SeamSettings`, ``NAME_weight``, and its
    meaning there. `tests.fit_seams` fits the weights to documents whose texts are known."""

    numbered: bool = False
    cut_visible: bool = False
    lower_case: bool = False
    unusual_lower_case: bool = False
    capital: bool = False
    sentence_open: bool = False
    sentence_closed: bool = False
    bracket_open: bool = False
    blank_above: bool = False
    seldom_alone: bool = False
    often_alone: bool = False
    marks_alike: bool = False
    marks_differ: bool = False
    marks_missing: bool = False
    both_attributes: bool = False

    def score(self) -> float:
        """The weights of all that is true, added up."""
        score = 0.0
        for is_true, name in zip(self, _WEIGHTS, strict=True):
            if is_true:
                weight: float = getattr(SEAM, name)
                score += weight
        return score


_WEIGHTS = tuple(f"{name}_weight" for name in SeamFeatures._fields)


class _ColumnCounts:
    """How the texts of a column begin, away from page ends."""

    def __init__(self) -> None:
        self.marked = 0
        self.unmarked = 0
        self.unmarked_alone = 0  # of them, how many are the leftmost of their row
        self.unmarked_lower_case = 0  # of them, how many begin in small letters

    @property
    def is_numbered(self) -> bool:
        """At least half of its texts carry a marker."""
        return self.marked >= max(1, self.unmarked)


class SeamTexts:
    """The texts of a table, compared over its page ends (`skparse.numbering.model.Seams`)."""

    def __init__(self, rows: list[Row], texts: list[Text]) -> None:
        self._rows = rows
        self._texts = texts
        self._counts = _count_columns(rows, texts)

    def __call__(self, observation: int, item: int, rest: tuple[int, ...]) -> SeamEvidence:
        """Costs of a text's going on with an open item, and of its beginning one."""
        above = self.text_of(item, rest)
        marker = self._texts[item].item.marker if item >= 0 else None
        text = self._texts[observation].item
        printed_again = bool(above) and _is_printed_again(text, marker.text if marker else "", above)
        logit = SEAM.logit_of_score * self._features(observation, above).score()
        return SeamEvidence(goes_on=_cost(logit), begins=_cost(-logit), printed_again=printed_again)

    def features(self, observation: int, item: int, rest: tuple[int, ...]) -> SeamFeatures:
        """The evidence that the costs are made of. Arguments: see `skparse.numbering.model.Seams`."""
        return self._features(observation, self.text_of(item, rest))

    def text_of(self, item: int, rest: tuple[int, ...]) -> str:
        """The text of an item and of the observations that went on with it."""
        parts = [join_lines(self._texts[one].item.lines) for one in (item, *rest) if one >= 0]
        return " ".join(dict.fromkeys(part for part in parts if part))

    def _features(self, observation: int, text_above: str) -> SeamFeatures:
        text = self._texts[observation]
        counts = self._counts.get(text.column) or _ColumnCounts()
        if not text.item.lines:
            return SeamFeatures(numbered=counts.is_numbered)
        own = join_lines(text.item.lines)
        return _features_of_rows(self._rows[text.row - 1], self._rows[text.row], text_above, own, counts)


def _cost(logit: float) -> float:
    """−log of the probability that a logit stands for."""
    return log(1 + exp(-logit)) if logit > -30 else -logit


def _count_columns(rows: list[Row], texts: list[Text]) -> dict[int, _ColumnCounts]:
    counts: dict[int, _ColumnCounts] = {}
    leftmost: dict[int, int] = {}
    for text in texts:
        leftmost[text.row] = min(leftmost.get(text.row, text.column), text.column)
    for text in texts:
        count = counts.setdefault(text.column, _ColumnCounts())
        if text.item.marker:
            count.marked += 1
        elif not text.seam:
            count.unmarked += 1
            count.unmarked_alone += text.column == leftmost[text.row]
            count.unmarked_lower_case += begins_in_lower_case(text.item.first_text)
    return counts


def _is_printed_again(item: Item, marker: str, above: str) -> bool:
    """A parent printed again on the next page, as it was or with "(lanjutan)" behind it."""
    if marker != (item.marker.text if item.marker else ""):
        return False
    text = compact(_CONTINUED.sub("", join_lines(item.lines)))
    is_long_enough = item.marker is not None or len(text) >= SEAM.min_repeated_letters
    return bool(text) and text == compact(above) and is_long_enough


def _features_of_rows(above: Row, row: Row, text_above: str, text: str, counts: _ColumnCounts) -> SeamFeatures:
    """The features of a text below a page's end; ``above`` is the row before its own."""
    is_lower_case = begins_in_lower_case(text)
    is_unusual = counts.unmarked >= SEAM.min_texts_for_case_count and not counts.unmarked_lower_case
    is_open = bool(_UNFINISHED.search(text_above))
    is_seldom_alone = counts.unmarked_alone / max(1, counts.unmarked) < SEAM.max_alone_share
    marked, marked_above = row.scheduled, above.scheduled
    have_marks = bool(marked and marked_above)
    have_attributes = (any(cell.lines for cell in one.attributes.values()) for one in (row, above))
    return SeamFeatures(
        numbered=counts.is_numbered,
        cut_visible=not row.closed_above,
        lower_case=is_lower_case and not is_unusual,
        unusual_lower_case=is_lower_case and is_unusual,
        capital=text[:1].isupper() or text[:1].isdigit(),
        sentence_open=is_open,
        sentence_closed=not is_open and text_above[-1:] in ".;:",  # an empty text too
        bracket_open=text_above.count("(") > text_above.count(")"),
        blank_above=above.blank,
        seldom_alone=is_seldom_alone,
        often_alone=not is_seldom_alone,
        marks_alike=have_marks and marked == marked_above,
        marks_differ=have_marks and marked != marked_above,
        marks_missing=bool(marked_above) and not marked,
        both_attributes=all(have_attributes),
    )
