"""Thresholds of the outline: items in cells, what a page's end cuts, depth, shared rows, markers and words from OCR."""

from __future__ import annotations

from dataclasses import dataclass

from skparse.settings import threshold

_SEAM_DOCUMENTS = "the real documents dishub-* and the digital samples"
_SEAMS = f"{_SEAM_DOCUMENTS}; python -m tests.fit_seams --seeds 0-19 --families says "


@dataclass(frozen=True)
class OutlineSettings:
    """Rows → items → nodes. Lengths are in points."""

    # Items of a cell
    marker_on_line_share: float = threshold(
        0.2,
        "share",
        "Of the height of a marker in a numbering cell: it stands on a line of the text if their centers are closer.",
        tuned_on="chosen: far less than half a line",
    )
    min_unpunctuated_texts_share: float = threshold(
        0.5,
        "share",
        "Of a column's texts: more than this must have no punctuated marker before its markers are taken to have none.",
        tuned_on="chosen: most texts",
    )
    min_unpunctuated_markers_share: float = threshold(
        0.6,
        "share",
        "Of the texts without a punctuated marker: at least this must begin with a number or letter that may be one.",
        tuned_on="chosen: most do, and only children need no number",
    )

    # Doubts
    max_doubtful_place_margin: float = threshold(
        1.8,
        "nats",
        "Another explanation, which puts an item below another parent, is not dearer than this: a finding says so.",
        tuned_on="chosen: as max_doubtful_margin of page ends",
    )

    # Order of items within a row
    same_line_pt: float = threshold(
        4.0, "pt", "Items that begin within this of one another are on one line.", tuned_on="half of the smallest line"
    )
    max_top_offset_share: float = threshold(
        1.5,
        "share",
        "Of a line's height: a cell's first item that begins closer to the row's top begins with the row.",
        tuned_on="chosen: more than a cell's padding, less than a line above it",
    )
    centered_text_share: float = threshold(
        0.5,
        "share",
        "Of a line's height: a text whose center is closer to its row's center was centered in its cell.",
        tuned_on="chosen: half a line",
    )

    # Depth within a column
    min_heading_share: float = threshold(
        0.9,
        "share",
        "Of a column's bold texts: so many must be followed by plain ones to be headings.",
        tuned_on="chosen: now and then one has nothing below it",
        holds=(0.5, 1.0),
    )

    # Rows that several items share
    max_partial_fill_share: float = threshold(
        0.7,
        "share",
        "Of a row's height: a lower fill covers a part of the row only.",
        tuned_on="chosen: cells are filled whole, or for one of two or more items, which is half",
        holds=(0.3, 0.9),
    )
    first_line_depth_pt: float = threshold(
        5.0,
        "pt",
        "The first line of an item that begins with its row is centered at least so far below the row's top.",
        tuned_on="half a line: 5 pt at a font of 9 pt",
    )
    max_fill_cut_pt: float = threshold(
        1.0,
        "pt",
        "Pieces of shading that are no further apart are one fill, which the grid's rows cut.",
        tuned_on="chosen: the width of a thick rule",
    )
    tick_lines_share: float = threshold(
        0.5,
        "share",
        "Of the height of the highest tick: ticks further apart stand on several lines.",
        tuned_on="chosen: half a line",
    )

    # Lost pages
    min_guess_confidence: float = threshold(
        0.7,
        "confidence",
        "The number of a lost item that nothing proves is given if it is at least so likely.",
        tuned_on="wonosobo-2026, whose last lost parent cannot be told (0.43)",
    )

    guess_confidence: float = threshold(
        0.65,
        "confidence",
        "Of a lost item whose number nothing proves, and of what stands below it.",
        tuned_on="27 such items of samples and random documents that lack a page: 19 are right",
    )
    min_marker_confidence: float = threshold(
        0.7,
        "confidence",
        "A marker that its neighbors do not confirm is in doubt if OCR is less confident of it.",
        tuned_on="chosen",
    )
    max_doubtful_loss_margin: float = threshold(
        0.5,
        "nats",
        "Lost pages that would explain the numbering nearly as well are told, too.",
        tuned_on="334 documents with misprints by seed: none of them is told so",
    )

    # Findings
    min_doubtful_kind: float = threshold(
        0.29,
        "share",
        "A table that is so likely to be no plan, though it was read as one, is told, unless its title says it is one.",
        tuned_on="office tables by seed (odd ones of 301-499): of 2 that are wrong 1 is told; more would doubt plans "
        "without a title and with one column of items",
    )
    min_missed_plan: float = threshold(
        0.22,
        "share",
        "A table that is so likely to be a plan, though its rows were kept as they are, is told: a plan that is not "
        "read is lost as a whole.",
        tuned_on="office tables by seed 1000-1799 and 2000-2599: of 9 plans that are lost, 3 more are told, and no "
        "table of another kind",
    )
    min_doubtful_role: float = threshold(
        0.35,
        "share",
        "A column that is so likely to have the other role is told.",
        tuned_on="office tables by seed and real documents: the wrong ones are told, two of real documents are not",
    )
    max_tick_letters: int = threshold(
        2, "count", "A longer text under a month is no plain tick.", tuned_on='chosen: "v", "√", "xx"'
    )
    doubtful_word_confidence: float = threshold(
        0.5,
        "confidence",
        "Words that OCR is less confident of are quoted in a finding.",
        tuned_on="the scan samples: half of the misread words lie below, and one correct word in two hundred",
    )
    max_quote_letters: int = threshold(
        40, "count", "A finding quotes no more letters of an item's text.", tuned_on="chosen: fits on a line"
    )


@dataclass(frozen=True)
class SeamSettings:
    """Does a text without marker below a page's end go on with the text above it (+), or begin an item (-)?

    The weights are added up. A cut that is visible or a sentence left open outweighs all else; a column whose texts
    often stand alone in their row needs such a sign.

    `tests.fit_seams` fits weights to random documents: each field says which. Of 687 texts held out both are right in
    .9985; the log loss is .0122 with the weights here and .0065 with the fitted ones. These were not adopted. With them
    no item of a sample, family or random document changes its place, but confidences do; and in two real documents
    (dishub-jabar-2016-monev, kepmendikbud-433-m-2021) cut texts fall in two, for their rest begins with a capital
    (BMN, Rambu), which in random documents it seldom does.
    """

    numbered_weight: float = threshold(
        1.5,
        "score",
        "At least half of the column's texts carry a marker, and this one does not.",
        tuned_on=_SEAMS + "2.8 (1,309 texts)",
    )
    logit_of_score: float = threshold(1.2, "logit", "Of a score of one.", tuned_on="a score of 1.5 is right in 6 of 7")
    cut_visible_weight: float = threshold(
        2.0, "score", "No rule closes the row at the page's end.", tuned_on=_SEAMS + "2.1 (308 texts)"
    )
    lower_case_weight: float = threshold(
        2.0, "score", "It begins with a small letter or closing punctuation.", tuned_on=_SEAMS + "3.3 (1,161 texts)"
    )
    unusual_lower_case_weight: float = threshold(
        4.0, "score", "The same, in a column in which no other text begins so.", tuned_on=_SEAMS + "4.1 (15 texts)"
    )
    min_texts_for_case_count: int = threshold(
        3, "count", "So many other texts without marker must tell how a column's texts begin.", tuned_on="chosen"
    )
    capital_weight: float = threshold(
        -0.5, "score", "It begins with a capital or a digit.", tuned_on=_SEAMS + "-1.8 (177 texts)"
    )
    sentence_open_weight: float = threshold(
        2.0,
        "score",
        "The text above ends with a word or sign that ends no sentence.",
        tuned_on=_SEAMS + "2.6 (427 texts)",
    )
    sentence_closed_weight: float = threshold(
        -1.0, "score", "The text above ends with a stop, semicolon or colon.", tuned_on=_SEAMS + "-0.9 (42 texts)"
    )
    bracket_open_weight: float = threshold(
        2.0, "score", "A bracket of the text above is not closed.", tuned_on=_SEAMS + "2.0 (16 texts)"
    )
    blank_above_weight: float = threshold(
        2.0,
        "score",
        "The last level of the row above is empty: its text went to this page, and so may the rest of this one.",
        tuned_on=_SEAMS + "2.5 (118 texts)",
    )
    max_alone_share: float = threshold(
        0.05,
        "share",
        "Of a column's texts without marker: if fewer are the leftmost of their row, they seldom stand alone.",
        tuned_on=_SEAM_DOCUMENTS,
    )
    seldom_alone_weight: float = threshold(
        1.0, "score", "The column's texts seldom stand alone in their row.", tuned_on=_SEAMS + "1.2 (1,297 texts)"
    )
    often_alone_weight: float = threshold(
        -1.5, "score", "The column's texts often stand alone in their row.", tuned_on=_SEAMS + "-1.6 (72 texts)"
    )
    marks_alike_weight: float = threshold(
        0.5, "score", "Both rows have marks, in the same columns.", tuned_on=_SEAMS + "1.0 (586 texts)"
    )
    marks_differ_weight: float = threshold(
        -2.0, "score", "Both rows have marks, in different columns.", tuned_on=_SEAMS + "-2.8 (114 texts)"
    )
    marks_missing_weight: float = threshold(
        1.0,
        "score",
        "The row above has marks, this one has none: it is the rest of a row.",
        tuned_on=_SEAMS + "0.9 (516 texts)",
    )
    both_attributes_weight: float = threshold(
        -0.5, "score", "Both rows have text in their attributes.", tuned_on=_SEAMS + "-0.2 (105 texts)"
    )
    max_doubtful_margin: float = threshold(
        1.8, "nats", "The other explanation is not dearer than this: a finding says so.", tuned_on=_SEAM_DOCUMENTS
    )
    min_repeated_letters: int = threshold(
        4,
        "count",
        "A text without marker that is printed again on the next page is the same node if it has so many letters.",
        tuned_on="chosen: shorter texts are equal by chance",
    )


@dataclass(frozen=True)
class SpellingSettings:
    """Words that OCR misread."""

    max_doubtful_confidence: float = threshold(
        0.97,
        "confidence",
        "A word that the engine is at least so confident of (of its least certain letter) is not changed.",
        tuned_on="chosen",
    )
    min_known_confidence: float = threshold(
        0.9,
        "confidence",
        "A word is known from the document if it was read at least so confidently, as often as min_known_count says.",
        tuned_on="chosen",
    )
    min_known_count: int = threshold(2, "count", "See min_known_confidence.", tuned_on="chosen: no chance misreading")
    min_compared_letters: int = threshold(
        5, "count", "Shorter words have too many neighbors to be compared letter by letter.", tuned_on="chosen"
    )
    max_alternative_distance_share: float = threshold(
        0.4,
        "share",
        "Of its letters: two readings of one word differ by no more.",
        tuned_on="chosen",
    )


OUTLINE = OutlineSettings()
SEAM = SeamSettings()
SPELLING = SpellingSettings()
