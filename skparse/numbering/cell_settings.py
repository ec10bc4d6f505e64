"""Thresholds of lists in one cell and of the decree, and of markers that a narrow cell breaks."""

from __future__ import annotations

from dataclasses import dataclass

from skparse.settings import threshold

_FAMILY = "the family narrow-numbers, seeds 0-29; the digital samples and families stay as they were"


@dataclass(frozen=True)
class ListSettings:
    """Flat lists: the decree's points and clauses, and the items within a cell.

    Most are costs of a line's *not* beginning an item, to be compared with those of a misprint (5.5 and more) and of a
    misreading (2.5 and more on digital pages).
    """

    marker_in_column_cost: float = threshold(
        10.0,
        "nats",
        "A marker stands where nothing but markers does, and is none: dearer than any misprint.",
        tuned_on="the tests of the decree: numbers that are misprinted are kept",
    )
    token_in_column_cost: float = threshold(
        8.0,
        "nats",
        "The same for what may be a misread or misprinted marker: dearer than all but a marker of another kind.",
        tuned_on="chosen: such a line is as long as a marker, and a text stands beside it",
    )
    after_semicolon_cost: float = threshold(
        7.6,
        "nats",
        "Where texts do not hang: a marker at a line's beginning, below a semicolon, is none.",
        tuned_on="chosen: as a number that does not count on",
    )
    at_line_start_cost: float = threshold(
        2.0,
        "nats",
        "Any other marker at a line's beginning is none: the next of the list is one, a misprint is not.",
        tuned_on="chosen: a sentence quotes what is the next number in one of seven lists",
    )
    sentence_open_cost: float = threshold(
        3.0, "nats", "What may be a marker is one, though the text above has not ended.", tuned_on="chosen"
    )
    like_diktum_cost: float = threshold(
        5.7,
        "nats",
        "What resembles KESATU, KEDUA … stands where they do, and is none: less than what a missing one costs.",
        tuned_on="chosen: one look-alike and one other letter are accepted",
    )
    first_without_stop_cost: float = threshold(
        4.0, "nats", "A text begins with a number or letter without punctuation, and it is a marker.", tuned_on="chosen"
    )
    first_goes_on_cost: float = threshold(
        3.0, "nats", "It is none.", tuned_on='chosen: less than the above, "1 (satu) paket" is an amount'
    )
    first_in_capitals_cost: float = threshold(
        5.0,
        "nats",
        "A text begins with a marker in capitals, and it is none.",
        tuned_on="chosen: more than a misread small letter or a rare style, less than both",
    )
    rare_style_cost: float = threshold(
        4.0, "nats", "A list of a style that such lists do not have.", tuned_on="chosen: two misreadings are dearer"
    )
    other_kind_cost: float = threshold(
        2.0,
        "nats",
        "Beyond its usual cost: another kind of number. In a flat list it belongs to a list within an item.",
        tuned_on="chosen: accepted where nothing but markers stands, not elsewhere",
    )
    min_steps_share: float = threshold(
        0.9,
        "share",
        "Of the markers without punctuation: at least this must begin a list or continue the one before.",
        tuned_on="chosen: now and then a number is misprinted",
    )
    max_indent_shift_pt: float = threshold(
        6.0,
        "pt",
        "A marker in a text stands at the same indent as the first one of its cell, within this.",
        tuned_on="right-aligned numerals (9. over 10.) move by one digit: 5.6 pt at a font of 10 pt",
    )
    same_indent_pt: float = threshold(
        1.0,
        "pt",
        "Within this, two markers stand at exactly the same indent: a list may begin again in one cell.",
        tuned_on="chosen: left-aligned markers of one style do not move",
    )
    min_markers_in_cell: int = threshold(
        3, "count", "Lines of a cell that stand at one indent, all with markers: it is theirs alone.", tuned_on="chosen"
    )


@dataclass(frozen=True)
class BrokenMarkerSettings:
    """When neighboring lines of a numbering column are one marker that a narrow cell, or a page's end, has broken."""

    first_break_cost: float = threshold(
        2.5,
        "score",
        "The column is so narrow that it breaks markers: paid once, with its first broken one.",
        tuned_on=_FAMILY,
    )
    next_break_cost: float = threshold(0.3, "score", "Each further line of a broken marker.", tuned_on=_FAMILY)
    unclosed_discount: float = threshold(
        1.0,
        "score",
        "Less for a break behind a letter or a digit: most markers end in a full stop or a bracket.",
        tuned_on="chosen: one such list in three",
    )
    room_cost: float = threshold(
        6.0,
        "score",
        "A line was broken although the next character had room: the column holds a wider line.",
        tuned_on="chosen: no program breaks a line earlier than it must",
    )
    room_share: float = threshold(
        0.95,
        "share",
        "Of the column's widest line: what is no wider had room.",
        tuned_on="chosen: widths of scanned lines are exact to a few percent",
    )
    max_line_gap_share: float = threshold(
        1.2,
        "share",
        "Of a line's height: the lines of one marker are no further apart.",
        tuned_on="chosen: double spacing",
    )
    cut_cost: float = threshold(
        1.5, "score", "A page's end, of all places, stands between the lines of a marker.", tuned_on=_FAMILY
    )
    no_item_cost: float = threshold(
        4.0,
        "score",
        "A marker further down in its cell has no text beside it, or one in the middle of a sentence.",
        tuned_on=_FAMILY,
    )
    no_text_below_cost: float = threshold(
        2.0,
        "score",
        "A marker right below a page's end has no text.",
        tuned_on="chosen: its text may be on the next page",
    )
    new_list_cost: float = threshold(3.0, "score", "A list of a style that the column had not yet.", tuned_on=_FAMILY)
    other_form_cost: float = threshold(
        2.0,
        "score",
        "More for such a list if the column has the same kind of number in other punctuation, or if its markers have "
        "no punctuation, and the column's others have one.",
        tuned_on=_FAMILY,
    )
    rare_form_cost: float = threshold(
        3.0,
        "score",
        "A number of several parts in brackets.",
        tuned_on="chosen: no sample and no real document has one",
    )
    parent_number_discount: float = threshold(
        1.5,
        "score",
        "Less for a number of several parts that begins with its parent's number: separate ones do so by chance.",
        tuned_on=_FAMILY,
    )
    other_parent_cost: float = threshold(
        3.0, "score", "Such a number begins otherwise.", tuned_on="chosen: as a skipped number"
    )
    restart_cost: float = threshold(1.0, "score", "In the first line of a cell a list begins again.", tuned_on=_FAMILY)
    restart_in_cell_cost: float = threshold(
        2.0, "score", "Further down in a cell a list begins again.", tuned_on=_FAMILY
    )
    skip_cost: float = threshold(3.0, "score", "One number of a list is skipped.", tuned_on=_FAMILY)
    repeat_cost: float = threshold(4.0, "score", "A number is printed twice.", tuned_on=_FAMILY)
    jump_cost: float = threshold(5.0, "score", "A list goes on with any other number.", tuned_on=_FAMILY)
    no_marker_cost: float = threshold(
        12.0,
        "score",
        "A line of a numbering column is no part of a marker.",
        tuned_on="chosen: more than all else together",
    )
    max_lines: int = threshold(
        9, "count", "A marker is broken over no more lines.", tuned_on='chosen: "1.1.1.1.1", a sign in each line'
    )
    max_paths: int = threshold(
        12,
        "count",
        "So many ways to read the column are followed at once.",
        tuned_on="chosen: one and two differ seldom",
    )


LISTS = ListSettings()
BROKEN = BrokenMarkerSettings()
