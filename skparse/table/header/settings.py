"""Thresholds of the header: which rows are one, what its columns are, and where it is repeated."""

from __future__ import annotations

from dataclasses import dataclass

from skparse.settings import threshold


@dataclass(frozen=True)
class HeaderSettings:
    """From the rows of a grid to a header with columns. Lengths are in points."""

    # The header's rows
    max_rows: int = threshold(
        8,
        "count",
        "A header has no more rows of the grid.",
        tuned_on="chosen: three levels, each cut once by a rule that goes part of the way",
    )
    min_row_height_pt: float = threshold(
        4.0,
        "pt",
        "Two rules that are no further apart are one that does not quite meet: no row lies between them.",
        tuned_on="the lowest line of text is 5 pt high",
    )
    max_line_gap_share: float = threshold(
        0.6,
        "share",
        "Of a line's height: lines of a heading that is merged with cells of the body are no further apart.",
        tuned_on="chosen: type set one and a half lines apart",
    )
    min_named_cells: int = threshold(
        2,
        "count",
        "A row without months is a header if at least so many of its cells hold words of headings.",
        tuned_on="chosen: one such word stands in rows of the body as well",
    )
    min_named_share: float = threshold(
        0.6,
        "share",
        "Of the cells with text: that so many hold words of headings tells of a header.",
        tuned_on="chosen: most of them",
    )
    max_median_words: int = threshold(
        3,
        "count",
        "Half of the cells of most headers hold no more words.",
        tuned_on="chosen: headings are short; the first row of a page without header holds words of headings, too",
    )
    min_weight: int = threshold(
        3,
        "score",
        "A row without months is a header from this weight on. A share of words of headings, and each of the looks "
        "(bold, shaded, capital, centered, all unlike the rows below) weigh 1.",
        tuned_on="chosen: short headings with such words are enough; long ones need to look like headings as well",
    )
    number_heading_weight: int = threshold(
        2,
        "score",
        'That the first cell is "No" tells of a header.',
        tuned_on="chosen: rows of a body begin otherwise",
    )
    short_weight: int = threshold(
        2, "score", "That half of the cells are short tells of a header.", tuned_on="chosen: see min_weight"
    )
    column_numbers_weight: int = threshold(
        2, "score", "That a row of column numbers follows tells of a header.", tuned_on="chosen: see min_weight"
    )
    max_off_center_pt: float = threshold(
        2.0, "pt", "The room on both sides of a centered line differs by less.", tuned_on="chosen: a blank at its end"
    )
    min_centered_room_pt: float = threshold(
        6.0,
        "pt",
        "A line with less room on both sides fills its cell.",
        tuned_on="chosen: cells have a padding of 5 pt in Word",
    )
    max_numbering_column_width_pt: float = threshold(
        40.0,
        "pt",
        "A narrower column without heading holds the numbering of the next one.",
        tuned_on='chosen: "VIII." fits',
    )

    # The months
    max_mark_letters: int = threshold(2, "count", "A mark under one month has no more letters.", tuned_on="chosen")

    # The row of column numbers
    min_column_numbers: int = threshold(
        3, "count", "A row of column numbers holds so many at least.", tuned_on="chosen: fewer may be a row of the body"
    )
    min_numbered_columns_share: float = threshold(
        0.8,
        "share",
        "Column numbers that do not rise from 1 on stand in so many of the row's cells.",
        tuned_on="chosen: one in five may be left empty, as a row of the body is not",
    )
    max_column_number_letters: int = threshold(
        4, "count", "A column number that OCR read has no more letters.", tuned_on='chosen: "(10)"'
    )
    min_column_numbers_read_share: float = threshold(
        0.5,
        "share",
        "Of the column numbers that OCR read: so many are read as their position.",
        tuned_on="chosen: every other one",
    )

    # Repeated headers
    min_repeated_share: float = threshold(
        0.9,
        "share",
        "Of the header's texts: rows that hold so many of them, and nothing else, repeat it.",
        tuned_on="chosen: a heading may be spelled differently once",
    )
    min_repeated_rest_share: float = threshold(
        0.5,
        "share",
        "Of the texts that a page's end has cut off: on top of the next page so many are enough.",
        tuned_on="chosen: where they stand tells as well",
    )
    min_headings_at_page_end: int = threshold(
        2,
        "count",
        "At a page's end so many headings and nothing else begin a header that goes on overleaf.",
        tuned_on="chosen: one heading may be a text of the body",
    )
    max_clipped_rows: int = threshold(
        3,
        "count",
        "A heading cell may reach so many rows below the last row that holds headings.",
        tuned_on="chosen: rules that do not quite meet cut a row into as many",
    )
    max_corrected_letters: int = threshold(
        6,
        "count",
        "A heading that is printed again differs from the table's by no more letters before it is corrected.",
        tuned_on="chosen: two hyphens and four misread words",
    )
    max_strange_share: float = threshold(
        0.1, "share", "Of a row's cells: so many may hold other texts than the header's.", tuned_on="chosen: one in ten"
    )
    min_cells_for_strange: int = threshold(
        5, "count", "In a row of so many cells one may hold another text: a heading may be clipped.", tuned_on="chosen"
    )
    min_misread_similarity: float = threshold(
        68.0,
        "similarity",
        "A heading that OCR read is that heading of the header which it resembles so much.",
        tuned_on="scans: white type on gray loses every fourth letter; different headings of one table are at most 55 "
        "alike",
    )
    max_week_letters: int = threshold(
        4, "count", 'The heading of a week ("III") has no more letters.', tuned_on='chosen: "VIII"'
    )
    min_week_cells: int = threshold(
        12, "count", "A row of weeks has so many cells.", tuned_on="chosen: the weeks of three months"
    )
    min_weeks_read_share: float = threshold(
        0.5,
        "share",
        "Of the cells of a row of weeks: so many must be read as they are for the others to be misread ones.",
        tuned_on="chosen: half of them",
    )


HEADER = HeaderSettings()
