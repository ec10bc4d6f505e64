"""Thresholds of joining the grids of many pages to one table, and of its rows."""

from __future__ import annotations

from dataclasses import dataclass

from skparse.settings import threshold


@dataclass(frozen=True)
class AssembleSettings:
    """When a grid goes on with the table before, and what its rows are."""

    same_rule_pt: float = threshold(
        4.0,
        "pt",
        "Two rules are the same one, once the frames of two pages are aligned, if they stand no further apart.",
        tuned_on="real documents: 1.4 pt at most within one; other tables of the same width differ by 8 pt and more",
    )
    min_rules_met_share: float = threshold(
        0.7,
        "share",
        "Of the vertical rules, how many must meet for a page on paper of the same width to go on with the table.",
        tuned_on="all samples and families; at 0.6 two tables of permenpanrb-90-2021 become one",
        holds=(0.7, 0.9),
    )
    min_rules_met_scaled_share: float = threshold(
        0.95,
        "share",
        "The same where the table is scaled, so that positions prove less.",
        tuned_on="all samples and families",
        holds=(0.85, 1.0),
    )
    same_width_share: float = threshold(
        0.1,
        "share",
        "Of the table's width: frames whose widths differ by less are on the same paper (a frame moves by a border's "
        "width); others are scaled.",
        tuned_on="all samples and families",
        holds=(0.02, 0.2),
    )
    max_scale: float = threshold(
        2.0,
        "share",
        "A page is printed at most so much larger or smaller than the page before.",
        tuned_on="chosen: A3 to A5 is a factor of two",
    )
    min_letters_between: int = threshold(
        4,
        "count",
        "A line between two parts of a table has at least so many letters; fewer are a stray sign.",
        tuned_on="chosen: the shortest title is a word",
    )
    min_likewise_similarity: float = threshold(
        80.0,
        "similarity",
        "Lines read by OCR that are so similar are one running head, read twice.",
        tuned_on="chosen",
    )
    numbered_columns: int = threshold(
        3,
        "count",
        "The numbers that tell whether a table goes on stand in so many first columns of its grid.",
        tuned_on="chosen: numbering, level, numbering of the next level",
    )
    pages_to_resolve_roles: int = threshold(
        3,
        "count",
        "So many pages wait while a column's role is open: the header may stand at the end of the first one.",
        tuned_on="chosen",
    )
    sure_role_probability: float = threshold(
        0.97,
        "share",
        "Roles of columns that are so likely, and a plan that is, are not looked at on further pages.",
        tuned_on="chosen",
    )
    max_title_words: int = threshold(
        60,
        "count",
        "So many words above a table are its title at most.",
        tuned_on="chosen: the block of a Lampiran and a title have 30-50",
    )
    min_times_share: float = threshold(
        0.6,
        "share",
        "Of a column's cells: so many name times where it is the schedule by them alone.",
        tuned_on="chosen: most of them",
    )
    min_row_height_pt: float = threshold(
        4.0,
        "pt",
        "Lower rows of a grid lie between two rules that do not quite meet; the row begins with them.",
        tuned_on="the lowest line of text is 5 pt high",
    )
    min_covered_share: float = threshold(
        0.6,
        "share",
        "Of a logical column's width: a grid column that covers so much of it holds it too.",
        tuned_on="chosen: more than half",
        holds=(0.2, 0.9),
    )
    mark_off_center_share: float = threshold(
        0.2,
        "share",
        "Of a month's width: the center of a centered mark is no further from the month's center, and more than twice "
        "as far from the center of the merged cell.",
        tuned_on="samples and families",
    )
    left_padding_pt: float = threshold(
        6.5, "pt", "Text set at a cell's left edge begins this close to it.", tuned_on="Word: 5.4 pt"
    )
    right_padding_pt: float = threshold(
        3.0, "pt", "Text set at a cell's right edge ends this close to it.", tuned_on="chosen"
    )
    min_fill_side_pt: float = threshold(
        3.0, "pt", "Thinner painted areas are rules that were painted, or edges of areas.", tuned_on="chosen"
    )
    min_picture_side_pt: float = threshold(
        1.0, "pt", "Pictures that are lower or narrower than this cannot be seen.", tuned_on="chosen"
    )
    same_strip_pt: float = threshold(
        0.5,
        "pt",
        "Pictures of one width whose edges are no further apart are strips of one picture.",
        tuned_on="chosen: rounding; two pictures in neighboring cells keep more",
    )
    min_bar_width_share: float = threshold(
        3.0,
        "share",
        "Of its height: a picture over several months of one row is a bar or an arrow if it is at least so wide; a "
        "stamp is about as wide as high.",
        tuned_on="chosen, not measured",
    )
    min_drawn_line_pt: float = threshold(
        1.0,
        "pt",
        "A line over the cells of a row is at least so thick, or else only a head or ends between two rules tell it "
        "from a rule.",
        tuned_on="chosen: borders between cells are 0.25 to 0.75 pt thick",
    )
    min_drawn_line_share: float = threshold(
        1.5,
        "share",
        "Of the page's usual rule: a line over the cells is at least so thick.",
        tuned_on="chosen, not measured",
    )
    page_number_margin_share: float = threshold(
        1 / 8,
        "share",
        "Of the page's height: page numbers stand so near to its top or bottom.",
        tuned_on="real documents: within 60 pt of 595-842",
    )
    min_catch_word_height_share: float = threshold(
        0.7,
        "share",
        "Of the page's height: catch-words stand below this, under a table that may end well above the margin.",
        tuned_on="families: the highest at 0.78; all samples and families",
        holds=(0.5, 0.85),
    )
    same_page_number_pt: float = threshold(
        12.0,
        "pt",
        "The centers of page numbers of two pages are no further apart: digits are added at one end or both.",
        tuned_on="chosen: two digits",
    )
    same_page_number_height_pt: float = threshold(
        3.0, "pt", "Page numbers of two pages stand at the same height to so much.", tuned_on="chosen"
    )
    max_box_rows: int = threshold(
        4,
        "count",
        "A letterhead or the frame of an electronic signature has no more rows.",
        tuned_on="chosen: office, address, notice",
    )
    max_letterhead_top_share: float = threshold(
        0.15, "share", "Of the page's height: a letterhead begins above this.", tuned_on="chosen: the page's margin"
    )
    max_stamp_width_share: float = threshold(
        0.45,
        "share",
        "Of the page's shorter side: a stamp with fields is narrower.",
        tuned_on="chosen: such stamps are 50 to 80 mm wide",
    )


ASSEMBLE = AssembleSettings()
