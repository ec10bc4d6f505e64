"""Thresholds of the cross-check."""

from __future__ import annotations

from dataclasses import dataclass

from skparse.settings import threshold


@dataclass(frozen=True)
class VerifySettings:
    """When the primary reading and a second reading of a page are the same."""

    # --- Reading with another engine

    max_stop_seconds: float = threshold(
        2.0,
        "seconds",
        "How long an engine that is stopped may take to notice. Both engines are written in Python, so it is the next "
        "byte code; one call of a library in C (inflating a stream) may last longer.",
        tuned_on="chosen, not measured",
    )
    max_failures_count: int = threshold(
        3,
        "count",
        "After so many failures in a row an engine is not asked again, so that a hostile file does not cost the time "
        "limit of every page.",
        tuned_on="chosen, not measured",
    )
    max_rule_thickness_pt: float = threshold(
        3.0,
        "pt",
        "A painted box that is no thicker is a rule, not a shade.",
        tuned_on="the borders that producers draw are 0.25 to 2.25 pt thick",
    )
    max_lean_degrees: float = threshold(
        3.0,
        "degrees",
        "A character that leans by less belongs to upright text, one that leans by more to a stamp.",
        tuned_on="upright text leans by a tenth of a degree at most; a stamp leans by 5 degrees and more",
    )
    max_overprint_x_share: float = threshold(
        0.5,
        "share",
        "The second printing of a letter, which imitates bold, is moved along the line by less than this share of the "
        "letter's width.",
        tuned_on='the next letter of a word ("ll") is moved by nearly its whole width',
    )
    max_overprint_y_share: float = threshold(
        0.25,
        "share",
        "The second printing of a letter is moved across the line by less than this share of the letter's height.",
        tuned_on="chosen, not measured",
    )
    overprint_bucket_pt: float = threshold(
        6.0,
        "pt",
        "The two printings of a letter are looked for in squares of this side and the squares beside them.",
        tuned_on="chosen: letters further apart do not cover each other in any font size that tables are set in",
    )

    # --- Texts

    node_box_tolerance_pt: float = threshold(
        0.5,
        "pt",
        "A letter belongs to a node's box if its center is no further outside.",
        tuned_on="boxes are rounded to 1/100 pt, and the letters' boxes differ a little from library to library",
    )
    min_judged_cells_count: int = threshold(
        4,
        "count",
        "With so many cells with text it can be told whether an engine uses the same coordinates as we do.",
        tuned_on="chosen, not measured",
    )
    min_aligned_share: float = threshold(
        0.5,
        "share",
        "Of the cells with text, so many must have the same text; else the engine uses other coordinates.",
        tuned_on="chosen: most of them",
    )
    min_repeated_letters: int = threshold(
        8,
        "count",
        "Letters of a text that a spreadsheet may have printed again on a later page.",
        tuned_on="no marker or mark has so many; they stand in many cells",
    )
    open_row_shade_pt: float = threshold(
        4.0,
        "pt",
        "So far below the last rule, at most, the shade of an open row is looked for.",
        tuned_on="half of the lowest row of samples and families",
    )
    max_page_differences_count: int = threshold(
        12, "count", "Differences of one kind that are reported of a page.", tuned_on="chosen: more do not help"
    )

    # --- Cells

    same_edge_pt: float = threshold(
        3.0,
        "pt",
        "Edges that are no further apart are the same rule: half of the widest double rule's gap and stroke.",
        tuned_on="samples and families: cells that are the same differ by at most 2.3 pt; rows are at least 7 pt high",
    )
    max_rule_gap_pt: float = threshold(
        3.5,
        "pt",
        "A cell that is no wider or no higher is the gap of a double rule, not a cell.",
        tuned_on="chosen, not measured",
    )
    min_covered_share: float = threshold(
        0.9,
        "share",
        "Of a cell's area, so much must be covered by its parts; else the engine has lost some and cannot tell.",
        tuned_on="chosen, not measured",
    )
    min_same_cells_share: float = threshold(
        0.5,
        "share",
        "Of our cells on a page, so many must be found by an engine for its differences to count.",
        tuned_on="dashed rules, open rows and double rules leave an engine 0.7 to 1 of them or (nearly) none; between",
    )


VERIFY = VerifySettings()
