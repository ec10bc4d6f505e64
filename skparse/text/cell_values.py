"""Texts below a period that are no tick: values ("50%", "2 dok"), and what says that nothing is there ("0 -")."""

from __future__ import annotations

import re

_NOTHING = re.compile(r"(?:rp\.?)?[\s\-–—−‐_.,…0%]+\Z", re.IGNORECASE)
_ZERO_OF_UNIT = re.compile(r"0+(?:[.,]0+)?\s*[a-z]+\.?\Z", re.IGNORECASE)
_TICK_LETTERS = frozenset("vVxXoO")
_VALUE = re.compile(r"\W*(?:rp\.?\s*)?\d", re.IGNORECASE)


def marks_nothing(text: str) -> bool:
    """The text stands in a cell in which nothing is planned: dashes, zeros, "0%", "0 -", "Rp. 0", "0 dok"."""
    return bool(_NOTHING.match(text) or _ZERO_OF_UNIT.match(text))


def is_tick_sign(text: str) -> bool:
    """The text is one sign with which cells are ticked: "v", "x", "o", or one that is neither letter nor figure.
    Another letter may be a grade ("A")."""
    return len(text) == 1 and (text in _TICK_LETTERS or not text.isalnum()) and not marks_nothing(text)


def is_value(text: str) -> bool:
    """The text is a number, with or without a unit: "50%", "2 dok", "Rp 300.000", "1 6.900.000"."""
    return bool(_VALUE.match(text))


_AMOUNT = re.compile(
    r"[<>≤≥±~]?\s*(?:rp\.?\s*)?\d[\d.,]*(?<![.,])\s*(?:%|[a-z/]+\.?(?:\s+[a-z/]+\.?)?)?(?:\s*\(\w+\)(?:\s*[a-z]+)?)?\Z",
    re.IGNORECASE,
)
_MARKER = re.compile(r"\(?\d{1,3}[.)]\Z")


def is_amount(text: str) -> bool:
    """The text is a number with at most two words of unit and nothing else: "100%", "2 dok", "Rp 300.000", "2025"."""
    return bool(_AMOUNT.match(text)) and not _MARKER.match(text)
