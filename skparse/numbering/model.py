"""What the search works on: texts that may begin items, the open items, and what it decides about each text."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple, Protocol

from skparse.numbering.markers import Marker

Style = tuple[str, str]
"""Kind and form of a `skparse.numbering.markers.Reading`: markers of one list share both."""


class Observation(NamedTuple):
    """A text that may begin an item, in reading order."""

    column: int
    row: int
    """Texts of one row of the table have the same number."""
    marker: Marker | None
    """As printed; None if it has none."""
    token: str
    """What may be a misread marker: the text of the numbering cell, or the first word."""
    seam: bool = False
    """It stands right below a page's end, and may go on with the text above it."""
    begins_page: bool = False
    """It is the first text of a page that cuts the table: pages may be lost before it."""
    indent: float | None = None
    """Where its marker begins, in points from the page's left; None if it has no numbering cell of its own."""
    bold: bool = False
    ocr_confidence: float | None = None
    """Of the engine that read the marker; None on digital pages."""
    readings: tuple[str, ...] = ()
    """What other engines read in place of the token."""
    has_marker_cell: bool = False
    """Its marker stands in a numbering cell of its own, and so can be no part of a text that goes on."""


class OpenItem(NamedTuple):
    """An item that may still get children, and the place of its list."""

    column: int
    style: Style | None
    """Of its list; None as long as nothing in it is numbered."""
    ordinal: int
    """Its place in the list: not always what is printed. 0: no numbered item yet, or unknown (``unknown``)."""
    at: int
    """The index of the observation that began it; below zero for an item of a lost page."""
    marked: bool
    parts: tuple[int, ...] = ()
    """Of a number: its parts, "2.1" → (2, 1)."""
    unknown: bool = False
    """It stood on a lost page: the next item of its list will tell its ordinal, which is above ``above``."""
    above: int = 0
    indent: float | None = None
    bold: bool = False
    rest: tuple[int, ...] = ()
    """The observations that went on with its text."""
    root_before: OpenItem | None = None
    """Of an unnumbered full-width row: the root that stood open above it, which the next root may follow."""


Path = tuple[OpenItem, ...]
"""The open items, root first; their columns never decrease."""


class Action(Enum):
    """What a text does."""

    BEGINS = "begins"
    GOES_ON = "goes on"
    REPEATS = "repeats"
    """It prints a parent again below a page's end."""
    RESTS = "rests"
    """It is the rest of an item that began on a lost page."""


class Fit(Enum):
    """How a new item stands to its list."""

    FIRST = "first"
    RARE = "rare"
    """The first of its list, in a style that is rare in its column."""
    NEXT = "next"
    UNNUMBERED = "unnumbered"
    """It has no marker, and none is missing."""
    DROPPED = "dropped"
    """Its marker is missing, and the list counts it."""
    UNCOUNTED = "uncounted"
    """Its marker is missing, and the list counts on as if it were not there."""
    LATE = "late"
    """The first of its list, with another number than one."""
    SKIPS = "skips"
    REPEATED = "repeated"
    """The number before stands again."""
    BACK = "back"
    """A smaller number than the one before: the list begins anew or counts back."""
    WRONG = "wrong"
    """A misprinted number in the place of the right one: the list counts on behind it."""
    OTHER_FORM = "other form"
    """The next number, in other punctuation."""
    OTHER_KIND = "other kind"
    """Another kind of number in the middle of a list."""
    MISREAD = "misread"
    """Characters that look like the marker which the list expects."""
    AFTER_LOSS = "after loss"
    """Any number may follow lost pages."""


class LostItem(NamedTuple):
    """An item of a lost page that its children prove."""

    at: int
    parent: int | None
    column: int
    style: Style | None
    above: int = 0
    """Its ordinal is larger than this; 0 if nothing is known of its list."""


class Told(NamedTuple):
    """What a later text tells about an item of a lost page."""

    item: int
    ordinal: int
    first_parts: tuple[int, ...]
    """Of its number: "3.2" → (3,)."""


class Decision(NamedTuple):
    """What became of one observation."""

    observation: int
    action: Action
    item: int | None
    """The item: the new one's number (that of its observation), or the open one that the text belongs to."""
    cost: float
    fit: Fit = Fit.NEXT
    parent: int | None = None
    """The number of the new item's parent; None for a root."""
    style: Style | None = None
    """Of its marker as it was taken."""
    ordinal: int = 0
    """Its place in its list; 0 if it has none."""
    printed: int = 0
    """The ordinal that its marker says; 0 without a marker."""
    marker: str | None = None
    """The marker that was meant, where it was misread."""
    lost: tuple[LostItem, ...] = ()
    """Items of lost pages that it proves, outermost first."""
    after_loss: bool = False
    """Pages are lost before it."""
    resolved: tuple[Told, ...] = ()
    """Items of lost pages whose ordinal it tells."""
    adopts: bool = False
    """It is the parent of the items before it, which a page's end parted from it."""


class SeamEvidence(NamedTuple):
    """Does a text below a page's end belong to the open item of its column?"""

    goes_on: float
    """Cost of its going on with the item's text."""
    begins: float
    """Cost of its beginning an item."""
    printed_again: bool
    """It is that item's text and marker, printed once more."""


class Seams(Protocol):
    """Who knows the texts tells what a page's end cuts."""

    def __call__(self, observation: int, item: int, rest: tuple[int, ...]) -> SeamEvidence:
        """Evidence for a text and an open item, with whose text the observations ``rest`` went on."""
        ...
